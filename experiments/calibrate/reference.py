"""The values for the register: one point near the targets, with all else as in the register.

Draws are for intervals; a run without draws needs one set of values. Points are tried in the small
country, and the best of each round once in the whole one. What the country differs from the small
one is then allowed for, and so is what the emulators are off once all other parameters have their
values of the register.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from experiments.calibrate.design import reference_points
from experiments.calibrate.emulator import Emulators
from experiments.calibrate.ensemble import run_points
from experiments.calibrate.fitted import FITTED
from experiments.calibrate.matching import walk
from experiments.validate.patterns import Pattern
from model.geography import resolve_region

if TYPE_CHECKING:
    import pandas as pd

    from experiments.calibrate.ensemble import Point
    from experiments.runs.run import Progress

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
ROUNDS = 5
MARGIN = 0.7  # of half a band: from there on a point is pushed back inside
SOFTNESS = 0.15  # how softly, in the same unit
STEPS = 3_000  # of every walker
COUNTRY = "netherlands"


@dataclass(frozen=True)
class Reference:
    """The chosen point.

    `values` of the fitted parameters, rounded; what the country `shows` there, by pattern; the mean
    squared `distance` of that from the targets; and among how many `tried` points it was found.
    """

    values: dict[str, float]
    shows: dict[str, float]
    distance: float
    tried: int


@dataclass(frozen=True)
class Search:
    """What a search needs: emulators, what to look at, where runs are kept, how they are run."""

    emulators: Emulators
    patterns: list[Pattern]
    folder: Path
    key: Mapping[str, str]
    seed: int
    progress: Progress | None
    workers: int

    def run(self, points: list[Point], *, country: bool = False) -> pd.DataFrame:
        """Run points in the small country, or in the whole one."""
        region = resolve_region(COUNTRY) if country else None
        place = self.folder / ("country" if country else "register")
        return run_points(
            points, self.patterns, place, self.key, self.progress, self.workers, region
        )

    def on_scales(self, runs: pd.DataFrame) -> Floats:
        """Return the patterns for fitting on their scales, shape (runs, patterns)."""
        names = [p.id for p in self.emulators.patterns]
        return self.emulators.on_scales(runs[names].to_numpy(float))


def find_reference(search: Search, quantiles: Floats) -> Reference:
    """Return the best point that was tried in the country.

    Args:
        search: see `Search`.
        quantiles: where to begin, such as the best points of the posterior, (points, fitted).
    """
    emulators = search.emulators
    shift = np.zeros(len(emulators.patterns))  # what the country is above the small one
    tried, seen, national = [], [], []
    for round_ in range(1, ROUNDS + 1):
        points = reference_points(round_, quantiles, search.seed)
        here = search.on_scales(search.run(points))
        best = best_of(emulators, here + shift)
        whole = search.run([points[best]], country=True)
        shift = _known(search.on_scales(whole)[0] - here[best], shift)
        tried.append(quantiles)
        seen.append(here)
        national.append(whole)
        off = np.concatenate(seen) - emulators.predict(np.concatenate(tried))
        density = partial(log_inside, emulators, np.nanmean(off, axis=0) + shift)
        seed = search.seed + 100 * round_
        quantiles = walk(density, len(FITTED), len(quantiles), STEPS, seed)
    return _chosen(search, national, sum(len(points) for points in tried))


def log_inside(emulators: Emulators, shift: Floats, quantiles: Floats) -> Floats:
    """Return a logarithm that is high where all patterns lie well inside their bands.

    Being near a target that is met already is worth little against bringing another into its band.

    Args:
        emulators: of the patterns.
        shift: what runs are above the emulators, on the scales of the patterns, (patterns,).
        quantiles: points, shape (points, fitted); outside the prior the result is minus infinity.
    """
    inside = ((quantiles > 0.0) & (quantiles < 1.0)).all(axis=1)
    result = np.full(len(quantiles), -np.inf)
    if inside.any():
        low, high = band_edges(emulators)
        expected = emulators.predict(quantiles[inside]) + shift
        away = np.abs(expected - 0.5 * (low + high)) / (0.5 * (high - low))  # 1 at an edge
        outside = np.maximum(0.0, away - MARGIN)
        result[inside] = -0.5 * ((outside / SOFTNESS) ** 2 + away**2).sum(axis=1)
    return result


def band_edges(emulators: Emulators) -> Floats:
    """Return the ends of all bands on their scales, shape (2, patterns)."""
    edges = np.array([[p.low, p.high] for p in emulators.patterns]).T
    return emulators.on_scales(edges)


def _known(values: Floats, others: Floats) -> Floats:
    return np.where(np.isfinite(values), values, others)


def best_of(emulators: Emulators, values: Floats) -> int:
    """Return the row with the most patterns in their bands, and of those the nearest."""
    away = (values - emulators.targets) ** 2 / emulators.allowed
    distance = np.where(np.isfinite(away), away, np.inf).mean(axis=1)
    return int(np.lexsort((distance, -in_bands(emulators, values).sum(axis=1)))[0])


def in_bands(emulators: Emulators, values: Floats) -> Bools:
    """Return which values, on their scales, lie in the bands of their patterns."""
    low, high = band_edges(emulators)
    return np.asarray((values >= low) & (values <= high))


def _chosen(search: Search, national: list[pd.DataFrame], tried: int) -> Reference:
    """Return the best of the points that were run in the country."""
    import pandas as pd

    runs = pd.concat(national, ignore_index=True)
    values = search.on_scales(runs)
    best = best_of(search.emulators, values)
    away = (values[best] - search.emulators.targets) ** 2 / search.emulators.allowed
    row = runs.iloc[best]
    return Reference(
        values={name: float(row[name]) for name in FITTED},
        shows={p.id: float(row[p.id]) for p in search.emulators.patterns},
        distance=float(np.nanmean(away)),
        tried=tried,
    )
