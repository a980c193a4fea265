"""Help: begins when a node has room, runs for weeks, and ends, is extended or steps up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from model.clocks import take_due
from model.fetching import AHEAD, fetch_ahead
from model.journal import HELP_EXTENDED, note
from model.kernel import kernel
from model.kinds import N_DESK_KINDS, Help, Node, Stage, Track
from model.processes.assessment import join_queue, take_decision
from model.processes.calendar import is_holiday
from model.processes.doors import arrive, pass_door
from model.processes.matching import has_room, most_urgent, travel_km
from model.processes.places import give_back_place, take_place
from model.processes.tracks import (
    begin_help,
    chance,
    close_track,
    delay,
    note_first_help,
    occasion,
    order_by_child,
    plan,
    set_stage,
    stop_help,
)
from model.streams import Stream, normal
from model.students import Flow, count, is_care
from model.tallies import tally_user, tally_wait

if TYPE_CHECKING:
    from model.world import World


@kernel
def move_cases(w: World, week: int) -> None:
    """Handle every track whose calendar week has come."""
    n = take_due(w.cases.calendar, week, w.buffer)
    order_by_child(w, n)
    for index in range(n):
        slot = w.buffer[index]
        fetch_ahead(w.cases.stage, w.buffer[min(index + AHEAD, n - 1)])
        stage = w.cases.stage[slot]
        if stage == Stage.ON_THE_WAY:
            arrive(w, slot, week)
        elif stage == Stage.DISPUTE:
            join_queue(w, slot, week)
        elif stage == Stage.HELP:
            finish_help(w, slot, week)


@kernel
def serve(w: World, week: int) -> None:
    """Let every node take from its queue, most urgent first, while it has hours or places.

    School desks are closed in holidays.
    """
    holiday = is_holiday(week)
    for node in range(w.nodes.kind.size):
        if w.nodes.waiting[node] == 0:
            continue
        kind = w.nodes.kind[node]
        if holiday and (kind == Node.SCHOOL_CARE_TEAM or kind == Node.SCHOOL_TEAM):
            continue
        while w.nodes.waiting[node] > 0:
            slot = most_urgent(w, node, week)
            load = 0 if kind < N_DESK_KINDS else w.rates.care.load[w.cases.help[slot]]
            if not has_room(w, node, load):
                break
            if w.cases.stage[slot] == Stage.AT_DOOR:
                pass_door(w, slot, node, week)
            elif w.cases.stage[slot] == Stage.DECISION:
                take_decision(w, slot, node, week)
            else:
                start_help(w, slot, node, load, week)


@kernel
def start_help(w: World, slot: int, node: int, load: int, week: int) -> None:
    """Start what the track waited for and plan its end.

    A combined place is education and care in one: the request for support at school ends.
    """
    c = w.cases
    row = c.student[slot >> 1]
    kind = c.help[slot]
    note_start(w, slot, week)
    count(w, Flow.ORGANISATIONS, row, 1)
    if kind == Help.SPECIAL_PLACE:
        give_back_place(w, row)
        take_place(w, row, node)
        note_first_help(w, row, week)
        count(w, Flow.SPECIAL_MOVES, row, 1)
        km = w.distance_km[w.students.municipality[row], w.nodes.municipality[node]]
        count(w, Flow.SPECIAL_KM, row, round(float(km)))
        count(w, Flow.UNPLANNED_CHANGES, row, 1)
        w.students.interrupted[row] = 1
        close_track(w, slot, week)
        return
    begin_help(w, slot, node, kind, load, week)
    weeks = length_of_help(w, slot, kind)
    if kind < Help.BRIEF and chance(w, slot, Stream.CASE_DROP_OUT) < early_end(w, row, node, kind):
        c.early[slot] = 1
        weeks = max(1, int(weeks * chance(w, slot, Stream.CASE_DROP_OUT)))
        count(w, Flow.ENDED_EARLY, row, 1)
    plan(w, slot, week + weeks)
    if kind == Help.COMBINED and c.stage[slot - 1] != Stage.NONE:
        close_track(w, slot - 1, week)


@kernel
def early_end(w: World, row: int, node: int, kind: int) -> float:
    """Return the share of help that ends before its time: more often far from home."""
    care = w.rates.care
    if kind != Help.LIGHT_AMBULANT and kind != Help.SPECIALISED:
        return care.early_end
    return min(1.0, care.early_end * (1.0 + care.early_end_per_km * travel_km(w, row, node)))


@kernel
def length_of_help(w: World, slot: int, kind: int) -> int:
    """Return a lognormal length in weeks with the mean of this kind of help."""
    care = w.rates.care
    sigma = care.weeks_sigma
    key = w.students.key[w.cases.student[slot >> 1]]
    z = normal(key, Stream.CASE_DURATION, occasion(w, slot))
    weeks = care.mean_weeks[kind] * math.exp(sigma * z - 0.5 * sigma * sigma)
    return max(1, round(min(weeks, 416.0)))


@kernel
def note_start(w: World, slot: int, week: int) -> None:
    """Count a start of help and how long the child waited for it."""
    c = w.cases
    s = w.students
    row = c.student[slot >> 1]
    waited = week - c.opened[slot >> 1] if c.referred[slot] < 0 else week - c.referred[slot]
    tally_wait(w, slot, waited, week)
    c.referred[slot] = -1
    if s.severity[row] == 0 and c.false_alarm[slot >> 1]:
        count(w, Flow.HELP_FOR_FALSE_ALARM, row, 1)
    if slot & 1 == Track.EDUCATION:
        count(w, Flow.EDUCATION_STARTS, row, 1)
        count(w, Flow.EDUCATION_WAIT_WEEKS, row, waited)
        return
    note_care_start(w, slot, row, waited, week)


@kernel
def note_care_start(w: World, slot: int, row: int, waited: int, week: int) -> None:
    """Count a care trajectory that begins."""
    s = w.students
    count(w, Flow.CARE_STARTS, row, 1)
    count(w, Flow.CARE_WAIT_WEEKS, row, waited)
    count(w, Flow.CARE_KM, row, round(travel_km(w, row, w.cases.node[slot])))
    if s.had_care[row]:
        count(w, Flow.REPEAT_CARE, row, 1)
    s.had_care[row] = 1
    if w.cases.help[slot] == Help.RESIDENCE:
        count(w, Flow.RESIDENCE_STARTS, row, 1)
    if s.care_year[row] != week // 52:
        s.care_year[row] = week // 52
        count(w, Flow.CARE_USERS, row, 1)
        tally_user(w, row, week)


@kernel
def finish_help(w: World, slot: int, week: int) -> None:
    """End help; if the need is still there it may be extended or stepped up to heavier care.

    Whoever stops before its time stops: no extension, no step up.
    """
    c = w.cases
    row = c.student[slot >> 1]
    kind = c.help[slot]
    severity = w.students.severity[row]
    care = w.rates.care
    draw = chance(w, slot, Stream.CASE_EXTEND)
    stays = severity > 0 and not c.early[slot]
    if is_care(kind) and stays and draw < care.extension:
        note(w, row, HELP_EXTENDED, slot & 1)
        plan(w, slot, week + delay(w, slot, Stream.CASE_DURATION, care.extension_weeks))
        return
    if is_care(kind):
        count(w, Flow.CARE_ENDS, row, 1)
        count(w, Flow.CARE_WEEKS_ENDED, row, week - c.since[slot])
    light = kind == Help.LOCAL or kind == Help.LIGHT_AMBULANT or (slot & 1 and kind == Help.BRIEF)
    if light and stays and severity >= 2 and draw > 1.0 - care.step_up:
        stop_help(w, slot)
        set_stage(w, slot, Stage.ON_THE_WAY, week)
        c.help[slot] = Help.SPECIALISED
        join_queue(w, slot, week)
    else:
        close_track(w, slot, week)
