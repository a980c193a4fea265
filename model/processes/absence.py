"""Being out of school (thuiszitten), exemptions (vrijstelling 5a), return, and leaving early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.cases import other
from model.kernel import kernel
from model.kinds import WEEKS_PER_YEAR, Sector, Signal, Stage, Track
from model.processes.assessment import ask_partnership, has_partnership
from model.processes.calendar import AGE_ADULT, AGE_VOCATIONAL
from model.processes.doors import open_case
from model.processes.need_clock import restart_spell_clock
from model.processes.referral import wanted_support
from model.processes.tracks import book_desk, stand_by_urgency
from model.streams import Stream, uniform
from model.students import (
    EDUCATION_SIDE,
    Flow,
    age_of,
    count,
    is_special,
    set_exempt,
    set_out_of_school,
)

if TYPE_CHECKING:
    from model.world import World


@kernel
def stay_away(w: World, row: int, week: int) -> None:
    """Let a setback keep a student with unsupported need away from school for weeks."""
    s = w.students
    if s.helped[row] > 0 or s.out_since[row] >= 0 or s.school[row] < 0:
        return
    if age_of(w, row, week) >= AGE_ADULT:
        return
    draw = uniform(s.key[row], Stream.LIFE_ATTENDANCE, int(s.life_step[row]))
    if draw < w.rates.school.drop_out[s.severity[row]]:
        set_out_of_school(w, row, week)
        count(w, Flow.DROPPED_OUT, row, 1)
        stand_by_urgency(w, row)
        restart_spell_clock(w, row, week)


@kernel
def return_hazard(w: World, row: int) -> float:
    """Return the weekly hazard that a child at home returns: higher with help or a place."""
    school = w.rates.school
    if w.students.exempt[row]:
        return school.exempt_return
    return school.return_supported if w.students.helped[row] else school.return_unsupported


@kernel
def back_to_school(w: World, row: int, week: int) -> None:
    """End a spell at home and count how long it was; an exemption ends with it."""
    s = w.students
    if s.out_since[row] >= 0:
        if s.exempt[row]:
            set_exempt(w, row, 0)
        count(w, Flow.RETURNED_TO_SCHOOL, row, 1)
        count(w, Flow.OUT_WEEKS_ENDED, row, week - s.out_since[row])
        set_out_of_school(w, row, -1)
        stand_by_urgency(w, row)


@kernel
def may_be_exempt(w: World, row: int) -> bool:
    """Return whether an exemption can be asked: at home, with a severe need, not exempt yet."""
    s = w.students
    return s.out_since[row] >= 0 and s.exempt[row] == 0 and s.severity[row] >= 3


@kernel
def ask_exemption(w: World, row: int, week: int) -> None:
    """Let parents ask for an exemption; where the school has a say it may make an offer first.

    An offer is a request for support at the partnership. The exemption waits while an offer is on
    its way or support runs; who is at home without either when the next request comes gets it.
    """
    s = w.students
    share = w.policy.exemption_say[s.municipality[row]]
    occasion = int(s.spell[row])
    has_say = uniform(s.key[row], Stream.EXEMPTION_SAY, occasion) < share
    if has_say and offer_support(w, row, week):
        return
    set_exempt(w, row, 1)
    count(w, Flow.EXEMPTIONS, row, 1)


@kernel
def offer_support(w: World, row: int, week: int) -> bool:
    """Let the school ask for support in place of an exemption; return whether there is an offer.

    It cannot ask when it did so before in this case, or when no partnership pays for it.
    """
    s = w.students
    if not has_partnership(w, row):
        return False
    if s.case[row] < 0:
        count(w, Flow.SCHOOL_OFFERS, row, 1)
        open_case(w, row, Signal.TEACHER, EDUCATION_SIDE, 0, week)
        return True
    slot = 2 * s.case[row] + Track.EDUCATION
    if w.cases.stage[slot] != Stage.NONE or w.cases.seen[slot]:
        return w.cases.stage[slot] != Stage.NONE
    count(w, Flow.SCHOOL_OFFERS, row, 1)
    w.cases.seen[slot] = 1
    w.cases.seen[other(slot)] = 1
    w.cases.help[slot] = wanted_support(w, slot, week)
    ask_partnership(w, slot, week)
    return True


@kernel
def follow_up(w: World, row: int) -> None:
    """Book the partnership's work for a child out of school that it follows up."""
    s = w.students
    if has_partnership(w, row):
        partnership = w.schools.partnership[s.school[row]]
        book_desk(w, w.partnerships.desk[partnership], 0, w.rates.access.hours_follow_up)
        count(w, Flow.FOLLOWED_UP, row, 1)


@kernel
def renew_exemption(w: World, row: int) -> None:
    """End an exemption at the start of a school year when the need is no longer severe."""
    if w.students.exempt[row] and w.students.severity[row] < 3:
        set_exempt(w, row, 0)


@kernel
def leaves_early(w: World, row: int, age: int, week: int) -> bool:
    """Return whether a student of 16 or older stops without a diploma this year."""
    s = w.students
    school = w.rates.school
    if age < AGE_VOCATIONAL or is_special(s.sector[row]) or s.school[row] < 0:
        return False
    chance = school.early_leaving_mbo if s.sector[row] == Sector.MBO else school.early_leaving_vo
    if s.severity[row] >= 2 and s.helped[row] == 0:
        chance *= school.early_leaving_unmet
    if s.out_since[row] >= 0 and s.exempt[row] == 0:
        chance = max(chance, school.early_leaving_out)
    return uniform(s.key[row], Stream.EARLY_LEAVING, week // WEEKS_PER_YEAR) < chance
