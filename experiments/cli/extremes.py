"""The command `extremes`: the best case for a policy and the best case against it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from experiments.cli.options import (
    Format,
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
    from collections.abc import Sequence

    from rich.console import Console

    from experiments.sensitivity.extremes import Extreme, Search
    from model.geography import Region as Place

BOTH = 2


def extremes(
    scenarios: Annotated[
        list[str], typer.Argument(help="Two names or files; the first is the baseline.")
    ],
    region: Region = None,
    measure: Annotated[str, typer.Option(help="A measure.")] = "unmet_need",
    years: Years = "10",
    replications: Replications = "4",
    fresh: Annotated[
        str, typer.Option(metavar="NUMBER", help="Replications with fresh children.")
    ] = "20",
    budget: Annotated[
        str, typer.Option(metavar="NUMBER", help="Most evaluations, both searches together.")
    ] = "400",
    parameters: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter", help="A parameter; repeat for more.  [default: all that are fitted]"
        ),
    ] = None,
    period: Annotated[str, typer.Option(help='Period, such as "years 1-3".')] = "all years",
    group: Annotated[str, typer.Option(help="Group of children.")] = "all",
    seed: Seed = "1",
    workers: Workers = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Search plausible parameters for the smallest and the largest difference of a policy.

    Parameters stay in the middle 90 % of their priors. What is found is run again with fresh
    children, for the search chose by chance too.
    """
    if len(scenarios) != BOTH:
        raise UserError(
            f"The command extremes got {len(scenarios)} scenario{'s' * (len(scenarios) != 1)}: "
            "give two, the baseline first, such as: continuum extremes current integrated-teams."
        )
    output = check_output(fmt, out, lang, quiet=quiet)
    settings = check_settings(region, years, replications, seed, workers, check=False)

    budgets = check_number("budget", budget) // BOTH, check_number("fresh", fresh)

    from experiments.cli.runs import load_all
    from experiments.cli.show import deliver
    from experiments.runs.run import region_for
    from experiments.sensitivity.extremes import Search, check_parameters, check_search, rows_of

    first, second = load_all(scenarios)
    names = check_parameters(parameters or ())
    search = Search((first, second), measure, settings, names, *budgets, period, group)
    check_search(search)
    told = _provenance(search, region_for(search.scenarios, settings.region))
    found = _searched(search, output)
    rows = rows_of(search, found)
    draw = partial(_print, search=search, found=found, lang=output.lang)
    deliver(output, rows, tuple(rows.columns), told, draw)


def _provenance(search: Search, place: Place) -> dict[str, Any]:
    """Return what is needed to make the same search again."""
    from experiments.runs.provenance import provenance
    from experiments.sensitivity.extremes import fresh_seed

    return provenance(search.settings, list(search.scenarios), place) | {
        "measure": search.measure,
        "period": search.period,
        "group": search.group,
        "parameters": list(search.parameters),
        "budget": BOTH * search.evaluations,
        "fresh": search.fresh,
        "fresh_seed": fresh_seed(search),
    }


def _searched(search: Search, output: Output) -> list[Extreme]:
    """Search, with a progress bar where somebody looks."""
    from experiments.cli.show import progress
    from experiments.sensitivity.extremes import extremes as find

    with progress(output) as tell:
        return find(search, partial(_told, tell) if tell else None)


def _told(tell: object, done: int, total: int) -> None:
    assert callable(tell)
    tell(done, total, "searching")


def _print(console: Console, search: Search, found: Sequence[Extreme], lang: str) -> None:
    """Print both ends: the differences, the parameters that matter, and what to believe."""
    from experiments.sensitivity.extremes import fresh_seed
    from experiments.sensitivity.quantities import amount, decimals_of, measure_name, place
    from experiments.sensitivity.words import word
    from experiments.words import interval, unit_name
    from model.outcomes import MEASURES

    heading = word(
        lang, "title_difference", measure=measure_name(lang, search.measure),
        scenario=search.scenarios[1].name, baseline=search.scenarios[0].name,
        region=place(search.settings.region),
    )  # fmt: skip
    unit = unit_name(lang, MEASURES[search.measure].unit)
    console.print(f"{heading} ({unit})", style="bold", markup=False)
    for item in found:
        told = word(
            lang,
            item.side,
            difference=amount(lang, search.measure, item.difference),
            interval=interval(lang, item.low, item.high, decimals_of(search.measure)),
            searched=amount(lang, search.measure, item.searched),
        )
        console.print()
        console.print(told, markup=False)
        _parameters(console, search, item, lang)
    tested = len(search.parameters)
    console.print(word(lang, "curse", seed=fresh_seed(search), n=search.fresh), markup=False)
    console.print(
        word(
            lang, "plausible", n=tested, runs=BOTH * search.evaluations,
            r=search.settings.replications,
        ),
        markup=False,
    )  # fmt: skip


def _parameters(console: Console, search: Search, found: Extreme, lang: str) -> None:
    from rich import box
    from rich.table import Table

    from experiments.sensitivity.quantities import amount, decimals_of, factor_value
    from experiments.sensitivity.words import word
    from experiments.words import interval
    from model.parameters import REGISTER

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("parameter", "value", "register", "set_back", "interval"):
        side = "left" if head == "parameter" else "right"
        table.add_column(word(lang, head), justify=side, overflow="fold")  # type: ignore[arg-type]
    for item in found.mattering:
        name = item.parameter
        table.add_row(
            name,
            factor_value(lang, name, found.values[name]),
            factor_value(lang, name, REGISTER[name].value),
            amount(lang, search.measure, item.difference),
            interval(lang, item.low, item.high, decimals_of(search.measure)),
        )
    console.print(table)
