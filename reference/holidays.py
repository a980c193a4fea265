"""When schools are closed: twelve weeks of a school year that begins on the first of August."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR

SUMMER = {50, 51, 0, 1, 2, 3}
AUTUMN = {11}
CHRISTMAS = {20, 21}
SPRING = {29}
MAY = {38, 39}
CLOSED = SUMMER | AUTUMN | CHRISTMAS | SPRING | MAY


def schools_are_closed(week: int) -> bool:
    """Return whether a week of the calendar is a holiday."""
    return week % WEEKS_PER_YEAR in CLOSED
