"""From the journal of the model to the events of one child's life.

`timeline` is a pure function of how the child stood at the start and of what the journal says. All
weeks are weeks of the policy period. Steps that lead nowhere else than to the next step of the
same week are left out; what is left is in the order of happening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from experiments.child.events import (
    SPECIAL,
    TRACKS,
    Event,
    Start,
    Summary,
    Timeline,
    TrackState,
    code,
    condensed,
    profile_codes,
)
from model.journal import (
    CASE_OPENED,
    EXEMPTION_ENDED,
    HELP_EXTENDED,
    MOVED_TO,
    NEED_IS_ABOUT,
    SECTOR_CHANGED,
    SEVERITY_CHANGED,
    STAGE_CHANGED,
    Entry,
    unpack_case,
    unpack_profiles,
    unpack_stage,
)
from model.kinds import Help, Node, Sector, Signal, Stage, Track
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow

EDUCATION, CARE = Track.EDUCATION, Track.CARE


def timeline(
    start: Start, entries: Iterable[Entry], weeks: int, places: Sequence[str] = ()
) -> Timeline:
    """Return the life that a journal tells.

    Args:
        start: how the child stood at the start of week 0.
        entries: what happened to this child, in the order of happening.
        weeks: length of the story.
        places: names of the municipalities, by row.
    """
    life = _Life(start, places)
    for entry in entries:
        life.go_to(entry.week)
        life.read(entry)
    life.go_to(weeks)
    return Timeline(start, tuple(life.events), life.summary)


@dataclass
class _Life:
    """What is known of a child while its journal is read."""

    start: Start
    places: Sequence[str]
    events: list[Event] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)

    def __post_init__(self) -> None:
        self.week = 0
        self.now: list[Event] = []
        self.present = self.start.present
        self.severity = self.start.severity
        self.sector = self.sector_before = self.start.sector
        self.out = self.start.out_since is not None
        self.tracks = list(self.start.tracks)
        self.early = [False, False]  # help that is planned to end before its time
        self.helped = [False, False]  # the track left help, but may go on elsewhere this week
        self.waited = [0, 0]  # weeks waited for what begins this week, and how far away it is
        self.km = [0, 0]
        self.asked = False  # the partnership has decided; what, the next entries tell

    def go_to(self, week: int) -> None:
        """Close the present week and count the weeks until `week` in the state it left."""
        if week == self.week:
            return
        self.events += condensed(self.now, self.sector_before)
        self._tally(week - self.week)
        self.week, self.now, self.sector_before = week, [], self.sector
        self.waited, self.km, self.helped, self.asked = [0, 0], [0, 0], [False, False], False

    def _tally(self, weeks: int) -> None:
        if not self.present:
            return
        helped = self.sector in SPECIAL or any(item.stage is Stage.HELP for item in self.tracks)
        total = self.summary
        total.weeks += weeks
        total.need_weeks += weeks * (self.severity > 0)
        total.unmet_weeks += weeks * (self.severity > 0 and not helped)
        total.help_weeks += weeks * helped
        total.out_weeks += weeks * self.out

    def read(self, entry: Entry) -> None:
        """Take in one entry of the journal."""
        if Flow.DETECTED <= entry.what < Flow.FALSE_ALARMS:
            self.add("noticed", what=Signal(entry.what - Flow.DETECTED).name.lower())
        elif entry.what in _WAITED:
            self.waited[_WAITED[entry.what]] = entry.value
        elif entry.what == Flow.CARE_KM:
            self.km[CARE] = entry.value
        elif entry.what in _PLAIN:
            kind, track = _PLAIN[entry.what]
            self.add(kind, track)
        elif entry.what in _READERS:
            _READERS[entry.what](self, entry.value)

    def add(
        self, kind: str, track: int | None = None, what: str = "", number: int = 0, km: int = 0
    ) -> None:
        """Add an event to this week."""
        side = "" if track is None else TRACKS[track]
        self.now.append(Event(self.week, kind, side, what, number, km))

    def happened(self, *kinds: str) -> bool:
        """Return whether one of these events happened this week."""
        return any(event.kind in kinds for event in self.now)

    # Need

    def read_severity(self, severity: int) -> None:
        """Let a need worsen or become lighter; its begin and its end are told by other entries."""
        before, self.severity = self.severity, severity
        if severity > before > 0:
            self.add("worsened", number=severity)
        elif 0 < severity < before:
            self.add("eased", number=severity)

    def read_profiles(self, packed: int) -> None:
        """Begin a need."""
        self.add("need_began", what="+".join(profile_codes(*unpack_profiles(packed))),
                 number=self.severity)  # fmt: skip

    def read_worsened_waiting(self, _: int) -> None:
        """Say of a worsening this week that it came while the child waited."""
        self.now = [
            replace(event, kind="worsened_waiting") if event.kind == "worsened" else event
            for event in self.now
        ]

    # Signals, desks and decisions

    def read_case(self, packed: int) -> None:
        """Open a case: a false alarm is told here, another signal was told before."""
        signal, sides, alarm, one_plan = unpack_case(packed)
        if alarm:
            self.add("false_alarm", what=Signal(signal).name.lower())
        if one_plan and sides == EDUCATION_SIDE + CARE_SIDE:
            self.add("one_plan")

    def read_hand_over(self, _: int) -> None:
        """Hand over to another organisation."""
        self.summary.hand_overs += 1
        self.add("hand_over")

    def read_repeated_intake(self, _: int) -> None:
        """Say of the last hand-over that intake starts again."""
        self.summary.repeated_intakes += 1
        if self.now and self.now[-1].kind == "hand_over":
            self.now[-1] = replace(self.now[-1], kind="hand_over_again")

    def read_left_queue(self, _: int) -> None:
        """Leave a queue: withdrawn after recovery, given up otherwise."""
        self.add("left_queue" if self.severity else "withdrawn")

    def read_decision(self, _: int) -> None:
        """Get a decision of the municipality."""
        self.add("decided", CARE, code(self.tracks[CARE].help))

    def read_refusal(self, _: int) -> None:
        """Get no from the partnership."""
        self.asked = False
        track = self.tracks[EDUCATION]  # none for who asked before school: that is for a place
        asked = Help.SPECIAL_PLACE if track.stage is Stage.NONE else track.help
        self.add("refused", EDUCATION, code(asked))

    def grant(self) -> None:
        """Get yes from the partnership, if that was the question."""
        if self.asked:
            self.add("granted", EDUCATION, code(self.tracks[EDUCATION].help))
        self.asked = False

    def read_dispute(self, _: int) -> None:
        """Get into a dispute between payers."""
        self.grant()
        self.add("dispute")

    def read_shift(self, _: int) -> None:
        """Be sent from one payer to the other."""
        self.add("shifted_to_care" if self.happened("refused") else "shifted_to_school")

    # Help

    def read_stage(self, packed: int) -> None:
        """Move one track of the case to another stage."""
        track, stage_number, help_number, node_number = unpack_stage(packed)
        stage = Stage(stage_number)
        before = self.tracks[track]
        node = None if node_number < 0 else Node(node_number)
        self.tracks[track] = now = TrackState(stage, Help(help_number), node, self.week)
        if stage is Stage.NONE:
            self.close(track, before)
        elif stage is Stage.ON_THE_WAY:
            self.go_on(track, before)
        else:
            self.leave(track, before)
            self.reach(track, now)

    def go_on(self, track: int, before: TrackState) -> None:
        """Be between two organisations; why, other entries tell."""
        if before.stage is Stage.HELP:
            self.helped[track] = True
            if track == CARE:
                self.end_help(track, before)
        elif before.stage is Stage.DECISION and before.node is Node.PARTNERSHIP_DESK:
            self.asked = True

    def leave(self, track: int, before: TrackState) -> None:
        """Leave a stage for a next one."""
        weeks = self.week - before.since
        if before.stage is Stage.HELP:
            self.end_help(track, before)
            self.add("stepped_up", track)
        elif before.stage is Stage.DISPUTE:
            self.add("dispute_settled", track, number=weeks)
        elif before.stage is Stage.BUDGET:
            self.add("budget_released", track, number=weeks)

    def reach(self, track: int, now: TrackState) -> None:
        """Reach a desk, a queue, or help."""
        what = code(now.help)
        if now.stage is Stage.AT_DOOR and now.node is not None:
            self.add("door", track, code(now.node))
        elif now.stage is Stage.AWAITING_OTHER:
            self.add("awaits_other", track)
        elif now.stage is Stage.DECISION and now.node is Node.BREAKTHROUGH_DESK:
            self.grant()
            self.add("asked_breakthrough", track)
        elif now.stage is Stage.DECISION:
            self.add("asked_" + TRACKS[track], track, what)
        elif now.stage is Stage.WAITING:
            self.grant()
            self.add("waiting", track, what)
        elif now.stage is Stage.HELP:
            here = now.node is Node.TEAM_HELP
            what = "brief_team" if here and now.help is Help.BRIEF else what
            self.add("help_began", track, what, self.waited[track], self.km[track])

    def end_help(self, track: int, before: TrackState) -> None:
        """End help, before its time or not."""
        kind = "help_ended_early" if self.early[track] else "help_ended"
        self.early[track] = False
        self.add(kind, track, code(before.help), self.week - before.since)

    def close(self, track: int, before: TrackState) -> None:
        """End a track; without help and without a reason of this week, the request just lapses."""
        if before.stage is Stage.HELP:
            self.end_help(track, before)
        elif self.helped[track]:
            self.add("help_ended", track, code(before.help))
        elif before.stage is Stage.ON_THE_WAY and self.severity == 0 and not self.happened(*_WHY):
            self.add("no_need_found", track)
        elif before.stage is not Stage.NONE and not self.happened(*_WHY):
            self.add("request_lapsed", track)

    def read_extension(self, track: int) -> None:
        """Let help go on for longer than was planned."""
        self.early[track] = False
        self.add("help_extended", track, code(self.tracks[track].help))

    def read_early_end(self, _: int) -> None:
        """Remember that the help that begins will end before its time; the family cannot know."""
        self.early[CARE] = True

    def read_first_help(self, weeks: int) -> None:
        """Note how long after the onset of the need the first help came."""
        if self.summary.first_help_after is None:
            self.summary.first_help_after = weeks

    # School and home

    def read_sector(self, sector: int) -> None:
        """Go to another kind of school."""
        self.sector = Sector(sector)
        self.add("school_changed", what=code(self.sector))

    def read_special_place(self, _: int) -> None:
        """Get a place in a special school."""
        self.add("special_place", EDUCATION, code(self.sector), self.waited[EDUCATION])

    def read_back_to_regular(self, _: int) -> None:
        """Go back to a regular school."""
        self.add("back_to_regular", what=code(self.sector))

    def read_warm(self, _: int) -> None:
        """Take support along to a new school."""
        self.asked = False
        self.add("support_kept", EDUCATION)

    def read_cold(self, _: int) -> None:
        """Lose what the old school gave or asked for."""
        helped = self.tracks[EDUCATION].stage is Stage.HELP
        self.add("support_lost" if helped else "request_lost", EDUCATION)

    def read_out(self, _: int) -> None:
        """Sit at home without school."""
        self.out = True
        self.add("out_of_school")

    def read_return(self, weeks: int) -> None:
        """Go back to school."""
        self.out = False
        self.add("returned", number=weeks)

    def read_move(self, row: int) -> None:
        """Move to another municipality."""
        self.add("moved", what=self.places[row] if row < len(self.places) else "")

    def read_entry(self, _: int) -> None:
        """Enter at four."""
        self.present = True
        self.add("entered")

    def read_early_leaving(self, _: int) -> None:
        """Stop without a diploma."""
        self.out = False
        self.add("left_early")

    def read_leaving(self, _: int) -> None:
        """Leave the simulation because of age."""
        self.present = self.out = False
        self.add("left")


# Reasons for the end of a request that are told by an event of their own.
_WHY = ("gave_up", "left_queue", "withdrawn", "special_place", "shifted_to_school", "help_began",
        "support_lost", "request_lost", "left", "left_early")  # fmt: skip
_WAITED: dict[int, int] = {Flow.CARE_WAIT_WEEKS: CARE, Flow.EDUCATION_WAIT_WEEKS: EDUCATION}
_PLAIN: dict[int, tuple[str, int | None]] = {
    Flow.RECOVERIES: ("recovered", None),
    Flow.REJECTIONS: ("rejected", CARE),
    Flow.GIVE_UPS: ("gave_up", None),
    Flow.BUDGET_STOPS: ("budget_stop", CARE),
    Flow.EXEMPTIONS: ("exempted", None),
    Flow.BREAKTHROUGHS: ("breakthrough", None),
    Flow.FOLLOWED_UP: ("followed_up", None),
    Flow.SCHOOL_OFFERS: ("school_offer", EDUCATION),
    EXEMPTION_ENDED: ("exemption_ended", None),
}
_READERS: dict[int, Callable[[_Life, int], None]] = {
    SEVERITY_CHANGED: _Life.read_severity,
    NEED_IS_ABOUT: _Life.read_profiles,
    Flow.WORSENED_WAITING: _Life.read_worsened_waiting,
    CASE_OPENED: _Life.read_case,
    Flow.HAND_OVERS: _Life.read_hand_over,
    Flow.REPEATED_INTAKES: _Life.read_repeated_intake,
    Flow.LEFT_QUEUE: _Life.read_left_queue,
    Flow.CARE_DECISIONS: _Life.read_decision,
    Flow.REFUSALS: _Life.read_refusal,
    Flow.DISPUTES: _Life.read_dispute,
    Flow.SHIFTED: _Life.read_shift,
    STAGE_CHANGED: _Life.read_stage,
    HELP_EXTENDED: _Life.read_extension,
    Flow.ENDED_EARLY: _Life.read_early_end,
    Flow.NEED_TO_HELP_WEEKS: _Life.read_first_help,
    SECTOR_CHANGED: _Life.read_sector,
    Flow.SPECIAL_MOVES: _Life.read_special_place,
    Flow.BACK_TO_REGULAR: _Life.read_back_to_regular,
    Flow.WARM_TRANSITIONS: _Life.read_warm,
    Flow.COLD_TRANSITIONS: _Life.read_cold,
    Flow.DROPPED_OUT: _Life.read_out,
    Flow.OUT_WEEKS_ENDED: _Life.read_return,
    MOVED_TO: _Life.read_move,
    Flow.ENTERED: _Life.read_entry,
    Flow.EARLY_LEAVERS: _Life.read_early_leaving,
    Flow.LEFT: _Life.read_leaving,
}
