"""Students (leerlingen): the columns, their changes of state, and the readable view of one.

Rows start grouped by municipality. Everything that counts students is kept up to date here, at
the moment a student changes, so nobody ever has to scan all students to know how many there are.
Weeks are counted from the start of the warm-up; -1 in `out_since` means "attends school".
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.clocks import Clock
from model.columns import columns
from model.journal import EXEMPTION_ENDED, MOVED_TO, SECTOR_CHANGED, SEVERITY_CHANGED, note
from model.kernel import entry_kernel, kernel
from model.kinds import Help, Presence, Sector, Stage

if TYPE_CHECKING:
    from model.world import World

EDUCATION_SIDE = 1
CARE_SIDE = 2

# Groups of children that counters keep apart: everybody, then these.
INCOME_GROUP = 1  # low, middle, high
BACKGROUND_GROUP = 4  # without, with a migration background
PROFILE_GROUP = 6  # no need now, then the six profiles
SEVERITY_GROUP = 13  # no need now, then severity 1 to 4
MUNICIPALITY_GROUP = 18  # the simulated municipalities


@columns
class Students(NamedTuple):
    """One row per child that is, or will be, part of the run (68 bytes with its two clocks)."""

    key: npt.NDArray[np.uint64]
    birth_week: npt.NDArray[np.int16]
    municipality: npt.NDArray[np.int16]
    income: npt.NDArray[np.int8]
    background: npt.NDArray[np.int8]
    girl: npt.NDArray[np.int8]
    life_rate: npt.NDArray[np.float32]
    presence: npt.NDArray[np.int8]
    sector: npt.NDArray[np.int8]
    school: npt.NDArray[np.int32]
    severity: npt.NDArray[np.int8]
    profile: npt.NDArray[np.int8]
    second_profile: npt.NDArray[np.int8]
    lifelong: npt.NDArray[np.int8]
    sides: npt.NDArray[np.int8]
    known: npt.NDArray[np.int8]
    helped: npt.NDArray[np.int8]
    had_need: npt.NDArray[np.int8]
    had_care: npt.NDArray[np.int8]
    care_year: npt.NDArray[np.int8]
    spell: npt.NDArray[np.int16]
    spell_step: npt.NDArray[np.int16]
    life_step: npt.NDArray[np.int16]
    case: npt.NDArray[np.int32]
    case_count: npt.NDArray[np.int16]
    spell_helped: npt.NDArray[np.int8]
    need_since: npt.NDArray[np.int16]
    out_since: npt.NDArray[np.int16]
    exempt: npt.NDArray[np.int8]
    interrupted: npt.NDArray[np.int8]
    place_group: npt.NDArray[np.int8]
    unmet_since: npt.NDArray[np.int16]
    unmet_weeks: npt.NDArray[np.int16]
    life: Clock
    spells: Clock


class Stock(IntEnum):
    """How many students are in a state now; one row each of the stock counters."""

    CHILDREN = 0
    NEED_S1 = 1  # and by severity up to row 4
    UNMET_S1 = 5  # and by severity up to row 8
    HELP = 9  # and by kind of help up to row 19
    HELPED = 20
    WAITING_EDUCATION = 21
    WAITING_CARE = 22
    OUT_OF_SCHOOL = 23
    SPECIAL_SCHOOL = 24
    BUDGET_STOP = 25
    DISPUTED = 26
    KNOWN = 27
    IN_CARE = 28
    EXEMPT = 29


class Flow(IntEnum):
    """What happened to students so far; one row each of the flow counters."""

    ENTERED = 0
    LEFT = 1
    ONSETS = 2
    ESCALATIONS = 3
    RECOVERIES = 4
    DETECTED = 5  # and by signal up to row 10
    FALSE_ALARMS = 11
    CASES = 12
    HAND_OVERS = 13
    REPEATED_INTAKES = 14
    REJECTIONS = 15
    GIVE_UPS = 16
    LEFT_QUEUE = 17
    CARE_DECISIONS = 18
    PARTNERSHIP_REQUESTS = 19
    REFUSALS = 20
    DISPUTES = 21
    SOLVED_AT_DOOR = 22
    CARE_STARTS = 23
    CARE_ENDS = 24
    CARE_WEEKS_ENDED = 25
    RESIDENCE_STARTS = 26
    EDUCATION_STARTS = 27
    FIRST_HELP = 28
    NEED_TO_HELP_WEEKS = 29
    CARE_WAIT_WEEKS = 30
    EDUCATION_WAIT_WEEKS = 31
    REPEAT_CARE = 32
    DROPPED_OUT = 33
    RETURNED_TO_SCHOOL = 34
    OUT_WEEKS_ENDED = 35
    SPECIAL_MOVES = 36
    BACK_TO_REGULAR = 37
    CARE_USERS = 38
    BUDGET_STOPS = 39
    HELP_FOR_FALSE_ALARM = 40
    WORSENED_WAITING = 41
    EXEMPTIONS = 42
    EARLY_LEAVERS = 43
    MOVES = 44
    UNPLANNED_CHANGES = 45
    SHIFTED = 46
    BREAKTHROUGHS = 47
    WARM_TRANSITIONS = 48
    COLD_TRANSITIONS = 49
    CONTACTS = 50
    UNINTERRUPTED = 51
    CARE_KM = 52
    SPECIAL_KM = 53
    ENDED_EARLY = 54
    FOLLOWED_UP = 55
    SCHOOL_OFFERS = 56
    ORGANISATIONS = 57


N_STOCKS = 30
N_FLOWS = 58


@kernel
def profile_group(w: World, row: int) -> int:
    """Return the group of what a student's need is about now."""
    s = w.students
    return PROFILE_GROUP + (1 + s.profile[row] if s.severity[row] > 0 else 0)


