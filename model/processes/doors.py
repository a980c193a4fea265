"""Doors: where a case starts, what a door can do itself, and how it hands over.

A school signals but may not refer to care: its signal travels through the family to a GP, local
team or youth doctor. Without one plan the two tracks of a combined case wait for each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.cases import other, take_case
from model.journal import CASE_OPENED, note, pack_case
from model.kernel import kernel
from model.kinds import Help, Node, Sector, Signal, Stage
from model.processes.assessment import ask_partnership, decide_care, refer
from model.processes.referral import may_grant, wanted_care, wanted_support
from model.processes.tracks import (
    begin_help,
    book_desk,
    case_draw,
    chance,
    close_track,
    delay,
    give_up,
    plan,
    queue_at,
    set_stage,
)
from model.streams import Stream, pick, uniform
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow, count, set_known
from model.tallies import tally_referral

if TYPE_CHECKING:
    from model.world import World

SHORTEST, BY_SEVERITY = 1, 2  # `Variants.referral_rule`; 0 is habit


@kernel
def open_case(w: World, row: int, signal: int, sides: int, alarm: int, week: int) -> None:
    """Open a case for what was noticed and bring its tracks to their first doors."""
    s = w.students
    c = w.cases
    case = take_case(w, row)
    s.case_count[row] += 1
    set_known(w, row, 1)
    c.false_alarm[case] = alarm
    c.signal[case] = signal
    c.opened[case] = week
    c.one_plan[case] = 1 if gets_one_plan(w, row, signal) else 0
    count(w, Flow.CASES, row, 1)
    note(w, row, CASE_OPENED, pack_case(signal, sides, alarm, int(c.one_plan[case])))
    education, care = 2 * case, 2 * case + 1
    from_school = is_from_school(signal)
    together = c.one_plan[case] == 1 or sides != EDUCATION_SIDE + CARE_SIDE
    if sides & EDUCATION_SIDE:
        if from_school or together:
            queue_at(w, education, w.schools.care_team[s.school[row]], Stage.AT_DOOR, week)
        else:
            set_stage(w, education, Stage.AWAITING_OTHER, week)
    if sides & CARE_SIDE:
        if from_school and not together:
            set_stage(w, care, Stage.AWAITING_OTHER, week)
        else:
            queue_at(w, care, first_care_door(w, care, from_school), Stage.AT_DOOR, week)


@kernel
def is_from_school(signal: int) -> bool:
    """Return whether the school noticed, or was told by the early years."""
    return signal == Signal.TEACHER or signal == Signal.SCHOOL_TEAM or signal == Signal.EARLY_YEARS


@kernel
def gets_one_plan(w: World, row: int, signal: int) -> bool:
    """Return whether education and care run under one plan for this case.

    A school team that has learnt to work together makes one plan itself; otherwise it is the
    share that rules provide for.
    """
    s = w.students
    share = w.policy.one_plan[s.municipality[row]]
    if signal == Signal.SCHOOL_TEAM:
        learnt = w.schools.team_maturity[s.school[row]]
        share = max(share, w.rates.access.team_one_plan * learnt)
    return uniform(s.key[row], Stream.CASE_PLAN, int(s.case_count[row])) < share


@kernel
def first_care_door(w: World, slot: int, from_school: bool) -> int:
    """Return the node where a care track starts: at school it is the team, if there is one."""
    row = w.cases.student[slot >> 1]
    school = w.students.school[row]
    if from_school and school >= 0:
        team = w.schools.team[school]
        return team if w.nodes.open[team] else w.schools.care_team[school]
    return outside_door(w, slot)


@kernel
def outside_door(w: World, slot: int) -> int:
    """Return the GP, local team or youth-health desk that the family turns to.

    By habit (today's shares), to the desk with the least work waiting, or by severity.
    """
    row = w.cases.student[slot >> 1]
    municipality = w.students.municipality[row]
    if by_front_door(w, slot):
        return w.municipalities.local_team[municipality]
    if w.variants.referral_rule == SHORTEST:
        return shortest_door(w, municipality)
    if w.variants.referral_rule == BY_SEVERITY:
        if w.students.severity[row] >= 3:
            return w.municipalities.general_practice[municipality]
        return w.municipalities.local_team[municipality]
    door = pick(w.rates.access.door_share, chance(w, slot, Stream.CASE_DOOR))
    if door == 0:
        return w.municipalities.general_practice[municipality]
    if door == 1:
        return w.municipalities.local_team[municipality]
    return w.municipalities.youth_health[municipality]


@kernel
def by_front_door(w: World, slot: int) -> bool:
    """Return whether a request enters by the one front door, where no door is the wrong one."""
    share = w.policy.front_door[w.students.municipality[w.cases.student[slot >> 1]]]
    return share > 0.0 and case_draw(w, slot, Stream.FRONT_DOOR) < share


@kernel
def shortest_door(w: World, municipality: int) -> int:
    """Return the outside door with the least work waiting per hour of its staff."""
    best = -1
    least = 1.0e18
    for door in (
        w.municipalities.general_practice[municipality],
        w.municipalities.local_team[municipality],
        w.municipalities.youth_health[municipality],
    ):
        work = w.nodes.owed[door] + w.nodes.waiting[door] * w.rates.access.hours[w.nodes.kind[door]]
        weeks = work / max(1, w.nodes.client[door])
        if weeks < least:
            best, least = door, weeks
    return best


@kernel
def arrive(w: World, slot: int, week: int) -> None:
    """Reach the next door after a hand-over."""
    c = w.cases
    row = c.student[slot >> 1]
    if c.step[slot] == 0 and not c.seen[slot]:
        cross_over(w, slot, week)
    elif slot & 1:
        queue_at(w, slot, outside_door(w, slot), Stage.AT_DOOR, week)
    elif not has_regular_support(w, row):
        close_track(w, slot, week)
    elif c.seen[slot]:
        ask_partnership(w, slot, week)
    else:
        queue_at(w, slot, w.schools.care_team[w.students.school[row]], Stage.AT_DOOR, week)


@kernel
def cross_over(w: World, slot: int, week: int) -> None:
    """Take a request to the other side of the system, once the side that noticed has looked.

    A school team is both sides; anybody else hands the family over to another organisation.
    """
    c = w.cases
    school = w.students.school[c.student[slot >> 1]]
    if slot & 1 and school >= 0 and is_from_school(c.signal[slot >> 1]):
        team = w.schools.team[school]
        if w.nodes.open[team]:
            queue_at(w, slot, team, Stage.AT_DOOR, week)
            return
    travel_on(w, slot, week)


@kernel
def has_regular_support(w: World, row: int) -> bool:
    """Return whether a student's school gives support in class: regular schools and mbo do."""
    school = w.students.school[row]
    return school >= 0 and w.schools.support[school] >= 0


@kernel
def hand_over(w: World, slot: int, week: int) -> bool:
    """Hand a track over to another organisation; return whether the family goes along.

    Without a shared file the next desk starts again with intake and consent.
    """
    c = w.cases
    a = w.rates.access
    row = c.student[slot >> 1]
    municipality = w.students.municipality[row]
    count(w, Flow.HAND_OVERS, row, 1)
    if chance(w, slot, Stream.CASE_HAND_OVER) >= w.policy.one_file[municipality]:
        c.repeat[slot] = 1
        count(w, Flow.REPEATED_INTAKES, row, 1)
    leaving = a.give_up
    if w.students.income[row] == 0:
        leaving *= a.give_up_low_income
    if c.one_plan[slot >> 1]:
        leaving *= a.warm_give_up
    if chance(w, slot, Stream.GIVE_UP) < leaving:
        give_up(w, slot, Flow.GIVE_UPS, week)
        return False
    return True


@kernel
def travel_on(w: World, slot: int, week: int) -> None:
    """Go to an outside door after a hand-over; a warm one takes less time."""
    if not hand_over(w, slot, week):
        return
    a = w.rates.access
    mean = a.warm_transit_weeks if w.cases.one_plan[slot >> 1] else a.transit_weeks
    set_stage(w, slot, Stage.ON_THE_WAY, week)
    plan(w, slot, week + delay(w, slot, Stream.CASE_TRANSIT, mean))


@kernel
def pass_door(w: World, slot: int, node: int, week: int) -> None:
    """Let a door see a case: work is booked, then the case is solved, stopped or sent on."""
    c = w.cases
    count(w, Flow.ORGANISATIONS, c.student[slot >> 1], 1)
    kind = w.nodes.kind[node]
    a = w.rates.access
    repeated = a.hours_repeat * int(c.repeat[slot])
    book_desk(w, node, a.hours[kind], repeated + hours_of_plan(w, slot))
    c.repeat[slot] = 0
    c.seen[slot] = 1
    set_stage(w, slot, Stage.ON_THE_WAY, week)
    if is_recognised(w, slot):
        close_track(w, slot, week)
        return
    wake_other(w, slot, week)
    if slot & 1:
        pass_care_door(w, slot, node, kind, week)
    else:
        pass_school_door(w, slot, week)


@kernel
def hours_of_plan(w: World, slot: int) -> int:
    """Return the coordination hours of one plan for two sides, for the first door that sees one."""
    c = w.cases
    sibling = other(slot)
    if c.one_plan[slot >> 1] == 0 or c.stage[sibling] == Stage.NONE or c.seen[sibling]:
        return 0
    return w.rates.access.hours_plan


@kernel
def is_recognised(w: World, slot: int) -> bool:
    """Return whether the door sees that there is no need (any more)."""
    row = w.cases.student[slot >> 1]
    if w.students.severity[row] > 0:
        return False
    return chance(w, slot, Stream.CASE_KIND) < w.rates.access.false_alarm_recognised


@kernel
def wake_other(w: World, slot: int, week: int) -> None:
    """Let the track that waited for this assessment go on next week."""
    sibling = other(slot)
    if w.cases.stage[sibling] == Stage.AWAITING_OTHER:
        set_stage(w, sibling, Stage.ON_THE_WAY, week)
        plan(w, sibling, week + 1)


@kernel
def pass_school_door(w: World, slot: int, week: int) -> None:
    """Give basic support in class, or ask the partnership for more; mbo has no more to ask."""
    c = w.cases
    row = c.student[slot >> 1]
    severity = w.students.severity[row]
    if not has_regular_support(w, row):
        close_track(w, slot, week)
        return
    enough = chance(w, slot, Stream.CASE_OUTCOME) < w.rates.school.basic_enough[severity]
    if enough or w.students.sector[row] == Sector.MBO:
        c.help[slot] = Help.BASIC
        queue_at(w, slot, w.schools.support[w.students.school[row]], Stage.WAITING, week)
        return
    c.help[slot] = wanted_support(w, slot, week)
    if hand_over(w, slot, week):
        ask_partnership(w, slot, week)


@kernel
def pass_care_door(w: World, slot: int, node: int, kind: int, week: int) -> None:
    """Solve a care request, reject it, or refer it."""
    c = w.cases
    if kind == Node.SCHOOL_CARE_TEAM:
        travel_on(w, slot, week)
        return
    if solve_here(w, slot, node, kind, week):
        return
    draw = chance(w, slot, Stream.CASE_OUTCOME)
    a = w.rates.access
    row = c.student[slot >> 1]
    rejection = a.rejection * w.policy.rejection[w.students.municipality[row]]
    if kind != Node.SCHOOL_TEAM and draw < rejection and not by_front_door(w, slot):
        count(w, Flow.REJECTIONS, row, 1)
        if draw < rejection * a.stop_after_rejection:
            give_up(w, slot, Flow.GIVE_UPS, week)
        else:
            travel_on(w, slot, week)
        return
    c.help[slot] = wanted_care(w, slot)
    if kind == Node.SCHOOL_TEAM and take_on(w, slot, week):
        return
    decided_here = kind == Node.GENERAL_PRACTICE or kind == Node.YOUTH_HEALTH
    if may_grant(w, slot, kind):
        decided_here = True
    if not hand_over(w, slot, week):
        return
    tally_referral(w, kind, week)
    if decided_here:
        refer(w, slot, week)
    else:
        decide_care(w, slot, week)


@kernel
def take_on(w: World, slot: int, week: int) -> bool:
    """Let a school team give light help itself while it has the hours; return whether it does.

    It needs the mandate to grant it. There is no hand-over, and its payroll is the cost.
    """
    c = w.cases
    help_kind = c.help[slot]
    if help_kind > Help.LIGHT_AMBULANT or not may_grant(w, slot, Node.SCHOOL_TEAM):
        return False
    node = w.schools.team_help[w.students.school[c.student[slot >> 1]]]
    asked = (w.nodes.waiting[node] + 1) * w.rates.care.load[help_kind]
    if w.nodes.used[node] + asked > w.nodes.client[node]:
        return False
    c.referred[slot] = week
    queue_at(w, slot, node, Stage.WAITING, week)
    return True


@kernel
def solve_here(w: World, slot: int, node: int, kind: int, week: int) -> bool:
    """Give brief help at the door, if the request allows it and the door has the hours.

    A school team takes the hours from its own treatment time; when that is full it must refer.
    """
    row = w.cases.student[slot >> 1]
    severity = max(1, w.students.severity[row])
    a = w.rates.access
    share = a.solved[kind] * a.solved_severity ** (severity - 1)
    if kind == Node.GENERAL_PRACTICE:
        share = handled_by_gp(w, row, a.solved[kind]) * a.solved_severity ** (severity - 1)
    if chance(w, slot, Stream.CASE_OUTCOME) >= share:
        return False
    load = 0
    if kind == Node.SCHOOL_TEAM:
        load = w.rates.care.load[Help.BRIEF]
        node = w.schools.team_help[w.students.school[row]]
        if w.nodes.used[node] + load > w.nodes.client[node]:
            return False
        begin_help(w, slot, node, Help.BRIEF, load, week)
    else:
        book_desk(w, node, a.hours_brief, 0)
        begin_help(w, slot, -1, Help.BRIEF, load, week)
    count(w, Flow.SOLVED_AT_DOOR, row, 1)
    plan(w, slot, week + delay(w, slot, Stream.CASE_DURATION, w.rates.care.mean_weeks[Help.BRIEF]))
    return True


@kernel
def handled_by_gp(w: World, row: int, usual: float) -> float:
    """Return the share of light requests that a GP handles, with practice support for youth."""
    municipality = w.students.municipality[row]
    covered = w.policy.gp_coverage[municipality]
    return usual + covered * (w.policy.gp_handled[municipality] - usual)
