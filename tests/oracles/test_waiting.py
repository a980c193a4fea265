"""Waiting for help at a care provider is M/M/c, seen once a week: Erlang C and Little's law.

A provider with client hours for c children gives each the same hours, newcomers come in Poisson
batches, and help lasts one week plus extensions of one week: geometric, the exponential law in
whole weeks. Erlang C then holds times a factor that goes to 1 for long help; the factor is
computed exactly (`weekly_mmc_wait`; for one server it is 1 - 1 / (2 mean weeks)).

Standard errors come from the spread over independent points. The realised number of newcomers,
whose mean is known, takes out part of that spread (a control variate, Lavenberg and Welch 1981).
Whitt (1989): the relative error of the mean wait in M/M/1 over n customers is about
sqrt(2 (1 + load) / n) / (1 - load), so load 0.95 asks for tens of millions.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from model.kinds import Help, Node, Stage
from model.students import MUNICIPALITY_GROUP, Flow, Stock
from tests.oracles.formulas import erlang_c_wait, weekly_mmc_wait
from tests.oracles.samples import mean_and_error
from tests.oracles.weeks import weeks_with_arrivals
from tests.oracles.worlds import LAST_WEEK, points, quiet_rates, world_of

Floats = npt.NDArray[np.float64]
TOLERANCE = 0.02
HELP = Help.SPECIALISED
LIGHT = 1  # severity
WARM_UP = 2_000  # weeks; several times the relaxation time of the busiest point


class Point(NamedTuple):
    """A kind of service point, and how many of them run side by side."""

    load: float
    servers: int
    mean_weeks: float
    number: int


POINTS = (Point(0.5, 2, 8.0, 400), Point(0.8, 4, 8.0, 400), Point(0.95, 8, 2.0, 280))


class Seen(NamedTuple):
    """What the model's own counters say per point after the warm-up, per week or per start."""

    arrivals: Floats
    starts: Floats
    wait: Floats
    waiting: Floats
    ends: Floats
    length: Floats
    helped: Floats


@lru_cache(maxsize=len(POINTS))
def seen_at(point: Point) -> Seen:
    """Run the weeks of independent points and return what was counted after the warm-up."""
    care = {
        "weeks_sigma": 0.0,
        "mean_weeks": np.ones(len(Help)),
        "extension": 1.0 - 1.0 / point.mean_weeks,
        "extension_weeks": 0.01,  # always rounded up to one week
    }
    rates = quiet_rates(care=care)
    hours = point.servers * int(rates.care.load[HELP])
    nodes = points(point.number, Node.CARE_PROVIDER, hours)
    w = world_of(nodes, rates, LAST_WEEK, point.number * (point.servers + 200))
    per_week = np.full(point.number, point.load * point.servers / point.mean_weeks)
    arrived = np.zeros(point.number, np.int64)
    asks = np.array([Stage.WAITING, HELP, LIGHT, LIGHT], np.int64)
    key = np.uint64(2024)
    weeks_with_arrivals(w, key, arrived, per_week, 0.0, asks, WARM_UP)
    before = arrived.copy(), w.counters.flow.copy(), w.counters.stock_weeks.copy()
    weeks_with_arrivals(w, key, arrived, per_week, 0.0, asks, LAST_WEEK)
    assert w.cases.n_free[0] > 0, "the test has too few case rows"
    weeks = LAST_WEEK - WARM_UP
    flow = (w.counters.flow - before[1])[:, MUNICIPALITY_GROUP:].astype(np.float64)
    stock = (w.counters.stock_weeks - before[2])[:, MUNICIPALITY_GROUP:] / weeks
    return Seen(
        arrivals=(arrived - before[0]) / weeks,
        starts=flow[Flow.CARE_STARTS] / weeks,
        wait=flow[Flow.CARE_WAIT_WEEKS] / flow[Flow.CARE_STARTS],
        waiting=stock[Stock.WAITING_CARE],
        ends=flow[Flow.CARE_ENDS] / weeks,
        length=flow[Flow.CARE_WEEKS_ENDED] / flow[Flow.CARE_ENDS],
        helped=stock[Stock.HELP + HELP],
    )


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"load {point.load}")
def test_the_mean_wait_for_help_is_that_of_erlang_c(point: Point) -> None:
    seen = seen_at(point)
    newcomers = point.load * point.servers / point.mean_weeks
    mean, error = mean_and_error(seen.wait, seen.arrivals, newcomers)
    erlang = erlang_c_wait(point.load, point.servers) * point.mean_weeks
    in_weeks = weekly_mmc_wait(point.load, point.servers, point.mean_weeks) * point.mean_weeks
    found = mean * erlang / in_weeks
    print(f"{point}: {found:.4f} against {erlang:.4f} weeks, s.e. {100 * error / mean:.2f} %")
    assert 3 * error < TOLERANCE * mean, "too few customers to tell"
    assert abs(found / erlang - 1.0) < TOLERANCE


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"load {point.load}")
def test_waiting_in_weeks_tends_to_erlang_c_for_long_help(point: Point) -> None:
    limit = erlang_c_wait(point.load, point.servers)
    for weeks in (25.0, 50.0):
        factor = weekly_mmc_wait(point.load, point.servers, weeks) / limit
        assert factor == pytest.approx(1.0 - 0.5 / weeks, abs=5e-4)
    single = weekly_mmc_wait(point.load, 1, 4.0) / erlang_c_wait(point.load, 1)
    assert single == pytest.approx(1.0 - 0.5 / 4.0, rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"load {point.load}")
def test_children_in_a_queue_are_newcomers_per_week_times_weeks_of_waiting(point: Point) -> None:
    seen = seen_at(point)
    by_little = seen.arrivals.mean() * np.average(seen.wait, weights=seen.starts)
    assert seen.waiting.mean() == pytest.approx(by_little, rel=0.01)


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"load {point.load}")
def test_children_in_help_are_newcomers_per_week_times_weeks_of_help(point: Point) -> None:
    seen = seen_at(point)
    by_little = seen.arrivals.mean() * np.average(seen.length, weights=seen.ends)
    assert seen.helped.mean() == pytest.approx(by_little, rel=0.01)
    offered = point.load * point.servers
    assert seen.helped.mean() == pytest.approx(offered, rel=0.01)
