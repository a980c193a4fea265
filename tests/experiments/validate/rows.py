"""Patterns made by hand, and files of patterns as a user writes them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from experiments.validate.patterns import COLUMNS, Pattern

ROW = {
    "id": "use",
    "use": "validate",
    "level": "country",
    "scenario": "current",
    "against": "",
    "statistic": "value",
    "measure": "care_users",
    "group": "all",
    "years": "2",
    "period": "all years",
    "target": "17.1",
    "low": "15.4",
    "high": "18.8",
    "discrepancy": "0.05",
    "source": "F058",
    "derivation": "users in a year, per child",
}


def pattern(**changes: str | float) -> Pattern:
    """Return a pattern; the band is the target itself unless it is given."""
    cells: dict[str, Any] = ROW | {name: str(value) for name, value in changes.items()}
    if "target" in changes:
        cells |= {name: cells["target"] for name in ("low", "high") if name not in changes}
    for name in ("target", "low", "high", "discrepancy"):
        cells[name] = float(cells[name])
    cells["years"] = int(cells["years"])
    return Pattern(**cells)


def write_rows(path: Path, rows: Iterable[dict[str, str]], leave_out: str = "") -> Path:
    """Write a file of patterns, without one of its columns if that is asked for."""
    columns = [name for name in COLUMNS if name != leave_out]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return path
