"""Moving house, going to the next school with or without support, and school support in mbo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model.kinds import Help, Node, Presence, Sector, Signal, Stage, Track
from model.levers import EarlySignals, Lever, SchoolTeams, Transitions
from model.parameters import Parameters
from model.sanity import problems_of_groups
from model.simulation import ContinuumModel
from model.streams import Stream, uniform
from model.students import MUNICIPALITY_GROUP, Flow, Stock, is_special
from scenarios import load
from tests.model.happenings import children, happened, present, stage_of_track
from tests.model.policies import FIVE, Pulled, advance_weeks, pull

YEAR = 52
AT_SCHOOL = (Stage.WAITING, Stage.HELP)


class Summer:
    """A region on the eve of a school year and one week later."""

    def __init__(self, model: ContinuumModel, *levers: Lever) -> None:
        """Let the levers begin with the school year that starts the policy period's next one."""
        run = advance_weeks(model.fork(pull(*levers)), YEAR)
        self.before = {name: column.copy() for name, column in columns_of(run).items()}
        self.flows = run.world.counters.flow.copy()
        self.children = children(run)
        self.run = advance_weeks(run, 1)
        self.after = columns_of(run)
        self.stayed = (self.before["presence"] == self.after["presence"]) & present(run)

    def new(self, flow: Flow) -> int:
        """Return how often something happened this week."""
        return int(self.run.world.counters.flow[flow, 0] - self.flows[flow, 0])

    def moved(self) -> np.ndarray:
        """Return who lives in another municipality now."""
        return np.asarray(self.before["municipality"] != self.after["municipality"])

    def went_on(self, old: Sector, new: Sector) -> np.ndarray:
        """Return who went from one kind of school to another, without moving house."""
        changed = (self.before["sector"] == old) & (self.after["sector"] == new)
        return np.asarray(changed & self.stayed & ~self.moved())

    def __getattr__(self, name: str) -> Any:
        """Return a column as it is now."""
        return self.after[name]


def columns_of(run: ContinuumModel) -> dict[str, Any]:
    """Return the columns that tests of transitions look at."""
    s = run.world.students
    names = ("presence", "municipality", "sector", "school", "severity", "helped", "out_since")
    return {name: getattr(s, name) for name in names} | {
        "education": stage_of_track(run, Track.EDUCATION)
    }


@pytest.fixture(scope="module")
def cold(five: ContinuumModel) -> Summer:
    """Return the start of a school year as it is today."""
    return Summer(five)


@pytest.fixture(scope="module")
def warm(five: ContinuumModel) -> Summer:
    """Return the start of a school year from which every hand-over is warm."""
    return Summer(five, Transitions(warm_hand_over=1.0, start_week=YEAR))


def special(sector: np.ndarray) -> np.ndarray:
    """Return which kinds of school are special ones."""
    kinds = [item for item in Sector if is_special(int(item))]
    return np.isin(sector, kinds)


# Moving house


def test_a_move_changes_no_number_of_children(cold: Summer) -> None:
    assert cold.new(Flow.MOVES) == cold.moved().sum() > 300
    assert cold.run.world.counters.stock[Stock.CHILDREN, 0] == present(cold.run).sum()
    assert children(cold.run) - cold.children == cold.new(Flow.ENTERED) - cold.new(Flow.LEFT)


def test_counters_of_municipalities_move_along_with_a_child(cold: Summer) -> None:
    assert problems_of_groups(cold.run.world) == []
    s = cold.run.world.students
    here = np.bincount(s.municipality[present(cold.run)])
    counted = cold.run.world.counters.stock[Stock.CHILDREN, MUNICIPALITY_GROUP:]
    assert here.tolist() == counted.tolist()


def test_only_children_who_are_there_move_and_as_often_as_the_figures_say(cold: Summer) -> None:
    before = cold.before["presence"] == Presence.PRESENT
    assert not (cold.moved() & ~before).any()
    chance = cold.run.parameters.population.moves_per_year
    number = int(cold.stayed.sum())
    assert abs(cold.moved().sum() - chance * number) < 4 * (chance * number) ** 0.5


