"""Totals of a period: the difference between two snapshots, in the form that measures need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from model.history import Snapshot
from model.kinds import WARM_UP_YEARS, WEEKS_PER_YEAR, Help
from model.students import Stock
from model.tallies import Tallies
from model.world import STAFF_EMPLOYED, STAFF_LEFT, STAFF_OPEN

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
CARE_KINDS = [*range(Help.BRIEF), Help.COMBINED]  # youth care; the other kinds are support


@dataclass(frozen=True)
class Prices:
    """What money lines need: the discount rate per year, and social costs in euros."""

    discount_rate: float
    absence_day: float
    early_leaver: float


@dataclass(frozen=True)
class Totals:
    """What happened between the ends of two school years.

    `tallies` are those of the period; `snapshots` are those at the ends of the school years inside
    it. Values by group have shape (groups,) and are shared
    by all measures, so they cannot be written to.
    """

    before: Snapshot
    snapshots: Sequence[Snapshot]
    tallies: Tallies
    absence: Floats
    absence_helped: float
    prices: Prices

    @property
    def _after(self) -> Snapshot:
        return self.snapshots[-1]

    @property
    def weeks(self) -> int:
        """Return the length of the period in weeks."""
        return self._after.week - self.before.week

    @property
    def groups(self) -> int:
        """Return the number of groups: everybody, then those of `model.students`."""
        return int(self._after.flow.shape[1])

    def flow(self, which: int) -> Floats:
        """Return how often something happened, by group."""
        row: Floats = self._flows[which]
        return row

    def stock_weeks(self, which: int) -> Floats:
        """Return the sum over weeks of a number of children, by group."""
        row: Floats = self._stock_weeks[which]
        return row

    @cached_property
    def waits(self) -> Ints:
        """Return how many waits for care ended, by severity and weeks."""
        waits: Ints = self.tallies.waits[CARE_KINDS].sum(axis=0)
        return waits

    @cached_property
    def _flows(self) -> Floats:
        return _shared(self._after.flow - self.before.flow)

    @cached_property
    def _stock_weeks(self) -> Floats:
        return _shared(self._after.stock_weeks - self.before.stock_weeks)

    @cached_property
    def spent(self) -> Ints:
        """Return what was spent, in cents by pot, payer, activity and group of children."""
        return self._after.spent - self.before.spent

    @property
    def paid_in(self) -> Ints:
        """Return what payers put in, in cents by payer."""
        return self._after.paid_in - self.before.paid_in

    def present_value(self, by_year: Sequence[float]) -> float:
        """Return the value at the start of the policy of amounts per year, paid halfway a year."""
        first = (self.before.week // WEEKS_PER_YEAR) - WARM_UP_YEARS
        rate = 1.0 + self.prices.discount_rate
        return sum(amount / rate ** (first + year + 0.5) for year, amount in enumerate(by_year))

    @cached_property
    def years(self) -> list[Totals]:
        """Return the school years of the period, one by one."""
        starts = [self.before, *self.snapshots[:-1]]
        return [
            replace(self, before=start, snapshots=[end])
            for start, end in zip(starts, self.snapshots, strict=True)
        ]

    @property
    def staff(self) -> tuple[float, float, float]:
        """Return the fte that left, the mean fte employed, and the mean fte of open posts."""
        change = self._after.staff - self.before.staff
        quarters = self.weeks / WEEKS_PER_YEAR * 4
        return (
            float(change[STAFF_LEFT]),
            float(change[STAFF_EMPLOYED]) / quarters,
            float(change[STAFF_OPEN]) / quarters,
        )

    @property
    def hours(self) -> Ints:
        """Return the use of contract hours, in hundredths by kind of node and use."""
        return self._after.hours - self.before.hours

    def long_out(self, which: int) -> Floats:
        """Return children out of school for over `LONG_OUT_WEEKS[which]` at year ends, by group."""
        return np.mean([item.long_out[which] for item in self.snapshots], axis=0)

    def balance(self, payer: int) -> float:
        """Return what a kind of payer kept or fell short in the period, as a share of its money."""
        got = float(self._after.granted[payer] - self.before.granted[payer])
        kept = float(self._after.balance[payer] - self.before.balance[payer])
        return kept / got if got else float("nan")

    def everybody(self, value: float) -> Floats:
        """Return an array in which only the group of everybody has a value."""
        result = np.full(self.groups, np.nan)
        result[0] = value
        return result

    def wait_quantile(self, share: float, first: int, last: int) -> float:
        """Return the weeks within which a share of care starts fell, for severities first–last."""
        return quantile(self.waits[first - 1 : last].sum(axis=0), share)

    def mean_waited_so_far(self) -> float:
        """Return the mean weeks waited so far by those still waiting at the ends of years."""
        counts = np.sum([item.still_waiting.sum(axis=0) for item in self.snapshots], axis=0)
        if counts.sum() == 0:
            return float("nan")
        return float((counts * np.arange(counts.size)).sum() / counts.sum())

    def staff_per_1000(self, which: int) -> float:
        """Return staff per 1,000 children at the ends of years: 0 providers, 1 school teams."""
        staff = float(np.mean([item.fte[which] for item in self.snapshots]))
        children = float(self.stock_weeks(Stock.CHILDREN)[0]) / self.weeks
        return 1000 * staff / children if children else float("nan")


def quantile(counts: Ints, share: float) -> float:
    """Return the number of weeks within which a share of all fell; NaN if there are none."""
    total = counts.sum()
    if total == 0:
        return float("nan")
    return float(np.searchsorted(np.cumsum(counts), share * total))


def _shared(change: Ints) -> Floats:
    """Return counts as floats that nobody can write to."""
    numbers = change.astype(np.float64)
    numbers.setflags(write=False)
    return numbers
