"""Tipping values in words and as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from experiments.sensitivity.outcomes import unit_of
from experiments.sensitivity.quantities import factor_name, factor_value, percentage
from experiments.sensitivity.tipping import MAY_TIP, NO_TIP, NOTHING, Tipping
from experiments.sensitivity.words import word
from model.outcomes import HIGHER, LOWER

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "region", "scenario", "measure", "factor", "unit", "state", "value", "low", "high", "share",
    "below", "above", "range_low", "range_high", "points", "replications",
)  # fmt: skip


def tipping_in_words(found: Tipping, lang: str) -> str:
    """Return a sentence on where the difference turns, or that it does not."""
    name = factor_name(lang, found.factor)
    span = word(
        lang, "from_to",
        low=factor_value(lang, found.factor, found.places[0]),
        high=factor_value(lang, found.factor, found.places[-1]),
    )  # fmt: skip
    if found.state == NOTHING:
        return word(lang, "nothing", name=name, range=span)
    side = side_in_words(found, found.below or found.above, lang)
    if found.state == NO_TIP:
        if found.share > 0.0:
            return word(
                lang, "no_tip_chance", name=name, range=span, share=percentage(lang, found.share)
            )
        return word(lang, "no_tip", name=name, range=span, side=side)
    value = factor_value(lang, found.factor, found.value)
    if found.state == MAY_TIP:
        share = percentage(lang, 1.0 - found.share)
        return word(lang, "may_tip", name=name, value=value, share=share, range=span)
    return word(
        lang, "tips", name=name, value=value, low=end_in_words(found, found.low, lang),
        high=end_in_words(found, found.high, lang), below=side,
        above=side_in_words(found, found.above or -found.below, lang),
    )  # fmt: skip


def end_in_words(found: Tipping, end: float, lang: str) -> str:
    """Return an end of the interval: a value, or that it is outside the range."""
    if np.isinf(end):
        return word(lang, "outside")
    return word(lang, "not_known") if np.isnan(end) else factor_value(lang, found.factor, end)


def side_in_words(found: Tipping, sign: int, lang: str) -> str:
    """Return what a sign of the difference means: better or worse, else lower or higher."""
    if sign == 0:
        return word(lang, "not_known")
    better = found.outcome.better
    if better in (LOWER, HIGHER):
        return word(lang, "better" if (sign < 0) == (better == LOWER) else "worse")
    return word(lang, "lower" if sign < 0 else "higher")


def rows_of(found: Sequence[Tipping]) -> pd.DataFrame:
    """Return a row per factor, columns `COLUMNS`; `below` and `above` are signs."""
    import pandas as pd

    rows = [
        {
            "region": item.outcome.region,
            "scenario": item.outcome.scenario,
            "measure": item.outcome.measure,
            "factor": item.factor,
            "unit": unit_of(item.factor),
            "state": item.state,
            "value": item.value,
            "low": item.low,
            "high": item.high,
            "share": item.share,
            "below": item.below,
            "above": item.above,
            "range_low": float(item.places[0]),
            "range_high": float(item.places[-1]),
            "points": len(item.outcome.points),
            "replications": item.outcome.complete().shape[1],
        }
        for item in found
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
