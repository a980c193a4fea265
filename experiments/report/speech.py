"""How a report says numbers and names in a language."""

from __future__ import annotations

import math
from dataclasses import dataclass

from experiments.comparison.lines import Line, Lines
from experiments.report.note_words import NOTES
from experiments.report.reason_words import REASONS
from experiments.report.words import REPORT
from experiments.words import amount, period_name, unit_name
from model.outcomes import MEASURES

MILLION = 1_000_000.0
WORDS = {lang: REPORT[lang] | NOTES[lang] | REASONS[lang] for lang in REPORT}


@dataclass(frozen=True)
class Speech:
    """Words of a report in one language, "nl" or "en"."""

    lang: str

    def say(self, key: str, **parts: object) -> str:
        """Return a word or sentence of the catalogue, its parts filled in."""
        return WORDS[self.lang][key].format(**parts)

    def count(self, one: str, many: str, number: int, **parts: object) -> str:
        """Return the sentence for one, or that for more."""
        return self.say(one if number == 1 else many, n=number, **parts)

    def measure(self, name: str) -> str:
        """Return the name of a measure."""
        declared = MEASURES[name]
        return declared.nl if self.lang == "nl" else declared.en

    def stand(self, choice: str) -> str:
        """Return what people call a choice of a setting; empty for a text such as a file."""
        return WORDS[self.lang].get(f"stand_{choice}", "")

    def inside(self, text: str) -> str:
        """Return a name as it stands inside a sentence."""
        return text[:1].lower() + text[1:]

    def period(self, name: str) -> str:
        """Return a period."""
        return period_name(self.lang, name)

    def region(self, label: str) -> str:
        """Return the name of a region with its kind."""
        kind, _, name = label.partition(":")
        return f"{self.say(f'kind_{kind}')} {name}".strip() if name else self.say(f"kind_{kind}")

    def points(self, name: str) -> str:
        """Return the unit of a difference of a measure."""
        unit = MEASURES[name].unit
        return unit_name(self.lang, "percentage points" if unit.startswith("%") else unit)

    def percent(self, value: float, decimals: int = 1) -> str:
        """Return a share in per cent."""
        return f"{amount(self.lang, value, '%', decimals)}\N{NO-BREAK SPACE}%"

    def span(
        self, low: float, high: float, unit: str, decimals: int, *, signed: bool = True
    ) -> str:
        """Return "4,6 tot 4,9"; a dash where an end is missing."""
        ends = [amount(self.lang, end, unit, decimals, signed=signed) for end in (low, high)]
        return "–" if "–" in ends else self.say("span", low=ends[0], high=ends[1])

    def money(self, euros: float) -> str:
        """Return an amount for running text, from a million on in millions."""
        if abs(euros) < MILLION:
            return amount(self.lang, euros, "euro", 0)
        return self.say("million", amount=amount(self.lang, euros / MILLION, "euro", 2))


@dataclass(frozen=True)
class Said:
    """The numbers of one line of a comparison as text."""

    baseline: str
    level: str
    difference: str
    chance: str
    assumptions: str
    form: str


def said(speech: Speech, lines: Lines, name: str, line: Line) -> Said:
    """Return the numbers of a line as text, with the decimals of its measure."""
    unit, places = MEASURES[name].unit, line.decimals

    def told(value: float, *, signed: bool = False) -> str:
        return amount(lines.lang, value, unit, places, signed=signed)

    def spanned(kind: str) -> str:
        ends = line.others.get(kind, (math.nan, math.nan))
        return speech.span(*ends, unit, places)

    return Said(
        told(line.baseline),
        told(line.level),
        told(line.difference, signed=True),
        speech.span(line.low, line.high, unit, places),
        spanned("assumptions"),
        spanned("form"),
    )
