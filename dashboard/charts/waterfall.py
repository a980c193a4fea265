"""What comes from what: from today's level to that of a scenario, a bar per group of levers.

Either every bar is what a group does alone, and one more bar holds what they do together beyond
that; or every bar is a group's share over all orders of introduction, which add up by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.figure import (
    Figure,
    Table,
    between,
    escaped,
    known,
    lines,
    listed,
    nothing,
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
from experiments.attribution.run import Attribution
from experiments.attribution.sentences import label, rows_of, shown_period
from experiments.words import number, unit_name
from model.outcomes import MEASURES

ROW, NARROW_ROW, FRAME = 52, 78, 56  # pixels
WIDE, NARROW = (0.36, 0.76), (0.02, 0.98)
UNSETTLED = ("indistinguishable", "none shown")


@dataclass(frozen=True)
class Step:
    """What one group adds, with its 95 % interval; `kind` is group, together or total."""

    name: str
    mean: float
    low: float
    high: float
    verdict: str
    kind: str


@dataclass(frozen=True)
class Steps:
    """A whole waterfall of one measure: the level without the policy, and steps in order.

    The steps before the last add up to the last, which is the total.
    """

    measure: str
    without: float
    steps: tuple[Step, ...]

    @property
    def decimals(self) -> int:
        """Return how many decimals a step is shown with: one more than its level."""
        return MEASURES[self.measure].decimals + 1


def read(
    found: Attribution, measure: str, lang: str, period: str | None = None, *, apart: bool = True
) -> Steps:
    """Return the steps of an attribution, the largest first.

    Args:
        found: the attribution.
        measure: of the measures that were attributed.
        lang: "nl" or "en".
        period: of `Attribution.periods`; without one the last before all years.
        apart: whether steps are what groups do alone, with a step for what they do together
            beyond that; otherwise they are shares over all orders.
    """
    period = period or shown_period(found)
    names = {group.name: label(group, lang) for group in found.groups}

    def steps(quantity: str, kind: str) -> list[Step]:
        rows = rows_of(found, measure, quantity, period).to_dict("records")
        return [
            Step(
                names.get(row["group"]) or told(lang, f"waterfall_{kind}"),
                float(row["mean"]), float(row["low"]), float(row["high"]), row["verdict"], kind,
            )
            for row in rows
        ]  # fmt: skip

    groups = sorted(
        steps("alone" if apart else "attributed", "group"), key=lambda step: -abs(step.mean)
    )
    between_all = steps("beyond", "together") if apart and len(groups) > 1 else []
    (without,) = rows_of(found, measure, "without", period)["mean"]
    return Steps(measure, float(without), (*groups, *between_all, *steps("total", "total")))


def figure(rows: Steps, look: Look) -> Figure:
    """Return bars below each other; each starts where the one before ends, the total at zero."""
    steps = [step for step in rows.steps if known(step.mean)]
    if not steps:
        return nothing(look)
    starts = _starts(steps)
    height = FRAME + (NARROW_ROW if look.narrow else ROW) * len(steps)
    ends = [
        end
        for step, start in zip(steps, starts, strict=True)
        for end in (start, *(start + end for end in (step.mean, step.low, step.high) if known(end)))
    ]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    room = 0.06 * (high - low) or 1.0
    declared = MEASURES[rows.measure]
    notes = [_words(step, place, rows.decimals, look) for place, step in enumerate(steps)]
    axis = told(
        look.lang,
        "waterfall_axis",
        unit=unit_name(look.lang, declared.unit),
        today=number(look.lang, rows.without, declared.decimals),
    )
    return {
        "data": [_bars(steps, starts, rows, look)],
        "layout": layout(
            look,
            height,
            bargap=0.62 if look.narrow else 0.44,
            xaxis=zero_axis(look)
            | {
                "domain": list(NARROW if look.narrow else WIDE),
                "range": [low - room, high + room],
                "nticks": 5,
                "title": quiet_title(axis, look),
            },
            yaxis=bare_axis(range=[len(steps) - 0.5, -0.5 - 0.2 * look.narrow]),
            shapes=[*zero_lines(look, len(steps)), *_links(steps, starts, look)],
            annotations=[item for items in notes for item in items],
        ),
    }  # fmt: skip


def _starts(steps: Sequence[Step]) -> list[float]:
    """Return where every bar starts: at the end of the one before, the total at zero."""
    starts, end = [], 0.0
    for step in steps:
        starts.append(0.0 if step.kind == "total" else end)
        end += step.mean
    return starts


def _colour(step: Step, colours: Colours) -> str:
    """Return the colour of the direction, where there is one; what groups do together is grey."""
    if step.kind == "together" or step.verdict in UNSETTLED:
        return colours.unclear
    return {"better": colours.better, "worse": colours.worse}.get(step.verdict, colours.text)


def _bars(
    steps: Sequence[Step], starts: Sequence[float], rows: Steps, look: Look
) -> dict[str, Any]:
    patterns = {"total": "", "together": "/", "group": ""}
    return {
        "type": "bar", "orientation": "h",
        "x": [step.mean for step in steps],
        "y": [place + (0.26 if look.narrow else 0.0) for place in range(len(steps))],
        "base": list(starts),
        "width": 0.36 if look.narrow else 0.5,
        "marker": {
            "color": [_colour(step, look.colours) for step in steps],
            "pattern": {
                "shape": [patterns[step.kind] for step in steps], "fgcolor": look.colours.page,
                "size": 7, "solidity": 0.25, "fillmode": "overlay",
            },
            "line": {"width": 0},
        },
        "error_x": {
            "type": "data", "symmetric": False, "thickness": 1.5, "width": 4,
            "array": [step.high - step.mean if known(step.high) else 0.0 for step in steps],
            "arrayminus": [step.mean - step.low if known(step.low) else 0.0 for step in steps],
            "color": look.colours.text,
        },
        "text": [
            f"{escaped(step.name)}<br>{signed(look.lang, step.mean, rows.decimals)}"
            f" ({between(look.lang, step.low, step.high, rows.decimals)})"
            for step in steps
        ],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _links(steps: Sequence[Step], starts: Sequence[float], look: Look) -> list[dict[str, Any]]:
    """Return a dotted line from the end of every bar down to the next one."""
    return [
        {
            "type": "line", "xref": "x", "yref": "y", "x0": start + step.mean,
            "x1": start + step.mean, "y0": place + (0.44 if look.narrow else 0.25),
            "y1": place + (1.08 if look.narrow else 0.75), "layer": "below",
            "line": {"color": look.colours.line, "width": 1, "dash": "dot"},
        }
        for place, (step, start) in enumerate(zip(steps[:-1], starts, strict=False))
    ]  # fmt: skip


def _words(step: Step, place: int, decimals: int, look: Look) -> list[dict[str, Any]]:
    """Return the name of a step, and its number and interval."""
    strong = ("<b>", "</b>") if step.kind == "total" else ("", "")
    value = f"<b>{signed(look.lang, step.mean, decimals)}</b>"
    ends = between(look.lang, step.low, step.high, decimals)
    common = {"xref": "paper", "yref": "y", "xanchor": "left"}
    plain = {"size": SMALL_SIZE + 1, "color": look.colours.text}
    if look.narrow:
        text = f"{strong[0]}{lines(step.name, 44)}{strong[1]}<br>{value} ({ends})"
        return [note(text, look, font=plain, x=0, y=place - 0.52, yanchor="top", **common)]
    name = f"{strong[0]}{lines(step.name, 28)}{strong[1]}"
    return [
        note(name, look, font=plain, x=0, y=place, **common),
        note(f"{value}<br>{ends}", look, x=WIDE[1] + 0.03, y=place, **common),
    ]


def table(rows: Steps, lang: str) -> Table:
    """Return every step with its interval and verdict, after the level without the policy."""
    declared = MEASURES[rows.measure]
    unit = unit_name(lang, declared.unit)
    heads = ("lever", "change", "chance", "verdict")
    first = (told(lang, "waterfall_today"), number(lang, rows.without, declared.decimals), "–", "–")
    cells = [
        (
            step.name, signed(lang, step.mean, rows.decimals),
            between(lang, step.low, step.high, rows.decimals), _verdict(step, lang),
        )
        for step in rows.steps
    ]  # fmt: skip
    named = [told(lang, f"head_{head}") for head in heads]
    named[1] += f" ({unit})"
    return Table(tuple(named), (first, *cells))


def _verdict(step: Step, lang: str) -> str:
    return told(lang, f"verdict_{step.verdict.replace(' ', '_')}") if step.verdict else "–"


def summary(rows: Steps, lang: str) -> str:
    """Return the total, which groups have a share that can be told from zero, and the rest."""
    total = rows.steps[-1]
    declared = MEASURES[rows.measure]
    text = told(
        lang, "waterfall_summary", name=declared.nl if lang == "nl" else declared.en,
        total=signed(lang, total.mean, rows.decimals), unit=unit_name(lang, declared.unit),
        ends=between(lang, total.low, total.high, rows.decimals),
    )  # fmt: skip
    shown = [
        f"{step.name} ({signed(lang, step.mean, rows.decimals)})"
        for step in rows.steps
        if step.kind == "group" and step.verdict not in UNSETTLED
    ]
    if not shown:
        return f"{text} {told(lang, 'waterfall_nobody')}"
    return f"{text} {told(lang, 'waterfall_by', parts=listed(lang, shown))}"
