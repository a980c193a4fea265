"""Help: it begins when a service point has room, runs for weeks, ends, or steps up."""

from __future__ import annotations

import math

from model.kinds import WEEKS_PER_YEAR, Help, Stage
from model.streams import Stream
from model.students import Flow
from reference.chance import new_delay, new_draw, new_normal
from reference.choosing import has_room, next_in_queue, travel_km
from reference.deciding import queue_for_help, take_decision
from reference.doors import arrive, pass_door
from reference.holidays import schools_are_closed
from reference.people import Child, Track
from reference.places import SCHOOL_DESKS, Region, ServicePoint
from reference.special_places import take_place
from reference.tracks import begin_help, close_track, go_on_in, note_first_help, stop_help

LONGEST_HELP_WEEKS = 416.0
BOUGHT_FROM_PROVIDERS = {
    Help.LOCAL,
    Help.LIGHT_AMBULANT,
    Help.SPECIALISED,
    Help.DAY_HELP,
    Help.RESIDENCE,
    Help.DISABILITY,
}


def move_cases(region: Region) -> None:
    """Handle every track whose week has come: it arrives, a dispute ends, or help ends."""
    for track in [t for t in region.tracks() if t.due == region.week]:
        move(region, track)


def move(region: Region, track: Track) -> None:
    """Handle a track whose week has come."""
    track.due = None
    if track.stage == Stage.ON_THE_WAY:
        arrive(region, track)
    elif track.stage == Stage.DISPUTE:
        queue_for_help(region, track)
    elif track.stage == Stage.HELP:
        finish_help(region, track)


def serve(region: Region) -> None:
    """Let every service point serve its queue until it has no room.

    Desks at school are closed in holidays; what they owe they work off all the same.
    """
    for point in region.points:
        if point.kind in SCHOOL_DESKS and schools_are_closed(region.week):
            continue
        while point.queue:
            track = next_in_queue(region, point)
            load = 0 if point.is_desk else int(region.rates.care.load[track.help])
            if not has_room(region, point, load):
                break
            if track.stage == Stage.AT_DOOR:
                pass_door(region, track, point)
            elif track.stage == Stage.DECISION:
                take_decision(region, track, point)
            else:
                start_help(region, track, point, load)


def start_help(region: Region, track: Track, point: ServicePoint, load: int) -> None:
    """Start what the track waited for, and draw how long it lasts.

    A special place ends the request: the child changes school. Care may end before its time; then
    a second draw tells which part of it is given. A combined place is education and care in one,
    so a request for support at school ends.
    """
    child = track.child
    note_start(region, track)
    region.diary.note(child, Flow.ORGANISATIONS)
    if track.help == Help.SPECIAL_PLACE:
        take_place(region, child, point)
        note_first_help(region, child)
        km = child.home.km_to[point.municipality.number]
        region.diary.note(child, Flow.SPECIAL_MOVES)
        region.diary.note(child, Flow.SPECIAL_KM, round(km))
        region.diary.note(child, Flow.UNPLANNED_CHANGES)
        child.interrupted = True
        close_track(region, track)
        return
    begin_help(region, track, point, load)
    weeks = length_of_help(region, track)
    track.ends_early = ends_early(region, track, point)
    if track.ends_early:
        weeks = max(1, int(weeks * new_draw(track, Stream.CASE_DROP_OUT)))
        region.diary.note(child, Flow.ENDED_EARLY)
    go_on_in(region, track, weeks)
    if track.help == Help.COMBINED and track.sibling.stage != Stage.NONE:
        close_track(region, track.sibling)


def ends_early(region: Region, track: Track, point: ServicePoint) -> bool:
    """Return whether bought care ends before its time; ambulant care more often far from home."""
    if track.help not in BOUGHT_FROM_PROVIDERS:
        return False
    care = region.rates.care
    share = care.early_end
    if track.help in (Help.LIGHT_AMBULANT, Help.SPECIALISED):
        far = care.early_end_per_km * travel_km(track.child, point)
        share = min(1.0, share * (1.0 + far))
    return new_draw(track, Stream.CASE_DROP_OUT) < share


def length_of_help(region: Region, track: Track) -> int:
    """Return whole weeks of help, lognormal around the mean of its kind; 1 to 416 (eight years)."""
    care = region.rates.care
    spread = care.weeks_sigma
    z = new_normal(track, Stream.CASE_DURATION)
    weeks = float(care.mean_weeks[track.help]) * math.exp(spread * z - 0.5 * spread * spread)
    return max(1, round(min(weeks, LONGEST_HELP_WEEKS)))


def note_start(region: Region, track: Track) -> None:
    """Write down that help starts, and the wait since the referral (or since the case began)."""
    child = track.child
    diary = region.diary
    since = track.case.opened if track.referred is None else track.referred
    waited = region.week - since
    track.referred = None
    diary.tally("waits", track.help, max(1, child.severity) - 1, waited)
    if child.severity == 0 and track.case.false_alarm:
        diary.note(child, Flow.HELP_FOR_FALSE_ALARM)
    if not track.is_care_side:
        diary.note(child, Flow.EDUCATION_STARTS)
        diary.note(child, Flow.EDUCATION_WAIT_WEEKS, waited)
        return
    assert track.point is not None
    diary.note(child, Flow.CARE_STARTS)
    diary.note(child, Flow.CARE_WAIT_WEEKS, waited)
    diary.note(child, Flow.CARE_KM, round(travel_km(child, track.point)))
    if child.had_care:
        diary.note(child, Flow.REPEAT_CARE)
    child.had_care = True
    if track.help == Help.RESIDENCE:
        diary.note(child, Flow.RESIDENCE_STARTS)
    note_care_user(region, child)


def note_care_user(region: Region, child: Child) -> None:
    """Write down once per school year that a child uses care."""
    year = region.week // WEEKS_PER_YEAR
    if child.care_year != year:
        child.care_year = year
        region.diary.note(child, Flow.CARE_USERS)
        region.diary.tally("users", int(child.girl), child.age(region.week))


def finish_help(region: Region, track: Track) -> None:
    """End help, unless the need is still there.

    One draw for both: at its low end care is extended, at its high end light help steps up to
    specialised care for a need that is at least moderate. Who stops early gets neither.
    """
    care = region.rates.care
    child = track.child
    mark = new_draw(track, Stream.CASE_EXTEND)
    if track.gives_care:
        if child.severity > 0 and not track.ends_early and mark < care.extension:
            weeks = new_delay(track, Stream.CASE_DURATION, care.extension_weeks)
            go_on_in(region, track, weeks)
            return
        region.diary.note(child, Flow.CARE_ENDS)
        region.diary.note(child, Flow.CARE_WEEKS_ENDED, region.week - track.since)
    is_light = track.help in (Help.LOCAL, Help.LIGHT_AMBULANT)
    is_light = is_light or (track.is_care_side and track.help == Help.BRIEF)
    steps_up = not track.ends_early and child.severity >= 2 and mark > 1.0 - care.step_up
    if is_light and steps_up:
        stop_help(region, track)
        track.help = Help.SPECIALISED
        queue_for_help(region, track)
    else:
        close_track(region, track)
