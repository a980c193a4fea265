"""The commands that list what exists: `regions` and `parameters`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from experiments.cli.options import Format, Lang, Out, check_output
from model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from experiments.cli.options import Output
    from model.parameters import Parameter

Kind = Annotated[str | None, typer.Option(help="One kind: municipality, jeugdregio, swv, ggd …")]
Name = Annotated[str | None, typer.Argument(help="A parameter or group; all when left out.")]


def regions(kind: Kind = None, fmt: Format = None, out: Out = None, lang: Lang = None) -> None:
    """List the regions that --region accepts."""
    output = check_output(fmt, out, lang, quiet=False)

    from experiments.words import number
    from model.geography import list_regions

    rows: list[dict[str, Any]] = [
        {
            "region": f"{row.kind}:{row.name}",
            "kind": row.kind,
            "code": row.code,
            "name": row.name,
            "municipalities": row.n_municipalities,
            "children_4_17": row.children,
        }
        for row in list_regions(kind)
    ]
    cells = [
        [
            str(row["region"]),
            str(row["code"]),
            str(row["municipalities"]),
            number(output.lang, row["children_4_17"], 0),
        ]
        for row in rows
    ]
    heads = ("--region", "code", "municipalities", "children 4-17")
    footer = "Also: netherlands, or a file with one municipality (name or code) per line."
    _deliver(output, rows, cells, heads, numeric=2, footer=footer)


def parameters(name: Name = None, fmt: Format = None, out: Out = None, lang: Lang = None) -> None:
    """List the parameters with value, prior, unit and quality, or explain one."""
    output = check_output(fmt, out, lang, quiet=False)
    chosen = find_parameters(name)
    if output.format != "table":
        from experiments.declared.register import register_rows

        _deliver(output, register_rows(chosen), (), (), numeric=0, footer="")
    elif len(chosen) == 1:
        from experiments.declared.register import explained

        lines = explained(chosen[0], output.lang)
        _deliver(output, [], lines, ("", chosen[0].name), numeric=0, footer="")
    else:
        _list_parameters(output, chosen)


def _list_parameters(output: Output, chosen: list[Parameter]) -> None:
    """Show one line per parameter, and what its quality means."""
    from experiments.declared.parameter_words import figure, quality_words, register_word

    keys = ("name", "value", "low", "high", "prior", "unit", "quality")
    cells = [
        [
            item.name,
            *(figure(output.lang, number) for number in (item.value, item.low, item.high)),
            item.distribution,
            item.unit,
            item.quality,
        ]
        for item in chosen
    ]
    heads = [register_word(output.lang, key) for key in keys]
    qualities = quality_words(output.lang)
    footer = register_word(output.lang, "summary", n=len(chosen), qualities=qualities)
    _deliver(output, [], cells, heads, numeric=0, footer=footer)


def find_parameters(name: str | None) -> list[Parameter]:
    """Return the parameter with this name, those of a group with this name, or all."""
    from model.parameters import REGISTER
    from scenarios.schema import parameter_hint
    from scenarios.sentences import shown

    if name is None:
        return list(REGISTER.values())
    if name in REGISTER:
        return [REGISTER[name]]
    group = [item for item in REGISTER.values() if item.name.startswith(f"{name}.")]
    if not group:
        raise UserError(f"Parameter {shown(name)} is unknown: {parameter_hint(name)}")
    return group


def _deliver(
    output: Output,
    rows: list[dict[str, Any]],
    cells: Sequence[Sequence[str]],
    heads: Sequence[str],
    *,
    numeric: int,
    footer: str,
) -> None:
    """Show a list as a table, or write its rows; `numeric` last columns are numbers."""
    import pandas as pd

    from experiments.cli.show import deliver

    def draw(console: Console) -> None:
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for position, head in enumerate(heads):
            right = position >= len(heads) - numeric
            table.add_column(head, justify="right" if right else "left", overflow="fold")
        for row in cells:
            table.add_row(*map(Text, row))
        console.print(table)
        if footer:
            console.print(footer, markup=False)

    deliver(output, pd.DataFrame(rows), tuple(rows[0]) if rows else (), {}, draw)
