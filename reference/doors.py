"""Doors: where a case starts, what a door does with it, and how it is handed over."""

from __future__ import annotations

from model.kinds import Help, Node, Profile, Sector, Signal, Stage
from model.nodes import PLACE
from model.streams import Stream
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow
from reference.chance import case_draw, draw, new_delay, new_draw, pick
from reference.choosing import expected_wait, purchasing_party, shortest_special_queue
from reference.deciding import ask_partnership, decide_care, refer
from reference.people import BOTH_SIDES, Case, Child, Track
from reference.places import Municipality, Region, ServicePoint
from reference.tracks import (
    begin_help,
    change_stage,
    close_track,
    give_up,
    go_on_in,
    join,
    new_case,
    wake,
)

FROM_SCHOOL = {Signal.TEACHER, Signal.SCHOOL_TEAM, Signal.EARLY_YEARS}
SHORTEST, BY_SEVERITY = 1, 2  # variants of the referral rule; 0 is habit
LIGHT_MANDATE, WIDE_MANDATE = 1, 2
SEVERE = 3
LOW_INCOME = 0


def open_case(
    region: Region, child: Child, signal: Signal, sides: int, *, false_alarm: bool
) -> None:
    """Open a case for what was noticed, and bring its tracks to their first doors.

    What both sides are asked for goes side by side under one plan; otherwise the side that noticed
    goes first and the other one waits for its assessment. Education joins its queue before care.
    """
    case = new_case(region, child, signal, false_alarm)
    case.one_plan = gets_one_plan(region, child, signal)
    region.diary.note(child, Flow.CASES)
    from_school = signal in FROM_SCHOOL
    at_once = case.one_plan or sides != BOTH_SIDES
    if sides & EDUCATION_SIDE:
        if at_once or from_school:
            assert child.school is not None
            join(region, case.education, child.school.care_team, Stage.AT_DOOR)
        else:
            change_stage(region, case.education, Stage.AWAITING_OTHER)
    if sides & CARE_SIDE:
        if at_once or not from_school:
            join(region, case.care, first_care_door(region, case, from_school), Stage.AT_DOOR)
        else:
            change_stage(region, case.care, Stage.AWAITING_OTHER)


def gets_one_plan(region: Region, child: Child, signal: Signal) -> bool:
    """Return whether both sides run under one plan: a share by rule, more by a grown school team.

    The draw belongs to the number of the case.
    """
    share = child.home.policy.one_plan
    if signal == Signal.SCHOOL_TEAM:
        assert child.school is not None
        share = max(share, region.rates.access.team_one_plan * child.school.team_maturity)
    return draw(child, Stream.CASE_PLAN, child.cases_so_far) < share


def first_care_door(region: Region, case: Case, from_school: bool) -> ServicePoint:
    """Return where care is asked first: at school its team, or without one its care team."""
    school = case.child.school
    if not from_school or school is None:
        return outside_door(region, case.care)
    return school.team if school.team.is_open else school.care_team


def outside_door(region: Region, track: Track) -> ServicePoint:
    """Return the door outside school to which a family turns.

    The local team where it is the one front door for this case. Else by habit (today's shares), or
    in a variant to the door with the least work, or by severity.
    """
    home = track.child.home
    if by_front_door(track):
        return home.local_team
    if region.variants.referral_rule == SHORTEST:
        return door_with_least_work(region, home)
    if region.variants.referral_rule == BY_SEVERITY:
        return home.general_practice if track.child.severity >= SEVERE else home.local_team
    habit = pick(region.rates.access.door_share, new_draw(track, Stream.CASE_DOOR))
    return (home.general_practice, home.local_team, home.youth_health)[habit]


def by_front_door(track: Track) -> bool:
    """Return whether a case goes by the one front door; no share, no draw."""
    share = track.child.home.policy.front_door
    return share > 0.0 and case_draw(track, Stream.FRONT_DOOR) < share


