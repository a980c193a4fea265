"""Levels side by side: what a measure is today and under another scenario, in its own unit.

For organisations and places: workload, turnover, money. Every row has its own scale from zero to
its largest value, because rows have different units.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.differences import Difference
from dashboard.charts.figure import Figure, known, lines, nothing, signed, told
from dashboard.charts.theme import SCENARIOS, SMALL_SIZE, Look, bare_axis, layout, note, top_legend
from experiments.words import number

ROW, NARROW_ROW, FRAME = 66, 92, 48  # pixels


def figure(rows: Sequence[Difference], place: int, look: Look) -> Figure:
    """Return two points per row, joined by a line: today's level and that of a scenario.

    Args:
        rows: from `differences.read`; its table and summary go with this figure too.
        place: of the scenario among A to D: 1, 2 or 3.
        look: language, theme and width.
    """
    shown = [row for row in rows if known(row.line.baseline) and known(row.line.level)]
    if not shown:
        return nothing(look)
    scales = [max(abs(row.line.baseline), abs(row.line.level)) or 1.0 for row in shown]
    links = [
        {
            "type": "line", "xref": "x", "yref": "y", "y0": at + 0.28, "y1": at + 0.28,
            "x0": row.line.baseline / scale, "x1": row.line.level / scale,
            "line": {"color": look.colours.line, "width": 3}, "layer": "below",
        }
        for at, (row, scale) in enumerate(zip(shown, scales, strict=True))
    ]  # fmt: skip
    low = min(min(row.line.baseline, row.line.level) / scale
              for row, scale in zip(shown, scales, strict=True))  # fmt: skip
    return {
        "data": [_points(shown, scales, which, look) for which in (0, place)],
        "layout": layout(
            look,
            FRAME + (NARROW_ROW if look.narrow else ROW) * len(shown),
            margin={"l": 10, "r": 10, "t": 36, "b": 8},
            showlegend=True,
            legend=top_legend(),
            xaxis=bare_axis(range=[min(0.0, low) - 0.03, 1.03]),
            yaxis=bare_axis(range=[len(shown) - 0.5, -0.5]),
            shapes=[*links, *_starts(len(shown), look)],
            annotations=[item for at, row in enumerate(shown) for item in _words(row, at, look)],
        ),
    }


def _starts(rows: int, look: Look) -> list[dict[str, Any]]:
    """Return for every row the line on which its points stand, from zero."""
    return [
        {
            "type": "line", "xref": "x", "yref": "y", "x0": 0, "x1": 1, "y0": at + 0.28,
            "y1": at + 0.28, "layer": "below", "line": {"color": look.colours.grid, "width": 1},
        }
        for at in range(rows)
    ]  # fmt: skip


def _points(
    rows: Sequence[Difference], scales: Sequence[float], which: int, look: Look
) -> dict[str, Any]:
    style, colour = SCENARIOS[which], look.colours.scenarios[which]
    levels = [row.line.level if which else row.line.baseline for row in rows]
    name = told(look.lang, "today") if which == 0 else told(look.lang, "policy")
    return {
        "type": "scatter", "mode": "markers", "name": f"{style.letter} · {name}",
        "x": [level / scale for level, scale in zip(levels, scales, strict=True)],
        "y": [at + 0.28 for at in range(len(rows))], "cliponaxis": False,
        "marker": {"symbol": style.symbol, "size": 13, "color": colour,
                   "line": {"width": 2, "color": colour}},
        "text": [
            f"{lines(row.line.label, 40)}<br><b>{style.letter}</b> "
            f"{number(look.lang, level, row.decimals)} {row.unit}"
            for row, level in zip(rows, levels, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _words(row: Difference, at: int, look: Look) -> list[dict[str, Any]]:
    """Return the name of a row to the left, and both levels and the change to the right."""
    line, lang = row.line, look.lang
    plain = {"size": SMALL_SIZE + 1, "color": look.colours.text}
    before, after = (number(lang, value, row.decimals) for value in (line.baseline, line.level))
    change = signed(lang, line.difference, row.decimals)
    value = f"{before} → <b>{after}</b> ({change}) {row.unit}"
    above = {"xref": "paper", "yref": "y", "y": at - 0.14, "font": plain}
    if look.narrow:
        text = f"{lines(line.label, 46)}<br>{before} → <b>{after}</b> ({change})<br>{row.unit}"
        return [note(text, look, x=0, xanchor="left", **above)]
    return [
        note(lines(line.label, 46), look, x=0, xanchor="left", **above),
        note(value, look, x=1, xanchor="right", **above),
    ]
