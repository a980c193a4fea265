"""The tidy table of an attribution: levels, the whole effect, shares, and what does not add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.attribution.game import Floats, interaction_word
from experiments.attribution.groups import Group
from experiments.attribution.plan import Shares, pairs_of
from experiments.comparison.certainty import levels, paired_intervals
from experiments.comparison.compare import verdict
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd

# One row per period, measure and quantity:
# - without, whole: level without the policy levers and with all of them;
# - total: the effect of the whole; the sum over groups of "attributed";
# - attributed: the share of a group, over all orders in which groups can join;
# - alone, last: the effect of a group when it joins first, and when it joins last;
# - beyond: total less the sum of "alone";
# - interaction: of group and other, see `game.interactions`; the verdict is synergy when they do
#   more good together, interference when less.
# n, mean, sd, low and high are over replications (95 % interval); order_error is the standard error
# of the mean that comes from sampling orders, 0 when all parts were run; interval and sd hold it.
COLUMNS = (
    "scenario", "region", "period", "measure", "unit", "quantity", "group", "other",
    "n", "mean", "sd", "low", "high", "verdict", "order_error",
)  # fmt: skip
LEVELS = ("without", "whole")
BEYOND_SUM = ("beyond", "interaction")


def table_of(
    scenario: str,
    region: str,
    groups: Sequence[Group],
    rows: Sequence[tuple[str, str]],
    shares: Sequence[Shares],
) -> pd.DataFrame:
    """Return the table of all quantities, those of one period and measure together.

    Args:
        scenario: name of the whole.
        region: label of the region.
        groups: the players.
        rows: period and measure of every row of the shares.
        shares: those of every replication.
    """
    import pandas as pd

    tables = []
    for order, (quantity, group, other, samples, errors) in enumerate(_quantities(groups, shares)):
        number, _, deviation = levels(samples)
        mean, low, high = paired_intervals(samples)
        table = {
            "scenario": scenario,
            "region": region,
            "period": [period for period, _ in rows],
            "measure": [name for _, name in rows],
            "unit": [MEASURES[name].unit for _, name in rows],
            "quantity": quantity,
            "group": group,
            "other": other,
            "n": number,
            "mean": mean,
            "sd": deviation,
            "low": low,
            "high": high,
            "verdict": _verdicts(quantity, rows, low, high),
            "order_error": _mean_error(errors),
        }
        tables.append(pd.DataFrame(table).assign(row=range(len(rows)), order=order))
    whole = pd.concat(tables, ignore_index=True).sort_values(["row", "order"], ignore_index=True)
    return whole[list(COLUMNS)]


def _mean_error(errors: Floats) -> Floats:
    """Return the error of the mean over replications from that of each, row by row."""
    number, mean_square, _ = levels(errors**2)
    error: Floats = np.sqrt(mean_square / np.maximum(1, number))
    return error


def _verdicts(
    quantity: str, rows: Sequence[tuple[str, str]], low: Floats, high: Floats
) -> list[str]:
    if quantity in LEVELS:
        return [""] * len(rows)
    found = [
        verdict(bottom, top, MEASURES[name].better)
        for (_, name), bottom, top in zip(rows, low.tolist(), high.tolist(), strict=True)
    ]
    return [interaction_word(word) for word in found] if quantity in BEYOND_SUM else found


def _quantities(groups: Sequence[Group], shares: Sequence[Shares]) -> list[tuple[Any, ...]]:
    """Return quantity, group, other group, and samples and errors of shape (rows, replications)."""

    def samples(name: str) -> Floats:
        """Return shape (..., rows, replications)."""
        return np.stack([getattr(item, name) for item in shares], axis=-1)

    nothing = np.zeros(samples("total").shape)
    attributed, errors, alone, last = map(samples, ("value", "order_error", "alone", "last"))
    found: list[tuple[Any, ...]] = [
        ("without", "", "", samples("without"), nothing),
        ("whole", "", "", samples("whole"), nothing),
        ("total", "", "", samples("total"), nothing),
    ]
    for place, group in enumerate(groups):
        found += [
            ("attributed", group.name, "", attributed[place], errors[place]),
            ("alone", group.name, "", alone[place], nothing),
            ("last", group.name, "", last[place], nothing),
        ]
    found.append(("beyond", "", "", samples("total") - alone.sum(axis=0), nothing))
    pairs = samples("pairs")
    for place, (one, two) in enumerate(pairs_of(len(groups))):
        found.append(("interaction", groups[one].name, groups[two].name, pairs[place], nothing))
    return found
