"""One child's life as a reader wants it: how it stood at the start, events, and weeks in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.kinds import Help, Node, Profile, Sector, Stage

SPECIAL = frozenset({Sector.SBO, Sector.SO, Sector.VSO})
TRACKS = ("education", "care")


@dataclass(frozen=True)
class TrackState:
    """Where one track of a case stands: stage, kind of help, desk, and since which week."""

    stage: Stage = Stage.NONE
    help: Help = Help.LOCAL
    node: Node | None = None
    since: int = 0


@dataclass(frozen=True)
class Start:
    """How a child stood when its story begins; `out_since` is None for who goes to school."""

    birth_week: int
    present: bool = True
    sector: Sector = Sector.BO
    at_school: bool = True
    severity: int = 0
    profiles: tuple[str, ...] = ()
    need_since: int = 0
    out_since: int | None = None
    exempt: bool = False
    tracks: tuple[TrackState, TrackState] = (TrackState(), TrackState())

    @property
    def helped(self) -> bool:
        """Return whether help of any kind runs."""
        return self.sector in SPECIAL or any(item.stage is Stage.HELP for item in self.tracks)


@dataclass(frozen=True)
class Event:
    """Something that happened in a week; `what` and `number` depend on the kind of event.

    `what` is a code or a name, such as the kind of help; `number` a severity or a number of weeks.
    """

    week: int
    kind: str
    track: str = ""
    what: str = ""
    number: int = 0
    km: int = 0


@dataclass
class Summary:
    """A life in numbers: weeks in each situation, and how often something happened.

    `first_help_after` is the weeks between the onset of a need and the first help for it, and
    None if no such help began.
    """

    weeks: int = 0
    need_weeks: int = 0
    unmet_weeks: int = 0
    help_weeks: int = 0
    out_weeks: int = 0
    hand_overs: int = 0
    repeated_intakes: int = 0
    first_help_after: int | None = None


@dataclass(frozen=True)
class Timeline:
    """The events of one child, its start, and its life in numbers."""

    start: Start
    events: tuple[Event, ...]
    summary: Summary

    def in_week(self, week: int) -> tuple[Event, ...]:
        """Return what happened in one week."""
        return tuple(event for event in self.events if event.week == week)


def diverging_weeks(one: Timeline, other: Timeline) -> list[int]:
    """Return the weeks in which two lives do not hold the same events."""
    weeks = sorted({event.week for event in (*one.events, *other.events)})
    return [week for week in weeks if one.in_week(week) != other.in_week(week)]


def code(kind: Help | Node | Sector) -> str:
    """Return a kind as the tables write it."""
    return kind.name.lower()


def profile_codes(first: int, second: int) -> tuple[str, ...]:
    """Return what a need is about; `second` is -1 where there is one profile."""
    return tuple(Profile(number).name.lower() for number in (first, second) if number >= 0)


def condensed(events: Sequence[Event], sector_before: Sector) -> list[Event]:
    """Return the events of one week without steps that say nothing more than the next ones.

    Args:
        events: what happened this week, in order.
        sector_before: the kind of school at the start of the week.
    """
    kinds = {event.kind for event in events}
    schools = [event for event in events if event.kind == "school_changed"]
    kept: list[Event] = []
    for position, event in enumerate(events):
        if event.kind == "school_changed" and (
            event is not schools[-1] or event.what == code(sector_before)
        ):
            continue
        told = event
        if event.kind == "help_ended_early" and "left" in kinds:
            told = replace(event, kind="help_ended")  # it would have gone on, but for age
        if told not in kept and not _is_passing(event, kinds, events[position + 1 :]):
            kept.append(told)
    return kept


# An event that is left out in a week in which one of these happened too.
_TOLD_BY = {
    "school_changed": {"special_place", "back_to_regular", "left", "left_early"},
    "exemption_ended": {"returned", "left", "left_early"},
    "request_lapsed": {"left", "left_early"},
    "no_need_found": {"left", "left_early"},
}


def _is_passing(event: Event, kinds: set[str], later: Sequence[Event]) -> bool:
    """Return whether another event of the week says the same or more."""
    if kinds & _TOLD_BY.get(event.kind, set()):
        return True
    next_steps = {item.kind for item in later if item.track == event.track}
    if event.kind == "waiting":
        return bool(next_steps & {"help_began", "special_place"})
    if event.kind == "awaits_other":
        return bool(next_steps)
    ends = event.kind in ("help_ended", "help_ended_early", "request_lapsed", "no_need_found")
    return ends and event.track == "education" and bool(kinds & {"support_lost", "request_lost"})
