"""The first day at school: who brings a need from the early years, and who goes where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.clocks import set_clock
from model.kernel import kernel
from model.kinds import WEEKS_PER_YEAR, Signal
from model.processes.detection import asks_for, report
from model.processes.direct_entry import (
    enter_directly,
    waits_for_place,
    was_seen_before_school,
)
from model.processes.need_clock import restart_spell_clock
from model.processes.onset import describe_need, start_need, start_severity
from model.processes.school_year import enter
from model.streams import Stream, uniform

if TYPE_CHECKING:
    from model.world import World

SEVERE = 3  # how severe a need is that was seen before school


@kernel
def begin_school(w: World, row: int, week: int) -> bool:
    """Let a child of four go to school; return whether it does.

    Who waits for a special place stays where it is (a medical day nursery, at home) until the next
    school year, when the oldest pupils have left; school is not compulsory before five.
    """
    s = w.students
    early = has_early_need(w, row)
    if early and s.spell[row] == 0:
        describe_need(w, row)
    seen = early and was_seen_before_school(w, row)
    if seen and waits_for_place(w, row, week):
        start = (week // WEEKS_PER_YEAR + 1) * WEEKS_PER_YEAR
        if start < w.horizon[0]:
            set_clock(s.life, row, start)
        return False
    enter(w, row)
    if early:
        bring_early_need(w, row, seen, week)
    return True


@kernel
def has_early_need(w: World, row: int) -> bool:
    """Return whether a child brings a need from its early years; the frail ones more often."""
    s = w.students
    n = w.rates.need
    if n.setbacks <= 0.0:
        return False
    chance = n.entry * s.life_rate[row] / n.setbacks
    return uniform(s.key[row], Stream.ENTRY_NEED, 0) < min(0.9, chance)


@kernel
def bring_early_need(w: World, row: int, seen: bool, week: int) -> None:
    """Begin the need that a child brings; what was seen may lead straight to a special school.

    On a continuous line from childcare to school, what the early years saw is known at once.
    """
    s = w.students
    start_need(w, row, SEVERE if seen else start_severity(w, row), week)
    if seen:
        enter_directly(w, row, week)
    share = w.policy.early_years[s.municipality[row]] * w.rates.detection.early_years
    known = uniform(s.key[row], Stream.ENTRY_NEED, 1) < share
    if known and asks_for(w, row) != 0:
        report(w, row, Signal.EARLY_YEARS, week)
        restart_spell_clock(w, row, week)
