"""Looking at runs the way a pattern asks: values, differences, and statistics over places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.validate.patterns import (
    CHANGE,
    CORRELATION,
    DIFFERENCE,
    OVER_PLACES,
    SLOPE,
    SPREAD,
    VALUE,
    Pattern,
)
from experiments.validate.split import municipalities_of
from model.geography import Geography, load_geography

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Key = tuple[str, str, str]  # period, group, measure
UNDER_18 = 463_330 / 481_355  # of users of youth care, 2024 (F057, F058)


@dataclass(frozen=True)
class Seen:
    """What one run of a scenario came to: `values` by period, group and measure."""

    values: Mapping[Key, float]

    def value(self, pattern: Pattern, group: str = "", period: str = "") -> float:
        """Return the measure of a pattern; NaN where the run has no such row."""
        key = (period or pattern.period, group or pattern.group, pattern.measure)
        return self.values.get(key, float("nan"))


def observed(pattern: Pattern, runs: Mapping[str, Seen]) -> float:
    """Return what the model says about a pattern.

    Args:
        pattern: which statistic of which measure.
        runs: one run per scenario, of the same children.

    Returns:
        The value in the pattern's unit; NaN if a run or a row is missing.
    """
    here = runs.get(pattern.scenario)
    if here is None:
        return float("nan")
    if pattern.statistic in OVER_PLACES:
        return over_places(pattern, here)
    value = here.value(pattern)
    if pattern.statistic == VALUE:
        return value
    if pattern.statistic == CHANGE:
        before = here.value(pattern, period=pattern.against)
    else:
        other = runs.get(pattern.against)
        before = float("nan") if other is None else other.value(pattern)
    if pattern.statistic == DIFFERENCE:
        return value - before
    return 100 * (value - before) / before if before else float("nan")


def use_of_care(geo: Geography) -> Floats:
    """Return users of youth care under 18 per child under 18 in per cent, by municipality.

    CBS gives users of 0-22 per municipality; the national share under 18 is applied everywhere,
    so that towns with many students are not taken for places with little care.
    """
    return 100 * UNDER_18 * geo.youth_care_users / geo.youth_0_17


def over_places(pattern: Pattern, run: Seen) -> float:
    """Return a statistic over municipalities or provinces, weighted with children."""
    geo = load_geography()
    places = places_with_values(pattern, run, geo)
    if places.size < 3:
        return float("nan")
    found = np.array([run.value(pattern, f"municipality:{geo.names[i]}") for i in places])
    weights = geo.youth_0_17[places].astype(np.float64)
    facts = use_of_care(geo)[places]
    if pattern.statistic == SLOPE:
        return slope(100 * geo.high_income_share[places], found, weights)
    if pattern.statistic == SPREAD:
        return float(np.sqrt(covariance(found, found, weights)))
    assert pattern.statistic == CORRELATION
    if pattern.group == "provinces":
        province = geo.memberships["province"].of_municipality[places]
        found, facts, weights = by_province(found, facts, weights, province)
    return correlation(found, facts, weights)


def places_with_values(pattern: Pattern, run: Seen, geo: Geography) -> Ints:
    """Return the municipalities of a pattern's group for which the run has a value."""
    _, colon, half = pattern.group.partition(":")
    places = municipalities_of(half) if colon else np.arange(len(geo), dtype=np.int32)
    values = [run.value(pattern, f"municipality:{geo.names[i]}") for i in places]
    return places[np.isfinite(values)]


def by_province(
    found: Floats, facts: Floats, weights: Floats, province: Ints
) -> tuple[Floats, Floats, Floats]:
    """Return weighted means by province of both, and the weights of provinces."""
    total = np.bincount(province, weights)
    there = total > 0
    first, second = (
        np.bincount(province, weights * values)[there] / total[there] for values in (found, facts)
    )
    return first, second, total[there]


def covariance(x: Floats, y: Floats, weights: Floats) -> float:
    """Return the weighted covariance."""
    x = x - np.average(x, weights=weights)
    y = y - np.average(y, weights=weights)
    return float(np.average(x * y, weights=weights))


def correlation(x: Floats, y: Floats, weights: Floats) -> float:
    """Return the weighted correlation; NaN where one of both does not vary."""
    spread = covariance(x, x, weights) * covariance(y, y, weights)
    return covariance(x, y, weights) / float(np.sqrt(spread)) if spread > 0 else float("nan")


def slope(x: Floats, y: Floats, weights: Floats) -> float:
    """Return the slope of the weighted regression of y on x; NaN where x does not vary."""
    spread = covariance(x, x, weights)
    return covariance(x, y, weights) / spread if spread > 0 else float("nan")
