"""Faults that were found and mended: what the rules promise, where they once did not keep it."""

from __future__ import annotations

import numpy as np
import pytest

from model.cases import URGENCIES
from model.kinds import Node, Sector, Source
from model.levers import (
    Absence,
    Access,
    Arrangements,
    EarlySignals,
    Lever,
    Pooling,
    SchoolTeams,
    Transitions,
)
from model.organisations.staff_round import wanted_youth_health_fte
from model.simulation import ContinuumModel
from model.students import Flow
from scenarios import load
from tests.model.happenings import happened, present, queue
from tests.model.policies import advance_weeks, pull


def test_a_journal_has_room_for_a_week_of_everybody_who_is_followed(five: ContinuumModel) -> None:
    """Otherwise it writes past its end: following thousands of children may crash."""
    run = five.fork(load("current"))
    run.follow(np.arange(len(run.students)))
    j = run.world.journal
    assert j.week.size - int(j.n[0]) >= len(run.students)


ENDING = [
    pytest.param(Absence(breakthrough_hours=1.0, end_week=52), Node.BREAKTHROUGH_DESK),
    pytest.param(Arrangements(combined_places=0.5, end_week=52), Node.COMBINED_PLACE),
    pytest.param(SchoolTeams(coverage=1.0, end_week=52), Node.SCHOOL_TEAM),
    pytest.param(Access(single_front_door=1.0), Node.GENERAL_PRACTICE),
]


@pytest.mark.parametrize(
    ("lever", "kind"), ENDING, ids=["breakthrough", "combined places", "teams", "front door"]
)
def test_nobody_waits_where_there_are_no_hours_any_more(
    five: ContinuumModel, lever: Lever, kind: Node
) -> None:
    run = advance_weeks(five.fork(pull(lever)), 53)
    n = run.world.nodes
    closed = (n.kind == kind) & (n.client == 0)
    assert closed.any()
    assert n.waiting[closed].sum() == 0


def test_a_post_that_is_closed_has_no_staff(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(SchoolTeams(coverage=1.0, end_week=52))), 53)
    assert (run.world.nodes.fte[run.world.schools.team] == 0.0).all()


def test_nobody_of_eighteen_is_in_view_without_a_school(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(load("current")), 53)
    s = run.world.students
    age = (52 * 5 + 52 - s.birth_week.astype(int)) // 52
    assert not (present(run) & (s.school < 0) & (age >= 18)).any()


def test_a_fund_that_is_rolled_out_gets_all_its_transition_money(five: ContinuumModel) -> None:
    given = []
    for years in (0.0, 2.0):
        lever = Pooling(municipal_share=0.5, transition_money=100.0, ramp_years=years)
        run = advance_weeks(five.fork(pull(lever)), 140)
        given.append(-int(run.world.money.sources[Source.TRANSITION_MONEY]))
    assert given[1] == given[0]


def test_a_lump_sum_ends_with_its_measure_also_when_all_have_left_the_fund(
    five: ContinuumModel,
) -> None:
    lever = Pooling(municipal_share=0.5, lump_sum=1.0, end_week=78)
    run = advance_weeks(five.fork(pull(lever)), 30)
    run.decisions.left_fund[:] = True
    advance_weeks(run, 60)
    assert (run.world.policy.lump_sum == 0.0).all()


def test_hours_for_youth_health_are_there_after_two_years(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(EarlySignals(youth_health_hours=4.0))), 104)
    fte = run.world.nodes.fte[run.world.municipalities.youth_health]
    assert fte.sum() > 0.5 * wanted_youth_health_fte(run).sum()


def test_a_front_door_does_not_pile_up_requests_at_another_desk(five: ContinuumModel) -> None:
    run, today = (
        advance_weeks(five.fork(pull(Access(single_front_door=share))), 104) for share in (1.0, 0.0)
    )
    waiting = [
        int(item.world.nodes.waiting[item.world.nodes.kind == Node.MUNICIPAL_DESK].sum())
        for item in (run, today)
    ]
    assert waiting[0] < 5 * waiting[1]


def test_a_small_share_of_follow_up_follows_up_few(five: ContinuumModel) -> None:
    little, much = (
        five.fork(pull(Absence(partnership_follow_up=share))).run() for share in (0.02, 1.0)
    )
    assert happened(little, Flow.FOLLOWED_UP) < 0.1 * happened(much, Flow.FOLLOWED_UP)


def test_attention_without_a_duty_of_care_costs_colleges_nothing(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(EarlySignals(attention=3.0))), 53)
    s = run.world.schools
    assert (run.world.nodes.contract[s.care_team[s.sector == Sector.MBO]] == 0).all()


def test_every_transition_with_support_is_counted_as_warm_or_cold(five: ContinuumModel) -> None:
    cold, warm = (
        advance_weeks(
            five.fork(pull(Transitions(warm_hand_over=share, start_week=52))), 53
        ).world.counters.weekly_flow
        for share in (0.0, 1.0)
    )
    week = 5 * 52 + 52
    both = [Flow.WARM_TRANSITIONS, Flow.COLD_TRANSITIONS]
    counted = [int((flow[week, both] - flow[week - 1, both]).sum()) for flow in (cold, warm)]
    assert counted[1] == pytest.approx(counted[0], rel=0.1)


def test_who_waits_with_a_crisis_stands_in_the_class_of_a_crisis(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(load("current")), 52)
    w = run.world
    classes = {
        urgency
        for node in np.flatnonzero(w.nodes.waiting)
        for urgency in range(URGENCIES)
        for track in queue(run, int(node), urgency)
        if w.students.severity[w.cases.student[track >> 1]] == 4
    }
    assert classes == {0}
