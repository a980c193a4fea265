"""The file of stored runs: one line of JSON per run, oldest first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.machine import is_same_machine
from benchmarks.statistics import Spread
from experiments.output import write_file
from model.errors import UserError

HISTORY = Path(__file__).parent / "history.jsonl"
Entry = dict[str, Any]


def read_history(path: Path) -> list[Entry]:
    """Return all entries, oldest first; none if there is no file yet.

    Raises:
        UserError: the file cannot be read, or a line is not an entry.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(
            f'History "{path}" cannot be read: give another file with --history.'
        ) from problem
    return [_entry(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]


def _entry(line: str, path: Path, number: int) -> Entry:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict) or not {"date", "machine", "figures"} <= entry.keys():
        raise UserError(
            f'Line {number} of history "{path}" is not a stored run: '
            "take the line out, or give another file with --history."
        )
    return entry


def append(path: Path, entry: Entry) -> None:
    """Add an entry at the end; the file is replaced at once, or stays as it was."""
    old = path.read_bytes() if path.exists() else b""
    if old and not old.endswith(b"\n"):
        old += b"\n"
    line = json.dumps(entry, ensure_ascii=False, allow_nan=False)
    write_file(path, old + line.encode() + b"\n")


def previous(entries: list[Entry], machine: dict[str, Any]) -> Entry | None:
    """Return the last entry of a machine of the same kind, if there is one."""
    same = [entry for entry in entries if is_same_machine(entry["machine"], machine)]
    return same[-1] if same else None


def figure_of(entry: Entry | None, name: str) -> Spread | None:
    """Return a figure of an entry, if it was measured then."""
    found = (entry or {}).get("figures", {}).get(name)
    if not isinstance(found, dict):
        return None
    try:
        return Spread(found["median"], found["low"], found["high"], found["n"])
    except KeyError:
        return None
