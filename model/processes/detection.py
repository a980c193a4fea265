"""Noticing needs (signaleren): who sees that a child needs help, and who thinks so wrongly.

Teachers, parents and school teams notice by chance in any week; the attendance officer follows
children out of school. Youth health care sees children at fixed ages (`contacts`). Each has its own
chance, lower for what does not show at school; a child without a need can be reported as well.
What is noticed becomes a case, and only cases ask for help: hidden need stays outside every queue
until somebody looks closer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import Sector, Signal
from model.processes.absence import follow_up
from model.processes.calendar import is_holiday
from model.processes.doors import open_case
from model.processes.tracks import lasting_draw
from model.processes.visibility import shows, shows_at_school
from model.streams import Stream
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow, count, is_special

if TYPE_CHECKING:
    from model.world import World


@kernel
def has_school_support(w: World, row: int) -> bool:
    """Return whether a student's school has to offer support: not mbo without a duty of care."""
    s = w.students
    if s.school[row] < 0:
        return False
    if s.sector[row] != Sector.MBO:
        return True
    return lasting_draw(w, row, Stream.MBO_DUTY) < w.policy.mbo_duty[s.municipality[row]]


@kernel
def team_presence(w: World, row: int) -> float:
    """Return the size of the team in a student's school, 1 being the size of reference.

    It is staff per pupil that counts, as far as the team has grown into its work.
    """
    school = w.students.school[row]
    if school < 0:
        return 0.0
    ratio = min(w.schools.team_size[school], w.rates.detection.team_ratio_most)
    return ratio * w.schools.team_maturity[school]


@kernel
def seeking(w: World, row: int) -> float:
    """Return how often parents seek help, relative to others; outreach closes the gap."""
    d = w.rates.detection
    s = w.students
    factor = d.parents_low_income if s.income[row] == 0 else 1.0
    if s.background[row]:
        factor *= d.parents_background
    outreach = w.policy.outreach[s.municipality[row]]
    if outreach > 0.0 and factor < 1.0:
        closed = min(1.0, outreach / d.outreach_full) * min(1.0, team_presence(w, row))
        factor += (1.0 - factor) * closed
    return factor


@kernel
def hazards(w: World, row: int, holiday: bool) -> tuple[float, float, float, float]:
    """Return the weekly hazards of notice by teacher, parents, team and attendance officer."""
    d = w.rates.detection
    s = w.students
    visible = shows(w, row)
    parents = d.parents * visible * seeking(w, row)
    if s.out_since[row] >= 0:
        reach = w.policy.follow_up[s.municipality[row]]
        officer = d.officer + reach * (d.follow_up - d.officer)
        return 0.0, parents, 0.0, 0.0 if s.exempt[row] else officer
    if holiday or not has_school_support(w, row):
        return 0.0, parents, 0.0, 0.0
    at_school = visible * shows_at_school(w, row)
    teacher = d.teacher * w.policy.attention[s.municipality[row]]
    return teacher * at_school, parents, d.team * team_presence(w, row) * at_school, 0.0


@kernel
def hazard_of_notice(w: World, row: int, holiday: bool) -> float:
    """Return the weekly hazard that anybody notices a need; 0 while there is a case."""
    if w.students.known[row] or asks_for(w, row) == 0:
        return 0.0
    teacher, parents, team, officer = hazards(w, row, holiday)
    return teacher + parents + team + officer


@kernel
def asks_for(w: World, row: int) -> int:
    """Return which sides of help a need asks for.

    A special school is itself the education side; without a duty of care there is none in mbo.
    """
    s = w.students
    sides = int(s.sides[row])
    if is_special(s.sector[row]) or not has_school_support(w, row):
        return sides & CARE_SIDE
    return sides


@kernel
def notice(w: World, row: int, draw: float, holiday: bool, week: int) -> None:
    """Open a case; `draw` in (0, 1) decides who noticed, in proportion to the hazards.

    Of what an attendance officer sees, the part that follow-up brings is work of the partnership.
    """
    teacher, parents, team, officer = hazards(w, row, holiday)
    mark = draw * (teacher + parents + team + officer)
    signal = Signal.ATTENDANCE
    if mark < teacher:
        signal = Signal.TEACHER
    elif mark < teacher + parents:
        signal = Signal.PARENT
    elif mark < teacher + parents + team:
        signal = Signal.SCHOOL_TEAM
    else:
        reach = w.policy.follow_up[w.students.municipality[row]]
        if mark - (teacher + parents + team) < reach * w.rates.detection.follow_up:
            follow_up(w, row)
    report(w, row, signal, week)


@kernel
def report(w: World, row: int, signal: int, week: int) -> None:
    """Let somebody who saw a need open a case for all that it asks for."""
    count(w, Flow.DETECTED + signal, row, 1)
    open_case(w, row, signal, asks_for(w, row), 0, week)


@kernel
def false_alarm(w: World, row: int, draw: float, week: int) -> None:
    """Report a child without a need now and then; who looks closer does it more."""
    d = w.rates.detection
    s = w.students
    half = 0.5 * d.false_alarms
    in_class = has_school_support(w, row) and not is_holiday(week)
    teacher = half * w.policy.attention[s.municipality[row]] if in_class else 0.0
    closer = half * (d.team_false_alarms - 1.0) * team_presence(w, row) if in_class else 0.0
    if draw < half:
        signal = Signal.PARENT
    elif draw < half + teacher:
        signal = Signal.TEACHER
    elif draw < half + teacher + closer:
        signal = Signal.SCHOOL_TEAM
    else:
        return
    at_school = signal != Signal.PARENT
    sides = EDUCATION_SIDE if at_school and not is_special(s.sector[row]) else CARE_SIDE
    raise_alarm(w, row, signal, sides, week)


@kernel
def raise_alarm(w: World, row: int, signal: int, sides: int, week: int) -> None:
    """Open a case for a child that needs nothing."""
    count(w, Flow.FALSE_ALARMS, row, 1)
    open_case(w, row, signal, sides, 1, week)
