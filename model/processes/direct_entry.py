"""Direct entry: children of four who go straight to a special school, without a regular one first.

They have a need that lasts, and somebody saw before school what it asks (a medical day nursery,
early help). So their statement (toelaatbaarheidsverklaring) is there on the first school day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import WEEKS_PER_YEAR, Help
from model.processes.assessment import refusal_share
from model.processes.matching import special_sector
from model.processes.places import claim_special_place, free_special_place
from model.processes.referral import soonest_support
from model.processes.tracks import book_desk, note_first_help
from model.streams import Stream, uniform
from model.students import EDUCATION_SIDE, Flow, count
from model.tallies import tally_direct_entry

if TYPE_CHECKING:
    from model.world import World


@kernel
def was_seen_before_school(w: World, row: int) -> bool:
    """Return whether a need at four is severe and was assessed before the child goes to school.

    Only a need that lasts and asks something of the school: what comes from the school itself, or
    passes, is not there before it.
    """
    s = w.students
    if s.lifelong[row] == 0 or not s.sides[row] & EDUCATION_SIDE:
        return False
    return uniform(s.key[row], Stream.DIRECT_ENTRY, 0) < w.rates.school.seen_before_school


@kernel
def waits_for_place(w: World, row: int, week: int) -> bool:
    """Return whether a child puts school off because no special place is free.

    Places come free when a school year begins, so who finds none then waits no longer.
    """
    if week % WEEKS_PER_YEAR == 0:
        return False
    return free_special_place(w, row, special_sector(w, row, week)) < 0


@kernel
def enter_directly(w: World, row: int, week: int) -> bool:
    """Give a child of four with a statement a free special place; return whether it has one.

    The partnership of its regular school decides, as always. Who gets no place stays there.
    """
    s = w.students
    if s.school[row] < 0 or stays_by_choice(w, row, week):
        return False
    partnership = w.schools.partnership[s.school[row]]
    count(w, Flow.PARTNERSHIP_REQUESTS, row, 1)
    book_desk(w, w.partnerships.desk[partnership], w.rates.access.hours_admissibility, 0)
    if uniform(s.key[row], Stream.DIRECT_ENTRY, 1) < refusal_share(w, row):
        count(w, Flow.REFUSALS, row, 1)
        return False
    sector = special_sector(w, row, week)
    if not claim_special_place(w, row, sector):
        return False
    tally_direct_entry(w, sector, week)
    note_first_help(w, row, week)
    return True


@kernel
def stays_by_choice(w: World, row: int, week: int) -> bool:
    """Return whether parents who choose themselves prefer a regular school, as they do later."""
    s = w.students
    free = w.policy.parents_choice[s.municipality[row]]
    chooses = uniform(s.key[row], Stream.PARENTS_CHOICE, int(s.case_count[row])) < free
    return chooses and soonest_support(w, row, week) != Help.SPECIAL_PLACE
