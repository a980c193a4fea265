"""What parts of the ledger cost more or less than today: a point per part, thick for chance."""

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
    listed,
    nice_limit,
    nothing,
    signed,
    told,
)
from dashboard.charts.money_flows import short
from dashboard.charts.theme import (
    SMALL_SIZE,
    Look,
    bare_axis,
    layout,
    note,
    quiet_title,
    zero_axis,
    zero_lines,
)
from experiments.comparison.ledger_parts import Change
from experiments.words import number

ROW, NARROW_ROW, FRAME = 44, 66, 60  # pixels
MILLION = 1e6  # euros, from which on the axis has millions
WIDE, NARROW = (0.36, 0.74), (0.02, 0.98)
MOST_ENDS = 6  # parts at either end that a long list draws; the table has them all
CLEAR = 4.0  # an axis reaches at most this many times as far as the largest difference
SYMBOLS = {"pays_more": "triangle-right", "pays_less": "triangle-left"}
MOST_NAMED = 3
HALF = 0.5  # euro; less is written as none


@dataclass(frozen=True)
class Named:
    """A part with what people call it."""

    name: str
    change: Change

    def ends(self, per_child: bool) -> tuple[float, float, float]:
        """Return the difference and the ends of its interval, in euros per year."""
        item = self.change
        if per_child:
            whole, low, high = item.difference, item.low, item.high
            return item.per_child(whole), item.per_child(low), item.per_child(high)
        return item.difference, item.low, item.high


def at_the_ends(rows: Sequence[Named]) -> list[Named]:
    """Return the first and the last parts of a long list, and a short list as it is."""
    if len(rows) <= 2 * MOST_ENDS:
        return list(rows)
    return [*rows[:MOST_ENDS], *rows[-MOST_ENDS:]]


def figure(rows: Sequence[Named], look: Look, *, per_child: bool = False) -> Figure:
    """Return a point and an interval for every part, in euros per year, or per child and year.

    Args:
        rows: parts in the order in which they stand, without their total.
        look: language, theme and width.
        per_child: whether to divide by the children of each part.
    """
    drawn = at_the_ends(rows)
    ends = [row.ends(per_child) for row in drawn]
    if not any(known(value) for found in ends for value in found):
        return nothing(look)
    largest = nice_limit(found[0] for found in ends)
    limit = nice_limit(value for found in ends for value in found)
    limit = min(limit, CLEAR * largest) if largest != 1.0 else limit
    millions = limit >= MILLION
    scale = MILLION if millions else 1.0
    data = [
        trace
        for place, row in enumerate(drawn)
        for trace in _marks(row, place, limit, per_child, look)
    ]
    for trace in data:
        trace["x"] = [value / scale for value in trace["x"]]
    limit /= scale
    axis = "parts_axis_child" if per_child else "money_axis" if millions else "parts_axis"
    title = quiet_title(told(look.lang, axis), look)
    return {
        "data": data,
        "layout": layout(
            look,
            FRAME + (NARROW_ROW if look.narrow else ROW) * len(drawn),
            margin={"l": 8, "r": 8, "t": 8, "b": 52},
            xaxis=zero_axis(look)
            | {"domain": list(NARROW if look.narrow else WIDE), "range": [-limit, limit],
               "nticks": 4, "title": title},
            yaxis=bare_axis(range=[len(drawn) - 0.5, -0.5]),
            shapes=zero_lines(look, len(drawn)),
            annotations=[
                *_left_out(len(rows) - len(drawn), look),
                *(
                    item
                    for place, row in enumerate(drawn)
                    for item in _words(row, place, per_child, look)
                ),
            ],
        ),
    }  # fmt: skip


