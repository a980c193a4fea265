"""A sweep as an Excel workbook: comparison, points, and what is needed to make it again."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from experiments.output import FORMULA
from experiments.sweep.difference import told_of
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 1_048_575  # of a sheet, under its heading
LONGEST_CELL = 32_767
WIDEST = 60  # letters
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NO_TIME = (1980, 1, 1, 0, 0, 0)
TIME = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def workbook(
    table: pd.DataFrame, points: pd.DataFrame | None, manifest: Mapping[str, Any]
) -> bytes:
    """Return a workbook with the sheets comparison (or query), points and design.

    The same tables give the same bytes. A word that looks like a formula stays a word.

    Args:
        table: a comparison, with the units in a column; or what a query gave, without points.
        points: the values of the factors, one row per point; their units go into the heading.
        manifest: of the sweep.

    Raises:
        UserError: there are more rows than a sheet can have.
    """
    from openpyxl import Workbook

    if len(table) > MOST_ROWS:
        raise UserError(
            f"The table has {len(table):,} rows, and a sheet of Excel at most {MOST_ROWS:,}: "
            "choose measures, a period and a group, or write a .parquet or .csv file."
        )
    book = Workbook(write_only=True)
    rows = table.itertuples(index=False, name=None)
    _sheet(book, "query" if points is None else "comparison", list(table.columns), rows)
    if points is not None:
        units = {item["name"]: item["unit"] for item in manifest["factors"]}
        heads = [f"{name} ({units[name]})" if name in units else name for name in points.columns]
        _sheet(book, "points", heads, points.itertuples(index=False, name=None))
    _sheet(book, "design", ["what", "value"], told_of(manifest).items())
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def _sheet(book: Any, title: str, heads: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, head in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, len(str(head)) + 4)
    bold = []
    for head in heads:
        cell = _cell(sheet, str(head), WriteOnlyCell)
        cell.font = Font(bold=True)
        bold.append(cell)
    sheet.append(bold)
    for row in rows:
        sheet.append([_cell(sheet, value, WriteOnlyCell) for value in row])


def _cell(sheet: Any, value: Any, make: Any) -> Any:
    """Return a number, or a cell with a word that Excel takes for nothing else."""
    if hasattr(value, "item"):
        value = value.item()
    if value is None or isinstance(value, bool | int):
        return make(sheet, value=value)
    if isinstance(value, float):
        return make(sheet, value=value if math.isfinite(value) else None)
    text = NOT_IN_XML.sub("\ufffd", str(value))[:LONGEST_CELL]
    cell = make(sheet, value=text)
    cell.data_type = "s"
    if text.startswith(FORMULA):
        cell.quotePrefix = True
    return cell


def _without_clock(content: bytes) -> bytes:
    """Take the time of making out of a workbook, so that equal tables are equal files."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            info = zipfile.ZipInfo(name, NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return buffer.getvalue()
