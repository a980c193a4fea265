"""The commands on scenario files: `scenario list`, `show`, `validate` and `diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from experiments.cli.options import Lang, check_choice
from experiments.words import LANGUAGES, language_of
from model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios import Scenario

app = typer.Typer(help="List, show, check and compare scenarios.", rich_markup_mode=None)

NameOrFile = Annotated[str, typer.Argument(help="A name from the library, or a file.")]
ShowFormat = Annotated[str, typer.Option("--format", help="table, toml or json.")]


@app.command("list")
def list_scenarios(lang: Lang = None) -> None:
    """List the scenarios of the library."""
    from scenarios import library

    language = _language(lang)
    rows = [[item.name, item.title[language], _kinds(item)] for item in library()]
    _print_table(("name", "title", "levers"), rows)


@app.command()
def show(scenario: NameOrFile, fmt: ShowFormat = "table", lang: Lang = None) -> None:
    """Show a scenario: what it is, its levers and parameters."""
    from scenarios import load

    language = _language(lang)
    check_choice("format", fmt, ("table", "toml", "json"))
    chosen = load(scenario)
    if fmt == "toml":
        typer.echo(chosen.to_toml(), nl=False)
        return
    if fmt == "json":
        typer.echo(_as_json(chosen))
        return
    from experiments.cli.show import console

    screen = console()
    screen.print(f"{chosen.title[language]} ({chosen.name})", style="bold", markup=False)
    screen.print(chosen.description[language], markup=False)
    rows = _settings(chosen, language)
    if rows:
        _print_table(("lever", "setting", "value", "unit", "meaning"), rows)
    if chosen.reasons:
        _print_table(("setting", "reason"), [list(item) for item in chosen.reasons.items()])
    screen.print(f"digest {chosen.digest()}, with words {chosen.content_digest()}", markup=False)


@app.command()
def validate(
    files: Annotated[list[str], typer.Argument(help="Scenario files (.toml or .json).")],
) -> None:
    """Check scenario files; the exit status is 2 when one of them cannot be used."""
    from scenarios import load

    problems: list[str] = []
    for file in files:
        try:
            chosen = load(file)
        except UserError as problem:
            problems.append(str(problem))
            continue
        counts = f"{len(chosen.levers)} levers, {len(chosen.overrides)} parameters"
        typer.echo(f'{file}: in order (scenario "{chosen.name}", {counts})')
    for sentence in problems[:-1]:
        typer.echo(f"Error: {sentence}", err=True)
    if problems:
        raise UserError(problems[-1])


@app.command()
def diff(a: NameOrFile, b: NameOrFile) -> None:
    """Show which settings differ between two scenarios."""
    from scenarios import diff as differences
    from scenarios import load

    first, second = load(a), load(b)
    found = differences(first, second)
    if not found:
        typer.echo(f'Scenarios "{first.name}" and "{second.name}" have the same settings.')
        return
    rows = [[item.lever, item.setting, _value(item.a), _value(item.b), item.unit] for item in found]
    _print_table(("lever", "setting", first.name, second.name, "unit"), rows)


def _language(lang: str | None) -> str:
    return check_choice("lang", lang, LANGUAGES) or language_of()


def _kinds(scenario: Scenario) -> str:
    return ", ".join(lever.kind for lever in scenario.levers) or "–"


def _value(value: Any) -> str:
    """Return a setting as a user writes it; a dash where the scenario has no such lever."""
    if value is None:
        return "–"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _settings(scenario: Scenario, language: str) -> list[list[str]]:
    """Return the settings that have a value, with their unit and meaning."""
    from model.parameters import REGISTER
    from scenarios.scenario import chosen_variants

    rows = []
    for lever in scenario.levers:
        for name, field in type(lever).model_fields.items():
            value = getattr(lever, name)
            words = field.json_schema_extra
            if value is not None and isinstance(words, dict):
                meaning = str(words[language])
                rows.append([lever.kind, name, _value(value), str(words["unit"]), meaning])
    for name, rule in chosen_variants(scenario.variants).items():
        words = type(scenario.variants).model_fields[name].json_schema_extra
        if isinstance(words, dict):
            rows.append(["variant", name, rule, "rule", str(words[language])])
    for name, value in scenario.overrides.items():
        declared = REGISTER[name]
        meaning = declared.nl if language == "nl" else declared.en
        rows.append(["parameter", name, _value(value), declared.unit, meaning])
    return rows


def _as_json(scenario: Scenario) -> str:
    """Return the scenario as a JSON document that loads again."""
    import json
    import tomllib

    return json.dumps(tomllib.loads(scenario.to_toml()), ensure_ascii=False, indent=1)


def _print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from experiments.cli.show import console

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(Text(head), overflow="fold", no_wrap=head == "name")
    for row in rows:
        table.add_row(*map(Text, row))
    console().print(table)
