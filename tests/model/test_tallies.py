"""Tallies add up to the flows and stocks that are counted apart, and change no life."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from model.kinds import WARM_UP_YEARS, WEEKS_PER_YEAR, Help, Node, Presence, Sector
from model.period import CARE_KINDS, Totals
from model.reporters import totals
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from model.tallies import CHILDREN, IN_CARE, N_AGES, count_by_age
from scenarios import load

YEARS = 3
SUPPORT = [kind for kind in Help if kind not in CARE_KINDS]
SPECIAL = [Sector.SBO, Sector.SO, Sector.VSO]
DOORS = [Node.SCHOOL_TEAM, Node.GENERAL_PRACTICE, Node.LOCAL_TEAM, Node.YOUTH_HEALTH]


@pytest.fixture(scope="module", params=["current", "full-continuum", "tailor-made-places"])
def run(five: ContinuumModel, request: pytest.FixtureRequest) -> ContinuumModel:
    """Return a youth region of five municipalities after three years of a scenario."""
    return five.fork(load(request.param)).run()


@pytest.fixture(scope="module")
def years(run: ContinuumModel) -> list[Totals]:
    """Return the totals of every year of policy."""
    return [totals(run, year, year) for year in range(1, YEARS + 1)]


def everybody(year: Totals, flow: int) -> float:
    return float(year.flow(flow)[0])


def weeks_in(tally: npt.NDArray[np.int64]) -> int:
    """Return the weeks in a tally whose last axis counts weeks."""
    return int((tally * np.arange(tally.shape[-1])).sum())


def test_a_wait_ends_with_every_start_of_help(years: list[Totals]) -> None:
    for year in years:
        waits = year.tallies.waits
        assert waits[CARE_KINDS].sum() == everybody(year, Flow.CARE_STARTS) > 0
        assert waits[SUPPORT].sum() == everybody(year, Flow.EDUCATION_STARTS) > 0
        assert waits[Help.RESIDENCE].sum() == everybody(year, Flow.RESIDENCE_STARTS)
        assert not waits[Help.BRIEF].any()  # doors give it at once


def test_weeks_waited_are_those_of_the_flows(years: list[Totals]) -> None:
    for year in years:
        care, support = year.tallies.waits[CARE_KINDS], year.tallies.waits[SUPPORT]
        assert not care[..., -1].any()  # nobody waited so long that the weeks are not known
        assert weeks_in(care) == everybody(year, Flow.CARE_WAIT_WEEKS)
        told = everybody(year, Flow.EDUCATION_WAIT_WEEKS)
        assert weeks_in(support) <= told
        assert weeks_in(support) == told or support[..., -1].any()


def test_care_that_starts_ends_or_still_runs(years: list[Totals]) -> None:
    for year in years:
        lengths = year.tallies.lengths
        more = year.snapshots[-1].by_age[IN_CARE].sum() - year.before.by_age[IN_CARE].sum()
        assert lengths.sum() == everybody(year, Flow.CARE_STARTS) - more
        assert not lengths[SUPPORT].any()


def test_care_also_ends_when_a_child_grows_too_old_or_moves(years: list[Totals]) -> None:
    for year in years:
        lengths = year.tallies.lengths
        came_to_its_end = everybody(year, Flow.CARE_ENDS)
        assert came_to_its_end < lengths.sum() < 1.3 * came_to_its_end
        assert weeks_in(lengths) > everybody(year, Flow.CARE_WEEKS_ENDED)


def test_every_user_of_care_has_a_sex_and_an_age(years: list[Totals]) -> None:
    for year in years:
        assert year.tallies.users.sum() == everybody(year, Flow.CARE_USERS) > 0
        assert not year.tallies.users[:, :4].any()


def test_special_places_are_taken_from_a_queue_or_when_a_school_begins(
    years: list[Totals],
) -> None:
    for year in years:
        placed = year.tallies.placements.sum(axis=1)
        assert placed[SPECIAL].sum() == placed.sum() >= everybody(year, Flow.SPECIAL_MOVES) > 0
        primary = year.tallies.placements[[Sector.SBO, Sector.SO]]
        direct = year.tallies.direct
        assert 0 < primary.sum() - direct.sum() <= everybody(year, Flow.SPECIAL_MOVES)
        assert not primary[:, :4].any()
        assert (
            direct <= year.tallies.placements[:, 4:6].sum(axis=1)
        ).all()  # at four, or just five
        assert direct[Sector.SO] > 0
        assert direct.sum() == direct[[Sector.SBO, Sector.SO]].sum()


def test_referrals_come_from_doors_that_may_refer_and_are_hand_overs(years: list[Totals]) -> None:
    for year in years:
        referrals = year.tallies.referrals
        assert set(np.flatnonzero(referrals)) <= set(DOORS)
        assert 0 < referrals.sum() < everybody(year, Flow.HAND_OVERS)


def test_who_leaves_early_leaves_a_regular_school_or_college(years: list[Totals]) -> None:
    for year in years:
        leavers = year.tallies.leavers
        assert leavers.sum() == everybody(year, Flow.EARLY_LEAVERS) > 0
        assert set(np.flatnonzero(leavers)) == {Sector.VO, Sector.MBO}


def test_ages_and_sectors_are_those_of_the_children(run: ContinuumModel) -> None:
    w = run.world
    s = w.students
    here = s.presence == Presence.PRESENT
    by_age, pupils = run.history[-1].by_age, run.history[-1].pupils
    assert by_age[CHILDREN].sum() == w.counters.stock[Stock.CHILDREN, 0]
    assert by_age[IN_CARE].sum() == w.counters.stock[Stock.IN_CARE, 0] > 0
    assert (by_age[IN_CARE] <= by_age[CHILDREN]).all()
    ages = (int(w.clock[0]) - s.birth_week) // WEEKS_PER_YEAR
    for girl in (0, 1):
        told = np.bincount(ages[here & (s.girl == girl)], minlength=N_AGES)
        assert by_age[CHILDREN, girl].tolist() == told.tolist()
    at_school = np.bincount(w.schools.sector, weights=w.schools.pupils, minlength=len(Sector))
    assert pupils.tolist() == at_school.tolist()


def test_every_school_year_has_a_snapshot_of_its_own(run: ContinuumModel) -> None:
    assert len(run.history) == WARM_UP_YEARS + YEARS + 1
    for snapshot, weekly in zip(
        run.history[1:],
        run.world.counters.weekly_stock[WEEKS_PER_YEAR - 1 :: WEEKS_PER_YEAR],
        strict=True,
    ):
        assert snapshot.by_age[CHILDREN].sum() == weekly[Stock.CHILDREN]
        assert snapshot.by_age[IN_CARE].sum() == weekly[Stock.IN_CARE]


def test_whoever_is_older_than_the_last_age_stands_at_it(week_0: ContinuumModel) -> None:
    before, _ = count_by_age(week_0.world)
    s = week_0.world.students
    week = int(week_0.world.clock[0])
    young = (s.presence == Presence.PRESENT) & (s.girl == 1) & (s.birth_week > week - 10 * 52)
    s.birth_week[np.flatnonzero(young)[0]] = week - 52 * (N_AGES + 30)
    after, _ = count_by_age(week_0.world)
    assert after[CHILDREN, 1, -1] == before[CHILDREN, 1, -1] + 1
    assert after[CHILDREN].sum() == before[CHILDREN].sum()
