"""Time: school years, holidays, ages, and the moves between schools that age brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import WEEKS_PER_YEAR, Help, Presence, Sector, Stage, Track
from model.links import unlink
from model.nodes import PLACE
from model.processes.tracks import close_case, close_track
from model.streams import Stream, uniform
from model.students import (
    Flow,
    Stock,
    age_of,
    count,
    is_special,
    set_out_of_school,
    set_school,
    set_severity,
    shift,
)

if TYPE_CHECKING:
    from model.world import World

AGE_ENTRY = 4
AGE_SECONDARY = 12
AGE_VOCATIONAL = 16
AGE_ADULT = 18
AGE_END = 20


@kernel
def is_holiday(week: int) -> bool:
    """Return whether schools are closed: 12 weeks a year, week 0 being the first of August.

    Summer 6 weeks around the start of the school year, autumn 1, Christmas 2, spring 1, May 2.
    """
    w = week % WEEKS_PER_YEAR
    return w < 4 or w >= 50 or w == 11 or w == 20 or w == 21 or w == 29 or w == 38 or w == 39


@kernel
def enter(w: World, row: int) -> None:
    """Let a child of four enter the model and its first school."""
    s = w.students
    s.presence[row] = Presence.PRESENT
    count(w, Flow.ENTERED, row, 1)
    shift(w, Stock.CHILDREN, row, 1)
    go_to_school(w, row, Sector.BO, 0)


@kernel
def leave(w: World, row: int, week: int) -> None:
    """Let a student leave the model because of age; help and places are given back."""
    s = w.students
    if s.case[row] >= 0:
        close_case(w, s.case[row], week)
    give_back_place(w, row)
    set_severity(w, row, 0)
    set_out_of_school(w, row, -1)
    set_school(w, row, Sector.MBO, -1)
    unlink(s.life, row)
    unlink(s.spells, row)
    s.presence[row] = Presence.LEFT
    count(w, Flow.LEFT, row, 1)
    shift(w, Stock.CHILDREN, row, -1)


@kernel
def go_to_school(w: World, row: int, sector: int, occasion: int) -> None:
    """Choose a regular school by size among those that serve the home municipality."""
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
def start_school_year(w: World, week: int) -> None:
    """Go once through all students: who leaves, who changes school, who is in care."""
    s = w.students
    year = week // WEEKS_PER_YEAR
    for row in range(s.key.size):
        if s.presence[row] != Presence.PRESENT:
            continue
        age = age_of(w, row, week)
        if age >= AGE_END or (age >= AGE_ADULT and s.sector[row] != Sector.MBO):
            leave(w, row, week)
            continue
        change_school(w, row, age, week)
        note_care_user(w, row, year)


@kernel
def change_school(w: World, row: int, age: int, week: int) -> None:
    """Move a student to the school that fits its age; support at the old school ends."""
    s = w.students
    sector = s.sector[row]
    draw = uniform(s.key[row], Stream.SCHOOL_YEAR, week // WEEKS_PER_YEAR)
    if age >= AGE_SECONDARY and sector == Sector.BO:
        leave_support_behind(w, row, week)
        go_to_school(w, row, Sector.VO, 1)
    elif age >= AGE_SECONDARY and (sector == Sector.SBO or sector == Sector.SO):
        leave_support_behind(w, row, week)
        go_to_school(w, row, Sector.VO, 1)
        if s.severity[row] >= 1:
            claim_special_place(w, row, Sector.VSO)
    elif age >= AGE_VOCATIONAL and sector == Sector.VO:
        mbo = uniform(s.key[row], Stream.SECTOR, 0) < w.rates.school.mbo_share
        if mbo:
            leave_support_behind(w, row, week)
            set_school(w, row, Sector.MBO, -1)
    elif is_special(sector) and s.severity[row] == 0 and draw < w.rates.school.return_to_regular:
        leave_support_behind(w, row, week)
        go_to_school(w, row, Sector.VO if age >= AGE_SECONDARY else Sector.BO, 2)
        count(w, Flow.BACK_TO_REGULAR, row, 1)


@kernel
def leave_support_behind(w: World, row: int, week: int) -> None:
    """End the education track: the new school starts anew. A special place becomes free."""
    give_back_place(w, row)
    case = w.students.case[row]
    if case >= 0 and w.cases.stage[2 * case + Track.EDUCATION] != Stage.NONE:
        close_track(w, 2 * case + Track.EDUCATION, week)


@kernel
def give_back_place(w: World, row: int) -> None:
    """Free the special place of a student, if it has one; the school itself is not changed."""
    if is_special(w.students.sector[row]):
        w.nodes.used[w.schools.places[w.students.school[row]]] -= PLACE
        pay_place(w, row, -1)


@kernel
def claim_special_place(w: World, row: int, sector: int) -> bool:
    """Give a student a free special place without a queue; return whether there was one."""
    key = w.students.municipality[row] * 3 + sector - Sector.SBO
    for index in range(w.choices.special_start[key], w.choices.special_start[key + 1]):
        node = w.choices.special[index]
        if w.nodes.used[node] + PLACE <= w.nodes.client[node]:
            take_place(w, row, node)
            return True
    return False


@kernel
def take_place(w: World, row: int, node: int) -> None:
    """Move a student to a special school; the partnership starts to pay the place."""
    w.nodes.used[node] += PLACE
    school = w.nodes.owner[node]
    set_school(w, row, w.schools.sector[school], school)
    pay_place(w, row, 1)


@kernel
def pay_place(w: World, row: int, change: int) -> None:
    """Start (1) or stop (-1) the partnership's payment for a student's special place."""
    node = w.schools.places[w.students.school[row]]
    cents = w.rates.care.cents_per_week[Help.SPECIAL_PLACE]
    w.money.running[w.nodes.account[node], Help.SPECIAL_PLACE] += change * cents


@kernel
def note_care_user(w: World, row: int, year: int) -> None:
    """Count a student once per school year as a user of care."""
    s = w.students
    case = s.case[row]
    if case < 0 or s.care_year[row] == year:
        return
    slot = 2 * case + Track.CARE
    if w.cases.stage[slot] == Stage.HELP and w.cases.help[slot] < Help.BRIEF:
        s.care_year[row] = year
        count(w, Flow.CARE_USERS, row, 1)
