"""One week of the reference, in the order of the ODD."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR
from reference.contacts import hold_contacts
from reference.diary import observe
from reference.helping import move_cases, serve
from reference.ledgers import book_hours, pay_accounts
from reference.life import ring_clocks
from reference.places import Region
from reference.school_year import start_school_year


def live_one_week(region: Region) -> None:
    """Let one week pass.

    Calendar first (school year, contact moments), then lives and needs, then cases whose week has
    come, then the queues; at the end the hours and euros of the week are booked, and we count.
    """
    region.diary.week = region.week
    if region.week % WEEKS_PER_YEAR == 0:
        start_school_year(region)
    hold_contacts(region)
    ring_clocks(region)
    move_cases(region)
    serve(region)
    book_hours(region)
    pay_accounts(region)
    observe(region)
    region.week += 1
