"""The tidy rows of a comparison, looked up line by line for the tables that people see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from experiments.comparison.certainty import BY_ASSUMPTIONS, BY_BOTH, BY_FORM, ROBUST
from experiments.words import term, unit_name, word

if TYPE_CHECKING:
    import pandas as pd

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

    rows: Mapping[tuple[str, str, str, str], Any]
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


def read_rows(rows: pd.DataFrame, measures: Measures, lang: str) -> Lines:
    """Index the tidy rows of a comparison; all orders are those of the rows."""
    records: list[dict[str, Any]] = [
        {str(key): value for key, value in record.items()} for record in rows.to_dict("records")
    ]
    keys = ("scenario", "period", "group", "measure")
    found = {key: list(dict.fromkeys(str(record[key]) for record in records)) for key in keys}
    measured = dict.fromkeys(str(r["period"]) for r in records if r["measure"] != COST)
    shown = [period for period in measured or found["period"] if period != "all years"]
    index = {
        (str(r["scenario"]), str(r["period"]), str(r["group"]), str(r["measure"])): r
        for r in records
    }
    in_millions = {
        str(r["measure"])
        for r in records
        if abs(float(r["mean"])) >= MILLIONS_FROM and str(r["unit"]).startswith("euro")
    }
    return Lines(
        in_millions=frozenset(in_millions),
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
