"""Transitions between schools: by age, by moving house, back to regular; with or without support.

Today support at school ends with the school: the next one starts anew. With a warm hand-over the
new school continues what the old one gave or asked for, at the cost of hours of its care team.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import WEEKS_PER_YEAR, Help, Sector, Stage, Track
from model.processes.assessment import join_queue
from model.processes.calendar import AGE_SECONDARY, AGE_VOCATIONAL
from model.processes.detection import has_school_support
from model.processes.doors import travel_on
from model.processes.places import claim_special_place, give_back_place
from model.processes.tracks import (
    book_desk,
    close_track,
    is_pending,
    queue_at,
    set_stage,
    stop_help,
)
from model.streams import Stream, uniform
from model.students import Flow, count, is_special, set_municipality, set_school

if TYPE_CHECKING:
    from model.world import World


@kernel
def go_to_school(w: World, row: int, sector: int, occasion: int) -> None:
    """Choose a regular school or mbo college by size among those that serve the home."""
    key = w.students.municipality[row] * 6 + sector
    start = w.choices.school_start[key]
    end = w.choices.school_start[key + 1]
    if start == end:
        set_school(w, row, sector, -1)
        return
    draw = uniform(w.students.key[row], Stream.SCHOOL, occasion * 8 + sector)
    chosen = start
    while chosen < end - 1 and draw > w.choices.school_weight[chosen]:
        chosen += 1
    set_school(w, row, sector, w.choices.school[chosen])


@kernel
def change_school(w: World, row: int, age: int, week: int) -> None:
    """Move a student to the school that fits its age, at the start of a school year."""
    s = w.students
    sector = s.sector[row]
    draw = uniform(s.key[row], Stream.SCHOOL_YEAR, week // WEEKS_PER_YEAR)
    if age >= AGE_SECONDARY and sector == Sector.BO:
        pass_on(w, row, Sector.VO, 1, week)
    elif age >= AGE_SECONDARY and (sector == Sector.SBO or sector == Sector.SO):
        leave_support_behind(w, row, week)
        go_to_school(w, row, Sector.VO, 1)
        if s.severity[row] >= 1:
            claim_special_place(w, row, Sector.VSO)
    elif age >= AGE_VOCATIONAL and sector == Sector.VO:
        if uniform(s.key[row], Stream.SECTOR, 0) < w.rates.school.mbo_share:
            pass_on(w, row, Sector.MBO, 3, week)
    elif is_special(sector) and s.severity[row] == 0 and draw < w.rates.school.return_to_regular:
        leave_support_behind(w, row, week)
        go_to_school(w, row, Sector.VO if age >= AGE_SECONDARY else Sector.BO, 2)
        count(w, Flow.BACK_TO_REGULAR, row, 1)


@kernel
def pass_on(w: World, row: int, sector: int, occasion: int, week: int) -> None:
    """Go to a new regular school, with the support of the old one if the hand-over is warm."""
    s = w.students
    case = s.case[row]
    slot = 2 * case + Track.EDUCATION
    supported = case >= 0 and w.cases.stage[slot] != Stage.NONE
    share = w.policy.warm_hand_over[s.municipality[row]]
    warm = uniform(s.key[row], Stream.WARM, week) < share
    if not supported or not warm:
        if supported:
            count(w, Flow.COLD_TRANSITIONS, row, 1)
        leave_support_behind(w, row, week)
        go_to_school(w, row, sector, occasion)
        return
    stage = w.cases.stage[slot]
    if stage == Stage.HELP:
        stop_help(w, slot)
    set_stage(w, slot, Stage.ON_THE_WAY, week)
    go_to_school(w, row, sector, occasion)
    continue_support(w, row, slot, stage == Stage.HELP or stage == Stage.WAITING, week)


@kernel
def continue_support(w: World, row: int, slot: int, granted: bool, week: int) -> None:
    """Continue at the new school what was given or granted; a request goes to its care team."""
    if not has_school_support(w, row):
        count(w, Flow.COLD_TRANSITIONS, row, 1)
        close_track(w, slot, week)
        return
    team = w.schools.care_team[w.students.school[row]]
    book_desk(w, team, 0, w.rates.access.hours_warm_hand_over)
    count(w, Flow.WARM_TRANSITIONS, row, 1)
    if not granted:
        queue_at(w, slot, team, Stage.AT_DOOR, week)
        return
    if w.students.sector[row] == Sector.MBO:
        w.cases.help[slot] = Help.BASIC
    join_queue(w, slot, week)


@kernel
def leave_support_behind(w: World, row: int, week: int) -> None:
    """End the education track: the new school starts anew. A special place becomes free."""
    give_back_place(w, row)
    case = w.students.case[row]
    if case >= 0 and w.cases.stage[2 * case + Track.EDUCATION] != Stage.NONE:
        close_track(w, 2 * case + Track.EDUCATION, week)


@kernel
def move_house(w: World, row: int, week: int) -> None:
    """Let some children move to another municipality at the start of a school year.

    A special school stays the same; from a regular school the child goes to a new one. Care
    goes on only if the new purchasing party has a contract with the provider.
    """
    s = w.students
    year = week // WEEKS_PER_YEAR
    here = s.municipality[row]
    if w.municipalities.national.size == 1:
        return
    if uniform(s.key[row], Stream.MOVE, 2 * year) >= w.rates.school.moves:
        return
    draw = uniform(s.key[row], Stream.MOVE, 2 * year + 1)
    there = 0
    while there < w.municipalities.national.size - 1 and draw > w.choices.move[here, there]:
        there += 1
    count(w, Flow.MOVES, row, 1)
    set_municipality(w, row, there)
    if not is_special(s.sector[row]) and s.school[row] >= 0:
        count(w, Flow.UNPLANNED_CHANGES, row, 1)
        pass_on(w, row, s.sector[row], 4 + year, week)
    if s.case[row] >= 0:
        move_care(w, row, here, week)


@kernel
def move_care(w: World, row: int, before: int, week: int) -> None:
    """Let the care track follow a move: running help changes payer or is handed over."""
    c = w.cases
    slot = 2 * w.students.case[row] + Track.CARE
    stage = c.stage[slot]
    if stage == Stage.NONE or stage == Stage.AWAITING_OTHER:
        return
    if is_pending(stage):
        travel_on(w, slot, week)
        return
    if c.node[slot] < 0:
        return
    if not is_contracted(w, row, c.node[slot], c.help[slot]):
        stop_help(w, slot)
        set_stage(w, slot, Stage.ON_THE_WAY, week)
        travel_on(w, slot, week)
        return
    if c.account[slot] == before:
        running = w.money.running
        running[c.account[slot], c.help[slot], c.group[slot]] -= c.cost[slot]
        c.account[slot] = w.students.municipality[row]
        running[c.account[slot], c.help[slot], c.group[slot]] += c.cost[slot]


@kernel
def is_contracted(w: World, row: int, node: int, kind: int) -> bool:
    """Return whether the purchasing party of a student's home has a contract with a provider."""
    if kind >= Help.BRIEF:
        return False
    party = w.municipalities.youth_region[w.students.municipality[row]]
    key = party * 6 + kind
    for index in range(w.choices.provider_start[key], w.choices.provider_start[key + 1]):
        if w.choices.provider[index] == node:
            return True
    return False
