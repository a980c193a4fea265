"""Running all parts of a scenario on the same children, and dividing what the whole does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.attribution.game import Floats
from experiments.attribution.groups import BY_LEVER, Group, groups_of, part_of
from experiments.attribution.plan import EXACT, Plan, Shares, plan_of
from experiments.attribution.table import table_of
from experiments.runs.provenance import provenance
from experiments.runs.replication import replicate, years_to_live
from experiments.runs.run import Progress, RunSettings, Years, region_for, run_together
from model.errors import UserError
from model.geography import Region
from model.outcomes import MEASURES
from model.reporters import periods_of
from scenarios import Scenario
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    import pandas as pd

HEADLINES = tuple(item.name for item in MEASURES.values() if item.headline)
ORDERS = 8  # of joining, sampled in every replication when there are too many groups for all parts


@dataclass(frozen=True)
class Attribution:
    """Which group of levers causes what, compared with the scenario without its policy levers.

    `rows` is a tidy table, see `experiments.attribution.table.COLUMNS`. `orders` is 0 when all
    parts were run, else the number of orders that were sampled in every replication.
    """

    scenario: Scenario
    groups: tuple[Group, ...]
    orders: int
    rows: pd.DataFrame
    provenance: dict[str, Any]

    def table(self) -> pd.DataFrame:
        """Return all rows as a tidy table."""
        return self.rows

    def periods(self) -> list[str]:
        """Return the periods, all years last."""
        return list(dict.fromkeys(self.rows["period"]))

    def sentence(self, measure: str, lang: str, period: str | None = None) -> str:
        """Return in words which levers cause the effect on a measure; see `sentences`."""
        from experiments.attribution.sentences import sentence

        return sentence(self, measure, lang, period)

    def waterfall(self, measure: str, lang: str, period: str | None = None) -> Any:
        """Return a Plotly figure of how the groups add up to the whole; see `figure`."""
        from experiments.attribution.figure import waterfall

        return waterfall(self, measure, lang, period)


def attribute(
    scenario: Scenario,
    settings: RunSettings,
    groups: str | Sequence[Group] = BY_LEVER,
    measures: Sequence[str] = HEADLINES,
    orders: int = ORDERS,
    progress: Progress | None = None,
) -> Attribution:
    """Run the parts of a scenario and divide its effect over groups of levers.

    Up to `EXACT` groups all parts are run. Beyond that every replication samples orders in which
    groups join, and its parts only.

    Args:
        scenario: what is taken apart; its parameters, rules and context are the same in all parts.
        settings: region, years, replications, seed and threads.
        groups: how levers are grouped, see `groups_of`, or the groups themselves.
        measures: names of `model.outcomes.MEASURES`.
        orders: orders to sample, even; not looked at when all parts are run.
        progress: told about simulated years.

    Raises:
        UserError: unknown region, measure or group, an odd number of orders, or no lever.
    """
    chosen = groups_of(scenario, groups) if isinstance(groups, str) else list(groups)
    check_measures(measures)
    if orders < 2 or orders % 2:
        raise UserError(f"Option --orders is {orders}: give an even number from 2.")
    plans = [
        plan_of(len(chosen), orders, settings.seed, number)
        for number in range(settings.replications)
    ]
    needed = sorted({coalition for plan in plans for coalition in plan.coalitions})
    parts = {coalition: part_of(scenario, chosen, coalition) for coalition in needed}
    region = region_for([scenario], settings.region)
    shares = _run(plans, parts, region, settings, measures, progress)
    sampled = orders if len(chosen) > EXACT else 0
    names = [(period, name) for period, _, _ in periods_of(settings.years) for name in measures]
    rows = table_of(scenario.name, region.label, chosen, names, shares)
    made = provenance(settings, [scenario], region) | {
        "groups": {group.name: list(group.kinds) for group in chosen},
        "orders": sampled,
    }
    return Attribution(scenario, tuple(chosen), sampled, rows, made)


def check_measures(measures: Sequence[str]) -> None:
    """Raise UserError for a name that is no measure, with near matches."""
    for name in measures:
        if name not in MEASURES:
            raise UserError(
                f"Option --measure is {shown(name)}: "
                f"{hint(name, MEASURES, f'use for example {HEADLINES[0]} or {HEADLINES[-1]}.')}"
            )


def _run(
    plans: Sequence[Plan],
    parts: Mapping[int, Scenario],
    region: Region,
    settings: RunSettings,
    measures: Sequence[str],
    progress: Progress | None,
) -> list[Shares]:
    """Return what every replication comes to; its parts share one past."""
    lives = [[parts[coalition] for coalition in plan.coalitions] for plan in plans]
    years_done = Years(sum(years_to_live(chosen, settings.years) for chosen in lives))

    def one(number: int) -> Shares:
        values = _values(lives[number], region, settings, number, years_done, measures)
        return plans[number].shares(values)

    tasks = [partial(one, number) for number in range(settings.replications)]
    return run_together(tasks, years_done, progress, settings.workers)


def _values(
    scenarios: Sequence[Scenario],
    region: Region,
    settings: RunSettings,
    number: int,
    years_done: Years,
    measures: Sequence[str],
) -> Floats:
    """Return measures for all children of every part in one replication, shape (parts, rows)."""
    results = replicate(scenarios, region, settings, number, years_done, detailed=False)
    places = {row: place for place, row in enumerate(results[0].rows)}
    rows = [
        places[period, "all", name]
        for period, _, _ in periods_of(settings.years)
        for name in measures
    ]
    return np.array([result.values[rows] for result in results])
