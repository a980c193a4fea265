"""Scenario discovery: in which region of the factors a policy fails, or does well.

Worlds are the points of a sweep. Those of interest are where the difference has the asked verdict,
by its interval. A region (box) is found by PRIM (Friedman and Fisher 1999) and, for comparison, as
a leaf of a classification tree (CART); both are those of the EMA Workbench. Coverage is the share
of worlds of interest that are in the box, density the share of worlds in the box that are of
interest, and the quasi-p-value of a limit the chance of so high a density without that limit
(Bryant and Lempert 2010, doi:10.1016/j.techfore.2009.08.002).

PRIM peels off worlds until nothing is left to gain, and so finds a box in anything. A box counts
only with enough coverage and density, and with limits that are more than chance; the p-value of
each is multiplied by the number of factors, among which the limit was chosen. Halves of the worlds
tell how well a box holds where it was not looked for.
"""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import paired_intervals
from experiments.comparison.compare import verdict
from experiments.sensitivity.outcomes import LEVEL, Outcome
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

Bools = npt.NDArray[np.bool_]
PRIM, CART = "prim", "cart"
WORSE, BETTER, ABOVE, OPPOSITE = "worse", "better", "above", "opposite"
LEAST_COVERAGE, LEAST_DENSITY, MOST_P = 0.6, 0.7, 0.05
SMALLEST_BOX = 0.05  # of all worlds
FEWEST_WORLDS = 10
DIGITS = 7  # more than sampled values have
DIRECTIONS = ("lower", "higher")  # of measures that can get better


@dataclass(frozen=True)
class Limit:
    """The limits of a box in one factor: from `low` to `high`, or one of some words.

    An end that is not limited is None. `p` is its quasi-p-value (NaN in a leaf of a tree).
    """

    factor: str
    low: float | None
    high: float | None
    values: tuple[str, ...]
    p: float = float("nan")


@dataclass(frozen=True)
class Box:
    """A region of the factors: its limits and how well it holds the worlds of interest.

    `worlds` are in it, `cases` of them of interest; `mass` is its share of all worlds.
    """

    method: str
    limits: tuple[Limit, ...]
    coverage: float
    density: float
    mass: float
    worlds: int
    cases: int


@dataclass(frozen=True)
class Discovery:
    """What was found: worlds, those of interest, a box by PRIM and one by CART, and the test.

    `tested` has coverage and density of a box found on every other world, on the remaining ones;
    None if half of the worlds show no box.
    """

    outcome: Outcome
    interest: Bools
    boxes: tuple[Box, ...]
    tested: tuple[float, float] | None

    @property
    def box(self) -> Box | None:
        """Return the box by PRIM, if there is one."""
        return next((box for box in self.boxes if box.method == PRIM), None)


def interest_in(outcome: Outcome, what: str, limit: float = 0.0) -> Bools:
    """Return at which points an outcome is of interest, by its 95 % interval over replications.

    With one replication at a point the value itself decides.

    Args:
        outcome: differences, or levels with `ABOVE`.
        what: `WORSE`, `BETTER` or `ABOVE`.
        limit: above which, for `ABOVE`.

    Raises:
        UserError: the measure has no better direction, or a level is asked to be better.
    """
    if what in (WORSE, BETTER) and (outcome.kind == LEVEL or outcome.better not in DIRECTIONS):
        raise UserError(
            f"What is {what} cannot be told of {outcome.measure} "
            f"({'a level' if outcome.kind == LEVEL else 'neither direction is better'}): "
            "give --above with a number."
        )
    mean, low, high = paired_intervals(outcome.values)
    alone = np.isnan(low)
    low, high = np.where(alone, mean, low), np.where(alone, mean, high)
    if what == ABOVE:
        above: Bools = low > limit
        return above
    ends = zip(low.tolist(), high.tolist(), strict=True)
    return np.array([verdict(*both, outcome.better) == what for both in ends], bool)


