"""A waterfall of an attribution: how the groups of levers add up to the effect of the whole."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from experiments.attribution.sentences import interval_of, label, rows_of, shown_period, value_of
from experiments.words import period_name, unit_name, word
from model.outcomes import MEASURES

if TYPE_CHECKING:
    from experiments.attribution.run import Attribution

# Okabe and Ito's blue, vermilion and grey: told apart by every kind of colour vision.
COLOURS = {"better": "#0072B2", "worse": "#D55E00"}
GREY = "#777777"
LABEL_WIDTH = 34  # letters on a line of a label


def waterfall(found: Attribution, measure: str, lang: str, period: str | None = None) -> Any:
    """Return a Plotly figure: a bar per group, the largest share first, and one for the whole.

    Bars lie below each other and start where the one before ends. A line shows the 95 % interval of
    a bar's own share, and its colour whether the share is better (blue), worse (vermilion), or
    neither (grey). Names and numbers stand beside the bars.

    Args:
        found: what is drawn.
        measure: of the measures that were attributed.
        lang: "nl" or "en".
        period: of `Attribution.periods`; without one the last before all years.
    """
    import plotly.graph_objects as go

    period = period or shown_period(found)
    names = {group.name: label(group, lang) for group in found.groups}
    shares = rows_of(found, measure, "attributed", period).to_dict("records")
    shares.sort(key=lambda row: -abs(row["mean"]))
    (total,) = rows_of(found, measure, "total", period).to_dict("records")
    rows = [*shares, total]
    labels = [names[row["group"]] for row in shares] + [word(lang, "attribution_total")]
    values = [f"{value_of(row, lang)} {interval_of(row, lang)}" for row in rows]
    starts = [sum(row["mean"] for row in shares[:place]) for place in range(len(shares))] + [0.0]
    figure = go.Figure(
        go.Bar(
            orientation="h",
            x=[row["mean"] for row in rows],
            y=[
                f"{'<br>'.join(wrap(label, LABEL_WIDTH))}<br><b>{value}</b>"
                for label, value in zip(labels, values, strict=True)
            ],
            base=starts,
            marker_color=[COLOURS.get(row["verdict"], GREY) for row in rows],
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [row["high"] - row["mean"] for row in rows],
                "arrayminus": [row["mean"] - row["low"] for row in rows],
                "color": "#333333",
            },
            hovertext=values,
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    declared = MEASURES[measure]
    title = declared.nl if lang == "nl" else declared.en
    unit = unit_name(lang, declared.unit)
    figure.update_layout(
        title={"text": f"{title}, {period_name(lang, period)}"},
        xaxis={"title": {"text": word(lang, "attribution_axis", unit=unit)}},
        yaxis={"autorange": "reversed", "automargin": True},
        height=140 + 85 * len(rows),
        separators=",." if lang == "nl" else ".,",
        showlegend=False,
        template="plotly_white",
    )
    return figure
