"""The command that writes a report: `report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from experiments.cli.options import Lang, Quiet, check_choice
from experiments.words import LANGUAGES, language_of
from model.errors import UserError

KINDS = {".html": "html", ".htm": "html", ".pdf": "pdf", ".xlsx": "xlsx", ".csv": "csv"}


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a sweep.")],
    out: Annotated[
        Path, typer.Option(help="File to write; its suffix says what: .html, .pdf, .xlsx or .csv.")
    ],
    scenario: Annotated[
        list[str] | None,
        typer.Option(help="A scenario to report on; may be given more than once.  [default: all]"),
    ] = None,
    region: Annotated[
        str | None, typer.Option(help="A region of the sweep.  [default: the only one]")
    ] = None,
    point: Annotated[
        str | None,
        typer.Option(
            help="The id of a point.  [default: the only one; all, if they are draws of parameters]"
        ),
    ] = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Write a report that an alderman can read, from the folder of a sweep.

    A page of HTML needs nothing from elsewhere. A PDF needs an installed browser: Chromium,
    Chrome, Edge or Brave. A workbook (.xlsx) or table (.csv) holds the numbers.
    """
    kind = KINDS.get(out.suffix.casefold())
    if kind is None:
        raise UserError(
            f'Output file "{out}" has no suffix of a report: end it in {", ".join(KINDS)}.'
        )
    language = check_choice("lang", lang, LANGUAGES) or language_of()

    from experiments.output import check_writable, write_file

    target = check_writable(out)
    if kind == "pdf":
        from experiments.report.pdf import browser

        browser()

    from experiments.report.files import content_of
    from experiments.report.from_store import findings_of_store
    from experiments.sweep.store import open_store

    findings = findings_of_store(open_store(folder), region, point, scenario or [])
    write_file(target, content_of(findings, kind, language))
    if not quiet:
        from experiments.cli.show import note

        note(f"Written: {target}")
