"""Carrying out a sweep: what is not there yet is run, and kept as soon as it is done.

A sweep may be stopped at any moment, in any way, and goes on where it was. The folder then holds
the same bytes as after a sweep that nobody stopped, on however many workers.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from experiments.sweep import store as stores
from experiments.sweep.design import Design
from experiments.sweep.execute import Done
from experiments.sweep.feed import Feed
from experiments.sweep.fingerprint import libraries
from experiments.sweep.log import Event, Note, log_in
from experiments.sweep.plan import Run, cells, first_runs
from experiments.sweep.points import points_of
from experiments.sweep.sameness import check_grown, check_same
from experiments.sweep.store import Store
from experiments.sweep.workers import Cluster, Here, on_workers
from model.errors import UserError

Told = Callable[[int, int], None]  # runs done, runs in all (a stopping rule may raise that)


@dataclass(frozen=True)
class Going:
    """How a sweep is carried out; none of it changes a number.

    Args:
        workers: processes of this machine; 1 is this process itself.
        cluster: address of the scheduler of a Dask cluster, instead of `workers`.
        resume: whether to go on in a folder that holds this sweep.
        expand: whether to go on in a folder that holds a part of this sweep, whose design has
            grown since.
        only: patterns of ids of runs (`*`, `?`, `[…]`); empty for all runs.
    """

    workers: int = 1
    cluster: str | None = None
    resume: bool = False
    expand: bool = False
    only: Sequence[str] = ()

    def wants(self, run: str) -> bool:
        """Return whether a run is to be done, by its id."""
        return not self.only or any(fnmatchcase(run, pattern) for pattern in self.only)


def sweep(
    design: Design,
    folder: Path,
    progress: Told | None = None,
    *,
    also: Callable[[Event], None] | None = None,
    **how: Any,
) -> Store:
    """Run a design into a folder.

    More than one worker needs a script that can be imported: start it below
    `if __name__ == "__main__":`.

    Args:
        design: what to run.
        folder: where; new or empty, unless `resume` or `expand` is given.
        progress: told after every run how many are done, and how many there are.
        also: told every event of the log; see `experiments.sweep.log`.
        how: workers, cluster, resume, expand, only; see `Going`.

    Returns:
        The store; `failed()` tells which runs could not be done.

    Raises:
        UserError: the folder cannot be used or written, holds another sweep, or the cluster cannot
            be used or went away. What was done by then is kept.
        KeyboardInterrupt: the user stopped it; what was done by then is kept.
    """
    going = Going(**how)
    manifest = manifest_of(design)
    check_going(design, folder, going)
    with stores.claim(folder):
        begun = stores.is_begun(folder)  # once more: nobody else writes there now
        store = check_manifest(design, folder, going) if begun else Store(folder, manifest)
        store.tidy(design.tables)
        if begun and going.expand:
            (folder / stores.STOPPING).unlink(missing_ok=True)
            store = stores.write_head(folder, manifest, points_table(design))
        feed = Feed(design, store, going.wants)
        if not begun or feed.done < feed.total:
            # The folder is begun when workers are known to be able to do runs, not before.
            with on_workers(going.workers, going.cluster) as workers, log_in(folder, also) as note:
                if not begun:
                    stores.write_head(folder, manifest, points_table(design))
                _carry_out(design, store, feed, workers, note, progress)
        if feed.stopping is not None and feed.stopping.is_decided():
            store.keep_stopping(feed.stopping.table())
    return store


def check_going(design: Design, folder: Path, going: Going) -> None:
    """Check what can be known before anything is run or written.

    Raises:
        UserError: patterns that fit no run, or a folder that holds other things, or a sweep that
            is not to be gone on with.
    """
    if not any(map(going.wants, _all_ids(design))):
        raise UserError(
            f"No run fits --only {' '.join(going.only)}: runs have names such as "
            f"{first_runs(design)[0].id}."
        )
    if stores.is_begun(folder) and not (going.resume or going.expand):
        raise UserError(
            f'The folder "{folder}" holds a sweep already: go on with it by --resume, add runs to '
            "it by --expand if the design has grown, or give a new folder."
        )


def _all_ids(design: Design) -> Iterable[str]:
    """Yield the ids of all runs that a sweep of this design may do."""
    for region, point in cells(design):
        for replication in range(1, design.replications.most + 1):
            yield Run(region, point, replication).id


def check_manifest(design: Design, folder: Path, going: Going) -> Store:
    """Return the sweep in a folder, if this design may go on with it.

    Raises:
        UserError: it is another sweep, or has other rules.
    """
    store = stores.open_store(folder)
    if going.expand:
        check_grown(store, manifest_of(design), {point.id for _, point in cells(design)})
    else:
        check_same(store, manifest_of(design))
    return store


def _carry_out(
    design: Design,
    store: Store,
    feed: Feed,
    workers: Here | Cluster,
    note: Note,
    progress: Told | None,
) -> None:
    """Do all runs of the feed, and keep what they give."""
    note("sweep", name=design.name, runs=feed.total, done=feed.done, threads=workers.threads)
    told = progress or _nobody
    told(feed.done, feed.total)
    failed = 0
    try:
        for answer in workers.answers(design, feed.take, lambda run: note("started", run=run.id)):
            item = answer.item
            store.keep(item)
            where = {"seconds": round(answer.seconds, 3), "worker": answer.worker}
            if isinstance(item, Done):
                note("done", run=item.run, **where)
            else:
                failed += 1
                note("failed", run=item.run, kind=item.kind, message=item.message, **where)
            feed.tell(item)
            told(feed.done, feed.total)
    except KeyboardInterrupt:
        note("stopped", done=feed.done, runs=feed.total)
        raise
    note("end", done=feed.done, runs=feed.total, failed=failed)


def _nobody(done: int, total: int, /) -> None:
    """Tell nobody about progress."""


def manifest_of(design: Design) -> dict[str, Any]:
    """Return what is needed to make a sweep again. No clock, no machine, no workers."""
    from experiments.draws import posterior_digest
    from experiments.runs.provenance import commit
    from experiments.version import version
    from model.kernel import source_hash

    return {
        "format": 1,
        "name": design.name,
        "question": dict(design.question),
        "version": version(),
        "commit": commit(),
        "rules": source_hash(),
        "libraries": libraries(),
        "posterior": posterior_digest(),
        "regions": list(design.regions),
        "years": design.years,
        "seed": design.seed,
        "scenarios": [
            {"name": item.name, "hash": item.digest(), "toml": item.to_toml()}
            for item in design.scenarios
        ],
        "factors": [
            {
                "name": item.name,
                "unit": item.unit,
                "values": list(item.values),
                "low": item.low,
                "high": item.high,
                "scenarios": list(item.scenarios),
            }
            for item in design.factors
        ],
        "sampling": asdict(design.sampling),
        "replications": {
            **asdict(design.replications),
            "measures": list(design.replications.measures),
        },
        "tables": list(design.tables),
        "measures": list(design.measures),
    }


def points_table(design: Design) -> bytes:
    """Return the points of a design as the bytes of a Parquet file."""
    import pandas as pd

    rows = [{"point": point.id, **point.values} for point in points_of(design)]
    buffer = io.BytesIO()
    pd.DataFrame(rows).to_parquet(buffer, index=False)
    return buffer.getvalue()
