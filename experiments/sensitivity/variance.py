"""Sobol' indices of the mean over replications, from the blocks of `experiments.sweep.points`.

The estimators are those of SALib (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018), which knows
no replications: a mean over few of them holds chance, and a factor that does nothing would get a
total index above zero, as large as the share of chance. Numerators and variance are therefore made
less by what chance adds to them on average, which replications tell without bias. What all points
of one replication have in common is taken out first, for it is in no difference between points.

Intervals hold both what other points would have given (bootstrap over rows of the sample) and what
other replications would have given (jackknife over replications), as if the two were apart. Part
of chance is in both, so intervals are rather too wide than too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import CONFIDENCE
from experiments.sensitivity.outcomes import Floats

RESAMPLES = 1000
NORMAL = 1.959963984540054  # half-width of the 95 % interval in standard deviations
ROUNDING = 1e-12  # relative error of differences between equal values
FEWEST_FOR_JACKKNIFE = 3


@dataclass(frozen=True)
class _Blocks:
    """Means over replications, and what chance adds, per row of the sample.

    `first` and `second` have shape (rows,), `mixed` (factors, rows); `in_variance` (rows,) is what
    chance adds to the variance, `in_first` and `in_total` (factors, rows) to the numerators.
    """

    first: Floats
    second: Floats
    mixed: Floats
    in_variance: Floats
    in_first: Floats
    in_total: Floats


def variance_indices(values: Floats, factors: int, seed: int) -> tuple[Floats, Floats]:
    """Return first-order and total indices with 95 % intervals: columns value, low, high.

    The first-order indices have a last row more: their sum. All are NaN where chance is all there
    is, and zero where nothing varies.

    Args:
        values: shape (points, replications), points as blocks A, B and A with a column of B.
        factors: number of factors.
        seed: start of what is resampled.
    """
    blocks = _blocks(values, factors)
    rows = len(blocks.first)
    own = _indices(blocks, np.arange(rows)[:, None])[..., 0]
    rng = np.random.default_rng(seed)
    drawn = _indices(blocks, rng.integers(rows, size=(rows, RESAMPLES)))
    tails = [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
    ends = np.full((2, len(own)), np.nan)
    if np.isfinite(own).all():
        ends = np.nanquantile(drawn, tails, axis=-1)
    other = NORMAL * np.sqrt(_jackknife(values, factors))
    low = own - np.hypot(np.maximum(0.0, own - ends[0]), other)
    high = own + np.hypot(np.maximum(0.0, ends[1] - own), other)
    found = np.stack([own, low, high], axis=-1)
    first, total = found[: factors + 1], found[factors + 1 :]
    return first, total


def chance_share(values: Floats, factors: int) -> float:
    """Return which share of the variance between points is chance; NaN with one replication."""
    if values.shape[1] < 2:
        return float("nan")
    blocks = _blocks(values, factors)
    whole = float(np.r_[blocks.first, blocks.second].var())
    return float(blocks.in_variance.mean()) / whole if whole > 0.0 else 0.0


def _blocks(values: Floats, factors: int) -> _Blocks:
    centred = values - values.mean(axis=0)
    centred[np.abs(centred) <= ROUNDING * np.abs(values).max()] = 0.0
    blocks = centred.reshape(factors + 2, -1, values.shape[1])
    first, second, mixed = blocks[0], blocks[1], blocks[2:]
    moved = mixed - first
    return _Blocks(
        first.mean(axis=1),
        second.mean(axis=1),
        mixed.mean(axis=2),
        (_chance(first, first) + _chance(second, second)) / 2,
        _chance(np.broadcast_to(second, moved.shape), moved),
        _chance(moved, moved) / 2,
    )


def _chance(left: Floats, right: Floats) -> Floats:
    """Return what chance adds to the product of two means over replications, the last axis."""
    number = left.shape[-1]
    if number < 2:
        return np.zeros(left.shape[:-1])
    apart = (left - left.mean(axis=-1, keepdims=True)) * (
        right - right.mean(axis=-1, keepdims=True)
    )
    added: Floats = apart.sum(axis=-1) / (number * (number - 1))
    return added


def _indices(blocks: _Blocks, rows: npt.NDArray[np.int64]) -> Floats:
    """Return first-order indices, their sum and total indices of samples of rows.

    Args:
        blocks: means and chance.
        rows: shape (rows, samples): which rows a sample holds.

    Returns:
        Shape (2 * factors + 1, samples).
    """
    from SALib.analyze.sobol import first_order, total_order

    first, second = blocks.first[rows], blocks.second[rows]
    whole = np.concatenate([first, second]).var(axis=0)
    if float(np.ptp(np.concatenate([blocks.first, blocks.second, blocks.mixed.ravel()]))) == 0.0:
        return np.zeros((2 * len(blocks.mixed) + 1, rows.shape[1]))
    signal = whole - blocks.in_variance[rows].mean(axis=0)
    signal = np.where(signal > 0.0, signal, np.nan)
    firsts, totals = [], []
    for place, mixed in enumerate(blocks.mixed):
        moved = mixed[rows]
        own = first_order(first, moved, second) * whole - blocks.in_first[place][rows].mean(axis=0)
        both = total_order(first, moved, second) * whole - blocks.in_total[place][rows].mean(axis=0)
        firsts.append(own / signal)
        totals.append(both / signal)
    return np.array([*firsts, np.sum(firsts, axis=0), *totals])


def _jackknife(values: Floats, factors: int) -> Floats:
    """Return the variance that other replications would give, per index; zero with one or two."""
    number = values.shape[1]
    if number < FEWEST_FOR_JACKKNIFE:
        return np.zeros(2 * factors + 1)
    without = np.array(
        [_one_sample(np.delete(values, place, axis=1), factors) for place in range(number)]
    )
    spread: Floats = without.var(axis=0) * (number - 1)
    return spread


def _one_sample(values: Floats, factors: int) -> Floats:
    blocks = _blocks(values, factors)
    return _indices(blocks, np.arange(len(blocks.first))[:, None])[..., 0]
