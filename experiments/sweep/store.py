"""The store of a sweep: a folder in which every run is there whole, or not at all.

    manifest.json            what was asked, and everything that is needed to make it again
    points.parquet           the values of the factors at every point
    results/RUN.parquet      what a run gave, one row per scenario, period, group and measure
    weekly/RUN.parquet       weekly series, if the design keeps them
    failed/RUN.json          why a run could not be done

The table of results is written last: a run is done when it is there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.output import write_file
from experiments.sweep.design import RESULTS, TABLES
from experiments.sweep.execute import Done, Failed
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

MANIFEST, POINTS, FAILED = "manifest.json", "points.parquet", "failed"


@dataclass(frozen=True)
class Store:
    """The folder of a sweep and what its manifest says."""

    folder: Path
    manifest: dict[str, Any]

    def done(self) -> set[str]:
        """Return the names of runs that are done."""
        return {file.stem for file in (self.folder / RESULTS).glob("*.parquet")}

    def failed(self) -> list[Failed]:
        """Return the runs that could not be done, in order of name."""
        return [
            Failed(**json.loads(file.read_text(encoding="utf-8")))
            for file in sorted((self.folder / FAILED).glob("*.json"))
        ]

    def keep(self, item: Done | Failed) -> None:
        """Write what a run gave; the results last.

        Raises:
            UserError: there is no room, or the folder cannot be written.
        """
        if isinstance(item, Failed):
            told = {"run": item.run, "kind": item.kind, "message": item.message}
            text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
            write_file(self.folder / FAILED / f"{item.run}.json", text.encode())
            return
        for table in reversed(TABLES):
            if table in item.tables:
                write_file(self.folder / table / f"{item.run}.parquet", item.tables[table])
        (self.folder / FAILED / f"{item.run}.json").unlink(missing_ok=True)

    def results(
        self,
        measures: Sequence[str] = (),
        period: str | None = None,
        group: str | None = None,
        runs: Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """Return results as a tidy table: region, point, replication, scenario, …, value.

        Args:
            measures: which measures; none means all.
            period: one period, such as "all years".
            group: one group, such as "all".
            runs: names of runs; None means all that are done.
        """
        filters: list[tuple[str, list[str]]] = [("measure", list(measures))] if measures else []
        chosen = (("period", period), ("group", group))
        filters += [(name, [word]) for name, word in chosen if word]
        return self._read(RESULTS, filters, runs)

    def weekly(self, runs: Iterable[str] | None = None) -> pd.DataFrame:
        """Return weekly series as a tidy table, if the design keeps them."""
        return self._read("weekly", [], runs)

    def points(self) -> pd.DataFrame:
        """Return the values of the factors, one row per point in the order of the sample.

        A point may stand there more than once.
        """
        import pandas as pd

        return pd.read_parquet(self.folder / POINTS)

    def _read(
        self, table: str, filters: list[tuple[str, list[str]]], runs: Iterable[str] | None
    ) -> pd.DataFrame:
        import pandas as pd
        import pyarrow.dataset as ds

        names = sorted(self.done() if runs is None else runs)
        files = [str(self.folder / table / f"{name}.parquet") for name in names]
        if not files:
            return pd.DataFrame()
        chosen = None
        for name, words in filters:
            own = ds.field(name).isin(words)
            chosen = own if chosen is None else chosen & own
        rows = ds.dataset(files, format="parquet").to_table(filter=chosen)
        found: pd.DataFrame = rows.to_pandas()
        return found


def create(folder: Path, manifest: dict[str, Any], points: bytes) -> Store:
    """Make a new store in a folder that is new or empty.

    Raises:
        UserError: there is something in the folder, or it cannot be made.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise UserError(
                f'The folder "{folder}" is not empty: give a new one, or go on with --resume.'
            )
        for name in (*TABLES, FAILED):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UserError(
            f'The folder "{folder}" cannot be made ({problem.strerror}): give another one.'
        ) from problem
    write_file(folder / POINTS, points)
    text = json.dumps(manifest, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_file(folder / MANIFEST, text.encode())
    return Store(folder, manifest)


def open_store(folder: Path) -> Store:
    """Return the store in a folder.

    Raises:
        UserError: there is no sweep in it, or its manifest cannot be read.
    """
    file = folder / MANIFEST
    if not file.is_file():
        raise UserError(f'The folder "{folder}" holds no sweep: give the folder of one.')
    try:
        return Store(folder, json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as problem:
        raise UserError(
            f'The manifest in "{folder}" cannot be read: put it back, or start a new sweep.'
        ) from problem
