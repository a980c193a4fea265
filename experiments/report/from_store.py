"""Findings from the store of a sweep: one region, at one point or over a sample of parameters.

What was run becomes a `RunSet` again, so that levels, differences and certainty come from the one
place that computes them (`experiments.comparison.compare`). Points of a sample of parameters are
worlds: each gives the difference under other assumptions, and every replication gives it on average
over them.
"""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.comparison.compare import compare
from experiments.report.findings import Findings, compare_command, made_of
from experiments.runs.run import RunSet, RunSettings
from experiments.sweep.design import DUMMY, LATIN, MORRIS, POSTERIOR, SOBOL
from experiments.sweep.execute import PAIRED_MEASURES
from experiments.sweep.plan import Run
from experiments.sweep.points import Point
from experiments.worlds import DRAW, World
from model.errors import UserError
from model.geography import resolve_region
from model.parameters import REGISTER
from scenarios import Scenario, library
from scenarios.schema import parse
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    import pandas as pd

    from experiments.sweep.store import Store

Floats = npt.NDArray[np.float64]
INFLUENCE = "influence.parquet"
MOST_NAMED = 5  # points that a message names


@dataclass(frozen=True)
class _Kept:
    """What a store keeps about one region.

    `values` and `paired` by point, of shape (scenarios, replications, rows); a point has the
    replications that all of them have.
    """

    rows: list[tuple[str, str, str]]
    values: Mapping[str, Floats]
    paired: Mapping[str, npt.NDArray[np.int64]]
    numbers: list[int]


def findings_of_store(
    store: Store, region: str | None = None, point: str | None = None, names: Sequence[str] = ()
) -> Findings:
    """Return what a report says about a sweep.

    Args:
        store: that of the sweep.
        region: one of its regions; may be left out if there is one.
        point: the id of one point; may be left out if there is one, or if the points are a sample
            of parameters: then they are worlds.
        names: scenarios to report on, the baseline left out; empty for all.

    Raises:
        UserError: a choice is missing or does not exist, or no run was done there.
    """
    manifest = store.manifest
    label = _chosen("region", region, manifest["regions"], "this sweep has several regions")
    every = [parse(tomllib.loads(item["toml"]), item["name"]) for item in manifest["scenarios"]]
    places = _places(every, names)
    points = _points(store, point)
    kept = _kept(store, label, points, [item.name for item in every])
    scenarios = [every[place] for place in places]
    runs = _runs(kept, manifest, label, scenarios, places)
    return Findings(
        comparison=replace(compare(runs), provenance=manifest),
        scenarios=scenarios,
        region=label,
        years=manifest["years"],
        made=_made(store, label, scenarios, points, kept),
        commands=_commands(store, label, scenarios, points, kept),
        question=manifest["question"] or {"nl": "", "en": ""},
        influence=_influence(store),
        drawn=len(points) > 1 and manifest["sampling"]["method"] != POSTERIOR,
    )


def _chosen(option: str, value: str | None, known: Sequence[str], why: str) -> str:
    """Return the value of an option, or the only one there is."""
    if value is None:
        if len(known) == 1:
            return known[0]
        named = ", ".join(known[:MOST_NAMED]) + (", …" if len(known) > MOST_NAMED else "")
        raise UserError(f"Option --{option} is missing, and {why}: choose one of {named}.")
    if value not in known:
        raise UserError(f"Option --{option} is {shown(value)}: {hint(value, known)}")
    return value


def _places(scenarios: Sequence[Scenario], names: Sequence[str]) -> list[int]:
    """Return the places of the baseline and of the scenarios that are named."""
    known = [item.name for item in scenarios]
    if len(known) < 2:
        raise UserError(
            f"The sweep has one scenario, {known[0]}, and a report compares: "
            "add a scenario to the design."
        )
    for name in names:
        _chosen("scenario", name, known[1:], "")
    return [place for place, name in enumerate(known) if not place or not names or name in names]


def _points(store: Store, point: str | None) -> list[str]:
    """Return the ids of the points to report on, in the order of the sample."""
    ids = list(dict.fromkeys(store.points()["point"]))
    if point is None and len(ids) > 1 and not _is_sample_of_parameters(store.manifest):
        named = "; ".join(f"{own} ({_told(store, own)})" for own in ids[:MOST_NAMED])
        raise UserError(
            f"Option --point is missing, and this sweep has {len(ids)} points: "
            f"choose one of {named}{'; …' if len(ids) > MOST_NAMED else ''}."
        )
    return ids if point is None else [_chosen("point", point, ids, "")]


def _is_sample_of_parameters(manifest: Mapping[str, Any]) -> bool:
    """Return whether points are draws of what is not known, so that they may be averaged."""
    method = manifest["sampling"]["method"]
    names = [factor["name"] for factor in manifest["factors"]]
    sampled = method in (LATIN, SOBOL, MORRIS)
    return method == POSTERIOR or (
        sampled and all(name == DUMMY or name in REGISTER for name in names)
    )


