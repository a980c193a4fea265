"""Comparing scenarios on the same children: levels, paired differences and their certainty."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.answer import answer
from experiments.output import COMPARISON_COLUMNS
from experiments.paired_children import PAIRED
from experiments.run import RunSet
from model.outcomes import HIGHER, LOWER, MEASURES

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
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
    words = [(*row, MEASURES[row[2]].unit) for row in runs.rows]
    samples = [results.T for results in runs.results]
    better = [MEASURES[measure].better for _, _, measure in runs.rows]
    titles = {scenario.name: scenario.title for scenario in runs.scenarios}
    rows = _table(runs, words, samples, better)
    return Comparison(rows, paired_rows(runs), runs.provenance(), titles)


def paired_rows(runs: RunSet) -> pd.DataFrame:
    """Return the shares of children with fewer, as many and more weeks without help.

    Each child is compared with itself under the first scenario, over all years. The baseline has
    0, 100 and 0 %, so the difference and its interval are about the share minus that. They have
    no verdict: of a share that cannot be below zero, an interval above it proves nothing.
    """
    shares = [(f"{name}_unmet_weeks", "% of children with a need") for name in PAIRED[1:]]
    measures = [("children_with_need", "children"), *shares]
    words = [("all years", PAIRED_GROUP, *measure) for measure in measures]
    return _table(runs, words, [_paired_samples(paired) for paired in runs.paired])


def _paired_samples(paired: Ints) -> Floats:
    """Return the number of children with a need, then shares of them in per cent.

    Args:
        paired: numbers of children of shape (replications, 4), as in `RunSet.paired`.

    Returns:
        Values of shape (4, replications); shares are NaN where no child has a need.
    """
    children = paired[:, 0].astype(np.float64)
    some = np.where(children > 0, children, np.nan)
    return np.stack([children, *(100 * numbers / some for numbers in paired.T[1:])])


def _table(
    runs: RunSet,
    words: Sequence[tuple[str, str, str, str]],
    samples: Sequence[Floats],
    better: Sequence[str] = (),
) -> pd.DataFrame:
    """Return the levels of every scenario and its differences with the first one.

    Args:
        runs: which scenarios, in which region.
        words: period, group, measure and unit of every row.
        samples: one array per scenario, shape (rows, replications), NaN where there is no value.
        better: which direction is better, per row; without it there are no verdicts.
    """
    import pandas as pd

    tables = []
    nothing = np.full(len(words), np.nan)
    for position, scenario in enumerate(runs.scenarios):
        mean, low, high = nothing, nothing, nothing
        verdicts = [""] * len(words)
        if position:
            mean, low, high = paired_intervals(samples[position] - samples[0])
        if position and better:
            edges = zip(low.tolist(), high.tolist(), better, strict=True)
            verdicts = [verdict(*row) for row in edges]
        fixed = ([scenario.name] * len(words), [runs.region.label] * len(words))
        columns = (*fixed, *zip(*words, strict=True), *_levels(samples[position]))
        columns = (*columns, mean, low, high, verdicts)
        tables.append(pd.DataFrame(dict(zip(COMPARISON_COLUMNS, columns, strict=True))))
    return pd.concat(tables, ignore_index=True)


def _levels(samples: Floats) -> tuple[Ints, Floats, Floats]:
    """Return how many values every row has, their mean and their standard deviation."""
    numbers = np.zeros(len(samples), np.int64)
    mean, deviation = np.full((2, len(samples)), np.nan)
    for rows, known in _by_number_known(samples):
        numbers[rows] = known.shape[1]
        if known.shape[1] > 0:
            mean[rows] = known.mean(axis=1)
        if known.shape[1] > 1:
            deviation[rows] = known.std(axis=1, ddof=1)
    return numbers, mean, deviation


def _by_number_known(samples: Floats) -> Iterator[tuple[Ints, Floats]]:
    """Yield rows that have the same number of values, with those values, shape (rows, number)."""
    known = ~np.isnan(samples)
    numbers = known.sum(axis=1)
    for number in np.unique(numbers):
        rows = np.flatnonzero(numbers == number)
        yield rows, samples[rows][known[rows]].reshape(rows.size, int(number))


def paired_interval(differences: Floats) -> tuple[float, float, float]:
    """Return the mean of paired differences and its 95 % interval; see `paired_intervals`."""
    mean, low, high = paired_intervals(differences[None])
    return float(mean[0]), float(low[0]), float(high[0])


def paired_intervals(differences: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the mean of paired differences and its 95 % interval (Student's t), row by row.

    With one pair there is no interval (NaN); with none there is nothing at all; pairs that are
    all equal have no width.

    Args:
        differences: shape (rows, pairs), NaN for a pair without a difference.
    """
    from scipy.special import stdtrit

    _, mean, deviation = _levels(differences)
    low, high = np.full((2, len(differences)), np.nan)
    for rows, known in _by_number_known(differences):
        if known.shape[1] < 2:
            continue
        width = float(stdtrit(known.shape[1] - 1, 0.5 + CONFIDENCE / 2)) * deviation[rows]
        half = width / float(np.sqrt(known.shape[1]))
        equal = (known == known[:, :1]).all(axis=1)
        mean[rows] = np.where(equal, known[:, 0], mean[rows])
        low[rows] = np.where(equal, known[:, 0], mean[rows] - half)
        high[rows] = np.where(equal, known[:, 0], mean[rows] + half)
    return mean, low, high


def verdict(low: float, high: float, better: str) -> str:
    """Return better, worse, changed, or indistinguishable if the interval holds zero."""
    if math.isnan(low) or low <= 0.0 <= high:
        return "indistinguishable"
    if better not in (LOWER, HIGHER):
        return "changed"
    return "better" if (high < 0.0) == (better == LOWER) else "worse"
