"""An emulator finds a known function again and knows how far it is off."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pytest

from experiments.calibrate.emulator import (
    PRODUCTS,
    WIDE,
    Emulators,
    fit_emulator,
    fit_emulators,
    products_of,
    scale_of,
)
from tests.experiments.calibrate.systems import known_pattern
from tests.experiments.validate.rows import pattern

Floats = npt.NDArray[np.float64]
RUNS, INPUTS = 400, 12
NOISE = 0.3


def points(runs: int = RUNS, seed: int = 3) -> Floats:
    """Return random quantiles."""
    return np.random.default_rng(seed).random((runs, INPUTS))


def quadratic(quantiles: Floats) -> Floats:
    """Return a function with all that an emulator has: lines, a square and a product."""
    centred = quantiles - 0.5
    x, y, z = centred[:, 0], centred[:, 5], centred[:, 11]
    return np.asarray(7.0 + 4.0 * x - 3.0 * y + 6.0 * y**2 + 5.0 * x * z + 2.0 * z)


def noisy(runs: int = RUNS, seed: int = 3) -> tuple[Floats, Floats]:
    """Return points and a quadratic there, with chance added."""
    quantiles = points(runs, seed)
    chance = np.random.default_rng(seed + 100).standard_normal(runs)
    return quantiles, quadratic(quantiles) + NOISE * chance


def one(quantiles: Floats, values: Floats) -> Emulators:
    """Return emulators of one pattern that is looked at as it is."""
    return fit_emulators([known_pattern("x", 0.0)], quantiles, values[:, None])


def test_a_quadratic_is_found_again_where_it_was_not_seen() -> None:
    emulators = one(points(), quadratic(points()))
    new = points(200, seed=9)
    assert np.abs(emulators.predict(new)[:, 0] - quadratic(new)).max() < 0.02
    fitted = emulators.each[0]
    assert fitted.linear[[0, 5, 11]] == pytest.approx([4.0, -3.0, 2.0], abs=0.02)
    assert fitted.square[5] == pytest.approx(6.0, abs=0.05)
    assert fitted.q2 > 0.9999
    assert set(fitted.inputs.tolist()) >= {0, 5, 11}
    pair = list(zip(*np.triu_indices(PRODUCTS, k=1), strict=True))
    places = fitted.inputs.tolist()
    found = fitted.product[pair.index((places.index(0), places.index(11)))]
    assert found == pytest.approx(5.0, abs=0.05)


def test_its_variance_is_what_new_runs_scatter_around_it() -> None:
    """Noise of 0.3 plus its own doubt: above 0.09 and near the error on runs it never saw."""
    emulators = one(*noisy())
    told = emulators.each[0].variance
    quantiles, values = noisy(5_000, seed=50)
    error = float(((emulators.predict(quantiles)[:, 0] - values) ** 2).mean())
    assert told == pytest.approx(error, rel=0.15)
    assert told > NOISE**2
    seen = float(((emulators.predict(noisy()[0])[:, 0] - noisy()[1]) ** 2).mean())
    assert seen < 0.95 * told  # on its own runs it looks better than it is


def test_pure_chance_is_not_explained() -> None:
    values = np.random.default_rng(8).standard_normal(RUNS)
    fitted = fit_emulator(points(), values)
    assert abs(fitted.q2) < 0.1
    assert fitted.variance == pytest.approx(values.var(), rel=0.1)


def test_runs_that_are_all_equal_give_an_emulator_without_variance() -> None:
    emulators = one(points(), np.full(RUNS, 3.0))
    assert emulators.predict(points(5)) == pytest.approx(3.0)
    assert math.isfinite(emulators.each[0].q2)


def test_runs_without_a_value_are_left_out() -> None:
    quantiles, values = noisy()
    gaps = values.copy()
    gaps[::7] = np.nan
    left_out = np.arange(RUNS) % 7 != 0
    with_gaps, without = one(quantiles, gaps), one(quantiles[left_out], values[left_out])
    new = points(50, seed=9)
    assert with_gaps.predict(new).tolist() == without.predict(new).tolist()
    assert with_gaps.each[0].variance == without.each[0].variance


@pytest.mark.parametrize(
    ("low", "high", "logarithmic"),
    [
        (2.0, 2.999, False),
        (2.0, 3.0, True),
        (0.0, 3.0, False),
        (-3.0, -1.0, False),
        (-1.0, 9.0, False),
    ],
)
def test_only_a_positive_band_that_is_wide_is_taken_in_logarithms(
    low: float, high: float, logarithmic: bool
) -> None:
    assert WIDE == 1.5
    assert scale_of(pattern(target=0.5 * (low + high), low=low, high=high)).logarithmic == (
        logarithmic
    )


def test_the_scale_has_the_middle_of_the_band_and_the_variance_of_fact_and_discrepancy() -> None:
    item = pattern(target=3.0, low=2.0, high=8.0, discrepancy=0.1)
    scale = scale_of(item)
    assert scale.target == pytest.approx(math.log(4.0))
    assert scale.variance == pytest.approx((math.log(4.0) / 3.289707) ** 2 + 0.01)
    plain = scale_of(pattern(target=10.0, low=9.0, high=11.0, discrepancy=0.1))
    assert plain.target == 10.0
    assert plain.variance == pytest.approx((2 / 3.289707) ** 2 + 1.0)


def test_what_has_no_logarithm_has_no_value_there() -> None:
    scale = scale_of(pattern(target=3.0, low=2.0, high=8.0))
    found = scale.of(np.array([math.e, 0.0, -1.0, np.nan]))
    assert found[0] == pytest.approx(1.0)
    assert np.isnan(found[1:]).all()


def test_an_exponential_is_a_line_on_a_logarithmic_scale() -> None:
    quantiles = points()
    values = np.exp(1.0 + 2.0 * (quantiles[:, 3] - 0.5))
    item = pattern(target=3.0, low=2.0, high=8.0)
    emulators = fit_emulators([item], quantiles, values[:, None])
    assert emulators.each[0].linear[3] == pytest.approx(2.0, abs=0.01)
    assert emulators.predict(quantiles)[:, 0] == pytest.approx(np.log(values), abs=0.01)


def test_every_pattern_has_its_own_column_target_and_variance() -> None:
    quantiles = points()
    items = [known_pattern("a", 2.0, 0.5), pattern(target=3.0, low=2.0, high=8.0)]
    values = np.stack([4.0 * quantiles[:, 0], np.exp(quantiles[:, 1])], axis=1)
    both = fit_emulators(items, quantiles, values)
    for place, item in enumerate(items):
        alone = fit_emulators([item], quantiles, values[:, place : place + 1])
        own = alone.predict(quantiles)[:, 0]
        assert both.predict(quantiles)[:, place] == pytest.approx(own, rel=1e-12)
        assert both.targets[place] == scale_of(item).target
        expected = scale_of(item).variance + both.each[place].variance
        assert both.variances[place] == pytest.approx(expected, rel=1e-14)


def test_products_are_those_of_pairs_in_order() -> None:
    centred = np.array([[1.0, 2.0, 3.0, 5.0]])
    assert products_of(centred, np.array([0, 2, 3])).tolist() == [[3.0, 5.0, 15.0]]


def test_the_same_runs_give_the_same_emulator() -> None:
    first, second = one(*noisy()), one(*noisy())
    new = points(20, seed=9)
    assert first.predict(new).tobytes() == second.predict(new).tobytes()
