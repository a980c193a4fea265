"""Decisions of organisations worked out by hand, where a slip would not show in a whole run."""

from __future__ import annotations

import numpy as np
import pytest

from model.geography import congruent, load_geography
from model.kinds import Activity, Hours, Payer
from model.levers import Access, GpSupport, Pooling, SchoolTeams
from model.organisations.policy_round import set_policy
from model.organisations.reform import adopt_layout
from model.organisations.staffing import payroll, set_contracts, usual_time
from model.simulation import ContinuumModel
from tests.model.policies import advance_weeks, pull

NEW_YEAR = 22


@pytest.mark.parametrize(("pressure", "judged"), [(0.7, 0.7), (1.4, 1.0)])
def test_a_fund_with_an_open_end_is_never_above_its_budget_but_may_be_below_it(
    five: ContinuumModel, monkeypatch: pytest.MonkeyPatch, pressure: float, judged: float
) -> None:
    run = advance_weeks(five.fork(pull(Pooling(municipal_share=1.0, open_end=1.0))), 1)
    monkeypatch.setattr(run.joint_funds[0], "pressure", lambda _weeks: pressure)
    assert run.municipalities[0].pressure(26) == pytest.approx(judged)


def test_what_school_teams_cost_a_partnership_is_not_left_for_arrangements(
    week_0: ContinuumModel,
) -> None:
    partnership, money = week_0.partnerships[0], week_0.world.money
    pupils = int(week_0.world.schools.pupils.sum())
    price = week_0.parameters.money.price_extra
    usual = partnership.usual_support_hours(pupils)
    costs = money.running[partnership.account].sum(axis=1)
    fixed = costs[Activity.SPECIAL_PLACE] + costs[Activity.DECISIONS]
    week_0.world.partnerships.budget[partnership.row] = 52 * (fixed + usual * price * 100)
    assert partnership.support_hours(pupils) == pytest.approx(usual)
    money.running[partnership.account, Activity.SCHOOL_TEAM, 0] = round(0.2 * usual * price * 100)
    assert partnership.support_hours(pupils) == pytest.approx(0.8 * usual, rel=1e-4)


def test_a_fund_remembers_what_each_member_put_in_and_got_in_all(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(Pooling(municipal_share=0.5))), NEW_YEAR + 104)
    m = len(run.municipalities)
    put_in = run.world.money.pooled_out[:m].copy()
    got = run.world.money.by_fund[:m].sum(axis=(1, 2))
    advance_weeks(run, 1)
    assert run.decisions.deposits.tolist() == put_in.tolist()
    assert run.decisions.drawn.tolist() == got.tolist()


@pytest.mark.parametrize(("municipal", "insured", "both"), [(0.6, 0.0, 0.0), (0.6, 0.25, 0.25)])
def test_a_care_office_agrees_on_what_both_sides_pool(
    five: ContinuumModel, municipal: float, insured: float, both: float
) -> None:
    lever = Pooling(municipal_share=municipal, insurers_share=insured)
    run = advance_weeks(five.fork(pull(lever)), 1)
    today = run.parameters.access.care_office_agreement
    expected = today + (1.0 - today) * both
    assert run.world.policy.care_office == pytest.approx(expected)


def test_a_front_door_takes_over_work_of_youth_health_care(five: ContinuumModel) -> None:
    usual, led = (
        advance_weeks(five.fork(pull(Access(single_front_door=share))), 1) for share in (0.0, 0.4)
    )
    for before, after in zip(usual.youth_health_regions, led.youth_health_regions, strict=True):
        assert after.fte_for_requests() == pytest.approx(0.6 * before.fte_for_requests())


def test_a_region_stops_buying_when_most_of_its_children_live_where_money_ran_out(
    five: ContinuumModel,
) -> None:
    run = five.fork(pull())
    m = run.world.municipalities
    (region,) = run.youth_regions
    largest, smallest = int(m.children.argmax()), int(m.children.argmin())
    m.children[:] = 100
    m.children[largest] = 1000
    for stopped, buys in ((smallest, True), (largest, False)):
        m.capped[:] = 0
        m.capped[stopped] = 1
        assert region.buys_more() is buys


def test_a_team_without_specialists_loses_effect_and_one_of_specialists_loses_none(
    week_0: ContinuumModel,
) -> None:
    loss = week_0.parameters.care.generalist_loss
    for share, effect in ((0.0, -loss), (0.25, -0.75 * loss), (1.0, 0.0)):
        run = week_0.fork(pull(SchoolTeams(coverage=1.0, specialist_share=share)))
        set_policy(run)
        assert run.world.policy.team_effect == pytest.approx(effect)
    assert loss > 0
    assert np.all(week_0.world.policy.team_effect == 0.0)


