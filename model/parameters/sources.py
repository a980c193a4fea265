"""The sources of the numbers: one row of `sources.csv` per fact (F…) or effect (C…, R…).

`python -m model.parameters.compile_sources` makes the table from the tables of evidence.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from model.errors import UserError

TABLE = Path(__file__).parent / "sources.csv"
SOURCE_ID = re.compile(r"\b[FCR]\d{2,3}\b")


class Source(NamedTuple):
    """A row of evidence, all of it text: values are often bands, dates or words.

    `kind` is "fact" or "effect"; `url` is empty where nothing public was found, and then
    `confidence` is low or `source` says from what it was derived.
    """

    id: str
    kind: str
    topic: str
    quantity: str
    value: str
    unit: str
    year: str
    source: str
    url: str
    confidence: str
    notes: str


COLUMNS = Source._fields


@cache
def load_sources() -> dict[str, Source]:
    """Return every source by its id, in the order of the table.

    Raises:
        UserError: the table has other columns than `Source`.
    """
    with TABLE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise UserError(
                f"Table {TABLE.name} does not have the columns {', '.join(COLUMNS)}: compile it "
                "anew with python -m model.parameters.compile_sources."
            )
        return {row["id"]: Source(**row) for row in reader}


def source_ids(text: str) -> tuple[str, ...]:
    """Return the ids that a parameter or pattern names as its source, in order."""
    return tuple(SOURCE_ID.findall(text))
