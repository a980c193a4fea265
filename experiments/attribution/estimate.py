"""How long an attribution will take here, from a pilot whose results are thrown away."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from experiments.attribution.groups import BY_LEVER, Group, groups_of, part_of
from experiments.attribution.plan import plan_of
from experiments.attribution.run import ORDERS
from experiments.runs.replication import build_past, let_go, live
from experiments.runs.run import Progress, RunSettings, Years, region_for
from scenarios import Scenario


@dataclass(frozen=True)
class Estimate:
    """What an attribution would take.

    Args:
        parts: of the scenario, over all replications; each is a run of all years.
        seconds: with one thread that has the machine's pace of this moment.
    """

    parts: int
    seconds: float


def estimate(
    scenario: Scenario,
    settings: RunSettings,
    groups: str | Sequence[Group] = BY_LEVER,
    orders: int = ORDERS,
    progress: Progress | None = None,
) -> Estimate:
    """Run the emptiest and the whole part of the first replication, and count all others.

    Args:
        scenario: what would be taken apart.
        settings: region, years, replications and seed.
        groups: as of `attribute`.
        orders: as of `attribute`.
        progress: told about simulated years.

    Raises:
        UserError: unknown region or group, or no lever.
    """
    chosen = groups_of(scenario, groups) if isinstance(groups, str) else list(groups)
    plans = [
        plan_of(len(chosen), orders, settings.seed, number)
        for number in range(settings.replications)
    ]
    parts = sum(len(plan.coalitions) for plan in plans)
    region, years = region_for([scenario], settings.region), Years(0)
    if progress is not None:
        progress(0, 1, "running")
    begun = time.perf_counter()
    past = build_past(part_of(scenario, chosen, 0), region, settings, 0, years)
    lived = time.perf_counter()
    for coalition in (0, 2 ** len(chosen) - 1):
        part = part_of(scenario, chosen, coalition)
        live(past, part, settings, None, named=False, detailed=False)
    ended = time.perf_counter()
    let_go(past)
    return Estimate(parts, len(plans) * (lived - begun) + parts * (ended - lived) / 2)
