"""What a sweep says: levels and paired differences per region, point and scenario.

The numbers are those of `experiments.comparison.compare` on the same replications: there is one
arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import levels, paired_intervals
from experiments.comparison.compare import PAIRED_UNITS, paired_samples, verdict
from experiments.sweep.design import HEADLINE, RESULTS
from experiments.sweep.execute import PAIRED_GROUP, PAIRED_MEASURES, PAIRED_PERIOD
from experiments.sweep.store import Store
from model.errors import UserError
from model.outcomes import MEASURES
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Floats = npt.NDArray[np.float64]
Words = dict[str, npt.NDArray[np.object_]]  # columns of words, by name
Chosen = tuple[list[str], str | None, str | None]  # measures, period and group
WORDS = ("period", "group", "measure", "unit")  # what a row of one run is about
NUMBERS = ("n", "mean", "sd", "difference", "low", "high")


def comparison(
    store: Store,
    measures: Sequence[str] | None = None,
    period: str | None = PAIRED_PERIOD,
    group: str | None = "all",
) -> pd.DataFrame:
    """Return levels, and differences with the first scenario, of all runs that are done.

    Columns: region, point, one per factor of the design, scenario, period, group, measure, unit;
    n, mean, sd: replications with a value, and their level; difference, low, high: mean of the
    paired differences and its 95 % interval for chance, NaN for the first scenario; verdict: that
    of `experiments.comparison.compare`, empty for the first scenario. Rows stand in the order of
    the design.

    Args:
        store: the store of a sweep.
        measures: which measures; an empty list for all that were kept, None for the headline
            measures among them, or all if there are none. Besides those of the model there are
            `compare.PAIRED_UNITS`, about the same child under two scenarios; by name they are given
            for their one period and group, whatever is asked of the others.
        period: one period, or None for all.
        group: one group, or None for all.

    Raises:
        UserError: no runs are done, or they hold no such measure, period or group.
    """
    import pandas as pd

    cells = _cells(store)
    if not cells:
        raise UserError(
            f'The sweep in "{store.folder}" has no runs that are done: go on with --resume.'
        )
    if measures is None:
        kept = store.manifest["measures"] or HEADLINE
        measures = [name for name in HEADLINE if name in kept]
    _check_measures(store, measures)
    tables = [
        table for runs in cells for table in _of_cell(store, runs, (list(measures), period, group))
    ]
    if not tables:
        raise _nothing(store, cells[0], period, group)
    return _with_factors(store, pd.concat(tables, ignore_index=True))


def _cells(store: Store) -> list[list[str]]:
    """Return the names of runs that are done, together per region and point."""
    cells: dict[str, list[str]] = {}
    for run in sorted(store.done()):
        cells.setdefault(run.rpartition(".")[0], []).append(run)
    return list(cells.values())


def _check_measures(store: Store, measures: Sequence[str]) -> None:
    """Raise UserError for a measure that does not exist, or that the sweep did not keep."""
    kept = store.manifest["measures"] or list(MEASURES)
    for name in measures:
        if name not in MEASURES and name not in PAIRED_UNITS:
            raise UserError(
                f"Measure {shown(name)} is unknown: {hint(name, [*MEASURES, *PAIRED_UNITS])}"
            )
        if name not in kept and name not in PAIRED_UNITS:
            raise UserError(
                f'Measure "{name}" is not kept in "{store.folder}": '
                f"choose from {', '.join(kept)}, or name it in the design of a new sweep."
            )


def _of_cell(store: Store, runs: list[str], chosen: Chosen) -> Iterator[pd.DataFrame]:
    """Yield the table of one region and point: of measures, then of paired children.

    Every run of a cell has the same rows in the same order: by scenario, and then by period,
    measure and group, so words are read from the first run, and only values from the others.
    """
    scenarios = [item["name"] for item in store.manifest["scenarios"]]
    head = _read(store, runs[0]).to_pandas()
    region, point = str(head["region"].iloc[0]), str(head["point"].iloc[0])
    each = len(head) // len(scenarios)
    words = {name: head[name].astype(str).to_numpy()[:each] for name in WORDS}
    values = np.array([_values(store, run, len(head)) for run in runs])
    values = values.reshape(len(runs), len(scenarios), each)
    is_paired = np.isin(words["measure"], PAIRED_MEASURES)
    own = _fits(words, chosen) & ~is_paired
    if own.any():
        picked = {name: column[own] for name, column in words.items()}
        yield _table(scenarios, picked, values[:, :, own]).assign(region=region, point=point)
    picked, shares = _shares(values[:, :, is_paired])
    kept = _fits(picked, chosen)
    if kept.any():
        picked = {name: column[kept] for name, column in picked.items()}
        yield _table(scenarios, picked, shares[:, :, kept]).assign(region=region, point=point)


def _fits(words: Words, chosen: Chosen) -> npt.NDArray[np.bool_]:
    """Return which rows are asked for; paired children are, if they are named."""
    measures, period, group = chosen
    named = np.isin(words["measure"], measures)
    fits: npt.NDArray[np.bool_] = named if measures else np.full(named.shape, True)
    free = named & np.isin(words["measure"], list(PAIRED_UNITS))
    for name, word in (("period", period), ("group", group)):
        if word is not None:
            fits = fits & ((words[name] == word) | free)
    return fits


def _read(store: Store, run: str, columns: list[str] | None = None) -> pa.Table:
    """Return the results of a run.

    Raises:
        UserError: the file is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_table(store.folder / RESULTS / f"{run}.parquet", columns=columns)
    except (OSError, pa.ArrowException) as problem:
        raise _damaged(run) from problem


