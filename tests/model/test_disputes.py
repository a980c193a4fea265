"""Stuck cases: the breakthrough desk, and payers who move a case to each other."""

from __future__ import annotations

import numpy as np
import pytest

from model.kinds import Node, Stage
from model.levers import Absence, Pooling
from model.parameters import Parameters
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from scenarios import load
from tests.model.happenings import happened, weekly
from tests.model.policies import FIVE, Pulled, advance_weeks, pull

NO_SHIFTS = Parameters().with_overrides({"access.shift_chance": 0.0})


def desk_hours(run: ContinuumModel) -> int:
    """Return the weekly hours that breakthrough desks have for cases."""
    n = run.world.nodes
    return int(n.client[n.kind == Node.BREAKTHROUGH_DESK].sum()) // 100


@pytest.mark.parametrize(("start", "end"), [(0, 39), (26, 65)])
def test_a_breakthrough_desk_decides_only_while_it_has_hours(
    five: ContinuumModel, start: int, end: int
) -> None:
    run = five.fork(pull(Absence(breakthrough_hours=1.0, start_week=start, end_week=end)))
    before = decided = 0
    for week in weekly(run, 78):
        new = happened(run, Flow.BREAKTHROUGHS) - before
        before += new
        decided += new
        assert (desk_hours(run) > 0) == (start <= week < end)
        assert new == 0 or start <= week < end
    assert decided > 20


def test_without_the_measure_there_is_no_breakthrough(five_today: ContinuumModel) -> None:
    n = five_today.world.nodes
    assert happened(five_today, Flow.BREAKTHROUGHS) == 0
    assert (n.waiting[n.kind == Node.BREAKTHROUGH_DESK] == 0).all()
    assert desk_hours(five_today) == 0


def test_a_case_that_is_broken_through_goes_straight_to_its_queue(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(Absence(breakthrough_hours=1.0))), 80)
    c = run.world.cases
    through = np.flatnonzero((c.student >= 0) & (c.through == 1))
    assert through.size > 20
    stages = np.concatenate([c.stage[2 * through], c.stage[2 * through + 1]])
    assert not np.isin(stages, (Stage.DISPUTE, Stage.BUDGET)).any()


def test_more_hours_break_through_more_cases_and_leave_fewer_in_dispute(
    five: ContinuumModel,
) -> None:
    runs = [five.fork(pull(Absence(breakthrough_hours=hours))).run() for hours in (0.0, 0.1, 0.4)]
    through = [happened(run, Flow.BREAKTHROUGHS) for run in runs]
    assert through == sorted(set(through))
    stuck = [int(run.world.counters.stock_weeks[Stock.DISPUTED, 0]) for run in runs]
    assert stuck == sorted(set(stuck), reverse=True)


def test_a_desk_cannot_spend_more_hours_than_it_has(five: ContinuumModel) -> None:
    run = five.fork(pull(Absence(breakthrough_hours=0.1)))
    hours = 0
    for _ in weekly(run, 104):
        hours += desk_hours(run) + 1
    each = run.parameters.access.hours_breakthrough
    assert happened(run, Flow.BREAKTHROUGHS) * each <= hours + each


# Case shifting


def short_of_money(policy: Pulled, weeks: int = 100) -> ContinuumModel:
    """Return a region whose municipalities and partnerships have too little money."""
    run = ContinuumModel(policy, FIVE, rng=1, years=2)
    run.world.municipalities.budget[:] = run.world.municipalities.budget * 85 // 100
    run.world.partnerships.budget[:] = run.world.partnerships.budget * 85 // 100
    return advance_weeks(run, weeks)


def test_payers_that_are_short_of_money_shift_cases_to_each_other() -> None:
    run = short_of_money(Pulled())
    assert happened(run, Flow.SHIFTED) > 30
    assert happened(run, Flow.BUDGET_STOPS) > 100


def test_without_the_habit_no_case_is_shifted() -> None:
    run = short_of_money(Pulled((), NO_SHIFTS))
    assert happened(run, Flow.SHIFTED) == 0
    assert happened(run, Flow.BUDGET_STOPS) > 100


def test_inside_a_fund_that_pays_all_no_case_is_shifted() -> None:
    everything = Pooling(municipal_share=1.0, partnership_share=1.0)
    run = short_of_money(Pulled((everything,)))
    assert happened(run, Flow.BUDGET_STOPS) > 0
    assert happened(run, Flow.SHIFTED) == 0


def test_who_has_money_shifts_little(five_today: ContinuumModel) -> None:
    assert happened(five_today, Flow.SHIFTED) < 0.1 * happened(five_today, Flow.CARE_STARTS)
    assert load("current").levers == ()