def door_with_least_work(region: Region, home: Municipality) -> ServicePoint:
    """Return the outside door that would need the fewest weeks for all that waits there."""

    def weeks_of_work(door: ServicePoint) -> float:
        work = door.owed + len(door.queue) * region.rates.access.hours[door.kind]
        return float(work / max(1, door.client))

    return min((home.general_practice, home.local_team, home.youth_health), key=weeks_of_work)


def arrive(region: Region, track: Track) -> None:
    """Arrive after a hand-over: care at an outside door, education where it goes on.

    Support at school goes on at the partnership if a door has seen the request, else at the care
    team of the school; it ends if the school gives no support in class.
    """
    if track.occasion == 0 and not track.seen:
        cross_over(region, track)
    elif track.is_care_side:
        join(region, track, outside_door(region, track), Stage.AT_DOOR)
    elif not has_support_in_class(track.child):
        close_track(region, track)
    elif track.seen:
        ask_partnership(region, track)
    else:
        assert track.child.school is not None
        join(region, track, track.child.school.care_team, Stage.AT_DOOR)


def cross_over(region: Region, track: Track) -> None:
    """Bring a request that nobody saw yet to its side: to the school's team, or by a hand-over.

    Only care that was noticed at school comes to the team, where there is one.
    """
    school = track.child.school
    noticed_at_school = track.is_care_side and track.case.signal in FROM_SCHOOL
    if noticed_at_school and school is not None and school.team.is_open:
        join(region, track, school.team, Stage.AT_DOOR)
    else:
        travel_on(region, track)


def has_support_in_class(child: Child) -> bool:
    """Return whether a child's school gives support in class: every regular school, and mbo."""
    return child.school is not None and child.school.support is not None


def family_goes_along(region: Region, track: Track) -> bool:
    """Hand a track over to another organisation; return False if the family gives up there.

    Two draws: whether the file travels along (else the next desk begins again), and whether the
    family gives up; more at low income, less under one plan.
    """
    a = region.rates.access
    child = track.child
    region.diary.note(child, Flow.HAND_OVERS)
    if new_draw(track, Stream.CASE_HAND_OVER) >= child.home.policy.one_file:
        track.repeat = True
        region.diary.note(child, Flow.REPEATED_INTAKES)
    leaving = a.give_up
    leaving *= a.give_up_low_income if child.income == LOW_INCOME else 1.0
    leaving *= a.warm_give_up if track.case.one_plan else 1.0
    if new_draw(track, Stream.GIVE_UP) < leaving:
        give_up(region, track)
        return False
    return True


def travel_on(region: Region, track: Track) -> None:
    """Go to another door after a hand-over; under one plan that takes less time."""
    if family_goes_along(region, track):
        change_stage(region, track, Stage.ON_THE_WAY)
        a = region.rates.access
        mean = a.warm_transit_weeks if track.case.one_plan else a.transit_weeks
        go_on_in(region, track, new_delay(track, Stream.CASE_TRANSIT, mean))


def pass_door(region: Region, track: Track, door: ServicePoint) -> None:
    """Let a door look at a request; its hours are booked, a repeated intake as coordination.

    Who has no need may be recognised and goes home. Then the other side, if it waited, goes on
    next week, and this one is helped, stopped or sent on.
    """
    a = region.rates.access
    region.diary.note(track.child, Flow.ORGANISATIONS)
    repeated = a.hours_repeat if track.repeat else 0
    sibling = track.sibling
    plans = track.case.one_plan and sibling.stage != Stage.NONE and not sibling.seen
    door.book(int(a.hours[door.kind]), repeated + (a.hours_plan if plans else 0))
    track.repeat = False
    track.seen = True
    change_stage(region, track, Stage.ON_THE_WAY)
    if is_recognised(region, track):
        close_track(region, track)
        return
    wake(region, track.sibling)
    if track.is_care_side:
        pass_care_door(region, track, door)
    else:
        pass_school_door(region, track)


