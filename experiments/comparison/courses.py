"""The course of weekly numbers over the school years: a middle and bands over replications."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.runs.run import RunSet
from model.kinds import WEEKS_PER_YEAR
from model.outcomes import SERIES

Floats = npt.NDArray[np.float64]
BANDS = (0.5, 0.8)  # shares of the replications that lie within
SPANS = (4, 13, 26, 52)  # weeks that a point may stand for; all go into a school year


@dataclass(frozen=True)
class Course:
    """One scenario's course: a value per span of weeks, over replications.

    `years` is the middle of every span in school years from the start of the policy, shape
    (points,); `middle` the median; `low` and `high` the ends of the bands, shape (bands, points).
    """

    scenario: str
    years: Floats
    middle: Floats
    low: Floats
    high: Floats
    replications: int


def courses(runs: RunSet, name: str, most: int = 400) -> list[Course]:
    """Return the course of a weekly number in every scenario, as means over spans of weeks.

    Args:
        runs: with weekly series of shape (scenarios, replications, weeks, names).
        name: of `model.outcomes.SERIES`.
        most: how many points a course may have; spans are four weeks, or longer when that is more.

    Raises:
        KeyError: no such weekly number.
    """
    place = {known: number for number, known in enumerate(SERIES)}[name]
    weekly = runs.series[..., place]
    weeks = weekly.shape[2]
    span = next((weeks_each for weeks_each in SPANS if weeks / weeks_each <= most), SPANS[-1])
    points = weeks // span
    means = weekly[..., : points * span].reshape(*weekly.shape[:2], points, span).mean(axis=-1)
    years = (np.arange(points) + 0.5) * span / WEEKS_PER_YEAR
    return [
        Course(scenario.name, years, *_spread(values), len(values))
        for scenario, values in zip(runs.scenarios, means, strict=True)
    ]


def _spread(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the median and the ends of the bands of values of shape (replications, points)."""
    tails = [(1 - band) / 2 for band in BANDS]
    shares = [0.5, *tails, *(1 - tail for tail in tails)]
    # Leaving out what is not there takes ten times as long, and mostly all is there.
    quantiles = np.nanquantile if np.isnan(values).any() else np.quantile
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a point without any value is NaN
        found = quantiles(values, shares, axis=0)
    low, high = np.split(found[1:], 2)
    return found[0], low, high
