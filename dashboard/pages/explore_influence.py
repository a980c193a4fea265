"""What each lever does alone, beside the lever: read from the stored runs, never computed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.differences import MOST_MORE, Difference
from dashboard.charts.figure import between, signed
from dashboard.controls import Control, Value
from dashboard.lever_influence.cases import Case, ends
from dashboard.lever_influence.stored import Effect, Stored, present, strongest
from dashboard.measures import MARKS, title_of
from dashboard.words import say
from experiments.comparison.compare import UNSETTLED
from experiments.comparison.lines import MILLIONS_FROM, Line
from experiments.sweep.design import HEADLINE
from experiments.words import number, period_name, unit_name, word
from model.outcomes import MEASURES

LEAST_WIDTH = 2.0  # per cent of the bar: what is more than chance can be seen
Shown = dict[str, Any]


def influence(control: Control, lang: str) -> Shown | None:
    """Return the influence of a lever for the panel; None without a run of the present rules.

    Args:
        control: the lever.
        lang: "nl" or "en".
    """
    stored = present()
    effects = stored.of(control.key) if stored else ()
    if stored is None or not effects:
        return None
    values = ends(control)
    return {
        **_bar(control, stored, effects, lang),
        "told": _how(control, stored, lang),
        "heads": [say(lang, "measure"), *(_at(control, value, lang) for value in values)],
        "rows": [
            {
                "name": _name(effects, measure, lang),
                "cells": [
                    _cell(effect, lang)
                    for value in values
                    for effect in effects
                    if (effect.value, effect.measure) == (value, measure)
                ],
            }
            for measure in HEADLINE
        ],
    }


def scale(lang: str) -> str:
    """Return where the bars come from and how far a full one reaches; empty without them."""
    stored = present()
    if stored is None:
        return ""
    place, years = stored.made["region"].partition(":")[2], stored.made["years"]
    full = _per_cent(stored.largest, lang, sign=False)
    return say(lang, "alone_scale", region=place, years=years, full=full)


def _bar(control: Control, stored: Stored, effects: Sequence[Effect], lang: str) -> Shown:
    """Return the bar with its text: what moves most, how far, and how many get better or worse."""
    most = strongest(effects)
    if most is None:
        text = say(lang, "alone_none")
        return {"width": 0.0, "kind": UNSETTLED, "mark": "", "verdict": "", "text": text}
    verdicts = [item.verdict for item in effects if item.value == most.value]
    text = say(
        lang,
        "alone_most",
        n=len(verdicts),
        better=verdicts.count("better"),
        worse=verdicts.count("worse"),
        measure=title_of(most.measure, lang),
        change=_per_cent(most.share, lang),
        at=_at(control, most.value, lang),
    )
    return {
        "width": max(LEAST_WIDTH, 100 * abs(most.share) / stored.largest),
        "kind": most.verdict,
        "mark": MARKS[most.verdict],
        "verdict": say(lang, most.verdict),
        "text": text,
    }


def _how(control: Control, stored: Stored, lang: str) -> str:
    """Return in which run this was measured, and what else was on in it."""
    made = stored.made
    told = say(
        lang,
        "alone_how",
        region=made["region"].partition(":")[2],
        years=made["years"],
        replications=made["replications"],
        period=period_name(lang, made["period"]),
        chance=round(100 * float(made["confidence"])),
    )
    case = Case(control, ends(control)[0])
    if case.needed is None:
        return told
    needed = say(lang, f"control_{case.needed.key}")
    at = stand(case.needed, case.needed_value, lang)
    return f"{told} {say(lang, 'alone_with', needed=needed, at=at)}"


def _at(control: Control, value: Value, lang: str) -> str:
    return say(lang, "alone_at", value=stand(control, value, lang))


def stand(control: Control, value: Value, lang: str) -> str:
    """Return the value of a lever as it stands on the screen, with its unit."""
    if isinstance(value, str):
        return say(lang, "alone_choice", option=say(lang, f"option_{value}"))
    if control.percent:
        return _per_cent(value, lang, sign=control.range[0] < 0)
    unit = control.words["unit"]
    if unit.startswith("years") and value == 1:
        return say(lang, "alone_year")
    return f"{number(lang, value, 0)} {unit_name(lang, unit).partition(' (')[0]}"


def _per_cent(share: float, lang: str, *, sign: bool = True) -> str:
    """Return a share in per cent; a small one with a decimal, so that it is not zero."""
    size = 100 * share
    decimals = 0 if abs(size) >= 1 or not size else 1
    told = signed(lang, size, decimals) if sign else number(lang, size, decimals)
    return f"{told}\N{NO-BREAK SPACE}%" if lang == "nl" else f"{told}%"


def _cell(effect: Effect, lang: str) -> Shown:
    """Return the difference in its own unit, its interval and its verdict."""
    line, decimals = _difference(effect, lang).line, _decimals(effect, lang)
    span = between(lang, line.low, line.high, decimals)
    return {
        "text": f"{signed(lang, line.difference, decimals)} ({span})",
        "kind": effect.verdict,
        "mark": MARKS[effect.verdict],
        "verdict": say(lang, effect.verdict),
    }


def _decimals(effect: Effect, lang: str) -> int:
    """Return with how many decimals a clear effect does not look as if it could be zero."""
    row = _difference(effect, lang)
    most, line = row.decimals + MOST_MORE, row.line
    enough = (
        places
        for places in range(row.decimals, most)
        if round(line.low, places) and round(line.high, places)
    )
    return next(enough, most) if effect.is_settled else row.decimals


def _name(effects: tuple[Effect, ...], measure: str, lang: str) -> str:
    effect = next(item for item in effects if item.measure == measure)
    return f"{title_of(measure, lang)} ({_difference(effect, lang).unit})"


def _difference(effect: Effect, lang: str) -> Difference:
    """Return an effect as other pages show differences: large amounts in millions."""
    declared = MEASURES[effect.measure]
    millions = declared.unit.startswith("euro") and abs(effect.today) >= MILLIONS_FROM
    scale, unit = (1e-6 if millions else 1.0), unit_name(lang, declared.unit)
    line = Line(
        label=effect.measure,
        baseline=effect.today * scale,
        level=(effect.today + effect.difference) * scale,
        difference=effect.difference * scale,
        low=effect.low * scale,
        high=effect.high * scale,
        n=0,
        verdict=effect.verdict,
        decimals=2 if millions else declared.decimals,
        others={},
        robust="",
    )
    return Difference(line, word(lang, "million", unit=unit) if millions else unit)
