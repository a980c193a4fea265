"""Open posts: to find somebody takes time, and what was not found is looked for again."""

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
        found.append(pool.hire(0.0, 400.0, 0.0).by_providers)
    assert found == pytest.approx([2.0, 2.0])


def test_posts_that_stay_open_are_looked_for_again_in_the_next_quarter() -> None:
    model = with_match(0.5)
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
