"""Shapley's division of what players do together, and how pairs of them interact.

A coalition is a number whose bit `i` says whether player `i` takes part, so that the values of a
game of `n` players have a last axis of length `2**n`: nobody first, everybody last.

- Shapley, L. S. (1953). A value for n-person games. doi:10.1515/9781400881970-018
- Grabisch, M. & Roubens, M. (1999). An axiomatic approach to the concept of interaction among
  players in cooperative games. doi:10.1007/s001820050125
- Castro, J., Gómez, D. & Tejada, J. (2009). Polynomial calculation of the Shapley value based on
  sampling. doi:10.1016/j.cor.2008.04.004
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import factorial

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
SYNERGY, INTERFERENCE, NONE_SHOWN = "synergy", "interference", "none shown"


def second_difference(none: Floats, one: Floats, two: Floats, both: Floats) -> Floats:
    """Return what two players do together beyond the sum of what each does alone.

    Args:
        none: value without both, of any shape; the others have the same shape.
        one: with the first only.
        two: with the second only.
        both: with both.
    """
    beyond: Floats = both - one - two + none
    return beyond


def interaction_word(verdict: str) -> str:
    """Return synergy when players do more good together, else interference.

    Args:
        verdict: of `experiments.comparison.compare.verdict` on what goes beyond a sum. Of a
            measure without a better direction an interaction can only be "changed".
    """
    words = {"better": SYNERGY, "worse": INTERFERENCE, "changed": "changed"}
    return words.get(verdict, NONE_SHOWN)


def shapley(values: Floats) -> Floats:
    """Return the Shapley value of every player, shape (players, ...).

    Their sum is the value of everybody less that of nobody. A player that never changes anything
    gets exactly zero.

    Args:
        values: the value of every coalition, shape (..., 2**players).
    """
    players = players_of(values)
    shares = [_mean_over_orders(values, (player,)) for player in range(players)]
    return np.stack(shares)


def interactions(values: Floats) -> dict[tuple[int, int], Floats]:
    """Return Shapley's interaction index of every pair of players.

    It is the mean of `second_difference` over what others take part, weighed as in the value;
    of two players in all it is the second difference itself.

    Args:
        values: the value of every coalition, shape (..., 2**players).
    """
    pairs = combinations(range(players_of(values)), 2)
    return {pair: _mean_over_orders(values, pair) for pair in pairs}


def players_of(values: Floats) -> int:
    """Return the number of players of a game, from the values of its coalitions."""
    players = int(values.shape[-1]).bit_length() - 1
    assert values.shape[-1] == 2**players, values.shape
    return players


def _mean_over_orders(values: Floats, joining: tuple[int, ...]) -> Floats:
    """Return the mean over orders of what one player, or a pair as one, changes when it joins.

    Whole weights are divided once at the end, so no rounding comes from them.
    """
    others = players_of(values) - len(joining)
    bits = [1 << player for player in joining]
    coalitions = np.arange(values.shape[-1])
    before = coalitions[(coalitions & sum(bits)) == 0]
    size = np.bitwise_count(before).astype(int).tolist()
    weights = np.array([float(factorial(n) * factorial(others - n)) for n in size])
    if len(joining) == 1:
        change = values[..., before | bits[0]] - values[..., before]
    else:
        steps = (values[..., before | extra] for extra in (0, *bits, sum(bits)))
        change = second_difference(*steps)
    mean: Floats = (change * weights).sum(axis=-1) / factorial(others + 1)
    return mean


def orders_with_reverses(players: int, number: int, rng: np.random.Generator) -> Ints:
    """Return random orders, each followed by its reverse, shape (number, players).

    Who comes early in one comes late in the other, so that chance in the orders cancels in part.

    Args:
        players: how many.
        number: of orders, even.
        rng: where the orders come from.
    """
    drawn = [rng.permutation(players) for _ in range(number // 2)]
    return np.array([order for one in drawn for order in (one, one[::-1])])


def coalitions_of(order: Sequence[int] | Ints) -> Iterator[int]:
    """Yield the coalitions that arise when players join in an order: nobody first."""
    coalition = 0
    yield coalition
    for player in order:
        coalition |= 1 << int(player)
        yield coalition


def sampled_shapley(orders: Ints, value: Callable[[int], Floats]) -> tuple[Floats, Floats]:
    """Return what every player changes on average over sampled orders, and the error of that.

    In every order the changes sum to the value of everybody less that of nobody, so they do on
    average. The error is the standard error over pairs of an order and its reverse; NaN with one
    pair. Both have the shape (players, ...).

    Args:
        orders: as of `orders_with_reverses`.
        value: gives the value of a coalition.
    """
    changes = []
    for order in orders:
        steps = [value(coalition) for coalition in coalitions_of(order)]
        joined = np.diff(np.stack(steps), axis=0)
        changes.append(joined[np.argsort(order)])
    pairs = np.array(changes).reshape(-1, 2, *np.array(changes).shape[1:]).mean(axis=1)
    if len(pairs) == 1:
        return pairs[0], np.full_like(pairs[0], np.nan)
    return pairs.mean(axis=0), pairs.std(axis=0, ddof=1) / np.sqrt(len(pairs))
