"""Noticing (signaleren): who sees that a child needs help, and who thinks so wrongly."""

from __future__ import annotations

from model.kinds import Sector, Signal
from model.streams import Stream
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow
from reference.attendance import follow_up
from reference.chance import lasting_draw
from reference.diary import note_detection
from reference.doors import open_case
from reference.holidays import schools_are_closed
from reference.people import Child
from reference.places import Region
from reference.visibility import pace_of_notice, visibility_in_class

LOW_INCOME = 0


def school_must_support(child: Child) -> bool:
    """Return whether the school has to offer support; in mbo only those a duty of care reaches."""
    if child.school is None:
        return False
    if child.sector != Sector.MBO:
        return True
    return lasting_draw(child, Stream.MBO_DUTY) < child.home.policy.mbo_duty


def sides_asked(child: Child) -> int:
    """Return which sides of help a need asks for: a special school is the education side."""
    if child.in_special_school or not school_must_support(child):
        return child.sides & CARE_SIDE
    return child.sides


def team_presence(region: Region, child: Child) -> float:
    """Return the grown-in staff of the school team per pupil, 1 being the size of reference."""
    if child.school is None:
        return 0.0
    most = region.rates.detection.team_ratio_most
    return min(child.school.team_size, most) * child.school.team_maturity


def parents_seeking(region: Region, child: Child) -> float:
    """Return how readily parents seek help, relative to others.

    Outreach by a school team closes the gap of low income and background, as far as it is there.
    """
    d = region.rates.detection
    factor = 1.0
    if child.income == LOW_INCOME:
        factor *= d.parents_low_income
    if child.background:
        factor *= d.parents_background
    outreach = child.home.policy.outreach
    if outreach > 0.0 and factor < 1.0:
        closed = min(1.0, outreach / d.outreach_full) * min(1.0, team_presence(region, child))
        factor += (1.0 - factor) * closed
    return factor


def hazards_of_notice(region: Region, child: Child) -> dict[Signal, float]:
    """Return the weekly hazards by who may notice, in the fixed order of the draw.

    Teachers and team see children in class, outside holidays; parents always; the attendance
    officer those at home, unless they are exempt.
    """
    d = region.rates.detection
    policy = child.home.policy
    pace = pace_of_notice(region, child)
    teacher = team = officer = 0.0
    if child.is_out_of_school:
        if not child.exempt:
            officer = d.officer + policy.follow_up * (d.follow_up - d.officer)
    elif school_must_support(child) and not schools_are_closed(region.week):
        in_class = pace * visibility_in_class(region, child)
        teacher = d.teacher * policy.attention * in_class
        team = d.team * team_presence(region, child) * in_class
    return {
        Signal.TEACHER: teacher,
        Signal.PARENT: d.parents * pace * parents_seeking(region, child),
        Signal.SCHOOL_TEAM: team,
        Signal.ATTENDANCE: officer,
    }


def hazard_of_notice(region: Region, child: Child) -> float:
    """Return the weekly hazard that anybody notices: none if known, or if nothing is asked for."""
    if child.is_known or not sides_asked(child):
        return 0.0
    return float(sum(hazards_of_notice(region, child).values()))


def notice(region: Region, child: Child, mark: float) -> None:
    """Let somebody notice a need; `mark` in (0, 1) tells who, in proportion to the hazards.

    Of the children that the attendance officer finds the partnership follows up those that would
    not have been found without it.
    """
    hazards = hazards_of_notice(region, child)
    mark *= sum(hazards.values())
    passed = 0.0
    who = Signal.ATTENDANCE
    for signal in (Signal.TEACHER, Signal.PARENT, Signal.SCHOOL_TEAM):
        passed += hazards[signal]
        if mark < passed:
            who = signal
            break
    by_follow_up = child.home.policy.follow_up * region.rates.detection.follow_up
    if who == Signal.ATTENDANCE and mark - passed < by_follow_up:
        follow_up(region, child)
    report(region, child, who)


def report(region: Region, child: Child, signal: Signal) -> None:
    """Open a case for all that a need asks for."""
    note_detection(region, child, signal)
    open_case(region, child, signal, sides_asked(child), false_alarm=False)


def wrong_alarm(region: Region, child: Child, mark: float) -> None:
    """Let somebody think wrongly that a child needs help: half of them parents, half at school.

    More attention of teachers and a team in the school give more wrong alarms. What school reports
    is for support at school, except in special schools.
    """
    d = region.rates.detection
    half = 0.5 * d.false_alarms
    in_class = school_must_support(child) and not schools_are_closed(region.week)
    teacher = team = 0.0
    if in_class:
        teacher = half * child.home.policy.attention
        team = half * (d.team_false_alarms - 1.0) * team_presence(region, child)
    if mark < half:
        raise_alarm(region, child, Signal.PARENT, CARE_SIDE)
        return
    side = CARE_SIDE if child.in_special_school else EDUCATION_SIDE
    if mark < half + teacher:
        raise_alarm(region, child, Signal.TEACHER, side)
    elif mark < half + teacher + team:
        raise_alarm(region, child, Signal.SCHOOL_TEAM, side)


def raise_alarm(region: Region, child: Child, signal: Signal, sides: int) -> None:
    """Open a case for a child that needs nothing."""
    region.diary.note(child, Flow.FALSE_ALARMS)
    open_case(region, child, signal, sides, false_alarm=True)
