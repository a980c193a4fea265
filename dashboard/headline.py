"""The answer line and the six headline measures, from a comparison, for the shell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.answering import DONE, FAILED, IDLE, STOPPED, Answer, Asked
from dashboard.measures import ALL, MARKS
from dashboard.view import View
from dashboard.words import say
from experiments.comparison.lines import ASSUMPTIONS, Line, Lines
from experiments.report.sections import kind_of
from experiments.report.speech import Speech, said
from experiments.sweep.design import HEADLINE
from experiments.words import unit_name
from model.outcomes import MEASURES

CHART = ("chart", "table", "explained", "save_csv", "save_png", "save_svg")
A_MINUTE = 90.0  # seconds; longer times are told in minutes


def sentences(view: View, asked: Asked) -> list[str]:
    """Return the answer in sentences: number, range and comparison first."""
    answer = asked.answer
    if answer is None or answer.numbers is None:
        key = "waiting_for_numbers" if asked.now.is_busy else "nothing_computed"
        return [say(view.lang, key)]
    if view.scenario.digest() == view.baseline.digest():
        return [say(view.lang, "same_scenario")]
    told = {item.scenario: item for item in answer.numbers.told(view.lang)}
    own = told.get(view.scenario.name) or next(iter(told.values()))
    return [*own.sentences, own.tally]


def lines_of(view: View, answer: Answer | None) -> Lines | None:
    """Return the comparison to look up, in the language of the view; None without numbers."""
    return answer.numbers.lines(view.lang) if answer and answer.numbers else None


def shown_scenario(view: View, lines: Lines) -> str:
    """Return the name of the chosen scenario, or of the first that was computed."""
    known = lines.scenarios[1:]
    return view.scenario.name if view.scenario.name in known else known[0]


def kpis(view: View, answer: Answer | None) -> list[dict[str, Any]]:
    """Return the six measures with level, change, range and verdict, as text."""
    lines = lines_of(view, answer)
    made = []
    for name in HEADLINE:
        declared = MEASURES[name]
        item: dict[str, Any] = {
            "name": name,
            "title": declared.nl if view.lang == "nl" else declared.en,
            "meaning": declared.definition_nl if view.lang == "nl" else declared.definition_en,
            "unit": unit_name(view.lang, declared.unit),
            "kind": "indistinguishable",
            "level": "–",
        }
        line = None
        if lines is not None:
            other, period = shown_scenario(view, lines), lines.periods[-1]
            line = lines.find(other, period, ALL, name, item["title"])
        made.append(
            item if line is None or lines is None else item | _told(view, lines, name, line)
        )
    return made


def _told(view: View, lines: Lines, name: str, line: Line) -> dict[str, Any]:
    """Return the text and the small range of one measure."""
    told, kind = said(Speech(view.lang), lines, name, line), kind_of(line)
    return {
        "level": told.level,
        "unit": lines.unit(name).replace("euro ", "", 1),  # the sign stands before the number
        "difference": told.difference,
        "kind": kind,
        "mark": MARKS[kind],
        "verdict": say(view.lang, kind),
        "told": f"{told.difference}; {told.chance}",
        **_bars(line),
    }


def _bars(line: Line) -> dict[str, Any]:
    """Return where the ranges begin and how long they are, zero being at 50 of 100."""
    thin = line.others.get(ASSUMPTIONS, (math.nan, math.nan))
    ends = [abs(end) for end in (line.low, line.high, *thin) if end == end]
    scale = max(ends, default=0.0)
    if not scale:
        return {}
    spans = {"thick": (line.low, line.high), "thin": thin}
    return {
        name: [50 + 48 * low / scale, max(1.0, 48 * (high - low) / scale)]
        for name, (low, high) in spans.items()
        if low == low and high == high
    }


def status(view: View, asked: Asked) -> dict[str, Any]:
    """Return how far the computing is, as text and as parts done of a total."""
    now, lang = asked.now, view.lang
    pairs = now.pairs or (asked.answer.pairs if asked.answer and not asked.is_stale else 0)
    parts: Mapping[str, object] = {
        "pairs": pairs,
        "aim": view.pairs,
        "done": now.done,
        "total": now.total,
        "left": time_left(lang, now.seconds_left),
        "problem": now.failure.sentence(lang) if now.failure else "",
    }
    key = {
        IDLE: "status_idle",
        DONE: "status_done" if view.worlds else "status_done_chance",
        FAILED: "status_failed",
        STOPPED: "status_stopped",
    }.get(now.stage, f"status_{now.stage}")
    text = say(lang, key, **parts)
    if asked.is_stale:
        text = f"{say(lang, 'status_stale')}. {text}"
    return {
        "stage": now.stage,
        "text": text,
        "busy": now.is_busy,
        "stopped": now.stage == STOPPED,
        "done": now.done,
        "total": max(1, now.total),
    }


def time_left(lang: str, seconds: float | None) -> str:
    """Return a time to wait in words; an ellipsis if it is not known."""
    if seconds is None:
        return "…"
    if seconds < A_MINUTE:
        return say(lang, "seconds", n=max(1, round(seconds)))
    return say(lang, "minutes", n=round(seconds / 60))


def shell_words(lang: str, keys: Sequence[str]) -> dict[str, str]:
    """Return words of the catalogue for a component, by key."""
    return {key: say(lang, key) for key in keys}


def chart_words(lang: str) -> dict[str, str]:
    """Return the words on every chart."""
    return shell_words(lang, CHART)
