"""Can the calibration find what is true? Runs with known parameters stand in for the facts.

Some runs of the first wave, drawn from the prior, are taken as truths one by one. Their values get
the error that facts have, and the calibration has to say what the parameters were, with emulators
that never saw these runs. If it is honest, 90 % intervals hold the true values 90 % of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from experiments.calibrate.chain import Calibration
from experiments.calibrate.emulator import Emulators, fit_emulators
from experiments.calibrate.fitted import FITTED
from experiments.calibrate.matching import log_agreement, walk
from experiments.priors import keyed_draw

Floats = npt.NDArray[np.float64]
TRUTHS = 40
STEPS = 1_200
DRAWS = 400
INTERVAL = (0.05, 0.95)
NOMINAL = 0.9


@dataclass(frozen=True)
class Recovery:
    """By fitted parameter: how often the interval held the truth, and how wide it was.

    `held` has shape (truths, fitted); `width` is the mean width of intervals as a part of the
    prior's 90 % interval, shape (fitted,).
    """

    held: npt.NDArray[np.bool_]
    width: Floats

    @property
    def coverage(self) -> float:
        """Return the share of all intervals that held the truth."""
        return float(self.held.mean())


def recover(calibration: Calibration, told: Callable[[int, int], None] | None = None) -> Recovery:
    """Take runs of the first wave as truths, one by one, and look whether they are found again.

    Args:
        calibration: whose first wave is used.
        told: told the truths done, of how many.
    """
    first = calibration.waves[0]
    patterns = list(first.emulators.patterns)
    values = first.runs[[p.id for p in patterns]].to_numpy(float)
    truths = np.linspace(0, len(values) - 1, TRUTHS).astype(np.int64)
    others = np.setdiff1d(np.arange(len(values)), truths)
    emulators = fit_emulators(patterns, first.quantiles[others], values[others])
    held, width = [], []
    for number, truth in enumerate(truths.tolist()):
        low, high = intervals_for(emulators, values[truth], truth)
        actual = first.quantiles[truth]
        held.append((low <= actual) & (actual <= high))
        width.append((high - low) / NOMINAL)
        if told is not None:
            told(number + 1, TRUTHS)
    return Recovery(np.array(held), np.mean(width, axis=0))


def intervals_for(emulators: Emulators, values: Floats, truth: int) -> tuple[Floats, Floats]:
    """Return the 90 % intervals of all fitted parameters, in quantiles, for one synthetic truth."""
    targets = np.array(
        [
            float(scale.of(values[place : place + 1])[0])
            + error_of_fact(pattern.id, truth) * float(np.sqrt(scale.variance))
            for place, (pattern, scale) in enumerate(
                zip(emulators.patterns, emulators.scales, strict=True)
            )
        ]
    )
    density = partial(log_agreement, emulators, targets=targets)
    draws = walk(density, len(FITTED), DRAWS, STEPS, truth)
    low, high = np.quantile(draws, INTERVAL, axis=0)
    return low, high


def error_of_fact(pattern: str, truth: int) -> float:
    """Return the error of a synthetic fact in standard deviations, keyed by pattern and truth."""
    from scipy.special import ndtri

    return float(ndtri(keyed_draw(f"error of {pattern}", truth)))
