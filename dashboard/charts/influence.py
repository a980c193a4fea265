"""Which assumptions matter most for one outcome: bars with intervals, the strongest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.charts.figure import Figure, Table, between, known, lines, listed, nothing, told
from dashboard.charts.theme import SMALL_SIZE, Look, layout, quiet_title
from experiments.sensitivity.influence import main_rows
from experiments.sensitivity.words import word
from experiments.words import number, unit_name

if TYPE_CHECKING:
    import pandas as pd

MOST = 12
ROW, FRAME = 44, 60  # pixels
DECIMALS = 2


@dataclass(frozen=True)
class Influence:
    """How much one factor moves the outcome, with its interval; `axis` says in what."""

    name: str
    value: float
    low: float
    high: float
    stands_out: bool
    axis: str


def read(rows: pd.DataFrame, lang: str, most: int = MOST) -> list[Influence]:
    """Return the factors with most influence on one outcome.

    Args:
        rows: of one region, scenario, measure and kind, from `experiments.sensitivity.influence`.
        lang: "nl" or "en".
        most: how many factors to keep.
    """
    return [
        Influence(
            str(row["factor"]), float(row["value"]), float(row["low"]), float(row["high"]),
            bool(row["stands_out"]),
            word(lang, f"axis_{row['method']}", unit=unit_name(lang, str(row["unit"]))),
        )
        for row in main_rows(rows).head(most).to_dict("records")
    ]  # fmt: skip


def figure(rows: Sequence[Influence], look: Look) -> Figure:
    """Return a bar per factor; those that do no more than chance are hatched and grey."""
    shown = [row for row in rows if known(row.value)]
    if not shown:
        return nothing(look)
    colours = look.colours
    bars = {
        "type": "bar", "orientation": "h", "x": [row.value for row in shown],
        "y": list(range(len(shown))), "width": 0.36, "offset": 0.02,
        "marker": {
            "color": [colours.accent if row.stands_out else colours.unclear for row in shown],
            "pattern": {"shape": ["" if row.stands_out else "/" for row in shown],
                        "fgcolor": colours.page, "size": 7, "solidity": 0.3,
                        "fillmode": "overlay"},
            "line": {"width": 0},
        },
        "error_x": {
            "type": "data", "symmetric": False, "thickness": 1.5, "width": 4,
            "array": [row.high - row.value if known(row.high) else 0.0 for row in shown],
            "arrayminus": [row.value - row.low if known(row.low) else 0.0 for row in shown],
            "color": colours.text,
        },
        "text": [f"{lines(row.name, 40)}<br>{_value(row, look.lang)}" for row in shown],
        "textposition": "none", "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
    names = [
        {
            "text": f"{lines(row.name, 46)}  <b>{number(look.lang, row.value, DECIMALS)}</b>",
            "x": 0, "xref": "paper", "xanchor": "left", "y": place - 0.22, "yref": "y",
            "showarrow": False, "align": "left", "font": {"size": SMALL_SIZE + 1,
                                                          "color": colours.text},
        }
        for place, row in enumerate(shown)
    ]  # fmt: skip
    title = quiet_title(lines(shown[0].axis, 48), look)
    return {
        "data": [bars],
        "layout": layout(
            look,
            FRAME + ROW * len(shown),
            xaxis={"title": title, "rangemode": "tozero", "nticks": 6},
            yaxis={"visible": False, "range": [len(shown) - 0.5, -0.5]},
            annotations=names,
        ),
    }


def _value(row: Influence, lang: str) -> str:
    ends = between(lang, row.low, row.high, DECIMALS, sign=False)
    return f"{number(lang, row.value, DECIMALS)} ({ends})"


def table(rows: Sequence[Influence], lang: str) -> Table:
    """Return the influence of every factor, its interval, and whether it is more than chance."""
    heads = ("assumption", "influence", "range", "beyond_chance")
    cells = [
        (
            row.name, number(lang, row.value, DECIMALS),
            between(lang, row.low, row.high, DECIMALS, sign=False),
            told(lang, "yes" if row.stands_out else "no"),
        )
        for row in rows
    ]  # fmt: skip
    return Table(tuple(told(lang, f"head_{head}") for head in heads), tuple(cells))


def summary(rows: Sequence[Influence], lang: str) -> str:
    """Return which factors do more than chance, the strongest first."""
    names = [row.name for row in rows if row.stands_out]
    if not rows:
        return told(lang, "nothing")
    if not names:
        return told(lang, "influence_none", n=len(rows))
    return told(lang, "influence_summary", names=listed(lang, names[:3]), n=len(names))