def test_a_child_that_moves_keeps_its_special_school(cold: Summer) -> None:
    in_special = special(cold.before["sector"]) & special(cold.sector)
    kept = cold.moved() & in_special & (cold.before["sector"] == cold.sector)
    assert kept.sum() > 5
    assert np.array_equal(cold.before["school"][kept], cold.school[kept])


def test_a_child_that_moves_goes_to_a_school_that_serves_its_new_home(cold: Summer) -> None:
    w = cold.run.world
    movers = np.flatnonzero(cold.moved() & ~special(cold.sector) & (cold.school >= 0))
    assert movers.size > 200
    for row in movers:
        key = int(cold.municipality[row]) * len(Sector) + int(cold.sector[row])
        start, end = w.choices.school_start[key : key + 2]
        assert cold.school[row] in w.choices.school[start:end]
    assert (cold.before["school"][movers] != cold.school[movers]).mean() > 0.5


def test_every_change_of_regular_school_by_a_move_is_an_unplanned_one(cold: Summer) -> None:
    regular = cold.moved() & ~special(cold.sector) & (cold.school >= 0)
    assert cold.new(Flow.UNPLANNED_CHANGES) >= regular.sum()


def test_most_who_move_go_near_and_where_many_children_live(five_today: ContinuumModel) -> None:
    shares = np.diff(five_today.world.choices.move, prepend=0.0, axis=1)
    assert np.diag(shares).tolist() == [0.0] * len(shares)
    assert shares.sum(axis=1) == pytest.approx(1.0)
    assert (shares >= 0).all()


def test_what_an_insurer_or_care_office_pays_it_goes_on_paying_after_a_move() -> None:
    """Only what a municipality paid goes to the one of the new home."""
    usual = Parameters()
    often = replace(usual, population=replace(usual.population, moves_per_year=0.3))
    run = ContinuumModel(Pulled(parameters=often), FIVE, rng=1, years=1)
    home, payer = run.world.students.municipality.copy(), payers_of_care(run)
    moved = advance_weeks(run, 1).world.students.municipality != home
    after = payers_of_care(run)
    kept = moved & (payer >= 0) & (after >= 0)
    by_law = kept & (payer != home)
    assert by_law.sum() > 20
    assert (after[by_law] == payer[by_law]).all()
    by_municipality = kept & (payer == home)
    assert by_municipality.sum() > 200
    assert (after[by_municipality] == run.world.students.municipality[by_municipality]).all()


def payers_of_care(run: ContinuumModel) -> np.ndarray:
    """Return the account that pays the running care of every child, or -1."""
    w = run.world
    slots = 2 * w.students.case + Track.CARE
    helped = (w.students.case >= 0) & (w.cases.stage[slots] == Stage.HELP)
    return np.where(helped & (w.cases.help[slots] < Help.BRIEF), w.cases.account[slots], -1)


def test_in_a_region_of_one_municipality_nobody_moves(tiny_today: ContinuumModel) -> None:
    assert tiny_today.world.counters.flow[Flow.MOVES].sum() == 0


# The next school


@pytest.mark.parametrize(("old", "new"), [(Sector.BO, Sector.VO), (Sector.VO, Sector.MBO)])
def test_a_cold_transition_ends_support_at_school(cold: Summer, old: Sector, new: Sector) -> None:
    went = cold.went_on(old, new)
    supported = went & (cold.before["education"] != Stage.NONE)
    assert supported.sum() > 10
    assert (cold.education[supported] == Stage.NONE).mean() > 0.8
    assert not np.isin(cold.education[supported], AT_SCHOOL).any()
    assert cold.new(Flow.COLD_TRANSITIONS) >= supported.sum()
    assert cold.new(Flow.WARM_TRANSITIONS) == 0


