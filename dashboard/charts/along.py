"""Differences at the points of a sweep, along one thing that varies.

Where nothing else varies, points are joined and have their 95 % interval. Where more varies at
once, they are a cloud: neighbours differ in other things too, so nothing joins them. The shape of a
mark says its verdict, as in the chart of differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.charts.differences import SYMBOLS
from dashboard.charts.figure import (
    Figure,
    Table,
    between,
    escaped,
    known,
    lines,
    nothing,
    signed,
    told,
)
from dashboard.charts.theme import Look, layout, legend_height, quiet_title, top_legend
from dashboard.words import say
from experiments.declared.parameter_words import figure as amount
from experiments.sensitivity.outcomes import unit_of
from experiments.sensitivity.quantities import (
    axis_title,
    axis_value,
    decimals_of,
    factor_value,
    is_share,
    measure_name,
)
from experiments.sensitivity.words import word
from experiments.sweep.design import variable_names
from experiments.words import unit_name
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd

HEIGHT = 380
SMALL, LARGE = 7, 11  # pixels of a mark
CROWD = 100  # dots, from which marks are small
UNKNOWN = "unknown"
ORDER = ("better", "worse", "changed", "indistinguishable", UNKNOWN)


@dataclass(frozen=True)
class Dot:
    """The difference at one point: what the varied thing is there, and the interval for chance."""

    at: float | str
    difference: float
    low: float
    high: float
    verdict: str


@dataclass(frozen=True)
class Along:
    """Dots along one thing that varies, in the order of its values.

    Args:
        name: of what varies.
        measure: in which the difference is.
        dots: one per point.
        alone: whether nothing else varies.
    """

    name: str
    measure: str
    dots: tuple[Dot, ...]
    alone: bool

    @property
    def numeric(self) -> bool:
        """Return whether the values are numbers."""
        return all(not isinstance(dot.at, str) for dot in self.dots)


def read(rows: pd.DataFrame, name: str, measure: str, *, alone: bool) -> Along:
    """Return the dots of a comparison along one thing that varies.

    Args:
        rows: of one region, scenario, measure and period, from
            `experiments.sweep.comparison.comparison`; those without a difference are left out.
        name: a column of it.
        measure: that they are about.
        alone: whether nothing else varies.
    """
    made = [
        Dot(
            plain(row[name]), float(row["difference"]), float(row["low"]), float(row["high"]),
            str(row["verdict"]) if known(float(row["low"])) else UNKNOWN,
        )
        for row in rows.to_dict("records")
        if known(float(row["difference"]))
    ]  # fmt: skip
    numeric = all(not isinstance(dot.at, str) for dot in made)
    ordered = sorted(made, key=lambda dot: dot.at) if numeric else made
    return Along(name, measure, tuple(ordered), alone)


def plain(value: Any) -> float | str:
    """Return a value of what varies: a number, or a word."""
    item = value.item() if hasattr(value, "item") else value
    if isinstance(item, bool):
        return str(item).lower()
    return float(item) if isinstance(item, int | float) else str(item)


def figure(rows: Along, look: Look) -> Figure:
    """Return a mark per point; a line and intervals where nothing else varies."""
    if not rows.dots:
        return nothing(look)
    data = _joined(rows, look) if rows.alone else []
    data += [
        _marks(rows, own, verdict, look)
        for verdict in ORDER
        if (own := [dot for dot in rows.dots if dot.verdict == verdict])
    ]
    above = legend_height([trace["name"] for trace in data if trace.get("showlegend", True)], look)
    zero = {"zeroline": True, "zerolinecolor": look.colours.text, "zerolinewidth": 1}
    width = 34 if look.narrow else 60
    across: dict[str, Any] = {
        "title": quiet_title(lines(axis(rows.name, look.lang), width), look, 8),
        "type": "linear" if rows.numeric else "category",
        "zeroline": False,
    }
    return {
        "data": data,
        "layout": layout(
            look,
            HEIGHT + above,
            margin={"l": 8, "r": 12, "t": above + 8, "b": 8},
            showlegend=True,
            legend=top_legend(),
            xaxis=across,
            yaxis=zero
            | {"title": quiet_title(lines(upward(rows.measure, look.lang), 44), look, 8),
               "nticks": 6},
        ),
    }  # fmt: skip


def axis(name: str, lang: str) -> str:
    """Return the title of an axis with what varies; its bare name if this version has none."""
    return axis_title(lang, name) if name in variable_names() else name


def value(name: str, at: float | str, lang: str) -> str:
    """Return a value of what varies, with its unit."""
    if isinstance(at, str) or name not in variable_names():
        return at if isinstance(at, str) else f"{at:g}"
    return factor_value(lang, name, at)


def short(name: str, at: float | str, lang: str) -> str:
    """Return a value of what varies, without the words of its unit."""
    if isinstance(at, str) or name not in variable_names():
        return value(name, at, lang)
    text = amount(lang, float(f"{axis_value(name, at):.3g}"))
    return f"{text} %" if is_share(unit_of(name)) else text


def upward(measure: str, lang: str) -> str:
    """Return what the difference is in."""
    name, unit = measure_name(lang, measure), unit_name(lang, MEASURES[measure].unit)
    inside = name[:1].lower() + name[1:]
    return word(lang, "axis_difference", measure=inside, unit=unit)


def _place(rows: Along, dot: Dot) -> float | str:
    if isinstance(dot.at, str):
        return dot.at
    known_here = rows.name in variable_names()
    return axis_value(rows.name, dot.at) if known_here else dot.at


def _joined(rows: Along, look: Look) -> list[dict[str, Any]]:
    """Return a line through the dots where they are numbers, and their intervals."""
    colour = look.colours.line
    x, y = [_place(rows, dot) for dot in rows.dots], [dot.difference for dot in rows.dots]
    spread = [dot if known(dot.low) else None for dot in rows.dots]
    return [
        {
            "type": "scatter", "mode": "lines" if rows.numeric else "markers", "x": x, "y": y,
            "name": say(look.lang, "results_interval_name"), "hoverinfo": "skip",
            "line": {"color": colour, "width": 1.5},
            "marker": {"color": colour, "size": 1},
            "error_y": {
                "type": "data", "symmetric": False, "thickness": 2, "width": 6, "color": colour,
                "array": [dot.high - dot.difference if dot else 0.0 for dot in spread],
                "arrayminus": [dot.difference - dot.low if dot else 0.0 for dot in spread],
            },
        }
    ]  # fmt: skip


def _marks(rows: Along, dots: Sequence[Dot], verdict: str, look: Look) -> dict[str, Any]:
    colours = look.colours
    colour = {
        "better": colours.better, "worse": colours.worse, "changed": colours.accent,
    }.get(verdict, colours.unclear)  # fmt: skip
    return {
        "type": "scatter", "mode": "markers", "name": told(look.lang, f"verdict_{verdict}"),
        "x": [_place(rows, dot) for dot in dots], "y": [dot.difference for dot in dots],
        "marker": {
            "symbol": SYMBOLS[verdict], "size": SMALL if len(rows.dots) > CROWD else LARGE,
            "color": colour,
            "line": {"width": 1.5, "color": colour},
        },
        "text": [_hover(rows, dot, look.lang) for dot in dots],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _hover(rows: Along, dot: Dot, lang: str) -> str:
    at, difference, ends, verdict = _cells(rows, dot, lang)
    return f"{escaped(at)}<br>{difference} ({ends}): {verdict}"


def _cells(rows: Along, dot: Dot, lang: str) -> tuple[str, str, str, str]:
    decimals = decimals_of(rows.measure)
    return (
        value(rows.name, dot.at, lang),
        signed(lang, dot.difference, decimals),
        between(lang, dot.low, dot.high, decimals),
        told(lang, f"verdict_{dot.verdict}"),
    )


def table(rows: Along, lang: str) -> Table:
    """Return value, difference, interval and verdict of every dot."""
    unit = unit_name(lang, MEASURES[rows.measure].unit)
    heads = (
        rows.name, f"{told(lang, 'head_difference')} ({unit})", told(lang, "head_chance"),
        told(lang, "head_verdict"),
    )  # fmt: skip
    return Table(heads, tuple(_cells(rows, dot, lang) for dot in rows.dots))


def summary(rows: Along, lang: str) -> str:
    """Return the lowest and the highest difference; where they are, if nothing else varies."""
    if not rows.dots:
        return told(lang, "nothing")
    lowest = min(rows.dots, key=lambda dot: dot.difference)
    highest = max(rows.dots, key=lambda dot: dot.difference)
    decimals = decimals_of(rows.measure)
    key = "results_extremes" if rows.alone else "results_range"
    return say(
        lang,
        "results_equal" if lowest.difference == highest.difference else key,
        low=signed(lang, lowest.difference, decimals),
        high=signed(lang, highest.difference, decimals),
        unit=unit_name(lang, MEASURES[rows.measure].unit),
        at_low=value(rows.name, lowest.at, lang),
        at_high=value(rows.name, highest.at, lang),
        name=rows.name,
    )
