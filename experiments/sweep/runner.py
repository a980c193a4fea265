"""Carrying out a sweep: what is not there yet is run, and kept as soon as it is done."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from experiments.sweep import store as stores
from experiments.sweep.design import Design
from experiments.sweep.execute import Done, Failed, do_run
from experiments.sweep.plan import Run, first_runs
from experiments.sweep.points import points_of
from experiments.sweep.store import Store

Told = Callable[[int, int], None]  # runs done, runs in all


def sweep(design: Design, folder: Path, progress: Told | None = None) -> Store:
    """Run a design into a new folder, in this process.

    Raises:
        UserError: the folder is not empty or cannot be written.
    """
    store = stores.create(folder, manifest_of(design), points_table(design))
    runs = first_runs(design)
    for number, item in enumerate(_one_by_one(design, runs), start=1):
        store.keep(item)
        if progress is not None:
            progress(number, len(runs))
    return store


def _one_by_one(design: Design, runs: Iterable[Run]) -> Iterator[Done | Failed]:
    for run in runs:
        yield do_run(design, run)


def manifest_of(design: Design) -> dict[str, Any]:
    """Return what is needed to make a sweep again. No clock, no machine, no workers."""
    from experiments.draws import posterior_digest
    from experiments.provenance import commit
    from experiments.version import version
    from model.kernel import source_hash

    return {
        "format": 1,
        "name": design.name,
        "question": dict(design.question),
        "version": version(),
        "commit": commit(),
        "rules": source_hash(),
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
        "replications": asdict(design.replications),
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
