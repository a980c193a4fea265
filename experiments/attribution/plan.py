"""Which parts of a scenario are run in a replication: all of them, or those of sampled orders."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from experiments.attribution.game import (
    Floats,
    Ints,
    coalitions_of,
    interactions,
    orders_with_reverses,
    sampled_shapley,
    shapley,
)

EXACT = 7  # players up to which all 2**n parts are run
_ORDERS = 2  # a stream of draws of its own, apart from those of other studies


@dataclass(frozen=True)
class Shares:
    """How the effect of a whole is divided in one replication; every array ends in rows.

    `value`, `order_error`, `alone` (joining first) and `last` have the shape (players, rows),
    `pairs` (pairs, rows), `total` and the levels `without` and `whole` (rows,).
    """

    value: Floats
    order_error: Floats
    alone: Floats
    last: Floats
    pairs: Floats
    total: Floats
    without: Floats
    whole: Floats


@dataclass(frozen=True)
class Plan:
    """The coalitions of one replication, the empty one first.

    `orders` are those of a sample; None when every coalition is there.
    """

    players: int
    coalitions: tuple[int, ...]
    orders: Ints | None

    def shares(self, values: Floats) -> Shares:
        """Divide what was found.

        A row without a value in some coalition has no value at all, so that parts sum to a whole.

        Args:
            values: of every coalition of the plan, shape (coalitions, rows).
        """
        values = np.where(np.isnan(values).any(axis=0), np.nan, values)
        place = {coalition: at for at, coalition in enumerate(self.coalitions)}
        everybody = 2**self.players - 1
        without, whole = values[place[0]], values[place[everybody]]
        single = [values[place[1 << player]] for player in range(self.players)]
        others = [values[place[everybody - (1 << player)]] for player in range(self.players)]
        if self.orders is None:
            found = shapley(values.T)
            error = np.zeros_like(found)
            pairs = list(interactions(values.T).values())
        else:
            found, error = sampled_shapley(self.orders, lambda coalition: values[place[coalition]])
            pairs = []
        return Shares(
            value=found,
            order_error=error,
            alone=np.array(single) - without,
            last=whole - np.array(others),
            pairs=np.reshape(pairs, (len(pairs), values.shape[1])),
            total=whole - without,
            without=without,
            whole=whole,
        )


def plan_of(players: int, orders: int, seed: int, replication: int) -> Plan:
    """Return the coalitions to run in one replication.

    Sampled orders are other ones in every replication, so that an interval over replications
    holds the chance of orders too. Joining first and last is always there.

    Args:
        players: how many; up to `EXACT` all coalitions are run.
        orders: how many orders are sampled beyond that, even.
        seed: of the study.
        replication: from 0.
    """
    if players <= EXACT:
        return Plan(players, tuple(range(2**players)), None)
    drawn = orders_with_reverses(
        players, orders, np.random.default_rng([seed, replication, _ORDERS])
    )
    everybody = 2**players - 1
    chosen = {coalition for order in drawn for coalition in coalitions_of(order)}
    for player in range(players):
        chosen |= {1 << player, everybody - (1 << player)}
    return Plan(players, tuple(sorted(chosen)), drawn)


def pairs_of(players: int) -> list[tuple[int, int]]:
    """Return the pairs whose interaction is known, in the order of `Shares.pairs`."""
    return list(combinations(range(players), 2)) if players <= EXACT else []
