"""Assumptions lean the way that they say: without them a reform looks less, or more, worth while.

Direction is a judgement. Where a registered parameter takes an assumption away or weakens it, the
judgement is tried with the model: the same children, under the register and with the parameter at
the end of its range at which the assumption counts less. Only those of which the whole effect goes
through one mechanism are here; others move too little to tell, or another way per proposal.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from experiments.assumptions import all_assumptions
from model.outcomes import HIGHER, MEASURES
from model.parameters import REGISTER, Parameters
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import FIVE, Pulled

SEEDS = (1, 2, 3, 4)
YEARS = 6
T_95_OF_4 = 3.182  # of Student with three degrees of freedom
BY_ID = {item.id: item for item in all_assumptions()}
LOW, HIGH = "low", "high"

# Assumption, the end at which it counts less, scenario, measure.
CASES = [
    ("one-plan-raises-effect", {"care.coordinated_factor": LOW}, "harmonised-rules", "with_need"),
    ("a-plan-costs-its-hours-once", {"access.hours_plan": HIGH}, "harmonised-rules",
     "weeks_need_to_help"),
    ("a-plan-costs-its-hours-once", {"access.hours_plan": HIGH}, "harmonised-rules",
     "desk_coordination"),
    ("hand-overs-lose-at-fixed-rates", {"access.give_up_per_hand_over": LOW}, "harmonised-rules",
     "give_ups"),
    ("disputes-are-drawn-and-vanish-in-a-fund", {"access.boundary_dispute_chance": LOW},
     "pooled-budget", "disputes"),
    ("out-of-school-is-unsupported-need", {"school.return_supported_per_month": LOW},
     "full-continuum", "out_of_school"),
    ("harmonising-frees-paperwork", {"staff.administration_excess": LOW}, "harmonised-rules",
     "administration"),
    ("a-reform-restarts-all-agreements", {"decisions.reform_loss": LOW}, "congruent-region",
     "disputes"),
]  # fmt: skip
Worth = Callable[[dict[str, str], str, str], np.ndarray]


def values_of(ends: dict[str, str]) -> dict[str, float]:
    """Return parameters at the named ends of their ranges."""
    return {name: getattr(REGISTER[name], end) for name, end in ends.items()}


@pytest.fixture(scope="module")
def worth() -> Worth:
    """Return what a scenario is worth on a measure per seed: better is above zero."""

    @cache
    def runs(ends: tuple[tuple[str, str], ...], name: str) -> list[dict[str, float]]:
        parameters = Parameters().with_overrides(values_of(dict(ends)))
        found = []
        for seed in SEEDS:
            policy = Pulled(tuple(load(name).levers), parameters)
            table = ContinuumModel(policy, FIVE, rng=seed, years=YEARS).run().table()
            own = table[(table.group == "all") & (table.period == "all years")]
            found.append(dict(zip(own.measure, own.value, strict=True)))
        return found

    def difference(ends: dict[str, str], name: str, measure: str) -> np.ndarray:
        key = tuple(ends.items())
        pairs = zip(runs(key, name), runs(key, "current"), strict=True)
        change = np.array([reform[measure] - today[measure] for reform, today in pairs])
        return change if MEASURES[measure].better == HIGHER else -change

    return difference


@pytest.mark.slow
@pytest.mark.parametrize(("name", "ends", "scenario", "measure"), CASES)
def test_an_assumption_leans_the_way_it_says(
    worth: Worth, name: str, ends: dict[str, str], scenario: str, measure: str
) -> None:
    item = BY_ID[name]
    lost = worth({}, scenario, measure) - worth(ends, scenario, measure)
    half = T_95_OF_4 * lost.std(ddof=1) / len(SEEDS) ** 0.5
    assert (lost.mean() > half) == (measure in item.favours), lost
    assert (lost.mean() < -half) == (measure in item.against), lost


@pytest.mark.parametrize(("name", "ends", "scenario", "measure"), CASES)
def test_what_takes_an_assumption_away_is_named_with_it(
    name: str, ends: dict[str, str], scenario: str, measure: str
) -> None:
    assert set(ends) <= set(BY_ID[name].parameters)
