"""The command `levers`: what each proposal does, alone, in three regions."""

from __future__ import annotations

from experiments.cli.options import (
    Lang,
    Out,
    Quiet,
    Regions,
    Replications,
    Seed,
    Workers,
    Years,
    check_output,
    check_settings,
)


def levers(
    regions: Regions = None,
    years: Years = "10",
    replications: Replications = "10",
    seed: Seed = "1",
    workers: Workers = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Run every proposal alone and show effects, what moved, and bottlenecks, as Markdown."""
    output = check_output("table", out, lang, quiet=quiet)

    from experiments.cli.show import deliver_text, progress
    from experiments.levers import levers_report
    from experiments.study_regions import chosen_regions

    names = chosen_regions(regions)
    settings = check_settings(names[0], years, replications, seed, workers, check=False)
    with progress(output) as tell:
        report = levers_report(names, settings, tell)
    deliver_text(output, report)
