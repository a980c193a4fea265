"""Decisions at desks, disputes about who pays, and what happens when money has run out."""

from __future__ import annotations

from model.kinds import Help, Node, Sector, Stage
from model.streams import Stream
from model.students import Flow
from reference.chance import case_draw, new_delay, new_draw
from reference.choosing import SCHOOLS_HOLD_HOURS, choose_care, choose_place
from reference.people import Child, Track
from reference.places import Region, ServicePoint
from reference.tracks import change_stage, close_track, go_on_in, join, stand_in_order

SEVERE = 3
NEVER_DISPUTED = {Help.LOCAL, Help.LIGHT_AMBULANT, Help.BASIC}


def has_partnership(child: Child) -> bool:
    """Return whether a partnership can give support: in regular primary and secondary schools."""
    school = child.school
    return school is not None and school.support is not None and child.sector != Sector.MBO


def decide_care(region: Region, track: Track) -> None:
    """Ask the municipality for a decision (beschikking)."""
    join(region, track, track.child.home.desk, Stage.DECISION)


def ask_partnership(region: Region, track: Track) -> None:
    """Ask the partnership for an arrangement or a special place.

    Without one plan it first waits until a door has seen the care side, if care is asked for.
    Where schools hold the hours themselves an arrangement needs no request.
    """
    care = track.sibling
    if not track.case.one_plan and not care.seen and care.stage != Stage.NONE:
        change_stage(region, track, Stage.AWAITING_OTHER)
    elif track.help == Help.EXTRA and region.variants.distribution == SCHOOLS_HOLD_HOURS:
        wait_for_support(region, track)
    else:
        assert track.child.school is not None
        region.diary.note(track.child, Flow.PARTNERSHIP_REQUESTS)
        join(region, track, track.child.school.partnership.desk, Stage.DECISION)


def take_decision(region: Region, track: Track, desk: ServicePoint) -> None:
    """Let a desk decide; its hours are booked, a repeated intake as coordination.

    Municipalities grant. A partnership may refuse, more often when it is strict: then the child
    gets support in class, and the family may be sent to care.
    """
    region.diary.note(track.child, Flow.ORGANISATIONS)
    if desk.kind == Node.BREAKTHROUGH_DESK:
        break_through(region, track, desk)
        return
    a = region.rates.access
    hours = int(a.hours[desk.kind])
    if not track.is_care_side:
        is_place = track.help == Help.SPECIAL_PLACE
        hours = a.hours_admissibility if is_place else a.hours_arrangement
    desk.book(hours, a.hours_repeat if track.repeat else 0)
    track.repeat = False
    change_stage(region, track, Stage.ON_THE_WAY)
    if track.is_care_side:
        region.diary.note(track.child, Flow.CARE_DECISIONS)
    elif is_refused(region, track):
        region.diary.note(track.child, Flow.REFUSALS)
        track.help = Help.BASIC
        send_to_care_instead(region, track)
    refer(region, track)


def is_refused(region: Region, track: Track) -> bool:
    """Return whether the partnership of the child's school refuses a request."""
    return new_draw(track, Stream.CASE_OUTCOME) < refusal_share(region, track.child)


def refusal_share(region: Region, child: Child) -> float:
    """Return the share that the partnership of the child's school refuses: more when strict."""
    assert child.school is not None
    return region.rates.school.refusal + child.school.partnership.strictness


def refer(region: Region, track: Track) -> None:
    """Go to who helps, unless payers first have to settle who pays."""
    if may_be_disputed(track):
        with_school = is_disputed_with_school(region, track)
        with_care_office = is_disputed_with_care_office(region, track)
        if with_school or with_care_office:
            settle_dispute(region, track, with_school, with_care_office)
            return
    queue_for_help(region, track)


def agreement(child: Child) -> float:
    """Return how far municipality and partnership agree about a child, from 0 to 1.

    Nothing is left to settle about the part that both do through the same fund; two payers without
    a fund share nothing.
    """
    assert child.school is not None
    partnership = child.school.partnership
    home = child.home
    pooled = 0.0
    if home.account.fund is partnership.account.fund:
        pooled = min(home.account.pooled, partnership.account.pooled)
    return 1.0 - (1.0 - home.agreement[partnership.number]) * (1.0 - pooled)


def may_be_disputed(track: Track) -> bool:
    """Return whether payers may dispute about a request: once per case, never about light help."""
    return not track.case.disputed and track.help not in NEVER_DISPUTED


def is_disputed_with_school(region: Region, track: Track) -> bool:
    """Return whether municipality and partnership dispute: a new draw for each such boundary.

    There is one if the case has both sides (or wants a combined place) and the child is at a
    school other than mbo.
    """
    child = track.child
    both = track.sibling.stage != Stage.NONE or track.help == Help.COMBINED
    if not both or child.school is None or child.sector == Sector.MBO:
        return False
    share = region.rates.access.dispute_chance * (1.0 - agreement(child))
    return new_draw(track, Stream.CASE_DISPUTE) < share


