"""Municipalities: budgets for youth care, stopping when they run out, and prevention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import WEEKS_PER_YEAR, Payer
from model.money import CENTS
from model.organisations.base import Organisation

if TYPE_CHECKING:
    from model.parameters import Parameters
    from model.simulation import ContinuumModel
    from model.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


FIRST_LOOK_WEEKS = 13
QUARTER_YEAR = 0.25


class Municipality(Organisation):
    """A municipality (gemeente): pays youth care, lets care wait when it overspends, prevents.

    Rule of thumb behaviour (satisficing): it compares what it has spent this budget year with its
    budget, pro rata, once a quarter. What is in a joint fund is judged by the fund's figures.
    """

    @property
    def budget_euro(self) -> float:
        """Return this year's budget."""
        return float(self.world.municipalities.budget[self.row]) / CENTS

    @property
    def stopped(self) -> bool:
        """Return whether new non-urgent care waits for money."""
        return bool(self.world.municipalities.capped[self.row])

    def charged(self) -> int:
        """Return what fell to this municipality so far by law, in cents."""
        return int(self.world.money.charged[self.row])

    def charged_this_year(self) -> int:
        """Return what fell to it since the budget year began, in cents."""
        return self.charged() - int(self.world.municipalities.spent_at_new_year[self.row])

    def pressure(self, weeks: int) -> float:
        """Return spending against budget, pro rata after `weeks` of the year; 1 is on budget."""
        return float(pressure(self.model, weeks)[self.row])

    def decide_desks(self) -> None:
        """Enlarge each desk at which requests wait beyond the legal term; shrink it when idle."""
        decide_desks(self.model, np.array([self.row]))

    def decide_quarter(self, weeks: int) -> None:
        """Stop or reopen non-urgent care, `weeks` into the budget year."""
        decide_quarter(self.model, np.array([self.row]), weeks)

    def overspends(self) -> bool:
        """Return whether the year that ends went over its budget, or the fund's, by far."""
        return bool(overspends(self.model)[self.row])

    def decide_year(self, growth: float) -> None:
        """Set next year's budget, and reopen."""
        decide_year(self.model, np.array([self.row]), growth)

    def decide_prevention(self, overspent: bool) -> None:
        """Move prevention towards what pays off for this purse; a large overspend crowds it out."""
        decide_prevention(self.model, np.array([self.row]), np.array([overspent]))

    def kept_savings(self) -> float:
        """Return the savings that it expects to keep, 1 being what it keeps without a fund."""
        return float(kept_savings(self.model)[self.row])


def pressure(model: ContinuumModel, weeks: int) -> Floats:
    """Return spending against budget, pro rata after `weeks` of the year, shape (municipalities,).

    1 is on budget. A fund in which everybody draws its own deposit leaves each member with its own
    figures; one with an open end is never above its budget.
    """
    w = model.world
    m = w.municipalities
    due = m.budget * weeks / WEEKS_PER_YEAR
    own = (w.money.charged[: due.size] - m.spent_at_new_year) / np.maximum(1.0, due)
    member = in_a_fund(w)
    if not member.any():
        return own
    share = np.where(member, w.policy.pooled[: due.size], 0.0)
    share *= model.by_place("pooling", "solidarity")
    by_fund = np.array([fund.pressure(weeks) for fund in model.joint_funds])
    fund = np.where(member, w.money.fund_of[: due.size] - model.landscape.first_fund, 0)
    common = by_fund[fund]
    open_end = model.by_place("pooling", "open_end")
    common = open_end * np.minimum(1.0, common) + (1.0 - open_end) * common
    return np.where(member, (1.0 - share) * own + share * common, own)


def in_a_fund(w: World) -> Bools:
    """Return which municipalities pool money in a joint fund, shape (municipalities,)."""
    m = w.municipalities.desk.size
    return (w.money.fund_of[:m] >= 0) & (w.policy.pooled[:m] != 0.0)


def decide_desks(model: ContinuumModel, rows: Ints) -> None:
    """Let municipalities enlarge desks at which requests wait too long, and shrink idle ones."""
    w, d = model.world, model.decisions
    stopped = w.municipalities.capped[rows] != 0
    for size, nodes in (
        (d.decision_desk, w.municipalities.desk),
        (d.access_desk, w.municipalities.local_team),
    ):
        weeks = weeks_of_work(w, nodes[rows])
        size[rows] = desk_size(model.parameters, size[rows], weeks, stopped)


