"""What commands on sweeps show on a terminal: results, answers to queries, and differences."""

from __future__ import annotations

import shlex
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from experiments.sweep.difference import Changed, Difference, File
from experiments.sweep.reproduce import Reproduced
from experiments.sweep.result_words import word
from experiments.sweep.store import Store
from experiments.words import TERMS, interval, number, period_name, term, unit_name
from experiments.words import WORDS as COMMON
from experiments.words import word as common
from model.outcomes import MEASURES
from scenarios.sentences import shown

if TYPE_CHECKING:
    import pandas as pd

MOST_POINTS = 12  # that a screen shows
MOST_ROWS = 200
MOST_FILES = 10
NUMBERS = range(2, 6)  # columns of a line of results that are numbers


def print_results(console: Console, store: Store, table: pd.DataFrame, lang: str) -> None:
    """Print levels and differences, a table per region and point.

    Args:
        console: where to print.
        store: the store of the sweep.
        table: as `comparison` gives it.
        lang: "nl" or "en".
    """
    manifest, done = store.manifest, store.done()
    heading = word(
        lang,
        "heading",
        name=manifest["name"],
        done=len(done),
        failed=len(store.failed()),
        years=manifest["years"],
        seed=manifest["seed"],
    )
    console.print(Text(heading, style="bold"), soft_wrap=True)
    factors = {item["name"]: unit_name(lang, item["unit"]) for item in manifest["factors"]}
    cells = table.groupby(["region", "point"], sort=False)
    for (region, point), rows in list(cells)[:MOST_POINTS]:
        first = rows.iloc[0]
        values = [f"{name} = {_cell(first[name])} ({unit})" for name, unit in factors.items()]
        title = "; ".join([word(lang, "point", region=region, point=point), *values])
        console.print()
        console.print(Text(title, style="bold underline"), soft_wrap=True)
        _print_cell(console, rows, lang)
    told = [word(lang, "pairs", baseline=manifest["scenarios"][0]["name"])]
    if len(cells) > MOST_POINTS:
        told.append(word(lang, "more_points", shown=MOST_POINTS, all=len(cells)))
    told.append(word(lang, "again", folder=shlex.quote(str(store.folder)), run=min(done)))
    console.print()
    for line in told:
        console.print(Text(line, style="dim"), soft_wrap=True)


def _print_cell(console: Console, rows: pd.DataFrame, lang: str) -> None:
    """Print one region and point: what is measured on a line, and its scenarios below it."""
    heads = ["", *(word(lang, name) for name in ("scenario", "mean"))]
    heads += [common(lang, name) for name in ("difference", "interval", "n", "verdict")]
    blocks: dict[str, list[list[str]]] = {}
    for row in rows.to_dict("records"):
        blocks.setdefault(_about(row, lang), []).append(["", *_line(row, lang)])
    lines = [line for block in blocks.values() for line in block]
    widths = _widths([heads, *lines])
    console.print(Text(_aligned(heads, widths, NUMBERS), style="dim"), soft_wrap=True)
    for about, block in blocks.items():
        console.print(Text(about, style="bold"), soft_wrap=True)
        for line in block:
            console.print(Text(_aligned(line, widths, NUMBERS)), soft_wrap=True)


def _about(row: Mapping[Hashable, Any], lang: str) -> str:
    """Return what a row is about: measure, unit, period and group."""
    code, measure = row["measure"], MEASURES.get(row["measure"])
    if measure is not None:
        name = measure.nl if lang == "nl" else measure.en
    else:
        name = common(lang, code) if code in COMMON[lang] else term(lang, code)
    kind, _, value = row["group"].partition(":")
    group = term(lang, value) if value in TERMS[lang] else f"{term(lang, kind)}: {value}"
    if not value:
        group = word(lang, f"group_{kind}")
    return f"{name} ({unit_name(lang, row['unit'])}); {period_name(lang, row['period'])}, {group}"


def _line(row: Mapping[Hashable, Any], lang: str) -> list[str]:
    """Return the scenario of a row and its numbers, as they are shown."""
    measure = MEASURES.get(row["measure"])
    decimals = measure.decimals if measure is not None else 1
    return [
        row["scenario"],
        number(lang, row["mean"], decimals),
        number(lang, row["difference"], decimals, signed=True),
        interval(lang, row["low"], row["high"], decimals),
        str(row["n"]),
        common(lang, row["verdict"]) if row["verdict"] else "",
    ]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _aligned(cells: Sequence[str], widths: Sequence[int], numbers: Container[int]) -> str:
    """Return cells under each other: words to the left, and columns of numbers to the right."""
    return "  ".join(
        cell.rjust(width) if place in numbers else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ).rstrip()


