"""The start of a school year: who enters, who leaves, who moves on and who moves house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.clocks import stop_clock
from model.kernel import kernel
from model.kinds import WEEKS_PER_YEAR, Presence, Sector, Stage, Track
from model.processes.absence import leaves_early, renew_exemption
from model.processes.calendar import AGE_ADULT, AGE_END
from model.processes.need_clock import restart_spell_clock
from model.processes.places import give_back_place
from model.processes.tracks import close_case
from model.processes.transitions import (
    change_school,
    go_to_school,
    leave_support_behind,
    move_house,
)
from model.students import (
    Flow,
    Stock,
    age_of,
    count,
    is_care,
    set_exempt,
    set_out_of_school,
    set_school,
    set_severity,
    shift,
)
from model.tallies import tally_leaver, tally_user

if TYPE_CHECKING:
    from model.world import World


@kernel
def enter(w: World, row: int) -> None:
    """Let a child of four enter the model and its first school."""
    s = w.students
    s.presence[row] = Presence.PRESENT
    count(w, Flow.ENTERED, row, 1)
    shift(w, Stock.CHILDREN, row, 1)
    go_to_school(w, row, Sector.BO, 0)


@kernel
def start_school_year(w: World, week: int) -> None:
    """Go once through all students: who leaves, who changes school or home, who is in care.

    Stopping without a diploma is decided about the year that ends, so also in a student's last one.
    """
    s = w.students
    year = week // WEEKS_PER_YEAR
    for row in range(s.key.size):
        if s.presence[row] != Presence.PRESENT:
            continue
        age = age_of(w, row, week)
        renew_exemption(w, row)
        stops = leaves_early(w, row, age, week)
        if stops:
            leave_early(w, row, week)
        at_college = s.sector[row] == Sector.MBO and s.school[row] >= 0
        if age >= AGE_END or (age >= AGE_ADULT and not at_college):
            leave(w, row, week)
            continue
        if stops:
            continue
        change_school(w, row, age, week)
        move_house(w, row, week)
        note_care_user(w, row, year)


@kernel
def leave(w: World, row: int, week: int) -> None:
    """Let a student leave the model because of age; help and places are given back."""
    s = w.students
    if s.case[row] >= 0:
        close_case(w, s.case[row], week)
    give_back_place(w, row)
    if s.interrupted[row] == 0:
        count(w, Flow.UNINTERRUPTED, row, 1)
    set_severity(w, row, 0)
    end_absence(w, row)
    set_school(w, row, Sector.MBO, -1)
    stop_clock(s.life, row)
    stop_clock(s.spells, row)
    count(w, Flow.LEFT, row, 1)
    shift(w, Stock.CHILDREN, row, -1)
    s.presence[row] = Presence.LEFT


@kernel
def leave_early(w: World, row: int, week: int) -> None:
    """Let a student stop without a diploma; it stays in view until its eighteenth birthday."""
    count(w, Flow.EARLY_LEAVERS, row, 1)
    tally_leaver(w, row, week)
    w.students.interrupted[row] = 1
    leave_support_behind(w, row, week)
    end_absence(w, row)
    set_school(w, row, Sector.MBO, -1)
    if w.students.severity[row] > 0:
        restart_spell_clock(w, row, week)


@kernel
def end_absence(w: World, row: int) -> None:
    """End being out of school, and an exemption, because there is no school any more."""
    if w.students.exempt[row]:
        set_exempt(w, row, 0)
    if w.students.out_since[row] >= 0:
        set_out_of_school(w, row, -1)


@kernel
def note_care_user(w: World, row: int, year: int) -> None:
    """Count a student once per school year as a user of care."""
    s = w.students
    case = s.case[row]
    if case < 0 or s.care_year[row] == year:
        return
    slot = 2 * case + Track.CARE
    if w.cases.stage[slot] == Stage.HELP and is_care(w.cases.help[slot]):
        s.care_year[row] = year
        count(w, Flow.CARE_USERS, row, 1)
        tally_user(w, row, year * WEEKS_PER_YEAR)
