"""Sensitivity of one outcome to the factors of a design: three methods, chance told apart.

Values at the points are means over replications, so an effect is partly chance. It is told apart by
the replications themselves: what differs between replications of one and the same effect is chance.
A factor stands out when its effect is more than chance, and more than that of the dummy if the
design has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import CONFIDENCE, paired_interval
from experiments.sensitivity.outcomes import Floats, Outcome
from experiments.sweep.design import DUMMY, GRID, LIST, MORRIS, SOBOL, Sampling
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    Bools = npt.NDArray[np.bool_]

ONE_AT_A_TIME = "one_at_a_time"
METHODS = (ONE_AT_A_TIME, MORRIS, SOBOL)
DESIGNS = {ONE_AT_A_TIME: (GRID, LIST), MORRIS: (MORRIS,), SOBOL: (SOBOL,)}
# The index by which factors are put in order, and that bars show.
MAIN = {ONE_AT_A_TIME: "swing", MORRIS: "mu_star", SOBOL: "total"}
ALL_FACTORS = "all"  # instead of a factor, in rows about all of them together
RESAMPLES = 1000
MEAN_OF_FOLDED = float(np.sqrt(2.0 / np.pi))  # mean of |x| for a standard normal x


@dataclass(frozen=True)
class Index:
    """One number about one factor, with its 95 % interval (NaN where it is not known).

    `at` is the value of the factor that it is about, for effects of one value.
    """

    factor: str
    index: str
    value: float
    low: float
    high: float
    at: float | str | bool | None = None


def method_for(sampling: Sampling, asked: str | None = None) -> str:
    """Return the method of sensitivity that fits the design of a sweep.

    Raises:
        UserError: the design does not have the points that the method needs.
    """
    fitting = [name for name, designs in DESIGNS.items() if sampling.method in designs]
    if asked in fitting or (asked is None and fitting):
        return asked or fitting[0]
    if asked is None:
        raise UserError(
            f'The design of this sweep samples by "{sampling.method}", from which effects of '
            "factors cannot be taken apart: make a sweep with method grid or list (one factor at a "
            "time), morris or sobol; discover and tipping do work on this one."
        )
    raise UserError(
        f'Option --method is "{asked}", which needs a design with method '
        f'{" or ".join(DESIGNS[asked])}, and this sweep has "{sampling.method}": make another '
        "sweep, or leave --method out."
    )


def indices(outcome: Outcome, method: str, sampling: Sampling, seed: int) -> list[Index]:
    """Return what every factor does to an outcome, by one method.

    Args:
        outcome: the values at all points of the design.
        method: one of `METHODS`.
        sampling: of the design.
        seed: start of what is resampled for intervals.

    Raises:
        UserError: points are missing, or no point differs from another in one factor.
    """
    if method == ONE_AT_A_TIME:
        return list(_one_at_a_time(outcome))
    if method == MORRIS:
        return list(_morris(outcome, sampling, seed))
    return list(_sobol(outcome, seed))


def standing_out(found: list[Index], method: str) -> dict[str, bool]:
    """Return of every factor whether it does more than chance, and more than the dummy."""
    main = {item.factor: item for item in found if item.index == MAIN[method]}
    if method == ONE_AT_A_TIME:
        settled = {
            item.factor
            for item in found
            if item.index in ("swing", "effect") and (item.low > 0.0 or item.high < 0.0)
        }
        return {name: name in settled for name in main}
    chance = {item.factor: item.value for item in found if item.index == "chance"}
    dummy = main[DUMMY].high if DUMMY in main else 0.0
    return {
        name: name != DUMMY and item.low > max(0.0, np.nan_to_num(chance.get(name, 0.0)), dummy)
        for name, item in main.items()
    }


def _one_at_a_time(outcome: Outcome) -> Iterator[Index]:
    """Yield the effect of every value against the middle, and from the lowest to the highest.

    An effect is the paired difference over replications of two points that differ in one factor,
    in the unit of the outcome; its interval is Student's t.
    """
    once = outcome.distinct()
    values, points = once.complete(), once.points
    middle, moved = neighbours(points)
    for name, places in moved.items():
        for place in places:
            mean, low, high = paired_interval(values[place] - values[middle])
            yield Index(name, "effect", mean, low, high, points[name].iloc[place])
        ends = sorted([*places, middle], key=lambda place: _order(points[name].iloc[place]))
        mean, low, high = paired_interval(values[ends[-1]] - values[ends[0]])
        yield Index(name, "swing", mean, low, high)


def neighbours(points: pd.DataFrame) -> tuple[int, dict[str, list[int]]]:
    """Return the middle point, and per factor the points that differ from it in that factor only.

    The middle is the point with most such neighbours; of those in the middle of all values.

    Raises:
        UserError: no point differs from another in one factor only.
    """
    ranks = np.array([points[name].map(_ranks(points, name)) for name in points.columns]).T
    differs = ranks[:, None, :] != ranks[None, :, :]
    one = differs.sum(axis=2) == 1
    if not one.any():
        raise UserError(
            "In this sweep no point differs from another in one factor only: make a grid, or a "
            "list with a middle point and points that move one factor at a time."
        )
    off = np.abs(ranks - ranks.max(axis=0) / 2).sum(axis=1)
    middle = int(np.lexsort((off, -one.sum(axis=1)))[0])
    moved = {
        str(name): np.flatnonzero(one[middle] & differs[middle, :, column]).tolist()
        for column, name in enumerate(points.columns)
    }
    return middle, {name: places for name, places in moved.items() if places}


def _ranks(points: pd.DataFrame, name: str) -> dict[object, float]:
    ordered = sorted(points[name].unique().tolist(), key=_order)
    return {value: float(rank) for rank, value in enumerate(ordered)}


def _order(value: object) -> tuple[int, float, str]:
    """Return by what values are put in order: numbers by size, words by letter."""
    if isinstance(value, str):
        return 1, 0.0, value
    return 0, float(value), ""  # type: ignore[arg-type]


def _unit_points(outcome: Outcome) -> Floats:
    """Return the points in the unit cube of the ranges of the factors."""
    low, high = np.array([outcome.bounds[str(name)] for name in outcome.points.columns]).T
    unit: Floats = (outcome.points.to_numpy(np.float64) - low) / (high - low)
    return unit


def _morris(outcome: Outcome, sampling: Sampling, seed: int) -> Iterator[Index]:
    """Yield mean, mean size and spread of elementary effects, over the whole range of a factor.

    `chance` is the mean size that elementary effects would have if the factor did nothing.
    """
    from SALib.analyze import morris

    names = [str(name) for name in outcome.points.columns]
    values = outcome.complete()
    steps = sampling.levels - 1
    unit = np.round(_unit_points(outcome) * steps) / steps  # as sampled, before rounding
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    found = morris.analyze(
        problem, unit, values.mean(axis=1), num_resamples=RESAMPLES, num_levels=sampling.levels,
        seed=seed,
    )  # fmt: skip
    effects = elementary_effects(unit, values)
    number = effects.shape[1]
    rng = np.random.default_rng(seed)
    drawn = effects.mean(axis=2)[:, rng.integers(number, size=(RESAMPLES, number))]
    spreads = drawn.std(axis=2, ddof=1)
    tails = [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
    replications = values.shape[1]
    for place, name in enumerate(names):
        yield Index(name, "mu", *paired_interval(effects[place].mean(axis=1)))
        star, half = float(found["mu_star"][place]), float(found["mu_star_conf"][place])
        yield Index(name, "mu_star", star, max(0.0, star - half), star + half)
        low, high = (float(end) for end in np.quantile(spreads[place], tails))
        yield Index(name, "sigma", float(found["sigma"][place]), low, high)
        error = np.nan
        if replications > 1:
            error = effects[place].std(axis=1, ddof=1).mean() / np.sqrt(replications)
        yield Index(name, "chance", float(error * MEAN_OF_FOLDED), np.nan, np.nan)


def elementary_effects(unit: Floats, values: Floats) -> Floats:
    """Return the elementary effects of trajectories, shape (factors, trajectories, replications).

    Args:
        unit: points in the unit cube, trajectory after trajectory of one point more than factors.
        values: shape (points, replications).
    """
    size = unit.shape[1]
    ways = unit.reshape(-1, size + 1, size)
    steps = np.diff(ways, axis=1)
    changes = np.diff(values.reshape(len(ways), size + 1, -1), axis=1)
    which = np.abs(steps).argmax(axis=2)
    rows = np.arange(len(ways))[:, None], np.arange(size)[None, :]
    effects = np.empty((size, len(ways), values.shape[1]))
    effects[which, rows[0]] = changes / steps[*rows, which][:, :, None]
    return effects


def _sobol(outcome: Outcome, seed: int) -> Iterator[Index]:
    """Yield first-order and total indices, their sum, and the share of chance in the variance."""
    from experiments.sensitivity.variance import chance_share, variance_indices

    names = [str(name) for name in outcome.points.columns]
    values = outcome.complete()
    first, total = variance_indices(values, len(names), seed)
    for kind, found in (("first", first), ("total", total)):
        for name, (value, low, high) in zip(names, found.tolist(), strict=False):
            yield Index(name, kind, value, low, high)
    value, low, high = first[-1].tolist()
    yield Index(ALL_FACTORS, "first_sum", value, low, high)
    yield Index(ALL_FACTORS, "chance_share", chance_share(values, len(names)), np.nan, np.nan)
