"""Children at home (thuiszitters): exemptions, the say of schools, follow-up, and their end."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from model.kinds import Hours, Node, Sector, Signal, Stage, Track
from model.levers import Absence
from model.simulation import ContinuumModel
from model.students import Flow, Stock, age_of
from scenarios import load
from tests.model.happenings import happened, present, stage_of_track, weekly
from tests.model.policies import advance_weeks, pull

WEEKS = 104


class Weeks:
    """What the exemptions of a run were, week by week."""

    def __init__(self, run: ContinuumModel) -> None:
        """Follow a run for two years."""
        self.run = run
        self.weeks = list(self._look())

    def _look(self) -> Iterator[dict[str, np.ndarray]]:
        s = self.run.world.students
        exempt, flow = s.exempt.copy(), happened(self.run, Flow.EXEMPTIONS)
        for week in weekly(self.run, WEEKS):
            s = self.run.world.students
            counted = happened(self.run, Flow.EXEMPTIONS)
            yield {
                "week": np.array(week),
                "new": np.flatnonzero((s.exempt == 1) & (exempt == 0)),
                "ended": np.flatnonzero((s.exempt == 0) & (exempt == 1)),
                "counted": np.array(counted - flow),
                "severity": s.severity.copy(),
                "exempt": np.flatnonzero(s.exempt == 1),
                "out_since": s.out_since.copy(),
                "present": present(self.run),
            }
            exempt, flow = s.exempt.copy(), counted


@pytest.fixture(scope="module")
def today(five: ContinuumModel) -> Weeks:
    """Return two years of today's exemptions."""
    return Weeks(five.fork(load("current")))


@pytest.fixture(scope="module")
def with_a_say(five: ContinuumModel) -> ContinuumModel:
    """Return the region in which schools always may make an offer first."""
    return five.fork(pull(Absence(exemption_say=1.0))).run()


def test_an_exemption_is_given_only_at_home_and_from_severity_3(today: Weeks) -> None:
    given = 0
    for week in today.weeks:
        given += week["new"].size
        assert (week["severity"][week["new"]] >= 3).all()
        assert (week["out_since"][week["new"]] >= 0).all()
    assert given > 15


def test_an_exemption_is_counted_once(today: Weeks) -> None:
    assert all(week["new"].size == week["counted"] for week in today.weeks)
    stock = today.run.world.counters.stock[Stock.EXEMPT, 0]
    assert stock == today.weeks[-1]["exempt"].size > 0


def test_an_exemption_ends_at_return(today: Weeks) -> None:
    back = 0
    for week in today.weeks:
        assert (week["out_since"][week["exempt"]] >= 0).all()
        assert week["present"][week["exempt"]].all()
        back += int((week["out_since"][week["ended"]] < 0).sum())
    assert back > 0


def test_an_exemption_is_not_renewed_when_the_need_is_no_longer_severe(today: Weeks) -> None:
    (summer,) = (week for week in today.weeks if week["week"] == 52)
    before = today.weeks[51]
    light = before["exempt"][before["severity"][before["exempt"]] < 3]
    assert light.size > 0
    assert np.isin(light, summer["ended"]).all()


def test_an_exemption_outlasts_a_year_only_if_it_is_renewed(today: Weeks) -> None:
    """Between the starts of school years it ends at return, not because the need gets lighter."""
    for week in today.weeks:
        if week["week"] % 52:
            assert (week["out_since"][week["ended"]] < 0).all()


def test_where_schools_have_a_say_they_offer_support_instead(
    with_a_say: ContinuumModel, five_today: ContinuumModel
) -> None:
    given = [happened(run, Flow.EXEMPTIONS) for run in (with_a_say, five_today)]
    assert given[0] < 0.7 * given[1]
    assert happened(with_a_say, Flow.SCHOOL_OFFERS) > 5
    assert happened(five_today, Flow.SCHOOL_OFFERS) == 0


def test_an_exempt_child_with_a_say_of_the_school_had_no_offer_on_its_way(
    with_a_say: ContinuumModel, five: ContinuumModel
) -> None:
    run = five.fork(pull(Absence(exemption_say=1.0)))
    exempt = run.world.students.exempt.copy()
    found = 0
    for _ in weekly(run, WEEKS):
        new = (run.world.students.exempt == 1) & (exempt == 0)
        found += int(new.sum())
        offers = stage_of_track(run, Track.EDUCATION)[new]
        sector = run.world.students.sector[new]
        assert ((offers == Stage.NONE) | (sector == Sector.MBO)).all()
        exempt = run.world.students.exempt.copy()
    assert found > 0


def test_an_officer_follows_nobody_who_is_exempt(five: ContinuumModel) -> None:
    run = five.fork(pull(Absence(partnership_follow_up=1.0)))
    rows = np.flatnonzero(run.world.students.exempt == 1)
    run.follow(rows)
    exempt = run.world.students.exempt == 1
    for _ in weekly(run, 26):
        exempt &= run.world.students.exempt == 1
    j = run.world.journal
    n = int(j.n[0])
    by_officer = j.student[:n][j.what[:n] == Flow.DETECTED + Signal.ATTENDANCE]
    assert exempt.sum() > 5
    assert not exempt[by_officer].any()


def test_children_at_home_are_noticed_sooner_when_partnerships_follow_them_up(
    five: ContinuumModel, five_today: ContinuumModel
) -> None:
    run = five.fork(pull(Absence(partnership_follow_up=1.0))).run()
    by_officer = Flow.DETECTED + Signal.ATTENDANCE
    assert happened(run, by_officer) > 3 * happened(five_today, by_officer)
    assert 0 < happened(run, Flow.FOLLOWED_UP) <= happened(run, by_officer)


def test_following_up_takes_hours_of_the_partnerships_desk(five: ContinuumModel) -> None:
    run, usual = (
        advance_weeks(five.fork(pull(Absence(partnership_follow_up=share))), 13)
        for share in (1.0, 0.0)
    )
    assert happened(run, Flow.FOLLOWED_UP) > 5
    hours = []
    for item in (run, usual):
        owed = item.world.nodes.owed_coordination[item.world.partnerships.desk].sum()
        hours.append(int(item.world.hours.used[Node.PARTNERSHIP_DESK, Hours.COORDINATION] + owed))
    each = run.world.rates.access.hours_follow_up
    assert hours[0] - hours[1] > 0.5 * each * happened(run, Flow.FOLLOWED_UP)


def test_nobody_sits_at_home_without_a_school_or_as_an_adult_from_school(
    five_today: ContinuumModel,
) -> None:
    s = five_today.world.students
    at_home = np.flatnonzero(s.out_since >= 0)
    assert at_home.size > 50
    assert (s.school[at_home] >= 0).all()
    began = [age_of(five_today.world, int(row), int(s.out_since[row])) for row in at_home]
    assert max(began) < 18
