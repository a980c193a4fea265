"""The commands that say what an answer depends on: `sensitivity`, `discover` and `tipping`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from experiments.cli.options import Format, Lang, Out, Quiet, check_choice, check_output

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.sensitivity.outcomes import Asked
    from experiments.sweep.store import Store

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a sweep.")]
Measures = Annotated[
    list[str] | None,
    typer.Option("--measure", help="A measure; repeat for more.  [default: headline measures]"),
]
Scenario = Annotated[
    str | None, typer.Option(help="One scenario by name.  [default: all but the first]")
]
Region = Annotated[str | None, typer.Option(help="One region of the sweep.  [default: all]")]
Period = Annotated[str, typer.Option(help='Period, such as "years 1-3".')]
Group = Annotated[str, typer.Option(help="Group of children.")]
Level = Annotated[
    bool,
    typer.Option(
        "--level/--difference", help="The outcome itself, or its difference with the first one."
    ),
]
MOST_FACTORS = 15  # in a table on the screen
BAR = 24  # characters of the longest bar


def sensitivity(
    folder: Folder,
    measures: Measures = None,
    scenario: Scenario = None,
    region: Region = None,
    level: Level = False,
    period: Period = "all years",
    group: Group = "all",
    method: Annotated[
        str | None,
        typer.Option(help="one_at_a_time, morris or sobol.  [default: by the design]"),
    ] = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Show which factors of a sweep move its outcomes, chance told apart.

    The method follows from the design: one factor at a time for a grid or a list, Morris, or
    Sobol'. What is found is kept with the sweep too, in influence.parquet.
    """
    output = check_output(fmt, out, lang, quiet=quiet)

    from experiments.cli.show import deliver, note
    from experiments.sensitivity.influence import COLUMNS, influence, keep_influence
    from experiments.sensitivity.methods import METHODS
    from experiments.sensitivity.words import word
    from experiments.sweep.store import open_store
    from model.errors import UserError

    check_choice("method", method, METHODS)
    store = open_store(folder)
    rows = influence(store, _asked(measures, scenario, region, period, group, level=level), method)
    try:
        keep_influence(store, rows)
    except UserError as problem:
        note(word(output.lang, "not_kept", why=problem))
    deliver(
        output,
        rows,
        COLUMNS,
        store.manifest,
        partial(_bars, store=store, rows=rows, lang=output.lang),
    )


def _asked(
    measures: list[str] | None,
    scenario: str | None,
    region: str | None,
    period: str,
    group: str,
    *,
    level: bool,
) -> Asked:
    from experiments.sensitivity.outcomes import DIFFERENCE, LEVEL, Asked

    kind = LEVEL if level else DIFFERENCE
    return Asked(tuple(measures or ()), scenario, region, kind, period, group)


def _bars(console: Console, store: Store, rows: pd.DataFrame, lang: str) -> None:
    """Print a table with a bar per factor for every outcome."""
    from experiments.sensitivity.influence import KEYS, main_rows
    from experiments.sensitivity.quantities import measure_name, percentage, place
    from experiments.sensitivity.words import word
    from experiments.words import unit_name

    baseline = store.manifest["scenarios"][0]["name"]
    for key, own in rows.groupby(KEYS, sort=False):
        region, scenario, measure, kind = map(str, key)
        heading = word(
            lang, f"title_{kind}", measure=measure_name(lang, measure), scenario=scenario,
            baseline=baseline, region=place(region),
        )  # fmt: skip
        console.print(heading, style="bold", markup=False)
        main = main_rows(own)
        _bar_table(console, main, lang)
        row = own.iloc[0]
        unit, n = unit_name(lang, row["unit"]), row["replications"]
        console.print(word(lang, f"legend_{row['method']}", unit=unit, n=n), markup=False)
        for index in ("first_sum", "chance_share"):
            for value in own.loc[own["index"] == index, "value"]:
                if value == value:
                    console.print(word(lang, index, value=percentage(lang, value)), markup=False)
        if n == 1:
            console.print(word(lang, "one_replication"), markup=False)
        console.print()


def _bar_table(console: Console, main: pd.DataFrame, lang: str) -> None:
    from rich import box
    from rich.table import Table

    from experiments.sensitivity.quantities import decimals_of
    from experiments.sensitivity.words import word
    from experiments.words import interval, number

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    heads = ("factor", "influence", "value", "interval", "stands_out")
    for head in heads:
        right = head in ("value", "interval")
        table.add_column(word(lang, head), justify="right" if right else "left", overflow="fold")
    longest = float(main["value"].abs().max())
    for row in main.head(MOST_FACTORS).to_dict("records"):
        share = abs(row["value"]) / longest if longest > 0.0 else 0.0
        places = 2 if row["method"] == "sobol" else decimals_of(row["measure"])
        signed = row["method"] == "one_at_a_time"
        table.add_row(
            row["factor"],
            "█" * round(BAR * share) if share == share else "",
            number(lang, row["value"], places, signed=signed),
            interval(lang, row["low"], row["high"], places, signed=signed),
            word(lang, "yes" if row["stands_out"] else "no"),
        )
    console.print(table)
    if len(main) > MOST_FACTORS:
        console.print(word(lang, "more_factors", n=len(main) - MOST_FACTORS), markup=False)
