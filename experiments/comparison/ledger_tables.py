"""The ledger for a terminal: what each payer spends on what, for whom, and present values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from experiments.comparison.certainty import paired_interval
from experiments.comparison.ledger_parts import ALL, Change, changes, parts_of, worst_first
from experiments.words import interval, number, term, word
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.comparison.ledger import PayBack
    from experiments.runs.run import RunSet

MILLION = 1e6
PRESENT = ("present_cost", "present_absence", "present_early_leaving")
SMALLEST = 500.0  # euro per year; smaller flows are in the exported rows only


def print_ledger(
    console: Console, runs: RunSet, rows: pd.DataFrame, back: PayBack, lang: str
) -> None:
    """Print flows of money of both scenarios, present values, and when extra cost comes back."""
    for keys in (("source", "pot", "payer"), ("payer", "activity"), ("group",)):
        console.print()
        console.print(flows_table(rows, keys, runs, lang))
    console.print()
    console.print(present_values(runs, lang))
    console.print()
    console.print(Text(told(back, runs, lang), style="bold"))


def print_parts(console: Console, runs: RunSet, kind: str, lang: str) -> None:
    """Print the money by school year, by law or by municipality, with the difference of each."""
    parts = parts_of(runs, kind)
    found = changes(parts, 1)
    rows = worst_first(found) if parts.children else found
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title=word(lang, f"by_{kind}_told"),
        title_justify="left",
    )  # fmt: skip
    base, other = (scenario.name for scenario in runs.scenarios)
    heads = [base, other, word(lang, "difference"), word(lang, "interval")]
    heads += [word(lang, "per_child")] if parts.children else []
    for head in ("", *heads):
        table.add_column(Text(head), justify="right" if head else "left")
    for item in rows:
        table.add_row(*_part_cells(item, kind, lang))
    console.print()
    console.print(table)


def _part_cells(item: Change, kind: str, lang: str) -> list[str]:
    """Return the cells of a part in million euro, and per child in euro."""
    name = part_name(item, kind, lang)
    cells = [name, *(number(lang, value / MILLION, 2) for value in (item.baseline, item.level))]
    cells.append(number(lang, item.difference / MILLION, 2, signed=True))
    cells.append(interval(lang, item.low / MILLION, item.high / MILLION, 2))
    if item.children:
        cells.append(number(lang, item.per_child(item.difference), 0, signed=True))
    return cells


def part_name(item: Change, kind: str, lang: str) -> str:
    """Return what people call a part of the ledger; a municipality keeps its own name."""
    if item.name == ALL:
        return word(lang, f"all_of_{kind}")
    if kind == "year":
        return word(lang, "year", year=item.name)
    return term(lang, item.name) if kind == "law" else item.name


def flows_table(rows: pd.DataFrame, keys: tuple[str, ...], runs: RunSet, lang: str) -> Table:
    """Return mean flows per year by some of the keys, in million euro, with their difference."""
    base, other = (scenario.name for scenario in runs.scenarios)
    years = runs.settings.years
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title=word(lang, "flows"), title_justify="left"
    )
    for key in keys:
        table.add_column(term(lang, key).capitalize())
    for head in (base, other, word(lang, "difference")):
        table.add_column(Text(head), justify="right")
    for names, group in rows.groupby(list(keys), sort=False):
        amounts = [
            float(group.loc[group["scenario"] == name, "mean"].sum()) / years
            for name in (base, other)
        ]
        if max(amounts) >= SMALLEST:
            labels = [term(lang, str(name)) for name in names]
            both = [number(lang, amount / MILLION, 2) for amount in amounts]
            change = number(lang, (amounts[1] - amounts[0]) / MILLION, 2, signed=True)
            table.add_row(*labels, *both, change)
    return table


def present_values(runs: RunSet, lang: str) -> Table:
    """Return the difference in present value of cost and of social costs, each on its own line."""
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title=word(lang, "present"), title_justify="left"
    )
    for head in (word(lang, "measure"), word(lang, "difference"), word(lang, "interval")):
        table.add_column(Text(head), justify="left" if not table.columns else "right")
    for name in PRESENT:
        row = runs.rows.index(("all years", "all", name))
        paired = (runs.results[1, :, row] - runs.results[0, :, row]) / MILLION
        mean, low, high = paired_interval(paired)
        measure = MEASURES[name]
        label = measure.nl if lang == "nl" else measure.en
        table.add_row(label, number(lang, mean, 2, signed=True), interval(lang, low, high, 2))
    return table


def told(back: PayBack, runs: RunSet, lang: str) -> str:
    """Return in words when extra cost is paid back."""
    years = runs.settings.years
    if back.share == 0.0:
        return word(lang, "never_back", years=years)
    share = number(lang, 100 * back.share, 0)
    return word(lang, "back", year=number(lang, back.first_year, 0), share=share, years=years)
