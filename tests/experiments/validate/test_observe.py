"""What a pattern sees in runs, worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.validate.observe import (
    Seen,
    by_province,
    correlation,
    covariance,
    observed,
    over_places,
    places_with_values,
    slope,
    use_of_care,
)
from experiments.validate.places import fit_of, place_by_place, regression_from
from experiments.validate.split import CALIBRATE, VALIDATE, municipalities_of
from model.geography import load_geography
from tests.experiments.validate.rows import pattern

GEO = load_geography()
WEIGHTS = GEO.youth_0_17.astype(np.float64)
NUMBERS = st.lists(
    st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(0.5, 9)), min_size=3, max_size=12
)


def seen(value: float, measure: str = "care_users") -> Seen:
    """Return a run with one value for all children."""
    return Seen({("all years", "all", measure): value})


def places_seen(values: dict[int, float]) -> Seen:
    """Return a run with values by the number of the municipality."""
    return Seen(
        {("all years", f"municipality:{GEO.names[i]}", "care_users"): x for i, x in values.items()}
    )


def against(statistic: str, after: float, before: float) -> float:
    """Return a difference between two scenarios."""
    item = pattern(statistic=statistic, scenario="pooled-budget", against="current")
    return observed(item, {"pooled-budget": seen(after), "current": seen(before)})


def test_a_value_is_that_of_its_period_group_and_measure() -> None:
    run = Seen(
        {
            ("all years", "all", "care_users"): 1.0,
            ("years 1-3", "all", "care_users"): 2.0,
            ("all years", "income:low", "care_users"): 3.0,
            ("all years", "all", "in_care"): 4.0,
        }
    )
    runs = {"current": run}
    assert observed(pattern(), runs) == 1.0
    assert observed(pattern(period="years 1-3"), runs) == 2.0
    assert observed(pattern(group="income:low"), runs) == 3.0
    assert observed(pattern(measure="in_care"), runs) == 4.0


def test_a_difference_is_after_minus_before_and_a_relative_one_in_per_cent_of_before() -> None:
    assert against("difference", 12.0, 16.0) == -4.0
    assert against("relative difference", 12.0, 16.0) == -25.0
    assert against("relative difference", -3.0, -2.0) == 50.0


def test_there_is_no_relative_difference_from_nothing() -> None:
    assert math.isnan(against("relative difference", 1.0, 0.0))
    assert against("difference", 1.0, 0.0) == 1.0


@pytest.mark.parametrize("statistic", ["value", "difference", "relative difference", "spread"])
def test_a_run_or_a_row_that_is_missing_gives_no_value(statistic: str) -> None:
    group = "municipalities" if statistic == "spread" else "all"
    item = pattern(statistic=statistic, scenario="pooled-budget", against="current", group=group)
    runs = {"pooled-budget": seen(1.0, "in_care"), "current": seen(1.0, "in_care")}
    assert math.isnan(observed(item, runs))
    assert math.isnan(observed(item, {}))


@pytest.mark.parametrize("statistic", ["difference", "relative difference"])
def test_a_difference_needs_both_scenarios(statistic: str) -> None:
    item = pattern(statistic=statistic, scenario="pooled-budget", against="current")
    assert math.isnan(observed(item, {"pooled-budget": seen(1.0)}))
    assert math.isnan(observed(item, {"current": seen(1.0)}))


def test_weighted_statistics_by_hand() -> None:
    """x = 0, 1, 3 and y = 1, 2, 9 with weights 1, 1, 2: means 7/4 and 21/4."""
    x, y, weights = np.array([0.0, 1, 3]), np.array([1.0, 2, 9]), np.array([1.0, 1, 2])
    sum_xy = (-1.75 * -4.25 + -0.75 * -3.25 + 2 * 1.25 * 3.75) / 4
    sum_xx = (1.75**2 + 0.75**2 + 2 * 1.25**2) / 4
    sum_yy = (4.25**2 + 3.25**2 + 2 * 3.75**2) / 4
    assert covariance(x, y, weights) == pytest.approx(sum_xy, rel=1e-14)
    assert slope(x, y, weights) == pytest.approx(sum_xy / sum_xx, rel=1e-14)
    assert correlation(x, y, weights) == pytest.approx(sum_xy / math.sqrt(sum_xx * sum_yy))


@settings(deadline=None)
@given(NUMBERS)
def test_a_weight_of_two_is_the_same_as_being_there_twice(
    numbers: list[tuple[float, float, float]],
) -> None:
    x, y, weights = np.array(numbers).T
    once = covariance(x, y, np.append(weights[:-1], 2 * weights[-1]))
    twice = covariance(np.append(x, x[-1]), np.append(y, y[-1]), np.append(weights, weights[-1]))
    assert once == pytest.approx(twice, rel=1e-9, abs=1e-9)


@settings(deadline=None)
@given(NUMBERS, st.floats(-3, 3), st.floats(0.1, 5))
def test_a_straight_line_has_its_own_slope_and_a_correlation_of_one(
    numbers: list[tuple[float, float, float]], start: float, steep: float
) -> None:
    x, _, weights = np.array(numbers).T
    if np.ptp(x) > 0.01:
        y = start + steep * x
        assert slope(x, y, weights) == pytest.approx(steep, rel=1e-6)
        assert correlation(x, y, weights) == pytest.approx(1.0, rel=1e-6)
        assert correlation(x, -y, weights) == pytest.approx(-1.0, rel=1e-6)


def test_what_does_not_vary_has_no_slope_and_no_correlation() -> None:
    flat, other, weights = np.full(3, 0.5), np.array([1.0, 2, 4]), np.ones(3)
    assert math.isnan(slope(flat, other, weights))
    assert slope(other, flat, weights) == 0.0
    assert math.isnan(correlation(flat, other, weights))
    assert math.isnan(correlation(other, flat, weights))


def test_the_spread_over_places_weighs_with_children() -> None:
    chosen = [3, 40, 200]
    values = np.array([10.0, 12.0, 17.0])
    item = pattern(statistic="spread", group="municipalities")
    run = places_seen(dict(zip(chosen, values.tolist(), strict=True)))
    weights = WEIGHTS[chosen]
    mean = (weights * values).sum() / weights.sum()
    expected = math.sqrt((weights * (values - mean) ** 2).sum() / weights.sum())
    assert observed(item, {"current": run}) == pytest.approx(expected, rel=1e-12)


def test_the_slope_over_places_is_in_points_per_point_of_high_incomes() -> None:
    """Two places in a line of -0.12 per point; numpy's own weighted fit agrees on others."""
    chosen = np.array([3, 40, 200, 300])
    item = pattern(statistic="slope on high income", group="municipalities")
    line = 20.0 - 0.12 * 100 * GEO.high_income_share[chosen]
    run = places_seen(dict(zip(chosen.tolist(), line.tolist(), strict=True)))
    assert observed(item, {"current": run}) == pytest.approx(-0.12, rel=1e-9)
    values = np.array([10.0, 12.0, 17.0, 11.0])
    run = places_seen(dict(zip(chosen.tolist(), values.tolist(), strict=True)))
    x, root = 100 * GEO.high_income_share[chosen], np.sqrt(WEIGHTS[chosen])
    assert over_places(item, run) == pytest.approx(np.polyfit(x, values, 1, w=root)[0], rel=1e-9)


