"""School partnerships: strictness, and the arrangements that money is left for."""

from __future__ import annotations

from model.kinds import Activity
from model.money import CENTS
from model.organisations.base import Organisation

LEAST_ARRANGEMENTS = 0.6  # a partnership keeps at least this part of its arrangements
MOST_ARRANGEMENTS = 1.3
MOST_STRICT = 0.4


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
        return self.parameters.school.extra_capacity * pupils

    def decide_year(self, growth: float) -> None:
        """Close the year: strictness, and next year's budget."""
        t = self.world.partnerships
        step = self.parameters.decisions.strictness_step
        charged = int(self.world.money.charged[self.account])
        result = int(t.budget[self.row]) - (charged - int(t.spent_at_new_year[self.row]))
        t.spent_at_new_year[self.row] = charged
        change = step if result < 0 else -step
        t.strictness[self.row] = min(MOST_STRICT, max(0.0, float(t.strictness[self.row]) + change))
        t.budget[self.row] = round(float(t.budget[self.row]) * (1.0 + growth))

    def support_hours(self, pupils: int) -> float:
        """Return the weekly hours of arrangements for the coming year.

        What the budget leaves after special places and the desk, spread over the year, within
        bounds around today's volume.
        """
        usual = self.usual_support_hours(pupils)
        running = self.world.money.running[self.account].sum(axis=1)
        fixed = int(running[Activity.SPECIAL_PLACE] + running[Activity.DECISIONS])
        fixed += int(running[Activity.SCHOOL_TEAM])
        left = float(self.world.partnerships.budget[self.row]) / 52 - fixed
        hours = left / CENTS / self.parameters.money.price_extra
        return min(MOST_ARRANGEMENTS * usual, max(LEAST_ARRANGEMENTS * usual, hours))
