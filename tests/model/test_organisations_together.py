"""Organisations together: staff of one labour pool, money of one fund, agreements of two sides."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.levers import Consultation, RegionLayout
from model.organisations import Municipality, rounds
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import advance_weeks, pull

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
    inflow = float(state.newcomers_per_quarter[pool.row])
    people = seekers + leavers * (1.0 - staff.leave_sector_share) + inflow
    result = pool.hire(leavers, providers, teams)
    assert 0.0 <= result.by_providers <= providers + 1e-9
    assert 0.0 <= result.by_teams <= teams + 1e-9
    assert result.by_providers + result.by_teams <= people + 1e-9
    left_over = people - result.by_providers - result.by_teams
    assert pool.seekers == pytest.approx(left_over * (1 - staff.seekers_leave_share), abs=1e-9)
    assert pool.seekers >= -1e-9
    assert 0.0 <= result.moved_to_teams <= teams - result.by_teams + 1e-9


@pytest.mark.parametrize("name", ["current", "integrated-teams"])
def test_people_are_counted_once_over_a_whole_run(five: ContinuumModel, name: str) -> None:
    run = five.fork(load(name))
    staff, n = run.parameters.staff, run.world.nodes
    at = run.decisions.provider_nodes
    teams = run.world.schools.team
    for _ in range(8):
        for _ in range(13):
            run.step()
        rounds.update_policy(run)
        people = float(n.fte[at].sum() + n.fte[teams].sum() + run.decisions.seekers.sum())
        turnover = np.array([item.turnover_per_year() for item in run.providers])
        gap = rounds.wanted_team_fte(run) - n.fte[teams] * (1 - staff.turnover_per_year / 4)
        leavers = float((n.fte[at] * turnover).sum() / 4)
        leavers += float(n.fte[teams].sum() * staff.turnover_per_year / 4)
        leavers += float(np.maximum(0.0, -gap).sum())
        inflow = float(run.decisions.newcomers_per_quarter.sum())
        rounds.hire_and_leave(run)
        still_there = run.decisions.seekers.sum() / (1 - staff.seekers_leave_share)
        after = float(n.fte[at].sum() + n.fte[teams].sum() + still_there)
        assert after == pytest.approx(people + inflow - staff.leave_sector_share * leavers)
    assert (n.fte[teams].sum() > 1) == (name == "integrated-teams")


def spend(municipality: Municipality, share: float, weeks: int) -> None:
    """Let spending of this budget year be a share of the budget, pro rata."""
    m, row = municipality.world.municipalities, municipality.row
    m.budget[row] = 52_000_000 * CENT
    charged = m.spent_at_new_year[row] + round(share * 1_000_000 * CENT * weeks)
    municipality.world.money.charged[row] = charged


def test_a_fund_is_under_pressure_when_its_members_spend_more_than_their_budgets(
    five: ContinuumModel,
) -> None:
    run = five.fork(load("pooled-budget"))
    run.step()
    (fund,) = run.joint_funds
    w, m = run.world, run.landscape.n_municipalities
    members = fund.members()
    assert len(members) == m + w.partnerships.desk.size
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
