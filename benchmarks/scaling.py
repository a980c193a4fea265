"""How cost grows with what is not children: organisations, events, scenarios, replications."""

from __future__ import annotations

from dataclasses import replace

import scenarios
from benchmarks import regions
from benchmarks.clocked import Clocked, run_clocked
from benchmarks.region_runs import BASELINE, SEED, YEARS
from benchmarks.stopwatch import stopwatch
from experiments.comparison.compare import compare
from experiments.runs.run import RunSettings, run_scenarios
from model.parameters import REGISTER
from model.simulation import ContinuumModel

Sample = dict[str, float]
PROVIDERS = tuple(name for name in REGISTER if name.startswith("population.providers_"))
NEEDS = ("need.onset_per_year",)
POLICIES = (BASELINE, "integrated-teams", "early-signals", "harmonised-rules")
FEW_SCENARIOS, MANY_SCENARIOS = 2, 4
FEW_PAIRS, MANY_PAIRS = 2, 8


def organisations() -> Sample:
    """Time the region with as few and with as many care providers as their ranges allow."""
    few, many = (clocked_at(PROVIDERS, end) for end in ("low", "high"))
    return {
        "providers-few": few[1],
        "providers-many": many[1],
        "weeks-few-providers": few[0].total / 1e6,
        "weeks-many-providers": many[0].total / 1e6,
    }


def events() -> Sample:
    """Time the region with as few and with as many needs as the range allows."""
    few, many = (clocked_at(NEEDS, end)[0] for end in ("low", "high"))
    return {
        "events-few": sum(few.events.values()),
        "events-many": sum(many.events.values()),
        "event-few-ns": few.total / sum(few.events.values()),
        "event-many-ns": many.total / sum(many.events.values()),
    }


def clocked_at(names: tuple[str, ...], end: str) -> tuple[Clocked, int]:
    """Run the region with parameters at one end of their range; also return how many providers."""
    overrides = {name: getattr(REGISTER[name], end) for name in names}
    scenario = replace(scenarios.load(BASELINE), overrides=overrides)
    model = ContinuumModel(scenario, regions.region(), rng=SEED, years=YEARS)
    return run_clocked(model), len(model.providers)


def runs() -> Sample:
    """Return the processor time of one run in comparisons of growing size, all on one worker."""
    return {
        "run-of-few": per_run(FEW_SCENARIOS, FEW_PAIRS),
        "run-of-more-scenarios": per_run(MANY_SCENARIOS, FEW_PAIRS),
        "run-of-more-pairs": per_run(FEW_SCENARIOS, MANY_PAIRS),
    }


def per_run(policies: int, pairs: int) -> float:
    """Return milliseconds per scenario and replication, its share of past and table included."""
    chosen = [scenarios.load(name) for name in POLICIES[:policies]]
    settings = RunSettings(regions.region(), years=YEARS, replications=pairs, seed=SEED, workers=1)
    with stopwatch() as spent:
        compare(run_scenarios(chosen, settings))
    return 1e3 * spent.cpu / (policies * pairs)
