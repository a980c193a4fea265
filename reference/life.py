"""Lives: setbacks that come by chance, and what becomes of a need.

Two clocks per child. The life clock rings at a rate that birth decides; what a setback does depends
on the child's situation. The clock of a need rings at most as often as all that can happen to it
taken together, and a draw tells which of these it is, or none.
"""

from __future__ import annotations

import math

from model.kinds import WEEKS_PER_YEAR, Help, Presence
from model.streams import Stream
from model.students import Flow
from reference.attendance import (
    ask_exemption,
    may_be_exempt,
    may_stay_away,
    return_hazard,
    return_to_school,
)
from reference.chance import draw, spell_occasion, weeks_to_event
from reference.entry import begin_school
from reference.need_clock import bound_on_events, bound_on_recovery, set_need_clock
from reference.noticing import (
    hazard_of_notice,
    notice,
    wrong_alarm,
)
from reference.onset import begin_need
from reference.people import BOTH_SIDES, Child
from reference.places import Region
from reference.tracks import close_track, stand_by_urgency

WORST = 4
OLDEST_ONSET_AGE = 20


def ring_clocks(region: Region) -> None:
    """Let life clocks ring and then the clocks of needs, each in order of children's numbers."""
    for child in [c for c in region.children if c.next_setback == region.week]:
        live_through(region, child)
    for child in [c for c in region.children if c.next_event == region.week]:
        child.next_event = None
        happen(region, child)


def live_through(region: Region, child: Child) -> None:
    """Begin school at four, or live through a setback; then set the life clock again."""
    if child.presence == Presence.TO_COME:
        if not begin_school(region, child):
            return
    elif child.is_present:
        suffer_setback(region, child)
    child.setbacks += 1
    weeks = weeks_to_event(child, Stream.LIFE_GAP, child.setbacks, child.setback_rate)
    child.next_setback = region.week + weeks


def suffer_setback(region: Region, child: Child) -> None:
    """Live through a setback.

    Without a need: a need may begin; else somebody may think that there is one. With a need: it
    may worsen, and the child may stay at home.
    """
    mark = draw(child, Stream.LIFE_EVENT, child.setbacks)
    if child.severity > 0:
        if child.severity < WORST and mark < chance_to_worsen(region, child):
            worsen(region, child)
        may_stay_away(region, child)
        return
    onset = chance_of_onset(region, child)
    if mark < onset:
        begin_need(region, child)
    elif child.case is None:
        wrong_alarm(region, child, (mark - onset) / (1.0 - onset))


def chance_of_onset(region: Region, child: Child) -> float:
    """Return the chance that a setback begins a need: by age, and less for a first need."""
    need = region.rates.need
    age = min(OLDEST_ONSET_AGE, child.age(region.week))
    history = 1.0 if child.had_need else need.first_need
    return float(need.onset_by_age[age] * child.home.policy.onset * history)


def chance_to_worsen(region: Region, child: Child) -> float:
    """Return the chance that a setback worsens a need.

    Help protects; every week that a case waits without any help counts; being out of school makes
    it worse.
    """
    need = region.rates.need
    chance = need.worsen[child.severity]
    case = child.case
    if child.helped:
        chance *= need.worsen_helped
    elif case is not None and any(track.is_pending for track in case.tracks):
        waited = min(region.week - case.opened, child.weeks_unmet_on_end)
        chance *= 1.0 + need.worsen_waiting_per_week * waited
    if child.is_out_of_school:
        chance *= need.worsen_out_of_school
    return float(min(1.0, chance))


def worsen(region: Region, child: Child) -> None:
    """Become one level more severe, and more urgent in every queue."""
    child.severity += 1
    stand_by_urgency(child)
    if child.severity == WORST:
        region.diary.note(child, Flow.ESCALATIONS)
    if child.case is not None and any(track.is_pending for track in child.case.tracks):
        region.diary.note(child, Flow.WORSENED_WAITING)
    set_need_clock(region, child)


def happen(region: Region, child: Child) -> None:
    """Decide what it is that may happen to a need now; then set its clock again."""
    if not child.is_present or child.severity == 0:
        return
    mark = draw(child, Stream.SPELL_EVENT, spell_occasion(child)) * bound_on_events(region, child)
    let_happen(region, child, mark)
    if child.severity > 0:
        set_need_clock(region, child)


