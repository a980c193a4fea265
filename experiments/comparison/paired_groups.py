"""Who is better and worse off, group by group: shares of children with an interval for chance.

Better off is a child that lives fewer weeks without help than the same child under the first
scenario. A child counts in the groups that it was in when the policy began.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import paired_intervals
from experiments.comparison.compare import paired_samples, verdict
from experiments.runs.run import RunSet
from model.outcomes import HIGHER

# Children with a need, on average per replication. Below it one child is five per cent or more.
LEAST_CHILDREN = 20
BETTER, SAME, WORSE = "fewer", "same", "more"  # weeks without help


@dataclass(frozen=True)
class Share:
    """A share of children in per cent, with its 95 % interval; NaN where there is none."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Shift:
    """What becomes of the children of one group.

    Args:
        group: as in the rows of a comparison, such as "all" or "income:low".
        children: with a need under either scenario, on average per replication.
        shares: of them, with fewer, as many and more weeks without help.
        net: the share with fewer less that with more, and its own interval.
    """

    group: str
    children: float
    shares: dict[str, Share]
    net: Share

    @property
    def is_too_small(self) -> bool:
        """Return whether the group has too few children to say anything about it."""
        return self.children < LEAST_CHILDREN

    @property
    def verdict(self) -> str:
        """Return whether more children are better or worse off, or that chance can do this."""
        return verdict(self.net.low, self.net.high, HIGHER)


def shifts(runs: RunSet, place: int) -> list[Shift]:
    """Return what becomes of every group of children, everybody first.

    Args:
        runs: as they were run; those from a store have no groups, and give an empty list.
        place: of the scenario, from 0.
    """
    if not runs.by_group.size:
        return []
    counted = runs.by_group[place]
    return [_shift(group, counted[:, row]) for row, group in enumerate(runs.groups)]


def _shift(group: str, counted: npt.NDArray[np.int64]) -> Shift:
    """Return the shares of one group from its numbers, shape (replications, 4)."""
    samples = paired_samples(counted)
    mean, low, high = paired_intervals(np.vstack([samples[1:], samples[1] - samples[3]]))
    shares = {
        name: Share(float(mean[row]), _cut(low[row]), _cut(high[row]))
        for row, name in enumerate((BETTER, SAME, WORSE))
    }
    net = Share(float(mean[3]), float(low[3]), float(high[3]))
    return Shift(group, float(samples[0].mean()), shares, net)


def _cut(value: float) -> float:
    """Return the end of an interval of a share, which is never below 0 or above 100."""
    return math.nan if math.isnan(value) else min(100.0, max(0.0, float(value)))
