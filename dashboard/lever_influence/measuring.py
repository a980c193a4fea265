"""Run the levers one at a time, and read from the runs what each does to the headline measures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.lever_influence.cases import Case
from dashboard.lever_influence.stored import Effect, Stored
from dashboard.view import BASELINE, PAIRS, REGION, SEED, YEARS
from experiments.runs.run import Progress, RunSettings, run_scenarios
from experiments.runs.traces import intervals
from experiments.studies.effects import MOVED_CONFIDENCE, RegionStudy
from experiments.sweep.design import HEADLINE
from model.kernel import source_hash
from scenarios import load

# What a user sees who opens the dashboard and moves one lever.
SETTINGS = RunSettings(region=REGION, years=YEARS, replications=PAIRS, seed=SEED)


def measured(
    wanted: Sequence[Case], settings: RunSettings = SETTINGS, progress: Progress | None = None
) -> Stored:
    """Return the effects of levers in the last period, each against the same children without it.

    Args:
        wanted: which levers at which values.
        settings: where, how long and how often.
        progress: told how far the runs of a group of levers are.
    """
    effects: list[Effect] = []
    period = ""
    # A group at a time, for the details of all runs together would not fit in a small memory.
    for _, group in groupby(wanted, key=lambda case: case.control.group):
        own = list(group)
        scenarios = {BASELINE: load(BASELINE)}
        scenarios |= {item.name: item for case in own for item in (case.reference, case.scenario)}
        study = RegionStudy(run_scenarios(list(scenarios.values()), settings, progress))
        period = study.periods[-1]
        effects += [_effect(study, case, name, period) for case in own for name in HEADLINE]
    made = {
        "rules": source_hash(),
        "region": settings.region,
        "years": settings.years,
        "period": period,
        "seed": settings.seed,
        "replications": settings.replications,
        "confidence": MOVED_CONFIDENCE,
    }
    return Stored({name: str(value) for name, value in made.items()}, tuple(effects))


def _effect(study: RegionStudy, case: Case, measure: str, period: str) -> Effect:
    """Return what a lever does to one measure.

    Six measures are looked at, and the one that moves most is told, so chance must be kept out
    more strictly than for one.
    """
    before = study.sample(case.reference.name, measure, period)
    after = study.sample(case.scenario.name, measure, period)
    found = intervals((after - before)[:, None], MOVED_CONFIDENCE)
    difference, low, high = (float(value[0]) for value in found)
    today = float(study.sample(BASELINE, measure, period).mean())
    return Effect(case.control.key, case.value, measure, today, difference, low, high)
