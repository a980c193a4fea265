"""Whether two sweeps are equal to the byte, and if not, where the first difference is."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.sweep.design import TABLES
from experiments.sweep.store import FAILED, POINTS, Store
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 3  # numbers of a file that are told
# Told, but no difference: rules, hashes, points and bytes say what matters of these.
REMARKS = ("commit", "version", "posterior", "name", "question.nl", "question.en")
TEXT = ".toml"  # how the text of a scenario ends, of which the words may differ
ABSENT = "–"


@dataclass(frozen=True)
class Changed:
    """One thing that has another value: what it is, and how it is written in the one and the other.

    A dash stands for what is not there.
    """

    what: str
    first: str
    second: str


@dataclass(frozen=True)
class File:
    """A file of which the bytes differ: the first numbers that do, and in how many rows.

    No numbers: the file holds the same values, written by other versions of libraries.
    """

    name: str
    numbers: list[Changed]
    rows: int


@dataclass(frozen=True)
class Difference:
    """In what two sweeps differ; `remarks` are differences that change no number."""

    manifest: list[Changed]
    remarks: list[Changed]
    only_first: list[str]
    only_second: list[str]
    files: list[File]
    same: int

    @property
    def is_equal(self) -> bool:
        """Return whether designs are equal, and all runs to the byte."""
        return not (self.manifest or self.only_first or self.only_second or self.files)


def difference(first: Store, second: Store) -> Difference:
    """Return in what two sweeps differ.

    Raises:
        UserError: a file of a run cannot be read.
    """
    told = [told_of(store.manifest) for store in (first, second)]
    changed = [
        Changed(name, told[0].get(name, ABSENT), told[1].get(name, ABSENT))
        for name in dict.fromkeys([*told[0], *told[1]])
        if told[0].get(name) != told[1].get(name)
    ]
    names = [set(_files(store)) for store in (first, second)]
    both = sorted(names[0] & names[1])
    files = [item for name in both for item in _file(name, first, second)]
    return Difference(
        manifest=[item for item in changed if not _is_remark(item.what)],
        remarks=[item for item in changed if _is_remark(item.what)],
        only_first=sorted(names[0] - names[1]),
        only_second=sorted(names[1] - names[0]),
        files=files,
        same=len(both) - len(files),
    )


def _is_remark(name: str) -> bool:
    return name in REMARKS or name.endswith(TEXT)


def told_of(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Return what a manifest says, by names with dots, and values as they are written."""
    told: dict[str, str] = {}
    waiting: list[tuple[str, Any]] = list(manifest.items())
    while waiting:
        name, value = waiting.pop(0)
        if isinstance(value, Mapping):
            waiting[:0] = [(f"{name}.{key}", item) for key, item in value.items()]
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            told[name] = ", ".join(str(item.get("name")) for item in value)
            waiting[:0] = [
                (f"{name}.{item.get('name')}", {k: v for k, v in item.items() if k != "name"})
                for item in value
            ]
        else:
            told[name] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return told


def _files(store: Store) -> Iterator[str]:
    """Yield the files that count: points, and what runs gave."""
    for pattern in (POINTS, "stopping.parquet", f"{FAILED}/*.json"):
        yield from (
            file.relative_to(store.folder).as_posix() for file in store.folder.glob(pattern)
        )
    for table in TABLES:
        yield from (f"{table}/{file.name}" for file in (store.folder / table).glob("*.parquet"))


def _file(name: str, first: Store, second: Store) -> Iterator[File]:
    """Yield a file if it is not the same in both."""
    contents = [read_bytes(store.folder / name) for store in (first, second)]
    if contents[0] != contents[1]:
        yield compared(name, contents[0], contents[1])


def read_bytes(file: Path) -> bytes:
    """Return the content of a file of a store.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as problem:
        raise UserError(
            f'File "{file}" cannot be read ({problem.strerror}): check who may read it.'
        ) from problem


def compared(name: str, first: bytes, second: bytes) -> File:
    """Return what differs between two contents of a file that are not equal."""
    if not name.endswith(".parquet"):
        texts = [content.decode("utf-8", "replace").strip() for content in (first, second)]
        return File(name, [Changed("text", *texts)], 1)
    tables = [_table(content) for content in (first, second)]
    if tables[0] is None or tables[1] is None:
        words = ["cannot be read" if table is None else "can be read" for table in tables]
        return File(name, [Changed("file", *words)], 1)
    return File(name, *_numbers(tables[0], tables[1]))


def _table(content: bytes) -> pd.DataFrame | None:
    """Return a table, or nothing if it is damaged."""
    import pandas as pd
    import pyarrow as pa

    try:
        return pd.read_parquet(io.BytesIO(content))
    except (OSError, ValueError, pa.ArrowException):
        return None


def _numbers(first: pd.DataFrame, second: pd.DataFrame) -> tuple[list[Changed], int]:
    """Return the first rows with other values, and how many there are; rows are found by words."""
    value = "value" if "value" in first.columns else str(first.columns[-1])
    keys = [[str(name) for name in table.columns if name != value] for table in (first, second)]
    if keys[0] != keys[1] or value not in second.columns:
        return [Changed("columns", ", ".join(first.columns), ", ".join(second.columns))], 1
    one, other = (table.astype(dict.fromkeys(keys[0], str)) for table in (first, second))
    for table in (one, other):
        table["_again"] = table.groupby(keys[0]).cumcount() if keys[0] else range(len(table))
    both = one.merge(
        other,
        how="outer",
        on=[*keys[0], "_again"],
        suffixes=("_1", "_2"),
        indicator=True,
        sort=False,
    )
    values = both[f"{value}_1"], both[f"{value}_2"]
    equal = (values[0] == values[1]) | (values[0].isna() & values[1].isna())
    rows = both[~equal | (both["_merge"] != "both")]
    shown = rows.head(SHOWN).to_dict("records")
    told = [
        Changed(
            " · ".join(row[name] for name in keys[0]),
            ABSENT if row["_merge"] == "right_only" else repr(row[f"{value}_1"]),
            ABSENT if row["_merge"] == "left_only" else repr(row[f"{value}_2"]),
        )
        for row in shown
    ]
    return told, len(rows)
