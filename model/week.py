"""One week, in the order of the ODD; organisations decide between calls of `advance`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.hours import book_week
from model.kernel import entry_kernel, kernel
from model.kinds import WEEKS_PER_YEAR
from model.money import pay_the_week
from model.processes.contacts import hold_contacts
from model.processes.help import move_cases, serve
from model.processes.need import live
from model.processes.school_year import start_school_year

if TYPE_CHECKING:
    from model.world import World

ROOM_SHARE = 8  # at least an eighth of the case rows must be free when a week begins


@entry_kernel
def advance(w: World, until: int) -> bool:
    """Run weeks until week `until`; return False if room for cases or entries ran short."""
    while w.clock[0] < until:
        if w.cases.n_free[0] * ROOM_SHARE < w.cases.student.size:
            return False
        if w.journal.week.size - w.journal.n[0] < w.journal.least[0]:
            return False
        week = w.clock[0]
        if week % WEEKS_PER_YEAR == 0:
            start_school_year(w, week)
        hold_contacts(w, week)
        live(w, week)
        move_cases(w, week)
        serve(w, week)
        book_week(w)
        pay_the_week(w)
        observe(w, week)
        w.clock[0] = week + 1
    return True


@kernel
def observe(w: World, week: int) -> None:
    """Keep this week's counts."""
    c = w.counters
    for flow in range(c.flow.shape[0]):
        c.weekly_flow[week, flow] = c.flow[flow, 0]
    for stock in range(c.stock.shape[0]):
        c.weekly_stock[week, stock] = c.stock[stock, 0]
        for group in range(c.stock.shape[1]):
            c.stock_weeks[stock, group] += c.stock[stock, group]
