"""Measures to choose from and to look up, from the rows of an answer that were read once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from dashboard.charts.differences import Difference
from dashboard.charts.figure import between, signed
from dashboard.words import say
from experiments.comparison.lines import ASSUMPTIONS, Lines
from experiments.report.speech import Speech
from experiments.words import number, period_name, term
from model.outcomes import MEASURES

ALL = "all"
# The shapes of the chart of differences; signs such as + would stand before numbers with a sign.
MARKS = {"better": "●", "worse": "◆", "changed": "■", "indistinguishable": "○"}


def title_of(name: str, lang: str) -> str:
    """Return the name of a measure."""
    return Speech(lang).measure(name)


def by_topic(lines: Lines, names: Collection[str] | None = None) -> dict[str, dict[str, str]]:
    """Return measures to choose from: by topic, their names and titles.

    Args:
        lines: the rows of an answer.
        names: those to choose from; without them all that a screen shows.
    """
    found = {
        term(lines.lang, topic): {
            name: title_of(name, lines.lang)
            for name in own
            if name in MEASURES and (names is None or name in names)
        }
        for topic, own in lines.topics().items()
    }
    return {topic: own for topic, own in found.items() if own}


def periods(lines: Lines) -> dict[str, str]:
    """Return the periods to choose from, the last first, with their names."""
    found = {}
    for period in reversed(lines.periods):
        name = period_name(lines.lang, period)
        found[period] = name[:1].upper() + name[1:]
    return found


def cell_of(row: Difference | None, lang: str) -> dict[str, Any]:
    """Return a cell of a table: difference and verdict, then the range, then the level."""
    if row is None:
        return {"text": "–"}
    line, decimals = row.line, row.decimals
    known = row.verdict != "unknown"
    told = [f"{signed(lang, line.difference, decimals)} · {verdict_word(row, lang)}"]
    if known:
        ends = between(lang, line.low, line.high, decimals)
        told.append(say(lang, "measure_chance", ends=ends))
    if ASSUMPTIONS in line.others:
        ends = between(lang, *line.others[ASSUMPTIONS], decimals)
        told.append(say(lang, "measure_assumptions", ends=ends))
    told.append(say(lang, "measure_level", level=number(lang, line.level, decimals)))
    cell: dict[str, Any] = {"text": "\n".join(told)}
    return cell | {"kind": row.verdict, "mark": MARKS[row.verdict]} if known else cell


def verdict_word(row: Difference, lang: str) -> str:
    """Return better, worse, changed or not distinguishable; or that it is not known yet."""
    return say(lang, "measure_unknown" if row.verdict == "unknown" else row.verdict)
