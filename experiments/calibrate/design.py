"""Where to run the model: points in the space of the parameters.

A point is given by the quantiles of its fitted parameters, a number between 0 and 1 each. All
other parameters are drawn from their priors by the name of the point, so the whole point follows
from its name and those quantiles.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from experiments.calibrate.ensemble import Point
from experiments.calibrate.fitted import FITTED
from experiments.draws import other_values, rounded
from experiments.priors import keyed_draw, quantile
from model.parameters import REGISTER

Floats = npt.NDArray[np.float64]
SEEDS = 2**31
REGISTER_DIGITS = 3  # significant digits of a value in the register


def latin_hypercube(points: int, seed: int) -> Floats:
    """Return quantiles of the fitted parameters that fill their space, shape (points, fitted).

    A scrambled Latin hypercube: every parameter takes every one of `points` equal steps once.
    """
    from scipy.stats import qmc

    design = qmc.LatinHypercube(d=len(FITTED), rng=np.random.default_rng(seed))
    return np.asarray(design.random(points))


def fitted_values(quantiles: Floats) -> dict[str, float]:
    """Return the values of the fitted parameters at quantiles of shape (fitted,)."""
    pairs = zip(FITTED, quantiles.tolist(), strict=True)
    return {name: rounded(REGISTER[name], float(quantile(REGISTER[name], u))) for name, u in pairs}


def reference_points(round_: int, quantiles: Floats, seed: int) -> list[Point]:
    """Return points of a round where all other parameters have the value of the register.

    Values have as many digits as a register needs; all points run with the same seed.
    """
    return [
        Point(
            f"register-{round_}:{number:04d}",
            {
                name: rounded(REGISTER[name], value, REGISTER_DIGITS)
                for name, value in fitted_values(own).items()
            },
            seed,
        )
        for number, own in enumerate(quantiles)
    ]


def points_at(wave: int, quantiles: Floats) -> list[Point]:
    """Return points of a wave, named `wave:number`, each with a seed of its own."""
    names = [f"{wave}:{number:04d}" for number in range(len(quantiles))]
    return [
        Point(
            name,
            fitted_values(own) | other_values(name, FITTED),
            int(keyed_draw("seed of the run", name) * SEEDS),
        )
        for name, own in zip(names, quantiles, strict=True)
    ]
