"""Differences with today's system: a point per measure, thick for chance, thin for assumptions.

Measures have different units, so marks stand on one axis of per cents of today's level; the number
in its own unit stands beside them. Ends far out are cut off at the edge of the figure and get an
arrow; the numbers are always whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.figure import (
    Figure,
    Table,
    between,
    known,
    lines,
    nice_limit,
    nothing,
    sentence,
    signed,
    told,
)
from dashboard.charts.theme import (
    SMALL_SIZE,
    Colours,
    Look,
    bare_axis,
    layout,
    note,
    quiet_title,
    zero_axis,
    zero_lines,
)
from experiments.comparison.lines import Line, Lines
from experiments.words import number
from model.outcomes import MEASURES

SYMBOLS = {
    "better": "circle", "worse": "diamond", "changed": "square",
    "indistinguishable": "circle-open", "unknown": "x-thin-open",
}  # fmt: skip
ROW, NARROW_ROW, FRAME = 64, 92, 74  # pixels
# The parts of the width that are for names, marks and numbers.
WIDE, NARROW = (0.36, 0.74), (0.02, 0.98)
MOST_ON_A_LINE = 19  # letters of number and verdict beside the marks
MOST_MORE = 3  # decimals that a small but clear change may take besides
CLEAR = 4.0  # an axis reaches at most this many times as far as the largest difference


@dataclass(frozen=True)
class Difference:
    """One measure in two scenarios: its line of the comparison, and its unit in a language."""

    line: Line
    unit: str

    @property
    def verdict(self) -> str:
        """Return better, worse, changed, indistinguishable, or unknown without an interval."""
        return self.line.verdict if known(self.line.low) else "unknown"

    @property
    def decimals(self) -> int:
        """Return with how many decimals to show numbers: more where a clear change would be 0."""
        more = 0
        if known(self.line.difference) and self.verdict in ("better", "worse", "changed"):
            while more < MOST_MORE and not round(self.line.difference, self.line.decimals + more):
                more += 1
        return self.line.decimals + more

    def share(self, value: float) -> float:
        """Return a change as per cents of today's level; NaN if that is zero or not there."""
        today = self.line.baseline
        return 100 * value / abs(today) if known(today) and today else float("nan")


def difference_of(
    rows: Lines, scenario: str, period: str, name: str, group: str = "all", label: str = ""
) -> Difference | None:
    """Return the difference of one measure with the first scenario; None if it is not there.

    Args:
        rows: of a comparison, with the language.
        scenario: which one, by name.
        period: such as "years 1-3".
        name: of a measure of `model.outcomes`.
        group: of children.
        label: what to call it, if not by the name of the measure.
    """
    declared = MEASURES[name]
    label = label or (declared.nl if rows.lang == "nl" else declared.en)
    line = rows.find(scenario, period, group, name, label)
    return None if line is None else Difference(line, rows.unit(name))


def read(rows: Lines, scenario: str, period: str, measures: Sequence[str]) -> list[Difference]:
    """Return the differences of measures that are there, in the order in which they are named."""
    found = [difference_of(rows, scenario, period, name) for name in measures]
    return [item for item in found if item is not None]


def figure(rows: Sequence[Difference], look: Look) -> Figure:
    """Return points with two intervals around zero, names to the left and numbers to the right."""
    if not rows:
        return nothing(look)
    shares = [value for row in rows for value in map(row.share, _ends(row))]
    largest = nice_limit(row.share(row.line.difference) for row in rows)
    limit = min(nice_limit(shares), CLEAR * largest)
    data = [trace for place, row in enumerate(rows) for trace in _marks(row, place, limit, look)]
    height = FRAME + (NARROW_ROW if look.narrow else ROW) * len(rows)
    return {
        "data": data,
        "layout": layout(
            look,
            height,
            margin={"l": 8, "r": 8, "t": 8, "b": 66},
            xaxis=zero_axis(look)
            | {
                "domain": list(NARROW if look.narrow else WIDE),
                "range": [-limit, limit],
                "ticksuffix": " %" if look.lang == "nl" else "%",
                "nticks": 5,
                "title": quiet_title(told(look.lang, "differences_axis"), look),
            },
            yaxis=bare_axis(range=[len(rows) - 0.5, -0.5]),
            shapes=[*zero_lines(look, len(rows)), *_rules(len(rows), look)],
            annotations=[
                item for place, row in enumerate(rows) for item in _words(row, place, look)
            ],
        ),
    }


def _rules(rows: int, look: Look) -> list[dict[str, Any]]:
    """Return a light line between each two rows, over the whole width."""
    return [
        {
            "type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1,
            "y0": place - 0.5, "y1": place - 0.5, "layer": "below",
            "line": {"color": look.colours.grid, "width": 1},
        }
        for place in range(1, rows)
    ]  # fmt: skip


def _ends(row: Difference) -> list[float]:
    """Return the difference and the ends of its intervals."""
    thin = row.line.others.get("assumptions", (float("nan"),) * 2)
    return [row.line.difference, row.line.low, row.line.high, *thin]


