"""School partnerships: strictness, and the arrangements that money is left for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import WEEKS_PER_YEAR, Activity
from model.money import CENTS
from model.organisations.base import Organisation

if TYPE_CHECKING:
    from model.parameters import Parameters
    from model.simulation import ContinuumModel

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
# What a partnership pays before arrangements.
PAID_FIRST = np.array([Activity.SPECIAL_PLACE, Activity.DECISIONS, Activity.SCHOOL_TEAM])


class SchoolPartnership(Organisation):
    """A partnership of school boards (samenwerkingsverband): decides on and pays extra support.

    Special places are paid first, because they are an entitlement; arrangements get what is left.
    It becomes stricter after a year in deficit and milder after a surplus.
    """

    @property
    def account(self) -> int:
        """Return its account in the money ledger."""
        return self.model.landscape.account_of_partnership(self.row)

    @property
    def budget_euro(self) -> float:
        """Return this year's support budget."""
        return float(self.world.partnerships.budget[self.row]) / CENTS

    def usual_support_hours(self, pupils: int) -> float:
        """Return the weekly hours of arrangements that today's money buys for so many pupils."""
        return float(usual_arrangement_hours(self.parameters, np.array(float(pupils))))

    def decide_year(self, growth: float) -> None:
        """Close the year: strictness, and next year's budget."""
        close_partnership_year(self.model, np.array([self.row]), growth)

    def support_hours(self, pupils: int) -> float:
        """Return the weekly hours of arrangements for the coming year."""
        rows = np.array([self.row])
        return float(arrangement_hours(self.model, rows, np.array([float(pupils)]))[0])


def usual_arrangement_hours(p: Parameters, pupils: Floats) -> Floats:
    """Return the weekly hours of arrangements that today's money buys for so many pupils."""
    return p.school.extra_capacity * pupils


def arrangement_hours(model: ContinuumModel, rows: Ints, pupils: Floats) -> Floats:
    """Return the weekly hours of arrangements of partnerships for the coming year.

    What the budget leaves after special places, the desk and school teams, spread over the year,
    within bounds around today's volume.

    Args:
        model: the run.
        rows: partnerships, shape (n,).
        pupils: the pupils in schools of each, shape (n,).
    """
    w = model.world
    p = model.parameters
    usual = usual_arrangement_hours(p, pupils)
    running = w.money.running[model.landscape.n_municipalities + rows]
    fixed = running[:, PAID_FIRST].sum(axis=(1, 2))
    left = w.partnerships.budget[rows] / WEEKS_PER_YEAR - fixed
    hours = left / CENTS / p.money.price_extra
    least, most = p.decisions.arrangements_least * usual, p.decisions.arrangements_most * usual
    return np.minimum(most, np.maximum(least, hours))


def close_partnership_year(model: ContinuumModel, rows: Ints, growth: float) -> None:
    """Close the year of partnerships: strictness, and next year's budget."""
    t = model.world.partnerships
    d = model.parameters.decisions
    charged = model.world.money.charged[model.landscape.n_municipalities + rows]
    result = t.budget[rows] - (charged - t.spent_at_new_year[rows])
    t.spent_at_new_year[rows] = charged
    strictness = t.strictness[rows] + np.where(result < 0, d.strictness_step, -d.strictness_step)
    t.strictness[rows] = np.minimum(d.strictness_most, np.maximum(0.0, strictness))
    t.budget[rows] = np.rint(t.budget[rows] * (1.0 + growth))
