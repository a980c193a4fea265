"""The numbers of sweeps in folders, as a worker gives them to a page; for `Desk.call`.

Every function reads the folder anew, and ends between its steps when nobody waits any more. What
goes wrong is told without a path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from experiments.live.finished import POINT, LostError, quietly
from experiments.live.worker import watch
from experiments.sensitivity.outcomes import Asked
from experiments.sweep.folders import Folders, store_of
from experiments.sweep.result_words import word
from experiments.sweep.store import Store
from scenarios.refusals import LANGUAGES, RefusedError

if TYPE_CHECKING:
    import pandas as pd

EVERYBODY = "all"
MOST_ROWS = 200  # of points that a page lists
MOST_DRAWN = 1000  # points in a chart, which has a mark and a place on a line for each
MOST_RUNS = 200  # of one point that a page names
MOST_READ = 10_000  # runs; a worker reads a few hundred of them in a second
MOST_VALUES = 100_000  # rows of a file of replications: some 10 MB
GONE, EMPTY, LARGE, UNREADABLE = "gone", "empty", "large", "unreadable"


@dataclass(frozen=True)
class Picked:
    """Which differences of a sweep are looked at."""

    region: str
    scenario: str
    measure: str
    period: str


@dataclass(frozen=True, eq=False)
class Differences:
    """The differences at the points of a sweep.

    Args:
        problem: `GONE`, `EMPTY`, `LARGE` or `UNREADABLE`; "" if all went well.
        first: the first rows of `experiments.sweep.comparison.comparison`.
        drawn: rows for a chart, evenly from all, with the values of what varies.
        points: how many there are in all.
        verdicts: how many points have which verdict.
    """

    problem: str = ""
    first: pd.DataFrame | None = None
    drawn: pd.DataFrame | None = None
    points: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Weight:
    """What matters in a sweep: influence of factors, and robustness in a sentence per language.

    None where the design or the results do not allow it.
    """

    influence: pd.DataFrame | None = None
    robustness: Mapping[str, str] | None = None


def differences(folders: Folders, id_: str, picked: Picked, _again: int = 0) -> Differences:
    """Return the differences that were picked at all points of a sweep.

    Args:
        folders: of sweeps.
        id_: of one of them.
        picked: which differences.
        _again: counts how often somebody asked anew, for a sweep that grows.
    """
    store = store_of(folders, id_)
    if store is None:
        return Differences(GONE)
    watch(0, 0, "")
    try:
        with quietly(LostError):
            runs = len(store.done())
            if not 0 < runs <= MOST_READ:
                return Differences(LARGE if runs else EMPTY)
            rows = _rows(store, picked)
            if rows.empty:
                return Differences(EMPTY)
            counted = {str(name): int(n) for name, n in rows["verdict"].value_counts().items()}
            places = np.linspace(0, len(rows) - 1, min(len(rows), MOST_DRAWN)).round().astype(int)
            drawn = _with_values(store, rows.iloc[places])
            return Differences("", rows.head(MOST_ROWS), drawn, len(rows), counted)
    except LostError:
        return Differences(UNREADABLE)


def _rows(store: Store, picked: Picked) -> pd.DataFrame:
    """Return the comparison of one region, scenario, measure and period, a row per point."""
    from experiments.sweep.comparison import comparison

    table = comparison(store, [picked.measure], picked.period, EVERYBODY)
    own = (table["region"] == picked.region) & (table["scenario"] == picked.scenario)
    return table[own].reset_index(drop=True)


def _with_values(store: Store, rows: pd.DataFrame) -> pd.DataFrame:
    """Add what varies without being a factor: parameters of posterior draws."""
    points = store.points().drop_duplicates(POINT).set_index(POINT)
    others = [name for name in points.columns if name not in rows.columns]
    return rows.join(points[others], on=POINT) if others else rows


def weight(folders: Folders, id_: str, picked: Picked, _again: int = 0) -> Weight:
    """Return how much every factor does, and in how many worlds the difference has one sign."""
    store = store_of(folders, id_)
    if store is None:
        return Weight()
    return Weight(_influence(store, picked), _robustness(store, picked))


def _influence(store: Store, picked: Picked) -> pd.DataFrame | None:
    from experiments.sensitivity.influence import influence

    watch(0, 0, "")
    try:
        with quietly(LostError):
            return influence(store, _asked(picked))
    except LostError:
        return None


def _robustness(store: Store, picked: Picked) -> dict[str, str] | None:
    from experiments.sensitivity.robustness import in_words, robustness
    from experiments.words import LANGUAGES

    watch(0, 0, "")
    try:
        with quietly(LostError):
            [found] = robustness(store, _asked(picked))
            return {lang: in_words(found, store.manifest, lang) for lang in LANGUAGES}
    except LostError:
        return None


def _asked(picked: Picked) -> Asked:
    return Asked((picked.measure,), picked.scenario, picked.region, period=picked.period)


def runs_at(
    folders: Folders, id_: str, region: str, point: str, _again: int = 0
) -> tuple[str, ...]:
    """Return the names of runs that are done at one point in one region, at most `MOST_RUNS`."""
    from experiments.sweep.plan import slug

    store = store_of(folders, id_)
    start = f"{slug(region)}.{point}."
    names = store.done() if store is not None else set()
    return tuple(sorted(name for name in names if name.startswith(start)))[:MOST_RUNS]


def points_file(folders: Folders, id_: str, picked: Picked) -> bytes:
    """Return the differences at all points as a csv file.

    Raises:
        UserError: the sweep cannot be read any more, said without its folder.
    """
    from experiments.output import encode

    with quietly(_cannot_read):
        return encode(_rows(_needed(folders, id_), picked), "csv", (), {})


def runs_file(folders: Folders, id_: str, picked: Picked | None) -> bytes:
    """Return results per replication as a csv file, with the name of the run of every row.

    Args:
        folders: of sweeps.
        id_: of one of them.
        picked: one measure in one region and period, of all scenarios; None for everything.

    Raises:
        UserError: as `points_file`.
    """
    from experiments.output import encode
    from experiments.sweep.plan import slug

    with quietly(_cannot_read):
        store = _needed(folders, id_)
        if picked is None:
            table = store.results()
        else:
            table = store.results([picked.measure], picked.period, EVERYBODY)
            table = table[table["region"] == picked.region]
        slugs = {label: slug(label) for label in table["region"].astype(str).unique()}
        runs = (
            table["region"].astype(str).map(slugs)
            + "." + table[POINT].astype(str)
            + "." + table["replication"].astype(str).str.zfill(4)
        )  # fmt: skip
        return encode(table.assign(run=runs), "csv", ("run",), {})


def results_file(folders: Folders, id_: str) -> bytes:
    """Return what `continuum results DIR --format csv` gives.

    Raises:
        UserError: as `points_file`.
    """
    from experiments.output import encode
    from experiments.sweep.comparison import comparison

    with quietly(_cannot_read):
        return encode(comparison(_needed(folders, id_)), "csv", (), {})


def _cannot_read() -> RefusedError:
    return RefusedError({lang: word(lang, "cannot_read") for lang in LANGUAGES})


def _needed(folders: Folders, id_: str) -> Store:
    """Return a store that is still there. Raises UserError otherwise."""
    store = store_of(folders, id_)
    if store is None:
        raise _cannot_read()
    return store
