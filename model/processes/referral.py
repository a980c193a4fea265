"""Referral: which help a door asks for, and what a team may grant itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import Help, Node, Profile
from model.nodes import PLACE
from model.processes.matching import expected_wait, shortest_special_queue, shortest_wait
from model.processes.tracks import case_draw, chance
from model.streams import Stream
from model.students import CARE_SIDE, EDUCATION_SIDE

if TYPE_CHECKING:
    from model.world import World

ANY, LIGHT_ONLY = 2, 1  # what the mandate of a school team allows it to grant


@kernel
def wanted_support(w: World, slot: int, week: int) -> int:
    """Return whether a special place or an arrangement is asked for; parents may choose it."""
    row = w.cases.student[slot >> 1]
    severity = w.students.severity[row]
    free = w.policy.parents_choice[w.students.municipality[row]]
    if free > 0.0 and severity >= 2 and case_draw(w, slot, Stream.PARENTS_CHOICE) < free:
        return soonest_support(w, row, week)
    if chance(w, slot, Stream.CASE_KIND) < w.rates.school.special_share[severity]:
        return Help.SPECIAL_PLACE
    return Help.EXTRA


@kernel
def soonest_support(w: World, row: int, week: int) -> int:
    """Return the offer that parents choose: what starts sooner, their own school if both do."""
    place = shortest_special_queue(w, row, week)
    free = w.nodes.used[place] + PLACE <= w.nodes.client[place]
    partnership = w.schools.partnership[w.students.school[row]]
    waits = expected_wait(w, w.partnerships.extra_support[partnership]) >= 1.0
    return Help.SPECIAL_PLACE if free and waits else Help.EXTRA


@kernel
def wanted_care(w: World, slot: int) -> int:
    """Return the kind of care that is referred to; a combined place only if it is no later."""
    kind = usual_care(w, slot)
    return Help.COMBINED if fits_combined_place(w, slot, kind) else kind


@kernel
def usual_care(w: World, slot: int) -> int:
    """Return the kind of care that is referred to, by profile and severity."""
    row = w.cases.student[slot >> 1]
    care = w.rates.care
    severity = w.students.severity[row]
    draw = chance(w, slot, Stream.CASE_KIND)
    if w.students.profile[row] == Profile.MEDICAL and severity > 0:
        return Help.DISABILITY
    if severity >= 3:
        residence = care.residence_s4 if severity == 4 else care.residence_s3
        if draw < residence:
            return Help.RESIDENCE
        if draw < residence + care.day_help_s3:
            return Help.DAY_HELP
        return Help.SPECIALISED
    if severity == 2 and draw < care.specialist_s2:
        return Help.SPECIALISED
    light = (draw - care.specialist_s2) / (1.0 - care.specialist_s2) if severity == 2 else draw
    return Help.LOCAL if light < care.local_light else Help.LIGHT_AMBULANT


@kernel
def fits_combined_place(w: World, slot: int, kind: int) -> bool:
    """Return whether a combined place of education and care is asked for in place of usual care.

    Not for who needs to live elsewhere, and not where it would take longer than the usual care.
    """
    s = w.students
    row = w.cases.student[slot >> 1]
    node = w.municipalities.combined[s.municipality[row]]
    both = s.sides[row] == EDUCATION_SIDE + CARE_SIDE
    if w.nodes.open[node] == 0 or w.nodes.client[node] == 0 or not both:
        return False
    if s.severity[row] < 3 or s.school[row] < 0 or kind == Help.RESIDENCE:
        return False
    if case_draw(w, slot, Stream.COMBINED_PLACE) >= w.rates.school.combined_asked:
        return False
    return expected_wait(w, node) <= shortest_wait(w, slot, kind)


@kernel
def may_grant(w: World, slot: int, kind: int) -> bool:
    """Return whether a team may grant this help itself: local teams their own, by mandate more."""
    help_kind = w.cases.help[slot]
    if kind == Node.LOCAL_TEAM:
        return help_kind == Help.LOCAL
    if kind != Node.SCHOOL_TEAM:
        return False
    row = w.cases.student[slot >> 1]
    mandate = w.policy.mandate[w.students.municipality[row]]
    return mandate == ANY or (mandate == LIGHT_ONLY and help_kind <= Help.LIGHT_AMBULANT)