def discover(outcome: Outcome, interest: Bools) -> Discovery:
    """Return in which region of the factors the worlds of interest are.

    Args:
        outcome: every point once, see `Outcome.distinct`.
        interest: shape (points,).

    Raises:
        UserError: too few worlds, or worlds in which nothing varies.
    """
    worlds = _worlds(outcome)
    if len(worlds) < FEWEST_WORLDS or worlds.empty:
        raise UserError(
            f"This sweep has {len(worlds)} worlds that differ in {len(worlds.columns)} factors: "
            f"give a sweep with {FEWEST_WORLDS} points or more, such as a Latin hypercube."
        )
    if not interest.any() or interest.all():
        return Discovery(outcome, interest, (), None)
    boxes = [box for box in (_prim(worlds, interest), _cart(worlds, interest)) if box is not None]
    tested = _tested(worlds, interest) if any(box.method == PRIM for box in boxes) else None
    return Discovery(outcome, interest, tuple(boxes), tested)


def inside(worlds: pd.DataFrame, limits: tuple[Limit, ...]) -> Bools:
    """Return which worlds are within some limits."""
    held = np.ones(len(worlds), bool)
    for limit in limits:
        column = worlds[limit.factor]
        if limit.values:
            held &= column.astype(str).isin(limit.values).to_numpy()
        if limit.low is not None:
            held &= column.to_numpy(np.float64) >= limit.low
        if limit.high is not None:
            held &= column.to_numpy(np.float64) <= limit.high
    return held


def _worlds(outcome: Outcome) -> pd.DataFrame:
    """Return the factors that vary: numbers as floats, all else as words."""
    from experiments.sensitivity.outcomes import numeric_factors

    points = outcome.points.reset_index(drop=True)
    points = points[[name for name in points.columns if points[name].nunique() > 1]]
    numeric = numeric_factors(points)
    kinds = {name: float if name in numeric else str for name in points.columns}
    return points.astype(kinds)


def _prim(worlds: pd.DataFrame, interest: Bools) -> Box | None:
    """Return the box by PRIM with fewest limits that holds enough, if there is one."""
    prim, _ = _workbench()
    y = interest.astype(int)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about pandas, inside the workbench
        search = prim.Prim(_for_workbench(worlds), y, peel_alpha=0.05, mass_min=SMALLEST_BOX)
        found = search.find_box()
    seen: dict[tuple[Limit, ...], Box] = {}
    for frame in found.box_lims:
        limits = _more_than_chance(_limits(worlds, frame, search.box_init), worlds, interest)
        if limits and limits not in seen:
            seen[limits] = _box(PRIM, worlds, interest, limits)
    good = [box for box in seen.values() if _holds_enough(box)]
    best = min(good, key=_by_merit, default=None)
    return None if best is None else replace(best, limits=_plain(best.limits, worlds))


def _cart(worlds: pd.DataFrame, interest: Bools) -> Box | None:
    """Return the leaf of a classification tree that holds enough, if there is one."""
    from sklearn.tree import DecisionTreeClassifier

    _, cart = _workbench()
    tree = cart.CART(_for_workbench(worlds), interest.astype(int), mass_min=SMALLEST_BOX)
    # The tree itself is made here, for that of the workbench breaks ties by chance.
    smallest = max(2, int(np.ceil(SMALLEST_BOX * len(worlds))))
    tree.clf = DecisionTreeClassifier(min_samples_leaf=smallest, random_state=0)
    tree.clf.fit(tree._x, interest.astype(int))
    if tree.clf.get_n_leaves() == 1:
        return None
    whole = _ranges(worlds)
    leaves = [_limits(worlds, frame, whole) for frame in tree.boxes]
    good = [
        box
        for box in (_box(CART, worlds, interest, limits) for limits in leaves if limits)
        if _holds_enough(box)
    ]
    return min(good, key=_by_merit, default=None)