def _values(store: Store, run: str, rows: int) -> Floats:
    """Return the values of a run, that has as many rows as the first of its cell."""
    values: Floats = _read(store, run, ["value"])["value"].to_numpy()
    if values.size != rows:
        raise _damaged(run)
    return values


def _damaged(run: str) -> UserError:
    return UserError(
        f'The results of run "{run}" cannot be read: remove its file, and go on with --resume.'
    )


def _shares(numbers: Floats) -> tuple[Words, Floats]:
    """Return the number of children with a need, and shares of them instead of numbers.

    Args:
        numbers: those of `PAIRED_MEASURES`, shape (replications, scenarios, measures).
    """
    words = {
        "period": np.full(len(PAIRED_UNITS), PAIRED_PERIOD, object),
        "group": np.full(len(PAIRED_UNITS), PAIRED_GROUP, object),
        "measure": np.array(list(PAIRED_UNITS), object),
        "unit": np.array(list(PAIRED_UNITS.values()), object),
    }
    counted = numbers.reshape(-1, len(PAIRED_UNITS)).astype(np.int64)
    samples = paired_samples(counted)
    return words, samples.T.reshape(numbers.shape)


def _table(scenarios: list[str], words: Words, values: Floats) -> pd.DataFrame:
    """Return levels and differences of every scenario.

    Args:
        scenarios: names, the baseline first.
        words: what the rows are about.
        values: shape (replications, scenarios, rows).
    """
    import pandas as pd

    better = [MEASURES[name].better if name in MEASURES else "" for name in words["measure"]]
    tables = []
    for place, scenario in enumerate(scenarios):
        samples: Floats = values[:, place].T
        numbers: dict[str, Any] = {"scenario": scenario, **words}
        numbers |= dict(zip(NUMBERS, (*levels(samples), *_differences(values, place)), strict=True))
        low, high = numbers["low"].tolist(), numbers["high"].tolist()
        numbers["verdict"] = [
            verdict(bottom, top, direction) if place and direction else ""
            for bottom, top, direction in zip(low, high, better, strict=True)
        ]
        tables.append(pd.DataFrame(numbers))
    return pd.concat(tables, ignore_index=True)


def _differences(values: Floats, place: int) -> tuple[Floats, Floats, Floats]:
    """Return mean and interval of the differences with the first scenario; NaN for that one."""
    differences = (values[:, place] - values[:, 0]).T
    return paired_intervals(differences if place else np.full_like(differences, np.nan))


def _with_factors(store: Store, table: pd.DataFrame) -> pd.DataFrame:
    """Add the values of the factors, and put rows and columns in order."""
    factors = [item["name"] for item in store.manifest["factors"]]
    points = store.points().drop_duplicates("point").set_index("point")
    for name in factors:
        table[name] = table["point"].map(points[name])
    order = {name: place for place, name in enumerate(store.manifest["regions"])}
    place_of = {name: place for place, name in enumerate(points.index)}
    rows = np.lexsort((table["point"].map(place_of), table["region"].map(order)))
    columns = ["region", "point", *factors, "scenario", *WORDS, *NUMBERS, "verdict"]
    return table.iloc[rows][columns].reset_index(drop=True)


def _nothing(store: Store, runs: list[str], period: str | None, group: str | None) -> UserError:
    """Return what to say when there is no such period, or no such group."""
    rows = store.results(runs=runs[:1])
    for name, word in (("period", period), ("group", group)):
        known = [str(item) for item in rows[name].unique()]
        if word is not None and word not in known:
            return UserError(f"{name.capitalize()} {shown(word)} is not there: {hint(word, known)}")
    return UserError(
        f'The sweep in "{store.folder}" has no values for group {shown(group)} in '
        f"{shown(period)}: choose other measures, or leave one of the two out."
    )
