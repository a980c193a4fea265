"""What a sample says about a mean or a quantile, and how sure that is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def mean_and_error(values: Floats, control: Floats, known: float) -> tuple[float, float]:
    """Return mean and standard error of a sample, corrected for a control of known mean."""
    surplus = control - known
    slope, level = np.polyfit(surplus, values, 1)
    rest = values - level - slope * surplus
    return float(level), float(rest.std(ddof=2) / np.sqrt(values.size))


def interval(values: Floats) -> tuple[float, float]:
    """Return the 95 % interval of the mean of independent values."""
    half = 1.96 * float(values.std(ddof=1)) / np.sqrt(values.size)
    return float(values.mean()) - half, float(values.mean()) + half


def overlap(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Return whether two intervals have a point in common."""
    return max(one[0], two[0]) <= min(one[1], two[1])
