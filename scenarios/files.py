"""Read scenario and design files: text in, a document out, and a sentence for what goes wrong."""

from __future__ import annotations

import json
import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from model.errors import UserError
from scenarios.refusals import RefusedError, told, value_told
from scenarios.sentences import shown

LARGEST = 1_000_000  # bytes; a scenario or design file has a few thousand
SUFFIXES = (".toml", ".json")


FROM_LIBRARY = "check the path, or give a name from the command continuum scenario list."


def read_document(path: Path, source: str, absent: str = FROM_LIBRARY) -> dict[str, Any]:
    """Return the content of a TOML or JSON file as a plain mapping.

    Args:
        path: the file.
        source: what to call it in errors: 'Scenario file "x.toml"'.
        absent: the remedy if it does not exist.

    Raises:
        UserError: the file is missing, no file, too large, no text, or neither TOML nor JSON.
    """
    if path.suffix.casefold() not in SUFFIXES:
        _check_exists(path, source, absent)
        raise UserError(f"{source} has another form than .toml or .json: give one of these.")
    text = _read_text(path, source, absent)
    return (
        parse_toml(text, source) if path.suffix.casefold() == ".toml" else parse_json(text, source)
    )


def _check_exists(path: Path, source: str, absent: str) -> None:
    """Raise UserError unless the path leads to a regular file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as problem:
        raise UserError(f"{source} does not exist: {absent}") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UserError(f"{source} cannot be read ({reason}): give another path.") from problem
    if stat.S_ISDIR(mode):
        raise UserError(f"{source} is a folder: give the path of a .toml or .json file in it.")
    if not stat.S_ISREG(mode):
        raise UserError(f"{source} is not a regular file: give the path of a .toml or .json file.")


def _read_text(path: Path, source: str, absent: str) -> str:
    _check_exists(path, source, absent)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise UserError(
            f"{source} cannot be read ({reason}): check who may read the file."
        ) from problem
    if len(content) > LARGEST:
        raise UserError(
            f"{source} is larger than 1 MB, and a few thousand bytes are enough: give another file."
        )
    return decode(content, source)


def decode(content: bytes, source: str) -> str:
    """Return the text of a file in UTF-8, with or without a byte-order mark."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise RefusedError(told("not_utf8", source=source, line=line)) from problem


def parse_toml(text: str, source: str) -> dict[str, Any]:
    """Return the document in a TOML text."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        reason, _, place = str(problem).rpartition(" (at ")
        found = re.match(r"line (\d+)", place)
        parts = {"source": source, "reason": _lower_first(reason or str(problem))}
        if found is None:
            raise RefusedError(told("not_toml_at_end", **parts)) from problem
        raise RefusedError(told("not_toml", **parts, line=found.group(1))) from problem
    except (ValueError, RecursionError) as problem:
        raise _too_complex(source) from problem


def parse_json(text: str, source: str) -> dict[str, Any]:
    """Return the document in a JSON text; a key may occur once, and numbers are finite."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        double = next((key for key in keys if keys.count(key) > 1), None)
        if double is not None:
            raise RefusedError(told("twice", source=source, name=value_told(double)))
        return dict(pairs)

    try:
        document = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as problem:
        reason = _lower_first(problem.msg)
        words = told("not_json", source=source, line=problem.lineno, reason=reason)
        raise RefusedError(words) from problem
    except UserError:
        raise
    except (ValueError, RecursionError) as problem:
        raise _too_complex(source) from problem
    if not isinstance(document, dict):
        raise RefusedError(told("no_document", source=source, value=value_told(document)))
    return document


def _too_complex(source: str) -> UserError:
    return RefusedError(told("too_complex", source=source))


def _lower_first(text: str) -> str:
    """Begin a reason inside a sentence with a small letter, on one line, shortened when long."""
    return shown(text[:1].lower() + text[1:]).strip('"')
