"""Municipalities: budgets for youth care, and stopping when they run out."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR
from model.money import CENTS
from model.organisations.base import Organisation

FIRST_LOOK_WEEKS = 13


class Municipality(Organisation):
    """A municipality (gemeente): pays youth care and lets non-urgent care wait when it overspends.

    Rule of thumb behaviour (satisficing): it compares what it has spent this budget year with its
    budget, pro rata, once a quarter. What is in a joint fund is judged by the fund's figures.
    """

    @property
    def budget_euro(self) -> float:
        """Return this year's budget."""
        return float(self.world.municipalities.budget[self.row]) / CENTS

    @property
    def stopped(self) -> bool:
        """Return whether new non-urgent care waits for the next budget year."""
        return bool(self.world.municipalities.capped[self.row])

    def charged(self) -> int:
        """Return what fell to this municipality so far by law, in cents."""
        return int(self.world.money.charged[self.row])

    def charged_this_year(self) -> int:
        """Return what fell to it since the budget year began, in cents."""
        return self.charged() - int(self.world.municipalities.spent_at_new_year[self.row])

    def pressure(self, weeks: int) -> float:
        """Return spending against budget, pro rata after `weeks` of the year; 1 is on budget."""
        due = float(self.world.municipalities.budget[self.row]) * weeks / WEEKS_PER_YEAR
        own = self.charged_this_year() / max(1.0, due)
        fund = self.model.fund_of_municipality(self.row)
        if fund is None:
            return own
        share = float(self.world.policy.pooled[self.row])
        return (1.0 - share) * own + share * fund.pressure(weeks)

    def decide_quarter(self, weeks: int) -> None:
        """Stop or reopen non-urgent care, `weeks` into the budget year."""
        if weeks >= FIRST_LOOK_WEEKS:
            limit = 1.0 + self.parameters.money.budget_tolerance
            if self.pressure(weeks) > limit:
                self.world.municipalities.capped[self.row] = 1

    def decide_year(self, growth: float) -> None:
        """Set next year's budget: indexed, and part of an overspend is added; then reopen."""
        m = self.world.municipalities
        money = self.parameters.money
        over = max(0, self.charged_this_year() - int(m.budget[self.row]))
        added = money.budget_adjustment * over
        m.budget[self.row] = round(float(m.budget[self.row]) * (1.0 + growth) + added)
        m.spent_at_new_year[self.row] = self.charged()
        m.capped[self.row] = 0
