"""Students (leerlingen): the columns, their changes of state, and the readable view of one.

Rows are grouped by municipality. Everything that counts students is kept up to date here, at the
moment a student changes, so nobody ever has to scan all students to know how many there are.
Weeks are counted from the start of the warm-up; -1 in `out_since` means "attends school".
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import kernel
from model.kinds import Help, Presence, Profile, Sector, Signal, Stage
from model.links import Links

if TYPE_CHECKING:
    from model.world import World

EDUCATION_SIDE = 1
CARE_SIDE = 2


@columns
class Students(NamedTuple):
    """One row per child that is, or will be, part of the run (68 bytes with its two clocks)."""

    key: npt.NDArray[np.uint64]
    birth_week: npt.NDArray[np.int16]
    municipality: npt.NDArray[np.int16]
    income: npt.NDArray[np.int8]
    life_rate: npt.NDArray[np.float32]
    presence: npt.NDArray[np.int8]
    sector: npt.NDArray[np.int8]
    school: npt.NDArray[np.int32]
    severity: npt.NDArray[np.int8]
    profile: npt.NDArray[np.int8]
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
    life: Links
    spells: Links


class Stock(IntEnum):
    """How many students are in a state now; one row each of the stock counters."""

    CHILDREN = 0
    NEED_S1 = 1  # and by severity up to row 4
    UNMET_S1 = 5  # and by severity up to row 8
    HELP = 9  # and by kind of help up to row 18
    HELPED = 19
    WAITING_EDUCATION = 20
    WAITING_CARE = 21
    OUT_OF_SCHOOL = 22
    SPECIAL_SCHOOL = 23
    BUDGET_STOP = 24
    DISPUTED = 25
    KNOWN = 26
    IN_CARE = 27


class Flow(IntEnum):
    """What happened to students so far; one row each of the flow counters."""

    ENTERED = 0
    LEFT = 1
    ONSETS = 2
    ESCALATIONS = 3
    RECOVERIES = 4
    DETECTED = 5  # and by signal up to row 8
    FALSE_ALARMS = 9
    CASES = 10
    HAND_OVERS = 11
    REPEATED_INTAKES = 12
    REJECTIONS = 13
    GIVE_UPS = 14
    LEFT_QUEUE = 15
    CARE_DECISIONS = 16
    PARTNERSHIP_REQUESTS = 17
    REFUSALS = 18
    DISPUTES = 19
    SOLVED_AT_DOOR = 20
    CARE_STARTS = 21
    CARE_ENDS = 22
    CARE_WEEKS_ENDED = 23
    RESIDENCE_STARTS = 24
    EDUCATION_STARTS = 25
    FIRST_HELP = 26
    NEED_TO_HELP_WEEKS = 27
    CARE_WAIT_WEEKS = 28
    EDUCATION_WAIT_WEEKS = 29
    REPEAT_CARE = 30
    DROPPED_OUT = 31
    RETURNED_TO_SCHOOL = 32
    OUT_WEEKS_ENDED = 33
    SPECIAL_MOVES = 34
    BACK_TO_REGULAR = 35
    CARE_USERS = 36
    BUDGET_STOPS = 37
    HELP_FOR_FALSE_ALARM = 38
    WORSENED_WAITING = 39


N_STOCKS = 28
N_FLOWS = 40


@kernel
def count(w: World, flow: int, row: int, number: int) -> None:
    """Add to a flow counter for everybody, the student's income group and its municipality."""
    flows = w.counters.flow[flow]
    flows[0] += number
    flows[1 + w.students.income[row]] += number
    flows[4 + w.students.municipality[row]] += number


@kernel
def shift(w: World, stock: int, row: int, number: int) -> None:
    """Add to (or take from) a stock counter, in the same groups as `count`."""
    stocks = w.counters.stock[stock]
    stocks[0] += number
    stocks[1 + w.students.income[row]] += number
    stocks[4 + w.students.municipality[row]] += number


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
    if before > 0:
        shift(w, Stock.NEED_S1 + before - 1, row, -1)
        if unmet:
            shift(w, Stock.UNMET_S1 + before - 1, row, -1)
    s.severity[row] = severity
    if severity > 0:
        shift(w, Stock.NEED_S1 + severity - 1, row, 1)
        if unmet:
            shift(w, Stock.UNMET_S1 + severity - 1, row, 1)


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
    s.sector[row] = sector
    s.school[row] = school
    if school >= 0:
        w.schools.pupils[school] += 1


class StudentView:
    """One student, readable; made on request, never registered with Mesa."""

    def __init__(self, world: World, row: int) -> None:
        """Look at row `row` of the columns."""
        self._world = world
        self._row = row

    @property
    def id(self) -> str:
        """Return the key of the child in this run, the same in every scenario."""
        return f"{int(self._world.students.key[self._row]):016x}"

    @property
    def age(self) -> float:
        """Return the age in years."""
        week = int(self._world.clock[0])
        return round((week - int(self._world.students.birth_week[self._row])) / 52, 1)

    @property
    def present(self) -> bool:
        """Return whether the child is part of the region and age range now."""
        return bool(self._world.students.presence[self._row] == Presence.PRESENT)

    @property
    def sector(self) -> str:
        """Return the kind of school, such as 'bo'."""
        return Sector(int(self._world.students.sector[self._row])).name.lower()

    @property
    def need(self) -> str:
        """Return the need in words, such as 'internalising, severity 2'."""
        s = self._world.students
        if s.severity[self._row] == 0:
            return "none"
        profile = Profile(int(s.profile[self._row])).name.lower()
        return f"{profile}, severity {int(s.severity[self._row])}"

    @property
    def attends_school(self) -> bool:
        """Return whether the child goes to school."""
        return bool(self._world.students.out_since[self._row] < 0)

    @property
    def case(self) -> str:
        """Return where both tracks of the case stand, such as 'noticed by teacher; care: -'."""
        case = int(self._world.students.case[self._row])
        if case < 0:
            return "no case"
        signal = Signal(int(self._world.cases.signal[case])).name.lower().replace("_", " ")
        tracks = (
            f"{name}: {self._track(2 * case + track)}"
            for track, name in enumerate(("education", "care"))
        )
        return "; ".join([f"noticed by {signal}", *tracks])

    def _track(self, slot: int) -> str:
        stage = Stage(int(self._world.cases.stage[slot]))
        if stage is Stage.NONE:
            return "-"
        words = stage.name.lower().replace("_", " ")
        if stage in (Stage.HELP, Stage.WAITING):
            words += f" {Help(int(self._world.cases.help[slot])).name.lower().replace('_', ' ')}"
        return words

    def __repr__(self) -> str:
        """Describe the student in one line."""
        if not self.present:
            return f"<Student {self.id[:8]}: not part of the region now, {self.age} years>"
        words = f"{self.age} years, {self.sector}, need {self.need}, {self.case}"
        return f"<Student {self.id[:8]}: {words}>"


class StudentViews:
    """All students as a sequence of readable views: `model.students[i]`."""

    def __init__(self, world: World) -> None:
        """Look at the columns of a world."""
        self._world = world

    def __len__(self) -> int:
        """Return the number of rows, present or not."""
        return int(self._world.students.key.size)

    def __getitem__(self, row: int) -> StudentView:
        """Return the view of one row; negative rows count from the end."""
        if not -len(self) <= row < len(self):
            raise IndexError(f"there are {len(self)} students; row {row} does not exist")
        return StudentView(self._world, row % len(self))
