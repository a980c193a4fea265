"""An attribution on a terminal: a table per measure, pairs that interact, and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from experiments.attribution.game import NONE_SHOWN
from experiments.attribution.plan import EXACT
from experiments.attribution.sentences import (
    interval_of,
    label,
    rows_of,
    sentence,
    shown_period,
    value_of,
)
from experiments.comparison.certainty import CONFIDENCE
from experiments.words import period_name, unit_name, word
from model.outcomes import MEASURES

if TYPE_CHECKING:
    from experiments.attribution.run import Attribution

VERDICT_WIDTH = 15  # the longest word of a verdict is whole at 80 columns


def print_attribution(console: Console, found: Attribution, lang: str) -> None:
    """Print tables and sentences about the last period; files have all periods.

    Args:
        console: where to print.
        found: what was attributed.
        lang: "nl" or "en".
    """
    measures = list(dict.fromkeys(found.rows["measure"]))
    period = period_name(lang, shown_period(found))
    title = word(lang, "attribution_title", scenario=found.scenario.title[lang], period=period)
    console.print(Text(title, style="bold underline"))
    for measure in measures:
        console.print()
        console.print(shares_table(found, measure, lang))
    if len(found.groups) > 1:
        console.print()
        _print_pairs(console, found, lang)
    console.print()
    console.print(word(lang, "attribution_against"), style="dim", markup=False)
    if found.orders:
        told = word(lang, "attribution_sampled", groups=len(found.groups), orders=found.orders)
        console.print(told, style="dim", markup=False)
    for measure in measures:
        console.print()
        console.print(Text(sentence(found, measure, lang), style="bold"))


def shares_table(found: Attribution, measure: str, lang: str) -> Table:
    """Return what every group gets, does alone and does last, and the whole below."""
    declared = MEASURES[measure]
    name = declared.nl if lang == "nl" else declared.en
    table = Table(box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, collapse_padding=True)
    table.title = Text(f"{name} ({unit_name(lang, declared.unit)})")
    table.add_column(word(lang, "attribution_lever"), overflow="fold")
    for key in ("attribution_attributed", "interval", "attribution_alone", "attribution_last"):
        table.add_column(word(lang, key), justify="right", no_wrap=True)
    table.add_column(word(lang, "attribution_verdict"), min_width=VERDICT_WIDTH)
    rows = {
        quantity: rows_of(found, measure, quantity).to_dict("records")
        for quantity in ("attributed", "alone", "last", "total", "beyond")
    }
    for place, group in enumerate(found.groups):
        share, alone, last = (rows[quantity][place] for quantity in ("attributed", "alone", "last"))
        others = [value_of(row, lang) for row in (alone, last)]
        table.add_row(
            Text(label(group, lang)), value_of(share, lang), interval_of(share, lang), *others,
            _verdict(share, lang),
        )  # fmt: skip
    table.add_section()
    _add(table, word(lang, "attribution_total"), rows["total"][0], lang)
    if len(found.groups) > 1:
        _add(table, word(lang, "attribution_beyond"), rows["beyond"][0], lang)
    return table


def _add(table: Table, name: str, row: Any, lang: str) -> None:
    values = (value_of(row, lang), interval_of(row, lang))
    table.add_row(Text(name), *values, "", "", _verdict(row, lang))


def _verdict(row: Any, lang: str) -> str:
    """Return what people call a verdict, of an effect or of what does not add up."""
    verdict = row["verdict"]
    if row["quantity"] in ("beyond", "interaction"):
        return word(lang, f"attribution_{verdict.replace(' ', '_')}")
    return word(lang, verdict)


def _print_pairs(console: Console, found: Attribution, lang: str) -> None:
    """Print the pairs whose interaction is demonstrable, by measure."""
    if found.orders:
        console.print(word(lang, "attribution_pairs_unknown", most=EXACT), markup=False)
        return
    names = {group.name: label(group, lang) for group in found.groups}
    table = Table(box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, collapse_padding=True)
    table.title = Text(word(lang, "attribution_pairs"))
    table.add_column(word(lang, "measure"), overflow="fold")
    table.add_column(word(lang, "attribution_lever"), overflow="fold")
    table.add_column(word(lang, "difference"), justify="right", no_wrap=True)
    table.add_column(word(lang, "interval"), justify="right", no_wrap=True)
    table.add_column(word(lang, "attribution_verdict"), min_width=VERDICT_WIDTH)
    looked_at = 0
    for measure in dict.fromkeys(found.rows["measure"]):
        declared = MEASURES[measure]
        pairs = rows_of(found, measure, "interaction").to_dict("records")
        looked_at += len(pairs)
        for row in pairs:
            if row["verdict"] != NONE_SHOWN:
                table.add_row(
                    Text(declared.nl if lang == "nl" else declared.en),
                    Text(f"{names[row['group']]} × {names[row['other']]}"),
                    value_of(row, lang), interval_of(row, lang), _verdict(row, lang),
                )  # fmt: skip
    console.print(table if table.row_count else word(lang, "attribution_no_pairs"))
    chance = round((1 - CONFIDENCE) * looked_at)
    told = word(lang, "attribution_by_chance", n=looked_at, chance=chance)
    console.print(told, style="dim", markup=False)
