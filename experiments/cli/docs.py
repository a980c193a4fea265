"""The command `docs`: remake the reference pages from the declarations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(help="Folder of the documents.")]


def docs(folder: Folder = Path("docs")) -> None:
    """Remake the reference pages, and the tables in the ODD, from their declarations."""
    from experiments.declared.pages import write_pages

    for path in write_pages(folder):
        typer.echo(f"Written: {path}")