def test_a_warm_hand_over_keeps_support_at_a_transition(cold: Summer, warm: Summer) -> None:
    went = warm.went_on(Sector.BO, Sector.VO)
    had_help = went & (warm.before["education"] == Stage.HELP)
    asked = went & np.isin(
        warm.before["education"], (Stage.AT_DOOR, Stage.DECISION, Stage.AWAITING_OTHER)
    )
    assert had_help.sum() > 10
    assert np.isin(warm.education[had_help], AT_SCHOOL).mean() > 0.9
    assert (warm.education[had_help] == Stage.HELP).mean() > 0.5
    assert (warm.education[asked] != Stage.NONE).mean() > 0.9
    assert warm.new(Flow.COLD_TRANSITIONS) < 0.6 * cold.new(Flow.COLD_TRANSITIONS)
    assert warm.new(Flow.WARM_TRANSITIONS) >= had_help.sum()


def test_a_warm_hand_over_takes_hours_of_the_new_schools_care_team(
    cold: Summer, warm: Summer
) -> None:
    def coordination(summer: Summer) -> int:
        n = summer.run.world.nodes
        return int(n.owed_coordination[n.kind == Node.SCHOOL_CARE_TEAM].sum())

    assert coordination(warm) > coordination(cold)


def test_without_a_duty_of_care_no_hand_over_keeps_support_in_mbo(
    five: ContinuumModel, warm: Summer
) -> None:
    went = warm.went_on(Sector.VO, Sector.MBO)
    assert (warm.before["education"][went] == Stage.HELP).sum() > 3
    assert (warm.education[went] == Stage.NONE).all()
    duty = Transitions(warm_hand_over=1.0, mbo_duty_of_care=1.0, start_week=YEAR)
    both = Summer(five, duty)
    kept = both.went_on(Sector.VO, Sector.MBO) & (both.before["education"] == Stage.HELP)
    assert np.isin(both.education[kept], AT_SCHOOL).mean() > 0.9


def test_the_larger_the_share_of_warm_hand_overs_the_more_keep_support(
    five: ContinuumModel,
) -> None:
    shares = (0.0, 0.3, 0.7, 1.0)
    kept = [
        Summer(five, Transitions(warm_hand_over=share, start_week=YEAR)).new(Flow.WARM_TRANSITIONS)
        for share in shares
    ]
    assert kept[0] == 0
    assert kept == sorted(set(kept))


# Vocational education


@pytest.mark.parametrize(
    "levers", [(), (EarlySignals(attention=3.0), SchoolTeams(coverage=1.0))], ids=["today", "teams"]
)
def test_mbo_without_a_duty_of_care_has_no_support_at_school(
    five: ContinuumModel, levers: tuple[Lever, ...]
) -> None:
    run = five.fork(pull(*levers))
    run.follow(np.flatnonzero(present(run) & (run.world.students.sector == Sector.MBO)))
    for _ in range(26):
        advance_weeks(run, 4)
        at_college = present(run) & (run.world.students.sector == Sector.MBO)
        assert at_college.sum() > 1000
        assert (stage_of_track(run, Track.EDUCATION)[at_college] == Stage.NONE).all()
    s = run.world.schools
    support = s.support[s.sector == Sector.MBO]
    assert (run.world.nodes.client[support] == 0).all()
    noticed = run.world.journal.what[: int(run.world.journal.n[0])] - Flow.DETECTED
    assert Signal.PARENT in noticed
    assert Signal.TEACHER not in noticed
    assert Signal.SCHOOL_TEAM not in noticed


def test_a_duty_of_care_in_mbo_brings_support_that_colleges_pay(
    five: ContinuumModel, five_today: ContinuumModel
) -> None:
    run = five.fork(pull(Transitions(mbo_duty_of_care=1.0))).run()
    at_college = present(run) & (run.world.students.sector == Sector.MBO)
    helped = stage_of_track(run, Track.EDUCATION)[at_college] == Stage.HELP
    assert helped.sum() > 20
    account = run.landscape.account_of_partnership(run.world.partnerships.desk.size)
    spent = [model.world.money.spent[account].sum() for model in (run, five_today)]
    assert spent[0] > spent[1]


