"""The arithmetic of measurements: no clock, only numbers whose answer is known."""

import math

import pytest

from benchmarks.statistics import (
    Budget,
    Spread,
    change,
    gain_of_pairing,
    largest_deviation,
    spread,
    variance,
)


def test_the_middle_of_an_odd_and_an_even_number_of_measurements():
    assert spread([3.0, 1.0, 100.0]) == Spread(median=3.0, low=1.0, high=100.0, n=3)
    assert spread([4.0, 1.0]).median == 2.5
    assert spread([7]) == Spread(7.0, 7.0, 7.0, 1)


def test_no_measurement_has_no_middle():
    with pytest.raises(AssertionError):
        spread([])


def test_a_budget_is_met_up_to_and_on_its_limit():
    assert Budget(60.0).met(60.0)
    assert Budget(60.0).met(59.9)
    assert not Budget(60.0).met(60.1)
    assert Budget(1.8, at_least=True).met(1.8)
    assert not Budget(1.8, at_least=True).met(1.79)
    assert Budget(2.0).text("2 s") == "≤ 2 s"
    assert Budget(2.0, at_least=True).text("2") == "≥ 2"


def test_a_value_that_is_no_number_meets_no_budget():
    assert not Budget(1.0).met(math.nan)
    assert not Budget(1.0, at_least=True).met(math.nan)


def test_deviation_is_of_the_dearest_above_the_cheapest():
    assert largest_deviation([20.0, 10.0, 15.0]) == pytest.approx(100.0)
    assert largest_deviation([5.0, 5.0]) == 0.0


def test_variance_is_unbiased():
    assert variance([1.0, 3.0]) == 2.0
    assert variance([5.0, 5.0, 5.0]) == 0.0


def test_pairing_gains_what_pairs_have_in_common():
    children = [1.0, 5.0, 9.0, 2.0]
    effect = [0.1, -0.1, 0.1, -0.1]
    treated = [child + more for child, more in zip(children, effect, strict=True)]
    expected = (variance(children) + variance(treated)) / variance(effect)
    assert gain_of_pairing(children, treated) == pytest.approx(expected)


def test_pairing_without_anything_in_common_gains_little_and_a_constant_effect_infinitely():
    assert gain_of_pairing([1.0, -1.0], [-1.0, 1.0]) == pytest.approx(0.5)
    assert gain_of_pairing([1.0, 2.0], [3.0, 4.0]) == math.inf


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (Spread(5.0, 4.0, 6.0, 3), "smaller"),
        (Spread(20.0, 15.0, 22.0, 3), "larger"),
        (Spread(9.0, 8.0, 10.0, 3), "same"),
        (Spread(5.0, 4.0, 12.0, 3), "same"),
    ],
)
def test_only_ranges_that_do_not_overlap_count_as_a_change(now, expected):
    before = Spread(10.0, 9.0, 12.0, 3)
    ratio, verdict = change(now, before)
    assert verdict == expected
    assert ratio == now.median / 10.0


def test_a_change_from_nothing_has_no_ratio():
    ratio, verdict = change(Spread(1.0, 1.0, 1.0, 1), Spread(0.0, 0.0, 0.0, 1))
    assert math.isnan(ratio)
    assert verdict == "larger"
