"""The store of a sweep: a folder in which every run is there whole, or not at all.

    manifest.json            what was asked, and everything that is needed to make it again
    points.parquet           the values of the factors at every point
    results/RUN.parquet      what a run gave, one row per scenario, period, group and measure
    weekly/RUN.parquet       weekly series, if the design keeps them
    failed/RUN.json          why a run could not be done
    stopping.parquet         why every point was stopped, if the design has a stopping rule
    log.jsonl                what happened when, and on which worker; says nothing about numbers
    .lock                    held by the process that carries the sweep out

A file appears when it is whole and on the disk. The table of results is written last: a run is
done when it is there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.output import TEMPORARY, put_file
from experiments.sweep.design import RESULTS, TABLES, WEEKLY
from experiments.sweep.execute import Done, Failed
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

MANIFEST, POINTS, FAILED = "manifest.json", "points.parquet", "failed"
STOPPING, LOG, LOCK = "stopping.parquet", "log.jsonl", ".lock"
OWN = (*TABLES, MANIFEST, POINTS, FAILED, STOPPING, LOG, LOCK)
WHOLE = b"PAR1"  # how a whole Parquet file begins and ends


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
            self._put(f"{FAILED}/{item.run}.json", text.encode())
            return
        for table in reversed(TABLES):
            if table in item.tables:
                self._put(f"{table}/{item.run}.parquet", item.tables[table])
        (self.folder / FAILED / f"{item.run}.json").unlink(missing_ok=True)

    def keep_stopping(self, table: bytes) -> None:
        """Write why every point was stopped."""
        self._put(STOPPING, table)

    def stopping(self) -> pd.DataFrame:
        """Return why every point was stopped; see `experiments.sweep.stopping.Stopping.table`.

        Empty without a stopping rule, and while the sweep is not complete.
        """
        import pandas as pd

        file = self.folder / STOPPING
        return pd.read_parquet(file) if file.is_file() else pd.DataFrame()

    def tidy(self, tables: Sequence[str]) -> int:
        """Remove what a process left that was killed, and return how many files that were.

        Those are temporary files, and runs of which a table is missing or not whole (a disk that
        promised too much before a power cut).

        Args:
            tables: the tables that every run must have.
        """
        removed = 0
        for place in (self.folder, *(self.folder / name for name in (*TABLES, FAILED))):
            for file in place.glob(f"{TEMPORARY}*"):
                file.unlink(missing_ok=True)
                removed += 1
        for run in self.done():
            files = [self.folder / table / f"{run}.parquet" for table in tables]
            if not all(_is_whole(file) for file in files):
                (self.folder / RESULTS / f"{run}.parquet").unlink()
                removed += 1
        return removed

    def _put(self, name: str, content: bytes) -> None:
        try:
            put_file(self.folder / name, content, durable=True)
        except OSError as problem:
            raise not_written(self.folder, problem) from problem

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
        return self._frame(RESULTS, runs, measures=measures, period=period, group=group)

    def weekly(self, runs: Iterable[str] | None = None) -> pd.DataFrame:
        """Return weekly series as a tidy table, if the design keeps them."""
        return self._frame(WEEKLY, runs)

    def points(self) -> pd.DataFrame:
        """Return the values of the factors, one row per point in the order of the sample.

        A point may stand there more than once.
        """
        import pandas as pd

        return pd.read_parquet(self.folder / POINTS)

    def _frame(self, table: str, runs: Iterable[str] | None, **chosen: Any) -> pd.DataFrame:
        import pandas as pd

        names = self.done() if runs is None else set(runs)
        if not names:
            return pd.DataFrame()
        found: pd.DataFrame = self.arrow(table, runs=names, **chosen).to_pandas()
        return found

    def arrow(
        self,
        table: str,
        *,
        measures: Sequence[str] = (),
        period: str | None = None,
        group: str | None = None,
        runs: Iterable[str] | None = None,
    ) -> pa.Table:
        """Return rows of a table of `TABLES` as they are kept, runs in order of name.

        Args:
            table: which table.
            measures: which measures; none means all.
            period: one period.
            group: one group.
            runs: names of runs that are done; None means all.
        """
        import pyarrow.dataset as ds

        names = sorted(self.done() if runs is None else runs)
        files = [str(self.folder / table / f"{name}.parquet") for name in names]
        wanted = [("measure", list(measures))] if measures else []
        wanted += [(key, [word]) for key, word in (("period", period), ("group", group)) if word]
        chosen = None
        for name, words in wanted:
            own = ds.field(name).isin(words)
            chosen = own if chosen is None else chosen & own
        return ds.dataset(files, format="parquet").to_table(filter=chosen)


def not_written(folder: Path, problem: OSError) -> UserError:
    """Return the sentence about a folder that cannot be written (any more)."""
    return UserError(
        f'The folder "{folder}" cannot be written ({problem.strerror or type(problem).__name__}): '
        "make room or change its permissions, and go on with --resume; what is done is kept."
    )


def is_begun(folder: Path) -> bool:
    """Return whether there is a sweep in a folder.

    Raises:
        UserError: there is something else in it.
    """
    try:
        names = {file.name for file in folder.iterdir()} if folder.exists() else set()
    except OSError as problem:
        raise UserError(
            f'The folder "{folder}" cannot be read ({problem.strerror}): give another one.'
        ) from problem
    if MANIFEST in names:
        return True
    others = [name for name in sorted(names) if name not in OWN and not name.startswith(TEMPORARY)]
    if others:
        raise UserError(
            f'The folder "{folder}" holds other files, such as "{others[0]}": give a new folder.'
        )
    return False


@contextmanager
def claim(folder: Path) -> Iterator[None]:
    """Make a folder, and keep other sweeps out of it.

    Raises:
        UserError: another process is at work in it, or it cannot be made or written.
    """
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as problem:
        raise UserError(
            f'Another sweep is at work in the folder "{folder}": wait until it is done, '
            "or give another folder."
        ) from problem
    except OSError as problem:
        raise UserError(
            f'The folder "{folder}" cannot be written ({problem.strerror}): give another one, '
            "or change its permissions."
        ) from problem
    try:
        yield
    finally:
        lock.release()


def write_head(folder: Path, manifest: dict[str, Any], points: bytes) -> Store:
    """Write or replace the manifest and the points of a store; the manifest last.

    Raises:
        UserError: there is no room, or the folder cannot be written.
    """
    store = Store(folder, manifest)
    try:
        for name in (*TABLES, FAILED):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise not_written(folder, problem) from problem
    store._put(POINTS, points)
    text = json.dumps(manifest, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    store._put(MANIFEST, text.encode())
    return store


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


def _is_whole(file: Path) -> bool:
    """Return whether a Parquet file is there from its beginning to its end."""
    try:
        with file.open("rb") as opened:
            begin = opened.read(len(WHOLE))
            opened.seek(-len(WHOLE), 2)
            return begin == WHOLE == opened.read()
    except OSError:
        return False
