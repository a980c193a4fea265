"""Organisations together: staff of one labour pool, money of one fund, agreements of two sides."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.kinds import Discipline, Node
from model.levers import Absence as AbsenceLever
from model.levers import (
    Access,
    Arrangements,
    Consultation,
    EarlySignals,
    GpSupport,
    Pooling,
    RegionLayout,
    SchoolTeams,
)
from model.organisations import Municipality, rounds
from model.organisations.posts import fill_posts, leave_posts, new_posts
from model.organisations.staff_round import _wishes, hire_and_leave
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import Pulled, advance_weeks, pull

CENT = 100


FTE = st.floats(0.0, 500.0)


@given(seekers=FTE, leavers=FTE, providers=FTE, teams=FTE)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_labour_pool_never_hires_more_than_there_are_people(
    week_0: ContinuumModel, seekers: float, leavers: float, providers: float, teams: float
) -> None:
    pool, staff = week_0.labour_pools[0], week_0.parameters.staff
    state = week_0.decisions
    state.seekers[pool.row] = seekers
    inflow = pool.newcomers(providers)
    assert inflow >= 0.0
    people = seekers + leavers * (1.0 - staff.leave_sector_share) + inflow
    result = pool.hire(leavers, providers, teams)
    assert 0.0 <= result.by_providers <= providers + 1e-9
    assert 0.0 <= result.by_teams <= teams + 1e-9
    assert result.by_providers + result.by_teams <= people + 1e-9
    left_over = people - result.by_providers - result.by_teams
    assert pool.seekers == pytest.approx(left_over * (1 - staff.seekers_leave_share), abs=1e-9)
    assert pool.seekers >= -1e-9
    assert 0.0 <= result.moved_to_teams <= teams - result.by_teams + 1e-9


NEW_POSTS = {
    "nothing new": (),
    "school teams": load("integrated-teams").levers,
    "seconded school teams": (SchoolTeams(coverage=0.6, employed_by="provider", end_week=70),),
    "all other posts": (
        GpSupport(coverage=1.0),
        Arrangements(combined_places=2.0, ramp_years=1.0),
        AbsenceLever(breakthrough_hours=1.0, end_week=70),
        EarlySignals(youth_health_hours=2.0, end_week=60),
        Access(single_front_door=0.5, start_week=30),
    ),
}


def staff_of_pools(run: ContinuumModel) -> tuple[float, float, float]:
    """Return the staff of today's employers, that in posts of policy, and the job seekers."""
    n, posts = run.world.nodes, new_posts(run)
    at = run.decisions.employer_nodes
    assert not np.isin(posts.nodes, at).any()
    assert posts.mix.sum(axis=1) == pytest.approx(1.0)
    return (
        float(n.fte[at].sum()),
        float(n.fte[posts.nodes].sum()),
        float(run.decisions.seekers.sum()),
    )


def who_leaves(run: ContinuumModel) -> float:
    """Return the staff that leaves a post this quarter; posts that policy ends are closed."""
    n, posts, staff = run.world.nodes, new_posts(run), run.parameters.staff
    at, health = run.decisions.provider_nodes, run.world.municipalities.youth_health
    turnover = np.array([item.turnover_per_year() for item in run.providers])
    usual = staff.turnover_per_year
    leavers = float((n.fte[at] * turnover).sum() + n.fte[health].sum() * usual) / 4
    stay = n.fte[posts.nodes] * (1 - usual / 4)
    return leavers + float((n.fte[posts.nodes] - np.minimum(stay, posts.wanted)).sum())


@pytest.mark.parametrize("what", NEW_POSTS)
def test_people_are_counted_once_over_a_whole_run(five: ContinuumModel, what: str) -> None:
    """Care providers, youth-health desks and posts that policy creates share one labour market."""
    run = five.fork(Pulled(tuple(NEW_POSTS[what])))
    staff, filled = run.parameters.staff, []
    for _ in range(8):
        advance_weeks(run, 13)
        rounds.update_policy(run)
        people, leavers = sum(staff_of_pools(run)), who_leaves(run)
        wanted = np.bincount(run.decisions.pool_of_employer, _wishes(run)[1])
        pools = zip(run.labour_pools, wanted, strict=True)
        inflow = sum(pool.newcomers(float(posts)) for pool, posts in pools)
        hire_and_leave(run)
        employed, in_posts, seekers = staff_of_pools(run)
        after = employed + in_posts + seekers / (1 - staff.seekers_leave_share)
        assert after == pytest.approx(people + inflow - staff.leave_sector_share * leavers)
        filled.append(in_posts)
    assert (max(filled) > 1) == (what != "nothing new")


def test_people_who_look_for_work_are_those_of_the_labour_pools(five: ContinuumModel) -> None:
    """Every employer of today hires from the pool of its discipline where it works."""
    d, n = five.decisions, five.world.nodes
    region, discipline = np.divmod(d.pool_of_employer, len(Discipline))
    assert np.array_equal(region, d.labour_region[n.municipality[d.employer_nodes]])
    assert np.array_equal(discipline, n.discipline[d.employer_nodes])
    assert set(n.kind[d.employer_nodes]) == {Node.CARE_PROVIDER, Node.YOUTH_HEALTH}