def desk_size(p: Parameters, size: Floats, weeks: Floats, stopped: Bools) -> Floats:
    """Return how large desks become at which so many weeks of work wait, 1 being the usual size.

    The work that waits is compared with the legal term (satisficing). A desk never gets smaller
    than its usual size, and does not grow while money for care has run out.
    """
    step = p.decisions.desk_step * QUARTER_YEAR
    too_long = (weeks > p.decisions.desk_term_weeks) & ~stopped
    idle = weeks < p.decisions.desk_idle_weeks
    smaller = np.where(idle, np.maximum(1.0, size * (1.0 - step)), size)
    return np.where(too_long, size * (1.0 + step), smaller)


def weeks_of_work(w: World, nodes: npt.NDArray[np.int32]) -> Floats:
    """Return in how many weeks desks would have done all that waits there, shape (nodes,)."""
    n = w.nodes
    each = w.rates.access.hours[n.kind[nodes]]
    work = n.owed[nodes] + n.owed_coordination[nodes] + n.waiting[nodes] * each
    return work / np.maximum(1, n.client[nodes])


def decide_quarter(model: ContinuumModel, rows: Ints, weeks: int) -> None:
    """Let municipalities stop or reopen non-urgent care, `weeks` into the budget year.

    Under `budget_stop` it stays stopped until the new budget year; who buys in tranches
    reopens as soon as spending is on budget again; an open end never stops.
    """
    rule = model.variants.purchasing
    if weeks < FIRST_LOOK_WEEKS or rule == "open_end":
        return
    capped = model.world.municipalities.capped
    judged = pressure(model, weeks)[rows]
    if rule == "tranches":
        capped[rows] = judged > 1.0 + model.parameters.decisions.tranche_tolerance
    else:
        capped[rows] |= judged > 1.0 + model.parameters.money.budget_tolerance


def overspends(model: ContinuumModel) -> Bools:
    """Return which municipalities end the year over their budget, or their fund's, by far."""
    judged = pressure(model, WEEKS_PER_YEAR)
    return judged > 1.0 + model.parameters.money.budget_tolerance


def decide_year(model: ContinuumModel, rows: Ints, growth: float) -> None:
    """Set next year's budget of municipalities, and reopen.

    The budget is indexed, and part of an overspend is added.
    """
    w = model.world
    m = w.municipalities
    charged, budget = w.money.charged[rows], m.budget[rows]
    over = np.maximum(0, charged - m.spent_at_new_year[rows] - budget)
    added = model.parameters.money.budget_adjustment * over
    m.budget[rows] = np.rint(budget * (1.0 + growth) + added)
    m.spent_at_new_year[rows] = charged
    m.capped[rows] = 0


def decide_prevention(model: ContinuumModel, rows: Ints, overspent: Bools) -> None:
    """Move prevention towards what pays off for each purse; a large overspend crowds it out.

    What a municipality spends is in proportion to the savings it expects to keep (wrong pockets):
    savings of others count only as far as they are in the same fund. `overspent` is of shape
    (rows,).
    """
    d = model.parameters.decisions
    prevention = model.world.municipalities.prevention
    now = prevention[rows]
    wanted = model.parameters.money.prevention_per_child * kept_savings(model)[rows]
    steered = now + d.prevention_step * (wanted - now)
    prevention[rows] = np.where(overspent, now * (1.0 - d.prevention_cut), steered)


def kept_savings(model: ContinuumModel) -> Floats:
    """Return the savings that municipalities expect to keep, 1 being what they keep without fund.

    Shape (municipalities,).
    """
    w = model.world
    kept = np.ones(w.municipalities.desk.size)
    member = in_a_fund(w)
    if not member.any():
        return kept
    costs = model.running_cost_by_payer()
    for fund in model.joint_funds:
        rows = np.flatnonzero(member & (w.money.fund_of[: kept.size] == fund.account))
        others = w.policy.pooled[rows] * fund.costs_of_others(costs)
        kept[rows] = 1.0 + others / max(1.0, costs[Payer.MUNICIPALITY])
    return kept
