"""What several levers come to together in a municipality."""

from __future__ import annotations

import numpy as np

from model.levers import Absence, Context, Lever, Places, SchoolTeams, settings_by_place
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


RAMPING: tuple[Lever, ...] = (
    SchoolTeams(coverage=0.8, ramp_years=1.0, pilot_share=0.6),
    Context(staff_growth=0.5, start_week=26),
    Absence(exemption_say=1.0, end_week=20),
)
SETTINGS = (("school_teams", "coverage"), ("context", "staff_growth"), ("absence", "exemption_say"))


def test_what_is_remembered_is_what_the_levers_come_to_in_that_week() -> None:
    now = PolicyInForce(RAMPING, PLACES)
    children = np.array([100, 300, 600])
    for week in (-1, 0, 13, 26, 39, 52, 65, 13, -1):
        for kind, name in SETTINGS:
            expected = settings_by_place(RAMPING, kind, name, week, PLACES)
            for _ in range(2):
                assert now.at(week).by_place(kind, name).tolist() == expected.tolist(), (week, name)
        weighed = float((now.by_place("school_teams", "coverage") * children).sum() / 1000)
        assert np.isclose(now.mean("school_teams", "coverage", children), weighed)


def test_there_is_news_when_a_lever_has_changed_strength_and_once() -> None:
    now = PolicyInForce(RAMPING, PLACES)
    weeks = (-1, -1, 0, 13, 13, 26, 52, 65, 78)
    told = [now.at(week).has_news() for week in weeks]
    assert told == [True, False, True, True, False, True, True, False, False]
