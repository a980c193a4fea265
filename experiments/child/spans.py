"""What lasts in one child's life: a need, the way to help, help, a special school, out of school.

A pure function of a `Timeline`: an event opens a span and another one closes it, and what is open
at the end lasts to the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from experiments.child.events import SPECIAL as SPECIAL_SECTORS
from experiments.child.events import TRACKS, Event, Timeline, code
from model.kinds import Stage

NEED, WAITING, HELP, SPECIAL, OUT = "need", "waiting", "help", "special", "out"
LANES = ("need", *TRACKS)
# Events that open and close a span, by what lasts. An event of a track is about that track only;
# one without a track is about both.
OPENS = {
    NEED: {"need_began"},
    WAITING: {
        "door", "awaits_other", "asked_education", "asked_care", "asked_breakthrough", "granted",
        "decided", "dispute", "budget_stop", "waiting",
    },
    HELP: {"help_began"},
    OUT: {"out_of_school"},
}  # fmt: skip
LEAVING = {"left", "left_early"}
# Events that tell to which kind of school a child goes from now on.
SCHOOLS = {"special_place", "school_changed", "back_to_regular"}
SPECIAL_CODES = {code(sector) for sector in SPECIAL_SECTORS}
CLOSES = {
    NEED: {"recovered", "left"},
    WAITING: {
        "help_began", "special_place", "refused", "rejected", "gave_up", "left_queue", "withdrawn",
        "no_need_found", "request_lapsed", "request_lost", "shifted_to_school", "shifted_to_care",
    } | LEAVING,
    HELP: {"help_ended", "help_ended_early", "support_lost"} | LEAVING,
    SPECIAL: LEAVING,
    OUT: {"returned"} | LEAVING,
}  # fmt: skip


@dataclass(frozen=True)
class Span:
    """What lasts from the start of one week to that of another; `lane` is one of `LANES`.

    `lane` is "need" for a need, and the track for all else.     Special schools and being out of
    school are education. `closed` is false for what lasts beyond the story.
    """

    lane: str
    kind: str
    first: int
    last: int
    closed: bool


def spans(life: Timeline, weeks: int) -> list[Span]:
    """Return all spans of a life of so many weeks, in the order in which they end."""
    book = _Book(weeks, _open_at_start(life))
    for event in life.events:
        book.read(event)
    for key in list(book.open):
        book.close(key, weeks, closed=False)
    return book.found


def _open_at_start(life: Timeline) -> dict[tuple[str, str], int]:
    """Return what lasts when the story begins; it is drawn from week 0."""
    start = life.start
    found: dict[tuple[str, str], int] = {}
    if start.severity:
        found["need", NEED] = 0
    if start.out_since is not None:
        found["education", OUT] = 0
    if start.sector in SPECIAL_SECTORS:
        found["education", SPECIAL] = 0
    for lane, track in zip(TRACKS, start.tracks, strict=True):
        if track.stage is Stage.HELP:
            found[lane, HELP] = 0
        elif track.stage is not Stage.NONE:
            found[lane, WAITING] = 0
    return found


@dataclass
class _Book:
    """Spans that are open, by lane and kind with their first week, and those that are closed."""

    weeks: int
    open: dict[tuple[str, str], int]
    found: list[Span] = field(default_factory=list)

    def read(self, event: Event) -> None:
        """Close what the event ends, then open what it begins."""
        for kind, events in CLOSES.items():
            if event.kind in events:
                for lane in self.lanes(event, kind):
                    self.close((lane, kind), event.week, closed=True)
        if event.kind in SCHOOLS:
            if event.what in SPECIAL_CODES:
                self.open.setdefault(("education", SPECIAL), event.week)
            else:
                self.close(("education", SPECIAL), event.week, closed=True)
        for kind, events in OPENS.items():
            if event.kind in events:
                for lane in self.lanes(event, kind)[:1]:
                    self.open.setdefault((lane, kind), event.week)

    def lanes(self, event: Event, kind: str) -> tuple[str, ...]:
        """Return which lanes an event is about."""
        if kind == NEED:
            return ("need",)
        if kind in (OUT, SPECIAL):
            return ("education",)
        return (event.track,) if event.track else TRACKS

    def close(self, key: tuple[str, str], week: int, *, closed: bool) -> None:
        """Keep a span, if it is open and lasts at all."""
        first = self.open.pop(key, None)
        if first is not None and week > first:
            self.found.append(Span(*key, first, week, closed))