def _told(store: Store, point: str) -> str:
    """Return the values of a point in words, the first few."""
    table = store.points()
    values = table[table["point"] == point].iloc[0].drop("point")
    told = [f"{name} = {_plain(value)}" for name, value in values.items()]
    return ", ".join(told[:MOST_NAMED]) + (", …" if len(told) > MOST_NAMED else "")


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _kept(store: Store, label: str, points: Sequence[str], scenarios: list[str]) -> _Kept:
    """Read what every run of a region gave at some points."""
    slug = Run(label, Point({}), 0).id.partition(".")[0]
    found: dict[str, set[int]] = {point: set() for point in points}
    for name in store.done():
        own, point, number = name.rsplit(".", 2)
        if own == slug and point in found:
            found[point].add(int(number))
    common = sorted(set.intersection(*found.values()))
    if not common:
        raise UserError(
            f'The sweep in "{store.folder}" has no replication that was done at every point of '
            f"{label}: finish it with continuum sweep --resume."
        )
    rows: list[tuple[str, str, str]] = []
    values, paired = {}, {}
    for point in points:
        runs = [f"{slug}.{point}.{number:04d}" for number in common]
        table = store.results(runs=runs)
        shape = (len(common), len(scenarios), -1)
        first = table.iloc[: len(table) // (len(common) * len(scenarios))]
        rows = list(zip(first["period"], first["group"], first["measure"], strict=True))
        all_values = table["value"].to_numpy().reshape(shape).swapaxes(0, 1)
        is_paired = first["measure"].isin(PAIRED_MEASURES).to_numpy()
        values[point] = all_values[:, :, ~is_paired]
        paired[point] = all_values[:, :, is_paired].astype(np.int64)
    return _Kept([row for row in rows if row[2] not in PAIRED_MEASURES], values, paired, common)


def _runs(
    kept: _Kept,
    manifest: Mapping[str, Any],
    label: str,
    scenarios: Sequence[Scenario],
    places: Sequence[int],
) -> RunSet:
    """Return the runs as if they had been done now; what a comparison does not need is empty."""
    number, many = len(kept.numbers), len(kept.values) > 1
    values = np.stack([item[places] for item in kept.values.values()])
    paired = np.stack([item[places] for item in kept.paired.values()])
    worlds = [World(DRAW, point, 0, tuple(scenarios)) for point in kept.values] if many else []
    none = np.zeros((len(places), number, 0, 0))
    return RunSet(
        settings=RunSettings(label, manifest["years"], number, manifest["seed"]),
        scenarios=list(scenarios),
        region=resolve_region(label),
        rows=kept.rows,
        results=_mean(values, 0),
        series=none,
        ledger=none.astype(np.int64),
        traces=none,
        paired=np.rint(_mean(paired.astype(np.float64), 0)).astype(np.int64),
        worlds=worlds,
        in_worlds=_mean(values, 2)[: len(worlds)],
        paired_in_worlds=np.rint(_mean(paired.astype(np.float64), 2)).astype(np.int64)[
            : len(worlds)
        ],
    )


def _mean(values: Floats, axis: int) -> Floats:
    """Return the mean over an axis of the values that are there; NaN where none is."""
    if values.shape[axis] == 1:
        return np.squeeze(values, axis)
    number = (~np.isnan(values)).sum(axis)
    mean: Floats = np.nansum(values, axis) / np.where(number > 0, number, np.nan)
    return mean


def _made(
    store: Store, label: str, scenarios: Sequence[Scenario], points: Sequence[str], kept: _Kept
) -> list[tuple[str, str]]:
    """Return what is needed to make the numbers again."""
    manifest, hashes = store.manifest, _hashes(store, scenarios)
    made = made_of(manifest, hashes, label, manifest["years"], len(kept.numbers))
    told = [("sweep", manifest["name"])]
    if len(points) > 1:
        told += [("points", str(len(points))), ("method", manifest["sampling"]["method"])]
    elif manifest["factors"] or manifest["sampling"]["method"] == POSTERIOR:
        told.append((f"point {points[0]}", _told(store, points[0])))
    return [*made[:3], ("posterior", str(manifest["posterior"])), *made[3:], *told]


def _hashes(store: Store, scenarios: Sequence[Scenario]) -> list[tuple[str, str]]:
    digests = {item["name"]: item["hash"] for item in store.manifest["scenarios"]}
    return [(item.name, digests[item.name]) for item in scenarios]


def _commands(
    store: Store, label: str, scenarios: Sequence[Scenario], points: Sequence[str], kept: _Kept
) -> list[str]:
    """Return the line that makes the same numbers again.

    That is a comparison if nothing varies, all scenarios are those of the library, and the first
    replications are there without a gap; else every run can be made again from the store.
    """
    manifest, hashes = store.manifest, _hashes(store, scenarios)
    known = {item.name: item.digest() for item in library()}
    plain = not manifest["factors"] and manifest["sampling"]["method"] != POSTERIOR
    whole = kept.numbers == list(range(1, len(kept.numbers) + 1))
    if plain and whole and all(known.get(name) == digest for name, digest in hashes):
        settings = RunSettings(label, manifest["years"], len(kept.numbers), manifest["seed"])
        return [compare_command([name for name, _ in hashes], settings, 0, 0)]
    slug = Run(label, Point({}), 0).id.partition(".")[0]
    runs = [f"{slug}.{point}.{number:04d}" for point in points for number in kept.numbers]
    folder = store.folder.name
    return [shlex.join(["continuum", "reproduce", folder, run]) for run in runs[:MOST_NAMED]]


def _influence(store: Store) -> pd.DataFrame | None:
    """Return the stored influence of factors, if a sensitivity analysis was done."""
    file = store.folder / INFLUENCE
    if not file.is_file():
        return None
    import pandas as pd

    return pd.read_parquet(file)
