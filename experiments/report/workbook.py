"""The numbers of a report as a workbook: what the page shows, all rows, and their origin."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from experiments.comparison.lines import COST
from experiments.output import COMPARISON_COLUMNS
from experiments.report.findings import Findings
from experiments.report.page import title_of
from experiments.report.sections import BY_INCOME, INCOME, PAYER
from experiments.report.speech import Speech
from experiments.sweep.design import HEADLINE
from experiments.words import term, unit_name
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.worksheet.worksheet import Worksheet

# No clock: the same findings give the same bytes. It is the first moment that a zip file knows.
MOMENT = (1980, 1, 1, 0, 0, 0)
NUMBERS = (
    "mean", "difference", "low", "high", "assumptions_low", "assumptions_high", "form_low",
    "form_high", "n", "draws",
)  # fmt: skip
NARROW, WIDE = 10.0, 44.0  # of columns
SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")  # the clock, where openpyxl puts it


def workbook(findings: Findings, lang: str) -> bytes:
    """Return the numbers of a report as the bytes of a workbook, the same for the same findings.

    Args:
        findings: what the report is about.
        lang: "nl" or "en", for names and headings; codes stand on the sheet with all rows.
    """
    from openpyxl import Workbook

    speech = Speech(lang)
    book = Workbook()
    book.properties.created = datetime(*MOMENT)  # noqa: DTZ001
    book.properties.creator = "continuum"
    book.properties.title = title_of(findings, speech)
    sheet = book.active
    sheet.title = speech.say("sheet_report")
    _fill(sheet, _heads(speech), _shown(findings, speech))
    table = findings.comparison.table()
    _fill(
        book.create_sheet(speech.say("sheet_rows")),
        COMPARISON_COLUMNS,
        table[list(COMPARISON_COLUMNS)].itertuples(index=False, name=None),
    )
    made = [*findings.made, *(("command", command) for command in findings.commands)]
    _fill(book.create_sheet(speech.say("sheet_made")), ("name", "value"), made)
    content = io.BytesIO()
    book.save(content)
    return _timeless(content.getvalue())


def _heads(speech: Speech) -> list[str]:
    words = ("plan", "period", "group", "measure", "unit")
    return [speech.say(f"x_{name}") for name in (*words, *NUMBERS, "verdict", "robust")]


def _shown(findings: Findings, speech: Speech) -> Iterator[Sequence[Any]]:
    """Yield the rows that the page shows, with names for people."""
    rows = findings.comparison.rows
    groups = rows["group"].astype(str)
    kept = (
        ((groups == "all") & rows["measure"].isin(HEADLINE))
        | (groups.str.startswith(PAYER) & (rows["measure"] == COST))
        | (groups.str.startswith(INCOME) & rows["measure"].isin(BY_INCOME))
    )
    paired = findings.comparison.paired
    for record in (*_records(rows[kept]), *_records(paired)):
        name = record["measure"]
        group = str(record["group"]).partition(":")[2] or str(record["group"])
        settled = record["verdict"] not in ("", "indistinguishable")
        yield (
            findings.comparison.titles[record["scenario"]][speech.lang],
            speech.period(record["period"]),
            term(speech.lang, group) if ":" in record["group"] else speech.say(f"g_{group}"),
            speech.measure(name) if name in MEASURES else speech.say(f"p_{name}"),
            unit_name(speech.lang, record["unit"]),
            *(record[column] for column in NUMBERS),
            speech.say(f"v_{record['verdict']}"),
            speech.say(f"f_{record['robust']}" if settled else "f_none"),
        )


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def _fill(sheet: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a table on a sheet; words stay words, also where they begin as a formula does."""
    from openpyxl.styles import Font

    longest = [0] * len(heads)
    for number, row in enumerate((heads, *rows), start=1):
        for place, value in enumerate(row):
            plain = _plain(value)
            if plain is None:
                continue
            cell = sheet.cell(number, place + 1, plain)
            if cell.data_type == "f":
                cell.data_type = "s"
            if isinstance(plain, str):
                longest[place] = max(longest[place], len(plain))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        width = max(NARROW, longest[cell.column - 1] + 2.0)
        sheet.column_dimensions[cell.column_letter].width = min(WIDE, width)
    sheet.freeze_panes = "A2"


def _plain(value: Any) -> Any:
    """Return a value as a cell holds it: nothing for a number that is not there."""
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _timeless(content: bytes) -> bytes:
    """Return a workbook with one moment for all its parts."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(part, SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read(name)))
    return target.getvalue()
