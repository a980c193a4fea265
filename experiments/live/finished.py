"""Sweeps in folders: which there are, what each asked, and how far it is; for `Desk.call`.

A page names a sweep by its id, which follows from its manifest; folders are for the worker alone.
No answer holds a path, and neither does the sentence about what goes wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.live.worker import watch
from experiments.sweep.store import MANIFEST, POINTS, Store, open_store
from model.errors import UserError

Folders = tuple[Path, ...]
ID_LETTERS = 12
# What reading gives when a folder vanished, has a hole, or holds something of another version.
WRONG = (
    UserError, OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
)  # fmt: skip
POINT = "point"
# What a manifest must tell; later versions may tell more.
NEEDED: Mapping[str, type] = {
    "name": str, "question": dict, "version": str, "rules": str, "regions": list, "years": int,
    "seed": int, "scenarios": list, "factors": list, "sampling": dict, "replications": dict,
    "measures": list,
}  # fmt: skip


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
        numeric: of those, what is a number.
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
    numeric: tuple[str, ...]
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


def checked_folder(folder: Path) -> Path:
    """Return the whole path of the folder of a sweep.

    Raises:
        UserError: there is no sweep in it, or none that can be read here.
    """
    try:
        store = open_store(folder)
        _check(store)
        return folder.resolve()
    except (OSError, ValueError) as problem:
        if isinstance(problem, UserError):
            raise
        raise UserError(
            f'The folder "{folder}" cannot be read ({getattr(problem, "strerror", problem)}): '
            "change its permissions, or give another one."
        ) from problem


def checked_folders(folders: Sequence[Path]) -> Folders:
    """Return whole paths of folders of sweeps, each of another sweep.

    Raises:
        UserError: as `checked_folder`, or two hold the same sweep.
    """
    known: dict[str, Path] = {}
    for folder in folders:
        whole = checked_folder(folder)
        other = known.setdefault(id_of(open_store(whole).manifest), whole)
        if other != whole:
            raise UserError(
                f'The folders "{other}" and "{whole}" hold the same sweep: give one of the two.'
            )
    return tuple(known.values())


def _check(store: Store) -> None:
    """Raise UserError for a manifest that lacks what is told, or a folder without its points."""
    manifest: Any = store.manifest
    wrong = [
        name
        for name, kind in NEEDED.items()
        if not isinstance(manifest, dict) or not isinstance(manifest.get(name), kind)
    ]
    if wrong:
        raise UserError(
            f'The manifest in "{store.folder}" lacks what a sweep has ({", ".join(wrong[:3])}): '
            "give the folder of a sweep of this version."
        )
    if not (store.folder / POINTS).is_file():
        raise UserError(
            f'The folder "{store.folder}" has a {MANIFEST} and no {POINTS}: put that back, or '
            "give another folder."
        )


def id_of(manifest: Mapping[str, Any]) -> str:
    """Return a short hash of a manifest."""
    text = json.dumps(manifest, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LETTERS]


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

    from experiments.sensitivity.outcomes import numeric_factors
    from experiments.sweep.design import RESULTS
    from model.outcomes import MEASURES

    store = open_store(folder)
    _check(store)
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
        axes=tuple(str(name) for name, column in points.items() if column.nunique() > 1),
        numeric=tuple(numeric_factors(points)),
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


def _titles(scenarios: Sequence[Mapping[str, str]]) -> dict[str, dict[str, str]]:
    import tomllib

    return {
        item["name"]: {
            lang: str(text) for lang, text in tomllib.loads(item["toml"])["title"].items()
        }
        for item in scenarios
    }


def store_of(folders: Folders, id_: str) -> Store | None:
    """Return the store with an id; None if it is not there (any more)."""
    for folder in folders:
        try:
            store = open_store(folder)
            _check(store)
        except (UserError, OSError, ValueError):
            continue
        if id_of(store.manifest) == id_:
            return store
    return None