def spend(municipality: Municipality, share: float, weeks: int) -> None:
    """Let spending of this budget year be a share of the budget, pro rata."""
    m, row = municipality.world.municipalities, municipality.row
    m.budget[row] = 52_000_000 * CENT
    charged = m.spent_at_new_year[row] + round(share * 1_000_000 * CENT * weeks)
    municipality.world.money.charged[row] = charged


def partnerships_with_pupils(run: ContinuumModel) -> list[int]:
    """Return the accounts of the partnerships that have schools here; spare rows have none."""
    used = rounds.pupils_of_partnerships(run) > 0
    return [run.landscape.account_of_partnership(int(row)) for row in np.flatnonzero(used)]


def test_a_fund_is_under_pressure_when_its_members_spend_more_than_their_budgets(
    five: ContinuumModel,
) -> None:
    run = five.fork(load("pooled-budget"))
    run.step()
    (fund,) = run.joint_funds
    w, m = run.world, run.landscape.n_municipalities
    assert fund.members().tolist() == [*range(m), *partnerships_with_pupils(run)]
    w.money.charged[:] = 0
    for columns in (w.municipalities, w.partnerships):
        columns.spent_at_new_year[:] = 0
        columns.budget[:] = 0
    w.municipalities.budget[:] = 52 * CENT
    w.partnerships.budget[0] = 104 * CENT
    w.money.charged[:m] = 30 * CENT
    w.money.charged[m] = 20 * CENT
    spent, budget = 30 * m + 20, (52 * m + 104) / 2
    assert fund.pressure(26) == pytest.approx(spent / budget)


def test_insurers_in_a_fund_have_no_budget_that_it_could_overspend(five: ContinuumModel) -> None:
    levers = load("pooled-budget").levers
    without, insured = (
        advance_weeks(five.fork(Pulled((*levers, *more))), 14)
        for more in ((), (Pooling(insurers_share=0.5),))
    )
    m = without.landscape.n_municipalities
    (fund,), (larger,) = without.joint_funds, insured.joint_funds
    assert len(larger.members()) == len(fund.members()) + 2 * m
    same = [*range(m), *partnerships_with_pupils(without)]
    insured.world.money.charged[same] = without.world.money.charged[same]
    insured.world.money.charged[larger.members()[len(same) :]] += 10**9
    assert larger.pressure(14) == pytest.approx(fund.pressure(14))


def test_a_pooled_municipality_is_judged_partly_by_its_fund(
    five: ContinuumModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = five.fork(load("pooled-budget"))
    run.step()
    municipality = run.municipalities[0]
    spend(municipality, 1.6, 26)
    run.world.policy.pooled[municipality.row] = 0.25
    monkeypatch.setattr(run.joint_funds[0], "pressure", lambda _weeks: 1.0)
    assert municipality.pressure(26) == pytest.approx(0.75 * 1.6 + 0.25 * 1.0)


def mean_maturity(run: ContinuumModel) -> float:
    """Return the mean maturity over the pairs that consult now."""
    return float(run.world.policy.maturity[:, run.agreed_rows][run.agreed.consults].mean())


def change_of_two_years(model: ContinuumModel, **consultation: Any) -> float:
    """Return how much mean maturity of agreements changes in two years."""
    run = model.fork(pull(Consultation(**consultation)))
    before = mean_maturity(run)
    return mean_maturity(advance_weeks(run, 104)) - before


def test_agreements_grow_with_effort_and_when_consultation_binds(five: ContinuumModel) -> None:
    changes = [
        change_of_two_years(five, effort=0.0),
        change_of_two_years(five, effort=1.0),
        change_of_two_years(five, effort=1.0, binding=1.0),
        change_of_two_years(five, effort=4.0, binding=1.0),
    ]
    assert changes[0] < 0
    assert all(one < two for one, two in pairwise(changes))


def test_agreements_start_anew_with_new_partners(five: ContinuumModel) -> None:
    run = five.fork(load("congruent-region"))
    before = mean_maturity(run)
    run.step()
    assert mean_maturity(run) < 0.5 * before


def test_agreements_start_anew_with_every_next_layout(five: ContinuumModel) -> None:
    first = RegionLayout(layout="congruent", end_week=52)
    second = RegionLayout(layout="merged", merged_to="ggd", start_week=52)
    run = advance_weeks(five.fork(pull(first, second)), 52)
    before, names = mean_maturity(run), run.agreed.names
    run.step()
    assert run.agreed.names != names
    assert mean_maturity(run) < 0.5 * before


def test_labour_pools_share_out_what_is_missing_of_posts_to_the_last(five: ContinuumModel) -> None:
    """Gaps of posts by discipline and place come back as gaps of pools, each once."""
    levers = (*NEW_POSTS["seconded school teams"], *NEW_POSTS["all other posts"])
    run = advance_weeks(five.fork(Pulled(levers)), 27)
    posts = new_posts(run)
    before = run.world.nodes.fte[posts.nodes].copy()
    vacancies = leave_posts(run, posts)
    stayed = run.world.nodes.fte[posts.nodes]
    assert vacancies.left.sum() == pytest.approx((before - stayed).sum())
    assert vacancies.gap.sum() == pytest.approx((posts.wanted - stayed).sum())
    assert vacancies.seconded.sum() > 0.0
    assert vacancies.gap == pytest.approx(vacancies.seconded + vacancies.to_hire)
    fill_posts(run, posts, vacancies, vacancies.gap)
    assert run.world.nodes.fte[posts.nodes] == pytest.approx(posts.wanted)