def test_a_model_that_is_right_everywhere_correlates_fully_with_the_facts() -> None:
    facts = use_of_care(GEO)
    run = places_seen(dict(enumerate((0.5 * facts + 3.0).tolist())))
    for group in ("municipalities", "municipalities:validate", "provinces"):
        item = pattern(statistic="correlation", group=group)
        assert observed(item, {"current": run}) == pytest.approx(1.0, rel=1e-9)


def test_provinces_are_compared_by_their_weighted_means() -> None:
    """What differs inside provinces only, and evens out there, does not count between them."""
    values, facts = np.array([1.0, 4, 10, 6]), np.array([5.0, 8, 20, 20])
    province, weights = np.array([0, 0, 2, 2], np.int32), np.array([1.0, 2, 1, 1])
    found, known, total = by_province(values, facts, weights, province)
    assert found.tolist() == [3.0, 8.0]
    assert known.tolist() == [7.0, 20.0]
    assert total.tolist() == [3.0, 2.0]
    of_municipality = GEO.memberships["province"].of_municipality
    facts = use_of_care(GEO)
    mean = by_province(facts, facts, WEIGHTS, of_municipality)[0][of_municipality]
    item = pattern(statistic="correlation", group="provinces")
    assert over_places(item, places_seen(dict(enumerate(mean.tolist())))) == pytest.approx(1.0)