def _marks(
    row: Named, place: int, limit: float, per_child: bool, look: Look
) -> list[dict[str, Any]]:
    """Return the bar of chance, cut off at the edge, and the point."""
    mean, low, high = row.ends(per_child)
    at = place + (0.26 if look.narrow else 0.0)
    clear = row.change.verdict in SYMBOLS
    colour = look.colours.accent if clear else look.colours.unclear
    span = between(look.lang, low, high, 0)
    hover = f"{lines(row.name, 44)}: {_amount(look.lang, mean)} ({span})"
    traces: list[dict[str, Any]] = []
    if known(low) and known(high):
        cut = [max(-limit, min(limit, end)) for end in (low, high)]
        traces.append(
            {
                "type": "scatter", "mode": "lines", "x": cut, "y": [at, at], "hoverinfo": "skip",
                "line": {"color": colour, "width": 6}, "opacity": 0.55,
            }
        )  # fmt: skip
    if known(mean):
        marker = {"symbol": SYMBOLS.get(row.change.verdict, "circle-open"), "size": 12,
                  "color": colour, "line": {"width": 2, "color": colour}}  # fmt: skip
        traces.append(
            {
                "type": "scatter", "mode": "markers", "x": [max(-limit, min(limit, mean))],
                "y": [at], "marker": marker, "cliponaxis": False,
                "hovertemplate": f"{hover}<extra></extra>",
            }
        )  # fmt: skip
    return traces


def _left_out(count: int, look: Look) -> list[dict[str, Any]]:
    """Return a remark at the place where parts of a long list are not drawn."""
    if not count:
        return []
    text = f"<i>{told(look.lang, 'parts_left_out', n=count)}</i>"
    at = {"x": 0, "xanchor": "left", "xref": "paper", "yref": "y", "y": MOST_ENDS - 0.5}
    return [note(text, look, **at)]


def _words(row: Named, place: int, per_child: bool, look: Look) -> list[dict[str, Any]]:
    """Return the name of a part, and its difference with what it means."""
    plain = {"size": SMALL_SIZE + 1, "color": look.colours.text}
    common = {"xref": "paper", "yref": "y", "font": plain, "xanchor": "left"}
    value = f"<b>{_amount(look.lang, row.ends(per_child)[0])}</b>"
    verdict = told(look.lang, f"parts_{row.change.verdict}")
    if look.narrow:
        text = f"{lines(row.name, 34)} · {value} · {verdict}"
        return [note(text, look, x=0, y=place - 0.18, **common)]
    return [
        note(lines(row.name, 30), look, x=0, y=place, **common),
        note(f"{value} · {verdict}", look, x=WIDE[1] + 0.02, y=place, **common),
    ]


def _amount(lang: str, euros: float) -> str:
    """Return a signed amount, without a sign if it is no euro; "–" if there is none."""
    if not known(euros):
        return "–"
    return short(lang, euros if abs(euros) >= HALF else 0.0, sign=True)


def table(rows: Sequence[Named], heads: Sequence[str], lang: str, *, divided: bool) -> Table:
    """Return levels, difference, its range and what it means of every part, in whole euros.

    Args:
        rows: all parts, with their total last.
        heads: name, difference, range, today, then, verdict; before today also children, and
            difference and range per child, if children are divided.
        lang: "nl" or "en".
        divided: whether children are.
    """
    cells = []
    for row in rows:
        item = row.change
        one = [row.name, signed(lang, item.difference, 0), between(lang, item.low, item.high, 0)]
        if divided:
            ends = row.ends(per_child=True)
            one += [signed(lang, ends[0], 0), between(lang, ends[1], ends[2], 0)]
            one.append(number(lang, item.children, 0))
        one += [number(lang, item.baseline, 0), number(lang, item.level, 0)]
        cells.append((*one, told(lang, f"parts_{item.verdict}")))
    return Table(tuple(heads), tuple(cells))


def summary(rows: Sequence[Named], lang: str, *, per_child: bool) -> str:
    """Return which parts clearly cost more, which clearly less, and how many are not clear."""
    parts = []
    for verdict in SYMBOLS:
        found = [row for row in rows if row.change.verdict == verdict]
        found.sort(key=lambda row: -abs(row.ends(per_child)[0]))
        if found:
            names = [
                f"{row.name} ({_amount(lang, row.ends(per_child)[0])})"
                for row in found[:MOST_NAMED]
            ]
            key = f"parts_{verdict}_named"
            parts.append(told(lang, key, n=len(found), names=listed(lang, names)))
    unclear = sum(row.change.verdict not in SYMBOLS for row in rows)
    if unclear:
        parts.append(told(lang, "parts_unclear_count", n=unclear, all=len(rows)))
    return " ".join(parts)
