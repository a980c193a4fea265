"""Sweeps in folders: which there are, what each asked, and how far it is; for `Desk.call`.

A page names a sweep by its id, which follows from its manifest; folders are for the worker alone.
No answer holds a path, and neither does the sentence about what goes wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.live.worker import watch
from experiments.sweep.folders import Folders, check_store, id_of
from experiments.sweep.store import open_store
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

# What reading gives when a folder vanished, has a hole, or holds something of another version.
WRONG = (
    UserError, OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
)  # fmt: skip
POINT = "point"


@dataclass(frozen=True)
class Varied:
    """What varies in a sweep: its name and unit, and values, or a range."""

    name: str
    unit: str
    values: tuple[float | str | bool, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Finished:
    """What a sweep asked, and how far it is.

    Args:
        id: short, and the same wherever the folder stands.
        name: of the design.
        question: by language; may be empty.
        version: with which it was made.
        rules: hash of the rules with which it was made.
        regions: labels.
        scenarios: titles by language, by name; the first is the baseline.
        factors: what varies; none for posterior draws.
        axes: what has two values or more over the points.
        method: how points were chosen.
        points: how many there are.
        replications: at every point, and the most that a stopping rule may make of it.
        years: school years.
        seed: start of all draws.
        measures: that were kept and that this version knows.
        periods: that are in the results.
        done: how many runs are done.
        failed: runs that could not be done, with the kind of problem.
        rows: in the results of all runs that are done.
    """

    id: str
    name: str
    question: Mapping[str, str]
    version: str
    rules: str
    regions: tuple[str, ...]
    scenarios: Mapping[str, Mapping[str, str]]
    factors: tuple[Varied, ...]
    axes: tuple[str, ...]
    method: str
    points: int
    replications: tuple[int, int]
    years: int
    seed: int
    measures: tuple[str, ...]
    periods: tuple[str, ...]
    done: int
    failed: tuple[tuple[str, str], ...]
    rows: int

    @property
    def planned(self) -> int:
        """Return how many runs there will be at least."""
        return self.points * len(self.regions) * self.replications[0]


@dataclass(frozen=True)
class Shelf:
    """The sweeps that can be read, and how many folders cannot."""

    sweeps: tuple[Finished, ...]
    lost: int


@contextmanager
def quietly(problem: Callable[[], Exception]) -> Iterator[None]:
    """Raise another problem in place of `WRONG`, whose sentences may hold a path."""
    try:
        yield
    except WRONG as reason:
        raise problem() from reason


class LostError(Exception):
    """A sweep cannot be read (any more)."""


def shelf(folders: Folders, _again: int = 0) -> Shelf:
    """Return what stands in folders; `_again` counts how often somebody asked anew."""
    found: dict[str, Finished] = {}
    lost = 0
    for folder in folders:
        watch(0, 0, "")
        try:
            with quietly(LostError):
                item = _finished(folder)
                found.setdefault(item.id, item)
        except LostError:
            lost += 1
    return Shelf(tuple(found.values()), lost)


def _finished(folder: Path) -> Finished:
    """Return what a sweep asked and how far it is."""
    import pyarrow.parquet as pq

    from experiments.sweep.design import RESULTS
    from model.outcomes import MEASURES

    store = open_store(folder)
    check_store(store)
    manifest, done = store.manifest, sorted(store.done())
    points = store.points().drop_duplicates(POINT).set_index(POINT)
    periods: list[str] = []
    rows = 0
    if done:
        table = pq.read_table(folder / RESULTS / f"{done[0]}.parquet", columns=["period"])
        periods = list(dict.fromkeys(map(str, table["period"].to_pylist())))
        rows = len(table) * len(done)
    return Finished(
        id=id_of(manifest),
        name=manifest["name"],
        question={lang: str(text) for lang, text in manifest["question"].items()},
        version=manifest["version"],
        rules=manifest["rules"],
        regions=tuple(map(str, manifest["regions"])),
        scenarios=_titles(manifest["scenarios"]),
        factors=tuple(
            Varied(item["name"], item["unit"], tuple(item["values"]), item["low"], item["high"])
            for item in manifest["factors"]
        ),
        axes=_axes(points, [item["name"] for item in manifest["factors"]]),
        method=str(manifest["sampling"]["method"]),
        points=len(points),
        replications=(manifest["replications"]["start"], manifest["replications"]["most"]),
        years=manifest["years"],
        seed=manifest["seed"],
        measures=tuple(name for name in manifest["measures"] or MEASURES if name in MEASURES),
        periods=tuple(periods),
        done=len(done),
        failed=tuple((item.run, item.kind) for item in store.failed()),
        rows=rows,
    )


def _axes(points: pd.DataFrame, factors: list[str]) -> tuple[str, ...]:
    """Return what has two values or more over the points: factors in their order, then others."""
    names = [*factors, *(str(name) for name in points.columns if name not in factors)]
    return tuple(name for name in names if points[name].nunique() > 1)


def _titles(scenarios: Sequence[Mapping[str, str]]) -> dict[str, dict[str, str]]:
    import tomllib

    return {
        item["name"]: {
            lang: str(text) for lang, text in tomllib.loads(item["toml"])["title"].items()
        }
        for item in scenarios
    }
