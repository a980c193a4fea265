"""Tipping values: at which value of a factor the difference between two scenarios changes sign.

The course of the difference over a factor is taken to go one way, up or down, whichever fits best
(isotonic regression), for few points do not show more than that. Values of the factor are put
together in at most twenty groups first, so that one world at the end of the range cannot turn the
answer. Where other factors move too, it is the difference averaged over their values.

Intervals are by bootstrap: replications are drawn again, the same for all points as these live with
the same children, and points too where they are a sample. A resample without a change of sign has
its tipping value outside the range, on the side to which its sign points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import CONFIDENCE
from experiments.refusal_words import told
from experiments.sensitivity.methods import neighbours
from experiments.sensitivity.outcomes import Floats, Outcome, numeric_factors
from experiments.sweep.design import GRID, LIST
from model.errors import UserError
from scenarios.refusals import RefusedError
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

RESAMPLES = 400
MOST_GROUPS = 20
FEWEST_IN_GROUP = 5  # points of a sample
FEWEST_GROUPS = 3
TIPS, MAY_TIP, NO_TIP, NOTHING = "tips", "may_tip", "no_tip", "nothing"


@dataclass(frozen=True)
class Tipping:
    """Where a difference changes sign along a factor.

    Args:
        outcome: the differences.
        factor: name of the factor.
        state: `TIPS`; `MAY_TIP` if over 5 % of the resamples do not; `NO_TIP`; or `NOTHING`
            if there is no difference at all.
        value: where it changes sign; NaN if it does not.
        low: low end of the 95 % interval; -inf outside the range.
        high: high end; inf outside the range.
        share: of resamples with a change of sign in the range.
        below: sign of the difference at the low end of the range: -1, 0 or 1.
        above: sign at the high end.
        places: values of the factor in the middle of the groups, shape (groups,).
        course: fitted difference there.
        band: low and high end of its 95 % interval, shape (2, groups).
    """

    outcome: Outcome
    factor: str
    state: str
    value: float
    low: float
    high: float
    share: float
    below: int
    above: int
    places: Floats
    course: Floats
    band: Floats


def tipping(outcome: Outcome, factor: str, method: str, seed: int) -> Tipping:
    """Return where a difference changes sign along a factor.

    Args:
        outcome: differences at every point once, see `Outcome.distinct`.
        factor: name of a factor whose values are numbers.
        method: of the sampling of the design.
        seed: start of the resamples.

    Raises:
        UserError: there is no such factor, or it takes fewer than three values.
    """
    known = numeric_factors(outcome.points)
    if factor not in known:
        some = f"give one whose values are numbers, such as {', '.join(known[:4]) or 'none here'}."
        raise UserError(
            f"Factor {shown(factor)} does not vary in this sweep: {hint(factor, known, some)}"
        )
    chosen = _chosen(outcome, factor, method)
    places, groups = _groups(chosen.points[factor].to_numpy(np.float64))
    values = chosen.complete()
    rising = _rising(places, groups, values.mean(axis=1))
    course = _fit(places, groups, values.mean(axis=1), np.ones(len(values)), rising=rising)
    drawn = _resampled(places, groups, values, seed, sample=method not in (GRID, LIST), up=rising)
    return _judged(chosen, factor, places, course, drawn)


def tipping_values(
    outcome: Outcome, factors: Sequence[str], method: str, seed: int
) -> list[Tipping]:
    """Return the tipping values of some factors, or of all that take three values or more."""
    if factors:
        return [tipping(outcome, factor, method, seed) for factor in factors]
    known = numeric_factors(outcome.points)
    enough = [name for name in known if outcome.points[name].nunique() >= FEWEST_GROUPS]
    if not enough:
        raise UserError(
            "In this sweep no factor takes three values or more: give one with more values."
        )
    return [tipping(outcome, factor, method, seed) for factor in enough]


def _chosen(outcome: Outcome, factor: str, method: str) -> Outcome:
    """Return the points to look at: of a list those that move only this factor, if there are."""
    if method != LIST:
        return outcome
    try:
        middle, moved = neighbours(outcome.points)
    except UserError:
        return outcome
    places = [middle, *moved.get(factor, [])]
    if outcome.points[factor].iloc[places].nunique() < FEWEST_GROUPS:
        return outcome
    return replace(outcome, points=outcome.points.iloc[places], values=outcome.values[places])


def _groups(x: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Return the middles of groups of values, in order, and to which group each point belongs.

    Raises:
        UserError: fewer than three groups.
    """
    values, groups = np.unique(x, return_inverse=True)
    if len(values) > MOST_GROUPS:
        number = max(FEWEST_GROUPS, min(MOST_GROUPS, len(x) // FEWEST_IN_GROUP))
        groups = np.argsort(np.argsort(x, kind="stable"), kind="stable") * number // len(x)
        values = np.bincount(groups, x) / np.bincount(groups)
    if len(values) < FEWEST_GROUPS:
        raise RefusedError(told("few_values", least=FEWEST_GROUPS, many=len(values)))
    return values, groups


def _rising(places: Floats, groups: npt.NDArray[np.int64], values: Floats) -> bool:
    """Return whether a course that rises fits better than one that falls."""
    errors = []
    for rising in (False, True):
        course = _fit(places, groups, values, np.ones(len(values)), rising=rising)
        errors.append(float(((values - course[groups]) ** 2).sum()))
    return errors[1] <= errors[0]


def _fit(
    places: Floats,
    groups: npt.NDArray[np.int64],
    values: Floats,
    weights: Floats,
    *,
    rising: bool,
) -> Floats:
    """Return the fitted course at the middles of the groups; weight is how often a point counts."""
    from scipy.optimize import isotonic_regression

    number = np.bincount(groups, weights, len(places))
    held = number > 0.0
    means = np.bincount(groups, weights * values, len(places))[held] / number[held]
    fit = isotonic_regression(means, weights=number[held], increasing=rising)
    course: Floats = np.interp(places, places[held], fit.x)
    return course


def _resampled(
    places: Floats,
    groups: npt.NDArray[np.int64],
    values: Floats,
    seed: int,
    *,
    sample: bool,
    up: bool,
) -> Floats:
    """Return courses from resamples, shape (resamples, groups)."""
    points, replications = values.shape
    rng = np.random.default_rng(seed)
    whole, wider = values.mean(axis=1), _wider(replications)
    courses = []
    for _ in range(RESAMPLES):
        drawn_mean = values[:, rng.integers(replications, size=replications)].mean(axis=1)
        mean = whole + wider * (drawn_mean - whole)
        weights: Floats = np.ones(points)
        if sample:
            drawn = rng.integers(points, size=points)
            weights = np.bincount(drawn, minlength=points).astype(np.float64)
        courses.append(_fit(places, groups, mean, weights, rising=up))
    return np.array(courses)


def _wider(replications: int) -> float:
    """Return by how much resamples of few replications must be stretched.

    A resample varies by (n - 1) / n of the variance, and its ends are those of a normal
    distribution where Student's t is meant: with ten replications 95 % would hold 88 %.
    """
    from scipy.special import ndtri, stdtrit

    if replications < 2:
        return 1.0
    upper = (1 + CONFIDENCE) / 2
    tails = float(stdtrit(replications - 1, upper)) / float(ndtri(upper))
    return tails * float(np.sqrt(replications / (replications - 1)))


def _judged(
    outcome: Outcome, factor: str, places: Floats, course: Floats, drawn: Floats
) -> Tipping:
    tails = [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
    rising = bool(course[-1] > course[0]) if course[-1] != course[0] else None
    value = crossing(places, course, rising=rising)
    crossings = np.array([crossing(places, row, rising=rising) for row in drawn])
    share = float(np.isfinite(crossings).mean())
    found = bool(np.isfinite(value))
    state = NO_TIP
    if found:
        state = TIPS if share >= CONFIDENCE else MAY_TIP
    elif not course.any() and not drawn.any():
        state = NOTHING
    known = crossings[~np.isnan(crossings)]
    low, high = np.nan, np.nan
    if found and known.size:
        low = float(np.quantile(known, tails[0], method="lower"))
        high = float(np.quantile(known, tails[1], method="higher"))
    return Tipping(
        outcome, factor, state, float(value) if found else np.nan, low, high, share,
        int(np.sign(course[0])), int(np.sign(course[-1])),
        places, course, np.quantile(drawn, tails, axis=0),
    )  # fmt: skip


def crossing(places: Floats, course: Floats, *, rising: bool | None) -> float:
    """Return where a course that goes one way changes sign.

    Outside the range it is -inf or inf, for a course that would have done so before or after it;
    NaN if the course is zero all over, or flat where the direction is not known.

    Args:
        places: values of the factor, rising.
        course: the difference there.
        rising: the direction of the course; None if it is not known.
    """
    signs = np.sign(course)
    if (signs > 0).any() and (signs < 0).any():
        first = signs[np.flatnonzero(signs)[0]]
        last = int(np.flatnonzero(signs == first)[-1])
        following = int(np.flatnonzero(signs == -first)[0])
        if following > last + 1:  # exactly zero in between
            return float((places[last + 1] + places[following - 1]) / 2)
        step = course[last] / (course[last] - course[following])
        return float(places[last] + step * (places[following] - places[last]))
    if rising is None or not signs.any():
        return float("nan")
    positive = bool((signs > 0).any())
    return float("-inf") if positive == rising else float("inf")
