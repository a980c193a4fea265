"""The commands that make a page from many runs: `levers` and `conditions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.cli.options import (
    Lang,
    Out,
    Output,
    Quiet,
    Regions,
    Replications,
    Seed,
    Workers,
    Years,
    check_output,
    check_settings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from experiments.runs.run import Progress, RunSettings

    Report = Callable[[Sequence[str], RunSettings, Progress | None], str]


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

    from experiments.studies.levers import levers_report

    write_page(levers_report, regions, (years, replications, seed, workers), output)


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

    from experiments.studies.conditions import conditions_report

    write_page(conditions_report, regions, (years, replications, seed, workers), output)


def write_page(
    report: Report,
    regions: str | None,
    numbers: tuple[str, str, str, str | None],
    output: Output,
) -> None:
    """Check regions and numbers, make a page from runs in every region, and write it."""
    from experiments.cli.show import deliver_text, progress
    from experiments.studies.regions import chosen_regions

    names = chosen_regions(regions)
    settings = check_settings(names[0], *numbers, check=False)
    with progress(output) as tell:
        page = report(names, settings, tell)
    deliver_text(output, page)
