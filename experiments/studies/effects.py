"""Effects of scenarios in one region, for pages: measures with intervals, and counters that moved.

Differences are paired by replication: the same children under both scenarios. The arithmetic of
an interval is that of `experiments.comparison.certainty`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import paired_interval
from experiments.comparison.compare import verdict
from experiments.runs.run import RunSet
from experiments.runs.traces import NAMES, PLACE, intervals
from model.outcomes import MEASURES
from model.reporters import periods_of

Floats = npt.NDArray[np.float64]
ALL_YEARS = "all years"
UNSETTLED = "indistinguishable"
MOVED_CONFIDENCE = 0.99  # many counters are looked at, so chance must be kept out more strictly


@dataclass(frozen=True)
class Effect:
    """A level under the reference, and the paired difference with its 95 % interval."""

    level: float
    mean: float
    low: float
    high: float
    verdict: str

    @property
    def settled(self) -> bool:
        """Return whether the interval leaves out zero."""
        return self.verdict != UNSETTLED

    @property
    def sign(self) -> int:
        """Return 1, -1, or 0 when the interval holds zero."""
        return (1 if self.mean > 0 else -1) if self.settled else 0

    @property
    def relative(self) -> float:
        """Return the difference as a share of the level; infinite when it comes from nothing."""
        if self.level == 0.0:
            return float("inf") if self.mean else 0.0
        return self.mean / abs(self.level)


@dataclass(frozen=True)
class RegionStudy:
    """All runs of one region, looked up by the names of scenarios, measures and counters."""

    runs: RunSet

    @property
    def label(self) -> str:
        """Return the name of the region without its kind."""
        return self.runs.region.label.partition(":")[2] or self.runs.region.label

    @cached_property
    def places(self) -> dict[str, int]:
        """Return the position of every scenario."""
        return {scenario.name: place for place, scenario in enumerate(self.runs.scenarios)}

    @cached_property
    def rows(self) -> dict[tuple[str, str], int]:
        """Return the row of every period and measure, for everybody."""
        named = enumerate(self.runs.rows)
        return {(period, name): row for row, (period, group, name) in named if group == "all"}

    @cached_property
    def all_periods(self) -> list[str]:
        """Return the names of all periods that were measured, in the order of the traces."""
        return [name for name, _, _ in periods_of(self.runs.settings.years)]

    @property
    def periods(self) -> list[str]:
        """Return the periods to show: early and late, or all years when there is no other."""
        own = [name for name in self.all_periods if name != ALL_YEARS]
        return own or [ALL_YEARS]

    def sample(self, scenario: str, measure: str, period: str) -> Floats:
        """Return the value of a measure in every replication."""
        sample: Floats = self.runs.results[self.places[scenario], :, self.rows[period, measure]]
        return sample

    def effect(
        self, scenario: str, measure: str, period: str, reference: str = "current"
    ) -> Effect:
        """Return what a scenario does to a measure against a reference."""
        before = self.sample(reference, measure, period)
        differences = self.sample(scenario, measure, period) - before
        mean, low, high = paired_interval(differences)
        return Effect(_level(before), mean, low, high, verdict(low, high, MEASURES[measure].better))

    def counted(self, scenario: str, counter: str, period: str) -> Floats:
        """Return the value of a counter in every replication."""
        place = self.all_periods.index(period)
        counted: Floats = self.runs.traces[self.places[scenario], :, place, PLACE[counter]]
        return counted

    def moved(self, scenario: str, counter: str, period: str, reference: str = "current") -> Effect:
        """Return what a scenario does to a counter."""
        before = self.counted(reference, counter, period)
        mean, low, high = paired_interval(self.counted(scenario, counter, period) - before)
        return Effect(_level(before), mean, low, high, verdict(low, high, ""))

    def is_untouched(self, scenario: str, reference: str = "current") -> bool:
        """Return whether no counter differs in any replication."""
        own, before = (self.runs.traces[self.places[name]] for name in (scenario, reference))
        return bool((own == before).all())

    def movers(
        self, scenario: str, period: str, families: tuple[str, ...], reference: str = "current"
    ) -> list[tuple[str, Effect]]:
        """Return the counters of some families that surely moved, most in proportion first."""
        place = self.all_periods.index(period)
        own = self.runs.traces[self.places[scenario], :, place]
        before = self.runs.traces[self.places[reference], :, place]
        mean, low, high = intervals(own - before, MOVED_CONFIDENCE)
        found = []
        for row, name in enumerate(NAMES):
            sure = low[row] > 0.0 or high[row] < 0.0
            if sure and name.partition(":")[0] in families:
                level, span = _level(before[:, row]), (float(low[row]), float(high[row]))
                found.append((name, Effect(level, float(mean[row]), *span, "changed")))
        return sorted(found, key=lambda item: -abs(item[1].relative))


def _level(sample: Floats) -> float:
    known = sample[~np.isnan(sample)]
    return float(known.mean()) if known.size else float("nan")
