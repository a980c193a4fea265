"""Hand-made runs of one region, for tests of what is said about effects and counters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from experiments.runs.run import RunSet, RunSettings
from experiments.runs.traces import NAMES, PLACE
from experiments.studies.effects import RegionStudy
from model.geography import resolve_region
from model.outcomes import MEASURES
from model.reporters import periods_of
from scenarios import Scenario, load

REGION = "jeugdregio:Rivierenland"
YEARS = 10
REPLICATIONS = 4
WOBBLE = np.array([-1.0, 1.0, -0.5, 0.5]) / 100  # chance, of a mean of zero


def study_of(
    scenarios: Sequence[Scenario],
    counters: Mapping[str, Mapping[str, float]] | None = None,
    measures: Mapping[str, Mapping[str, float]] | None = None,
    levels: Mapping[str, float] | None = None,
    region: str = REGION,
) -> RegionStudy:
    """Return a study in which every level is 10, but for `levels` and the given differences.

    Args:
        scenarios: the first is the reference.
        counters: by scenario, what each counter differs from the reference.
        measures: by scenario, what each measure differs from the reference.
        levels: levels of counters that are not 10.
        region: the region that the runs are said to be of.
    """
    periods = [name for name, _, _ in periods_of(YEARS)]
    rows = [(period, "all", name) for period in periods for name in MEASURES]
    results = np.full((len(scenarios), REPLICATIONS, len(rows)), 10.0)
    traces = np.full((len(scenarios), REPLICATIONS, len(periods), len(NAMES)), 10.0)
    for name, level in (levels or {}).items():
        traces[..., PLACE[name]] = level
    for place, scenario in enumerate(scenarios):
        for counter, change in (counters or {}).get(scenario.name, {}).items():
            traces[place, :, :, PLACE[counter]] += change + WOBBLE[:, None]
        for row, (_, _, name) in enumerate(rows):
            effect = (measures or {}).get(scenario.name, {}).get(name)
            if effect is not None:
                results[place, :, row] += effect + WOBBLE
    return RegionStudy(
        RunSet(
            settings=RunSettings(region, YEARS, REPLICATIONS),
            scenarios=list(scenarios),
            region=resolve_region(region),
            rows=rows,
            results=results,
            series=np.zeros((len(scenarios), REPLICATIONS, 52 * YEARS, 1)),
            ledger=np.zeros((len(scenarios), REPLICATIONS, YEARS, 2, 6, 15, 7), np.int64),
            traces=traces,
            paired=np.zeros((len(scenarios), REPLICATIONS, 4), np.int64),
        )
    )


def current_and(name: str) -> list[Scenario]:
    """Return today's system and one other scenario."""
    return [load("current"), load(name)]
