"""Keyed draws: uniform, repeatable, unrelated to each other, and of the declared law."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from model.streams import Stream, key_of, normal, pick, uniform, weeks_until

MANY = 8_000


def run_key(seed: int, replication: int) -> np.uint64:
    """Return a key of a run, made from a seed as a model makes it."""
    sequence = np.random.SeedSequence(seed, spawn_key=(replication,))
    return np.uint64(np.random.default_rng(sequence).integers(0, 2**64, dtype=np.uint64))


# Compiled code hands its keys to Python as plain numbers.
KEYS = [np.uint64(key_of(run_key(1, 0), 589, number)) for number in range(MANY)]
LIFE_GAP, LIFE_EVENT = int(Stream.LIFE_GAP), int(Stream.LIFE_EVENT)
BEYOND = 100 * 52
TOO_UNLIKELY = 1e-4


def draws(stream: int, occasion: int) -> np.ndarray:
    """Return one draw per key."""
    return np.array([uniform(key, int(stream), occasion) for key in KEYS])


@given(
    key=st.integers(0, 2**64 - 1),
    stream=st.sampled_from(list(Stream)),
    occasion=st.integers(0, 2**31 - 1),
)
@settings(deadline=None)
def test_a_draw_lies_strictly_between_0_and_1(key: int, stream: Stream, occasion: int) -> None:
    assert 0.0 < uniform(np.uint64(key), int(stream), occasion) < 1.0


def test_draws_over_children_are_uniform() -> None:
    assert stats.kstest(draws(Stream.FRAILTY, 0), "uniform").pvalue > TOO_UNLIKELY


def test_draws_over_the_occasions_of_one_child_are_uniform() -> None:
    own = np.array([uniform(KEYS[0], LIFE_EVENT, step) for step in range(MANY)])
    assert stats.kstest(own, "uniform").pvalue > TOO_UNLIKELY
    assert abs(np.corrcoef(own[:-1], own[1:])[0, 1]) < 4 / math.sqrt(MANY)


def test_the_same_key_stream_and_occasion_give_the_same_draw() -> None:
    assert np.array_equal(draws(Stream.INCOME, 3), draws(Stream.INCOME, 3))


@pytest.mark.parametrize(
    "other",
    [(Stream.INCOME, 4), (Stream.FRAILTY, 3), (Stream.BIRTH, 3)],
    ids=["next occasion", "next process", "process before"],
)
def test_another_decision_of_the_same_children_is_unrelated(other: tuple[int, int]) -> None:
    here, there = draws(Stream.INCOME, 3), draws(*other)
    assert abs(np.corrcoef(here, there)[0, 1]) < 4 / math.sqrt(MANY)
    assert not np.isclose(here, there, atol=1e-9).any()


def test_streams_have_different_numbers() -> None:
    assert len(Stream.__members__) == len(set(Stream))


@pytest.mark.parametrize("rate", [0.01, 0.2, 1.5])
def test_weeks_until_an_event_follow_the_geometric_law(rate: float) -> None:
    weeks = np.array([weeks_until(key, LIFE_GAP, 0, rate) for key in KEYS])
    chance = 1.0 - math.exp(-rate)
    last = int(stats.geom.ppf(0.999, chance))
    edges = np.unique(np.linspace(0, last, 30).astype(int))
    below = stats.geom.cdf(edges, chance)
    expected = np.append(np.diff(below), 1.0 - below[-1]) * MANY
    inside = np.searchsorted(edges, weeks, side="left") - 1
    counts = np.bincount(np.minimum(inside, edges.size - 1), minlength=edges.size)
    enough = expected >= 5
    observed = np.append(counts[enough], counts[~enough].sum())
    wanted = np.append(expected[enough], expected[~enough].sum())
    observed, wanted = observed[wanted > 0], wanted[wanted > 0]
    assert stats.chisquare(observed, wanted).pvalue > TOO_UNLIKELY


def test_an_event_is_never_in_the_same_week() -> None:
    assert min(weeks_until(key, LIFE_GAP, 0, 50.0) for key in KEYS) == 1


@pytest.mark.parametrize("rate", [0.0, -1.0])
def test_without_a_hazard_the_event_lies_beyond_any_horizon(rate: float) -> None:
    assert weeks_until(KEYS[0], LIFE_GAP, 0, rate) > BEYOND


def test_a_negligible_hazard_overflows_no_calendar() -> None:
    assert BEYOND < weeks_until(KEYS[0], LIFE_GAP, 0, 1e-300) < 2**31


def test_a_higher_hazard_never_delays_the_event_of_a_child() -> None:
    for key in KEYS[:500]:
        weeks = [weeks_until(key, LIFE_GAP, 0, rate) for rate in (0.01, 0.02, 0.1)]
        assert weeks == sorted(weeks, reverse=True)


def test_normal_draws_are_standard_normal() -> None:
    own = [normal(key, int(Stream.FRAILTY), 0) for key in KEYS]
    assert stats.kstest(own, "norm").pvalue > TOO_UNLIKELY


@pytest.mark.parametrize(
    ("draw", "index"), [(0.001, 0), (0.249, 0), (0.25, 2), (0.749, 2), (0.75, 3), (0.9999, 3)]
)
def test_pick_finds_the_slice_that_holds_the_draw(draw: float, index: int) -> None:
    assert pick(np.array([0.25, 0.0, 0.5, 0.25]), draw) == index


def test_pick_stays_inside_when_shares_fall_short_of_one_by_rounding() -> None:
    assert pick(np.array([0.3, 0.3, 0.3]), 0.999) == 2


def test_no_two_children_share_a_key() -> None:
    others = [key_of(run_key(1, 0), 632, number) for number in range(MANY)]
    assert len({*map(int, KEYS), *map(int, others)}) == 2 * MANY
