"""Emulators: fast stand-ins for the model, one per pattern, that say how sure they are.

The answer of the model to its fitted parameters is smooth, and most of what is left is chance and
the parameters that are not fitted. So an emulator is a regression on the fitted parameters, their
squares and the products of those that matter most; a ridge keeps coefficients small where the runs
do not ask for more (scikit-learn's `RidgeCV`). Its variance is measured, not derived: the mean
squared error on each run by a regression that did not see that run. That holds both its own doubt
and what runs scatter, which is what history matching asks for (Craig et al. 1997; Andrianakis et
al. 2015, doi:10.1371/journal.pcbi.1003968).

A pattern whose band is wide on both sides of zero stays as it is; a positive one whose ends differ
by a factor of one and a half or more is taken in logarithms, for its uncertainty is a factor too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from experiments.validate.patterns import WITHIN_BAND, Pattern

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
WIDE = 1.5  # ratio of the ends of a band from which on a pattern is taken in logarithms
TINY = 1e-300  # a variance to divide by when all runs are equal
PRODUCTS = 10  # inputs among which products are taken
RIDGES = np.logspace(-3, 3, 13)  # penalties to choose from


@dataclass(frozen=True)
class Scale:
    """How a pattern is looked at: as it is, or in logarithms."""

    logarithmic: bool
    target: float
    variance: float

    def of(self, values: Floats) -> Floats:
        """Return values on this scale; NaN where there is no logarithm."""
        if not self.logarithmic:
            return values
        return np.log(np.where(values > 0.0, values, np.nan))


def scale_of(pattern: Pattern) -> Scale:
    """Return the scale of a pattern, with its target and variance (fact and discrepancy) on it."""
    if pattern.low <= 0.0 or pattern.high < WIDE * pattern.low:
        return Scale(False, pattern.target, pattern.variance)
    width = float(np.log(pattern.high / pattern.low)) / WITHIN_BAND
    middle = 0.5 * float(np.log(pattern.high * pattern.low))
    return Scale(True, middle, width**2 + pattern.discrepancy**2)


@dataclass(frozen=True)
class Emulator:
    """A regression on fitted parameters (`linear`, `square`) and on products of some (`product`).

    `inputs` are the parameters whose products are taken. `variance` is the mean squared error on
    runs that were left out, `q2` the share of their variance that is explained.
    """

    intercept: float
    linear: Floats
    square: Floats
    inputs: Ints
    product: Floats
    variance: float
    q2: float


def products_of(centred: Floats, inputs: Ints) -> Floats:
    """Return the products of all pairs of some inputs, shape (points, pairs)."""
    first, second = np.triu_indices(inputs.size, k=1)
    chosen = centred[:, inputs]
    return np.asarray(chosen[:, first] * chosen[:, second])


def fit_emulator(quantiles: Floats, values: Floats) -> Emulator:
    """Fit an emulator to runs, and measure it by leaving out each run in turn.

    Args:
        quantiles: of the fitted parameters, shape (runs, fitted).
        values: of the pattern on its scale, shape (runs,); runs without a value are left out.
    """
    from sklearn.linear_model import RidgeCV

    known = np.isfinite(values)
    centred, values = quantiles[known] - 0.5, values[known]
    linear = RidgeCV(RIDGES).fit(centred, values)
    order = np.argsort(-np.abs(linear.coef_), kind="stable")[:PRODUCTS]
    inputs = np.sort(order).astype(np.int64)
    features = np.concatenate([centred, centred**2, products_of(centred, inputs)], axis=1)
    fitted = RidgeCV(RIDGES, store_cv_results=True).fit(features, values)
    chosen = int(np.flatnonzero(fitted.alpha_ == RIDGES)[0])
    variance = float(fitted.cv_results_[:, chosen].mean())
    inputs_of = centred.shape[1]
    return Emulator(
        intercept=float(fitted.intercept_),
        linear=fitted.coef_[:inputs_of],
        square=fitted.coef_[inputs_of : 2 * inputs_of],
        inputs=inputs,
        product=fitted.coef_[2 * inputs_of :],
        variance=variance,
        q2=1.0 - variance / max(float(np.var(values)), TINY),
    )


@dataclass(frozen=True)
class Emulators:
    """One emulator per pattern, with the scales on which they work."""

    patterns: tuple[Pattern, ...]
    scales: tuple[Scale, ...]
    each: tuple[Emulator, ...]

    def predict(self, quantiles: Floats) -> Floats:
        """Return what to expect of runs at points of shape (points, fitted): (points, patterns)."""
        centred = quantiles - 0.5
        result = centred @ self._linear + centred**2 @ self._square + self._intercept
        for place, emulator in enumerate(self.each):
            result[:, place] += products_of(centred, emulator.inputs) @ emulator.product
        return np.asarray(result)

    def on_scales(self, values: Floats) -> Floats:
        """Return values of patterns, shape (runs, patterns), on their scales."""
        pairs = enumerate(self.scales)
        return np.stack([scale.of(values[:, column]) for column, scale in pairs], axis=1)

    @cached_property
    def allowed(self) -> Floats:
        """Return the variance of fact and discrepancy, shape (patterns,)."""
        return np.array([scale.variance for scale in self.scales])

    @cached_property
    def targets(self) -> Floats:
        """Return the targets on their scales, shape (patterns,)."""
        return np.array([scale.target for scale in self.scales])

    @cached_property
    def variances(self) -> Floats:
        """Return how far a run may be from its target for all reasons, shape (patterns,)."""
        pairs = zip(self.scales, self.each, strict=True)
        return np.array([scale.variance + emulator.variance for scale, emulator in pairs])

    @cached_property
    def _linear(self) -> Floats:
        return np.stack([emulator.linear for emulator in self.each], axis=1)

    @cached_property
    def _square(self) -> Floats:
        return np.stack([emulator.square for emulator in self.each], axis=1)

    @cached_property
    def _intercept(self) -> Floats:
        return np.array([emulator.intercept for emulator in self.each])


def fit_emulators(patterns: Sequence[Pattern], quantiles: Floats, values: Floats) -> Emulators:
    """Fit one emulator per pattern to runs.

    Args:
        patterns: what the columns of values are.
        quantiles: shape (runs, fitted).
        values: shape (runs, patterns), in the units of the patterns.
    """
    from threadpoolctl import threadpool_limits

    scales = tuple(scale_of(item) for item in patterns)
    with threadpool_limits(1):  # the same sums in the same order on every machine
        each = tuple(
            fit_emulator(quantiles, scale.of(values[:, column]))
            for column, scale in enumerate(scales)
        )
    return Emulators(tuple(patterns), scales, each)
