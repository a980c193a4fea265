"""The commands of `continuum`, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from experiments.cli import lists, runs, scenario_commands

app = typer.Typer(
    name="continuum",
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
        typer.echo(f"continuum {version_text()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def version_text() -> str:
    """Return the version of Continuüm: of the installed package, or of this folder."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version
    from pathlib import Path

    project = Path(__file__).parents[2] / "pyproject.toml"
    try:
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, KeyError, ValueError):
        pass
    try:
        return version("continuum-onderwijszorg")
    except PackageNotFoundError:
        return "unknown"


app.command()(runs.compare)
app.command()(runs.run)
app.command()(lists.regions)
app.command()(lists.parameters)
app.add_typer(scenario_commands.app, name="scenario")
