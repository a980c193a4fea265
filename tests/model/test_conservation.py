"""Children, hours and euros: nothing appears or gets lost, and a leak is noticed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from model.kinds import Activity, Node, Payer
from model.levers import Context, RegionLayout, SchoolTeams
from model.organisations.rounds import decide
from model.sanity import ConservationError, assert_closes
from model.simulation import ContinuumModel
from model.students import (
    BACKGROUND_GROUP,
    INCOME_GROUP,
    MUNICIPALITY_GROUP,
    PROFILE_GROUP,
    SEVERITY_GROUP,
    Flow,
    Stock,
)
from model.world import World
from scenarios import load
from tests.model.policies import FIVE, POLICIES, TINY, pull, shifted


@pytest.fixture(scope="module")
def checked() -> ContinuumModel:
    """Return the youth region at its first policy week; every week is verified."""
    return ContinuumModel(load("current"), FIVE, rng=3, years=2, check=True)


@pytest.mark.parametrize("name", ["current", *POLICIES])
def test_everything_closes_every_week(checked: ContinuumModel, name: str) -> None:
    run = checked.fork(load(name)).run()
    assert run.week == 104
    assert_closes(run.world)


@pytest.mark.parametrize("name", POLICIES)
def test_everything_closes_when_a_policy_comes_and_goes(checked: ContinuumModel, name: str) -> None:
    assert checked.fork(shifted(name, 20, end_week=70)).run().week == 104


@pytest.mark.parametrize("change", [-0.5, 0.5])
def test_everything_closes_when_demand_and_budgets_shift(
    checked: ContinuumModel, change: float
) -> None:
    policy = pull(Context(demand_growth=change, budget_growth=-change))
    assert checked.fork(policy).run().week == 104


def test_a_new_layout_may_come_when_school_teams_already_run(checked: ContinuumModel) -> None:
    teams = SchoolTeams(coverage=1.0)
    run = checked.fork(pull(teams, RegionLayout(layout="congruent", start_week=52))).run()
    assert run.week == 104


@pytest.mark.parametrize("region", ["municipality:Schiermonnikoog", "municipality:Rozendaal"])
def test_the_smallest_municipalities_close_as_well(region: str) -> None:
    run = ContinuumModel(load("full-continuum"), region, rng=1, years=3, check=True).run()
    assert run.week == 156


def test_more_cases_than_expected_get_room_and_everything_closes() -> None:
    crowded = load("current").parameters.with_overrides({"need.onset_per_year": 0.16})
    policy = pull(Context(demand_growth=0.5), SchoolTeams(coverage=1.0, fte_per_1000_students=10))
    run = ContinuumModel(type(policy)(policy.levers, crowded), TINY, rng=1, years=6, check=True)
    before = run.world.cases.student.size
    run.run()
    assert run.world.cases.student.size >= before
    assert 8 * int(run.world.cases.n_free[0]) >= run.world.cases.student.size * 0.9


def test_children_who_come_and_go_are_all_counted(five_today: ContinuumModel) -> None:
    flow = five_today.world.counters.weekly_flow
    children = five_today.world.counters.weekly_stock[:, Stock.CHILDREN]
    moved = np.diff(flow[:, Flow.ENTERED]) - np.diff(flow[:, Flow.LEFT])
    assert np.array_equal(np.diff(children), moved)
    assert moved.any()


@pytest.mark.parametrize("name", ["current", "full-continuum"])
def test_each_set_of_groups_adds_up_to_everybody(five: ContinuumModel, name: str) -> None:
    """By income, background, profile of need, severity, and municipality."""
    run = five.fork(load(name)).run()
    flow, stock, stock_weeks = run.world.counters[:3]
    end = MUNICIPALITY_GROUP + len(run.municipalities)
    assert flow.shape[1] == stock.shape[1] == end
    edges = (INCOME_GROUP, BACKGROUND_GROUP, PROFILE_GROUP, SEVERITY_GROUP, MUNICIPALITY_GROUP, end)
    for first, following in pairwise(edges):
        for table in (flow, stock, stock_weeks, run.history[-1].long_out):
            assert np.array_equal(table[:, first:following].sum(axis=1), table[:, 0])
        assert (stock_weeks[Stock.CHILDREN, first:following] > 0).all()


@pytest.mark.parametrize("name", ["congruent-region", "fragmented-further"])
def test_a_layout_moves_no_child_no_place_and_no_budget(checked: ContinuumModel, name: str) -> None:
    new, today = checked.fork(load(name)), checked.fork(load("current"))
    for model in (new, today):
        decide(model, int(model.world.clock[0]))
    assert not np.array_equal(new.world.nodes.administration, today.world.nodes.administration)
    for budget in ("municipalities", "partnerships"):
        euros = [int(getattr(model.world, budget).budget.sum()) for model in (new, today)]
        assert euros[0] == euros[1] > 0
    places = new.world.nodes.kind == Node.SPECIAL_SCHOOL
    assert np.array_equal(new.world.nodes.client[places], today.world.nodes.client[places])
    for column in ("presence", "school", "severity", "municipality"):
        mine, theirs = (getattr(model.world.students, column) for model in (new, today))
        assert np.array_equal(mine, theirs)


def test_a_fund_moves_euros_and_makes_none(checked: ContinuumModel) -> None:
    run = checked.fork(load("pooled-budget")).run()
    money = run.world.money
    funds = money.kind == Payer.JOINT_FUND
    assert money.pooled_in[funds].sum() == money.pooled_out[~funds].sum() > 0
    assert money.granted[funds].sum() == 0
    assert money.spent[funds].sum() > 0


def lose_a_child(w: World) -> None:
    w.students.presence[np.flatnonzero(w.students.presence == 1)[0]] = 2


def lose_the_count_of_a_child(w: World) -> None:
    w.counters.stock[Stock.CHILDREN, 0] -= 1


def invent_an_entry(w: World) -> None:
    w.counters.flow[Flow.ENTERED, 0] += 1


def invent_a_need(w: World) -> None:
    w.students.severity[np.flatnonzero(w.students.severity == 0)[0]] = 2


def forget_help(w: World) -> None:
    w.students.helped[np.flatnonzero((w.students.helped > 0) & (w.students.severity > 0))[0]] = 0


def send_a_child_home(w: World) -> None:
    w.students.out_since[np.flatnonzero(w.students.out_since < 0)[0]] = 3


def lose_a_pupil(w: World) -> None:
    w.schools.pupils[0] -= 1


def lose_somebody_in_a_queue(w: World) -> None:
    w.nodes.waiting[np.flatnonzero(w.nodes.waiting)[0]] -= 1


def use_an_hour_twice(w: World) -> None:
    w.nodes.used[np.flatnonzero(w.nodes.kind == Node.CARE_PROVIDER)[0]] += 1


def close_the_places_of_a_special_school(w: World) -> None:
    special = np.flatnonzero(w.nodes.kind == Node.SPECIAL_SCHOOL)
    assert (w.nodes.used[special] > 0).sum() > 1  # one school too full is enough
    w.nodes.client[special[w.nodes.used[special] > 0][0]] = 0


def lose_a_case(w: World) -> None:
    w.cases.n_free[0] += 1


def book_an_hour_that_nobody_has(w: World) -> None:
    w.hours.used[Node.LOCAL_TEAM, 0] += 1


def lose_a_cent(w: World) -> None:
    w.money.balance[0] -= 1


def pay_a_cent_to_nobody(w: World) -> None:
    w.money.balance[0] -= 1
    w.money.spent[0, Activity.ACCESS] += 1


def pool_a_cent_that_nobody_gave(w: World) -> None:
    w.money.balance[-1] += 1
    w.money.pooled_in[-1] += 1
    w.money.sources[0] -= 1


def let_help_cost_more_than_it_does(w: World) -> None:
    w.money.running[0, Activity.SPECIALISED] += 1


LEAKS: list[tuple[Callable[[World], None], str]] = [
    (lose_a_child, "children: .* present, .* counted"),
    (lose_the_count_of_a_child, "children: .* present, .* counted"),
    (invent_an_entry, "children: .* in is not"),
    (invent_a_need, "needs: .* of severity 2"),
    (forget_help, "needs: .* unmet of severity"),
    (send_a_child_home, "out of school"),
    (lose_a_pupil, "schools: pupils"),
    (lose_somebody_in_a_queue, "queues: "),
    (use_an_hour_twice, "help: loads"),
    (close_the_places_of_a_special_school, "special schools: more pupils than places"),
    (lose_a_case, "cases: "),
    (book_an_hour_that_nobody_has, "hours: local_team used"),
    (lose_a_cent, "euros: account 0 is -1 off"),
    (pay_a_cent_to_nobody, "euros: payments by activity"),
    (pool_a_cent_that_nobody_gave, "euros: what funds received"),
    (let_help_cost_more_than_it_does, "euros: running costs differ"),
]


@pytest.mark.parametrize(("leak", "words"), LEAKS, ids=[leak.__name__ for leak, _ in LEAKS])
def test_a_leak_is_named(week_0: ContinuumModel, leak: Callable[[World], None], words: str) -> None:
    week_0.step()
    assert_closes(week_0.world)
    leak(week_0.world)
    with pytest.raises(ConservationError, match=words):
        assert_closes(week_0.world)


def test_a_leak_stops_a_checked_run_and_names_the_week(checked: ContinuumModel) -> None:
    run = checked.fork(load("current"))
    for _ in range(3):
        run.step()
    lose_a_cent(run.world)
    with pytest.raises(ConservationError, match=rf"After week {5 * 52 + 4} of the run: .*euros"):
        run.run()
