"""The stored effects of the levers: a small table with what is needed to make it again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.controls import BY_KEY, Value
from experiments.comparison.compare import UNSETTLED, verdict
from model.kernel import source_hash
from model.outcomes import MEASURES

FILE = Path(__file__).parent / "stored.csv"
COMMAND = "python -m dashboard.lever_influence"
MARK = "# "  # before a line about how the table was made
COLUMNS = ("control", "value", "measure", "today", "difference", "low", "high")
DIGITS = 6  # significant digits; chance moves the third


@dataclass(frozen=True)
class Effect:
    """What one lever at one value does to one measure.

    Args:
        control: key of the lever.
        value: where it is moved to.
        measure: name of the measure.
        today: the level under today's system.
        difference: what the lever changes, on average over pairs with the same children.
        low: low end of the interval of that difference.
        high: high end.
    """

    control: str
    value: Value
    measure: str
    today: float
    difference: float
    low: float
    high: float

    @property
    def verdict(self) -> str:
        """Return better, worse, changed, or indistinguishable if the interval holds zero."""
        return verdict(self.low, self.high, MEASURES[self.measure].better)

    @property
    def is_settled(self) -> bool:
        """Return whether the lever does more than chance."""
        return self.verdict != UNSETTLED

    @property
    def share(self) -> float:
        """Return the difference as a share of today's level; zero where there is no level."""
        return self.difference / abs(self.today) if self.today else 0.0


@dataclass(frozen=True)
class Stored:
    """The effects of all levers, and how they were made.

    Args:
        made: rules, region, years, period, seed, replications and confidence, as text.
        effects: in the order of the screen.
    """

    made: Mapping[str, str]
    effects: tuple[Effect, ...]

    def of(self, control: str) -> tuple[Effect, ...]:
        """Return the effects of one lever."""
        return tuple(effect for effect in self.effects if effect.control == control)

    @property
    def largest(self) -> float:
        """Return the largest share of today's level that any lever moves, chance left out."""
        return max((abs(item.share) for item in self.effects if item.is_settled), default=0.0)


def strongest(effects: Iterable[Effect]) -> Effect | None:
    """Return the effect that is the largest share of today's level; None without more than chance.

    Args:
        effects: of one lever.
    """
    settled = [effect for effect in effects if effect.is_settled]
    return max(settled, key=lambda effect: abs(effect.share), default=None)


@cache
def present() -> Stored | None:
    """Return the stored effects if they belong to the rules in use, and nothing otherwise."""
    stored = parse(FILE.read_text(encoding="utf-8"))
    return stored if stored.made["rules"] == source_hash() else None


def text_of(stored: Stored) -> str:
    """Return the table as a file: how it was made, then a row per lever, value and measure."""
    file = io.StringIO()
    file.write(f"{MARK}Made by {COMMAND}; do not edit.\n")
    file.writelines(f"{MARK}{name}: {value}\n" for name, value in stored.made.items())
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for item in stored.effects:
        numbers = (item.today, item.difference, item.low, item.high)
        told = item.value if isinstance(item.value, str) else f"{item.value:g}"
        shown = (f"{number:.{DIGITS}g}" for number in numbers)
        rows.writerow((item.control, told, item.measure, *shown))
    return file.getvalue()


def parse(text: str) -> Stored:
    """Return what a file says; the inverse of `text_of`, but for digits that are not kept."""
    lines = text.splitlines()
    told = [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]
    made = dict(line.split(": ", 1) for line in told[1:])
    rows = csv.DictReader(line for line in lines if not line.startswith(MARK))
    return Stored(made, tuple(_effect(row) for row in rows))


def _effect(row: Mapping[str, str]) -> Effect:
    value: Value = row["value"] if BY_KEY[row["control"]].options else float(row["value"])
    today, difference, low, high = (float(row[name]) for name in COLUMNS[3:])
    return Effect(row["control"], value, row["measure"], today, difference, low, high)
