"""Need without help against its closed form: onset, worsening and recovery alone are a chain.

Nobody is noticed, nobody is kept from school. A child that had a need before then moves between
no need and severities 1-4 by a Markov chain in weeks; all rates are those of the register. The
standard errors are those between children, who are independent.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from model.compile_rates import compile_rates
from model.kinds import Node
from model.parameters import Parameters
from model.population import draw_children
from model.rates import Rates
from model.students import Stock
from model.world import World
from tests.oracles.formulas import need_chain, over_frailty, stationary
from tests.oracles.lives import begin_all_needs, begin_equal_lives, weeks_of_need
from tests.oracles.worlds import points, world_of

Floats = npt.NDArray[np.float64]
RUN = np.uint64(99)
AGE = 8  # where the onset of all ages is taken
ERRORS = 4.0  # standard errors; one in 16,000 by chance


def rates_of_need(**need: Any) -> Rates:
    """Return today's rates for children whom nobody notices, with onset the same at all ages."""
    rates = compile_rates(Parameters())
    nothing = np.zeros(5)
    onset = np.full(21, rates.need.onset_by_age[AGE])
    lasting = {"onset_by_age": onset, "lifelong_share": np.zeros(6)}
    return rates._replace(
        need=rates.need._replace(**(lasting | need)),
        detection=rates.detection._replace(by_severity=nothing, false_alarms=0.0),
        school=rates.school._replace(drop_out=nothing),
    )


def chain_of(rates: Rates, setbacks: float) -> Floats:
    """Return the weekly chain of a child with a history of need and this rate of setbacks."""
    n = rates.need
    setback = float(-np.expm1(-setbacks))  # chance of one in a week
    onset = setback * float(n.onset_by_age[AGE])
    return need_chain(onset, n.start_moderate, setback * n.worsen, n.recovery)


def children(number: int, weeks: int, rates: Rates) -> World:
    """Return a world of children with a history of need."""
    w = world_of(points(1, Node.CARE_PROVIDER, 0), rates, weeks, number)
    w.students.had_need[:] = 1
    return w


def shares_of_time(w: World, warm_up: int) -> tuple[Floats, Floats]:
    """Return the mean share of weeks at each severity after the warm-up, and standard errors."""
    size = w.students.key.size
    spent = np.zeros((size, 5), np.int64)
    weeks_of_need(w, warm_up, spent)
    spent[:] = 0
    weeks_of_need(w, int(w.horizon[0]), spent)
    share = spent / spent.sum(axis=1, keepdims=True)
    return share.mean(axis=0), share.std(axis=0, ddof=1) / np.sqrt(size)


@pytest.mark.parametrize("frailty", [1.0, 8.0])
def test_with_one_severity_the_share_in_need_is_onset_against_recovery(frailty: float) -> None:
    rates = rates_of_need(worsen=np.zeros(5), start_moderate=0.0)
    w = children(40_000, 2_500, rates)
    rate = frailty * rates.need.setbacks
    begin_equal_lives(w, RUN, rate)
    share, error = shares_of_time(w, 600)
    begins = -np.expm1(-rate) * rates.need.onset_by_age[AGE]
    ends = float(rates.need.recovery[1])
    expected = begins / (begins + ends)
    print(f"in need {share[1]:.5f}, expected {expected:.5f}, s.e. {error[1]:.5f}")
    assert share[2:].sum() == 0.0
    assert error[1] < 0.002 * expected
    assert abs(share[1] - expected) < ERRORS * error[1]


@pytest.mark.parametrize("frailty", [1.0, 8.0])
def test_with_four_severities_time_is_spent_as_in_the_stationary_chain(frailty: float) -> None:
    rates = rates_of_need()
    w = children(40_000, 3_000, rates)
    rate = frailty * rates.need.setbacks
    begin_equal_lives(w, RUN, rate)
    share, error = shares_of_time(w, 1_000)
    expected = stationary(chain_of(rates, rate))
    print(np.round(share, 5), np.round(expected, 5), np.round(error, 5))
    assert (np.abs(share - expected) < ERRORS * error).all()
    assert (error < 0.05 * expected).all()


def test_a_need_lasts_as_long_as_the_chain_says() -> None:
    number, weeks = 40_000, 261
    rates = rates_of_need(onset_by_age=np.zeros(21))
    rate = 4.0 * rates.need.setbacks
    w = children(number, weeks, rates)
    begin_equal_lives(w, RUN, rate)
    begin_all_needs(w, 0)
    chain = chain_of(rates, rate)
    moderate = rates.need.start_moderate
    expected = np.array([0.0, 1.0 - moderate, moderate, 0.0, 0.0])
    spent = np.zeros((number, 5), np.int64)
    weeks_of_need(w, 1, spent)  # the week of onset itself
    for week in range(1, weeks):
        expected = expected @ chain
        weeks_of_need(w, week + 1, spent)
        if week not in (1, 4, 13, 26, 52, 104, 156, 208, 260):
            continue
        counted = w.counters.stock[Stock.NEED_S1 : Stock.NEED_S1 + 4, 0] / number
        error = np.sqrt(expected * (1.0 - expected) / number)[1:] + 1.0 / number
        print(week, np.round(counted, 4), np.round(expected[1:], 4), np.round(error, 4))
        assert (np.abs(counted - expected[1:]) < ERRORS * error).all(), week


def test_the_share_in_need_is_the_chain_averaged_over_frailty() -> None:
    number = 60_000
    rates = rates_of_need(first_need=1.0)
    w = children(number, 3_000, rates)
    ages = np.zeros((1, 20), np.int64)
    ages[0, 19 - AGE] = number
    nobody = np.zeros((2, 1))
    draw_children(w, RUN, ages, np.ones(1, np.int64), nobody, np.zeros(2), 0.5)
    share, error = shares_of_time(w, 1_000)
    n = rates.need
    expected = over_frailty(
        lambda frailty: stationary(chain_of(rates, frailty * n.setbacks)), n.frailty_sigma
    )
    print(np.round(share, 5), np.round(expected, 5), np.round(error, 5))
    assert (np.abs(share - expected) < ERRORS * error).all()
    assert error[0] < 0.005 * expected[0]


@pytest.mark.parametrize("severity", [2, 3, 4])
def test_recovery_does_not_depend_on_what_else_may_happen(severity: int) -> None:
    rates = compile_rates(Parameters())
    hazard, bound = float(rates.need.recovery[severity]), float(rates.need.recovery_bound[severity])
    weekly = []
    for other in (0.0, rates.detection.most_at_school):
        quiet = rates_of_need(
            worsen=np.zeros(5), onset_by_age=np.zeros(21), start_moderate=0.0,
            recovery=np.array([0.0, hazard, hazard, hazard, hazard]),
            recovery_bound=np.full(5, bound),
        )  # fmt: skip
        detection = quiet.detection._replace(
            by_severity=np.ones(5), parents=0.0, most_at_school=other
        )
        w = children(100_000, 27, quiet._replace(detection=detection))
        begin_equal_lives(w, RUN, 0.0)
        begin_all_needs(w, 0)
        weeks_of_need(w, 27, np.zeros((100_000, 5), np.int64))
        left = w.counters.stock[Stock.NEED_S1, 0] / 100_000
        weekly.append(1.0 - left ** (1 / 26))
    print(f"severity {severity}: {weekly[0]:.5f} and {weekly[1]:.5f} a week, declared {hazard:.5f}")
    assert weekly[1] == pytest.approx(weekly[0], rel=0.02)
    assert weekly[0] == pytest.approx(hazard, rel=0.02)
