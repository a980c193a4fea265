"""Patterns: what is known about today's system or about reforms, each as one row of data.

A row says which scenario is run, which statistic of which measure is looked at, what it should be
and within which band, how it is used (to fit, or only to test), and where it comes from. The band
is the range of values that the facts allow, read as a 90 % interval; `discrepancy` is the error
that the model is granted because it is a model (standard deviation, as a share of the target).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.validate.split import CALIBRATE, HALVES, VALIDATE
from model.errors import UserError
from model.outcomes import MEASURES
from scenarios.sentences import hint, shown, shown_path

STORED = Path(__file__).parent / "patterns.csv"
VALUE, DIFFERENCE, RELATIVE = "value", "difference", "relative difference"
CORRELATION, SPREAD, SLOPE = "correlation", "spread", "slope on high income"
STATISTICS = (VALUE, DIFFERENCE, RELATIVE, CORRELATION, SPREAD, SLOPE)
OVER_PLACES = (CORRELATION, SPREAD, SLOPE)
AGAINST_OTHER = (DIFFERENCE, RELATIVE)
PLACES = (*(f"municipalities:{half}" for half in HALVES), "municipalities", "provinces")
PERIOD = re.compile(r"all years|year [1-9]\d*|years [1-9]\d*-[1-9]\d*")
WITHIN_BAND = 3.289707  # widths of a standard deviation inside a 90 % interval
COLUMNS = (
    "id", "use", "level", "scenario", "against", "statistic", "measure", "group", "period",
    "target", "low", "high", "discrepancy", "source", "derivation",
)  # fmt: skip


@dataclass(frozen=True)
class Pattern:
    """One row: `against` names the other scenario of a difference; amounts have the measure's unit.

    A relative difference is in per cent.
    """

    id: str
    use: str
    level: str
    scenario: str
    against: str
    statistic: str
    measure: str
    group: str
    period: str
    target: float
    low: float
    high: float
    discrepancy: float
    source: str
    derivation: str

    @property
    def unit(self) -> str:
        """Return the unit of target and band."""
        if self.statistic == RELATIVE:
            return "%"
        if self.statistic == CORRELATION:
            return "correlation"
        if self.statistic == SLOPE:
            return "points per point"
        return MEASURES[self.measure].unit

    @property
    def variance(self) -> float:
        """Return how far model and fact may lie apart: that of the fact plus the discrepancy."""
        of_fact = ((self.high - self.low) / WITHIN_BAND) ** 2
        return of_fact + (self.discrepancy * self.target) ** 2

    def holds(self, value: float) -> bool:
        """Return whether a value lies inside the band."""
        return self.low <= value <= self.high


def load_patterns(path: Path = STORED) -> list[Pattern]:
    """Return the patterns of a file, in its order.

    Raises:
        UserError: no such file, a missing column, or a row that cannot be read; it says which.
    """
    source = f"The pattern file {shown_path(path)}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UserError(f"{source} is not text in UTF-8: save it so.") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UserError(f"{source} cannot be read ({reason}): check its name.") from problem
    try:
        patterns = _patterns(path, csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        raise UserError(
            f"{source} is no table of commas and quotes ({problem}): mend it."
        ) from problem
    if not patterns:
        raise UserError(f"{source} has no rows: add at least one pattern.")
    names = [pattern.id for pattern in patterns]
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"{source} has two rows {shown(name)}: rename one.")
    return patterns


def _patterns(path: Path, rows: csv.DictReader[str]) -> list[Pattern]:
    """Return all rows as patterns; a row is told by the line of the file on which it ends."""
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or [])]
    if missing:
        raise UserError(
            f"The pattern file {shown_path(path)} has no column {missing[0]}: "
            f"give it the columns {', '.join(COLUMNS)}, separated by commas."
        )
    return [_pattern(f"Line {rows.line_num} of {shown_path(path)}", row) for row in rows]


def _pattern(where: str, row: Mapping[str | None, str | None]) -> Pattern:
    """Return one row as a pattern, or say what is wrong in it."""
    if None in row:
        raise UserError(f"{where} has more cells than columns: put quotes around text with commas.")
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    for name in ("id", "level", "scenario", "source", "derivation"):
        if not cells[name]:
            raise UserError(f"{where} has no {name}: fill it in.")
    _check_choice(where, "use", cells["use"], (CALIBRATE, VALIDATE))
    _check_choice(where, "statistic", cells["statistic"], STATISTICS)
    _check_choice(where, "measure", cells["measure"], tuple(MEASURES))
    numbers = {
        name: _number(where, name, cells[name]) for name in ("target", "low", "high", "discrepancy")
    }
    if not numbers["low"] <= numbers["target"] <= numbers["high"]:
        raise UserError(
            f"{where} has a target outside its band: make sure that low <= target <= high."
        )
    if numbers["discrepancy"] < 0.0:
        raise UserError(f"{where} has a negative discrepancy: give 0 or more, such as 0.05.")
    statistic, group = cells["statistic"], cells["group"]
    if statistic in OVER_PLACES:
        _check_choice(where, "group", group, PLACES if statistic == CORRELATION else PLACES[:-1])
    if statistic in AGAINST_OTHER and not cells["against"]:
        raise UserError(
            f"{where} is a {statistic} with nothing in the column against: name a scenario there."
        )
    if not PERIOD.fullmatch(cells["period"] or "all years"):
        raise UserError(
            f"{where} has period {shown(cells['period'])}: "
            "give all years, or such as year 2 or years 1-3."
        )
    texts = {name: cells[name] for name in COLUMNS if name not in numbers}
    texts |= {"period": cells["period"] or "all years", "group": group or "all"}
    fields: dict[str, Any] = {**texts, **numbers}
    return Pattern(**fields)


def _check_choice(where: str, name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UserError(f"{where} has {name} {shown(value)}: {hint(value, choices)}")


def _number(where: str, name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not abs(value) < float("inf"):
        raise UserError(f"{where} has {shown(text)} as {name}: give a number, such as 12.5.")
    return value
