"""Need: onset, worsening, recovery and relapse, driven by two clocks per student.

The life clock ticks for everybody at a rate that only the child's birth decides, so setbacks fall
in the same weeks in every scenario; what a setback does depends on the child's situation. The
spell clock ticks while there is a need, at a bound on the hazards of all that can happen: recovery,
being noticed, leaving a queue, going back to school. A draw decides which of them happens, or none
(thinning, Lewis and Shedler 1979).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.clocks import set_clock, take_due
from model.fetching import AHEAD, fetch_ahead
from model.kernel import kernel
from model.kinds import Help, Presence, Stage
from model.processes.absence import (
    ask_exemption,
    back_to_school,
    may_be_exempt,
    return_hazard,
    stay_away,
)
from model.processes.calendar import is_holiday
from model.processes.detection import (
    false_alarm,
    hazard_of_notice,
    notice,
)
from model.processes.entry import begin_school
from model.processes.need_clock import candidate_rate, most_recovery, restart_spell_clock
from model.processes.onset import begin_need
from model.processes.tracks import (
    close_track,
    is_pending,
    stand_by_urgency,
)
from model.rates import faster_recovery
from model.streams import Stream, uniform, weeks_until
from model.students import (
    CARE_SIDE,
    EDUCATION_SIDE,
    Flow,
    age_of,
    count,
    is_special,
    set_severity,
)

if TYPE_CHECKING:
    from model.world import World


@kernel
def live(w: World, week: int) -> None:
    """Handle everybody whose life clock or spell clock rings this week."""
    s = w.students
    n = take_due(s.life, week, w.buffer)
    for index in range(n):
        fetch_child_ahead(w, index, n)
        ring_life_clock(w, w.buffer[index], week)
    n = take_due(s.spells, week, w.buffer)
    for index in range(n):
        fetch_child_ahead(w, index, n)
        ring_spell_clock(w, w.buffer[index], week)


@kernel
def fetch_child_ahead(w: World, index: int, n: int) -> None:
    """Ask memory for the child that comes soon, and for the case of one that comes sooner."""
    s = w.students
    fetch_ahead(s.key, w.buffer[min(index + AHEAD, n - 1)])
    case = s.case[w.buffer[min(index + AHEAD // 2, n - 1)]]
    if case >= 0:
        fetch_ahead(w.cases.stage, 2 * case)


@kernel
def ring_life_clock(w: World, row: int, week: int) -> None:
    """Begin school at four; afterwards live through a setback. Then set the clock again."""
    s = w.students
    if s.presence[row] == Presence.TO_COME:
        if not begin_school(w, row, week):
            return
    elif s.presence[row] == Presence.PRESENT:
        suffer_setback(w, row, week)
    s.life_step[row] += 1
    gap = weeks_until(s.key[row], Stream.LIFE_GAP, int(s.life_step[row]), s.life_rate[row])
    if week + gap < w.horizon[0]:
        set_clock(s.life, row, week + gap)


@kernel
def suffer_setback(w: World, row: int, week: int) -> None:
    """Begin a need, raise a false alarm, worsen a need or keep a child at home."""
    s = w.students
    draw = uniform(s.key[row], Stream.LIFE_EVENT, int(s.life_step[row]))
    if s.severity[row] == 0:
        onset = onset_chance(w, row, week)
        if draw < onset:
            begin_need(w, row, week)
        elif s.case[row] < 0:
            false_alarm(w, row, (draw - onset) / (1.0 - onset), week)
        return
    if s.severity[row] < 4 and draw < worsening_chance(w, row, week):
        worsen(w, row, week)
    stay_away(w, row, week)


@kernel
def onset_chance(w: World, row: int, week: int) -> float:
    """Return the chance that a setback begins a need: age, history, and growth of demand."""
    n = w.rates.need
    chance = (
        n.onset_by_age[min(20, age_of(w, row, week))] * w.policy.onset[w.students.municipality[row]]
    )
    return chance if w.students.had_need[row] else chance * n.first_need


@kernel
def worsening_chance(w: World, row: int, week: int) -> float:
    """Return the chance that a setback worsens a need.

    Help protects; every month of waiting without any help adds `worsen_waiting_per_month`; being
    out of school multiplies.
    """
    n = w.rates.need
    s = w.students
    chance = n.worsen[s.severity[row]]
    if s.helped[row] > 0:
        chance *= n.worsen_helped
    elif is_waiting(w, row):
        waited = week - max(w.cases.opened[s.case[row]], s.unmet_since[row])
        chance *= 1.0 + n.worsen_waiting_per_week * waited
    if s.out_since[row] >= 0:
        chance *= n.worsen_out_of_school
    return min(1.0, chance)


@kernel
def is_waiting(w: World, row: int) -> bool:
    """Return whether help was asked for on any track and has not begun."""
    case = w.students.case[row]
    if case < 0:
        return False
    return is_pending(w.cases.stage[2 * case]) or is_pending(w.cases.stage[2 * case + 1])


@kernel
def worsen(w: World, row: int, week: int) -> None:
    """Raise severity by one level; the clock of the need runs on at the new rate."""
    s = w.students
    severity = s.severity[row] + 1
    set_severity(w, row, severity)
    stand_by_urgency(w, row)
    if severity == 4:
        count(w, Flow.ESCALATIONS, row, 1)
    if is_waiting(w, row):
        count(w, Flow.WORSENED_WAITING, row, 1)
    restart_spell_clock(w, row, week)


@kernel
def ring_spell_clock(w: World, row: int, week: int) -> None:
    """Decide what a candidate event is: recovery, something of `hold_on`, or nothing.

    Recovery has its own part of the draw, as wide as its bound: help that changes recovery does
    not change who is noticed.
    """
    s = w.students
    if s.presence[row] != Presence.PRESENT or s.severity[row] == 0:
        return
    step = int(s.spell[row]) * 1024 + int(s.spell_step[row])
    draw = uniform(s.key[row], Stream.SPELL_EVENT, step) * candidate_rate(w, row)
    bound = most_recovery(w, row)
    if draw >= bound:
        hold_on(w, row, draw - bound, week)
    elif draw < recovery_hazard(w, row):
        recover(w, row, week)
    if s.severity[row] > 0:
        restart_spell_clock(w, row, week)


@kernel
def hold_on(w: World, row: int, draw: float, week: int) -> None:
    """Let a need that does not recover be noticed, end a wait, or change whether a child attends.

    `draw` runs over the weekly hazards of these events, one after the other.
    """
    s = w.students
    hazard = hazard_of_notice(w, row, is_holiday(week))
    if draw < hazard:
        notice(w, row, draw / hazard, is_holiday(week), week)
        return
    draw -= hazard
    if s.case[row] >= 0:
        if draw < w.rates.access.renege_per_week:
            leave_queues(w, row, week)
            return
        draw -= w.rates.access.renege_per_week
    if s.out_since[row] < 0:
        return
    hazard = return_hazard(w, row)
    if draw < hazard:
        back_to_school(w, row, week)
    elif draw < hazard + w.rates.school.exemption and may_be_exempt(w, row):
        ask_exemption(w, row, week)


@kernel
def leave_queues(w: World, row: int, week: int) -> None:
    """Let a family leave every queue in which it stands; help that runs goes on."""
    s = w.students
    case = s.case[row]
    for slot in (2 * case, 2 * case + 1):
        if s.case[row] == case and is_pending(w.cases.stage[slot]):
            count(w, Flow.LEFT_QUEUE, row, 1)
            close_track(w, slot, week)


@kernel
def recovery_hazard(w: World, row: int) -> float:
    """Return the weekly hazard of recovery, with the effect of the help that runs now."""
    n = w.rates.need
    s = w.students
    severity = s.severity[row]
    hazard = n.recovery[severity]
    if s.helped[row] > 0:
        hazard *= faster_recovery(52.0 * hazard, effect_now(w, row))
    return hazard * n.lifelong_recovery if s.lifelong[row] else hazard


@kernel
def effect_now(w: World, row: int) -> float:
    """Return the effect size of the help that runs: less for a combined need without one plan.

    Brief help by a school team has the effect of those who give it.
    """
    s = w.students
    care = w.rates.care
    case = s.case[row]
    total = care.effect[Help.SPECIAL_PLACE] if is_special(s.sector[row]) else 0.0
    one_plan = False
    if case >= 0:
        one_plan = w.cases.one_plan[case] == 1
        for slot in (2 * case, 2 * case + 1):
            if w.cases.stage[slot] == Stage.HELP:
                kind = w.cases.help[slot]
                total += care.effect[kind]
                if kind == Help.BRIEF and w.cases.load[slot] > 0:
                    total += w.policy.team_effect[s.municipality[row]]
                one_plan = one_plan or kind == Help.COMBINED
    several = s.second_profile[row] >= 0 or s.sides[row] == EDUCATION_SIDE + CARE_SIDE
    if several:
        total *= care.coordinated if one_plan else care.multi_problem
    return max(0.0, total)


@kernel
def recover(w: World, row: int, week: int) -> None:
    """Improve by one level; from moderate or light the need is over.

    A recovered child that still waits mostly leaves the queue; help that runs is finished.
    """
    s = w.students
    severity = s.severity[row]
    if severity >= 3:
        set_severity(w, row, severity - 1)
        stand_by_urgency(w, row)
        return
    set_severity(w, row, 0)
    stand_by_urgency(w, row)
    count(w, Flow.RECOVERIES, row, 1)
    back_to_school(w, row, week)
    case = s.case[row]
    if case < 0:
        return
    step = int(s.spell[row])
    if uniform(s.key[row], Stream.WITHDRAW, step) >= w.rates.access.recovered_withdraw:
        return
    leave_queues(w, row, week)
