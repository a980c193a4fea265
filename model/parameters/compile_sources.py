"""Compile `sources.csv`, which parameters and patterns refer to, from the tables of evidence.

Run it as `python -m model.parameters.compile_sources --source DIR`, where DIR holds `facts.csv`
(rows F…) and `effects.csv` (rows C… and R…). The result depends on these files only: running it
twice gives the same bytes.

A reader must be able to go and look. A law is linked to the official text by its number; its year
tells which version was read. A row without an address stays only when it says how it was derived
from other rows, or is plain about its own weakness, with a low confidence.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from model.errors import UserError
from model.parameters.sources import COLUMNS, TABLE, Source

LAW = re.compile(r"BWB[RV]\d{7}")
OFFICIAL_TEXT = "https://wetten.overheid.nl/"
Row = dict[str, str]


def compile_sources(folder: Path) -> list[Source]:
    """Return the rows of evidence that a reader can judge, in the order of both tables.

    Raises:
        UserError: a table is missing, or two rows have one id.
    """
    found: dict[str, Source] = {}
    for name, convert in (("facts.csv", _fact), ("effects.csv", _effect)):
        for row in _rows(folder / name):
            item = convert(row)
            if item.id in found:
                raise UserError(f"Source {item.id} stands in the tables twice: keep one.")
            if can_be_judged(item):
                found[item.id] = item
    return list(found.values())


def can_be_judged(item: Source) -> bool:
    """Return whether a reader can find a source, do its sum again, or see that it is weak."""
    return bool(item.url) or item.source.startswith("derived ") or item.confidence.startswith("low")


def write_sources(sources: list[Source], path: Path) -> None:
    """Write the table with Unix line ends, whatever the machine."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sources)


def _rows(path: Path) -> Iterator[Row]:
    if not path.is_file():
        raise UserError(f"Source file {path} is missing: give its folder with --source.")
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _address(text: str) -> str:
    """Return where a reader finds it on the web, or nothing."""
    if law := LAW.search(text):
        return f"{OFFICIAL_TEXT}{law.group()}"
    return text if text.startswith(("http://", "https://")) else ""


def _fact(row: Row) -> Source:
    """Return a measured fact; its topic loses the number by which its table is sorted."""
    return Source(
        id=row["id"],
        kind="fact",
        topic=row["topic"].partition(" ")[2],
        quantity=row["quantity"],
        value=row["value"],
        unit=row["unit"],
        year=row["year"],
        source=row["source"],
        url=_address(row["url"]),
        confidence=row["confidence"],
        notes=row["notes"],
    )


def _effect(row: Row) -> Source:
    """Return an effect that was found; its year stands in its source."""
    band = f" ({row['low']} to {row['high']})" if row["low"] or row["high"] else ""
    parts = (row["lever"], row["population"], row["design"], row["use"])
    return Source(
        id=row["id"],
        kind="effect",
        topic=row["mechanism"],
        quantity=row["measure"],
        value=f"{row['effect']}{band}",
        unit=row["unit"],
        year="",
        source=row["source"],
        url=_address(row["url"]),
        confidence=row["confidence"],
        notes="; ".join(part for part in parts if part),
    )


def main() -> None:
    """Write the table next to this script."""
    arguments = argparse.ArgumentParser(description="Compile the table of sources.")
    arguments.add_argument("--source", type=Path, required=True, help="Folder of both tables.")
    write_sources(compile_sources(arguments.parse_args().source), TABLE)


if __name__ == "__main__":
    main()
