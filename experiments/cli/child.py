"""The command `child`: the same child in two scenarios, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from experiments.cli.options import (
    Format,
    Lang,
    Out,
    Quiet,
    Region,
    Seed,
    Years,
    check_choice,
    check_output,
    check_settings,
)
from model.errors import UserError

if TYPE_CHECKING:
    from rich.console import Console

Pick = Annotated[
    str | None,
    typer.Option(help="Rule: typical, worst-off or most-changed.  [default: typical]"),
]
Id = Annotated[
    str | None, typer.Option("--id", metavar="HEX", help="Id of a child, or its first 8 digits.")
]


def child(
    scenarios: Annotated[
        list[str], typer.Argument(help="Two names or files; the first is the baseline.")
    ],
    region: Region = None,
    years: Years = "10",
    seed: Seed = "1",
    pick: Pick = None,
    child_id: Id = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Tell the life of the same child in two scenarios, side by side."""
    from experiments.child.pick import RULES, check_id
    from experiments.cli.runs import load_all

    if len(scenarios) != 2:
        raise UserError(
            f"The command child got {len(scenarios)} scenario{'s' * (len(scenarios) != 1)}: "
            "give 2, the baseline first, such as: continuum child current integrated-teams."
        )
    if pick is not None and child_id is not None:
        raise UserError("Options --pick and --id both choose a child: leave one of them out.")
    rule = check_choice("pick", pick, RULES) or "typical"
    wanted = None if child_id is None else check_id(child_id)
    one, other = load_all(scenarios)
    output = check_output(fmt, out, lang, quiet=quiet)
    settings = check_settings(region, years, "1", seed, None, check=False)

    from experiments.child.story import CHILD_COLUMNS, same_child
    from experiments.child.table import print_story
    from experiments.cli.show import deliver, progress

    with progress(output) as tell:
        story = same_child(
            one,
            other,
            region=settings.region,
            years=settings.years,
            seed=settings.seed,
            rule=rule,
            child_id=wanted,
            progress=tell,
        )

    def draw(console: Console) -> None:
        print_story(console, story, output.lang)

    deliver(output, story.table(output.lang), CHILD_COLUMNS, story.provenance(), draw)