def _workbench() -> tuple[Any, Any]:
    """Return the modules for PRIM and CART; quiet about what the workbench can do besides."""
    logging.getLogger("matplotlib").setLevel(logging.WARNING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench.analysis import cart, prim
    return prim, cart


def _for_workbench(worlds: pd.DataFrame) -> pd.DataFrame:
    """Return worlds with words as objects, as the workbench expects them."""
    words = [name for name in worlds.columns if worlds[name].dtype != np.float64]
    return worlds.astype(dict.fromkeys(words, object))


def _ranges(worlds: pd.DataFrame) -> pd.DataFrame:
    """Return lowest and highest value of numbers, and all words, as the workbench writes a box."""
    import pandas as pd

    ends: dict[str, list[Any]] = {}
    for name in worlds.columns:
        column = worlds[name]
        number = column.dtype == np.float64
        ends[name] = [column.min(), column.max()] if number else [set(column)] * 2
    return pd.DataFrame(ends)


def _limits(worlds: pd.DataFrame, frame: pd.DataFrame, whole: pd.DataFrame) -> tuple[Limit, ...]:
    """Return the limits of a box of the workbench in which it differs from all worlds."""
    limits = []
    for name in map(str, worlds.columns):
        low, high = frame[name].tolist()
        first, last = whole[name].tolist()
        if worlds[name].dtype != np.float64:
            if set(low) != set(first):
                limits.append(Limit(name, None, None, tuple(sorted(map(str, low)))))
            continue
        bottom = float(low) if low > first else None
        top = float(high) if high < last else None
        if bottom is not None or top is not None:
            limits.append(Limit(name, bottom, top, ()))
    return tuple(limits)


def _more_than_chance(
    limits: tuple[Limit, ...], worlds: pd.DataFrame, interest: Bools
) -> tuple[Limit, ...]:
    """Return limits without those that may be chance, dropped one by one, the weakest first."""
    while limits:
        found = tuple(
            replace(limit, p=quasi_p(limits, place, worlds, interest))
            for place, limit in enumerate(limits)
        )
        weakest = max(range(len(found)), key=lambda place: found[place].p)
        if found[weakest].p * len(worlds.columns) < MOST_P:
            return found
        limits = (*limits[:weakest], *limits[weakest + 1 :])
    return ()


def _plain(limits: tuple[Limit, ...], worlds: pd.DataFrame) -> tuple[Limit, ...]:
    """Return limits with as few digits as leave the same worlds inside, so that they can be told.

    A limit lies between two worlds; any number between them is the same limit.
    """
    return tuple(
        replace(
            limit,
            low=_fewest_digits(limit, "low", worlds),
            high=_fewest_digits(limit, "high", worlds),
        )
        for limit in limits
    )


def _fewest_digits(limit: Limit, end: str, worlds: pd.DataFrame) -> float | None:
    value = getattr(limit, end)
    if value is None:
        return None
    held = inside(worlds, (limit,))
    for digits in range(2, DIGITS):
        plain = float(f"{value:.{digits}g}")
        changed = replace(limit, low=plain) if end == "low" else replace(limit, high=plain)
        if (inside(worlds, (changed,)) == held).all():
            return plain
    return float(value)


def quasi_p(limits: tuple[Limit, ...], place: int, worlds: pd.DataFrame, interest: Bools) -> float:
    """Return the chance of as many worlds of interest in a box if one of its limits did nothing.

    One-sided binomial test with the density of the box without that limit.
    """
    from scipy.stats import binom

    held = inside(worlds, limits)
    wider = inside(worlds, (*limits[:place], *limits[place + 1 :]))
    cases, number = int((held & interest).sum()), int(held.sum())
    return float(binom.sf(cases - 1, number, interest[wider].mean()))


def _box(method: str, worlds: pd.DataFrame, interest: Bools, limits: tuple[Limit, ...]) -> Box:
    held = inside(worlds, limits)
    cases = int((held & interest).sum())
    number = int(held.sum())
    return Box(
        method,
        limits,
        cases / int(interest.sum()),
        cases / number if number else 0.0,
        number / len(worlds),
        number,
        cases,
    )


def _holds_enough(box: Box) -> bool:
    return box.coverage >= LEAST_COVERAGE and box.density >= LEAST_DENSITY


def _by_merit(box: Box) -> tuple[int, float]:
    """Return by what boxes are chosen: few limits, then coverage and density together."""
    return len(box.limits), -box.coverage * box.density


def _tested(worlds: pd.DataFrame, interest: Bools) -> tuple[float, float] | None:
    """Return coverage and density, on odd worlds, of a box that was found on the even ones."""
    even = np.arange(len(worlds)) % 2 == 0
    if not interest[even].any() or interest[even].all() or not interest[~even].any():
        return None
    found = _prim(worlds[even].reset_index(drop=True), interest[even])
    if found is None:
        return None
    box = _box(PRIM, worlds[~even], interest[~even], found.limits)
    return box.coverage, box.density
