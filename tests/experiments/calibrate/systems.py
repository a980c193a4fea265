"""Made-up systems with known answers, for what fits, matches and recovers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from experiments.calibrate.emulator import Emulator, Emulators, Scale
from experiments.validate.patterns import WITHIN_BAND, Pattern
from tests.experiments.validate.rows import pattern

Floats = npt.NDArray[np.float64]


def known_pattern(name: str, target: float, sd: float = 1.0, **changes: str | float) -> Pattern:
    """Return a pattern for fitting whose fact has this standard deviation; no discrepancy."""
    half = sd * WITHIN_BAND / 2
    item = pattern(target=target, low=target - half, high=target + half, discrepancy=0.0)
    return replace(item, id=name, use="calibrate", **changes)  # type: ignore[arg-type]


def linear_emulator(intercept: float, linear: Floats, variance: float) -> Emulator:
    """Return an emulator that is a plane through `intercept` in the middle of the prior."""
    nothing = np.zeros(linear.size)
    inputs = np.arange(2, dtype=np.int64)
    return Emulator(intercept, linear, nothing, inputs, np.zeros(1), variance, 1.0)


def emulators_of(patterns: list[Pattern], each: list[Emulator]) -> Emulators:
    """Return emulators of patterns that are looked at as they are, however wide the band."""
    scales = (Scale(False, item.target, item.variance) for item in patterns)
    return Emulators(tuple(patterns), tuple(scales), tuple(each))


def slab(target: float, sd: float, inputs: int = 3, variance: float = 0.0) -> Emulators:
    """Return one emulator that gives back the first input, with a fact about it."""
    steep = np.zeros(inputs)
    steep[0] = 1.0
    item = known_pattern("first", target, sd)
    return emulators_of([item], [linear_emulator(0.5, steep, variance)])
