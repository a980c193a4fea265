"""Comparing scenarios on the same children: levels, paired differences and their certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from experiments.answer import answer
from experiments.output import COMPARISON_COLUMNS
from experiments.paired_children import PAIRED
from experiments.run import RunSet
from model.outcomes import HIGHER, LOWER, MEASURES

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
CONFIDENCE = 0.95
PAIRED_GROUP = "with_need"  # children with a need at some time, under either scenario


@dataclass(frozen=True)
class Comparison:
    """A tidy table of levels and differences, with what is needed to make it again.

    `rows`: scenario, region, period, group, measure, unit, n, mean, sd, difference, low, high,
    verdict. The first scenario is the baseline and has no difference.

    `paired` has the same columns, see `paired_rows`.
    """

    rows: pd.DataFrame
    paired: pd.DataFrame
    provenance: dict[str, Any]
    titles: dict[str, Mapping[str, str]]

    def answer(self, lang: str) -> str:
        """Return the answer to the question in words, in Dutch ("nl") or English ("en")."""
        return answer(self.rows, self.titles, lang)

    def table(self) -> pd.DataFrame:
        """Return all rows in one table, those of the same child in two scenarios last."""
        import pandas as pd

        return pd.concat([self.rows, self.paired], ignore_index=True)


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
    rows = pd.DataFrame(records, columns=list(COMPARISON_COLUMNS))
    return Comparison(rows, paired_rows(runs), runs.provenance(), titles)


def paired_rows(runs: RunSet) -> pd.DataFrame:
    """Return the shares of children with fewer, as many and more weeks without help.

    Each child is compared with itself under the first scenario, over all years. The baseline has
    0, 100 and 0 %, so the difference and its interval are about the share minus that. They have
    no verdict: of a share that cannot be below zero, an interval above it proves nothing.
    """
    import pandas as pd

    records = []
    baseline = _paired_samples(runs.paired[0])
    for position, scenario in enumerate(runs.scenarios):
        own_samples = _paired_samples(runs.paired[position])
        for (measure, unit, own), (_, _, base) in zip(own_samples, baseline, strict=True):
            level = own[~np.isnan(own)]
            statistics = paired_interval(own - base) if position else _NO_DIFFERENCE[:3]
            records.append(
                (
                    scenario.name, runs.region.label, "all years", PAIRED_GROUP, measure, unit,
                    level.size, _mean(level), _deviation(level), *statistics, "",
                )
            )  # fmt: skip
    return pd.DataFrame(records, columns=list(COMPARISON_COLUMNS))


def _paired_samples(paired: npt.NDArray[np.int64]) -> list[tuple[str, str, Floats]]:
    """Return measure, unit and values per replication; NaN where no child has a need.

    Args:
        paired: numbers of children of shape (replications, 4), as in `RunSet.paired`.
    """
    children = paired[:, 0].astype(np.float64)
    some = np.where(children > 0, children, np.nan)
    shares = [
        (f"{name}_unmet_weeks", "% of children with a need", 100 * paired[:, place] / some)
        for place, name in enumerate(PAIRED)
        if place
    ]
    return [("children_with_need", "children", children), *shares]


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
