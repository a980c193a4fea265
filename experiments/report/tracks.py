"""Figures of a report: points with ranges on a common axis, as places in per cent of its width.

The page draws them as SVG between labels that are ordinary text, so that they can be read on a
phone and on paper. Nothing here computes an outcome.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_TICKS = 6
LETTERS = 40  # that fit under an axis on a phone
REACH = 2.5  # an axis goes no further than so many times the points and their ranges for chance
MARGIN = 0.06  # of the width, free on both sides


@dataclass(frozen=True)
class Range:
    """A range on the axis: left end and width in per cent, and which ends are cut off."""

    left: float
    width: float
    cut_left: bool = False
    cut_right: bool = False


@dataclass(frozen=True)
class Mark:
    """What is drawn in one line of a figure.

    `label` and `text` stand beside it; `kind` is better, worse, changed or indistinguishable;
    `told` says in words what is drawn. `chance` and `assumptions` are ranges, None where there is
    none.
    """

    label: str
    text: str
    kind: str
    told: str
    dot: float
    chance: Range | None
    assumptions: Range | None


@dataclass(frozen=True)
class Figure:
    """Lines with a common axis: `ticks` as place and text, `zero` the place of no difference."""

    title: str
    axis: str
    marks: Sequence[Mark]
    ticks: Sequence[tuple[float, str]]
    zero: float


@dataclass(frozen=True)
class Datum:
    """What a line of a figure shows: a value with its ranges; NaN where there is no range."""

    label: str
    text: str
    kind: str
    told: str
    value: float
    chance: tuple[float, float]
    assumptions: tuple[float, float]


def figure(title: str, axis: str, data: Sequence[Datum], tick: Callable[[float], str]) -> Figure:
    """Return a figure of some lines.

    Args:
        title: what it shows.
        axis: what its axis shows, with the unit.
        data: the lines; those without a value are left out.
        tick: how a number on the axis is written.
    """
    known = [item for item in data if math.isfinite(item.value)]
    near = [v for item in known for v in (item.value, *item.chance) if math.isfinite(v)]
    far = [v for item in known for v in item.assumptions if math.isfinite(v)]
    low, high = min([0.0, *near]), max([0.0, *near])
    wide = REACH * max(high - low, 1e-9)
    low = max(min([low, *far]), low - wide)
    high = min(max([high, *far]), high + wide)
    step = _step(high - low)
    margin = MARGIN * max(high - low, step)
    low, high = low - margin, high + margin
    while sum(len(tick(value)) + 2 for value in _on_axis(low, high, step)) > LETTERS:
        step = _step(MOST_TICKS * step * 1.01)

    def place(value: float) -> float:
        return round(100 * (value - low) / (high - low), 2)

    def spanned(ends: tuple[float, float]) -> Range | None:
        if not all(map(math.isfinite, ends)):
            return None
        left, right = (place(min(max(end, low), high)) for end in ends)
        return Range(left, round(right - left, 2), ends[0] < low, ends[1] > high)

    marks = [
        Mark(
            item.label, item.text, item.kind, item.told, place(item.value),
            spanned(item.chance), spanned(item.assumptions),
        )
        for item in known
    ]  # fmt: skip
    ticks = [(place(value), tick(value)) for value in _on_axis(low, high, step)]
    return Figure(title, axis, marks, ticks, place(0.0))


def _on_axis(low: float, high: float, step: float) -> list[float]:
    """Return the round numbers on an axis; zero is always one of them."""
    first, last = math.ceil(low / step), math.floor(high / step)
    return [number * step for number in range(first, last + 1)]


def _step(span: float) -> float:
    """Return a round step that gives at most `MOST_TICKS` steps in a span."""
    rough = max(span, 1e-9) / MOST_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough)


@dataclass(frozen=True)
class Part:
    """A part of a bar of 100 %: where it begins, how wide it is, its kind and its label."""

    left: float
    width: float
    kind: str
    label: str
    text: str
    range: str


def parts(shares: Sequence[tuple[str, str, float, str, str]]) -> list[Part]:
    """Return the parts of a bar: kind, label, share in per cent, its text and its range."""
    made: list[Part] = []
    left = 0.0
    for kind, label, share, text, told in shares:
        made.append(Part(round(left, 2), round(share, 2), kind, label, text, told))
        left += share
    return made
