"""Comparing scenarios on the same children: levels, paired differences and their certainty."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.comparison.answer import answer
from experiments.comparison.certainty import (
    Spread,
    levels,
    lower_share,
    paired_intervals,
    robustness,
    same_sign,
    spread_over_draws,
    spread_over_forms,
)
from experiments.output import COMPARISON_COLUMNS
from experiments.runs.paired_children import PAIRED
from experiments.runs.run import RunSet
from experiments.worlds import DRAW, FORM, World
from model.outcomes import HIGHER, LOWER, MEASURES

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
PAIRED_GROUP = "with_need"  # children with a need at some time, under either scenario
PAIRED_UNITS = {"children_with_need": "children"} | {
    f"{name}_unmet_weeks": "% of children with a need" for name in PAIRED[1:]
}
UNSETTLED = "indistinguishable"


@dataclass(frozen=True)
class Comparison:
    """A tidy table of levels and differences, with what is needed to make it again.

    `rows`: one per scenario, period, group and measure. The first scenario is the baseline and has
    no difference. Columns, in the order of `COMPARISON_COLUMNS`:

    - scenario, region, period, group, measure, unit: what the row is about;
    - n, mean, sd: replications with a value, and their level;
    - difference, low, high, verdict: with the first scenario; its 95 % interval for chance;
    - robust: what the direction depends on, see `certainty.robustness`; empty without a verdict;
    - draws, assumptions_low, assumptions_high: 90 % interval of the difference over draws;
    - same_sign, better_share: shares of draws with the same direction, and with a better outcome;
    - form_low, form_high, form_low_name, form_high_name: over rules of behaviour;
    - chance_deviation (standard error), assumptions_deviation, form_deviation: what each of the
      three does to the difference, as standard deviations;
    - level_low, level_high: 90 % interval of the level over draws.

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


@dataclass(frozen=True)
class _Values:
    """The values of one scenario, in arrays of shape (rows, worlds); NaN where there is none."""

    replications: Floats
    draws: Floats
    forms: Floats

    def minus(self, other: _Values) -> _Values:
        """Return the differences with another scenario, world by world."""
        return _Values(
            self.replications - other.replications,
            self.draws - other.draws,
            self.forms - other.forms,
        )


def compare(runs: RunSet) -> Comparison:
    """Compare every scenario with the first one, world by world."""
    words = [(*row, MEASURES[row[2]].unit) for row in runs.rows]
    better = [MEASURES[measure].better for _, _, measure in runs.rows]
    titles = {scenario.name: scenario.title for scenario in runs.scenarios}
    values = [
        _values(runs.worlds, results.T, runs.in_worlds[:, place].T)
        for place, results in enumerate(runs.results)
    ]
    return Comparison(
        _table(runs, words, values, better), paired_rows(runs), runs.provenance(), titles
    )


def paired_rows(runs: RunSet) -> pd.DataFrame:
    """Return the shares of children with fewer, as many and more weeks without help.

    Each child is compared with itself under the first scenario, over all years. The baseline has
    0, 100 and 0 %, so the difference and its interval are about the share minus that. They have
    no verdict: of a share that cannot be below zero, an interval above it proves nothing.
    """
    words = [("all years", PAIRED_GROUP, *measure) for measure in PAIRED_UNITS.items()]
    values = [
        _values(
            runs.worlds, paired_samples(paired), paired_samples(runs.paired_in_worlds[:, place])
        )
        for place, paired in enumerate(runs.paired)
    ]
    return _table(runs, words, values)


def _values(worlds: Sequence[World], replications: Floats, in_worlds: Floats) -> _Values:
    """Tell draws and forms apart, in arrays of shape (rows, worlds)."""
    draws, forms = ([world.kind == kind for world in worlds] for kind in (DRAW, FORM))
    if not worlds:
        in_worlds = np.zeros((len(replications), 0))
    return _Values(replications, in_worlds[:, draws], in_worlds[:, forms])


def paired_samples(paired: Ints) -> Floats:
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
    values: Sequence[_Values],
    better: Sequence[str] = (),
) -> pd.DataFrame:
    """Return the levels of every scenario and its differences with the first one.

    Args:
        runs: which scenarios, in which region.
        words: period, group, measure and unit of every row.
        values: those of every scenario.
        better: which direction is better, per row; without it there are no verdicts.
    """
    import pandas as pd

    tables = []
    fixed = dict(zip(("period", "group", "measure", "unit"), zip(*words, strict=True), strict=True))
    for position, scenario in enumerate(runs.scenarios):
        own = values[position]
        number, mean, deviation = levels(own.replications)
        spread = spread_over_draws(own.replications, own.draws)
        columns: dict[str, Any] = {
            "scenario": [scenario.name] * len(words),
            "region": [runs.region.label] * len(words),
            **fixed,
            "n": number,
            "mean": mean,
            "sd": deviation,
            "level_low": spread.low,
            "level_high": spread.high,
        }
        differences = own.minus(values[0]) if position else None
        columns |= _differences(runs.worlds, differences, len(words), better)
        tables.append(pd.DataFrame({name: columns[name] for name in COMPARISON_COLUMNS}))
    return pd.concat(tables, ignore_index=True)


def _differences(
    worlds: Sequence[World], values: _Values | None, rows: int, better: Sequence[str]
) -> dict[str, Any]:
    """Return the columns about a difference and its three uncertainties; NaN if there is none."""
    verdicts = [""] * rows
    if values is None:
        none = np.full((rows, 1), np.nan)
        values, better = _Values(none, none[:, :0], none[:, :0]), ()
    mean, low, high = paired_intervals(values.replications)
    number, _, deviation = levels(values.replications)
    spread = spread_over_draws(values.replications, values.draws)
    other = [world for world in worlds if world.kind == FORM] if values.forms.shape[1] else []
    forms = spread_over_forms(
        values.replications,
        values.forms,
        [world.name for world in other],
        [world.replication for world in other],
    )
    if better:
        verdicts = list(map(verdict, low.tolist(), high.tolist(), better))
    settled = ~np.isin(verdicts, ["", UNSETTLED])
    return {
        "difference": mean,
        "low": low,
        "high": high,
        "verdict": verdicts,
        "robust": np.where(settled, robustness(mean, spread, forms), ""),
        "draws": spread.number,
        "assumptions_low": spread.low,
        "assumptions_high": spread.high,
        "same_sign": same_sign(mean, spread.values),
        "better_share": _better_share(spread, better),
        "form_low": forms.low,
        "form_high": forms.high,
        "form_low_name": forms.low_name,
        "form_high_name": forms.high_name,
        "chance_deviation": deviation / np.sqrt(np.maximum(1, number)),
        "assumptions_deviation": spread.deviation,
        "form_deviation": forms.deviation,
    }


def _better_share(spread: Spread, better: Sequence[str]) -> Floats:
    """Return in which share of the draws a scenario is better than the first, where one can be."""
    directions = np.array(better or [""] * len(spread.number))
    shares = [lower_share(values) for values in (spread.values, -spread.values)]
    return np.select([directions == LOWER, directions == HIGHER], shares, np.nan)


def verdict(low: float, high: float, better: str) -> str:
    """Return better, worse, changed, or indistinguishable if the interval holds zero."""
    if math.isnan(low) or low <= 0.0 <= high:
        return UNSETTLED
    if better not in (LOWER, HIGHER):
        return "changed"
    return "better" if (high < 0.0) == (better == LOWER) else "worse"