@kernel
def count(w: World, flow: int, row: int, number: int) -> None:
    """Add to a flow counter for everybody and for every group that the student is in now."""
    s = w.students
    flows = w.counters.flow[flow]
    flows[0] += number
    flows[INCOME_GROUP + s.income[row]] += number
    flows[BACKGROUND_GROUP + s.background[row]] += number
    flows[profile_group(w, row)] += number
    flows[SEVERITY_GROUP + s.severity[row]] += number
    flows[MUNICIPALITY_GROUP + s.municipality[row]] += number
    note(w, row, flow, number)


@kernel
def shift(w: World, stock: int, row: int, number: int) -> None:
    """Add to (or take from) a stock counter, in the same groups as `count`."""
    stocks = w.counters.stock[stock]
    shift_lasting(w, stock, row, number)
    stocks[profile_group(w, row)] += number
    stocks[SEVERITY_GROUP + w.students.severity[row]] += number


@kernel
def shift_lasting(w: World, stock: int, row: int, number: int) -> None:
    """Do the same in the groups that do not change with the need."""
    s = w.students
    stocks = w.counters.stock[stock]
    stocks[0] += number
    stocks[INCOME_GROUP + s.income[row]] += number
    stocks[BACKGROUND_GROUP + s.background[row]] += number
    stocks[MUNICIPALITY_GROUP + s.municipality[row]] += number


@kernel
def carry(w: World, stocks: npt.NDArray[np.int64], row: int, group: int, number: int) -> None:
    """Add to (or take from) one group every stock in which a student counts now."""
    s = w.students
    stocks[Stock.CHILDREN, group] += number
    severity = s.severity[row]
    if severity > 0:
        stocks[Stock.NEED_S1 + severity - 1, group] += number
        if s.helped[row] == 0:
            stocks[Stock.UNMET_S1 + severity - 1, group] += number
    if s.helped[row] > 0:
        stocks[Stock.HELPED, group] += number
    if s.known[row]:
        stocks[Stock.KNOWN, group] += number
    if s.out_since[row] >= 0:
        stocks[Stock.OUT_OF_SCHOOL, group] += number
    if s.exempt[row]:
        stocks[Stock.EXEMPT, group] += number
    if is_special(s.sector[row]):
        stocks[Stock.SPECIAL_SCHOOL, group] += number
    if s.case[row] >= 0:
        _carry_track(w, stocks, 2 * s.case[row], group, number)
        _carry_track(w, stocks, 2 * s.case[row] + 1, group, number)


@kernel
def _carry_track(
    w: World, stocks: npt.NDArray[np.int64], slot: int, group: int, number: int
) -> None:
    stage = w.cases.stage[slot]
    if stage == Stage.HELP:
        stocks[Stock.HELP + w.cases.help[slot], group] += number
        if is_care(w.cases.help[slot]):
            stocks[Stock.IN_CARE, group] += number
    elif stage != Stage.NONE:
        stocks[Stock.WAITING_CARE if slot & 1 else Stock.WAITING_EDUCATION, group] += number
        if stage == Stage.BUDGET:
            stocks[Stock.BUDGET_STOP, group] += number
        elif stage == Stage.DISPUTE:
            stocks[Stock.DISPUTED, group] += number


@entry_kernel
def recount(w: World, stocks: npt.NDArray[np.int64]) -> None:
    """Count all stocks anew into an empty array: what the running counters must equal."""
    s = w.students
    for row in range(s.key.size):
        if s.presence[row] == Presence.PRESENT:
            carry(w, stocks, row, 0, 1)
            carry(w, stocks, row, INCOME_GROUP + s.income[row], 1)
            carry(w, stocks, row, BACKGROUND_GROUP + s.background[row], 1)
            carry(w, stocks, row, profile_group(w, row), 1)
            carry(w, stocks, row, SEVERITY_GROUP + s.severity[row], 1)
            carry(w, stocks, row, MUNICIPALITY_GROUP + s.municipality[row], 1)


