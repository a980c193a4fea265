"""What a sweep says: levels and paired differences per region, point and scenario.

The numbers are those of `experiments.compare` on the same replications: there is one arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.certainty import levels, paired_intervals
from experiments.compare import PAIRED_UNITS, paired_samples, verdict
from experiments.sweep.design import HEADLINE
from experiments.sweep.execute import PAIRED_GROUP, PAIRED_MEASURES, PAIRED_PERIOD
from experiments.sweep.store import Store
from model.errors import UserError
from model.outcomes import MEASURES
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
WORDS = ("period", "group", "measure", "unit")  # what a row of one run is about
NUMBERS = ("n", "mean", "sd", "difference", "low", "high")
AT_ONCE = 256  # runs that are in memory together


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
    of `experiments.compare`, empty for the first scenario. Rows stand in the order of the design.

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
        table
        for runs in _portions(cells)
        for rows in _read(store, measures, period, group, runs)
        for table in _of_cells(rows, [item["name"] for item in store.manifest["scenarios"]])
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


def _portions(cells: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield some runs at a time; those of a cell stay together."""
    portion: list[str] = []
    for runs in cells:
        if portion and len(portion) + len(runs) > AT_ONCE:
            yield portion
            portion = []
        portion += runs
    yield portion


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


def _read(
    store: Store, measures: Sequence[str], period: str | None, group: str | None, runs: list[str]
) -> Iterator[pd.DataFrame]:
    """Yield the rows of some runs: those of measures, then those of paired children."""
    own = [name for name in measures if name in MEASURES]
    if own or not measures:
        rows = store.results(own, period, group, runs)
        yield rows[~rows["measure"].isin(PAIRED_MEASURES)]
    fits = period in (None, PAIRED_PERIOD) and group in (None, PAIRED_GROUP)
    if len(own) < len(measures) or (not measures and fits):
        rows = _shares(store.results(PAIRED_MEASURES, None, None, runs))
        yield rows[rows["measure"].isin(list(measures or PAIRED_UNITS))]


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the number of children with a need, and shares of them instead of numbers."""
    runs = len(rows) // len(PAIRED_UNITS)
    numbers = rows["value"].to_numpy(np.float64).reshape(runs, len(PAIRED_UNITS))
    return rows.assign(
        measure=np.tile(np.array(list(PAIRED_UNITS), object), runs),
        unit=np.tile(np.array(list(PAIRED_UNITS.values()), object), runs),
        value=paired_samples(numbers).T.ravel(),
    )


def _of_cells(rows: pd.DataFrame, scenarios: list[str]) -> Iterator[pd.DataFrame]:
    """Yield the table of every region and point in some rows."""
    keys = ["region", "point"]
    for (region, point), cell in rows.groupby(keys, observed=True, sort=False):
        yield _of_cell(cell, scenarios).assign(region=str(region), point=str(point))


def _of_cell(rows: pd.DataFrame, scenarios: list[str]) -> pd.DataFrame:
    """Return the levels and differences of one cell.

    Every run of a cell has the same rows in the same order: by scenario, and then by period,
    measure and group, so the values are one array of shape (replications, scenarios, rows).
    """
    import pandas as pd

    replications = rows["replication"].nunique()
    values = rows["value"].to_numpy(np.float64).reshape(replications, len(scenarios), -1)
    words = {name: rows[name].astype(str).to_numpy()[: values.shape[2]] for name in WORDS}
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
