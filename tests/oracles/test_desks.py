"""A desk is one worker with hours per week, who carries an unfinished item over to next week.

With a units of work per item and b per week, the work left after a week is
V' = max(0, V + a * newcomers - b), and an item begins in the week in which its turn falls:

* items of whole weeks (a is a multiple of b): the mean wait is exactly that of M/D/1;
* a whole number of items a week (b is a multiple of a): Spitzer's identity, the same as M/D/c
  with services of one week (Crommelin);
* anything else: the stationary distribution of V.

Items here are false alarms that the desk recognises, so they leave once the desk has seen them.
"""

from __future__ import annotations

import numpy as np
import pytest

from model.kinds import Help, Node, Stage
from model.students import MUNICIPALITY_GROUP, Stock
from model.world import World
from tests.oracles.formulas import desk_wait, md1_wait, whole_items_wait
from tests.oracles.samples import mean_and_error
from tests.oracles.weeks import weeks_with_arrivals
from tests.oracles.worlds import points, quiet_rates, world_of

HOURS = [(1, 2), (6, 2), (5, 2), (2, 3)]  # of the desk per week, and per item
KIND = Node.GENERAL_PRACTICE
HOUR = 100
ITEMS = {0.5: 3e6, 0.8: 6e6, 0.95: 1.6e7}  # by load
NO_NEED = 0  # severity
ASKS = np.array([Stage.AT_DOOR, Help.LOCAL, NO_NEED, NO_NEED], np.int64)
WARM_UP, WEEKS = 2_000, 22_000


def desks(number: int, week_hours: int, item_hours: int, weeks: int) -> World:
    """Return desks with so many hours per week, for items that take so many hours each."""
    hours = np.full(len(Node), item_hours * HOUR, np.int64)
    rates = quiet_rates(access={"hours": hours, "false_alarm_recognised": 1.0})
    return world_of(points(number, KIND, week_hours * HOUR), rates, weeks, number * 200)


def mean_wait(number: int, load: float, week_hours: int, item_hours: int) -> tuple[float, float]:
    """Return the mean wait in weeks at desks with this load, and its standard error.

    By Little's law it is the mean queue after service over the newcomers per week.
    """
    w = desks(number, week_hours, item_hours, WEEKS)
    per_week = np.full(number, load * week_hours / item_hours)
    arrived = np.zeros(number, np.int64)
    weeks_with_arrivals(w, np.uint64(2024), arrived, per_week, 0.0, ASKS, WARM_UP)
    seen = arrived.copy()
    before = w.counters.stock_weeks[Stock.WAITING_CARE, MUNICIPALITY_GROUP:].copy()
    weeks_with_arrivals(w, np.uint64(2024), arrived, per_week, 0.0, ASKS, WEEKS)
    assert w.cases.n_free[0] > 0, "the test has too few case rows"
    waited = (w.counters.stock_weeks[Stock.WAITING_CARE, MUNICIPALITY_GROUP:] - before) / (
        WEEKS - WARM_UP
    )
    newcomers = (arrived - seen) / (WEEKS - WARM_UP)
    return mean_and_error(waited / per_week, newcomers, float(per_week[0]))


@pytest.mark.slow
@pytest.mark.parametrize("load", [0.5, 0.8, 0.95])
@pytest.mark.parametrize(("week_hours", "item_hours"), HOURS)
def test_the_mean_wait_at_a_desk_follows_its_hours(
    load: float, week_hours: int, item_hours: int
) -> None:
    number = round(ITEMS[load] / (WEEKS * load * week_hours / item_hours))
    mean, error = mean_wait(number, load, week_hours, item_hours)
    expected = desk_wait(load * week_hours / item_hours, week_hours, item_hours)
    print(f"load {load}, {week_hours} h, items of {item_hours} h: {mean:.4f}, {expected:.4f}, "
          f"s.e. {100 * error / expected:.2f} %")  # fmt: skip
    assert 3 * error < 0.02 * expected, "too few items to tell"
    assert abs(mean / expected - 1.0) < 0.02


@pytest.mark.parametrize("load", [0.5, 0.8, 0.95])
def test_the_formula_of_a_desk_has_md1_and_spitzer_as_special_cases(load: float) -> None:
    assert desk_wait(load / 5, 1, 5) == pytest.approx(md1_wait(load, 5.0), rel=1e-4)
    assert desk_wait(3 * load, 6, 2) == pytest.approx(whole_items_wait(3 * load, 3), rel=1e-4)


@pytest.mark.parametrize(("week_hours", "item_hours"), HOURS)
def test_work_at_a_desk_follows_lindley_week_by_week(week_hours: int, item_hours: int) -> None:
    number, weeks = 20, 400
    w = desks(number, week_hours, item_hours, weeks)
    per_week = np.full(number, 0.95 * week_hours / item_hours)
    arrived = np.zeros(number, np.int64)
    left = np.zeros(number, np.int64)
    for week in range(weeks):
        before = arrived.copy()
        weeks_with_arrivals(w, np.uint64(8), arrived, per_week, 0.0, ASKS, week + 1)
        left = np.maximum(0, left + item_hours * (arrived - before) - week_hours)
        waiting = w.nodes.waiting
        assert (w.nodes.owed + item_hours * HOUR * waiting == left * HOUR).all()
        assert (waiting == left // item_hours).all()
