"""Comparing scenarios on the same children: levels, paired differences and their certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from experiments.answer import answer
from experiments.run import RunSet
from model.outcomes import HIGHER, LOWER, MEASURES

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Comparison:
    """A tidy table of levels and differences, with what is needed to make it again.

    `rows`: scenario, region, period, group, measure, unit, n, mean, sd, difference, low, high,
    verdict. The first scenario is the baseline and has no difference.
    """

    rows: pd.DataFrame
    provenance: dict[str, Any]
    titles: dict[str, Mapping[str, str]]

    def answer(self, lang: str) -> str:
        """Return the answer to the question in words, in Dutch ("nl") or English ("en")."""
        return answer(self.rows, self.titles, lang)


def compare(runs: RunSet) -> Comparison:
    """Compare every scenario with the first one, replication by replication."""
    import pandas as pd

    records = []
    for position, scenario in enumerate(runs.scenarios):
        for row, (period, group, measure) in enumerate(runs.rows):
            own = runs.results[position, :, row]
            paired = own - runs.results[0, :, row]
            level = own[~np.isnan(own)]
            statistics = _difference(paired, measure) if position else _NO_DIFFERENCE
            records.append(
                (
                    scenario.name, runs.region.label, period, group, measure,
                    MEASURES[measure].unit, level.size, _mean(level), _deviation(level),
                    *statistics,
                )
            )  # fmt: skip
    titles = {scenario.name: scenario.title for scenario in runs.scenarios}
    columns = ["scenario", "region", "period", "group", "measure", "unit", "n", "mean", "sd",
               "difference", "low", "high", "verdict"]  # fmt: skip
    return Comparison(pd.DataFrame(records, columns=columns), runs.provenance(), titles)


_NO_DIFFERENCE = (float("nan"), float("nan"), float("nan"), "")


def _mean(sample: Floats) -> float:
    return float(sample.mean()) if sample.size else float("nan")


def _deviation(sample: Floats) -> float:
    return float(sample.std(ddof=1)) if sample.size > 1 else float("nan")


def paired_interval(differences: Floats) -> tuple[float, float, float]:
    """Return the mean of paired differences and its 95 % interval (Student's t).

    With one pair there is no interval (NaN); with none there is nothing at all.
    """
    sample = differences[~np.isnan(differences)]
    mean = _mean(sample)
    if sample.size < 2:
        return mean, float("nan"), float("nan")
    if (sample == sample[0]).all():
        return float(sample[0]), float(sample[0]), float(sample[0])
    width = float(stdtrit(sample.size - 1, 0.5 + CONFIDENCE / 2)) * _deviation(sample)
    half = width / float(np.sqrt(sample.size))
    return mean, mean - half, mean + half


def _difference(differences: Floats, measure: str) -> tuple[float, float, float, str]:
    mean, low, high = paired_interval(differences)
    return mean, low, high, verdict(low, high, MEASURES[measure].better)


def verdict(low: float, high: float, better: str) -> str:
    """Return better, worse, changed, or indistinguishable if the interval holds zero."""
    if np.isnan(low) or low <= 0.0 <= high:
        return "indistinguishable"
    if better not in (LOWER, HIGHER):
        return "changed"
    return "better" if (high < 0.0) == (better == LOWER) else "worse"
