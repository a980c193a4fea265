"""Stores with outcomes from a formula instead of the model, written as a sweep writes them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from experiments.sweep import store as stores
from experiments.sweep.design import Design, Factor, Replications, Sampling, Value, range_of
from experiments.sweep.execute import Done
from experiments.sweep.plan import Run, first_runs
from experiments.sweep.runner import manifest_of, points_table
from scenarios import load

REGION = "municipality:Woudenberg"
BASELINE, POLICY = "current", "integrated-teams"
# Not in order of the alphabet: a store keeps columns in another order than the design.
NAMES = ("staff.turnover_per_year", "need.onset_per_year", "need.frailty_sigma", "dummy")

Formula = Callable[[Mapping[str, Any]], float]


def ranged(*names: str) -> tuple[Factor, ...]:
    """Return factors over their declared ranges."""
    return tuple(Factor(name, (), *range_of(name), (BASELINE, POLICY)) for name in names)


def valued(**values: tuple[Value, ...]) -> tuple[Factor, ...]:
    """Return factors with values; a dot in a name is written as two underscores."""
    return tuple(
        Factor(name.replace("__", "."), own, None, None, (BASELINE, POLICY))
        for name, own in values.items()
    )


def unit(values: Mapping[Any, Any], name: str) -> float:
    """Return where a value lies in the declared range of its factor, from 0 to 1."""
    low, high = range_of(name)
    return (float(values[name]) - low) / (high - low)


def make_store(
    folder: Path,
    factors: tuple[Factor, ...],
    sampling: Sampling,
    difference: Formula,
    *,
    replications: int = 3,
    noise: float = 0.0,
    measure: str = "unmet_need",
    level: float = 20.0,
) -> stores.Store:
    """Write a store in which the policy differs from the baseline by a formula, plus chance.

    `noise` is the standard deviation of what every run adds to the difference by itself; the level
    of the baseline differs between replications, alike at all points.
    """
    design = Design(
        "made", {}, (REGION,), (load(BASELINE), load(POLICY)), 1, 1, factors, sampling,
        Replications(replications, replications), measures=(measure,),
    )  # fmt: skip
    store = stores.Store(folder, manifest_of(design))
    store.tidy(design.tables)
    stores.write_head(folder, store.manifest, points_table(design))
    for run in first_runs(design):
        own = level + 3.0 * _normal("level", run.replication)
        moved = difference(run.point.values) + noise * _normal(run.id)
        store.keep(Done(run.id, {"results": _table(run, measure, [own, own + moved])}))
    return store


def _normal(*key: object) -> float:
    seed = int.from_bytes(hashlib.sha256(repr(key).encode()).digest()[:8], "big")
    return float(np.random.default_rng(seed).normal())


def _table(run: Run, measure: str, values: list[float]) -> bytes:
    frame = pd.DataFrame(
        {
            "region": run.region,
            "point": run.point.id,
            "replication": run.replication,
            "scenario": [BASELINE, POLICY],
            "period": "all years",
            "group": "all",
            "measure": measure,
            "unit": "% of need",
            "value": values,
        }
    )
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()