def is_disputed_with_care_office(region: Region, track: Track) -> bool:
    """Return whether municipality and care office dispute severe medical need: a draw per case."""
    child = track.child
    if not track.is_care_side or not child.is_medical or child.severity < SEVERE:
        return False
    share = region.rates.access.dispute_chance * (1.0 - child.home.policy.care_office)
    return case_draw(track, Stream.DISPUTE_CARE_OFFICE) < share


def settle_dispute(region: Region, track: Track, with_school: bool, with_care_office: bool) -> None:
    """Let desks spend hours on every question while the child waits.

    The care office has no desk here. The breakthrough desk may take the case over. Else every
    question takes its own time, one after the other.
    """
    a = region.rates.access
    child = track.child
    track.case.disputed = True
    questions = with_school + with_care_office
    region.diary.note(child, Flow.DISPUTES, questions)
    child.home.desk.book(0, a.hours_dispute * questions)
    if with_school:
        assert child.school is not None
        child.school.partnership.desk.book(0, a.hours_dispute)
    if goes_to_breakthrough(region, track):
        return
    change_stage(region, track, Stage.DISPUTE)
    weeks = sum(new_delay(track, Stream.CASE_DISPUTE, a.dispute_weeks) for _ in range(questions))
    go_on_in(region, track, weeks)


def goes_to_breakthrough(region: Region, track: Track) -> bool:
    """Bring a stuck case to the regional desk, once, if that promises to be faster.

    It promises the weeks in which it can do what waits there and this case too.
    """
    a = region.rates.access
    desk = track.child.home.breakthrough
    if desk.client == 0 or track.case.broken_through:
        return False
    if (len(desk.queue) + 1) * a.hours_breakthrough / desk.client >= a.dispute_weeks:
        return False
    join(region, track, desk, Stage.DECISION)
    return True


def break_through(region: Region, track: Track, desk: ServicePoint) -> None:
    """Decide on a stuck case with the mandate of all payers: a stop holds for it no more."""
    desk.book(0, region.rates.access.hours_breakthrough)
    track.case.broken_through = True
    region.diary.note(track.child, Flow.BREAKTHROUGHS)
    change_stage(region, track, Stage.ON_THE_WAY)
    queue_for_help(region, track)


def wait_for_support(region: Region, track: Track) -> None:
    """Join the queue for support at school; the wait counts from the first time."""
    if track.referred is None:
        track.referred = region.week
    choose_place(region, track)


def queue_for_help(region: Region, track: Track) -> None:
    """Join the queue for help; the wait counts from the first time.

    If the municipality's money has run out, care for light and moderate needs is shifted to the
    school side, or for a child at home broken through, or waits for a new budget.
    """
    if not track.is_care_side:
        wait_for_support(region, track)
        return
    if track.referred is None:
        track.referred = region.week
    child = track.child
    is_urgent = child.severity >= SEVERE
    if not child.home.is_capped or is_urgent or track.case.broken_through:
        choose_care(region, track)
        return
    if is_shifted_to_school(region, track):
        return
    region.diary.note(child, Flow.BUDGET_STOPS)
    if child.is_out_of_school and goes_to_breakthrough(region, track):
        return
    change_stage(region, track, Stage.BUDGET)


def would_be_shifted(region: Region, track: Track) -> bool:
    """Return whether a payer that stops moves this case to the other; less where they agree."""
    share = region.rates.access.shift_chance * (1.0 - agreement(track.child))
    return case_draw(track, Stream.SHIFT) < share


def is_shifted_to_school(region: Region, track: Track) -> bool:
    """Ask for an arrangement at school in place of care that is not bought, if nothing is asked."""
    support = track.case.education
    if support.stage != Stage.NONE or not has_partnership(track.child):
        return False
    if not would_be_shifted(region, track):
        return False
    region.diary.note(track.child, Flow.SHIFTED)
    support.help = Help.EXTRA
    support.seen = True
    track.seen = True
    ask_partnership(region, support)
    close_track(region, track)
    return True


def send_to_care_instead(region: Region, track: Track) -> None:
    """Let a strict partnership that refuses send a family to care, if it does not ask for it."""
    care = track.case.care
    assert track.child.school is not None
    if care.stage != Stage.NONE or track.child.school.partnership.strictness <= 0.0:
        return
    if would_be_shifted(region, track):
        region.diary.note(track.child, Flow.SHIFTED)
        change_stage(region, care, Stage.ON_THE_WAY)
        weeks = new_delay(care, Stream.CASE_TRANSIT, region.rates.access.transit_weeks)
        go_on_in(region, care, weeks)


def release_budget(region: Region, number: int) -> None:
    """Let all care that waited for a municipality's money join the queues, by child."""
    for track in list(region.tracks()):
        if track.stage == Stage.BUDGET and track.child.home.number == number:
            queue_for_help(region, track)


def send_on(region: Region, point: ServicePoint) -> None:
    """Let all who wait at a place that closes look for help elsewhere from next week."""
    for track in list(point.queue):
        change_stage(region, track, Stage.ON_THE_WAY)
        go_on_in(region, track, 1)


def move_queue(track: Track, point: ServicePoint) -> None:
    """Move a waiting track to a queue elsewhere; what it waited so far counts on."""
    assert track.point is not None
    track.point.queue.remove(track)
    stand_in_order(track, point)
