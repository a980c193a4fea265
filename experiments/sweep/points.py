"""Points: the values that factors take together, by the sampling method of a design."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
import numpy.typing as npt

from experiments.sweep.design import (
    GRID,
    LATIN,
    LIST,
    MORRIS,
    POSTERIOR,
    SOBOL,
    Design,
    Value,
    variable,
)
from scenarios.frozen import FrozenDict

Floats = npt.NDArray[np.float64]
DIGITS = 6  # significant digits of a sampled value, so that what is written is what was run


@dataclass(frozen=True)
class Point:
    """Values by name of factor; `id` is a short hash of them, so equal points are one point."""

    values: Mapping[str, Value]

    @property
    def id(self) -> str:
        """Return eight characters that follow from the values only."""
        text = json.dumps(dict(sorted(self.values.items())), allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()[:8]


def number_of_points(design: Design) -> int:
    """Return how many points `points_of` gives, without making them."""
    sampling, size = design.sampling, len(design.factors)
    if sampling.method == GRID:
        return prod(len(factor.values) for factor in design.factors)
    if sampling.method == LIST:
        return len(design.factors[0].values) if design.factors else 1
    if sampling.method == SOBOL:
        return sampling.points * (size + 2)
    if sampling.method == MORRIS:
        return sampling.trajectories * (size + 1)
    return sampling.points


def points_of(design: Design) -> list[Point]:
    """Return the points of a design in the order of its sampling.

    There is one point without values if nothing varies. A sample may hold a point more than once
    (Morris does, by chance): then it is run once.
    """
    return [Point(FrozenDict(values)) for values in _values(design)]


def _values(design: Design) -> Iterator[dict[str, Value]]:
    names = [factor.name for factor in design.factors]
    method = design.sampling.method
    if method == GRID:
        for values in product(*(factor.values for factor in design.factors)):
            yield dict(zip(names, values, strict=True))
    elif method == LIST and not names:
        yield {}
    elif method == LIST:
        for values in zip(*(factor.values for factor in design.factors), strict=True):
            yield dict(zip(names, values, strict=True))
    elif method == POSTERIOR:
        yield from _posterior(design)
    else:
        for row in _in_ranges(design, _unit_sample(design)):
            yield dict(zip(names, row, strict=True))


def _posterior(design: Design) -> Iterator[dict[str, Value]]:
    """Yield the stored draws of all parameters; see `experiments.draws`."""
    from experiments.draws import stored_draws

    for draw in stored_draws(design.sampling.points):
        yield dict(draw.overrides)


def _unit_sample(design: Design) -> Floats:
    """Return a sample of the unit cube, shape (points, factors), that follows from the seed."""
    from scipy.stats import qmc

    method, size = design.sampling.method, len(design.factors)
    rng = np.random.default_rng(design.seed)
    if method == LATIN:
        return np.asarray(qmc.LatinHypercube(d=size, rng=rng).random(design.sampling.points))
    if method == SOBOL:
        return _saltelli(design, rng)
    assert method == MORRIS, method
    from SALib.sample import morris

    problem = {
        "num_vars": size,
        "names": [f.name for f in design.factors],
        "bounds": [[0, 1]] * size,
    }
    return np.asarray(
        morris.sample(
            problem, design.sampling.trajectories, design.sampling.levels, seed=design.seed
        )
    )


def _saltelli(design: Design, rng: np.random.Generator) -> Floats:
    """Return the blocks A, B and A with one column of B per factor, each of `points` rows."""
    from scipy.stats import qmc

    size, base = len(design.factors), design.sampling.points
    both = np.asarray(qmc.Sobol(d=2 * size, rng=rng).random(base))
    first, second = both[:, :size], both[:, size:]
    blocks = [first, second]
    for column in range(size):
        block = first.copy()
        block[:, column] = second[:, column]
        blocks.append(block)
    return np.concatenate(blocks)


def _in_ranges(design: Design, unit: Floats) -> Iterator[list[float]]:
    """Yield rows in the units of the factors; whole numbers for what is counted."""
    whole = [variable(factor.name).whole for factor in design.factors]
    low = np.array([factor.low for factor in design.factors], np.float64)
    high = np.array([factor.high for factor in design.factors], np.float64)
    ends = low.tolist(), high.tolist()
    for row in low + unit * (high - low):
        yield [
            round(value) if counted else min(max(float(f"{value:.{DIGITS}g}"), bottom), top)
            for value, bottom, top, counted in zip(row, *ends, whole, strict=True)
        ]
