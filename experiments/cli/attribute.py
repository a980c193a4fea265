"""The command `attribute`: which lever of a scenario causes what."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from rich.console import Console

Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure",
        metavar="NAME",
        help="A measure; may be repeated.  [default: the headline measures]",
    ),
]
Groups = Annotated[
    str,
    typer.Option(
        metavar="GROUPS",
        help='by-lever, by-proposal, or own groups: "school_teams+gp_support; pooling+access".',
    ),
]
Orders = Annotated[
    str,
    typer.Option(
        metavar="NUMBER",
        help="Orders to sample per replication, even; only with more than seven groups.",
    ),
]


def attribute(
    scenario: Annotated[str, typer.Argument(help="A name from the library, or a file.")],
    region: Region = None,
    years: Years = "10",
    replications: Replications = "10",
    seed: Seed = "1",
    workers: Workers = None,
    measure: Measures = None,
    groups: Groups = "by-lever",
    orders: Orders = "8",
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Divide what a scenario does over its levers, whatever order they are thought of in.

    Every combination of levers is run on the same children, up to seven groups; beyond that,
    orders of introduction are sampled. A lever gets what it adds on average over all orders
    (Shapley's value), so the shares add up to the whole. What levers do together beyond the sum
    of each alone stands beside it. All is compared with the scenario without its policy levers.
    """
    from experiments.cli.runs import load_all

    (chosen,) = load_all([scenario])
    output = check_output(fmt, out, lang, quiet=quiet)
    settings = check_settings(region, years, replications, seed, workers, check=False)
    number = check_number("orders", orders)

    from experiments.attribution import run
    from experiments.attribution.render import print_attribution
    from experiments.attribution.table import COLUMNS
    from experiments.cli.show import deliver, progress

    with progress(output) as tell:
        found = run.attribute(
            chosen, settings, groups, measure or run.HEADLINES, orders=number, progress=tell
        )

    def draw(console: Console) -> None:
        print_attribution(console, found, output.lang)

    deliver(output, found.table(), COLUMNS, found.provenance, draw)
