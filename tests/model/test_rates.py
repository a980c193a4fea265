"""Rates that follow from parameters: the same facts in weeks, hundredths and arrays."""

from __future__ import annotations

import pytest

from model.compile_rates import compile_rates
from model.parameters import Parameters

P = Parameters()
RATES = compile_rates(P)


def test_two_desks_share_the_hours_of_a_dispute() -> None:
    assert 2 * RATES.access.hours_dispute == pytest.approx(100 * P.access.dispute_hours, abs=1)


def test_twelve_months_are_a_year() -> None:
    """What is declared per month comes to twelve times as much in 52 weeks."""
    of_a_year = [
        (RATES.need.worsen_waiting_per_week, P.need.worsen_waiting_per_month),
        (RATES.need.recovery[1], P.need.recovery_per_month_s1),
        (RATES.need.recovery[4], P.need.recovery_per_month_s4),
        (RATES.school.return_supported, P.school.return_supported_per_month),
        (RATES.school.return_unsupported, P.school.return_unsupported_per_month),
        (RATES.school.exemption, P.school.exemption_per_month),
    ]
    for per_week, per_month in of_a_year:
        assert per_week > 0
        assert 52 * per_week == pytest.approx(12 * per_month)


def test_what_is_declared_per_year_comes_to_that_in_52_weeks() -> None:
    of_a_year = [
        (RATES.detection.parents, P.detection.parents_per_year),
        (RATES.detection.officer, P.detection.attendance_officer_per_year),
        (RATES.detection.follow_up, P.detection.follow_up_per_year),
        (RATES.access.renege_per_week, P.access.renege_per_year),
        (RATES.school.exempt_return, P.school.exemption_return_per_year),
    ]
    for per_week, per_year in of_a_year:
        assert per_week > 0
        assert 52 * per_week == pytest.approx(per_year)
