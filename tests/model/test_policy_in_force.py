"""What several levers come to together in a municipality."""

from __future__ import annotations

import numpy as np

from model.levers import Places, SchoolTeams
from model.policy_in_force import PolicyInForce

PLACES = Places(names=("a", "b", "c"), roll_out=np.array([0.2, 0.5, 0.8]))


def seconded(*levers: SchoolTeams, week: int = 0) -> list[bool]:
    """Return where teams are seconded from providers in a week."""
    return [bool(here) for here in PolicyInForce(levers, PLACES).at(week).seconded_teams()]


def test_teams_are_seconded_where_any_measure_says_so() -> None:
    one, two = (
        SchoolTeams(coverage=1.0, employed_by="provider", pilot_municipalities=name)
        for name in ("a", "c")
    )
    own = SchoolTeams(coverage=1.0)
    assert seconded(one, own, two) == [True, False, True]
    assert seconded(two, one) == [True, False, True]
    assert seconded(own) == [False, False, False]


def test_teams_are_seconded_only_while_there_are_teams() -> None:
    later = SchoolTeams(coverage=1.0, employed_by="provider", start_week=10, end_week=20)
    none = SchoolTeams(coverage=0.0, employed_by="provider")
    assert [seconded(later, none, week=week)[0] for week in (0, 9, 10, 19, 20)] == [
        False, False, True, True, False,
    ]  # fmt: skip