def test_half_a_duty_of_care_gives_colleges_half_of_the_hours(five: ContinuumModel) -> None:
    half, full = (
        five.fork(pull(Transitions(mbo_duty_of_care=share))).run().world for share in (0.5, 1.0)
    )
    colleges = half.schools.support[half.schools.sector == Sector.MBO]
    assert (full.nodes.client[colleges] > 0).all()
    ratio = half.nodes.client[colleges] / full.nodes.client[colleges]
    assert ratio == pytest.approx(0.5, abs=0.02)


# Leaving early


def test_who_leaves_early_has_no_school_and_is_gone_once_eighteen(five: ContinuumModel) -> None:
    """At the first start of a school year at which it is eighteen and has no school."""
    run = five.fork(load("current"))
    found = 0
    for year in (1, 2):
        advance_weeks(run, year * YEAR - run.week)
        s = run.world.students
        age = (run.world.clock[0] - s.birth_week.astype(int)) // YEAR
        without_school = present(run) & (s.school < 0)
        found += int(without_school.sum())
        assert (age[without_school] >= 16).all()
        assert (s.out_since[without_school] < 0).all()
        assert (stage_of_track(run, Track.EDUCATION)[without_school] == Stage.NONE).all()
        advance_weeks(run, 1)
        stays = run.world.students.presence[without_school] == Presence.PRESENT
        assert np.array_equal(stays, age[without_school] < 18)
    assert found > 100


def test_students_in_their_last_year_at_college_may_stop_like_the_others(
    five: ContinuumModel,
) -> None:
    """The chance is drawn about the year that ends, for whoever was at a college in that year."""
    run = advance_weeks(five.fork(load("current")), YEAR)
    s = run.world.students
    age = (run.world.clock[0] - s.birth_week.astype(int)) // YEAR
    at_college = present(run) & (s.sector == Sector.MBO) & (s.school >= 0)
    last = at_college & (age >= 20)
    stops = at_college & (age >= 16) & (chances_to_stop(run) > draws_to_stop(run))
    assert not s.interrupted[last & stops].all()
    in_tally = run.world.counters.tallies.leavers.copy()
    advance_weeks(run, 1)
    assert 0 < (last & stops).sum() < last.sum()
    counted = run.world.counters.tallies.leavers - in_tally
    assert counted[..., Sector.MBO].sum() == stops.sum()
    assert (s.presence[last] == Presence.LEFT).all()
    assert s.interrupted[last & stops].all()


def chances_to_stop(run: ContinuumModel) -> np.ndarray:
    """Return the chance of stopping at a college, from the definitions of the parameters."""
    s, p = run.world.students, Parameters().school
    alone = (s.severity >= 2) & (s.helped == 0)
    chance = p.early_leaving_mbo * np.where(alone, p.early_leaving_unmet, 1.0)
    at_home = (s.out_since >= 0) & ((s.exempt == 0) | (s.severity < 3))
    return np.where(at_home, np.maximum(chance, p.early_leaving_out), chance)


def draws_to_stop(run: ContinuumModel) -> np.ndarray:
    """Return every student's draw for this year."""
    year = int(run.world.clock[0]) // YEAR
    keys = run.world.students.key
    return np.array([uniform(key, Stream.EARLY_LEAVING, year) for key in keys])


def test_early_leavers_leave_no_special_school(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(load("current")), YEAR)
    sector = run.world.students.sector.copy()
    had_school = present(run) & (run.world.students.school >= 0)
    before = happened(run, Flow.EARLY_LEAVERS)
    advance_weeks(run, 1)
    left = had_school & present(run) & (run.world.students.school < 0)
    assert 50 < left.sum() <= happened(run, Flow.EARLY_LEAVERS) - before
    assert set(sector[left]) == {Sector.VO, Sector.MBO}
