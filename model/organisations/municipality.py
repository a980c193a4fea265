"""Municipalities: budgets for youth care, stopping when they run out, and prevention."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR, Payer
from model.money import CENTS
from model.organisations.base import Organisation

FIRST_LOOK_WEEKS = 13
QUARTER_YEAR = 0.25
ALMOST_NO_WAIT = 1.0  # weeks of work at a desk, below which it has more hours than it needs


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
        """Return spending against budget, pro rata after `weeks` of the year; 1 is on budget.

        A fund in which everybody draws its own deposit leaves each member with its own figures;
        one with an open end is never above its budget.
        """
        due = float(self.world.municipalities.budget[self.row]) * weeks / WEEKS_PER_YEAR
        own = self.charged_this_year() / max(1.0, due)
        fund = self.model.fund_of_municipality(self.row)
        if fund is None:
            return own
        share = float(self.world.policy.pooled[self.row])
        share *= float(self.model.by_place("pooling", "solidarity")[self.row])
        common = fund.pressure(weeks)
        open_end = float(self.model.by_place("pooling", "open_end")[self.row])
        common = open_end * min(1.0, common) + (1.0 - open_end) * common
        return (1.0 - share) * own + share * common

    def decide_desks(self) -> None:
        """Enlarge each desk at which requests wait beyond the legal term; shrink it when idle.

        The work that waits is compared with the hours per week (satisficing). A desk never gets
        smaller than its usual size, and does not grow while money for care has run out.
        """
        d = self.parameters.decisions
        sizes = (self.model.decisions.decision_desk, self.model.decisions.access_desk)
        m = self.world.municipalities
        for size, node in zip(sizes, (m.desk[self.row], m.local_team[self.row]), strict=True):
            weeks = self.weeks_of_work(int(node))
            if weeks > d.desk_term_weeks and not self.stopped:
                size[self.row] *= 1.0 + d.desk_step * QUARTER_YEAR
            elif weeks < ALMOST_NO_WAIT:
                size[self.row] = max(
                    1.0, float(size[self.row]) * (1.0 - d.desk_step * QUARTER_YEAR)
                )

    def weeks_of_work(self, node: int) -> float:
        """Return in how many weeks a desk would have done all that waits there."""
        n = self.world.nodes
        each = int(self.world.rates.access.hours[n.kind[node]])
        work = int(n.owed[node] + n.owed_coordination[node]) + int(n.waiting[node]) * each
        return work / max(1, int(n.client[node]))

    def decide_quarter(self, weeks: int) -> None:
        """Stop or reopen non-urgent care, `weeks` into the budget year.

        Under `budget_stop` it stays stopped until the new budget year; who buys in tranches
        reopens as soon as spending is on budget again; an open end never stops.
        """
        rule = self.model.variants.purchasing
        if weeks < FIRST_LOOK_WEEKS or rule == "open_end":
            return
        capped = self.world.municipalities.capped
        if rule == "tranches":
            limit = 1.0 + self.parameters.decisions.tranche_tolerance
            capped[self.row] = self.pressure(weeks) > limit
        elif self.pressure(weeks) > 1.0 + self.parameters.money.budget_tolerance:
            capped[self.row] = 1

    def overspends(self) -> bool:
        """Return whether the year that ends went over its budget, or the fund's, by far."""
        return self.pressure(WEEKS_PER_YEAR) > 1.0 + self.parameters.money.budget_tolerance

    def decide_year(self, growth: float) -> None:
        """Set next year's budget, and reopen.

        The budget is indexed, and part of an overspend is added.
        """
        m = self.world.municipalities
        money = self.parameters.money
        budget = int(m.budget[self.row])
        over = max(0, self.charged_this_year() - budget)
        added = money.budget_adjustment * over
        m.budget[self.row] = round(budget * (1.0 + growth) + added)
        m.spent_at_new_year[self.row] = self.charged()
        m.capped[self.row] = 0

    def decide_prevention(self, overspent: bool) -> None:
        """Move prevention towards what pays off for this purse; a large overspend crowds it out.

        What it spends is in proportion to the savings it expects to keep (wrong pockets): savings
        of others count only as far as they are in the same fund.
        """
        d = self.parameters.decisions
        prevention = self.world.municipalities.prevention
        now = float(prevention[self.row])
        if overspent:
            prevention[self.row] = now * (1.0 - d.prevention_cut)
            return
        wanted = self.parameters.money.prevention_per_child * self.kept_savings()
        prevention[self.row] = now + d.prevention_step * (wanted - now)

    def kept_savings(self) -> float:
        """Return the savings that it expects to keep, 1 being what it keeps without a fund."""
        pooled = self.world.policy.pooled
        own = float(pooled[self.row])
        if own == 0.0 or self.model.fund_of_municipality(self.row) is None:
            return 1.0
        costs = self.model.running_cost_by_payer()
        fund = int(self.world.money.fund_of[self.row])
        members = self.world.money.fund_of == fund
        kinds = self.world.money.kind
        others = 0.0
        for payer in (Payer.PARTNERSHIP, Payer.HEALTH_INSURER, Payer.CARE_OFFICE):
            of_kind = members & (kinds == payer)
            if of_kind.any():
                others += float(pooled[of_kind].mean()) * costs[payer]
        return 1.0 + own * others / max(1.0, costs[Payer.MUNICIPALITY])
