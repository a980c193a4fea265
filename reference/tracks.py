"""How tracks change stage, and how cases begin and end."""

from __future__ import annotations

from model.kinds import Help, Node, Signal, Stage
from model.streams import Stream
from model.students import Flow
from reference.chance import case_draw, lasting_draw
from reference.need_clock import set_need_clock
from reference.people import Case, Child, Track
from reference.places import Account, Region, ServicePoint

CRISIS, LEAST_URGENT = 0, 3


def change_stage(region: Region, track: Track, stage: Stage) -> None:
    """Come to another stage: out of the queue it stood in, and nothing due in the calendar."""
    if track.is_queued:
        assert track.point is not None
        track.point.queue.remove(track)
    track.due = None
    track.stage = stage
    track.since = region.week


def join(region: Region, track: Track, point: ServicePoint, stage: Stage) -> None:
    """Join the back of a queue, in the class of urgency of this moment."""
    change_stage(region, track, stage)
    track.point = point
    track.urgency = urgency_of(track.child)
    point.queue.append(track)


def urgency_of(child: Child) -> int:
    """Return the class of urgency: 0 for a crisis (severity 4) to 3 for a light need or none.

    Children at home whom a pact reaches count as a crisis.
    """
    if child.is_out_of_school:
        reached = child.home.policy.pact_priority
        if reached > 0.0 and lasting_draw(child, Stream.PACT) < reached:
            return CRISIS
    return min(LEAST_URGENT, 4 - child.severity)


def stand_by_urgency(child: Child) -> None:
    """Let a child's tracks in queues stand in the class of their urgency, by how long they wait.

    Among those of its class a track stands behind all who came to this queue no later.
    """
    for track in child.case.tracks if child.case else ():
        if track.is_queued:
            assert track.point is not None
            track.point.queue.remove(track)
            stand_in_order(track, track.point)


def stand_in_order(track: Track, point: ServicePoint) -> None:
    """Put a track into a queue behind all of its class who came no later; others keep their place.

    A queue may hold people who came late in front of others, so we look from the back.
    """
    track.point = point
    track.urgency = urgency_of(track.child)
    place = 0
    for index, waiting in enumerate(point.queue):
        if waiting.urgency == track.urgency and waiting.since <= track.since:
            place = index + 1
    point.queue.insert(place, track)


def go_on_in(region: Region, track: Track, weeks: int) -> None:
    """Let something happen to a track by itself after so many weeks."""
    track.due = region.week + weeks


def new_case(region: Region, child: Child, signal: Signal, false_alarm: bool) -> Case:
    """Open a folder for a child: the one given back last, or the next that was never used."""
    if region.folders:
        folder = region.folders.pop()
    else:
        folder = region.next_folder
        region.next_folder += 1
    child.case = Case(folder, child, signal, false_alarm, opened=region.week)
    child.cases_so_far += 1
    return child.case


def begin_help(region: Region, track: Track, point: ServicePoint | None, load: int) -> None:
    """Begin help of the kind that the track has; without a point the desk gives it in passing.

    Costs are booked to the need of this moment until help ends. Help without a load costs nothing.
    """
    child = track.child
    change_stage(region, track, Stage.HELP)
    track.point = point
    track.load = load
    if point is not None:
        point.load += load
    track.ends_early = False
    on_payroll = point is None or point.kind == Node.TEAM_HELP
    track.cents = 0 if on_payroll else int(region.rates.care.cents_per_week[track.help])
    track.money_group = child.money_group
    track.payer = payer_of(region, track, point) if point is not None else None
    note_first_help(region, child)


def note_first_help(region: Region, child: Child) -> None:
    """Write down the first help in a spell of need, and how long that took since it began."""
    if child.severity > 0 and not child.helped_in_spell:
        child.helped_in_spell = True
        region.diary.note(child, Flow.FIRST_HELP)
        region.diary.note(child, Flow.NEED_TO_HELP_WEEKS, region.week - child.need_since)


def payer_of(region: Region, track: Track, point: ServicePoint) -> Account:
    """Return who pays by law.

    Arrangements: the partnership of the child's school. Care: the home municipality, except a
    share of medical need, severe under long-term care (Wlz) and lighter under insurance (Zvw).
    All other help: who pays the point that gives it.
    """
    child = track.child
    care = region.rates.care
    if track.help == Help.EXTRA and child.school is not None:
        return child.school.partnership.account
    if not track.gives_care:
        assert point.account is not None
        return point.account
    if child.is_medical:
        mark = case_draw(track, Stream.CASE_PAYER)
        if child.severity >= 3 and mark < care.severe_medical_wlz:
            return child.home.care_office
        if child.severity < 3 and mark < care.medical_zvw:
            return child.home.insurer
    return child.home.account


def stop_help(region: Region, track: Track) -> None:
    """Let help end: hours are free again and costs stop."""
    assert track.is_helped
    if track.gives_care:
        region.diary.tally("lengths", track.help, region.week - track.since)
    if track.point is not None:
        track.point.load -= track.load
    track.load = 0
    track.cents = 0
    track.payer = None
    track.stage = Stage.NONE


def close_track(region: Region, track: Track) -> None:
    """End a track for good.

    If the other one waited for it, that goes on next week; if nothing is left the case is closed.
    """
    if track.is_helped:
        stop_help(region, track)
    change_stage(region, track, Stage.NONE)
    track.seen = True
    sibling = track.sibling
    if sibling.stage == Stage.NONE:
        end_case(region, track.case)
    else:
        wake(region, sibling)


def wake(region: Region, track: Track) -> None:
    """Let a track that waited for the other one go on next week; any other stays as it is."""
    if track.stage == Stage.AWAITING_OTHER:
        change_stage(region, track, Stage.ON_THE_WAY)
        go_on_in(region, track, 1)


def close_case(region: Region, case: Case) -> None:
    """End both tracks at once."""
    for track in case.tracks:
        if track.is_helped:
            stop_help(region, track)
        change_stage(region, track, Stage.NONE)
    end_case(region, case)


def end_case(region: Region, case: Case) -> None:
    """Give back the folder; a need that remains is hidden again until somebody notices it."""
    child = case.child
    child.case = None
    region.folders.append(case.folder)
    if child.severity > 0:
        set_need_clock(region, child)


def give_up(region: Region, track: Track) -> None:
    """Let a family stop asking."""
    region.diary.note(track.child, Flow.GIVE_UPS)
    close_track(region, track)
