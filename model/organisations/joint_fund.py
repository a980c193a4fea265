"""Joint funds: where municipalities and partnerships of a youth region pool their money."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.money import CENTS
from model.organisations.base import Organisation


class JointFund(Organisation):
    """A joint fund of one youth region; it exists only where a scenario creates it.

    It has no benefit of its own: it pays its share of what the law asks, and its members look at
    its figures together. Whether that helps depends on disputes, need and money.
    """

    @property
    def account(self) -> int:
        """Return its account in the money ledger."""
        return self.model.landscape.first_fund + self.row

    @property
    def balance_euro(self) -> float:
        """Return what is in the fund."""
        return float(self.world.money.balance[self.account]) / CENTS

    def members(self) -> npt.NDArray[np.int64]:
        """Return the accounts that pool money here."""
        return np.flatnonzero(self.world.money.fund_of == self.account)

    def pressure(self, weeks: int) -> float:
        """Return the members' spending against their budgets, pro rata; 1 is on budget."""
        w = self.world
        n = self.model.landscape.n_municipalities
        spent = budget = 0.0
        for account in self.members():
            columns = w.municipalities if account < n else w.partnerships
            row = account if account < n else account - n
            spent += float(w.money.charged[account] - columns.spent_at_new_year[row])
            budget += float(columns.budget[row])
        return spent / max(1.0, budget * weeks / 52)
