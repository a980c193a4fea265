"""Running scenarios: the same children in every scenario, replication after replication.

One replication lives through the warm-up once and is then forked into every scenario that has
the same parameters. Replications run in threads: compiled code releases the interpreter, and the
result depends on seed and replication number only, never on which thread was first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.paired_children import PAIRED, Counted, Lived, lived, unmet_of
from experiments.provenance import provenance
from experiments.traces import traces
from experiments.worlds import World, told
from model.geography import Region, resolve_region
from model.kernel import is_compiled_before
from model.kinds import WARM_UP_YEARS
from model.outcomes import MEASURES, SERIES
from model.policy_in_force import check_pilots, places_of
from model.reporters import measured, weekly_series
from model.simulation import ContinuumModel
from scenarios import Scenario

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
Row = tuple[str, str, str]  # period, group, measure
PROGRESS_SECONDS = 0.25


@dataclass(frozen=True)
class RunSettings:
    """What to run: region, school years, replications, seed, threads (0: all cores), checks.

    `municipalities` adds results for the children of every municipality.
    """

    region: str
    years: int = 10
    replications: int = 20
    seed: int = 1
    workers: int = 0
    check: bool = False
    municipalities: bool = False


# Told the simulated years done, the years in all, and "running" or "compiling"; always called
# from the thread that called `run_scenarios`.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class RunSet:
    """The results of all runs.

    `results` has shape (scenarios, replications, rows), with `rows` naming period, group and
    measure; `series` has shape (scenarios, replications, weeks, measures of `SERIES`); `ledger`
    the cents spent per scenario, replication, year, pot, payer, activity and group of children;
    `traces` has shape (scenarios, replications, periods, names of `experiments.traces.NAMES`).

    `paired` has shape (scenarios, replications, 4): the numbers of `PAIRED`. Of all children with
    a need under a scenario or under the first one, how many there are, and how many live fewer,
    as many and more weeks without help than the same child under the first scenario.

    `in_worlds`, shape (worlds, scenarios, rows), and `paired_in_worlds`, shape (worlds, scenarios,
    4), are the same under other assumptions; all else of those runs is not kept.
    """

    settings: RunSettings
    scenarios: list[Scenario]
    region: Region
    rows: list[Row]
    results: Floats
    series: Floats
    ledger: npt.NDArray[np.int64]
    traces: Floats
    paired: npt.NDArray[np.int64]
    worlds: Sequence[World] = ()
    in_worlds: Floats = field(default_factory=lambda: np.zeros((0, 0, 0)))
    paired_in_worlds: npt.NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, 4), np.int64)
    )

    def table(self) -> pd.DataFrame:
        """Return results as a tidy table: a row per scenario, replication, period, group, measure.

        Replications count from 1; a value is NaN where there is nothing to measure.
        """
        import pandas as pd

        n_scenarios, replications, rows = self.results.shape
        named = pd.DataFrame(self.rows, columns=["period", "group", "measure"])
        table = pd.concat([named] * (n_scenarios * replications), ignore_index=True)
        table["unit"] = [MEASURES[measure].unit for measure in table["measure"]]
        names = [scenario.name for scenario in self.scenarios]
        table.insert(0, "scenario", np.repeat(names, replications * rows))
        numbers = np.repeat(np.arange(replications) + 1, rows)
        table.insert(1, "replication", np.tile(numbers, n_scenarios))
        return table.assign(value=self.results.ravel())

    def weekly(self) -> pd.DataFrame:
        """Return weekly series as a tidy table, one row per replication, week and measure."""
        import pandas as pd

        n_scenarios, replications, weeks, measures = self.series.shape
        shape = (n_scenarios, replications, weeks, measures)
        index = np.indices(shape).reshape(4, -1)
        names = np.array([scenario.name for scenario in self.scenarios], dtype=object)
        series = list(SERIES)
        return pd.DataFrame(
            {
                "scenario": names[index[0]],
                "replication": index[1] + 1,
                "week": index[2],
                "measure": np.array(series, dtype=object)[index[3]],
                "unit": np.array([SERIES[name].unit for name in series], dtype=object)[index[3]],
                "value": self.series.ravel(),
            }
        )

    def provenance(self) -> dict[str, Any]:
        """Return what is needed to make the same numbers again."""
        made = provenance(self.settings, self.scenarios, self.region)
        if self.settings.municipalities:
            made |= {"by": "municipality"}
        return made | {"worlds": told(self.worlds)} if self.worlds else made


def run_scenarios(
    scenarios: Sequence[Scenario],
    settings: RunSettings,
    progress: Progress | None = None,
    worlds: Sequence[World] = (),
) -> RunSet:
    """Run every scenario for every replication, and in every world, and return the results.

    Raises:
        UserError: unknown region, or a scenario that cannot be used there.
    """
    region = region_for(scenarios, settings.region)
    lives = [(number, scenarios, True) for number in range(settings.replications)]
    lives += [(world.replication, world.scenarios, False) for world in worlds]
    years = sum(years_to_live(chosen, settings.years) for _, chosen, _ in lives)
    years_done = Years(years)
    tasks = [
        partial(replicate, chosen, region, settings, number, years_done, detailed=detailed)
        for number, chosen, detailed in lives
    ]
    done = run_together(tasks, years_done, progress, settings.workers)
    ordered, others = done[: settings.replications], done[settings.replications :]
    details = [[item.detail for item in runs if item.detail] for runs in ordered]
    shape = (len(worlds), len(scenarios))
    rows = ordered[0][0].rows
    return RunSet(
        settings=settings,
        scenarios=list(scenarios),
        region=region,
        rows=rows,
        results=np.array([[item.values for item in runs] for runs in ordered]).swapaxes(0, 1),
        series=np.array([[item.series for item in runs] for runs in details]).swapaxes(0, 1),
        ledger=np.array([[item.ledger for item in runs] for runs in details]).swapaxes(0, 1),
        traces=np.array([[item.traces for item in runs] for runs in details]).swapaxes(0, 1),
        paired=np.array([[item.paired for item in runs] for runs in ordered]).swapaxes(0, 1),
        worlds=list(worlds),
        in_worlds=np.reshape(
            [[item.values for item in runs] for runs in others], (*shape, len(rows))
        ),
        paired_in_worlds=np.reshape(
            [[item.paired for item in runs] for runs in others], (*shape, len(PAIRED))
        ).astype(np.int64),
    )


def region_for(scenarios: Sequence[Scenario], label: str) -> Region:
    """Return a region, if all scenarios can be used there.

    Raises:
        UserError: unknown region, or a pilot in a municipality that is not in it.
    """
    region = resolve_region(label)
    for scenario in scenarios:
        check_pilots(scenario.levers, places_of(region.municipalities))
    return region


def run_together[T](
    tasks: Sequence[Callable[[], T]], years_done: Years, progress: Progress | None, workers: int = 0
) -> list[T]:
    """Do tasks in threads (0: all cores), tell about progress, and return their results in order.

    Raises:
        BaseException: what a task raised, or the interrupt of a user; all tasks are then stopped.
    """
    what = "running" if is_compiled_before() else "compiling"
    with ThreadPoolExecutor(max_workers=workers or os.cpu_count() or 1) as pool:
        jobs = [pool.submit(task) for task in tasks]
        try:
            _watch(jobs, years_done, what, progress)
            return [job.result() for job in jobs]
        except BaseException:
            years_done.stop()
            pool.shutdown(cancel_futures=True)
            raise


def _watch[T](
    jobs: Sequence[Future[T]], years_done: Years, what: str, progress: Progress | None
) -> None:
    """Tell about simulated years as they are finished, until all jobs are; raise what fails."""
    waiting = set(jobs)
    if progress is not None:
        progress(years_done.number, years_done.total, what)
    while waiting:
        done, waiting = wait(waiting, timeout=PROGRESS_SECONDS, return_when=FIRST_EXCEPTION)
        for job in done:
            job.result()
        if progress is not None:
            now = "running" if years_done.number else what
            progress(years_done.number, years_done.total, now)


class Years:
    """The simulated years of all threads together, and the place to stop them at a year's end."""

    def __init__(self, total: int) -> None:
        """Expect so many years; none is done."""
        self.number = 0
        self.total = total
        self._lock = Lock()
        self._stopped = False

    def count(self) -> None:
        """Count a year, or end the run if it was interrupted."""
        if self._stopped:
            raise KeyboardInterrupt
        with self._lock:
            self.number += 1

    def stop(self) -> None:
        """Let every run end at the end of its present year."""
        self._stopped = True