def test_only_places_of_the_half_with_a_value_count() -> None:
    half = municipalities_of(VALIDATE)
    values = {int(i): 10.0 + i for i in half[:5]} | {int(half[5]): float("nan")}
    values |= {int(i): 99.0 for i in municipalities_of(CALIBRATE)[:3]}
    item = pattern(statistic="spread", group="municipalities:validate")
    assert places_with_values(item, places_seen(values), GEO).tolist() == half[:5].tolist()


def test_two_places_are_too_few_for_a_statistic() -> None:
    item = pattern(statistic="spread", group="municipalities")
    assert math.isnan(over_places(item, places_seen({1: 2.0, 2: 3.0})))
    assert over_places(item, places_seen({1: 2.0, 2: 3.0, 3: 4.0})) > 0.0


def test_facts_per_municipality_are_all_there_and_have_the_national_mean() -> None:
    """463,330 users of 0-17 (F058), in per cent of the children of that age."""
    facts = use_of_care(GEO)
    assert facts.shape == (len(GEO),)
    assert (facts > 0.0).all()
    assert (facts < 40.0).all()
    users = 100 * 463_330 / WEIGHTS.sum()
    assert np.average(facts, weights=WEIGHTS) == pytest.approx(users, rel=0.02)


def test_a_prediction_is_measured_after_its_bias_is_taken_off() -> None:
    """Predictions 2, 4, 9 for facts 1, 2, 6 with weights 1, 1, 2: bias 9/4, rests ∓."""
    fit = fit_of(np.array([2.0, 4, 9]), np.array([1.0, 2, 6]), np.array([1.0, 1, 2]))
    assert fit.bias == pytest.approx((1 + 2 + 6) / 4)
    assert fit.error == pytest.approx(math.sqrt((1.25**2 + 0.25**2 + 2 * 0.75**2) / 4))


def test_the_comparison_by_place_predicts_a_half_from_the_other_one() -> None:
    facts = use_of_care(GEO)
    found = place_by_place(places_seen(dict(enumerate(facts.tolist()))), VALIDATE)
    assert found is not None
    half = municipalities_of(VALIDATE)
    assert found.names == [GEO.names[i] for i in half]
    assert found.by_model.error == pytest.approx(0.0, abs=1e-12)
    assert found.by_model.correlation == pytest.approx(1.0)
    assert found.regression.tolist() == regression_from(CALIBRATE, GEO)[half].tolist()
    assert math.isnan(found.by_mean.correlation)
    assert found.by_mean.bias == pytest.approx(0.0, abs=1e-9)
    spread = math.sqrt(covariance(facts[half], facts[half], WEIGHTS[half]))
    assert found.by_mean.error == pytest.approx(spread)


def test_the_regression_on_its_own_half_leaves_nothing_that_its_covariates_explain() -> None:
    from experiments.validate.places import covariates

    half = municipalities_of(CALIBRATE)
    rest = (use_of_care(GEO) - regression_from(CALIBRATE, GEO))[half]
    weights = WEIGHTS[half]
    assert np.average(rest, weights=weights) == pytest.approx(0.0, abs=1e-9)
    for column in covariates(GEO)[half].T:
        assert correlation(rest, column, weights) == pytest.approx(0.0, abs=1e-7)


def test_there_is_no_comparison_by_place_for_two_municipalities() -> None:
    half = municipalities_of(VALIDATE)
    assert place_by_place(places_seen(dict.fromkeys(half[:2].tolist(), 1.0)), VALIDATE) is None
    assert place_by_place(places_seen(dict.fromkeys(half[:3].tolist(), 1.0)), VALIDATE) is not None


def test_a_change_is_the_per_cent_by_which_a_later_period_differs_from_an_earlier_one() -> None:
    changes = pattern(statistic="relative change", against="years 1-3", period="year 5", years=5)
    values = {("years 1-3", "all", "care_users"): 16.0, ("year 5", "all", "care_users"): 18.0}
    assert observed(changes, {"current": Seen(values)}) == pytest.approx(12.5)
    for gone in values:
        some = {key: value for key, value in values.items() if key != gone}
        assert math.isnan(observed(changes, {"current": Seen(some)}))
    nothing = dict.fromkeys(values, 0.0)
    assert math.isnan(observed(changes, {"current": Seen(nothing)}))
