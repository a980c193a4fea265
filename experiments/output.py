"""Write tables to files and pipes: the same table gives the same bytes, and never half a file."""

from __future__ import annotations

import contextlib
import io
import json
import math
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

TEMPORARY = ".continuum-"  # how the names of files begin that are being written
FORMATS = ("table", "json", "csv", "parquet")
SUFFIX_FORMATS = {
    ".json": "json",
    ".csv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".txt": "table",
}
COMPARISON_COLUMNS = (
    "scenario",
    "region",
    "period",
    "group",
    "measure",
    "unit",
    "n",
    "mean",
    "sd",
    "difference",
    "low",
    "high",
    "verdict",
    "robust",
    "draws",
    "assumptions_low",
    "assumptions_high",
    "same_sign",
    "better_share",
    "form_low",
    "form_high",
    "form_low_name",
    "form_high_name",
    "chance_deviation",
    "assumptions_deviation",
    "form_deviation",
    "level_low",
    "level_high",
)
# How a word begins that spreadsheets would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WEEKLY_COLUMNS = ("scenario", "replication", "week", "measure", "unit", "value")


def choose_format(asked: str | None, out: Path | None) -> str:
    """Return the format to write: what is asked, else what the suffix of the file says.

    Raises:
        UserError: suffix and format contradict each other, the suffix is unknown, or parquet
            is asked without a file.
    """
    by_suffix = SUFFIX_FORMATS.get(out.suffix.casefold()) if out else None
    if out and asked is None and by_suffix is None:
        raise UserError(
            f'Output file "{out}" has no suffix that tells the format: end it in .csv, .json or '
            ".parquet, or give --format."
        )
    if out and asked and by_suffix and by_suffix != asked:
        raise UserError(
            f'Output file "{out}" does not fit --format {asked}: change one of the two, '
            "or leave --format out."
        )
    chosen = asked or by_suffix or "table"
    if chosen == "parquet" and out is None:
        raise UserError("Format parquet cannot be shown on a screen: give a file with --out.")
    return chosen


def check_writable(out: Path) -> Path:
    """Return the whole path that will be written; raise UserError when that cannot work.

    Makes and removes a temporary file next to it: the proof that a later write can succeed.
    """
    try:
        target = out.resolve()
        if target.is_dir():
            raise UserError(f'Output "{out}" is a folder: give the name of a file in it.')
        if not target.parent.is_dir():
            raise UserError(
                f'Output "{out}" cannot be written, for folder "{target.parent}" does not exist: '
                "make the folder first, or give another path."
            )
        if target.exists():
            _check_replaceable(out, target)
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=target.parent)
        os.close(handle)
        Path(name).unlink()
    except (OSError, ValueError, RuntimeError) as problem:
        if isinstance(problem, UserError):
            raise
        reason = getattr(problem, "strerror", None) or problem
        raise UserError(
            f'Output "{out}" cannot be written ({reason}): give another path.'
        ) from problem
    return target


def _check_replaceable(out: Path, target: Path) -> None:
    if not target.is_file():
        raise UserError(
            f'Output "{out}" is not a regular file: give another path, '
            "or leave --out out to print the table."
        )
    if not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK):
        raise UserError(
            f'Output "{out}" is read-only: give another path, or make the file writable.'
        )


def write_file(out: Path, content: bytes) -> None:
    """Write a whole file at once: first next to it, then in its place; or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    try:
        put_file(out, content)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise UserError(
            f'Output "{out}" cannot be written ({reason}): nothing was written; '
            "make room or give another path."
        ) from problem


def put_file(out: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a whole file at once, or not at all.

    Args:
        out: the file.
        content: what is to be in it.
        durable: whether to come back only when the disk says that the file would survive a power
            cut, under its own name.

    Raises:
        OSError: the file cannot be written; what was there before is still there.
    """
    target = out.resolve()
    with _temporary(target) as temporary:
        with temporary.open("wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    if durable:
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Ask the disk to keep the names in a folder; systems that cannot be asked do so themselves."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """Make a temporary file in the folder of the target; remove it if it is still there."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def encode(
    rows: pd.DataFrame, fmt: str, columns: tuple[str, ...], provenance: Mapping[str, Any]
) -> bytes:
    """Return a table as the bytes of a csv, json or parquet file.

    The columns come in the order of `columns`, then any others as they are; floats keep all
    their digits; a value that is not there is empty in csv and null in json. The provenance
    goes into json under "provenance" and into the metadata of parquet. In csv a word that a
    spreadsheet would take for a formula gets an apostrophe in front.
    """
    named = [name for name in columns if name in rows.columns]
    table = rows[[*named, *(name for name in rows.columns if name not in named)]]
    if fmt == "csv":
        return as_words(table).to_csv(index=False, lineterminator="\n").encode()
    if fmt == "json":
        return _json(table, provenance)
    return _parquet(table, provenance)


def as_words(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table in which no word begins as a formula does; numbers stay as they are."""
    guarded = table.copy(deep=False)
    for name, kind in table.dtypes.items():
        if kind.kind not in "biuf":
            words = table[name].astype(object)
            guarded[name] = words.map(lambda item: _word(item) if isinstance(item, str) else item)
    return guarded.rename(columns=lambda name: _word(str(name)))


def _word(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _json(table: pd.DataFrame, provenance: Mapping[str, Any]) -> bytes:
    records = [
        {name: _plain(value) for name, value in zip(table.columns, row, strict=True)}
        for row in table.itertuples(index=False, name=None)
    ]
    body = ",\n  ".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in records)
    told = json.dumps(_plain_tree(provenance), ensure_ascii=False, indent=1, allow_nan=False)
    rows = f"[\n  {body}\n ]" if records else "[]"
    indented = told.replace("\n", "\n ")
    return f'{{\n "rows": {rows},\n "provenance": {indented}\n}}\n'.encode()


def _parquet(table: pd.DataFrame, provenance: Mapping[str, Any]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    told = json.dumps(_plain_tree(provenance), ensure_ascii=False, allow_nan=False)
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    arrow = arrow.replace_schema_metadata({"provenance": told})
    buffer = io.BytesIO()
    pq.write_table(arrow, buffer)
    return buffer.getvalue()


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it: NaN and missing become null, numpy numbers Python's."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, str | int | bool) else None if value is None else str(value)


def _plain_tree(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain_tree(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_tree(item) for item in value]
    return _plain(value)
