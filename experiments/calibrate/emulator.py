"""Emulators: fast stand-ins for the model, one per pattern, that say how sure they are.

The answer of the model to its fitted parameters is smooth, and most of what is left is chance and
the parameters that are not fitted. So an emulator is a regression on the fitted parameters, their
squares and the products of those that matter most, with a Bayesian prior that keeps coefficients
small where the runs do not ask for more (scikit-learn's `BayesianRidge`). Its variance is measured,
not derived: the mean squared error on runs that it did not see. That holds both its own doubt and
what runs scatter, which is what history matching asks for (Craig et al. 1997; Andrianakis et al.
2015, doi:10.1371/journal.pcbi.1003968).

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
PRODUCTS = 12  # inputs among which products are taken
FOLDS = 5  # each run is predicted by an emulator that was fitted to four fifths of the others


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
    """A regression: `intercept` and `coefficients` of the features of fitted parameters.

    `inputs` are the parameters whose products are features. `variance` is the mean squared error
    on runs that it was not fitted to, `q2` the share of their variance that it explains.
    """

    inputs: Ints
    intercept: float
    coefficients: Floats
    variance: float
    q2: float

    def predict(self, quantiles: Floats) -> Floats:
        """Return what to expect of runs at points of shape (points, fitted)."""
        mean: Floats = features_of(quantiles, self.inputs) @ self.coefficients + self.intercept
        return mean


def features_of(quantiles: Floats, inputs: Ints) -> Floats:
    """Return all quantiles, centred, their squares, and the products of some of them."""
    centred = quantiles - 0.5
    chosen = centred[:, inputs]
    first, second = np.triu_indices(inputs.size, k=1)
    return np.concatenate([centred, centred**2, chosen[:, first] * chosen[:, second]], axis=1)


def fit_emulator(quantiles: Floats, values: Floats) -> Emulator:
    """Fit an emulator to runs, and measure it by leaving out a fifth of them at a time.

    Args:
        quantiles: of the fitted parameters, shape (runs, fitted).
        values: of the pattern on its scale, shape (runs,); runs without a value are left out.
    """
    from sklearn.linear_model import BayesianRidge
    from sklearn.model_selection import KFold, cross_val_predict

    known = np.isfinite(values)
    quantiles, values = quantiles[known], values[known]
    inputs = most_active(quantiles, values)
    features = features_of(quantiles, inputs)
    folds = KFold(FOLDS, shuffle=True, random_state=0)
    errors = values - cross_val_predict(BayesianRidge(), features, values, cv=folds)
    fitted = BayesianRidge().fit(features, values)
    variance = float(np.mean(errors**2))
    return Emulator(
        inputs=inputs,
        intercept=float(fitted.intercept_),
        coefficients=np.asarray(fitted.coef_),
        variance=variance,
        q2=1.0 - variance / max(float(np.var(values)), TINY),
    )


def most_active(quantiles: Floats, values: Floats) -> Ints:
    """Return the inputs with the largest coefficients in a linear regression, by number."""
    from sklearn.linear_model import BayesianRidge

    linear = BayesianRidge().fit(quantiles, values)
    order = np.argsort(-np.abs(linear.coef_), kind="stable")[:PRODUCTS]
    return np.sort(order).astype(np.int64)


@dataclass(frozen=True)
class Emulators:
    """One emulator per pattern, with the scales on which they work."""

    patterns: tuple[Pattern, ...]
    scales: tuple[Scale, ...]
    each: tuple[Emulator, ...]

    def predict(self, quantiles: Floats) -> Floats:
        """Return what to expect of runs, shape (points, patterns)."""
        return np.stack([emulator.predict(quantiles) for emulator in self.each], axis=1)

    @cached_property
    def targets(self) -> Floats:
        """Return the targets on their scales, shape (patterns,)."""
        return np.array([scale.target for scale in self.scales])

    @cached_property
    def variances(self) -> Floats:
        """Return how far a run may be from its target for all reasons, shape (patterns,)."""
        pairs = zip(self.scales, self.each, strict=True)
        return np.array([scale.variance + emulator.variance for scale, emulator in pairs])


def fit_emulators(patterns: Sequence[Pattern], quantiles: Floats, values: Floats) -> Emulators:
    """Fit one emulator per pattern to runs.

    Args:
        patterns: what the columns of values are.
        quantiles: shape (runs, fitted).
        values: shape (runs, patterns), in the units of the patterns.
    """
    scales = tuple(scale_of(item) for item in patterns)
    each = tuple(
        fit_emulator(quantiles, scale.of(values[:, column])) for column, scale in enumerate(scales)
    )
    return Emulators(tuple(patterns), scales, each)