@dataclass(frozen=True)
class Detail:
    """What is kept of a run at the reference parameters, and not of one in another world.

    `series` has shape (weeks, measures of `SERIES`), `ledger` (years, pots, payers, activities,
    groups) in cents, `traces` (periods, names of `experiments.traces.NAMES`).
    """

    series: Floats
    ledger: npt.NDArray[np.int64]
    traces: Floats


@dataclass(frozen=True)
class Result:
    """What one scenario gave in one replication.

    `rows` name the `values`, and stand in the first scenario only, for they are the same in all;
    `paired` are the numbers of `PAIRED`, against the first scenario.
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
        result, first = _live(past, scenario, settings, first, detailed=detailed)
        results.append(result)
    for past in pasts.values():
        let_go(past)
    return results


def _live(
    past: ContinuumModel,
    scenario: Scenario,
    settings: RunSettings,
    first: Lived | None,
    *,
    detailed: bool,
) -> tuple[Result, Lived]:
    """Run a scenario; return its results, and what the first one did to every child.

    The columns of the first run are all that is kept of it, so one model is alive at a time.
    """
    model = past.fork(scenario).run()
    own = lived(past, model)
    counted = unmet_of(own if first is None else first, own).counted()
    result = _result(model, settings, counted, named=first is None, detailed=detailed)
    first = own if first is None else first
    let_go(model)
    return result, first


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
    counted: Counted,
    *,
    named: bool,
    detailed: bool,
) -> Result:
    found = list(measured(model, settings.municipalities))
    return Result(
        [(item.period, group, item.measure) for item in found for group in item.groups if named],
        np.concatenate([item.values for item in found]),
        [getattr(counted, name) for name in PAIRED],
        _detail(model) if detailed else None,
    )


def _detail(model: ContinuumModel) -> Detail:
    spent = np.array([snapshot.spent for snapshot in model.history[WARM_UP_YEARS:]])
    return Detail(weekly_series(model), np.diff(spent, axis=0), traces(model))
