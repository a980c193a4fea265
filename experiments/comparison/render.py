"""Comparison tables for a terminal: differences per topic, who pays, and groups of children."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from experiments.comparison.certainty import ROBUST
from experiments.comparison.lines import (
    ASSUMPTIONS,
    COST,
    FORM,
    MARKS,
    Line,
    Lines,
    Measures,
    Named,
    looked_at,
    read_rows,
)
from experiments.words import interval, number, period_name, term, unit_name, word
from model.kinds import WEEKS_PER_YEAR

if TYPE_CHECKING:
    import pandas as pd

WIDE = 96  # columns of a terminal from which a difference stands beside its interval
VERY_WIDE = 130  # from which all intervals stand on one line
COLOURS = {"better": "green", "worse": "red", "pays_more": "red", "pays_less": "green"}
MOST_PLACES = 40  # municipalities that a table shows; files have all
PLACE = "municipality:"


def print_comparison(
    console: Console,
    rows: pd.DataFrame,
    measures: Measures,
    lang: str,
    answer: str,
    paired: pd.DataFrame | None = None,
    years: int = 1,
    remark: str = "",
    *,
    whole: bool = False,
) -> None:
    """Print the tables of a comparison and the answer in words under them.

    Args:
        console: where to print.
        rows: the tidy rows of a comparison.
        measures: what is known of the measures in them.
        lang: "nl" or "en".
        answer: the answer in words.
        paired: rows about the same child in two scenarios (see `compare.paired_rows`).
        years: the school years that those are about.
        remark: what readers have to know besides.
        whole: show every measure and family income, not the headline alone.
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
        for table in comparison_tables(lines, other, console.width, whole=whole):
            console.print()
            console.print(table)
        if paired is not None:
            console.print()
            console.print(paired_table(paired, other, years, lang, console.width))
        if lines.others and (sources := sources_table(lines, other)).row_count:
            console.print()
            console.print(sources)
        console.print()
    if too_many:
        console.print(word(lang, "too_many_places", n=len(places), limit=MOST_PLACES))
        console.print()
    for told in [*legend(rows, lang, whole=whole), *([remark] if remark else [])]:
        console.print(told, style="dim")
    console.print()
    console.print(Text(answer, style="bold"))


def legend(rows: pd.DataFrame, lang: str, *, whole: bool = False) -> list[str]:
    """Return the sentences that say what the columns of a comparison mean."""
    if rows.empty:
        return []
    most, others = int(rows["n"].max()), looked_at(rows)
    told = [word(lang, "pairs", n=most), word(lang, "in_files" if whole else "all_measures")]
    if rows["n"].nunique() > 1:
        told.append(word(lang, "pairs_vary"))
    if others:
        told.append(word(lang, "legend_chance"))
    if ASSUMPTIONS in others:
        told.append(word(lang, "legend_assumptions", n=int(rows["draws"].max())))
    if FORM in others:
        told.append(word(lang, "legend_form"))
    if others:
        told.append(word(lang, "legend_robust"))
    return told


def sources_table(lines: Lines, other: str) -> Table:
    """Return how much chance, assumptions and form do to the measures of a short table."""
    lang, period = lines.lang, lines.periods[-1] if lines.periods else ""
    kinds = ["chance", *lines.others]
    table = _plain_table()
    table.title = escape(word(lang, "sources", period=period_name(lang, period)))
    table.add_column(word(lang, "measure"), overflow="fold")
    for kind in kinds:
        table.add_column(word(lang, f"from_{kind}"), justify="right", no_wrap=True)
    for name in lines.short():
        measure, row = lines.measures[name], lines.rows.get((other, period, "all", name))
        if row is None:
            continue
        millions = name in lines.in_millions
        values = [float(row[f"{kind}_deviation"]) * (1e-6 if millions else 1.0) for kind in kinds]
        places = 2 if millions else measure.decimals + 1
        cells = [number(lang, value, places) for value in values]
        table.add_row(escape(lines.label(name)), *cells)
    return table


def comparison_tables(lines: Lines, other: str, width: int, *, whole: bool = True) -> list[Table]:
    """Return the tables that compare one scenario with the first, or the short ones of them."""
    tables = []
    for topic, names in (lines.topics() if whole else {"headline": lines.short()}).items():
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
    if whole:
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
    """Return the measures of a short table by group of one family, in the last period.

    Args:
        lines: the rows of the comparison.
        other: the scenario that is compared with the first.
        width: columns of the terminal.
        family: how the names of the groups begin, such as "income:".
        heading: the key of the title in the catalogue of words.
    """
    lang, period = lines.lang, lines.periods[-1] if lines.periods else ""
    groups = [group for group in lines.groups if group.startswith(family)]
    sections = [
        (
            lines.label(name),
            [lines.find(other, period, group, name, _group_name(lang, group)) for group in groups],
        )
        for name in lines.short()
    ]
    title = f"{word(lang, heading)}, {period_name(lang, period)}"
    return _table(lines, other, title, sections, width, "group")


