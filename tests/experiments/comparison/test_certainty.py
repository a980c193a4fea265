"""Intervals hold what they say they hold, and chance, assumptions and form stay apart."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from experiments.comparison.certainty import (
    BY_ASSUMPTIONS,
    BY_BOTH,
    BY_FORM,
    ENOUGH,
    ROBUST,
    Floats,
    Forms,
    Spread,
    lower_share,
    paired_intervals,
    robustness,
    same_sign,
    spread_over_draws,
    spread_over_forms,
)

REPEATS = 1_000
EFFECT = -0.7


def drawn(
    assumed: float, chance: float, replications: int, draws: int, repeats: int = REPEATS
) -> tuple[Floats, Spread, Floats]:
    """Return replications, the spread over draws, and the true effect in one more world.

    A system with known parts: parameters move the effect by `assumed`, chance by `chance`.
    """
    generator = np.random.default_rng(20)
    true = EFFECT + assumed * generator.standard_normal((repeats, draws + 1))
    own = EFFECT + chance * generator.standard_normal((repeats, replications))
    seen = true[:, :-1] + chance * generator.standard_normal((repeats, draws))
    return own, spread_over_draws(own, seen), true[:, -1]


def coverage(spread: Spread, truth: Floats) -> float:
    return float(((spread.low <= truth) & (truth <= spread.high)).mean())


def forms_of(low: list[float], high: list[float]) -> Forms:
    """Return what rules do, with only the ends filled in."""
    names = np.full(len(low), "", dtype=object)
    return Forms(np.array(low), np.array(high), names, names, np.zeros(len(low)))


@pytest.mark.parametrize("pairs", [5, 20, 100])
def test_the_interval_for_chance_holds_the_truth_in_95_of_100_repeats(pairs: int) -> None:
    """Children differ far more than the policy does to them, as in the model."""
    generator = np.random.default_rng(4)
    children = 10.0 + 3.0 * generator.standard_normal((REPEATS, pairs))
    other = children + EFFECT + 0.5 * generator.standard_normal((REPEATS, pairs))
    _, low, high = paired_intervals(other - children)
    held = ((low <= EFFECT) & (high >= EFFECT)).mean()
    assert 0.93 <= held <= 0.97
    _, low, high = paired_intervals(other - np.roll(children, 1, axis=0))
    assert (high - low).mean() > 5 * (0.5 / math.sqrt(pairs))  # pairing is what makes it narrow


@pytest.mark.parametrize(
    ("assumed", "chance", "draws"),
    [(1.0, 0.1, 20), (1.0, 0.5, 20), (1.0, 0.5, 50), (1.0, 0.3, 8), (0.1, 0.05, 200)],
)
def test_the_interval_for_assumptions_holds_another_world_in_90_of_100(
    assumed: float, chance: float, draws: int
) -> None:
    _, spread, truth = drawn(assumed, chance, max(20, draws), draws)
    assert 0.87 <= coverage(spread, truth) <= 0.93


def test_where_chance_outweighs_assumptions_the_interval_is_honest_if_not_exact() -> None:
    """Twenty draws cannot tell a small part from a large one; decision 26 tells how far it is."""
    for assumed in (0.0, 0.2, 0.5):
        _, spread, truth = drawn(assumed, 1.0, 20, 20)
        assert 0.75 <= coverage(spread, truth) <= 0.97


def test_chance_is_taken_out_of_what_draws_show() -> None:
    _, spread, _ = drawn(1.0, 1.0, 200, 200, repeats=300)
    width = float((spread.high - spread.low).mean())
    wanted = 2 * float(stats.norm.ppf(0.95))
    assert width == pytest.approx(wanted, rel=0.05)
    assert spread.deviation.mean() == pytest.approx(1.0, rel=0.05)


def test_with_many_draws_and_no_effect_of_assumptions_next_to_nothing_is_left() -> None:
    own, spread, _ = drawn(0.0, 1.0, 500, 500, repeats=100)
    raw = own.std(axis=1) * 3.29
    assert ((spread.high - spread.low) < 0.6 * raw).all()
    assert np.median((spread.high - spread.low) / raw) < 0.25


@pytest.mark.parametrize("draws", [2, 7, ENOUGH, 40])
def test_no_difference_in_any_world_is_exactly_zero_three_times(draws: int) -> None:
    nothing = np.zeros((3, 6))
    spread = spread_over_draws(nothing, np.zeros((3, draws)))
    assert (spread.low == 0.0).all()
    assert (spread.high == 0.0).all()
    assert (spread.deviation == 0.0).all()
    assert (same_sign(np.zeros(3), spread.values) == 1.0).all()
    forms = spread_over_forms(nothing, np.zeros((3, 2)), ["a", "b"], [0, 0])
    assert (forms.low == 0.0).all()
    assert (forms.high == 0.0).all()
    assert set(forms.low_name) == set(forms.high_name) == {"default"}


def test_draws_that_agree_have_an_interval_without_width() -> None:
    spread = spread_over_draws(np.array([[0.1, 0.5, 0.2]]), np.full((1, 25), 0.1))
    assert spread.low.tolist() == spread.high.tolist() == [0.1]


def test_without_draws_or_with_one_there_is_no_interval() -> None:
    own = np.array([[1.0, 2.0]])
    for draws in (np.zeros((1, 0)), np.array([[3.0]])):
        spread = spread_over_draws(own, draws)
        assert spread.number.tolist() == [draws.shape[1]]
        assert np.isnan([spread.low, spread.high, spread.deviation]).all()
        assert np.isnan(same_sign(np.ones(1), spread.values)).all()


def test_one_replication_cannot_take_chance_out() -> None:
    draws = np.arange(21.0)[None]
    spread = spread_over_draws(np.array([[10.0]]), draws)
    np.testing.assert_allclose(spread.values, draws)
    assert [spread.low[0], spread.high[0]] == pytest.approx([0.1, 19.9])


def test_draws_without_a_value_are_left_out_and_keep_their_place() -> None:
    own = np.array([[1.0, 2.0, 3.0]] * 2)
    whole = np.array([4.0, 8.0, 1.0, 5.0])
    gap = np.array([4.0, math.nan, 8.0, 1.0, 5.0])
    spread = spread_over_draws(own, np.stack([gap, np.append(whole, math.nan)]))
    assert spread.number.tolist() == [4, 4]
    assert spread.low[0] == spread.low[1]
    np.testing.assert_array_equal(spread.values[0][~np.isnan(gap)], spread.values[1][:4])
    assert np.isnan(spread.values[0, 1])


def test_a_form_is_told_by_what_it_changes_for_the_same_children() -> None:
    """Replications differ by far more than a rule does; seeds that are shared take that out."""
    own = np.array([[10.0, 20.0, 30.0, 40.0]])
    forms = spread_over_forms(
        own,
        np.array([[11.0, 21.0, 8.0, 18.0, 10.0, 20.0]]),
        ["up", "up", "down", "down", "same", "same"],
        [0, 1, 0, 1, 0, 1],
    )
    assert [forms.low[0], forms.high[0]] == [23.0, 26.0]
    assert (forms.low_name[0], forms.high_name[0]) == ("down", "up")
    assert forms.deviation[0] == pytest.approx(np.std([0.0, 1.0, -2.0, 0.0], ddof=1))


def test_a_form_without_a_value_is_left_out_and_no_forms_give_nothing() -> None:
    own = np.array([[1.0, 2.0], [math.nan, math.nan]])
    forms = spread_over_forms(own, np.array([[math.nan, 5.0]] * 2), ["a", "b"], [0, 1])
    assert [forms.low[0], forms.high[0], forms.high_name[0]] == [1.5, 4.5, "b"]
    assert np.isnan(forms.low[1])
    assert forms.low_name[1] == ""
    none = spread_over_forms(own, np.zeros((2, 0)), [], [])
    assert np.isnan([none.low, none.high, none.deviation]).all()


def test_what_forms_do_by_chance_alone_is_not_counted_as_form() -> None:
    generator = np.random.default_rng(8)
    own = generator.standard_normal((400, 20))
    names = [f"rule {place // 3}" for place in range(24)]
    places = [place % 3 for place in range(24)]
    worlds = own[:, places] + 0.5 * generator.standard_normal((400, 24))
    noisy = spread_over_forms(own, worlds, names, places)
    assert noisy.deviation.mean() < 0.15
    assert (noisy.high - noisy.low).mean() > 0.5  # the ends themselves still hold it
    shifts = np.repeat(2.0 * generator.standard_normal((400, 8)), 3, axis=1)
    moved = spread_over_forms(own, worlds + shifts, names, places)
    expected = 4.0 * 8 / 9  # the ninth rule, today's, changes nothing
    assert (moved.deviation**2).mean() == pytest.approx(expected, rel=0.1)


def test_shares_count_worlds_with_a_value_only() -> None:
    values = np.array([[-1.0, 2.0, math.nan, -3.0], [math.nan] * 4])
    np.testing.assert_allclose(same_sign(np.array([-1.0, 1.0]), values), [2 / 3, math.nan])
    np.testing.assert_allclose(lower_share(values), [2 / 3, math.nan])


@pytest.mark.parametrize(
    ("against", "low", "high", "expected"),
    [
        (0, 0.5, 2.0, ROBUST),
        (1, 0.5, 2.0, ROBUST),
        (2, 0.5, 2.0, BY_ASSUMPTIONS),
        (0, -0.1, 2.0, BY_FORM),
        (0, 0.0, 2.0, BY_FORM),
        (5, -0.1, 2.0, BY_BOTH),
        (0, math.nan, math.nan, ""),
        (5, math.nan, math.nan, BY_ASSUMPTIONS),
    ],
)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_robust_means_one_direction_in_95_of_100_draws_and_under_every_rule(
    against: int, low: float, high: float, expected: str, sign: float
) -> None:
    values = np.concatenate([np.full(against, -0.2), np.full(20 - against, 1.0)])
    spread = spread_over_draws(np.ones((1, 5)), sign * values[None])
    ends = sorted([sign * low, sign * high])
    found = robustness(np.array([sign]), spread, forms_of([ends[0]], [ends[1]]))
    assert found.tolist() == [expected]


def test_a_few_draws_with_one_sign_prove_nothing_unless_their_interval_leaves_out_zero() -> None:
    forms = forms_of([0.5, 0.5], [1.5, 1.5])
    draws = np.array([[0.1, 3.0, 0.2, 0.9], [1.0, 1.1, 0.9, 1.0]])
    spread = spread_over_draws(np.ones((2, 5)), draws)
    assert robustness(np.ones(2), spread, forms).tolist() == [BY_ASSUMPTIONS, ROBUST]


def test_firm_measures_are_those_that_change_whatever_was_assumed() -> None:
    import pandas as pd

    from experiments.comparison.answer import firmness

    rows = pd.DataFrame(
        [
            ("b", "all", "unmet_need", "better", ROBUST),
            ("b", "all", "care_wait", "worse", BY_FORM),
            ("b", "all", "out_of_school", "indistinguishable", ""),
            ("b", "income:low", "give_ups", "worse", ROBUST),
            ("a", "all", "unmet_need", "", ""),
        ],
        columns=["scenario", "group", "measure", "verdict", "robust"],
    ).assign(period="years 1-3")
    names = ("unmet_need", "care_wait", "out_of_school", "give_ups")
    found = firmness(rows, "b", "years 1-3", names)
    assert (found.measures, found.settled, found.firm, found.known) == (3, 2, 1, True)
    assert not firmness(rows.assign(robust=""), "b", "years 1-3", names).known
