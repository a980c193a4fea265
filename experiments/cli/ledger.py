"""The command that follows the money: `ledger`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from experiments.cli.options import (
    Check,
    Format,
    Lang,
    Out,
    Quiet,
    Region,
    Replications,
    Seed,
    Workers,
    Years,
    check_choice,
    check_output,
    check_settings,
)
from experiments.cli.runs import heading, load_all, simulate
from model.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

FLOWS = "flows"
DIVISIONS = (FLOWS, "year", "law", "municipality")


def ledger(
    scenarios: Annotated[
        list[str], typer.Argument(help="A baseline and a scenario: two names or files.")
    ],
    region: Region = None,
    years: Years = "10",
    replications: Replications = "10",
    seed: Seed = "1",
    workers: Workers = None,
    by: Annotated[
        str,
        typer.Option(metavar="PART", help="What to show: flows, year, law or municipality."),
    ] = FLOWS,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    check: Check = False,
    lang: Lang = None,
) -> None:
    """Follow the money: source, pot, payer, activity and group of children; and what comes back.

    With --by year, law or municipality: the same money divided so, each part with its difference
    and 95 % interval, municipalities that pay most extra per child first.
    """
    if len(scenarios) != 2:
        raise UserError(
            f"The command ledger got {len(scenarios)} scenario{'s' * (len(scenarios) != 1)}: give "
            "two, the baseline first, such as: continuum ledger current pooled-budget."
        )
    chosen = load_all(scenarios)
    shown = check_choice("by", by, DIVISIONS) or FLOWS
    output = check_output(fmt, out, lang, quiet=quiet)
    settings = check_settings(region, years, replications, seed, workers, check=check)

    from experiments.cli.show import deliver
    from experiments.comparison.ledger import LEDGER_COLUMNS, ledger_table, pay_back
    from experiments.comparison.ledger_parts import PART_COLUMNS, part_table
    from experiments.comparison.ledger_tables import print_ledger, print_parts

    runs = simulate(chosen, settings, output)
    divided = shown != FLOWS
    rows = part_table(runs, shown) if divided else ledger_table(runs)

    def draw(console: Console) -> None:
        console.print(heading(runs, output.lang), style="bold", markup=False)
        if divided:
            print_parts(console, runs, shown, output.lang)
        else:
            print_ledger(console, runs, rows, pay_back(runs)[0], output.lang)

    columns = PART_COLUMNS if divided else LEDGER_COLUMNS
    deliver(output, rows, columns, runs.provenance(), draw)
