"""The command `conditions`: what must be possible to see in the model, and whether it is."""

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


def conditions(
    regions: Regions = None,
    years: Years = "10",
    replications: Replications = "8",
    seed: Seed = "1",
    workers: Workers = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Look for what the model must be able to show, and judge it by rule, as Markdown."""
    output = check_output("table", out, lang, quiet=quiet)

    from experiments.cli.show import deliver_text, progress
    from experiments.conditions import conditions_report
    from experiments.study_regions import chosen_regions

    names = chosen_regions(regions)
    settings = check_settings(names[0], years, replications, seed, workers, check=False)
    with progress(output) as tell:
        report = conditions_report(names, settings, tell)
    deliver_text(output, report)
