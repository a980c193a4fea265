"""Joint funds: where payers of a youth region pool their money."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.kinds import WEEKS_PER_YEAR, Payer
from model.organisations.base import Organisation


class JointFund(Organisation):
    """A joint fund of one youth region; it exists only where a scenario creates it.

    It has no benefit of its own: it pays its share of what the law asks, and its members look at
    its figures together. Whether that helps depends on disputes, need and money. A municipality
    that keeps paying for others leaves when it may.
    """

    @property
    def account(self) -> int:
        """Return its account in the money ledger."""
        return self.model.landscape.first_fund + self.row

    def members(self) -> npt.NDArray[np.int64]:
        """Return the accounts that pool money here."""
        money = self.world.money
        here = (money.fund_of == self.account) & (self.world.policy.pooled > 0)
        return np.flatnonzero(here)

    def pressure(self, weeks: int) -> float:
        """Return the members' spending against their budgets, pro rata; 1 is on budget.

        Insurers and care offices have no budget here: what they pay is granted as it comes.
        """
        w = self.world
        payers = (w.municipalities, w.partnerships)
        budgets = np.concatenate([item.budget for item in payers])
        at_new_year = np.concatenate([item.spent_at_new_year for item in payers])
        at = self.members()
        at = at[at < budgets.size]
        spent = float((w.money.charged[at] - at_new_year[at]).sum())
        return spent / max(1.0, float(budgets[at].sum()) * weeks / WEEKS_PER_YEAR)

    def costs_of_others(self, costs: npt.NDArray[np.float64]) -> float:
        """Return what other payers than municipalities bear here of their costs, in cents a week.

        Args:
            costs: the running cost by kind of payer, shape (payers,).
        """
        w = self.world
        here = w.money.fund_of == self.account
        others = 0.0
        for payer in (Payer.PARTNERSHIP, Payer.HEALTH_INSURER, Payer.CARE_OFFICE):
            of_kind = here & (w.money.kind == payer)
            if of_kind.any():
                others += float(w.policy.pooled[of_kind].mean()) * float(costs[payer])
        return others

    def close_year(self) -> None:
        """Settle the year: municipalities that paid too much for others leave, if they may."""
        w = self.world
        d = self.model.decisions
        tolerance = self.parameters.decisions.leave_tolerance
        binding = self.model.by_place("pooling", "binding_years")
        for account in self.members():
            if account >= self.model.landscape.n_municipalities:
                continue
            deposit = int(w.money.pooled_out[account] - d.deposits[account])
            paid_for_it = int(w.money.by_fund[account].sum())
            drawn = paid_for_it - int(d.drawn[account])
            d.deposits[account] = w.money.pooled_out[account]
            d.drawn[account] = paid_for_it
            free = self.model.week >= d.fund_since[account] + binding[account] * WEEKS_PER_YEAR
            if free and deposit - drawn > tolerance * deposit:
                d.left_fund[account] = True