def is_recognised(region: Region, track: Track) -> bool:
    """Return whether a door sees that there is no need; no draw where there is one."""
    if track.child.severity > 0:
        return False
    return new_draw(track, Stream.CASE_KIND) < region.rates.access.false_alarm_recognised


def pass_school_door(region: Region, track: Track) -> None:
    """Give support in class if that is enough; else ask the partnership. In mbo there is no more.

    The draw whether it is enough is made in mbo as well.
    """
    child = track.child
    if not has_support_in_class(child):
        close_track(region, track)
        return
    mark = new_draw(track, Stream.CASE_OUTCOME)
    enough = mark < region.rates.school.basic_enough[child.severity]
    if enough or child.sector == Sector.MBO:
        track.help = Help.BASIC
        assert child.school is not None
        assert child.school.support is not None
        join(region, track, child.school.support, Stage.WAITING)
        return
    track.help = wanted_support(region, track)
    if family_goes_along(region, track):
        ask_partnership(region, track)


def wanted_support(region: Region, track: Track) -> Help:
    """Return whether a place in a special school or an arrangement is asked for.

    Some parents of children with at least a moderate need choose themselves, without a new draw.
    """
    child = track.child
    free = child.home.policy.parents_choice
    if free > 0.0 and child.severity >= 2 and case_draw(track, Stream.PARENTS_CHOICE) < free:
        return soonest_support(region, child)
    if new_draw(track, Stream.CASE_KIND) < region.rates.school.special_share[child.severity]:
        return Help.SPECIAL_PLACE
    return Help.EXTRA


def soonest_support(region: Region, child: Child) -> Help:
    """Return what parents choose: a free special place, if an arrangement takes a week or more."""
    assert child.school is not None
    place = shortest_special_queue(region, child)
    is_free = region.in_use(place) + PLACE <= place.client
    wait = expected_wait(region, child.school.partnership.extra_support)
    return Help.SPECIAL_PLACE if is_free and wait >= 1.0 else Help.EXTRA


def pass_care_door(region: Region, track: Track, door: ServicePoint) -> None:
    """Let a door help itself, send a family away as misplaced, or refer it.

    A school's care team may not refer: the family travels on. Draws in order: whether the door
    solves it, whether it is the wrong door (also where that cannot be), which care is wanted.
    """
    if door.kind == Node.SCHOOL_CARE_TEAM:
        travel_on(region, track)
        return
    if is_solved_here(region, track, door):
        return
    a = region.rates.access
    mark = new_draw(track, Stream.CASE_OUTCOME)
    wrong = a.rejection * track.child.home.policy.rejection
    if door.kind != Node.SCHOOL_TEAM and mark < wrong and not by_front_door(track):
        region.diary.note(track.child, Flow.REJECTIONS)
        if mark < wrong * a.stop_after_rejection:
            give_up(region, track)
        else:
            travel_on(region, track)
        return
    track.help = wanted_care(region, track)
    if door.kind == Node.SCHOOL_TEAM and is_taken_on(region, track, door):
        return
    if family_goes_along(region, track):
        region.diary.tally("referrals", door.kind)
        if may_refer(track, door):
            refer(region, track)
        else:
            decide_care(region, track)


def is_taken_on(region: Region, track: Track, team: ServicePoint) -> bool:
    """Let a school team give light help itself if it may grant it and all who wait there fit."""
    school = track.child.school
    assert school is not None
    if track.help not in (Help.LOCAL, Help.LIGHT_AMBULANT) or not may_refer(track, team):
        return False
    helper = school.team_help
    load = int(region.rates.care.load[track.help])
    if region.in_use(helper) + (len(helper.queue) + 1) * load > helper.client:
        return False
    track.referred = region.week
    join(region, track, helper, Stage.WAITING)
    return True


