"""With every mechanism at zero, an integrated system is today's system, to the last child.

Integration (S1 to S5) works through rules that the register has numbers for: paperwork, intakes,
disputes, shifting, prevention, budget stops, transition and consultation time, agreements. With
these at zero, pooled, harmonised, consulting and congruent regions give exactly the same lives.

One thing is structure and no parameter, so it remains: new borders make one desk and one purse of
arrangements out of several, and one queue is not two. Where those have hours for everybody it makes
no difference, but for the rounding of contracts. A school team that finds no staff does not open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from model.levers import LEVER_TYPES, Lever, SchoolTeams
from model.parameters import Parameters
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import FIVE, TINY, Pulled

YEARS = 3
EVERYWHERE = pytest.mark.parametrize("region", [TINY, FIVE])

NO_QUARREL = {"access.boundary_dispute_chance": 0.0, "access.shift_chance": 0.0}
MECHANISMS: dict[str, dict[str, float]] = {
    # Nothing is left for rules to improve: no excess of paperwork, one plan and file for all.
    "harmonised-rules": {
        "staff.administration_excess": 0.0,
        "access.one_plan_today": 1.0,
        "access.file_shared_today": 1.0,
    },
    "binding-consultation": {"decisions.consultation_hours_share": 0.0, **NO_QUARREL},
    # Nothing to settle, nothing to negotiate, no savings to expect, and no budget to stop at.
    "pooled-budget": {
        "decisions.pooling_hours_share": 0.0,
        "decisions.prevention_step": 0.0,
        "money.budget_tolerance": 1e9,
        **NO_QUARREL,
    },
}
NO_TRANSITION = {
    "decisions.reform_hours_share": 0.0,
    "decisions.reform_loss": 0.0,
    "staff.administration_excess": 0.0,
}
DESKS_WITHOUT_LIMIT = {
    "staff.partnership_desk_hours": 1e4,
    "school.extra_capacity": 100.0,
    "decisions.strictness_step": 0.0,
}
TEAM_WITHOUT_STAFF = SchoolTeams(coverage=1.0, fte_per_1000_students=0.0, mandate="wide")


def with_values(values: dict[str, float]) -> Parameters:
    """Return the register's parameters but for these, whatever their plausible range."""
    parameters = Parameters()
    for name, value in values.items():
        group, _, own = name.partition(".")
        changed = replace(getattr(parameters, group), **{own: value})
        parameters = replace(parameters, **{group: changed})
    return parameters


class Pair:
    """Today's system and a policy on the same children, run to the end."""

    def __init__(self, levers: Sequence[Lever], region: str, values: dict[str, float]) -> None:
        """Live one past and run both from there."""
        parameters = with_values(values)
        past = ContinuumModel(Pulled((), parameters), region, rng=3, years=YEARS)
        self.today = past.fork(Pulled((), parameters)).run()
        self.policy = past.fork(Pulled(tuple(levers), parameters)).run()

    def lives(self) -> list[npt.NDArray[np.int64]]:
        """Return what happened to children, and their states, in policy less in today."""
        last, other = self.policy.history[-1], self.today.history[-1]
        tallies = (run.world.counters.tallies for run in (self.policy, self.today))
        return [
            last.flow - other.flow,
            last.stock_weeks - other.stock_weeks,
            *(ours - theirs for ours, theirs in zip(*tallies, strict=True)),
        ]

    def are_the_same(self) -> bool:
        """Return whether every child lived the same life."""
        students = (self.policy.world.students, self.today.world.students)
        columns = [name for name in students[0]._fields if name not in ("life", "spells")]
        same = all(np.array_equal(*(getattr(item, name) for item in students)) for name in columns)
        return same and not any(change.any() for change in self.lives())

    def spent(self) -> int:
        """Return how many cents more all help and desks cost."""
        totals = [run.history[-1].spent.sum() for run in (self.policy, self.today)]
        return int(totals[0] - totals[1])

    def hours(self) -> npt.NDArray[np.int64]:
        """Return how many hundredths of hours more went to each use, by kind of node."""
        hours: npt.NDArray[np.int64] = self.policy.history[-1].hours - self.today.history[-1].hours
        return hours


@EVERYWHERE
def test_all_levers_at_neutral_change_nothing_at_all(region: str) -> None:
    pair = Pair([lever() for lever in LEVER_TYPES.values()], region, {})
    assert pair.are_the_same()
    assert pair.spent() == 0
    assert not pair.hours().any()


@EVERYWHERE
@pytest.mark.parametrize("name", MECHANISMS)
def test_a_lever_without_its_mechanism_changes_nothing_at_all(name: str, region: str) -> None:
    pair = Pair(load(name).levers, region, MECHANISMS[name])
    assert pair.are_the_same()
    assert pair.spent() == 0
    assert not pair.hours().any()


@pytest.mark.parametrize("name", MECHANISMS)
def test_the_same_lever_with_its_mechanism_does_change_something(name: str) -> None:
    assert not Pair(load(name).levers, FIVE, {}).are_the_same()


@EVERYWHERE
def test_new_borders_change_no_life_where_desks_have_hours_for_everybody(region: str) -> None:
    values = NO_QUARREL | NO_TRANSITION | DESKS_WITHOUT_LIMIT
    pair = Pair(load("congruent-region").levers, region, values)
    assert pair.are_the_same()
    weeks = 52 * YEARS
    rounding = len(pair.today.partnerships) * weeks
    assert np.abs(pair.hours()).max() <= rounding  # a hundredth of an hour per desk and week
    assert abs(pair.spent()) <= rounding * pair.today.parameters.money.desk_hour


def test_new_borders_do_change_lives_where_queues_are_joined() -> None:
    pair = Pair(load("congruent-region").levers, FIVE, NO_QUARREL | NO_TRANSITION)
    assert not pair.are_the_same()


@EVERYWHERE
def test_a_team_without_staff_changes_nothing_at_all(region: str) -> None:
    pair = Pair([TEAM_WITHOUT_STAFF], region, {})
    assert pair.are_the_same()
    assert pair.spent() == 0


def test_a_team_with_staff_does_change_something() -> None:
    assert not Pair([SchoolTeams(coverage=1.0, mandate="wide")], FIVE, {}).are_the_same()


@EVERYWHERE
def test_integrated_is_fragmented_with_every_mechanism_at_zero(region: str) -> None:
    levers: list[Lever] = [TEAM_WITHOUT_STAFF]
    names = ["congruent-region", *MECHANISMS]
    levers += [lever for name in names for lever in load(name).levers]
    values = NO_TRANSITION | DESKS_WITHOUT_LIMIT
    for mechanism in MECHANISMS.values():
        values |= mechanism
    assert Pair(levers, region, values).are_the_same()
