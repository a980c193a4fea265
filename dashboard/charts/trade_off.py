"""Two measures against each other: what a scenario gains on the one and loses on the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.differences import Difference, difference_of
from dashboard.charts.figure import (
    Figure,
    Table,
    between,
    escaped,
    known,
    lines,
    listed,
    nice_limit,
    nothing,
    signed,
    told,
)
from dashboard.charts.theme import (
    SCENARIOS,
    Look,
    layout,
    legend_height,
    note,
    quiet_title,
    top_legend,
)
from experiments.comparison.lines import Lines
from model.outcomes import HIGHER, LOWER, MEASURES

HEIGHT = 380


@dataclass(frozen=True)
class Point:
    """A scenario after the first: its place among A to D, title, and both differences."""

    place: int
    title: str
    across: Difference
    upward: Difference

    @property
    def known(self) -> bool:
        """Return whether both differences have a value."""
        return known(self.across.line.difference) and known(self.upward.line.difference)


def read(
    rows: Lines,
    titles: Mapping[str, Mapping[str, str]],
    period: str,
    measures: tuple[str, str],
) -> list[Point]:
    """Return both differences with today's system of every other scenario that has both.

    Args:
        rows: of a comparison of at most four scenarios, with the language.
        titles: of every scenario, as in `Comparison.titles`; the first is the baseline.
        period: such as "years 1-3".
        measures: which goes across, and which upward.
    """
    points = []
    for place, name in enumerate(list(titles)[1 : len(SCENARIOS)], start=1):
        across, upward = (difference_of(rows, name, period, measure) for measure in measures)
        if across is not None and upward is not None:
            points.append(Point(place, titles[name][rows.lang], across, upward))
    return points


def figure(points: Sequence[Point], measures: tuple[str, str], look: Look) -> Figure:
    """Return a point per scenario with a cross of 95 % intervals; today's system is the origin.

    A stepped line goes along scenarios than which no other is better on both measures, where both
    measures have a better direction.
    """
    shown = [point for point in points if point.known]
    if not shown:
        return nothing(look)
    reach = [
        nice_limit([end for point in shown for end in _ends(getattr(point, side))]) * 1.12
        for side in ("across", "upward")
    ]
    data = [*_edge(shown, measures, look), _origin(look), *(_mark(item, look) for item in shown)]
    titles = [
        quiet_title(_axis_title(getattr(shown[0], side), measure, look, wide), look, 8)
        for side, measure, wide in (("across", measures[0], 46), ("upward", measures[1], 40))
    ]
    zero = {"zeroline": True, "zerolinecolor": look.colours.line, "zerolinewidth": 1, "nticks": 6}
    above = legend_height([trace["name"] for trace in data], look)
    return {
        "data": data,
        "layout": layout(
            look,
            HEIGHT + above,
            margin={"l": 8, "r": 12, "t": above + 8, "b": 8},
            showlegend=True,
            legend=top_legend(),
            xaxis=zero | {"title": titles[0], "range": [-reach[0], reach[0]]},
            yaxis=zero | {"title": titles[1], "range": [-reach[1], reach[1]]},
            annotations=_corner(measures, look),
        ),
    }


def _ends(row: Difference) -> list[float]:
    return [row.line.difference, row.line.low, row.line.high]


def _axis_title(row: Difference, measure: str, look: Look, width: int) -> str:
    """Return the name, the unit, and on which side better is."""
    key = {LOWER: "trade_lower", HIGHER: "trade_higher"}.get(MEASURES[measure].better)
    text = f"{row.line.label} ({row.unit})"
    side = f"<br><b>{told(look.lang, key)}</b>" if key else ""
    return lines(text, width) + side


def _corner(measures: tuple[str, str], look: Look) -> list[dict[str, Any]]:
    """Return a note in the corner where both measures are better, if they have one."""
    better = [MEASURES[measure].better for measure in measures]
    if not all(direction in (LOWER, HIGHER) for direction in better):
        return []
    x, y = (0.0 if direction == LOWER else 1.0 for direction in better)
    corner = {
        "xref": "paper", "yref": "paper", "x": x, "y": y,
        "xanchor": "left" if x == 0 else "right", "yanchor": "bottom" if y == 0 else "top",
    }  # fmt: skip
    return [note(f"<i>{told(look.lang, 'trade_both')}</i>", look, **corner)]


def _origin(look: Look) -> dict[str, Any]:
    style, colour = SCENARIOS[0], look.colours.scenarios[0]
    return {
        "type": "scatter", "mode": "markers", "x": [0.0], "y": [0.0],
        "name": f"A · {told(look.lang, 'today')}",
        "marker": {
            "symbol": style.symbol, "size": 12, "color": colour,
            "line": {"width": 2, "color": colour},
        },
        "hovertemplate": f"A · {told(look.lang, 'today')}<extra></extra>",
    }  # fmt: skip


def _mark(point: Point, look: Look) -> dict[str, Any]:
    style, colour = SCENARIOS[point.place], look.colours.scenarios[point.place]
    trace: dict[str, Any] = {
        "type": "scatter", "mode": "markers+text",
        "name": f"{style.letter} · {escaped(point.title)}",
        "x": [point.across.line.difference], "y": [point.upward.line.difference],
        "text": [f"<b>{style.letter}</b>"], "textposition": "top right",
        "textfont": {"color": colour, "size": 14},
        "marker": {"symbol": style.symbol, "size": 13, "color": colour},
    }  # fmt: skip
    for key, row in (("error_x", point.across), ("error_y", point.upward)):
        if known(row.line.low):
            mean, low, high = _ends(row)
            trace[key] = {
                "type": "data", "symmetric": False, "array": [high - mean],
                "arrayminus": [mean - low], "thickness": 2, "width": 5, "color": colour,
            }  # fmt: skip
    told_rows = "<br>".join(
        f"{lines(row.line.label, 40)}: {_value(row, look.lang)}"
        for row in (point.across, point.upward)
    )
    trace["hovertemplate"] = f"<b>{style.letter}</b><br>{told_rows}<extra></extra>"
    return trace


def _value(row: Difference, lang: str) -> str:
    line = row.line
    ends = between(lang, line.low, line.high, row.decimals)
    return f"{signed(lang, line.difference, row.decimals)} {row.unit} ({ends})"


def efficient(points: Sequence[Point], measures: tuple[str, str]) -> list[int]:
    """Return the places of scenarios than which none is better on both measures, A (0) included.

    Nothing without a better direction of both measures, and nothing among scenarios of which a
    difference is not known.
    """
    signs = [{LOWER: -1.0, HIGHER: 1.0}.get(MEASURES[measure].better) for measure in measures]
    if signs[0] is None or signs[1] is None:
        return []
    gains = {0: (0.0, 0.0)} | {
        point.place: (
            signs[0] * point.across.line.difference,
            signs[1] * point.upward.line.difference,
        )
        for point in points
        if point.known
    }
    return [
        place
        for place, gain in gains.items()
        if not any(
            other != gain and other[0] >= gain[0] and other[1] >= gain[1]
            for other in gains.values()
        )
    ]


def _edge(points: Sequence[Point], measures: tuple[str, str], look: Look) -> list[dict[str, Any]]:
    """Return a dotted line along the efficient scenarios, if there are two."""
    at = {0: (0.0, 0.0)} | {
        point.place: (point.across.line.difference, point.upward.line.difference)
        for point in points
    }
    chosen = sorted(at[place] for place in efficient(points, measures))
    if len(chosen) < 2:
        return []
    return [
        {
            "type": "scatter", "mode": "lines", "name": told(look.lang, "trade_edge"),
            "x": [x for x, _ in chosen], "y": [y for _, y in chosen],
            "line": {"color": look.colours.line, "width": 1.5, "dash": "dot"}, "hoverinfo": "skip",
        }
    ]  # fmt: skip


def table(points: Sequence[Point], lang: str) -> Table:
    """Return both differences of every scenario with their intervals."""
    heads = [told(lang, "head_scenario")]
    heads += [f"{row.line.label} ({row.unit})" for point in points[:1]
              for row in (point.across, point.upward)]  # fmt: skip
    cells = [
        (f"{SCENARIOS[point.place].letter} · {point.title}",
         *(f"{signed(lang, row.line.difference, row.decimals)} "
           f"({between(lang, row.line.low, row.line.high, row.decimals)})"
           for row in (point.across, point.upward)))
        for point in points
    ]  # fmt: skip
    return Table(tuple(heads), tuple(cells))


def summary(points: Sequence[Point], measures: tuple[str, str], lang: str) -> str:
    """Return both differences of every scenario, and which are efficient."""
    shown = [point for point in points if point.known]
    if not shown:
        return told(lang, "nothing")
    parts = [
        told(
            lang, "trade_part", letter=SCENARIOS[point.place].letter,
            across=signed(lang, point.across.line.difference, point.across.decimals),
            upward=signed(lang, point.upward.line.difference, point.upward.decimals),
        )
        for point in shown
    ]  # fmt: skip
    text = told(
        lang, "trade_summary", across=f"{shown[0].across.line.label} ({shown[0].across.unit})",
        upward=f"{shown[0].upward.line.label} ({shown[0].upward.unit})",
        parts=listed(lang, parts),
    )  # fmt: skip
    chosen = efficient(shown, measures)
    if not chosen:
        return text
    letters = [SCENARIOS[place].letter for place in chosen]
    return f"{text} {told(lang, 'trade_efficient', letters=listed(lang, letters))}"
