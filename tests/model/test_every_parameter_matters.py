"""Every parameter changes some measure; one that does not has no place in the register.

Each goes to the ends of its range while every lever is pulled, in ever larger situations, until
some measure moves. What no situation shows is without effect: take it out, or add the situation
in which it matters.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from model.levers import LEVER_TYPES, Lever
from model.parameters import REGISTER, Parameters
from model.simulation import ContinuumModel
from model.variants import Variants, choices_of
from tests.model.policies import FIVE, IN_PLAIN_PYTHON, TINY, Pulled

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(IN_PLAIN_PYTHON, reason="hundreds of runs, without compiled rules"),
]

USUAL = Variants()
OTHER = Variants.model_validate({name: choices_of(name)[-1] for name in Variants.model_fields})
# Where half way between neutral and the limit means nothing, or would switch another lever off.
CHOSEN: dict[str, dict[str, Any]] = {
    "school_teams": {"mandate": "light", "employed_by": "provider", "fte_per_1000_students": 2.0},
    "region_layout": {"layout": "congruent"},
    "pooling": {"binding_years": 0.0},
    "context": {"demand_growth": 0.1, "budget_growth": -0.05, "staff_growth": 0.0},
}


class Situation(NamedTuple):
    """Where, how long, under which rules and with how large teams a parameter is tried."""

    region: str
    years: int
    variants: Variants = USUAL
    team_fte: float = 2.0
    budget_growth: float = -0.05


# The second has distances and neighbours; in the last two, partnerships have years of deficit and
# years of plenty, so plentiful that arrangements grow to their most.
SITUATIONS = (
    Situation(TINY, 3),
    Situation(FIVE, 3),
    Situation(FIVE, 3, OTHER),
    Situation(FIVE, 8, USUAL, 4.0),
    Situation(FIVE, 8, USUAL, 0.0, 0.1),
)


def half_way(kind: str, lever: type[Lever]) -> Lever:
    """Return a lever with every number half way between its neutral value and its far limit."""
    settings: dict[str, Any] = {}
    for name, entry in lever.model_json_schema()["properties"].items():
        if name not in Lever.model_fields and "maximum" in entry:
            neutral, limit = entry["default"], entry["maximum"]
            far = limit if limit != neutral else entry["minimum"]
            settings[name] = (neutral + far) / 2
    return lever(**(settings | CHOSEN.get(kind, {})))


def policy(situation: Situation, parameters: Parameters) -> Pulled:
    """Return the policy that pulls every lever."""
    levers = {kind: half_way(kind, lever) for kind, lever in LEVER_TYPES.items()}
    size = {"fte_per_1000_students": situation.team_fte}
    levers["school_teams"] = levers["school_teams"].model_copy(update=size)
    growth = {"budget_growth": situation.budget_growth}
    levers["context"] = levers["context"].model_copy(update=growth)
    return Pulled(tuple(levers.values()), parameters, situation.variants)


def outcomes(situation: Situation, parameters: Parameters) -> npt.NDArray[np.float64]:
    """Return all measures, for every period and group."""
    pulled = policy(situation, parameters)
    model = ContinuumModel(pulled, situation.region, rng=1, years=situation.years)
    return np.asarray(model.run().table().value.to_numpy(np.float64))


@cache
def usual_outcomes(situation: Situation) -> npt.NDArray[np.float64]:
    """Return all measures at the values of the register."""
    return outcomes(situation, Parameters())


def with_value(name: str, value: float) -> Parameters:
    """Return the register with one other value, which may lie outside a range of one point."""
    group, _, own = name.partition(".")
    usual = Parameters()
    changed: dict[str, Any] = {group: replace(getattr(usual, group), **{own: value})}
    return replace(usual, **changed)


def matters(name: str, situation: Situation) -> bool:
    """Return whether some measure moves when a parameter goes to an end of its range."""
    item = REGISTER[name]
    ends = {item.low, item.high} - {item.value} or {1.01 * item.value}
    usual = usual_outcomes(situation)
    return any(
        not np.array_equal(usual, outcomes(situation, with_value(name, end)), equal_nan=True)
        for end in sorted(ends)
    )


@pytest.mark.parametrize("name", sorted(REGISTER))
def test_a_parameter_changes_some_measure(name: str) -> None:
    assert any(matters(name, situation) for situation in SITUATIONS), name


def test_every_lever_is_pulled() -> None:
    pulled = policy(SITUATIONS[0], Parameters()).levers
    assert [type(lever) for lever in pulled] == list(LEVER_TYPES.values())
    for lever in pulled:
        own = [name for name in type(lever).model_fields if name not in Lever.model_fields]
        moved = [n for n in own if getattr(lever, n) != type(lever).model_fields[n].default]
        assert set(moved) - {"kind"}, lever


def test_the_same_values_give_the_same_measures() -> None:
    """Else every parameter would seem to matter."""
    again = outcomes(SITUATIONS[0], Parameters())
    assert np.array_equal(usual_outcomes(SITUATIONS[0]), again, equal_nan=True)
