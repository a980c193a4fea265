"""Shapley's axioms, and pairs that interact, in games that can be worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from experiments.attribution.game import (
    INTERFERENCE,
    NONE_SHOWN,
    SYNERGY,
    coalitions_of,
    interaction_word,
    interactions,
    orders_with_reverses,
    sampled_shapley,
    shapley,
)
from experiments.comparison.compare import verdict

# One glove to the left (0), two to the right (1, 2): a pair is worth 1 (nobody, 0, 1, 01, 2, …).
GLOVES = np.array([0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0])
whole_games = st.integers(1, 5).flatmap(
    lambda players: arrays.arrays(np.float64, 2**players, elements=st.integers(-1000, 1000))
)


def by_all_orders(values: np.ndarray) -> list[Fraction]:
    """Return the value of every player straight from its definition, in exact fractions."""
    players = values.size.bit_length() - 1
    found = [Fraction(0)] * players
    for order in permutations(range(players)):
        steps = list(coalitions_of(order))
        for player, before, after in zip(order, steps[:-1], steps[1:], strict=True):
            found[player] += Fraction(values[after]) - Fraction(values[before])
    return [share / factorial(players) for share in found]


def test_the_glove_game_gives_the_scarce_glove_two_thirds() -> None:
    assert shapley(GLOVES) == pytest.approx([2 / 3, 1 / 6, 1 / 6])


@settings(max_examples=60, deadline=None)
@given(whole_games)
def test_the_value_is_the_mean_over_all_orders_and_sums_to_the_whole(values: np.ndarray) -> None:
    found = shapley(values)
    assert found == pytest.approx([float(share) for share in by_all_orders(values)], abs=1e-9)
    assert found.sum() == pytest.approx(values[-1] - values[0], abs=1e-9)
    assert sum(by_all_orders(values)) == values[-1] - values[0]


@settings(max_examples=30, deadline=None)
@given(whole_games)
def test_a_player_that_changes_nothing_gets_exactly_zero(values: np.ndarray) -> None:
    with_dummy = np.concatenate([values, values])  # the last player adds nothing anywhere
    found = shapley(with_dummy)
    assert found[-1] == 0.0
    assert found[:-1] == pytest.approx(shapley(values), abs=1e-9)
    players = len(found)
    beyond = interactions(with_dummy)
    assert all((beyond[pair, players - 1] == 0.0).all() for pair in range(players - 1))


def test_players_that_do_the_same_get_the_same() -> None:
    values = np.array([0.0, 5.0, 5.0, 7.0, 1.0, 8.0, 8.0, 20.0])  # 0 and 1 can be exchanged
    one, two, _ = shapley(values)
    assert one == two


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**31), st.floats(-3, 3))
def test_the_value_of_a_sum_of_games_is_the_sum_of_values(seed: int, factor: float) -> None:
    one, two = np.random.default_rng(seed).normal(size=(2, 16))
    together = shapley(one + factor * two)
    assert together == pytest.approx(shapley(one) + factor * shapley(two), abs=1e-9)


def test_many_measures_are_divided_at_once() -> None:
    values = np.random.default_rng(1).normal(size=(3, 4, 8))
    found = shapley(values)
    assert found.shape == (3, 3, 4)
    for place in np.ndindex(3, 4):
        assert found[(slice(None), *place)] == pytest.approx(shapley(values[place]))


def test_effects_that_add_up_do_not_interact_and_what_goes_beyond_is_shared() -> None:
    sums = np.array([1.0, 3.0, 4.0, 6.0, 8.0, 10.0, 11.0, 13.0])
    assert shapley(sums) == pytest.approx([2.0, 3.0, 7.0])
    assert all(beyond == pytest.approx(0.0) for beyond in interactions(sums).values())
    sums[[3, 7]] += 4.0  # players 0 and 1 strengthen each other, whoever else is there
    assert shapley(sums) == pytest.approx([4.0, 5.0, 7.0])
    assert interactions(sums)[0, 1] == pytest.approx(4.0)
    assert interactions(sums)[0, 2] == pytest.approx(0.0)


def test_the_interaction_of_two_players_alone_is_what_goes_beyond_their_sum() -> None:
    assert interactions(np.array([2.0, 5.0, 4.0, 11.0])) == {(0, 1): pytest.approx(4.0)}


def test_the_glove_game_has_complements_and_substitutes() -> None:
    found = interactions(GLOVES)
    assert found[0, 1] == pytest.approx(0.5)
    assert found[1, 2] == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("low", "high", "better", "word"),
    [
        (-2.0, -1.0, "lower", SYNERGY),
        (1.0, 2.0, "lower", INTERFERENCE),
        (1.0, 2.0, "higher", SYNERGY),
        (-1.0, 2.0, "lower", NONE_SHOWN),
        (1.0, 2.0, "none", "changed"),
        (float("nan"), float("nan"), "lower", NONE_SHOWN),
    ],
)
def test_an_interaction_is_named_by_what_it_does_for_people(low, high, better, word) -> None:
    assert interaction_word(verdict(low, high, better)) == word


def test_every_order_is_followed_by_its_reverse() -> None:
    orders = orders_with_reverses(5, 6, np.random.default_rng(3))
    assert orders.shape == (6, 5)
    for one, other in zip(orders[::2], orders[1::2], strict=True):
        assert (one == other[::-1]).all()
        assert sorted(one) == list(range(5))


@pytest.mark.parametrize("number", [2, 8])
def test_sampled_shares_sum_to_the_whole_and_a_dummy_gets_zero(number: int) -> None:
    values = np.random.default_rng(5).normal(size=(16, 3))
    values = np.concatenate([values, values])
    orders = orders_with_reverses(5, number, np.random.default_rng(6))
    found, error = sampled_shapley(orders, lambda coalition: values[coalition])
    assert found.sum(axis=0) == pytest.approx(values[-1] - values[0])
    assert (found[-1] == 0.0).all()
    assert np.isnan(error).all() == (number == 2)


def test_sampled_shares_lie_around_the_value_as_their_error_says() -> None:
    values = np.random.default_rng(8).normal(size=64)
    exact, off, errors = shapley(values), [], []
    for seed in range(200):
        orders = orders_with_reverses(6, 16, np.random.default_rng(seed))
        found, error = sampled_shapley(orders, lambda coalition: values[coalition, None])
        off.append(found[:, 0] - exact)
        errors.append(error[:, 0])
    spread = np.std(off, axis=0)
    assert (np.abs(np.mean(off, axis=0)) < 3.5 * spread / np.sqrt(200)).all()
    assert np.sqrt(np.mean(np.square(errors), axis=0)) == pytest.approx(spread, rel=0.2)


def test_pairs_with_reverses_are_exact_where_only_pairs_interact() -> None:
    coalitions = np.arange(32)
    part = (coalitions[:, None] >> np.arange(5)) & 1
    strength = np.triu(np.random.default_rng(2).normal(size=(5, 5)))
    values = np.einsum("ci,ij,cj->c", part, strength, part)
    orders = orders_with_reverses(5, 2, np.random.default_rng(9))
    found, _ = sampled_shapley(orders, lambda coalition: values[coalition, None])
    assert found[:, 0] == pytest.approx(shapley(values))
