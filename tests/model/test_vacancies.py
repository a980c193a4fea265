"""Open posts: finding somebody takes time, plans have a bound, and open posts draw people in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.build import usual_open_posts
from model.organisations.staff_round import _wishes, hire_and_leave
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import FIVE, advance_weeks

CURRENT = load("current")


def with_match(share: float, years: int = 2) -> ContinuumModel:
    """Return a youth region at its first policy week, where this share of posts finds somebody."""
    scenario = replace(CURRENT, overrides={"staff.match_share": share})
    return ContinuumModel(scenario, FIVE, rng=1, years=years)


def test_a_pool_fills_no_more_than_a_share_of_open_posts_however_many_look_for_work() -> None:
    model = with_match(0.5)
    pool, share = model.labour_pools[0], model.parameters.staff.match_share
    model.decisions.seekers[pool.row] = 1e6
    result = pool.hire(0.0, 40.0, 0.0)
    assert result.by_providers == pytest.approx(share * 40.0)


def test_where_nobody_looks_for_work_the_share_does_not_matter() -> None:
    found = []
    for share in (0.5, 1.0):
        model = with_match(share)
        pool = model.labour_pools[0]
        model.decisions.seekers[pool.row] = 0.0
        model.decisions.newcomers_per_quarter[pool.row] = 2.0
        model.decisions.usual_posts[pool.row] = 400.0
        found.append(pool.hire(0.0, 400.0, 0.0).by_providers)
    assert found == pytest.approx([2.0, 2.0])


def test_posts_that_stay_open_are_looked_for_again_in_the_next_quarter() -> None:
    model = with_match(0.8)
    advance_weeks(model, 13)
    hire_and_leave(model)
    left_open = model.decisions.open_posts.copy()
    fte = model.world.nodes.fte[model.decisions.employer_nodes]
    assert left_open.sum() > 0.005 * fte.sum()
    wanted = []
    for remembered in (np.zeros_like(left_open), left_open):
        model.decisions.open_posts[:] = remembered
        wanted.append(_wishes(model)[1])
    providers = slice(0, model.decisions.provider_nodes.size)
    assert (wanted[1] - wanted[0])[providers].sum() == pytest.approx(left_open[providers].sum())


def test_open_posts_of_a_provider_do_not_pile_up_beyond_what_it_grows_in_a_year() -> None:
    """By hand: leavers of the quarter, and besides at most a year's growth of its staff."""
    model = with_match(0.5)
    at, d = model.decisions.provider_nodes, model.parameters.decisions
    fte = model.world.nodes.fte[at]
    turnover = np.array([item.turnover_per_year() for item in model.providers])
    growth = np.array([item.wanted_growth_per_year() for item in model.providers])
    assert len(set(growth.tolist())) > 1
    for share_open in (0.0, 0.5 * d.expansion_per_year, 3.0):
        model.decisions.open_posts[: at.size] = share_open * fte
        besides = np.minimum(d.expansion_per_year, growth / 4 + share_open)
        expected = fte * np.maximum(0.0, turnover / 4 + besides)
        assert _wishes(model)[1][: at.size] == pytest.approx(expected)


def test_where_nobody_can_be_found_open_posts_come_to_a_stand() -> None:
    model = with_match(0.35)
    d, most = model.decisions, model.parameters.decisions.expansion_per_year
    at = d.provider_nodes
    for _ in range(12):
        d.seekers[:] = d.newcomers_per_quarter[:] = 0.0
        before = model.world.nodes.fte[at].copy()
        leaving = before * np.array([item.turnover_per_year() for item in model.providers]) / 4
        hire_and_leave(model)
        assert (d.open_posts[: at.size] <= leaving + most * before + 1e-9).all()


@pytest.mark.parametrize(
    ("posts", "come"), [(40.0, 2.0), (50.0, 3.0), (30.0, 1.0), (20.0, 0.0), (0.0, 0.0)]
)
def test_more_people_come_where_more_posts_are_to_be_filled_than_usual(
    posts: float, come: float
) -> None:
    """By hand: two as usual, and a tenth of a person for every post above the usual forty."""
    model = ContinuumModel(
        replace(CURRENT, overrides={"staff.entrants_per_post": 0.1}), FIVE, rng=1, years=1
    )
    pool = model.labour_pools[0]
    model.decisions.newcomers_per_quarter[pool.row] = 2.0
    model.decisions.usual_posts[pool.row] = 40.0
    assert pool.newcomers(posts) == pytest.approx(come)


def test_with_posts_as_usual_as_many_come_as_usually_leave_the_sector() -> None:
    model = with_match(0.5)
    d, staff = model.decisions, model.parameters.staff
    for pool in model.labour_pools:
        people = float(
            model.world.nodes.fte[d.employer_nodes[d.pool_of_employer == pool.row]].sum()
        )
        usual = float(d.usual_posts[pool.row])
        leaving = people * staff.turnover_per_year / 4
        assert usual * staff.match_share == pytest.approx(leaving)
        assert pool.newcomers(usual) == pytest.approx(leaving * staff.leave_sector_share)


def test_over_ten_years_todays_rules_do_not_pile_up_open_posts() -> None:
    model = with_match(0.7, years=10).run()
    table = model.table()
    rows = table[(table.measure == "vacancies") & (table.group == "all")]
    by_period = dict(zip(rows.period, rows.value, strict=True))
    assert by_period["years 5-10"] < 1.5 * by_period["years 1-3"]


def test_usual_open_posts_are_those_at_which_as_many_are_found_as_leave() -> None:
    p = with_match(0.5).parameters
    fte = np.array([10.0, 200.0])
    still_open = usual_open_posts(fte, p)
    leaving = fte * p.staff.turnover_per_year / 4
    assert p.staff.match_share * (still_open + leaving) == pytest.approx(leaving)


def test_vacancies_rise_as_fewer_posts_find_somebody() -> None:
    vacancies = []
    for share in (1.0, 0.7, 0.4):
        model = with_match(share).run()
        table = model.table()
        row = (table.measure == "vacancies") & (table.period == "all years")
        vacancies.append(float(table[row].value.iloc[0]))
    assert vacancies == sorted(vacancies)
    assert vacancies[-1] > 2.0 * vacancies[0]
