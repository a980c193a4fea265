"""Totals of a period: the difference between two snapshots, in the form that measures need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.history import Snapshot
from model.students import Stock

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Totals:
    """What happened between the ends of two school years.

    `waits` counts completed waits for care by severity and weeks; `snapshots` are those at the
    ends of the school years inside the period. Values by group have shape (groups,).
    """

    before: Snapshot
    snapshots: Sequence[Snapshot]
    waits: Ints
    absence: Floats
    absence_helped: float

    @property
    def _after(self) -> Snapshot:
        return self.snapshots[-1]

    @property
    def weeks(self) -> int:
        """Return the length of the period in weeks."""
        return self._after.week - self.before.week

    @property
    def groups(self) -> int:
        """Return the number of groups: everybody, three income groups, municipalities."""
        return int(self._after.flow.shape[1])

    def flow(self, which: int) -> Floats:
        """Return how often something happened, by group."""
        change = self._after.flow[which] - self.before.flow[which]
        return change.astype(np.float64)

    def stock_weeks(self, which: int) -> Floats:
        """Return the sum over weeks of a number of children, by group."""
        change = self._after.stock_weeks[which] - self.before.stock_weeks[which]
        return change.astype(np.float64)

    @property
    def spent(self) -> Ints:
        """Return what was spent, in cents by payer and activity."""
        return self._after.spent - self.before.spent

    @property
    def paid_in(self) -> Ints:
        """Return what payers put in, in cents by payer."""
        return self._after.paid_in - self.before.paid_in

    @property
    def hours(self) -> Ints:
        """Return the use of contract hours, in hundredths by kind of node and use."""
        return self._after.hours - self.before.hours

    @property
    def long_out(self) -> Floats:
        """Return children out of school for over three months at the ends of years, by group."""
        return np.mean([item.long_out for item in self.snapshots], axis=0)

    def everybody(self, value: float) -> Floats:
        """Return an array in which only the group of everybody has a value."""
        result = np.full(self.groups, np.nan)
        result[0] = value
        return result

    def wait_quantile(self, share: float, first: int, last: int) -> float:
        """Return the weeks within which a share of care starts fell, for severities first–last."""
        counts = self.waits[first - 1 : last].sum(axis=0)
        total = counts.sum()
        if total == 0:
            return float("nan")
        return float(np.searchsorted(np.cumsum(counts), share * total))

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
