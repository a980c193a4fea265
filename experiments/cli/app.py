"""The commands of `continuum`, put together."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from experiments.cli import (
    attribute,
    benchmark,
    child,
    dashboard,
    docs,
    evidence,
    extremes,
    ledger,
    lists,
    reports,
    runs,
    scenario_commands,
    studies,
    sweep_results,
    sweeps,
    what_matters,
)


class Stoppable(TyperGroup):
    """Commands whose stop by a user is told: some versions of typer leave with 130 in silence."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override, unused-ignore]
        """Run the command; a stop that it did not handle itself becomes an abort."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            raise typer.Abort from stop


app = typer.Typer(
    name="continuum",
    cls=Stoppable,
    help="Compare policies for the Dutch education-care continuum on real regions.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """Compare policies for the Dutch education-care continuum on real regions."""
    if version:
        from experiments.version import version as own_version

        typer.echo(f"continuum {own_version()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command()(runs.compare)
app.command()(runs.run)
app.command()(attribute.attribute)
app.command()(ledger.ledger)
app.command()(child.child)
app.command()(reports.report)
app.command()(dashboard.dashboard)
app.command()(evidence.validate)
app.command()(evidence.calibrate)
app.command()(sweep_results.results)
app.command()(sweep_results.diff)
app.command()(sweep_results.reproduce)
app.command()(sweeps.sweep)
app.command()(studies.levers)
app.command()(studies.conditions)
app.command()(what_matters.sensitivity)
app.command()(what_matters.discover)
app.command()(what_matters.tipping)
app.command()(extremes.extremes)
app.command()(benchmark.benchmark)
app.command()(docs.docs)
app.command()(lists.regions)
app.command()(lists.parameters)
app.add_typer(scenario_commands.app, name="scenario")
