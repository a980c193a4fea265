"""The calendar of schools, and the ages at which something begins or ends."""

from __future__ import annotations

from model.kernel import kernel
from model.kinds import WEEKS_PER_YEAR

AGE_ENTRY = 4
AGE_SECONDARY = 12
AGE_VOCATIONAL = 16
AGE_ADULT = 18
AGE_END = 20


@kernel
def is_holiday(week: int) -> bool:
    """Return whether schools are closed: 12 weeks a year, week 0 being the first of August.

    Summer 6 weeks around the start of the school year, autumn 1, Christmas 2, spring 1, May 2.
    """
    w = week % WEEKS_PER_YEAR
    return w < 4 or w >= 50 or w == 11 or w == 20 or w == 21 or w == 29 or w == 38 or w == 39
