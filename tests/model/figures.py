"""Two years on figures that nobody lived, in which every counter has a figure of its own.

Measures are worked out on them by hand: each mistake in a counter, unit or denominator shows.
"""

from __future__ import annotations

import numpy as np

from model.history import LONG_OUT_WEEKS, Snapshot
from model.kinds import N_ACTIVITIES, N_HOUR_KINDS, Node, Payer, Pot, Sector
from model.money import N_MONEY_GROUPS
from model.period import Prices, Totals
from model.students import N_FLOWS, N_STOCKS, Stock
from model.tallies import N_AGES, WAIT_WEEKS, Tallies, new_tallies, tallies_of

GROUPS = 20  # everybody, 3 incomes, 2 backgrounds, 7 profiles, 5 severities, 2 municipalities
YEARS = 2
WEEKS = 52 * YEARS
START = 5 * 52  # the first week of policy
ABSENCE = np.array([0.0, 0.01, 0.03, 0.1, 0.25])
HELPED_ABSENCE = 0.4
PRICES = Prices(discount_rate=0.03, absence_day=50.0, early_leaver=7000.0)


def snapshot(year: int, chance: np.random.Generator, before: Snapshot | None) -> Snapshot:
    """Return totals at the end of a year: those before it and a random year more."""

    def more(shape: tuple[int, ...], most: int, last: np.ndarray | None) -> np.ndarray:
        year_of = chance.integers(1, most, shape)
        return year_of if last is None else last + year_of

    stock_weeks = more((N_STOCKS, GROUPS), 90_000, before.stock_weeks if before else None)
    stock_weeks[Stock.CHILDREN] += 3_000_000
    return Snapshot(
        week=START + 52 * year,
        flow=more((N_FLOWS, GROUPS), 9_000, before.flow if before else None),
        stock_weeks=stock_weeks,
        spent=more(
            (len(Pot), len(Payer), N_ACTIVITIES, N_MONEY_GROUPS), 10**9,
            before.spent if before else None,
        ),
        paid_in=more((len(Payer),), 10**11, before.paid_in if before else None),
        hours=more((len(Node), N_HOUR_KINDS), 10**8, before.hours if before else None),
        fte=chance.integers(100, 900, 2).astype(float),
        still_waiting=chance.integers(1, 90, (4, WAIT_WEEKS)),
        long_out=chance.integers(1, 900, (len(LONG_OUT_WEEKS), GROUPS)),
        granted=more((len(Payer),), 10**11, before.granted if before else None),
        balance=more((len(Payer),), 10**9, before.balance if before else None),
        staff=more((3,), 900, before.staff if before else None).astype(float),
        by_age=chance.integers(100, 900, (2, 2, N_AGES)),
        pupils=chance.integers(1000, 9000, len(Sector)),
    )  # fmt: skip


def two_years() -> Totals:
    """Return two years of policy in which every counter has a figure of its own."""
    chance = np.random.default_rng(8)
    found = [snapshot(0, chance, None)]
    for year in range(1, YEARS + 1):
        found.append(snapshot(year, chance, found[-1]))
    empty = tallies_of(new_tallies(1), 0, 1)
    tallies = Tallies(*(chance.integers(1, 900, tally.shape) for tally in empty))
    return Totals(found[0], found[1:], tallies, ABSENCE, HELPED_ABSENCE, PRICES)


T = two_years()


def quantile(counts: np.ndarray, share: float) -> int:
    """Return the first number of weeks within which a share of all starts fell."""
    so_far = 0
    for week, number in enumerate(counts):
        so_far += int(number)
        if so_far >= share * counts.sum():
            return week
    raise AssertionError