def print_query(console: Console, table: pd.DataFrame, lang: str) -> None:
    """Print what a query gave, a line per row; long lines are left to the terminal."""
    heads = [_cell(str(name)) for name in table.columns]
    numbers = {place for place, kind in enumerate(table.dtypes) if kind.kind in "iuf"}
    rows = [list(map(_cell, row)) for row in table.head(MOST_ROWS).itertuples(index=False)]
    widths = _widths([heads, *rows])
    console.print(Text(_aligned(heads, widths, numbers), style="dim"), soft_wrap=True)
    for row in rows:
        console.print(Text(_aligned(row, widths, numbers)), soft_wrap=True)
    if len(table) > MOST_ROWS:
        told = word(lang, "more_rows", shown=MOST_ROWS, all=len(table))
        console.print(Text(told, style="dim"), soft_wrap=True)


def print_difference(
    console: Console, found: Difference, first: str, second: str, lang: str
) -> None:
    """Print in what two sweeps differ; `first` and `second` are their folders."""
    key = "equal" if found.is_equal else "differ"
    console.print(
        Text(word(lang, key, first=first, second=second, same=found.same), style="bold"),
        soft_wrap=True,
    )
    heads = [word(lang, name) for name in ("thing", "first", "second")]
    _print_changes(console, word(lang, "manifest"), heads, found.manifest)
    for folder, names in ((first, found.only_first), (second, found.only_second)):
        if names:
            told = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
            console.print(
                Text(word(lang, "only", folder=folder, count=len(names), names=told)),
                soft_wrap=True,
            )
    _print_files(console, found.files, heads, lang)
    _print_changes(console, word(lang, "remarks"), heads, found.remarks)


def print_reproduced(console: Console, made: Reproduced, lang: str) -> None:
    """Print whether a run that was made again is equal, and what may explain it if not."""
    if made.is_equal:
        told = number(lang, made.bytes, 0)
        console.print(
            Text(word(lang, "reproduced", run=made.run, bytes=told), style="bold"), soft_wrap=True
        )
        if made.reasons:
            names = ", ".join(reason.what for reason in made.reasons)
            console.print(Text(word(lang, "differs_here", names=names)), soft_wrap=True)
        return
    console.print(Text(word(lang, "not_reproduced", run=made.run), style="bold"), soft_wrap=True)
    heads = [word(lang, name) for name in ("thing", "stored", "made_now")]
    _print_files(console, made.files, heads, lang)
    if made.reasons:
        _print_changes(console, word(lang, "reasons"), heads, made.reasons)
    else:
        console.print(Text(word(lang, "no_reasons")), soft_wrap=True)


def _print_files(console: Console, files: Sequence[File], heads: Sequence[str], lang: str) -> None:
    if len(files) > MOST_FILES:
        console.print(word(lang, "files", count=len(files)))
    for file in files[:MOST_FILES]:
        if not file.rows:
            console.print(Text(word(lang, "form", file=file.name)), soft_wrap=True)
            continue
        title = word(lang, "bytes", file=file.name, rows=file.rows)
        _print_changes(console, title, heads, file.numbers, file.rows - len(file.numbers), lang)
    if len(files) > MOST_FILES:
        console.print(word(lang, "and_more", count=len(files) - MOST_FILES))


def _print_changes(
    console: Console,
    title: str,
    heads: Iterable[str],
    changes: Sequence[Changed],
    more: int = 0,
    lang: str = "en",
) -> None:
    """Print things with their two values; nothing if there are none."""
    if not changes:
        return
    console.print()
    console.print(Text(title, style="bold"), soft_wrap=True)
    table = _plain_table(list(heads), fold=3)
    for item in changes:
        table.add_row(*map(Text, (item.what, *map(_short, (item.first, item.second)))))
    console.print(table)
    if more > 0:
        console.print(word(lang, "and_more", count=more))


def _short(text: str) -> str:
    """Return a value on one line, shortened when long."""
    return shown(text)[1:-1]


def _plain_table(heads: Sequence[str], fold: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, head in enumerate(heads):
        table.add_column(Text(head), overflow="fold" if place < fold else "ellipsis")
    return table


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def _cell(value: Any) -> str:
    """Return a value of a query as a word."""
    plain = _plain(value)
    if plain is None or plain != plain:
        return "–"
    if isinstance(plain, float):
        return f"{plain:g}" if abs(plain) < 1e-3 or abs(plain) >= 1e6 else f"{plain:.6g}"
    text = str(plain)
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
