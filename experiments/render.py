"""Comparison tables for a terminal: differences per topic, who pays, and groups of children."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from rich import box
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from experiments.words import interval, number, period_name, term, unit_name, word
from model.kinds import WEEKS_PER_YEAR

if TYPE_CHECKING:
    import pandas as pd

WIDE = 96  # columns of a terminal from which n gets a column of its own
COLOURS = {"better": "green", "worse": "red", "pays_more": "red", "pays_less": "green"}
COST = "cost_per_year"
MOST_PLACES = 40  # municipalities that a table shows; files have all
PLACE = "municipality:"
MILLIONS_FROM = 10_000_000  # euro; smaller amounts are shown in euro


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
    """One line of a table: a level in both scenarios, their difference and a verdict."""

    label: str
    baseline: float
    level: float
    difference: float
    low: float
    high: float
    n: int
    verdict: str
    decimals: int


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
        """Return the measures that have a row for all children, per topic, as declared."""
        order = [name for name in self.measures if name in self.names]
        order += [name for name in self.names if name not in self.measures]
        topics: dict[str, list[str]] = {}
        for name in order:
            measure = self.measures.get(name)
            topics.setdefault(measure.topic if measure else "other", []).append(name)
        return topics


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
    )


def print_comparison(
    console: Console,
    rows: pd.DataFrame,
    measures: Measures,
    lang: str,
    answer: str,
    paired: pd.DataFrame | None = None,
    years: int = 1,
) -> None:
    """Print all tables of a comparison and the answer in words under them.

    Args:
        console: where to print.
        rows: the tidy rows of a comparison.
        measures: what is known of the measures in them.
        lang: "nl" or "en".
        answer: the answer in words.
        paired: rows about the same child in two scenarios (see `compare.paired_rows`).
        years: the school years that those are about.
    """
    places = {str(group) for group in rows["group"] if str(group).startswith(PLACE)}
    if too_many := len(places) > MOST_PLACES:
        rows = rows[~rows["group"].isin(places)]
    lines = read_rows(rows, measures, lang)
    if not lines.names:
        console.print(word(lang, "nothing_headline"))
    for other in lines.scenarios[1:]:
        heading = word(lang, "compared", other=other, baseline=lines.scenarios[0])
        console.print(Text(heading, style="bold underline"))
        for table in comparison_tables(lines, other, console.width):
            console.print()
            console.print(table)
        if paired is not None:
            console.print()
            console.print(paired_table(paired, other, years, lang))
        console.print()
    if too_many:
        console.print(word(lang, "too_many_places", n=len(places), limit=MOST_PLACES))
        console.print()
    counts = set(rows["n"])
    told = word(lang, "pairs", n=counts.pop()) if len(counts) == 1 else word(lang, "pairs_vary")
    console.print(told, style="dim")
    console.print()
    console.print(Text(answer, style="bold"))


def comparison_tables(lines: Lines, other: str, width: int) -> list[Table]:
    """Return the tables that compare one scenario with the first."""
    tables = []
    for topic, names in lines.topics().items():
        sections = [
            (
                period_name(lines.lang, period),
                [lines.find(other, period, "all", name, lines.label(name)) for name in names],
            )
            for period in lines.periods
        ]
        heading = term(lines.lang, topic)
        tables.append(_table(lines, other, heading[:1].upper() + heading[1:], sections, width))
    tables.append(_payers(lines, other, width))
    tables.append(_children(lines, other, width, "income:", "by_income"))
    tables.append(_children(lines, other, width, PLACE, "by_municipality"))
    return [table for table in tables if table.row_count]


def _payers(lines: Lines, other: str, width: int) -> Table:
    """Return who pays how much per year, in each period."""
    lang = lines.lang
    payers = [group for group in lines.groups if group.startswith("payer:")]
    sections = [
        (
            period_name(lang, period),
            [
                lines.find(
                    other, period, group, COST, term(lang, group.partition(":")[2]), money=True
                )
                for group in payers
            ],
        )
        for period in lines.periods
    ]
    title = f"{word(lang, 'who_pays')} ({lines.unit(COST)})"
    return _table(lines, other, title, sections, width, "payer")


def _children(lines: Lines, other: str, width: int, family: str, heading: str) -> Table:
    """Return the headline measures by group of one family of groups, in the last period.

    Args:
        lines: the rows of the comparison.
        other: the scenario that is compared with the first.
        width: columns of the terminal.
        family: how the names of the groups begin, such as "income:".
        heading: the key of the title in the catalogue of words.
    """
    lang, period = lines.lang, lines.periods[-1] if lines.periods else ""
    groups = [group for group in lines.groups if group.startswith(family)]
    headline = [name for name, measure in lines.measures.items() if measure.headline]
    sections = [
        (
            lines.label(name),
            [lines.find(other, period, group, name, _group_name(lang, group)) for group in groups],
        )
        for name in headline
    ]
    title = f"{word(lang, heading)}, {period_name(lang, period)}"
    return _table(lines, other, title, sections, width, "group")


def _group_name(lang: str, group: str) -> str:
    """Return what people call a group; a municipality keeps its own name."""
    name = group.partition(":")[2]
    return name if group.startswith(PLACE) else term(lang, name)


def paired_table(paired: pd.DataFrame, other: str, years: int, lang: str) -> Table:
    """Return who has fewer, as many or more weeks without help than under the first scenario.

    The interval is that of the share: of its difference with the share of the first scenario,
    which compares every child with itself. It is cut off at 0 and 100 %.
    """
    found: dict[tuple[str, str], Any] = {
        (str(row["scenario"]), str(row["measure"])): row for row in paired.to_dict("records")
    }
    first = str(paired["scenario"].iloc[0])
    span = period_name(lang, f"years 1-{years}" if years > 1 else "year 1")
    children = number(lang, found[other, "children_with_need"]["mean"], 0)
    table = _plain_table()
    table.add_column(word(lang, "paired", period=span, children=children), overflow="fold")
    table.add_column(word(lang, "share"), justify="right", no_wrap=True)
    table.add_column(word(lang, "interval"), justify="right", no_wrap=True)
    for name in ("fewer_unmet_weeks", "same_unmet_weeks", "more_unmet_weeks"):
        base, row = found[first, name]["mean"], found[other, name]
        ends = (row["low"] + base, row["high"] + base)
        low, high = (min(100.0, max(0.0, end)) if end == end else end for end in ends)
        share = f"{number(lang, row['mean'], 1)} %"
        table.add_row(word(lang, name), share, interval(lang, low, high, 1, signed=False))
    return table


def _plain_table() -> Table:
    """Return a table without columns yet, in the style of all tables of a comparison."""
    return Table(
        title_style="bold",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )


def _table(
    lines: Lines,
    other: str,
    title: str,
    sections: Iterable[tuple[str, Sequence[Line | None]]],
    width: int,
    first: str = "measure",
) -> Table:
    """Return a table of sections, each with its heading; lines that are None are left out."""
    lang = lines.lang
    filled = [(head, [line for line in found if line]) for head, found in sections]
    filled = [(head, found) for head, found in filled if found]
    counts = {line.n for _, found in filled for line in found}
    with_n = width >= WIDE or len(counts) > 1
    table = _plain_table()
    table.title = escape(title)
    table.add_column(word(lang, first), min_width=14, overflow="fold")
    for name in (lines.scenarios[0], other):
        table.add_column(escape(name.replace("-", "-\n")), justify="right", no_wrap=True)
    table.add_column(word(lang, "difference"), justify="right", no_wrap=True)
    table.add_column(word(lang, "interval"), justify="right", no_wrap=width >= WIDE)
    if with_n:
        table.add_column(word(lang, "n"), justify="right", no_wrap=True)
    table.add_column(word(lang, "verdict"), min_width=15)
    for head, found in filled:
        table.add_row(Text(head, style="italic"), end_section=False)
        for line in found:
            table.add_row(*_cells(line, lang, with_n=with_n))
        table.add_section()
    return table


def _cells(line: Line, lang: str, *, with_n: bool) -> list[RenderableType]:
    cells = [
        number(lang, line.baseline, line.decimals),
        number(lang, line.level, line.decimals),
        number(lang, line.difference, line.decimals, signed=True),
        interval(lang, line.low, line.high, line.decimals),
    ]
    if with_n:
        cells.append(str(line.n))
    told = word(lang, line.verdict) if line.verdict else "–"
    label = Padding(Text(line.label), (0, 0, 0, 2))
    return [label, *map(Text, cells), Text(told, style=COLOURS.get(line.verdict, ""))]


def weekly_table(rows: pd.DataFrame, series: Mapping[str, Named], lang: str, years: int) -> Table:
    """Return the mean week of some years, per measure, over all replications."""
    shown = sorted({1, 2, 3, 5, 10, 20, 30, years} & set(range(1, years + 1)))
    rows = rows[rows["week"] >= 0]
    year = rows["week"] // WEEKS_PER_YEAR + 1
    means = rows.groupby([rows["measure"], year])["value"].mean()
    table = Table(
        title=word(lang, "average_week"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    table.add_column(word(lang, "measure"), min_width=16)
    for number_of_year in shown:
        head = word(lang, "year", year=number_of_year)
        table.add_column(head, justify="right", no_wrap=True)
    for name, item in series.items():
        values = [float(means.get((name, year), float("nan"))) for year in shown]
        cells = [number(lang, value, item.decimals) for value in values]
        label = f"{item.nl if lang == 'nl' else item.en} ({unit_name(lang, item.unit)})"
        table.add_row(escape(label), *cells)
    return table
