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
    check_output,
    check_settings,
)
from experiments.cli.runs import heading, load_all, simulate
from model.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console


def ledger(
    scenarios: Annotated[
        list[str], typer.Argument(help="A baseline and a scenario: two names or files.")
    ],
    region: Region = None,
    years: Years = "10",
    replications: Replications = "10",
    seed: Seed = "1",
    workers: Workers = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    check: Check = False,
    lang: Lang = None,
) -> None:
    """Follow the money: source, pot, payer, activity and group of children; and what comes back."""
    if len(scenarios) != 2:
        raise UserError(
            f"The command ledger got {len(scenarios)} scenario{'s' * (len(scenarios) != 1)}: give "
            "two, the baseline first, such as: continuum ledger current pooled-budget."
        )
    chosen = load_all(scenarios)
    output = check_output(fmt, out, lang, quiet=quiet)
    settings = check_settings(region, years, replications, seed, workers, check=check)

    from experiments.cli.show import deliver
    from experiments.comparison.ledger import LEDGER_COLUMNS, ledger_table, pay_back
    from experiments.comparison.ledger_tables import print_ledger

    runs = simulate(chosen, settings, output)
    rows = ledger_table(runs)

    def draw(console: Console) -> None:
        console.print(heading(runs, output.lang), style="bold", markup=False)
        print_ledger(console, runs, rows, pay_back(runs)[0], output.lang)

    deliver(output, rows, LEDGER_COLUMNS, runs.provenance(), draw)