@kernel
def is_care(help_kind: int) -> bool:
    """Return whether a kind of help is youth care: of a provider, or at a combined place."""
    return help_kind < Help.BRIEF or help_kind == Help.COMBINED


@kernel
def age_of(w: World, row: int, week: int) -> int:
    """Return the age in whole years."""
    return (week - w.students.birth_week[row]) // 52


@kernel
def set_severity(w: World, row: int, severity: int) -> None:
    """Change how severe a student's need is (0 = none) and keep the counts right."""
    s = w.students
    before = s.severity[row]
    unmet = s.helped[row] == 0
    present = s.presence[row] == Presence.PRESENT
    if present:
        carry(w, w.counters.stock, row, profile_group(w, row), -1)
        carry(w, w.counters.stock, row, SEVERITY_GROUP + before, -1)
    if before > 0:
        shift_lasting(w, Stock.NEED_S1 + before - 1, row, -1)
        if unmet:
            shift_lasting(w, Stock.UNMET_S1 + before - 1, row, -1)
    s.severity[row] = severity
    if severity > 0:
        shift_lasting(w, Stock.NEED_S1 + severity - 1, row, 1)
        if unmet:
            shift_lasting(w, Stock.UNMET_S1 + severity - 1, row, 1)
    if present:
        carry(w, w.counters.stock, row, profile_group(w, row), 1)
        carry(w, w.counters.stock, row, SEVERITY_GROUP + severity, 1)
    if unmet:
        _watch_unmet(w, row, before > 0, severity > 0)
    note(w, row, SEVERITY_CHANGED, severity)


@kernel
def _watch_unmet(w: World, row: int, before: bool, after: bool) -> None:
    """Keep the weeks that a child has lived with a need and without help."""
    s = w.students
    if after and not before:
        s.unmet_since[row] = w.clock[0]
    elif before and not after:
        s.unmet_weeks[row] += w.clock[0] - s.unmet_since[row]


@kernel
def set_municipality(w: World, row: int, municipality: int) -> None:
    """Let a student live elsewhere: every stock it counts in moves along."""
    carry(w, w.counters.stock, row, MUNICIPALITY_GROUP + w.students.municipality[row], -1)
    w.students.municipality[row] = municipality
    carry(w, w.counters.stock, row, MUNICIPALITY_GROUP + municipality, 1)
    note(w, row, MOVED_TO, municipality)


@kernel
def change_helped(w: World, row: int, change: int) -> None:
    """Count one track of help more (+1) or less (-1) for a student."""
    s = w.students
    before = s.helped[row]
    s.helped[row] = before + change
    if before == 0 or s.helped[row] == 0:
        direction = 1 if before == 0 else -1
        shift(w, Stock.HELPED, row, direction)
        if s.severity[row] > 0:
            shift(w, Stock.UNMET_S1 + s.severity[row] - 1, row, -direction)
            _watch_unmet(w, row, before == 0, s.helped[row] == 0)


@kernel
def set_known(w: World, row: int, known: int) -> None:
    """Change whether a student's need is known to school or care."""
    shift(w, Stock.KNOWN, row, known - w.students.known[row])
    w.students.known[row] = known


@kernel
def set_out_of_school(w: World, row: int, week: int) -> None:
    """Let a student sit at home (thuiszitten) from `week`, or return (`week` -1)."""
    s = w.students
    before = s.out_since[row] >= 0
    after = week >= 0
    if before != after:
        shift(w, Stock.OUT_OF_SCHOOL, row, 1 if after else -1)
    s.out_since[row] = week
    if after:
        s.interrupted[row] = 1


@kernel
def set_exempt(w: World, row: int, exempt: int) -> None:
    """Give a student an exemption from compulsory schooling (vrijstelling 5a), or end it."""
    shift(w, Stock.EXEMPT, row, exempt - w.students.exempt[row])
    w.students.exempt[row] = exempt
    if not exempt:
        note(w, row, EXEMPTION_ENDED, 1)


@kernel
def is_special(sector: int) -> bool:
    """Return whether a sector is special education (sbo, so or vso)."""
    return sector == Sector.SBO or sector == Sector.SO or sector == Sector.VSO


@kernel
def set_school(w: World, row: int, sector: int, school: int) -> None:
    """Move a student to a school (-1 for none); a special school is help in itself."""
    s = w.students
    if s.school[row] >= 0:
        w.schools.pupils[s.school[row]] -= 1
    change = (1 if is_special(sector) else 0) - (1 if is_special(s.sector[row]) else 0)
    if change != 0:
        shift(w, Stock.SPECIAL_SCHOOL, row, change)
        change_helped(w, row, change)
    if sector != s.sector[row]:
        note(w, row, SECTOR_CHANGED, sector)
    s.sector[row] = sector
    s.school[row] = school
    if school >= 0:
        w.schools.pupils[school] += 1
