"""All computed possibilities of a difference: an S-curve, and twenty dots to count.

In the curve, height is the share of the possibilities at or below a value. In the dots, each stands
for one in twenty possibilities; what is better has another shape and colour than what is worse.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.charts.figure import Figure, Table, lines, nothing, sentence, signed, told
from dashboard.charts.theme import Look, layout, note, quiet_title
from experiments.comparison.possibilities import Possibilities
from experiments.words import unit_name
from model.outcomes import HIGHER, LOWER, MEASURES

HEIGHT, DOTS_HEIGHT = 320, 240
DOTS = 20
COLUMNS = 15  # into which dots are heaped
MOST_STEPS = 800


def figure(rows: Possibilities, look: Look) -> Figure:
    """Return the S-curve: the share of possibilities at or below every value."""
    if not rows.values.size:
        return nothing(look)
    values = rows.values
    if values.size > MOST_STEPS:
        values = np.quantile(values, np.linspace(0, 1, MOST_STEPS))
    shares = 100 * (np.arange(values.size) + 1) / values.size
    curve = {
        "type": "scatter", "mode": "lines" if values.size > 1 else "markers",
        "x": [float(values[0]), *values.tolist()], "y": [0.0, *shares.tolist()],
        "line": {"shape": "hv", "color": look.colours.accent, "width": 2.5},
        "marker": {"color": look.colours.accent, "size": 10},
        "hovertemplate": told(look.lang, "curve_hover") + "<extra></extra>",
    }  # fmt: skip
    across = _across(rows, look)
    across["title"]["text"] += f"<br>{lines(told(look.lang, 'curve_height'), 46)}"
    low, high = min(0.0, float(values[0])), max(0.0, float(values[-1]))
    room = 0.05 * (high - low) or 1.0
    suffix = " %" if look.lang == "nl" else "%"
    return {
        "data": [curve],
        "layout": layout(
            look,
            HEIGHT,
            margin={"l": 8, "r": 12, "t": 34, "b": 8},
            xaxis=across | {"range": [low - room, high + room]},
            yaxis={
                "range": [0, 102], "tickvals": [0, 25, 50, 75, 100],
                "ticktext": [f"{share}{suffix}" for share in (0, 25, 50, 75, 100)],
            },
            shapes=[_zero(look)],
            annotations=_sides(rows, (low - room, high + room), look),
        ),
    }  # fmt: skip


def dots(rows: Possibilities, look: Look) -> Figure:
    """Return twenty dots, each for one in twenty possibilities, heaped where they are alike."""
    if not rows.values.size:
        return nothing(look)
    values = quantile_dots(rows)
    low, high = min(0.0, float(values[0])), max(0.0, float(values[-1]))
    width = (high - low) / COLUMNS or 1.0
    heaps: dict[int, int] = {}
    data = []
    for value in values.tolist():
        column = int(np.floor(value / width))
        heaps[column] = heaps.get(column, 0) + 1
        data.append(((column + 0.5) * width, heaps[column], value))
    traces = [
        {
            "type": "scatter", "mode": "markers", "x": [x for x, _, _ in chosen],
            "y": [y for _, y, _ in chosen], "name": told(look.lang, f"side_{side}"),
            "marker": {"symbol": symbol, "color": colour, "size": 13,
                       "line": {"width": 2, "color": colour}},
            "text": [signed(look.lang, value, _decimals(rows)) for _, _, value in chosen],
            "hovertemplate": "%{text}<extra></extra>", "cliponaxis": False,
        }
        for side, symbol, colour in (
            ("better", "circle", look.colours.better),
            ("worse", "diamond-open", look.colours.worse),
            ("other", "circle-open", look.colours.unclear),
        )
        if (chosen := [dot for dot in data if side_of(rows.measure, dot[2]) == side])
    ]  # fmt: skip
    return {
        "data": traces,
        "layout": layout(
            look,
            DOTS_HEIGHT,
            margin={"l": 8, "r": 12, "t": 40, "b": 8},
            showlegend=True,
            xaxis=_across(rows, look) | {"range": [low - width, high + width], "showgrid": False},
            yaxis={
                "visible": False, "range": [0.3, max(5.0, max(heaps.values()) + 0.7)],
            },
            shapes=[_zero(look)],
        ),
    }  # fmt: skip


def quantile_dots(rows: Possibilities) -> Any:
    """Return the middles of twenty equal parts of the possibilities, shape (20,)."""
    return np.quantile(rows.values, (np.arange(DOTS) + 0.5) / DOTS, method="hazen")


def side_of(measure: str, value: float) -> str:
    """Return whether a difference is better, worse, or other: zero, or of no direction."""
    sign = {LOWER: -1.0, HIGHER: 1.0}.get(MEASURES[measure].better, 0.0)
    return {1.0: "better", -1.0: "worse"}.get(float(np.sign(sign * value)), "other")


def _decimals(rows: Possibilities) -> int:
    return MEASURES[rows.measure].decimals + 1


def _unit(rows: Possibilities, lang: str) -> str:
    return unit_name(lang, MEASURES[rows.measure].unit)


def _across(rows: Possibilities, look: Look) -> dict[str, Any]:
    title = told(look.lang, "possibilities_axis", unit=_unit(rows, look.lang))
    return {"title": quiet_title(title, look), "nticks": 6}


def _zero(look: Look) -> dict[str, Any]:
    return {
        "type": "line", "xref": "x", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1,
        "line": {"color": look.colours.text, "width": 1},
    }  # fmt: skip


def _sides(rows: Possibilities, ends: tuple[float, float], look: Look) -> list[dict[str, Any]]:
    """Return on both sides of zero what it means to be there."""
    found = []
    for end, anchor, shift, arrow in ((ends[0], "right", -6, "← {}"), (ends[1], "left", 6, "{} →")):
        side = side_of(rows.measure, end)
        # A side of less than a sixth of the width has no room for a word.
        if side != "other" and abs(end) > (ends[1] - ends[0]) / 6:
            text = arrow.format(told(look.lang, f"side_{side}"))
            found.append(
                note(
                    text, look, x=0, xref="x", xanchor=anchor, xshift=shift, y=1, yref="paper",
                    yanchor="bottom", yshift=4,
                )
            )  # fmt: skip
    return found


def table(rows: Possibilities, lang: str) -> Table:
    """Return values at round shares of the possibilities."""
    if not rows.values.size:
        return Table((told(lang, "head_share"),), ())
    shares = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
    at = np.quantile(rows.values, shares).tolist()
    suffix = " %" if lang == "nl" else "%"
    head = told(lang, "possibilities_axis", unit=_unit(rows, lang))
    cells = [
        (f"{100 * share:.0f}{suffix}", signed(lang, value, _decimals(rows)))
        for share, value in zip(shares, at, strict=True)
    ]
    return Table((told(lang, "head_share"), head), tuple(cells))


def summary(rows: Possibilities, lang: str) -> str:
    """Return in how many of the possibilities it gets better, and where most of them lie."""
    if not rows.values.size:
        return told(lang, "nothing")
    measure = MEASURES[rows.measure]
    name = sentence(measure.nl if lang == "nl" else measure.en)
    low, middle, high = np.quantile(rows.values, (0.1, 0.5, 0.9)).tolist()
    parts = {
        "name": name, "unit": _unit(rows, lang), "n": rows.values.size,
        "low": signed(lang, low, _decimals(rows)), "middle": signed(lang, middle, _decimals(rows)),
        "high": signed(lang, high, _decimals(rows)),
        "of": told(lang, "of_draws" if rows.over_draws else "of_replications"),
    }  # fmt: skip
    if np.isnan(rows.better):
        return told(lang, "possibilities_summary_none", **parts)
    better = round(rows.better * rows.values.size)
    return told(lang, "possibilities_summary", better=better, **parts)
