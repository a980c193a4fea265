"""The start of the policy period: budgets and labour market as they are after the warm-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.build import usual_inflow, usual_open_posts, usual_posts
from model.kinds import WEEKS_PER_YEAR

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

NEW_YEAR_WEEK = 22  # 1 January in a school year that starts on 1 August


def set_budgets(model: ContinuumModel) -> None:
    """Take last year's cost as the budget of every municipality and partnership."""
    w = model.world
    charged = w.money.charged
    last_year = charged - model.decisions.charged_year_ago
    m = model.landscape.n_municipalities
    n = w.partnerships.budget.size
    w.municipalities.budget[:] = last_year[:m]
    w.partnerships.budget[:] = last_year[m : m + n]
    running = w.money.running.sum(axis=(1, 2))
    past = WEEKS_PER_YEAR - NEW_YEAR_WEEK
    w.municipalities.spent_at_new_year[:] = charged[:m] - running[:m] * past
    w.partnerships.spent_at_new_year[:] = charged[m : m + n] - running[m : m + n] * past
    set_allowances(model)


def set_allowances(model: ContinuumModel) -> None:
    """Grant municipalities and partnerships their budget in equal weekly parts."""
    w = model.world
    m = model.landscape.n_municipalities
    n = w.partnerships.budget.size
    w.money.allowance[:m] = w.municipalities.budget // WEEKS_PER_YEAR
    w.money.allowance[m : m + n] = w.partnerships.budget // WEEKS_PER_YEAR


def settle_labour_market(model: ContinuumModel) -> None:
    """Make the labour market as tight as it is today, for the staff there is after the warm-up.

    During the warm-up providers grow and shrink to the size that demand asks for; the flat
    workforce and few job seekers of today (C47) are those of the sector at that size.
    """
    d = model.decisions
    staff = model.world.nodes.fte[d.employer_nodes]
    employed = np.bincount(d.pool_of_employer, weights=staff, minlength=d.seekers.size)
    d.seekers[:] = employed * model.parameters.staff.job_seekers
    d.open_posts[:] = usual_open_posts(staff, model.parameters)
    d.newcomers_per_quarter[:] = usual_inflow(employed, model.parameters)
    d.usual_posts[:] = usual_posts(employed, model.parameters)
