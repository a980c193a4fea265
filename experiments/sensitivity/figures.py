"""Figures of influence, of a region of worlds and of a tipping value, for report and dashboard.

Every figure has its units on the axes and words in one language; colours can be told apart with any
colour vision (Okabe and Ito), and marks differ in shape as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.sensitivity.influence import main_rows
from experiments.sensitivity.outcomes import LEVEL, Outcome, numeric_factors
from experiments.sensitivity.quantities import axis_title, axis_value, measure_name
from experiments.sensitivity.words import word
from experiments.words import unit_name
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

    from experiments.sensitivity.discovery import Discovery, Limit
    from experiments.sensitivity.tipping import Tipping

BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#767676"
BAND = "rgba(0, 114, 178, 0.2)"
MOST_FACTORS = 15
BAR_PIXELS, FRAME_PIXELS = 26, 110


def influence_figure(rows: pd.DataFrame, lang: str, most: int = MOST_FACTORS) -> Figure:
    """Return bars of the influence of factors on one outcome, with intervals, strongest on top.

    Factors that do no more than chance are grey.

    Args:
        rows: of one region, scenario, measure and kind, from `influence.influence`.
        lang: "nl" or "en".
        most: how many factors are shown.

    Raises:
        UserError: rows about no outcome, or about more than one.
    """
    import plotly.graph_objects as go

    main = main_rows(rows).head(most)
    if len(main[["region", "scenario", "measure", "kind"]].drop_duplicates()) != 1:
        raise UserError("A figure of influence is about one outcome: give rows of one.")
    row = main.iloc[0]
    unit = unit_name(lang, row["unit"])
    marks = [
        word(lang, "stands_out") if held else f"{word(lang, 'stands_out')}: {word(lang, 'no')}"
        for held in main["stands_out"]
    ]
    bars = go.Bar(
        x=main["value"],
        y=main["factor"],
        orientation="h",
        marker={"color": [BLUE if held else GREY for held in main["stands_out"]]},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (main["high"] - main["value"]).fillna(0.0),
            "arrayminus": (main["value"] - main["low"]).fillna(0.0),
        },
        customdata=marks,
        hovertemplate="%{y}: %{x:.3g}<br>%{customdata}<extra></extra>",
    )
    figure = go.Figure(bars)
    figure.update_layout(
        template="plotly_white",
        separators=_separators(lang),
        height=FRAME_PIXELS + BAR_PIXELS * len(main),
        title=measure_name(lang, row["measure"]),
        xaxis_title=word(lang, f"axis_{row['method']}", unit=unit),
        yaxis={"autorange": "reversed", "automargin": True, "title": word(lang, "factor")},
    )
    return figure


def box_figure(found: Discovery, what: str, lang: str) -> Figure:
    """Return worlds over the first two limited factors, with the region that was found.

    Without a region the first two factors that are numbers are shown, and no region.

    Args:
        found: what scenario discovery found.
        what: what is of interest in words, such as "worse".
        lang: "nl" or "en".

    Raises:
        UserError: no factor is a number.
    """
    import plotly.graph_objects as go

    points = found.outcome.points
    known = numeric_factors(points)
    if not known:
        raise UserError("A figure of a region needs a factor that is a number: give a table.")
    limits = {limit.factor: limit for limit in found.box.limits} if found.box else {}
    names = [*[name for name in known if name in limits], *[n for n in known if n not in limits]]
    first, second = names[0], names[1] if len(names) > 1 else None
    across = _on_axis(points, first)
    upward = _values(found.outcome) if second is None else _on_axis(points, second)
    figure = go.Figure()
    for held, key, colour, symbol in (
        (~found.interest, "outside_box", GREY, "circle-open"),
        (found.interest, "inside_box", ORANGE, "diamond"),
    ):
        figure.add_scatter(
            x=across[held],
            y=upward[held],
            mode="markers",
            name=word(lang, key, what=what),
            marker={"color": colour, "symbol": symbol, "size": 9},
        )
    if limits.keys() & {first, second}:
        ends = [
            _ends(limits.get(name), values)
            for name, values in ((first, across), (second or "", upward))
        ]
        figure.add_shape(
            type="rect", x0=ends[0][0], x1=ends[0][1], y0=ends[1][0], y1=ends[1][1],
            line={"color": BLUE, "dash": "dash"}, fillcolor=BAND, layer="below",
        )  # fmt: skip
    figure.update_layout(
        template="plotly_white",
        separators=_separators(lang),
        title=measure_name(lang, found.outcome.measure),
        xaxis_title=axis_title(lang, first),
        yaxis_title=axis_title(lang, second) if second else _outcome_title(found.outcome, lang),
    )
    return figure


def tipping_figure(found: Tipping, lang: str) -> Figure:
    """Return the course of a difference over a factor, with its band and where it turns.

    Args:
        found: the tipping value of a factor.
        lang: "nl" or "en".
    """
    import plotly.graph_objects as go

    across = np.array([axis_value(found.factor, value) for value in found.places.tolist()])
    worlds = _on_axis(found.outcome.points, found.factor)
    figure = go.Figure()
    figure.add_scatter(
        x=[*across, *across[::-1]],
        y=[*found.band[1], *found.band[0][::-1]],
        fill="toself",
        fillcolor=BAND,
        line={"width": 0},
        name=word(lang, "band"),
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=worlds,
        y=_values(found.outcome),
        mode="markers",
        name=word(lang, "worlds_name"),
        marker={"color": GREY, "symbol": "circle-open"},
    )
    figure.add_scatter(
        x=across, y=found.course, mode="lines", name=word(lang, "fit"), line={"color": BLUE}
    )
    figure.add_hline(y=0.0, line={"color": GREY, "width": 1})
    if np.isfinite(found.value):
        place = axis_value(found.factor, found.value)
        figure.add_vline(
            x=place,
            line={"color": ORANGE, "dash": "dash"},
            annotation_text=word(lang, "tipping"),
        )
    figure.update_layout(
        template="plotly_white",
        separators=_separators(lang),
        xaxis_title=axis_title(lang, found.factor),
        yaxis_title=_outcome_title(found.outcome, lang),
    )
    return figure


def _separators(lang: str) -> str:
    """Return the decimal and thousands separators as plotly wants them."""
    return ",." if lang == "nl" else ".,"


def _on_axis(points: pd.DataFrame, name: str) -> Any:
    return np.array([axis_value(name, value) for value in points[name].tolist()])


def _values(outcome: Outcome) -> Any:
    return np.nanmean(outcome.values, axis=1)


def _ends(limit: Limit | None, values: Any) -> tuple[float, float]:
    """Return from where to where a region goes on an axis: all along it without a limit."""
    low = float(values.min()) if limit is None or limit.low is None else None
    high = float(values.max()) if limit is None or limit.high is None else None
    if limit is not None and limit.low is not None:
        low = axis_value(limit.factor, limit.low)
    if limit is not None and limit.high is not None:
        high = axis_value(limit.factor, limit.high)
    assert low is not None
    assert high is not None
    return low, high


def _outcome_title(outcome: Outcome, lang: str) -> str:
    name = measure_name(lang, outcome.measure)
    inside = name[:1].lower() + name[1:]
    key = "axis_level" if outcome.kind == LEVEL else "axis_difference"
    return word(lang, key, measure=inside, unit=unit_name(lang, outcome.unit))