def may_refer(track: Track, door: ServicePoint) -> bool:
    """Return whether a door needs no decision of the municipality.

    GP and youth doctor refer by law; a local team grants its own help; a school team what its
    mandate allows.
    """
    if door.kind in (Node.GENERAL_PRACTICE, Node.YOUTH_HEALTH):
        return True
    if door.kind == Node.LOCAL_TEAM:
        return track.help == Help.LOCAL
    mandate = track.child.home.policy.mandate
    is_light = track.help in (Help.LOCAL, Help.LIGHT_AMBULANT)
    return mandate == WIDE_MANDATE or (mandate == LIGHT_MANDATE and is_light)


def is_solved_here(region: Region, track: Track, door: ServicePoint) -> bool:
    """Let a door give brief help, if the request is light enough and it has the hours.

    The share falls with every level of severity above light. A school team uses its time for
    treatment, as long as there is room; other doors add the hours to what they owe.
    """
    a = region.rates.access
    child = track.child
    share = a.solved[door.kind]
    if door.kind == Node.GENERAL_PRACTICE:
        policy = child.home.policy
        share = share + policy.gp_coverage * (policy.gp_handled - share)
    share *= a.solved_severity ** (max(1, child.severity) - 1)
    if new_draw(track, Stream.CASE_OUTCOME) >= share:
        return False
    helper = None
    load = 0
    if door.kind == Node.SCHOOL_TEAM:
        assert child.school is not None
        helper = child.school.team_help
        load = int(region.rates.care.load[Help.BRIEF])
        if region.in_use(helper) + load > helper.client:
            return False
    else:
        door.book(a.hours_brief)
    track.help = Help.BRIEF
    begin_help(region, track, helper, load)
    region.diary.note(child, Flow.SOLVED_AT_DOOR)
    mean = region.rates.care.mean_weeks[Help.BRIEF]
    go_on_in(region, track, new_delay(track, Stream.CASE_DURATION, mean))
    return True


def wanted_care(region: Region, track: Track) -> Help:
    """Return the usual kind of care, or a combined place where one is asked for instead."""
    kind = usual_care(region, track)
    return Help.COMBINED if asks_combined_place(region, track, kind) else kind


def usual_care(region: Region, track: Track) -> Help:
    """Return the kind of care that is referred to, by what the need is about and how severe.

    The draw is made in any case, also for medical care.
    """
    care = region.rates.care
    child = track.child
    mark = new_draw(track, Stream.CASE_KIND)
    if child.profile == Profile.MEDICAL and child.severity > 0:
        return Help.DISABILITY
    if child.severity >= SEVERE:
        residence = care.residence_s3 if child.severity == SEVERE else care.residence_s4
        if mark < residence:
            return Help.RESIDENCE
        return Help.DAY_HELP if mark < residence + care.day_help_s3 else Help.SPECIALISED
    if child.severity == 2:
        if mark < care.specialist_s2:
            return Help.SPECIALISED
        mark = (mark - care.specialist_s2) / (1.0 - care.specialist_s2)
    return Help.LOCAL if mark < care.local_light else Help.LIGHT_AMBULANT


def asks_combined_place(region: Region, track: Track, instead_of: Help) -> bool:
    """Return whether a place of education and care in one is asked for, where there are any.

    For a share of children at school with a severe need that asks for both sides, unless they
    need to live elsewhere or the other kind of care would begin sooner.
    """
    child = track.child
    there_are_any = child.home.combined.is_open and child.home.combined.client > 0
    is_for = child.sides == BOTH_SIDES and child.severity >= SEVERE and child.school is not None
    if not there_are_any or not is_for or instead_of == Help.RESIDENCE:
        return False
    if case_draw(track, Stream.COMBINED_PLACE) >= region.rates.school.combined_asked:
        return False
    others = region.providers[purchasing_party(region, track), instead_of]
    soonest = min(expected_wait(region, provider) for provider in others if provider.is_open)
    return expected_wait(region, child.home.combined) <= soonest