def test_a_fund_is_made_of_municipalities_partnerships_and_insurers_only(
    five: ContinuumModel,
) -> None:
    lever = Pooling(municipal_share=0.6, partnership_share=0.5, insurers_share=0.4)
    run = advance_weeks(five.fork(pull(lever)), 1)
    money, pooled = run.world.money, run.world.policy.pooled
    (fund,) = run.joint_funds
    for payer, share in (
        (Payer.MUNICIPALITY, 0.6), (Payer.HEALTH_INSURER, 0.4), (Payer.CARE_OFFICE, 0.4),
        (Payer.SCHOOL, 0.0), (Payer.JOINT_FUND, 0.0),
    ):  # fmt: skip
        accounts = money.kind == payer
        assert pooled[accounts] == pytest.approx(share), payer.name
        assert set(money.fund_of[accounts]) == {fund.account if share else -1}, payer.name


def test_a_partnership_that_goes_leaves_no_costs_of_this_year_behind(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull()), 12)
    w, m = run.world, len(run.municipalities)
    n = w.partnerships.desk.size
    charged = w.money.charged[m : m + n]
    before = int((charged - w.partnerships.spent_at_new_year).sum())
    adopt_layout(run, congruent(load_geography()))
    this_year = charged - w.partnerships.spent_at_new_year
    gone = np.setdiff1d(np.arange(n), w.schools.partnership)
    assert gone.size > 0
    assert not this_year[gone].any()
    assert int(this_year.sum()) == before > 0


def test_a_team_that_is_closed_has_to_learn_again(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(SchoolTeams(coverage=1.0, end_week=52))), 52)
    assert run.world.schools.team_maturity.max() > 0.0
    assert advance_weeks(run, 1).world.schools.team_maturity.max() == 0.0


def test_insurers_pay_the_gp_and_the_municipality_pays_practice_support(
    five: ContinuumModel,
) -> None:
    usual, helped = (
        advance_weeks(five.fork(pull(*levers)), 27) for levers in ((), (GpSupport(coverage=1.0),))
    )
    nodes = helped.world.municipalities.general_practice.astype(np.int64)
    staff, price = helped.parameters.staff, helped.world.rates.money.desk_cents
    support = helped.world.nodes.fte[nodes] * staff.contract_hours * 100 * price
    account, _, cents = payroll(helped.world, nodes)
    before, _, usual_cents = payroll(usual.world, nodes)
    for payer, extra in ((Payer.HEALTH_INSURER, 0.0), (Payer.MUNICIPALITY, support.sum())):
        paid = cents[helped.world.money.kind[account] == payer].sum()
        paid_before = usual_cents[usual.world.money.kind[before] == payer].sum()
        assert paid - paid_before == pytest.approx(extra, abs=100 * nodes.size), payer.name
    assert support.sum() > 10_000


def test_newcomers_learn_in_the_time_in_which_they_cannot_help_yet(week_0: ContinuumModel) -> None:
    p, n = week_0.parameters, week_0.world.nodes
    at = np.array([week_0.providers[-1].row])
    time = usual_time(1, p.staff.administration_floor, p)
    found = []
    for share in (0.0, 0.5):
        set_contracts(week_0.world, at, np.array([1000.0]), time, p, np.array([share]))
        found.append((int(n.client[at[0]]), int(week_0.world.hours.fixed[at[0], Hours.TRAINING])))
    (usual, training), (less, more) = found
    assert 0.5 < p.staff.newcomer_output < 1.0
    assert less == pytest.approx(usual * (1.0 - 0.5 * (1.0 - p.staff.newcomer_output)), abs=1)
    assert more - training == usual - less > 0


def test_the_first_budget_year_began_at_new_year_with_costs_as_they_are_now(
    week_0: ContinuumModel,
) -> None:
    money, m = week_0.world.money, len(week_0.municipalities)
    weekly = money.running.sum(axis=(1, 2))
    for columns, first in ((week_0.world.municipalities, 0), (week_0.world.partnerships, m)):
        accounts = slice(first, first + columns.budget.size)
        this_year = money.charged[accounts] - columns.spent_at_new_year
        assert this_year.tolist() == ((52 - NEW_YEAR) * weekly[accounts]).tolist()


def test_care_coordinators_have_part_of_their_time_for_signals(week_0: ContinuumModel) -> None:
    school, staff = week_0.schools[0], week_0.parameters.staff
    week_0.world.schools.pupils[school.row] = 500
    time = 0.5 * staff.teachers_care_fte * staff.contract_hours
    assert 0.0 < staff.teachers_care_share < 1.0
    assert school.care_team_hours() == pytest.approx(time * staff.teachers_care_share)


def test_a_partnership_judges_each_year_by_what_was_charged_in_it(week_0: ContinuumModel) -> None:
    partnership, t = week_0.partnerships[0], week_0.world.partnerships
    charged, row = week_0.world.money.charged, partnership.row
    t.budget[row] = 1_000_000
    charged[partnership.account] = t.spent_at_new_year[row]
    strictness = []
    for costs in (900_000, 900_000, 1_100_000, 900_000):
        charged[partnership.account] += costs
        partnership.decide_year(0.0)
        strictness.append(float(t.strictness[row]))
    step = week_0.parameters.decisions.strictness_step
    assert strictness == pytest.approx([0.0, 0.0, step, 0.0])
