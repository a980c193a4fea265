"""The course over school years: a line per scenario with bands over replications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.charts.figure import (
    MOST_POINTS,
    Figure,
    Table,
    between,
    escaped,
    known,
    listed,
    nothing,
    or_none,
    sentence,
    signed,
    told,
)
from dashboard.charts.theme import SCENARIOS, Look, faded, layout, legend_height, note, top_legend
from experiments.comparison.courses import BANDS, Course, courses
from experiments.runs.run import RunSet
from experiments.words import number, unit_name
from model.outcomes import SERIES

Bools = npt.NDArray[np.bool_]

HEIGHT = 300
SHADES = {0.5: 0.30, 0.8: 0.14}
MOST_SCENARIOS = len(SCENARIOS)
PARTS = 1 + 2 * len(BANDS)  # how often a point of a course is drawn: in its line, and its bands
STANDOFF = 16  # pixels between the letters at the ends of lines


def read(runs: RunSet, name: str) -> list[Course]:
    """Return the courses of a weekly number, of so many points that a chart may have.

    Args:
        runs: at most four scenarios, today's first.
        name: of `model.outcomes.SERIES`.
    """
    most = MOST_POINTS // (PARTS * max(1, len(runs.scenarios)))
    return courses(runs, name, most)[:MOST_SCENARIOS]


def figure(
    rows: Sequence[Course], name: str, titles: Mapping[str, Mapping[str, str]], look: Look
) -> Figure:
    """Return a line per scenario with bands of 50 and 80 % of the replications.

    Args:
        rows: from `read`; the first is today's system.
        name: of `model.outcomes.SERIES`.
        titles: of every scenario, in both languages, as in `Comparison.titles`.
        look: language, theme and width.
    """
    if not any(np.isfinite(row.middle).any() for row in rows):
        return nothing(look)
    data: list[dict[str, Any]] = []
    for place, row in enumerate(rows):
        if row.replications > 1:
            data += [_band(row, which, place, look) for which in reversed(range(len(BANDS)))]
    # Today's system comes last: its dashes let what lies below be seen.
    for place, row in [*list(enumerate(rows))[1:], (0, rows[0])]:
        data.append(_line(row, place, titles[row.scenario][look.lang], name, look))
    above = legend_height([f"A · {titles[row.scenario][look.lang]}" for row in rows], look)
    years = int(np.ceil(max(float(row.years[-1]) for row in rows)))
    unit = note(
        unit_name(look.lang, SERIES[name].unit), look, xref="paper", yref="paper",
        x=0, y=1, xanchor="left", yanchor="bottom", yshift=4,
    )  # fmt: skip
    return {
        "data": data,
        "layout": layout(
            look,
            HEIGHT + above,
            margin={"l": 8, "r": 26, "t": above + 22, "b": 8},
            hovermode="x unified",
            showlegend=True,
            legend=top_legend(),
            xaxis={
                "range": [0, years], "showgrid": False, "showline": True,
                "tickvals": [year + 0.5 for year in _shown_years(years, look)],
                "ticktext": _year_names(_shown_years(years, look), look),
                "unifiedhovertitle": {"text": ""},
            },
            yaxis={"nticks": 6, "tickformat": ",.0f", "range": _range(rows)},
            shapes=_year_lines(years, look),
            annotations=[unit, *_letters(rows, look)],
        ),
    }  # fmt: skip


def _range(rows: Sequence[Course]) -> list[float]:
    """Return from where to where values go, with some room; from zero if that is near."""
    ends = [values for row in rows for values in (row.low, row.high, row.middle)]
    low = min(float(np.nanmin(values)) for values in ends if np.isfinite(values).any())
    high = max(float(np.nanmax(values)) for values in ends if np.isfinite(values).any())
    room = 0.08 * (high - low) or 0.1 * abs(high) or 1.0
    return [0.0 if 0 <= low <= 0.5 * high else low - room, high + room]


def _shown_years(years: int, look: Look) -> list[int]:
    step = -(-years // (5 if look.narrow else 10))
    return list(range(0, years, step))


def _year_names(years: Sequence[int], look: Look) -> list[str]:
    first = told(look.lang, "course_year", year=1)
    return [first if year == 0 else str(year + 1) for year in years]


def _year_lines(years: int, look: Look) -> list[dict[str, Any]]:
    """Return a light line at the start of every school year but the first."""
    return [
        {
            "type": "line", "xref": "x", "yref": "paper", "x0": year, "x1": year, "y0": 0, "y1": 1,
            "layer": "below", "line": {"color": look.colours.grid, "width": 1},
        }
        for year in range(1, years)
    ]  # fmt: skip


def _band(row: Course, which: int, place: int, look: Look) -> dict[str, Any]:
    """Return a band as one closed shape."""
    around = np.concatenate([row.years, row.years[::-1]])
    edge = np.concatenate([row.high[which], row.low[which][::-1]])
    held = np.isfinite(edge)
    return {
        "type": "scatter", "mode": "lines", "x": around[held].tolist(), "y": edge[held].tolist(),
        "fill": "toself", "fillcolor": faded(look.colours.scenarios[place], SHADES[BANDS[which]]),
        "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _line(row: Course, place: int, title: str, name: str, look: Look) -> dict[str, Any]:
    style, decimals = SCENARIOS[place], SERIES[name].decimals
    hover = [
        f"<b>{style.letter}</b> {number(look.lang, middle, decimals)}"
        f" ({between(look.lang, low, high, decimals, sign=False)})"
        for middle, low, high in zip(row.middle, row.low[-1], row.high[-1], strict=True)
    ]
    return {
        "type": "scatter", "mode": "lines", "name": f"{style.letter} · {escaped(title)}",
        "legendrank": place, "x": row.years.tolist(), "y": or_none(row.middle.tolist()),
        "line": {"color": look.colours.scenarios[place], "width": 2.5, "dash": style.dash},
        "text": hover, "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _letters(rows: Sequence[Course], look: Look) -> list[dict[str, Any]]:
    """Return the letter of every scenario at the end of its line, moved apart where they meet."""
    low, high = _range(rows)
    pixel = (high - low) / (HEIGHT - 50)
    ends = sorted(
        (float(row.middle[-1]), place) for place, row in enumerate(rows) if known(row.middle[-1])
    )
    found, last = [], float("-inf")
    for value, place in ends:
        last = max(value, last + STANDOFF * pixel)
        letter = f"<b>{SCENARIOS[place].letter}</b>"
        font = {"size": 14, "color": look.colours.scenarios[place]}
        found.append(
            note(
                letter, look, x=1, xref="paper", xanchor="left", xshift=5, y=value, yref="y",
                yshift=round((last - value) / pixel), font=font,
            )
        )  # fmt: skip
    return found


def table(
    rows: Sequence[Course], name: str, titles: Mapping[str, Mapping[str, str]], lang: str
) -> Table:
    """Return the mean of every school year and, in brackets, that of the ends of the wide band."""
    if not rows:
        return Table((told(lang, "head_year"),), ())
    decimals = SERIES[name].decimals
    unit = unit_name(lang, SERIES[name].unit)
    heads = [
        f"{SCENARIOS[place].letter} · {titles[row.scenario][lang]} ({unit})"
        for place, row in enumerate(rows)
    ]
    cells = []
    for year in range(int(np.ceil(rows[0].years[-1]))):
        here = (rows[0].years >= year) & (rows[0].years < year + 1)
        values = [_mean_of_year(row, here, decimals, lang) for row in rows]
        cells.append((str(year + 1), *values))
    return Table((told(lang, "head_year"), *heads), tuple(cells))


def _mean_of_year(row: Course, here: Bools, decimals: int, lang: str) -> str:
    """Return the mean of the middle in some spans and, in brackets, of the ends of the wide band.

    Args:
        row: the course.
        here: which of its points, shape (points,).
        decimals: of the numbers.
        lang: "nl" or "en".
    """
    low, high = (float(ends[-1][here].mean()) for ends in (row.low, row.high))
    middle = number(lang, float(row.middle[here].mean()), decimals)
    return f"{middle} ({between(lang, low, high, decimals, sign=False)})"


def summary(
    rows: Sequence[Course], name: str, titles: Mapping[str, Mapping[str, str]], lang: str
) -> str:
    """Return the numbers of every scenario in the last school year, and how they differ from A."""
    if not any(np.isfinite(row.middle).any() for row in rows):
        return told(lang, "nothing")
    series = SERIES[name]
    last = [float(row.middle[row.years > row.years[-1] - 1].mean()) for row in rows]
    parts = [
        told(
            lang, "course_part", title=titles[row.scenario][lang],
            value=number(lang, value, series.decimals),
        )
        + ("" if place == 0 else f" ({signed(lang, value - last[0], series.decimals)})")
        for place, (row, value) in enumerate(zip(rows, last, strict=True))
    ]  # fmt: skip
    return told(
        lang, "course_summary", name=sentence(series.nl if lang == "nl" else series.en),
        year=int(np.ceil(rows[0].years[-1])), unit=unit_name(lang, series.unit),
        parts=listed(lang, parts),
    )  # fmt: skip
