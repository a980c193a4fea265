"""Doing one run, anywhere: the tables of one replication of all scenarios at one point."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.runs.paired_children import PAIRED
from experiments.runs.replication import Result, replicate, years_to_live
from experiments.runs.run import RunSettings, Years, region_for
from experiments.sweep.design import RESULTS, WEEKLY, Design
from experiments.sweep.plan import Run, scenarios_at
from model.errors import UserError
from model.outcomes import MEASURES, SERIES

if TYPE_CHECKING:
    import pyarrow as pa

KEYS = ("region", "point", "replication", "scenario")
PAIRED_PERIOD, PAIRED_GROUP = "all years", "with_need"
PAIRED_MEASURES = tuple(f"paired_{name}" for name in PAIRED)


@dataclass(frozen=True)
class Done:
    """A run that was done: its id, and the bytes of every table that the design keeps."""

    run: str
    tables: dict[str, bytes]


@dataclass(frozen=True)
class Failed:
    """A run that could not be done: its id, the kind of problem, and what it said."""

    run: str
    kind: str
    message: str


def do_run(design: Design, run: Run) -> Done | Failed:
    """Do one run; a problem is an answer too, so that one run does not stop the others."""
    try:
        return Done(run.id, tables_of(design, run))
    except UserError as problem:
        return Failed(run.id, "UserError", str(problem))
    except Exception as problem:
        return Failed(run.id, type(problem).__name__, str(problem))


def tables_of(design: Design, run: Run) -> dict[str, bytes]:
    """Return the tables of a run as the bytes of Parquet files, by name of table.

    Raises:
        UserError: a value of the point cannot be used in this region.
    """
    scenarios = scenarios_at(design, run.point)
    region = region_for(scenarios, run.region)
    settings = RunSettings(region=run.region, years=design.years, seed=design.seed)
    years = Years(years_to_live(scenarios, design.years))
    weekly = WEEKLY in design.tables
    results = replicate(scenarios, region, settings, run.replication - 1, years, detailed=weekly)
    names = [scenario.name for scenario in scenarios]
    tables = {RESULTS: _parquet(_results(design, run, names, results))}
    if weekly:
        tables[WEEKLY] = _parquet(_weekly(run, names, results))
    return tables


def _results(design: Design, run: Run, names: list[str], results: list[Result]) -> pa.Table:
    """Return one row per scenario, period, group and measure, those of paired children last."""
    rows = [*results[0].rows]
    rows += [(PAIRED_PERIOD, PAIRED_GROUP, measure) for measure in PAIRED_MEASURES]
    kept = [
        place
        for place, (_, _, measure) in enumerate(rows)
        if not design.measures or measure in design.measures or measure in PAIRED_MEASURES
    ]
    values = np.array([[*result.values, *result.paired] for result in results])[:, kept]
    chosen = [rows[place] for place in kept]
    periods, groups, measures = (list(column) for column in zip(*chosen, strict=True))
    units = [MEASURES[name].unit if name in MEASURES else "children" for name in measures]
    columns: dict[str, list[str]] = {
        "period": periods, "group": groups, "measure": measures, "unit": units
    }  # fmt: skip
    repeated = {name: column * len(names) for name, column in columns.items()}
    return _table(run, names, len(chosen), repeated, values)


def _weekly(run: Run, names: list[str], results: list[Result]) -> pa.Table:
    """Return one row per scenario, week and series."""
    details = [result.detail for result in results]
    series = np.array([detail.series for detail in details if detail is not None])
    _, weeks, measures = series.shape
    columns = {
        "week": np.tile(np.repeat(np.arange(weeks), measures), len(names)).tolist(),
        "measure": list(SERIES) * weeks * len(names),
        "unit": [item.unit for item in SERIES.values()] * weeks * len(names),
    }
    return _table(run, names, weeks * measures, columns, series)


def _table(
    run: Run, names: list[str], rows: int, columns: dict[str, list[Any]], values: np.ndarray
) -> pa.Table:
    """Put the keys before, and the values after, the columns of a table; words are coded."""
    import pyarrow as pa

    keys: dict[str, list[Any]] = {
        "region": [run.region] * (rows * len(names)),
        "point": [run.point.id] * (rows * len(names)),
        "replication": [run.replication] * (rows * len(names)),
        "scenario": [name for name in names for _ in range(rows)],
    }
    whole = {"replication": pa.int32(), "week": pa.int32()}
    arrays = {
        name: pa.array(column, whole[name])
        if name in whole
        else pa.array(column, pa.string()).dictionary_encode()
        for name, column in (keys | columns).items()
    }
    return pa.table(arrays | {"value": pa.array(values.ravel(), pa.float64())})


def _parquet(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()
