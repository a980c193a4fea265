"""The commands that simulate: `compare` and `run`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from experiments.cli.options import (
    By,
    Check,
    Draws,
    Format,
    Forms,
    Lang,
    Out,
    Output,
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

    from experiments.comparison.compare import Comparison
    from experiments.runs.run import RunSet, RunSettings
    from experiments.worlds import World
    from scenarios import Scenario

MOST_SCENARIOS = 4


def compare(
    scenarios: Annotated[
        list[str], typer.Argument(help="Two to four names or files; the first is the baseline.")
    ],
    region: Region = None,
    years: Years = "10",
    replications: Replications = "20",
    seed: Seed = "1",
    workers: Workers = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    check: Check = False,
    by: By = None,
    draws: Draws = None,
    forms: Forms = "3",
    whole: Annotated[
        bool, typer.Option("--all", help="Show every measure on the screen, not the headline.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Compare scenarios on the same children: levels, paired differences, who pays.

    Every difference has three uncertainties, apart. Chance: 95 % interval over replications.
    Assumptions: 90 % interval over draws of the parameters, without chance. Form: lowest and
    highest difference when one rule of behaviour is another.

    A verdict is about chance. It is robust if at least 95 % of the draws and all rules give the
    same direction, and fragile otherwise: by assumptions, by form, or by both.
    """
    if not 2 <= len(scenarios) <= MOST_SCENARIOS:
        raise UserError(
            f"The command compare got {len(scenarios)} scenario{'s' * (len(scenarios) != 1)}: "
            f"give 2 to {MOST_SCENARIOS}, the baseline first, "
            "such as: continuum compare current integrated-teams."
        )
    chosen = load_all(scenarios)
    output = check_output(fmt, out, lang, quiet=quiet)
    settings = check_settings(region, years, replications, seed, workers, check=check, by=by)
    numbers = (
        settings.replications if draws is None else check_number("draws", draws),
        check_number("forms", forms),
    )
    worlds, remark = _worlds(chosen, settings.replications, *numbers, output)

    from experiments.cli.show import deliver
    from experiments.comparison.compare import compare as compare_runs
    from experiments.output import COMPARISON_COLUMNS

    runs = simulate(chosen, settings, output, worlds)
    comparison = compare_runs(runs)

    draw = partial(
        _print, runs=runs, comparison=comparison, lang=output.lang, remark=remark, whole=whole
    )
    deliver(output, comparison.table(), COMPARISON_COLUMNS, comparison.provenance, draw)


def _print(
    console: Console,
    runs: RunSet,
    comparison: Comparison,
    lang: str,
    remark: str,
    *,
    whole: bool,
) -> None:
    """Print what was run, the tables, and the answer in words."""
    from experiments.comparison.render import print_comparison
    from model.outcomes import MEASURES

    console.print(heading(runs, lang), style="bold", markup=False)
    console.print()
    print_comparison(
        console,
        comparison.rows,
        MEASURES,
        lang,
        comparison.answer(lang),
        comparison.paired,
        runs.settings.years,
        remark,
        whole=whole,
    )


def _worlds(
    scenarios: list[Scenario], replications: int, draws: int, forms: int, output: Output
) -> tuple[list[World], str]:
    """Return other worlds to compare in, and what to say if no draws are stored.

    People read the remark under the table; for other forms of output it is a message.
    """
    from experiments.draws import NAME
    from experiments.words import word
    from experiments.worlds import DRAW, stored_worlds

    worlds, remark = stored_worlds(scenarios, replications, draws, forms), ""
    if draws and all(world.kind != DRAW for world in worlds):
        remark = word(output.lang, "no_posterior", file=NAME)
        if output.format != "table" and not output.quiet:
            from experiments.cli.show import note

            note(remark)
    return worlds, remark


def run(
    scenario: Annotated[str, typer.Argument(help="A name from the library, or a file.")],
    region: Region = None,
    years: Years = "10",
    replications: Replications = "20",
    seed: Seed = "1",
    workers: Workers = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    check: Check = False,
    lang: Lang = None,
) -> None:
    """Run one scenario and give its weekly series."""
    chosen = load_all([scenario])
    output = check_output(fmt, out, lang, quiet=quiet)
    settings = check_settings(region, years, replications, seed, workers, check=check)

    from experiments.cli.show import deliver
    from experiments.output import WEEKLY_COLUMNS

    runs = simulate(chosen, settings, output)
    weekly = runs.weekly()

    def draw(console: Console) -> None:
        from experiments.comparison.render import weekly_table
        from model.outcomes import SERIES

        console.print(heading(runs, output.lang), style="bold", markup=False)
        console.print()
        console.print(weekly_table(weekly, SERIES, output.lang, settings.years))

    deliver(output, weekly, WEEKLY_COLUMNS, runs.provenance(), draw)


def load_all(names: list[str]) -> list[Scenario]:
    """Load scenarios; their names must differ, for tables tell them apart by name."""
    from scenarios import load
    from scenarios.different import check_names

    chosen = [load(name) for name in names]
    check_names(chosen)
    return chosen


def simulate(
    scenarios: list[Scenario],
    settings: RunSettings,
    output: Output,
    worlds: Sequence[World] = (),
) -> RunSet:
    """Run all scenarios, in other worlds too, with a progress bar where somebody looks."""
    from experiments.cli.show import progress
    from experiments.runs.run import run_scenarios

    with progress(output) as tell:
        return run_scenarios(scenarios, settings, tell, worlds)


def heading(runs: RunSet, lang: str) -> str:
    """Return a line that says what was run."""
    from experiments.words import word

    settings, count = runs.settings, len(runs.region)
    return word(
        lang,
        "region_line" if count > 1 else "one_municipality_line",
        region=runs.region.label,
        municipalities=count,
        years=settings.years,
        replications=settings.replications,
        seed=settings.seed,
    )
