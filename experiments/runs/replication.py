"""One replication: a past that is lived once, and every scenario that is run from there.

Runs of one replication have the same children, so a scenario is compared with what another one did
to them: a `Lived` of some bytes per child. Neither a past nor a `Lived` changes by being used, so
both may be kept for a scenario that is asked for later (see `experiments.live`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.runs.money_of_places import paid_in_by_place
from experiments.runs.paired_children import PAIRED, Lived, Unmet, lived, unmet_of
from experiments.runs.traces import traces
from model.geography import Region
from model.kinds import WARM_UP_YEARS
from model.reporters import group_names, measured, weekly_series
from model.simulation import ContinuumModel
from scenarios import Scenario

if TYPE_CHECKING:
    from experiments.runs.run import RunSettings, Years

Floats = npt.NDArray[np.float64]
Row = tuple[str, str, str]  # period, group, measure


@dataclass(frozen=True)
class Detail:
    """What is kept of a run at the reference parameters, and not of one in another world.

    `series` has shape (weeks, measures of `SERIES`), `ledger` (years, pots, payers, activities,
    groups) in cents, `traces` (periods, names of `experiments.runs.traces.NAMES`), `by_group`
    (groups of `model.reporters.group_names`, `PAIRED`), `by_place` (payers of
    `experiments.runs.money_of_places.PLACED`, municipalities) the cents paid in over all years.
    """

    series: Floats
    ledger: npt.NDArray[np.int64]
    traces: Floats
    by_group: npt.NDArray[np.int64]
    by_place: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Result:
    """What one scenario gave in one replication.

    `rows` name the `values`, and stand in the first scenario only, for they are the same in all
    replications and worlds too; `paired` are the numbers of `PAIRED`, against the first scenario.
    """

    rows: list[Row]
    values: Floats
    paired: list[int]
    detail: Detail | None


def replicate(
    scenarios: Sequence[Scenario],
    region: Region,
    settings: RunSettings,
    number: int,
    years_done: Years,
    *,
    detailed: bool,
) -> list[Result]:
    """Run one replication of every scenario, counting every simulated year.

    Args:
        scenarios: what to run; every child is compared with itself under the first one.
        region: where.
        settings: years, seed and what to measure; its region and replications are not looked at.
        number: the replication, from 0.
        years_done: told every simulated year.
        detailed: whether to keep weekly series, ledger and traces.
    """
    pasts: dict[Any, ContinuumModel] = {}
    results: list[Result] = []
    first: Lived | None = None
    for scenario in scenarios:
        past = pasts.get(past_of(scenario))
        if past is None:
            past = build_past(scenario, region, settings, number, years_done)
            pasts[past_of(scenario)] = past
        named = first is None
        result, own = live(past, scenario, settings, first, named=named, detailed=detailed)
        first = first or own
        results.append(result)
    for past in pasts.values():
        let_go(past)
    return results


def live(
    past: ContinuumModel,
    scenario: Scenario,
    settings: RunSettings,
    first: Lived | None,
    *,
    named: bool,
    detailed: bool,
) -> tuple[Result, Lived]:
    """Run one scenario from a past; return its results, and what it did to every child.

    The columns of a run are all that is kept of it, so one model is alive at a time.

    Args:
        past: after the warm-up, with the parameters and rules of the scenario; it stays as it is.
        scenario: what to run.
        settings: what to measure.
        first: what the scenario did that this one is compared with; none: itself.
        named: whether the result has the names of its rows.
        detailed: whether to keep weekly series, ledger and traces.
    """
    model = past.fork(scenario).run()
    own = lived(past, model)
    unmet = unmet_of(own if first is None else first, own)
    before = paid_in_by_place(past.world) if detailed else None
    result = _result(model, settings, unmet, before, named=named)
    let_go(model)
    return result, own


def let_go(model: ContinuumModel) -> None:
    """Give back the memory of a model that nobody needs any more.

    Its organisations refer back to it, so its columns would stay until Python looks for cycles.
    """
    del model.world


def build_past(
    scenario: Scenario, region: Region, settings: RunSettings, number: int, years_done: Years
) -> ContinuumModel:
    """Return the model of one replication after the warm-up, to be forked into its scenarios."""
    return ContinuumModel(
        scenario,
        region,
        rng=np.random.SeedSequence(settings.seed, spawn_key=(number,)),
        years=settings.years,
        check=settings.check,
        on_year=years_done.count,
    )


def years_to_live(scenarios: Sequence[Scenario], years: int, times: int = 1) -> int:
    """Return the simulated years of the pasts of some scenarios, and of each so many times."""
    pasts = len({past_of(item) for item in scenarios})
    return WARM_UP_YEARS * pasts + times * years * len(scenarios)


def past_of(scenario: Scenario) -> tuple[Any, ...]:
    """Return what two scenarios must share to share a past."""
    return (scenario.parameters, scenario.variants)


def _result(
    model: ContinuumModel,
    settings: RunSettings,
    unmet: Unmet,
    before: npt.NDArray[np.int64] | None,
    *,
    named: bool,
) -> Result:
    """Return the results of a run; with details if it is given what was paid in before it."""
    found = list(measured(model, settings.municipalities))
    counted = unmet.counted()
    groups = len(group_names(model, settings.municipalities))
    return Result(
        [(item.period, group, item.measure) for item in found for group in item.groups if named],
        np.concatenate([item.values for item in found]),
        [getattr(counted, name) for name in PAIRED],
        None if before is None else _detail(model, unmet.by_group(groups), before),
    )


def _detail(
    model: ContinuumModel, by_group: npt.NDArray[np.int64], before: npt.NDArray[np.int64]
) -> Detail:
    spent = np.array([snapshot.spent for snapshot in model.history[WARM_UP_YEARS:]])
    by_place = paid_in_by_place(model.world) - before
    return Detail(weekly_series(model), np.diff(spent, axis=0), traces(model), by_group, by_place)