def _marks(row: Difference, place: int, limit: float, look: Look) -> list[dict[str, Any]]:
    """Return the thin bar, the thick bar, arrows where they are cut off, and the point."""
    mean, low, high, thin_low, thin_high = map(row.share, _ends(row))
    if not known(mean):
        return []
    colour = _colour(row.verdict, look.colours)
    # On a phone, names and numbers stand above the marks.
    at = place + (0.3 if look.narrow else 0.0)
    traces = []
    for ends, width in (((thin_low, thin_high), 2), ((low, high), 7)):
        if known(ends[0]) and known(ends[1]):
            cut = [max(-limit, min(limit, end)) for end in ends]
            traces.append(
                {
                    "type": "scatter", "mode": "lines", "x": cut, "y": [at, at],
                    "line": {"color": colour, "width": width}, "hoverinfo": "skip",
                    "opacity": 0.55 if width > 2 else 1.0,
                }
            )  # fmt: skip
    beyond = [
        (side, symbol)
        for side, symbol in ((-1, "triangle-left"), (1, "triangle-right"))
        if any(known(end) and side * end > limit for end in (low, high, thin_low, thin_high))
    ]
    for side, symbol in beyond:
        traces.append(
            _dot(side * limit, at, {"symbol": symbol, "size": 9, "color": colour}, row, look)
        )
    mark = {
        "symbol": SYMBOLS[row.verdict], "size": 12, "color": colour,
        "line": {"width": 2, "color": colour},
    }  # fmt: skip
    return [*traces, _dot(mean, at, mark, row, look)]


def _dot(x: float, y: float, marker: dict[str, Any], row: Difference, look: Look) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "x": [x], "y": [y], "marker": marker,
        "cliponaxis": False, "hovertemplate": f"{lines(_whole(row, look.lang), 44)}<extra></extra>",
    }  # fmt: skip


def _colour(verdict: str, colours: Colours) -> str:
    known_colours = {"better": colours.better, "worse": colours.worse, "changed": colours.text}
    return known_colours.get(verdict, colours.unclear)


def _words(row: Difference, place: int, look: Look) -> list[dict[str, Any]]:
    """Return the name of a row, and its number, unit and verdict."""
    verdict = told(look.lang, f"verdict_{row.verdict}")
    value = signed(look.lang, row.line.difference, row.decimals)
    colour = _colour(row.verdict, look.colours)
    told_verdict = f'<span style="color:{colour}">{verdict}</span>'
    common = {"xref": "paper", "yref": "y", "xanchor": "left"}
    if look.narrow:
        text = (
            f"{lines(row.line.label, 44)}<br><b>{value}</b> {lines(row.unit, 40)} · {told_verdict}"
        )
        at = {"x": 0.0, "y": place - 0.46, "yanchor": "top"}
        return [note(text, look, font=_plain(look), **common, **at)]
    name = note(lines(row.line.label, 24), look, font=_plain(look), x=0.0, y=place, **common)
    between = " · " if len(value) + len(verdict) < MOST_ON_A_LINE else "<br>"
    text = f"<b>{value}</b>{between}{told_verdict}<br>{lines(row.unit, 24)}"
    return [name, note(text, look, x=WIDE[1] + 0.02, y=place, **common)]


def _plain(look: Look) -> dict[str, Any]:
    return {"size": SMALL_SIZE + 1, "color": look.colours.text}


def _whole(row: Difference, lang: str) -> str:
    """Return a row in words: its levels, difference, intervals and verdict."""
    line, decimals = row.line, row.decimals
    text = told(
        lang, "differences_hover", name=line.label, unit=row.unit,
        today=number(lang, line.baseline, decimals), level=number(lang, line.level, decimals),
        difference=signed(lang, line.difference, decimals),
        chance=between(lang, line.low, line.high, decimals),
        verdict=told(lang, f"verdict_{row.verdict}"),
    )  # fmt: skip
    if "assumptions" in line.others and known(line.others["assumptions"][0]):
        ends = between(lang, *line.others["assumptions"], decimals)
        text += " " + told(lang, "differences_hover_assumptions", ends=ends)
    return text


def table(rows: Sequence[Difference], lang: str) -> Table:
    """Return levels, difference, both intervals and verdict of every measure."""
    keys = ("measure", "unit", "today", "policy", "difference", "chance", "assumptions", "verdict")
    cells = []
    for row in rows:
        line, decimals = row.line, row.decimals
        thin = line.others.get("assumptions", (float("nan"),) * 2)
        cells.append(
            (
                line.label, row.unit,
                number(lang, line.baseline, decimals), number(lang, line.level, decimals),
                signed(lang, line.difference, decimals),
                between(lang, line.low, line.high, decimals), between(lang, *thin, decimals),
                told(lang, f"verdict_{row.verdict}"),
            )
        )  # fmt: skip
    return Table(tuple(told(lang, f"head_{key}") for key in keys), tuple(cells))


def summary(rows: Sequence[Difference], lang: str) -> str:
    """Return how many measures get better and worse, and where the change is largest."""
    if not rows:
        return told(lang, "nothing")
    verdicts = [row.verdict for row in rows]
    if "unknown" in verdicts:
        return told(lang, "differences_unknown", n=len(rows))
    text = told(
        lang, "differences_summary", n=len(rows), better=verdicts.count("better"),
        worse=verdicts.count("worse"), unclear=verdicts.count("indistinguishable"),
    )  # fmt: skip
    if "changed" in verdicts:
        text += " " + told(lang, "differences_changed", n=verdicts.count("changed"))
    settled = [
        row
        for row in rows
        if row.verdict != "indistinguishable" and known(row.share(row.line.difference))
    ]
    if not settled:
        return text
    largest = max(settled, key=lambda row: abs(row.share(row.line.difference)))
    line = largest.line
    change = signed(lang, line.difference, largest.decimals)
    most = told(
        lang, "differences_largest", name=sentence(line.label), change=change, unit=largest.unit,
        ends=between(lang, line.low, line.high, largest.decimals),
    )  # fmt: skip
    return f"{text} {most}"
