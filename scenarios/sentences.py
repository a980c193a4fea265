"""Words for error sentences: values as the user wrote them, and near matches."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LONGEST = 60


def shown(value: Any) -> str:
    """Return a value on one line, as a user would write it in a file, shortened when long."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_clip(value)}"'
    if isinstance(value, int | float):
        try:
            return _clip(f"{value:g}" if isinstance(value, float) else str(value))
        except ValueError:  # more digits than Python writes
            return "a number of thousands of digits"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    return _clip(str(value))


def shown_path(path: Path | str) -> str:
    """Return a path on one line; of a long one the end, which has the name of the file."""
    text = str(path)
    return shown(text if len(text) <= LONGEST else f"…{text[1 - LONGEST :]}")


def _clip(text: str) -> str:
    """Shorten a text and make what cannot be printed visible."""
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in short)


def near(word: str, names: list[str]) -> list[str]:
    """Return the names that are most like a word; none if none is."""
    return difflib.get_close_matches(word[:100].casefold(), names, n=3, cutoff=0.6)


def hint(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Suggest near matches, or else say `otherwise`, or else list all that is known."""
    names = list(known)
    if found := near(word, names):
        return f"did you mean {' or '.join(found)}?"
    return otherwise or f"use one of {', '.join(names)}."