def let_happen(region: Region, child: Child, mark: float) -> None:
    """Let happen to a need what a draw between zero and the bound on all events falls on.

    Recovery has the first part of it, as wide as its own bound, so help that speeds recovery up
    changes nothing else.
    """
    width = bound_on_recovery(region, child)
    if mark >= width:
        hold_on(region, child, mark - width)
    elif mark < recovery_hazard(region, child):
        recover(region, child)


def hold_on(region: Region, child: Child, mark: float) -> None:
    """Let something other than recovery happen; `mark` runs over these hazards in order.

    Being noticed; else, with a case, leaving the queues; else, at home, back to school or asking
    for an exemption.
    """
    hazard = hazard_of_notice(region, child)
    if mark < hazard:
        notice(region, child, mark / hazard)
        return
    mark -= hazard
    if child.case is not None:
        if mark < region.rates.access.renege_per_week:
            leave_queues(region, child)
            return
        mark -= region.rates.access.renege_per_week
    if not child.is_out_of_school:
        return
    hazard = return_hazard(region, child)
    if mark < hazard:
        return_to_school(region, child)
    elif mark < hazard + region.rates.school.exemption and may_be_exempt(child):
        ask_exemption(region, child)


def leave_queues(region: Region, child: Child) -> None:
    """Let a family leave every queue in which it stands; help that runs goes on."""
    case = child.case
    assert case is not None
    for track in case.tracks:
        if child.case is case and track.is_pending:
            region.diary.note(child, Flow.LEFT_QUEUE)
            close_track(region, track)


def recovery_hazard(region: Region, child: Child) -> float:
    """Return the weekly hazard of recovery: faster with help, slower for lifelong needs."""
    need = region.rates.need
    hazard = need.recovery[child.severity]
    if child.helped:
        hazard *= speed_up(WEEKS_PER_YEAR * hazard, effect_of_help(region, child))
    return float(hazard * need.lifelong_recovery if child.lifelong else hazard)


def speed_up(hazard_per_year: float, effect: float) -> float:
    """Return the factor on a recovery hazard that an effect size shifts the odds in a year to.

    The logarithm of the odds of recovery within a year rises by the effect times pi over root 3.
    """
    if effect == 0.0 or hazard_per_year <= 0.0:
        return 1.0
    within_a_year = 1.0 - math.exp(-hazard_per_year)
    odds = within_a_year / (1.0 - within_a_year) * math.exp(effect * math.pi / math.sqrt(3.0))
    return math.log1p(odds) / hazard_per_year


def effect_of_help(region: Region, child: Child) -> float:
    """Return the effect size of all help that runs, added up, and never below zero.

    Brief help by a school team has the effect of its staff. What a need of several kinds gets out
    of help depends on whether it comes under one plan, which a combined place always has.
    """
    care = region.rates.care
    total = care.effect[Help.SPECIAL_PLACE] if child.in_special_school else 0.0
    running = [track for track in child.case.tracks if track.is_helped] if child.case else []
    for track in running:
        total += care.effect[track.help]
        if track.help == Help.BRIEF and track.load > 0:
            total += child.home.policy.team_effect
    if child.second_profile is not None or child.sides == BOTH_SIDES:
        one_plan = child.case is not None and child.case.one_plan
        combined = any(track.help == Help.COMBINED for track in running)
        total *= care.coordinated if one_plan or combined else care.multi_problem
    return float(max(0.0, total))


def recover(region: Region, child: Child) -> None:
    """Improve by one level from severe; from moderate or light the need is over.

    Then the child goes back to school if it was at home, and the family mostly leaves the queues.
    """
    if child.severity >= 3:
        child.severity -= 1
        stand_by_urgency(child)
        return
    child.severity = 0
    stand_by_urgency(child)
    region.diary.note(child, Flow.RECOVERIES)
    return_to_school(region, child)
    if child.case is None:
        return
    if draw(child, Stream.WITHDRAW, child.spell) < region.rates.access.recovered_withdraw:
        leave_queues(region, child)
