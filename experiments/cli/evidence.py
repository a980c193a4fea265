"""The commands about evidence: `validate` and `calibrate`."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from experiments.cli.options import (
    Format,
    Lang,
    Out,
    Quiet,
    Region,
    Replications,
    Seed,
    Workers,
    Years,
    check_number,
    check_output,
    check_settings,
)
from model.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console


PAGES = ("markdown", "html")
PAGE_SUFFIXES = {".md": "markdown", ".html": "html", ".htm": "html"}

Patterns = Annotated[
    Path | None,
    typer.Argument(help="A file with patterns of your own.  [default: those of the project]"),
]
Draws = Annotated[
    str, typer.Option(metavar="NUMBER", help="Posterior draws for the intervals, 0 to 10,000.")
]


def validate(
    patterns: Patterns = None,
    region: Region = "netherlands",
    years: Years = "10",
    replications: Replications = "1",
    draws: Draws = "100",
    seed: Seed = "1",
    workers: Workers = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Score the model on patterns from the facts: met, partly met or missed.

    --out with the suffix .md or .html makes a page, .json, .csv or .parquet a table.
    """
    page = PAGE_SUFFIXES.get(out.suffix.casefold()) if out is not None else None
    if page and fmt is not None:
        raise UserError(
            f'Output file "{out}" is a page and does not fit --format {fmt}: leave one of them out.'
        )
    output = check_output("table" if page else fmt, None if page else out, lang, quiet=quiet)
    if page and out is not None:
        from experiments.output import check_writable

        output = replace(output, out=check_writable(out))
    settings = check_settings(region, years, replications, seed, workers, check=False)
    number = check_number("draws", draws)

    from experiments.cli.show import deliver, deliver_text, progress
    from experiments.draws import stored_draws
    from experiments.validate.page import COLUMNS, draw_table, html_page, markdown, table_of
    from experiments.validate.patterns import STORED, load_patterns
    from experiments.validate.scorecard import score_patterns

    rows = load_patterns(patterns or STORED)
    with progress(output) as tell:
        card = score_patterns(rows, settings, stored_draws(number), tell)
    if page == "html":
        deliver_text(output, html_page(card, output.lang))
    elif page == "markdown":
        given = [] if patterns is None else [str(patterns)]
        options = {
            "region": settings.region,
            "years": settings.years,
            "replications": settings.replications,
            "draws": number,
            "seed": settings.seed,
            "out": out,
        }
        named = [part for name, value in options.items() for part in (f"--{name}", str(value))]
        command = shlex.join(["continuum", "validate", *given, *named])
        deliver_text(output, markdown(card, command, output.lang))
    else:

        def draw(console: Console) -> None:
            draw_table(card, output.lang, console)

        deliver(output, table_of(card), COLUMNS, card.provenance, draw)


Folder = Annotated[
    Path, typer.Option("--work", help="Folder for runs; a second start goes on where it stopped.")
]
Target = Annotated[
    Path | None, typer.Option(help="Folder for the posterior and the page.  [default: the project]")
]
Waves = Annotated[str, typer.Option(metavar="NUMBER", help="Waves of history matching, 1 to 10.")]
Points = Annotated[str, typer.Option(metavar="NUMBER", help="Runs per wave, 100 to 100,000.")]
Last = Annotated[str, typer.Option(metavar="NUMBER", help="Runs of the last wave.")]
Accepted = Annotated[str, typer.Option(metavar="NUMBER", help="Runs to accept at most.")]


def calibrate(
    work: Folder = Path("calibration"),
    waves: Waves = "4",
    points: Points = "450",
    last: Last = "2200",
    accepted: Accepted = "250",
    seed: Seed = "1",
    workers: Workers = None,
    out: Target = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Fit the parameters to the patterns for fitting, and write the posterior and a page.

    Stop it whenever you like: the same command goes on where it stopped.
    """
    output = check_output("table", None, lang, quiet=quiet)
    numbers = {
        "waves": check_number("waves", waves),
        "points": check_number("points", points),
        "last": check_number("last", last),
        "accepted": check_number("accepted", accepted),
        "seed": check_number("seed", seed),
    }
    threads = 0 if workers is None else check_number("workers", workers)

    from experiments.calibrate.chain import Plan
    from experiments.calibrate.study import run_study
    from experiments.cli.show import note, progress

    with progress(output) as tell:
        written = run_study(Plan(**numbers), work, out, tell, threads)
    if not output.quiet:
        for path in written:
            note(f"Written: {path}")
