"""History matching: leave out what surely does not agree with the facts, wave after wave.

The implausibility of a point is the distance between what the emulator expects and the target, in
standard deviations of everything that may explain it: the emulator's doubt and the scatter of runs,
the uncertainty of the fact, and the discrepancy of the model. A point stays while no pattern is
more than three away (Pukelsheim's rule: at least 95 % of any unimodal distribution).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from experiments.calibrate.emulator import Emulators

Floats = npt.NDArray[np.float64]
CUT = 3.0
BATCH = 20_000  # points looked at together, to keep memory small
WALKERS_PER_INPUT = 3


def implausibility(emulators: Emulators, quantiles: Floats) -> Floats:
    """Return the implausibility of points by pattern, shape (points, patterns)."""
    away = np.abs(emulators.predict(quantiles) - emulators.targets)
    return np.asarray(away / np.sqrt(emulators.variances))


def implausibility_of_runs(emulators: Emulators, values: Floats) -> Floats:
    """Return the implausibility of runs themselves, (runs, patterns); infinite without a value."""
    away = np.abs(emulators.on_scales(values) - emulators.targets) / np.sqrt(emulators.allowed)
    return np.where(np.isfinite(away), away, np.inf)


def is_plausible(waves: Sequence[Emulators], quantiles: Floats) -> npt.NDArray[np.bool_]:
    """Return which points no wave has left out."""
    stays = np.ones(len(quantiles), np.bool_)
    for emulators in waves:
        rows = np.flatnonzero(stays)
        if rows.size:
            stays[rows] = implausibility(emulators, quantiles[rows]).max(axis=1) < CUT
    return stays


def space_left(waves: Sequence[Emulators], fitted: int, tries: int, seed: int) -> float:
    """Return the share of the prior space that is still plausible, by so many random points."""
    chance = np.random.default_rng(seed)
    found = 0
    for start in range(0, tries, BATCH):
        some = chance.random((min(BATCH, tries - start), fitted))
        found += int(is_plausible(waves, some).sum())
    return found / tries


def log_agreement(emulators: Emulators, quantiles: Floats, targets: Floats | None = None) -> Floats:
    """Return the logarithm of how well points agree with the targets (or with other ones).

    Every pattern counts with a normal density whose variance is all that may explain a distance. A
    target that is NaN is not known and does not count. What lies outside the prior has no density.
    """
    inside = ((quantiles > 0.0) & (quantiles < 1.0)).all(axis=1)
    result = np.full(len(quantiles), -np.inf)
    if inside.any():
        away = emulators.predict(quantiles[inside]) - (
            emulators.targets if targets is None else targets
        )
        result[inside] = -0.5 * np.nansum(away**2 / emulators.variances, axis=1)
    return result


def log_stays(waves: Sequence[Emulators], quantiles: Floats) -> Floats:
    """Return 0 where a point is plausible and falls off steeply with what is implausible.

    A wall of infinite height would leave a walker that starts outside without direction.
    """
    inside = ((quantiles > 0.0) & (quantiles < 1.0)).all(axis=1)
    result = np.full(len(quantiles), -np.inf)
    if inside.any():
        worst = np.max(
            [implausibility(emulators, quantiles[inside]).max(axis=1) for emulators in waves],
            axis=0,
        )
        result[inside] = -50.0 * np.maximum(0.0, worst - CUT + 0.05) ** 2
    return result


def walk(
    density: Callable[[Floats], Floats], fitted: int, points: int, steps: int, seed: int
) -> Floats:
    """Return points drawn from a density over quantiles, by an ensemble of walkers (emcee).

    Args:
        density: logarithm of the density at points of shape (n, fitted).
        fitted: how many inputs there are.
        points: how many points are wanted.
        steps: steps of every walker; the first half is left out.
        seed: of all draws.

    Returns:
        Shape (points, fitted), from the second half of the walks; more points begin with the same.
    """
    import emcee

    walkers = 2 * ((WALKERS_PER_INPUT * fitted + 1) // 2)
    chance = np.random.default_rng(seed)
    tries = chance.random((50 * walkers, fitted))
    start = tries[np.argsort(-density(tries), kind="stable")[:walkers]]
    moves = [(emcee.moves.DEMove(), 0.8), (emcee.moves.DESnookerMove(), 0.2)]
    sampler = emcee.EnsembleSampler(walkers, fitted, density, vectorize=True, moves=moves)
    state = np.random.RandomState(seed % 2**32).get_state()
    sampler.random_state = state
    sampler.run_mcmc(start, steps)
    chain = sampler.get_chain(discard=steps // 2, flat=True)
    return np.asarray(chain[chance.permutation(len(chain))[:points]])
