"""What all charts are made of: figures as plain dicts, tables as text, words and numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from dashboard.charts.theme import Look, layout, note
from dashboard.words.charts import WORDS
from experiments.words import LANGUAGES, number

Figure = dict[str, Any]
MOST_POINTS = 2000  # that a browser draws within 0.1 s, and a line holds on any screen
NOTHING_HEIGHT = 120


@dataclass(frozen=True)
class Table:
    """The content of a chart as text: heads of columns, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def told(lang: str, key: str, **parts: object) -> str:
    """Return words of the catalogue of charts in a language, their parts filled in."""
    return WORDS[key][LANGUAGES.index(lang)].format(**parts)


def known(value: float) -> bool:
    """Return whether a value is there: neither NaN nor infinite."""
    return math.isfinite(value)


def or_none(values: Iterable[float]) -> list[float | None]:
    """Return values as JSON knows them: None for what is not there."""
    return [float(value) if known(value) else None for value in values]


def lines(text: str, width: int) -> str:
    """Return text broken into lines of at most so many letters, as Plotly writes them."""
    return "<br>".join(wrap(escaped(text), width, break_long_words=False))


def escaped(text: str) -> str:
    """Return text in which nothing is read as a tag."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def signed(lang: str, value: float, decimals: int) -> str:
    """Return a change as a number with its sign, and a minus that is no hyphen."""
    return number(lang, value, decimals, signed=True).replace("-", "−")


def between(lang: str, low: float, high: float, decimals: int, *, sign: bool = True) -> str:
    """Return "−1,2 tot 3,4" in the words of a language; "–" if an end is not there."""
    if not (known(low) and known(high)):
        return "–"
    ends = [number(lang, value, decimals, signed=sign).replace("-", "−") for value in (low, high)]
    return told(lang, "between", low=ends[0], high=ends[1])


def listed(lang: str, parts: Sequence[str]) -> str:
    """Return "one, two and three"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {told(lang, 'and')} {parts[-1]}"


def sentence(text: str) -> str:
    """Return text that begins with a capital."""
    return text[:1].upper() + text[1:]


def nothing(look: Look, key: str = "nothing") -> Figure:
    """Return a figure that says that there is nothing to draw, and why."""
    hidden = {"visible": False}
    said = note(lines(told(look.lang, key), 40), look, x=0.5, y=0.5, xref="paper", yref="paper")
    return {
        "data": [],
        "layout": layout(look, NOTHING_HEIGHT, xaxis=hidden, yaxis=hidden, annotations=[said]),
    }


def nice_limit(values: Iterable[float]) -> float:
    """Return how far an axis around zero has to reach for all values; 1 if all are zero."""
    reach = max((abs(value) for value in values if known(value)), default=0.0)
    return 1.08 * reach if reach else 1.0
