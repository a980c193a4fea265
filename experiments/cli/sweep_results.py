"""The commands that read sweeps: `results`, `diff` and `reproduce`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from experiments.cli.options import Format, Lang, Out, Output, Quiet, check_choice, check_output
from experiments.words import LANGUAGES, language_of
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from experiments.sweep.store import Store

EVERY = "every"
EXCEL = ".xlsx"
DIFFERENT = 1  # exit status when two things are not equal

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a sweep.")]


def results(
    folder: Folder,
    sql: Annotated[
        str | None,
        typer.Option(
            metavar="SELECT",
            help="Question in SQL about the tables results, weekly, points and comparison.",
        ),
    ] = None,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            help="Measure, once or more; every: all that were kept.  [default: the headline ones]"
        ),
    ] = None,
    period: Annotated[
        str, typer.Option(help='Period, such as "years 1-3"; every: all.')
    ] = "all years",
    group: Annotated[
        str, typer.Option(help="Group of children, such as income:low; every: all.")
    ] = "all",
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Show what a sweep gave: levels and paired differences with the first scenario.

    Per region, point (with its values) and scenario: mean, difference with its 95 % interval for
    chance, and the number of pairs. With --out to a file: .csv, .json, .parquet, or .xlsx with
    sheets for the comparison, the points and the design.

    Example: continuum results teams --sql "select point, scenario, mean, low, high from comparison
    where measure = 'unmet_need' and period = 'all years'"
    """
    output = _output(fmt, out, lang, quiet=quiet)

    from experiments.sweep.store import open_store

    store = open_store(folder)
    if sql is not None:
        if measure or period != "all years" or group != "all":
            raise UserError(
                "Option --sql comes with --measure, --period or --group: "
                "put what you choose in the query instead."
            )
        from experiments.sweep.query import query

        _deliver(output, store, query(store, sql), is_query=True)
        return
    from experiments.sweep.comparison import comparison

    every = measure is not None and EVERY in measure
    chosen = [] if every else (list(dict.fromkeys(measure)) if measure else None)
    table = comparison(
        store, chosen, None if period == EVERY else period, None if group == EVERY else group
    )
    _deliver(output, store, table, is_query=False)


def _output(fmt: str | None, out: Path | None, lang: str | None, *, quiet: bool) -> Output:
    """Check where results go; besides the forms of all commands there is Excel."""
    if out is None or out.suffix.casefold() != EXCEL:
        return check_output(fmt, out, lang, quiet=quiet)
    if fmt is not None:
        raise UserError(
            f'Output file "{out}" does not fit --format {fmt}: change one of the two, '
            "or leave --format out."
        )
    from experiments.output import check_writable

    return Output(EXCEL, check_writable(out), _language(lang), quiet)


def _language(lang: str | None) -> str:
    return check_choice("lang", lang, LANGUAGES) or language_of()


def _deliver(output: Output, store: Store, table: pd.DataFrame, *, is_query: bool) -> None:
    """Write a table in the form that was asked for."""
    from experiments.cli.show import deliver, note

    if output.format == EXCEL and output.out is not None:
        from experiments.output import write_file
        from experiments.sweep.workbook import workbook

        points = None if is_query else store.points()
        write_file(output.out, workbook(table, points, store.manifest))
        if not output.quiet:
            note(f"Written: {output.out}")
        return
    from experiments.sweep.show import print_query, print_results

    draw = partial(print_results, store=store, table=table, lang=output.lang)
    if is_query:
        draw = partial(print_query, table=table, lang=output.lang)
    deliver(output, table, (), _provenance(store.manifest), draw)


def _provenance(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is needed to make a table again, without the texts of the scenarios."""
    scenarios = [
        {name: value for name, value in item.items() if name != "toml"}
        for item in manifest["scenarios"]
    ]
    return {**manifest, "scenarios": scenarios}


def diff(
    first: Annotated[Path, typer.Argument(metavar="DIR1", help="Folder of a sweep.")],
    second: Annotated[Path, typer.Argument(metavar="DIR2", help="Folder of another.")],
    lang: Lang = None,
) -> int:
    """Tell whether two sweeps are equal to the byte, and where they first differ.

    The exit status is 0 if they are equal and 1 if they are not. When they were made, on how many
    workers and from which commit is no difference.
    """
    language = _language(lang)

    from experiments.cli.show import console
    from experiments.sweep.difference import difference
    from experiments.sweep.show import print_difference
    from experiments.sweep.store import open_store

    stores = open_store(first), open_store(second)
    found = difference(*stores)
    print_difference(console(), found, str(first), str(second), language)
    return 0 if found.is_equal else DIFFERENT


def reproduce(
    folder: Folder,
    run: Annotated[
        str,
        typer.Argument(
            metavar="RUN",
            help="Name of a run, or of a row: region/point/replication, as in "
            '"jeugdregio:Eemland/73d8e67e/1".',
        ),
    ],
    lang: Lang = None,
) -> int:
    """Make a run of a sweep again from its manifest, and compare it with what is stored.

    The exit status is 0 if all bytes are equal and 1 if they are not.
    """
    language = _language(lang)

    from experiments.cli.show import console
    from experiments.sweep.reproduce import reproduce as make_again
    from experiments.sweep.show import print_reproduced
    from experiments.sweep.store import open_store

    made = make_again(open_store(folder), run)
    print_reproduced(console(), made, language)
    return 0 if made.is_equal else DIFFERENT
