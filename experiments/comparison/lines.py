"""The tidy rows of a comparison, looked up line by line for the tables that people see."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from experiments.comparison.certainty import BY_ASSUMPTIONS, BY_BOTH, BY_FORM, ROBUST
from experiments.words import term, unit_name, word

if TYPE_CHECKING:
    import pandas as pd

Key = tuple[str, str, str, str]
KEY = ("scenario", "period", "group", "measure")
COST = "cost_per_year"
STATISTICS = "statistics"  # the topic that stands in files only
# What an answer is about: children first, then waiting, school and money.
SUBJECTS = ("unmet_need", "care_wait", "out_of_school", "cost_per_child")
MILLIONS_FROM = 10_000_000  # euro; smaller amounts are shown in euro
ASSUMPTIONS, FORM = "assumptions", "form"  # uncertainties that may be looked at besides chance
# The words for what a direction depends on (see `certainty.robustness`).
MARKS = {
    ROBUST: "robust",
    BY_ASSUMPTIONS: "fragile_assumptions",
    BY_FORM: "fragile_form",
    BY_BOTH: "fragile_both",
}


class Named(Protocol):
    """What a table has to know about a row (see `model.outcomes`)."""

    @property
    def unit(self) -> str:
        """Return the unit."""
        ...

    @property
    def nl(self) -> str:
        """Return the Dutch name."""
        ...

    @property
    def en(self) -> str:
        """Return the English name."""
        ...

    @property
    def decimals(self) -> int:
        """Return how many decimals to show."""
        ...


class MeasureLike(Named, Protocol):
    """What a comparison has to know about a measure besides."""

    @property
    def headline(self) -> bool:
        """Tell whether the measure belongs in a short table."""
        ...

    @property
    def topic(self) -> str:
        """Return the topic under which it is shown."""
        ...


Measures = Mapping[str, MeasureLike]


@dataclass(frozen=True)
class Line:
    """One line of a table: a level in both scenarios, their difference and a verdict.

    `low` and `high` are for chance, `others` the ends for the uncertainties that were looked at
    besides, and `robust` is what the direction depends on.
    """

    label: str
    baseline: float
    level: float
    difference: float
    low: float
    high: float
    n: int
    verdict: str
    decimals: int
    others: Mapping[str, tuple[float, float]]
    robust: str


@dataclass(frozen=True)
class Lines:
    """The tidy rows of a comparison, found by scenario, period, group and measure."""

    rows: Mapping[Key, Mapping[str, Any]]
    scenarios: Sequence[str]
    periods: Sequence[str]
    groups: Sequence[str]
    names: Sequence[str]
    measures: Measures
    lang: str
    in_millions: frozenset[str] = frozenset()
    others: Sequence[str] = ()

    def find(
        self, other: str, period: str, group: str, name: str, label: str, *, money: bool = False
    ) -> Line | None:
        """Return one line, or nothing when either scenario lacks the row."""
        base = self.rows.get((self.scenarios[0], period, group, name))
        row = self.rows.get((other, period, group, name))
        if base is None or row is None:
            return None
        verdict = str(row["verdict"])
        if money and verdict != "indistinguishable":
            verdict = "pays_more" if row["difference"] > 0 else "pays_less"
        measure, millions = self.measures.get(name), name in self.in_millions
        scale = 1e-6 if millions else 1.0
        return Line(
            label=label,
            baseline=float(base["mean"]) * scale,
            level=float(row["mean"]) * scale,
            difference=float(row["difference"]) * scale,
            low=float(row["low"]) * scale,
            high=float(row["high"]) * scale,
            n=int(row["n"]),
            verdict=verdict,
            decimals=2 if millions or measure is None else measure.decimals,
            others={
                kind: (float(row[f"{kind}_low"]) * scale, float(row[f"{kind}_high"]) * scale)
                for kind in self.others
            },
            robust=str(row["robust"]),
        )

    def label(self, name: str) -> str:
        """Return the name of a measure with its unit."""
        measure = self.measures.get(name)
        if measure is None:
            return term(self.lang, name)
        text = measure.nl if self.lang == "nl" else measure.en
        return f"{text} ({self.unit(name)})"

    def unit(self, name: str) -> str:
        """Return the unit in which a measure is shown."""
        measure = self.measures.get(name)
        text = unit_name(self.lang, measure.unit) if measure else ""
        return word(self.lang, "million", unit=text) if name in self.in_millions else text

    def topics(self) -> dict[str, list[str]]:
        """Return the measures that a screen shows for all children, per topic, as declared."""
        order = [name for name in self.measures if name in self.names]
        order += [name for name in self.names if name not in self.measures]
        topics: dict[str, list[str]] = {}
        for name in order:
            measure = self.measures.get(name)
            topics.setdefault(measure.topic if measure else "other", []).append(name)
        topics.pop(STATISTICS, None)
        return topics

    def short(self) -> list[str]:
        """Return the measures of a short table: the headline, and what the answer is about."""
        return [
            name
            for name, measure in self.measures.items()
            if name in self.names and (measure.headline or name in SUBJECTS)
        ]


class Rows(Mapping[Key, Mapping[str, Any]]):
    """The rows of a comparison by scenario, period, group and measure.

    They are kept as columns, and a row is made when it is looked up: a dictionary for each of some
    thousands of rows is ten times as large, and every session of a dashboard has its own.
    """

    def __init__(self, rows: pd.DataFrame) -> None:
        """Take the columns, and index them."""
        self.columns = {str(name): _values(rows[name]) for name in rows}
        keys = zip(*(self.columns[name] for name in KEY), strict=True)
        self._places: dict[Any, int] = {key: place for place, key in enumerate(keys)}

    def __getitem__(self, key: Key) -> Mapping[str, Any]:
        """Return a row by column; KeyError if there is none."""
        place = self._places[key]
        return {name: values[place] for name, values in self.columns.items()}

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys, in the order of the rows."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._places)


def _values(column: pd.Series[Any]) -> Sequence[Any]:
    """Return numbers as an array, and texts as a list in which equal texts are one object."""
    if column.dtype.kind in "iuf":
        return cast(Sequence[Any], column.to_numpy())
    return [sys.intern(str(value)) for value in column.tolist()]


def read_rows(rows: pd.DataFrame, measures: Measures, lang: str) -> Lines:
    """Index the tidy rows of a comparison; all orders are those of the rows."""
    index = Rows(rows)
    columns = index.columns
    found = {name: list(dict.fromkeys(columns[name])) for name in KEY}
    named = zip(columns["period"], columns["measure"], strict=True)
    measured = dict.fromkeys(period for period, measure in named if measure != COST)
    shown = [period for period in measured or found["period"] if period != "all years"]
    levels = zip(columns["measure"], columns["mean"], columns["unit"], strict=True)
    return Lines(
        in_millions=frozenset(
            measure
            for measure, mean, unit in levels
            if abs(mean) >= MILLIONS_FROM and unit.startswith("euro")
        ),
        rows=index,
        scenarios=found["scenario"],
        periods=shown or found["period"],
        groups=found["group"],
        names=found["measure"],
        measures=measures,
        lang=lang,
        others=looked_at(rows),
    )


def looked_at(rows: pd.DataFrame) -> list[str]:
    """Return which uncertainties besides chance have a value in some row."""
    return [kind for kind in (ASSUMPTIONS, FORM) if rows[f"{kind}_low"].notna().any()]
