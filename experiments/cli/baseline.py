"""The command `baseline`: today's system in the model against the facts."""

from __future__ import annotations

import typer

from experiments.cli.options import (
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


def baseline(
    region: Region = "netherlands",
    years: Years = "5",
    replications: Replications = "1",
    seed: Seed = "1",
    workers: Workers = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Run today's system and put it next to the facts, as Markdown."""
    output = check_output("table", out, lang, quiet=quiet)
    settings = check_settings(region, years, replications, seed, workers, check=False)

    from experiments.baseline import baseline_report
    from experiments.cli.show import note, progress
    from experiments.output import write_file

    with progress(output) as tell:
        report = baseline_report(settings, tell)
    if output.out is None:
        typer.echo(report)
        return
    write_file(output.out, report.encode())
    if not output.quiet:
        note(f"Written: {output.out}")
