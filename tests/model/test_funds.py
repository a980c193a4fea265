"""Joint funds and what they pay: leaving, lump sums, transition money, and prevention."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.kinds import N_CARE_KINDS, Activity, Payer, Source
from model.levers import Pooling
from model.organisations.municipality import in_a_fund
from model.organisations.policy_round import set_prevention
from model.parameters import Parameters
from model.sanity import assert_closes
from model.simulation import ContinuumModel
from model.variants import Variants
from scenarios import load
from tests.model.happenings import weekly
from tests.model.policies import FIVE, TINY, Pulled, advance_weeks, pull
from tests.model.states import differing

NEW_YEAR = 22
CENT = 100


def fund_with(model: ContinuumModel, **settings: Any) -> ContinuumModel:
    """Return a run in which municipalities pool most of their money from the first week."""
    return model.fork(pull(Pooling(**{"municipal_share": 0.8, **settings})))


# Leaving


def generous(model: ContinuumModel, row: int, **settings: Any) -> ContinuumModel:
    """Return a fund after two new years, of which one municipality puts in far too much."""
    run = advance_weeks(fund_with(model, **settings), 1)
    run.world.municipalities.budget[row] *= 2
    run.set_allowances()
    return advance_weeks(run, 52 + NEW_YEAR + 13)


def test_a_member_that_pays_for_others_leaves_when_it_is_free_to(five: ContinuumModel) -> None:
    run = generous(five, 2, binding_years=0.0)
    left = run.decisions.left_fund
    assert left[2]
    assert not left.all()  # others may have a surplus of their own
    assert run.world.policy.pooled[2] == 0.0
    assert not in_a_fund(run.world)[2]
    assert run.world.policy.pooled[: left.size][~left] == pytest.approx(0.8)
    assert_closes(run.world)


def test_a_member_that_pays_for_others_stays_as_long_as_it_is_bound(five: ContinuumModel) -> None:
    run = generous(five, 2, binding_years=20.0)
    assert not run.decisions.left_fund.any()
    assert run.world.policy.pooled[2] == pytest.approx(0.8)


def test_a_fund_binds_its_members_unless_a_scenario_says_otherwise(five: ContinuumModel) -> None:
    run = generous(five, 2)
    assert not run.decisions.left_fund.any()
    assert run.world.policy.pooled[2] == pytest.approx(0.8)


def test_a_member_that_is_bound_for_a_year_leaves_after_it(five: ContinuumModel) -> None:
    run = advance_weeks(fund_with(five, binding_years=1.0), 1)
    run.world.municipalities.budget[2] *= 2
    run.set_allowances()
    left = [bool(advance_weeks(run, weeks).decisions.left_fund[2]) for weeks in (NEW_YEAR + 12, 52)]
    assert left == [False, True]


def test_members_that_get_about_what_they_pay_in_stay(five: ContinuumModel) -> None:
    """Who leaves at new year put in more than its cost of the past year and the tolerance."""
    run = fund_with(five, binding_years=0.0)
    money, d, m = run.world.money, run.decisions, len(run.municipalities)
    tolerance = run.parameters.decisions.leave_tolerance
    left = np.zeros(m, bool)
    for new_year in (NEW_YEAR, NEW_YEAR + 52, NEW_YEAR + 104):
        advance_weeks(run, new_year - run.week)
        deposit = run.world.money.pooled_out[:m] - d.deposits
        drawn = run.world.money.by_fund[:m].sum(axis=(1, 2)) - d.drawn
        left |= deposit - drawn > tolerance * deposit
        advance_weeks(run, 1)
        assert run.decisions.left_fund.tolist() == left.tolist()
    assert m - left.sum() > 0
    assert money.pooled_out[:m].all()


def test_who_left_pays_its_own_costs_and_deposits_nothing(five: ContinuumModel) -> None:
    run = generous(five, 2, binding_years=0.0)
    before = [run.world.money.pooled_out[2].copy(), run.world.money.by_fund[2].sum()]
    advance_weeks(run, 8)
    assert [run.world.money.pooled_out[2], run.world.money.by_fund[2].sum()] == before


# Lump sums


def paid_for_care(run: ContinuumModel) -> np.ndarray:
    """Return what municipalities and their fund paid for care so far, by kind."""
    payer = np.isin(run.world.money.kind, (Payer.MUNICIPALITY, Payer.JOINT_FUND))
    return np.asarray(run.world.money.spent[payer, :N_CARE_KINDS].sum(axis=(0, 2)))


def running_costs(run: ContinuumModel) -> int:
    """Return what care costs municipalities a week, by the children who get it."""
    m = len(run.municipalities)
    return int(run.world.money.running[:m, :N_CARE_KINDS].sum())


@pytest.mark.parametrize(("share", "constant"), [(1.0, True), (0.5, False), (0.0, False)])
def test_a_lump_sum_keeps_payments_the_same_while_volume_changes(
    five: ContinuumModel, share: float, constant: bool
) -> None:
    run = fund_with(five, lump_sum=share)
    before = paid_for_care(run)
    paid, volume = [], []
    for _ in weekly(run, 60):
        now = paid_for_care(run)
        paid.append(int((now - before).sum()))
        volume.append(running_costs(run))
        before = now
    spread = (max(paid) - min(paid)) / np.mean(paid)
    moved = (max(volume) - min(volume)) / np.mean(volume)
    assert moved > 0.03
    assert (spread < 1e-4) == constant
    if not constant:
        assert spread == pytest.approx((1 - share) * moved, rel=0.35)


def test_a_lump_sum_is_what_care_cost_when_it_was_agreed(five: ContinuumModel) -> None:
    run = fund_with(five, lump_sum=1.0)
    agreed = running_costs(run)
    before = int(paid_for_care(run).sum())
    advance_weeks(run, 1)
    weekly_sum = int(paid_for_care(run).sum()) - before
    assert weekly_sum == pytest.approx(agreed, rel=1e-6)


def test_providers_that_get_a_lump_sum_do_not_grow_with_their_queue(week_0: ContinuumModel) -> None:
    provider = week_0.providers[-1]
    week_0.world.nodes.waiting[provider.row] = 1000
    usual = provider.wanted_growth_per_year()
    week_0.world.policy.lump_sum[:] = 0.6
    assert provider.wanted_growth_per_year() == pytest.approx(0.4 * usual)
    assert usual > 0


# Transition money


def test_transition_money_is_given_once_per_child_and_closes(five: ContinuumModel) -> None:
    run = fund_with(five, transition_money=100.0)
    advance_weeks(run, 1)
    given = -int(run.world.money.sources[Source.TRANSITION_MONEY])
    assert given == 100 * CENT * int(run.world.municipalities.children.sum())
    (fund,) = run.joint_funds
    assert run.world.money.granted[fund.account] == given
    assert run.world.money.spent[fund.account, Activity.DECISIONS, 0] >= given
    assert_closes(run.world)
    run.run()
    assert -int(run.world.money.sources[Source.TRANSITION_MONEY]) == given
    assert_closes(run.world)


def test_transition_money_goes_to_the_children_of_a_pilot_only(five: ContinuumModel) -> None:
    run = fund_with(five, transition_money=50.0, pilot_municipalities="Montfoort")
    advance_weeks(run, 30)
    row = [item.name for item in run.municipalities].index("Montfoort")
    given = -int(run.world.money.sources[Source.TRANSITION_MONEY])
    assert given == 50 * CENT * int(run.world.municipalities.children[row])


def test_without_a_fund_there_is_no_transition_money(five: ContinuumModel) -> None:
    run = fund_with(five, municipal_share=0.0, transition_money=100.0)
    assert advance_weeks(run, 14).world.money.sources[Source.TRANSITION_MONEY] == 0


def test_transition_money_spares_desks_hours_while_a_fund_is_young(five: ContinuumModel) -> None:
    lost = [
        advance_weeks(fund_with(five, transition_money=money), 14).transition_share().mean()
        for money in (0.0, 2.0, 200.0)
    ]
    assert lost[0] > lost[1] > lost[2] == 0.0
    years = five.parameters.decisions.reform_years
    old = advance_weeks(fund_with(five, transition_money=200.0), round(years * 52) + 1)
    assert (old.transition_share() > 0.0).all()


# Prevention


def test_prevention_falls_after_overspending_and_recovers_after_it(week_0: ContinuumModel) -> None:
    municipality, d = week_0.municipalities[0], week_0.parameters.decisions
    prevention = week_0.world.municipalities.prevention
    usual = week_0.parameters.money.prevention_per_child
    prevention[0] = usual
    municipality.decide_prevention(overspent=False)
    assert prevention[0] == pytest.approx(usual)
    municipality.decide_prevention(overspent=True)
    assert d.prevention_cut > 0
    assert prevention[0] == pytest.approx(usual * (1 - d.prevention_cut))
    before = float(prevention[0])
    municipality.decide_prevention(overspent=False)
    assert before < prevention[0] < usual


def test_a_municipality_expects_to_keep_more_savings_when_others_pool_too(
    five: ContinuumModel,
) -> None:
    kept = []
    for shares in (
        {"municipal_share": 0.0},
        {"municipal_share": 0.5},
        {"municipal_share": 0.5, "partnership_share": 0.5},
        {"municipal_share": 0.5, "partnership_share": 0.5, "insurers_share": 0.5},
        {"municipal_share": 1.0, "partnership_share": 1.0, "insurers_share": 1.0},
    ):
        run = advance_weeks(fund_with(five, **shares), 1)
        kept.append(run.municipalities[0].kept_savings())
    assert kept[:2] == [1.0, 1.0]
    assert kept[1:] == sorted(set(kept[1:]))
    assert kept[-1] < 2.0


def test_prevention_rises_where_savings_are_pooled(five: ContinuumModel) -> None:
    shares = {"municipal_share": 1.0, "partnership_share": 1.0, "insurers_share": 1.0}
    alone, pooled = (
        fund_with(five, **settings).run().world
        for settings in ({"municipal_share": 0.0}, {**shares, "open_end": 1.0})
    )
    assert (pooled.municipalities.prevention >= alone.municipalities.prevention).all()
    more = pooled.municipalities.prevention > alone.municipalities.prevention
    assert more.sum() >= 3
    assert (pooled.policy.onset[more] < alone.policy.onset[more]).all()


def test_more_prevention_means_fewer_new_needs_and_less_means_more(week_0: ContinuumModel) -> None:
    onset = []
    for factor in (0.5, 1.0, 2.0):
        week_0.world.municipalities.prevention[:] = (
            factor * week_0.parameters.money.prevention_per_child
        )
        set_prevention(week_0)
        onset.append(float(week_0.world.policy.onset[0]))
    assert onset[0] > onset[1] == 1.0 > onset[2]


def test_prevention_without_effect_changes_no_child() -> None:
    """Where money never runs out, only what is paid differs."""
    p = Parameters().with_overrides({"decisions.prevention_elasticity": 0.0})
    policy = Pulled((), p, Variants(purchasing="open_end"))
    model = ContinuumModel(policy, FIVE, rng=1, years=2)
    usual, doubled = model.fork(policy), model.fork(policy)
    doubled.world.municipalities.prevention[:] *= 2.0
    assert (doubled.world.policy.onset == 1.0).all()
    names = differing(usual.run(), doubled.run())
    assert "world.municipalities.prevention" in names
    assert "world.money.spent" in names
    touched = {name.split(".")[1] for name in names if name.startswith("world.")}
    assert touched <= {"municipalities", "money"}
    assert (doubled.world.policy.onset == 1.0).all()


def test_prevention_with_its_effect_changes_children() -> None:
    """The test above can see a difference."""
    policy = Pulled((), Parameters(), Variants(purchasing="open_end"))
    model = ContinuumModel(policy, TINY, rng=1, years=2)
    usual, doubled = model.fork(policy), model.fork(policy)
    doubled.world.municipalities.prevention[:] *= 4.0
    assert "world.students.severity" in differing(usual.run(), doubled.run())
    assert load("current").parameters == Parameters()


def test_in_a_fund_its_figures_tell_who_overspends(five: ContinuumModel) -> None:
    """So one member's overspend can crowd out the prevention of all."""
    alone = advance_weeks(fund_with(five, municipal_share=0.0), 1)
    together = advance_weeks(
        fund_with(five, municipal_share=1.0, partnership_share=0.0, solidarity=1.0), 1
    )
    judged = []
    for run in (alone, together):
        m, money = run.world.municipalities, run.world.money
        size = m.budget.size
        m.budget[:] = 10**9
        money.charged[:size] = m.spent_at_new_year + 10**9
        money.charged[0] += 10**9
        judged.append([item.overspends() for item in run.municipalities])
    assert judged[0] == [True] + [False] * (len(judged[0]) - 1)
    assert judged[1] == [True] * len(judged[1])