def _group_name(lang: str, group: str) -> str:
    """Return what people call a group; a municipality keeps its own name."""
    name = group.partition(":")[2]
    return name if group.startswith(PLACE) else term(lang, name)


def paired_table(
    paired: pd.DataFrame, other: str, years: int, lang: str, width: int = VERY_WIDE
) -> Table:
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
    layout = _Layout.of(width, looked_at(paired), with_n=False)
    for head in (layout.head(lang, "chance"), *(layout.head(lang, kind) for kind in layout.others)):
        table.add_column(head, justify="right", no_wrap=True)
    for name in ("fewer_unmet_weeks", "same_unmet_weeks", "more_unmet_weeks"):
        base, row = found[first, name]["mean"], found[other, name]
        cells = []
        for prefix in ("", *(f"{kind}_" for kind in layout.others)):
            ends = (row[f"{prefix}low"] + base, row[f"{prefix}high"] + base)
            low, high = (min(100.0, max(0.0, end)) if end == end else end for end in ends)
            cells.append(layout.range(interval(lang, low, high, 1, signed=False)))
        share = f"{number(lang, row['mean'], 1)} %"
        table.add_row(word(lang, name), share, *cells)
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
    layout = _Layout.of(width, lines.others, with_n=len(counts) > 1)
    table = _plain_table()
    table.title = escape(title)
    table.add_column(word(lang, first), min_width=14, overflow="fold")
    for name in (lines.scenarios[0], other):
        table.add_column(escape(name.replace("-", "-\n")), justify="right", no_wrap=True)
    for head in layout.heads(lang):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column(word(lang, "verdict"), min_width=15)
    for head, found in filled:
        table.add_row(Text(head, style="italic"), end_section=False)
        for line in found:
            table.add_row(*_cells(line, lang, layout))
        table.add_section()
    return table


@dataclass(frozen=True)
class _Layout:
    """How a difference and its uncertainties share the width of a table.

    With chance alone, each interval is on one line, from `WIDE`. With others besides, ends stand
    under each other until `VERY_WIDE`, and below `WIDE` the difference above its own interval.
    """

    others: Sequence[str]
    one_line: bool
    merged: bool
    with_n: bool

    @classmethod
    def of(cls, width: int, others: Sequence[str], *, with_n: bool) -> _Layout:
        """Return the layout for a width."""
        one_line = width >= (VERY_WIDE if others else WIDE)
        return cls(others, one_line, bool(others) and width < WIDE, with_n)

    def head(self, lang: str, kind: str) -> str:
        """Return the heading of an uncertainty."""
        if not self.others:
            return word(lang, "interval")
        return word(lang, kind if self.one_line else f"{kind}_narrow")

    def heads(self, lang: str) -> list[str]:
        """Return the headings between levels and verdict."""
        chance = self.head(lang, "chance")
        if self.merged:
            first = [f"{word(lang, 'difference_narrow')}\n{chance}"]
        else:
            first = [word(lang, "difference"), chance]
        last = [word(lang, "n")] if self.with_n else []
        return [*first, *(self.head(lang, kind) for kind in self.others), *last]

    def range(self, text: str) -> str:
        """Return an interval on one line or on two."""
        return text if self.one_line else text.replace(" ", "\n")

    def cells(self, line: Line, lang: str) -> list[str]:
        """Return what stands under the headings."""
        difference = number(lang, line.difference, line.decimals, signed=True)
        ranges = [
            self.range(interval(lang, low, high, line.decimals))
            for low, high in ((line.low, line.high), *(line.others[kind] for kind in self.others))
        ]
        first = [f"{difference}\n{ranges[0]}"] if self.merged else [difference, ranges[0]]
        return [*first, *ranges[1:], *([str(line.n)] if self.with_n else [])]


def _cells(line: Line, lang: str, layout: _Layout) -> list[RenderableType]:
    levels = [number(lang, level, line.decimals) for level in (line.baseline, line.level)]
    told = Text(word(lang, line.verdict) if line.verdict else "–", COLOURS.get(line.verdict, ""))
    if mark := MARKS.get(line.robust):
        told.append(f"\n{word(lang, mark)}", style="" if line.robust == ROBUST else "yellow")
    label = Padding(Text(line.label), (0, 0, 0, 2))
    return [label, *map(Text, [*levels, *layout.cells(line, lang)]), told]


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
