"""The first day at school: needs from the early years, and who enters a special school."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR, Help, Signal
from model.streams import Stream
from model.students import EDUCATION_SIDE, Flow
from reference.chance import draw, kept_draw
from reference.choosing import special_sector
from reference.deciding import refusal_share
from reference.doors import soonest_support
from reference.need_clock import set_need_clock
from reference.noticing import report, sides_asked
from reference.onset import describe_need, start_need, start_severity
from reference.people import Child
from reference.places import Region
from reference.school_year import enter_school
from reference.special_places import claim_place, free_place
from reference.tracks import note_first_help

SEVERE = 3
SEEN, REFUSED = 0, 1  # occasions of direct entry


def begin_school(region: Region, child: Child) -> bool:
    """Go to school at four; return whether the child does.

    One whose need was seen before, and for whom no special place is free, stays at home or in its
    day nursery until the next school year begins. Then it goes, place or not.
    """
    has_need = brings_need(region, child)
    if has_need and child.spell == 0:
        describe_need(region, child)
    is_seen = has_need and was_seen_before_school(region, child)
    if is_seen and waits_for_place(region, child):
        child.next_setback = (region.week // WEEKS_PER_YEAR + 1) * WEEKS_PER_YEAR
        return False
    enter_school(region, child)
    if has_need:
        bring_early_need(region, child, is_seen)
    return True


def waits_for_place(region: Region, child: Child) -> bool:
    """Return whether no place is free now, and may be when the next school year begins."""
    starts_year = region.week % WEEKS_PER_YEAR == 0
    return not starts_year and free_place(region, child, special_sector(region, child)) is None


def brings_need(region: Region, child: Child) -> bool:
    """Return whether there is a need from the early years: the frailer, the likelier (most 0.9)."""
    need = region.rates.need
    if need.setbacks <= 0.0:
        return False
    frailty = child.setback_rate / need.setbacks
    return kept_draw(child, Stream.ENTRY_NEED, 0) < min(0.9, need.entry * frailty)


def was_seen_before_school(region: Region, child: Child) -> bool:
    """Return whether a lasting need that asks something of the school was found to be severe."""
    if not child.lifelong or not child.sides & EDUCATION_SIDE:
        return False
    return kept_draw(child, Stream.DIRECT_ENTRY, SEEN) < region.rates.school.seen_before_school


def bring_early_need(region: Region, child: Child, is_seen: bool) -> None:
    """Bring the need to school; what was seen may lead straight to a special school.

    What the early years saw is known at school at once, where there is a continuous line.
    """
    start_need(region, child, SEVERE if is_seen else start_severity(region, child))
    if is_seen:
        ask_for_place(region, child)
    share = child.home.policy.early_years * region.rates.detection.early_years
    if draw(child, Stream.ENTRY_NEED, 1) < share and sides_asked(child):
        report(region, child, Signal.EARLY_YEARS)
        set_need_clock(region, child)


def ask_for_place(region: Region, child: Child) -> None:
    """Ask the partnership for a special place on the first day, and take it when one is free.

    Parents who choose themselves do so only where an arrangement would take longer.
    """
    if child.school is None:
        return
    free = child.home.policy.parents_choice
    chooses = kept_draw(child, Stream.PARENTS_CHOICE, child.cases_so_far) < free
    if chooses and soonest_support(region, child) != Help.SPECIAL_PLACE:
        return
    region.diary.note(child, Flow.PARTNERSHIP_REQUESTS)
    child.school.partnership.desk.book(region.rates.access.hours_admissibility)
    if draw(child, Stream.DIRECT_ENTRY, REFUSED) < refusal_share(region, child):
        region.diary.note(child, Flow.REFUSALS)
        return
    sector = special_sector(region, child)
    if claim_place(region, child, sector):
        region.diary.tally("direct", sector)
        note_first_help(region, child)
