"""Noticing needs (signaleren) by teachers, parents, youth health care and school teams.

Each has its own chance, lower for what does not show at school; a child without a need can be
reported as well. What is noticed becomes a case, and only cases ask for help: hidden need stays
outside every queue until somebody looks closer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import Profile, Signal
from model.processes.calendar import is_holiday
from model.processes.doors import open_case
from model.rates import TEAM_FTE_RATIO_MAX
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow, count, is_special

if TYPE_CHECKING:
    from model.world import World


@kernel
def team_presence(w: World, row: int) -> float:
    """Return the size of the team in a student's school, 1 being the size of reference.

    It is staff per pupil that counts, as far as the team has grown into its work.
    """
    school = w.students.school[row]
    if school < 0:
        return 0.0
    ratio = min(w.schools.team_size[school], TEAM_FTE_RATIO_MAX)
    return ratio * w.schools.team_maturity[school]


@kernel
def shows_at_school(w: World, row: int) -> float:
    """Return how visible a need is in class, relative to behaviour and learning."""
    hidden = w.students.profile[row] == Profile.INTERNALISING
    return w.rates.detection.internalising if hidden else 1.0


@kernel
def hazards(w: World, row: int, holiday: bool) -> tuple[float, float, float, float]:
    """Return the weekly hazards of notice by teacher, parents, youth health care and team."""
    d = w.rates.detection
    s = w.students
    factor = d.by_severity[s.severity[row]]
    if s.case_count[row] > 0:
        factor *= d.again
    parents = d.parents * factor
    if s.income[row] == 0:
        parents *= d.parents_low_income
    if s.school[row] < 0 or holiday or s.out_since[row] >= 0:
        return 0.0, parents, d.youth_health * factor, 0.0
    at_school = factor * shows_at_school(w, row)
    return (
        d.teacher * at_school,
        parents,
        d.youth_health * factor,
        d.team * team_presence(w, row) * at_school,
    )


@kernel
def hazard_of_notice(w: World, row: int, holiday: bool) -> float:
    """Return the weekly hazard that anybody notices a need; 0 while there is a case."""
    if w.students.known[row] or asks_for(w, row) == 0:
        return 0.0
    teacher, parents, youth_health, team = hazards(w, row, holiday)
    return teacher + parents + youth_health + team


@kernel
def asks_for(w: World, row: int) -> int:
    """Return which sides of help a need asks for.

    A special school is itself the education side, and mbo has none in this version.
    """
    s = w.students
    sides = int(s.sides[row])
    return sides & CARE_SIDE if is_special(s.sector[row]) or s.school[row] < 0 else sides


@kernel
def notice(w: World, row: int, draw: float, holiday: bool, week: int) -> None:
    """Open a case; `draw` in (0, 1) decides who noticed, in proportion to the hazards."""
    teacher, parents, youth_health, team = hazards(w, row, holiday)
    mark = draw * (teacher + parents + youth_health + team)
    signal = Signal.SCHOOL_TEAM
    if mark < teacher:
        signal = Signal.TEACHER
    elif mark < teacher + parents:
        signal = Signal.PARENT
    elif mark < teacher + parents + youth_health:
        signal = Signal.YOUTH_HEALTH
    count(w, Flow.DETECTED + signal, row, 1)
    open_case(w, row, signal, asks_for(w, row), 0, week)


@kernel
def false_alarm(w: World, row: int, draw: float, week: int) -> None:
    """Report a child without a need now and then; a school team that looks closer does it more."""
    d = w.rates.detection
    s = w.students
    half = 0.5 * d.false_alarms
    in_class = s.school[row] >= 0 and not is_holiday(week)
    closer = half * (d.team_false_alarms - 1.0) * team_presence(w, row) if in_class else 0.0
    if draw < half:
        signal = Signal.PARENT
    elif in_class and draw < 2.0 * half:
        signal = Signal.TEACHER
    elif in_class and draw < 2.0 * half + closer:
        signal = Signal.SCHOOL_TEAM
    else:
        return
    at_school = signal != Signal.PARENT
    sides = EDUCATION_SIDE if at_school and not is_special(s.sector[row]) else CARE_SIDE
    count(w, Flow.FALSE_ALARMS, row, 1)
    open_case(w, row, signal, sides, 1, week)
