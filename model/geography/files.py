"""Files of the user: a list of municipalities, and the rows of a CSV table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from model.errors import UserError
from model.geography.municipalities import Geography, Ints
from model.geography.names import find_municipality, fold

HEADER_WORDS = frozenset(
    {"code", "gmcode", "name", "naam"}
    | {"gemeente", "gemeenten", "gemeentecode", "gemeentenaam"}
    | {"municipality", "municipalities", "municipalitycode", "municipalityname"}
)


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line number, text) of the lines that say something, without # comments.

    Raises UserError when the file is missing, is no text in UTF-8, or says nothing.
    """
    try:
        content = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise UserError(
            f'File "{path}" cannot be read ({reason}): give the path of a text or CSV file.'
        ) from problem
    empty = True
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        text = _text(path, number, line).partition("#")[0].strip()
        if text:
            empty = False
            yield number, text
    if empty:
        raise UserError(f'File "{path}" is empty: give at least one line with a municipality.')


def _text(path: Path, number: int, line: bytes) -> str:
    """Decode one line, or say which line is no text."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise UserError(
            f'File "{path}", line {number}, is not text in UTF-8: save the file as UTF-8.'
        ) from problem
    if any(ord(letter) < 32 and letter != "\t" for letter in text):
        raise UserError(
            f'File "{path}", line {number}, has control characters: give a text or CSV file.'
        )
    return text


def split_cells(line: str) -> list[str]:
    """Split a line at semicolons, else tabs, else commas; quotes protect a separator."""
    separator = next((mark for mark in ";\t" if mark in line), ",")
    return [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]


def read_municipalities(path: Path, geo: Geography) -> Ints:
    """Read which municipalities a file lists, sorted int32.

    One municipality per line, by code or name, in the first column. The first line may be a
    header (code, name, gemeente …); empty lines and what follows a # are skipped; a municipality
    that is listed twice counts once. Raises UserError naming the file and the line.
    """
    found: set[int] = set()
    names_with_comma = {fold(name) for name in geo.names if "," in name}
    first = True
    for number, line in numbered_lines(path):
        cells = split_cells(line)
        if not (first and fold(cells[0]) in HEADER_WORDS):
            name = line if fold(line) in names_with_comma else cells[0]
            found.add(locate(name, geo, path, number))
        first = False
    if not found:
        raise UserError(f'File "{path}" has a header only: add one line per municipality.')
    return np.array(sorted(found), dtype=np.int32)


def locate(text: str, geo: Geography, path: Path, number: int) -> int:
    """Return the row of a municipality; an error names the file and the line."""
    if not text:
        raise UserError(
            f'File "{path}", line {number}, starts with an empty cell: '
            "put the code or name of a municipality in the first column."
        )
    try:
        return find_municipality(text, geo)
    except UserError as problem:
        raise UserError(f'File "{path}", line {number}: {problem}') from problem
