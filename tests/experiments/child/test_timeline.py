"""A journal made by hand becomes a life in events, and events become sentences."""

from __future__ import annotations

import pytest

from experiments.child.events import Event, Start, Timeline, TrackState
from experiments.child.sentences import start_in_words, week_in_words
from experiments.child.timeline import timeline
from experiments.child.words import CODES, EVENTS, LEVELS, PHRASES, WHO
from experiments.words import TERMS
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
    pack_case,
    pack_profiles,
    pack_stage,
)
from model.kinds import Help, Node, Profile, Sector, Signal, Stage, Track
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow

EDUCATION, CARE = Track.EDUCATION, Track.CARE
CHILD = Start(birth_week=-8 * 52)


def stage(week: int, track: int, to: Stage, help_kind: Help, node: Node | None = None) -> Entry:
    """Return a change of stage as the model writes it."""
    packed = pack_stage(track, to, help_kind, -1 if node is None else node)
    return Entry(week, STAGE_CHANGED, int(packed))


def onset(week: int, severity: int = 2, first: int = Profile.LEARNING, second: int = -1):
    return [
        Entry(week, SEVERITY_CHANGED, severity),
        Entry(week, NEED_IS_ABOUT, int(pack_profiles(first, second))),
        Entry(week, Flow.ONSETS, 1),
    ]


def seen(week: int, signal: int, sides: int, alarm: int = 0, one_plan: int = 0):
    what = Flow.FALSE_ALARMS if alarm else Flow.DETECTED + signal
    return [
        Entry(week, what, 1),
        Entry(week, Flow.CASES, 1),
        Entry(week, CASE_OPENED, int(pack_case(signal, sides, alarm, one_plan))),
    ]


def kinds(life: Timeline) -> list[tuple[int, str]]:
    return [(event.week, event.kind) for event in life.events]


CARE_PATH = [
    *onset(3, 2, Profile.INTERNALISING, Profile.FAMILY),
    *seen(10, Signal.PARENT, CARE_SIDE),
    stage(10, CARE, Stage.AT_DOOR, Help.LOCAL, Node.LOCAL_TEAM),
    stage(12, CARE, Stage.ON_THE_WAY, Help.LOCAL, Node.LOCAL_TEAM),
    Entry(12, Flow.HAND_OVERS, 1),
    Entry(12, Flow.REPEATED_INTAKES, 1),
    stage(12, CARE, Stage.DECISION, Help.SPECIALISED, Node.MUNICIPAL_DESK),
    stage(15, CARE, Stage.ON_THE_WAY, Help.SPECIALISED, Node.MUNICIPAL_DESK),
    Entry(15, Flow.CARE_DECISIONS, 1),
    Entry(15, Flow.BUDGET_STOPS, 1),
    stage(15, CARE, Stage.BUDGET, Help.SPECIALISED, Node.MUNICIPAL_DESK),
    Entry(20, SEVERITY_CHANGED, 3),
    Entry(20, Flow.WORSENED_WAITING, 1),
    Entry(20, Flow.DROPPED_OUT, 1),
    stage(22, CARE, Stage.WAITING, Help.SPECIALISED, Node.CARE_PROVIDER),
    Entry(30, Flow.CARE_STARTS, 1),
    Entry(30, Flow.CARE_WAIT_WEEKS, 15),
    Entry(30, Flow.CARE_KM, 12),
    stage(30, CARE, Stage.HELP, Help.SPECIALISED, Node.CARE_PROVIDER),
    Entry(30, Flow.FIRST_HELP, 1),
    Entry(30, Flow.NEED_TO_HELP_WEEKS, 27),
    Entry(30, Flow.ENDED_EARLY, 1),
    Entry(34, Flow.RETURNED_TO_SCHOOL, 1),
    Entry(34, Flow.OUT_WEEKS_ENDED, 14),
    Entry(40, Flow.CARE_ENDS, 1),
    stage(40, CARE, Stage.NONE, Help.SPECIALISED, Node.CARE_PROVIDER),
    Entry(50, SEVERITY_CHANGED, 2),
    Entry(60, SEVERITY_CHANGED, 0),
    Entry(60, Flow.RECOVERIES, 1),
]


def test_a_journal_becomes_the_events_of_a_life() -> None:
    life = timeline(CHILD, CARE_PATH, 104)
    assert kinds(life) == [
        (3, "need_began"),
        (10, "noticed"),
        (10, "door"),
        (12, "hand_over_again"),
        (12, "asked_care"),
        (15, "decided"),
        (15, "budget_stop"),
        (20, "worsened_waiting"),
        (20, "out_of_school"),
        (22, "budget_released"),
        (22, "waiting"),
        (30, "help_began"),
        (34, "returned"),
        (40, "help_ended_early"),
        (50, "eased"),
        (60, "recovered"),
    ]
    assert life.events[0].what == "internalising+family"
    assert life.in_week(30) == (Event(30, "help_began", "care", "specialised", 15, 12),)


def test_a_life_is_summed_up_in_weeks_of_each_situation() -> None:
    total = timeline(CHILD, CARE_PATH, 104).summary
    assert (total.weeks, total.need_weeks, total.out_weeks) == (104, 57, 14)
    assert (total.unmet_weeks, total.help_weeks) == (47, 10)
    assert (total.hand_overs, total.repeated_intakes, total.first_help_after) == (1, 1, 27)


def test_a_week_reads_as_a_sentence_in_both_languages() -> None:
    life = timeline(CHILD, CARE_PATH, 104)
    assert week_in_words("nl", life.in_week(12)) == (
        "Overdracht, intake begint opnieuw; besluit gevraagd aan de gemeente: gespecialiseerde hulp"
    )
    assert week_in_words("en", life.in_week(30)) == (
        "Help begins: specialised help (after waiting 15 weeks, 12 km)"
    )
    assert week_in_words("nl", life.in_week(34)) == "Weer naar school na 14 weken"
    assert week_in_words("en", life.in_week(3)) == (
        "A need begins: anxiety and low mood and family (moderate)"
    )


ASKED = [
    stage(5, EDUCATION, Stage.DECISION, Help.EXTRA, Node.PARTNERSHIP_DESK),
    stage(9, EDUCATION, Stage.ON_THE_WAY, Help.EXTRA, Node.PARTNERSHIP_DESK),
]
SUPPORTED = Start(
    birth_week=-12 * 52,
    severity=2,
    profiles=("learning",),
    tracks=(TrackState(Stage.HELP, Help.EXTRA, Node.EXTRA_SUPPORT, -20), TrackState()),
)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        pytest.param(
            [stage(9, EDUCATION, Stage.WAITING, Help.EXTRA, Node.EXTRA_SUPPORT)],
            ["granted", "waiting"],
            id="a yes is told where the wait begins",
        ),
        pytest.param(
            [
                Entry(9, Flow.REFUSALS, 1),
                Entry(9, Flow.SHIFTED, 1),
                stage(9, EDUCATION, Stage.WAITING, Help.BASIC, Node.BASIC_SUPPORT),
                Entry(9, Flow.EDUCATION_WAIT_WEEKS, 0),
                stage(9, EDUCATION, Stage.HELP, Help.BASIC, Node.BASIC_SUPPORT),
            ],
            ["refused", "shifted_to_care", "help_began"],
            id="a no, and help at once: no word about a queue",
        ),
        pytest.param(
            [
                Entry(9, Flow.DISPUTES, 1),
                stage(9, EDUCATION, Stage.DISPUTE, Help.EXTRA, Node.PARTNERSHIP_DESK),
            ],
            ["granted", "dispute"],
            id="a yes that payers do not agree on",
        ),
        pytest.param(
            [
                Entry(9, SECTOR_CHANGED, Sector.VO),
                Entry(9, Flow.WARM_TRANSITIONS, 1),
                stage(9, EDUCATION, Stage.AT_DOOR, Help.EXTRA, Node.SCHOOL_CARE_TEAM),
                stage(9, EDUCATION, Stage.ON_THE_WAY, Help.EXTRA, Node.SCHOOL_CARE_TEAM),
                stage(9, EDUCATION, Stage.WAITING, Help.BASIC, Node.BASIC_SUPPORT),
            ],
            ["school_changed", "support_kept", "door", "waiting"],
            id="a request that moves along to a new school is no decision",
        ),
    ],
)
def test_what_the_partnership_decides_is_read_from_what_follows(entries, told) -> None:
    life = timeline(CHILD, [*ASKED, *entries], 20)
    assert [event.kind for event in life.in_week(9)] == told


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        pytest.param(
            [
                Entry(0, Flow.COLD_TRANSITIONS, 1),
                stage(0, EDUCATION, Stage.NONE, Help.EXTRA),
                Entry(0, SECTOR_CHANGED, Sector.VO),
            ],
            ["support_lost", "school_changed"],
            id="help that ends with the school",
        ),
        pytest.param(
            [
                stage(0, EDUCATION, Stage.NONE, Help.EXTRA),
                Entry(0, SEVERITY_CHANGED, 0),
                Entry(0, SECTOR_CHANGED, Sector.MBO),
                Entry(0, Flow.LEFT, 1),
            ],
            ["help_ended", "left"],
            id="leaving because of age",
        ),
        pytest.param(
            [Entry(0, HELP_EXTENDED, EDUCATION), Entry(0, MOVED_TO, 1), Entry(0, MOVED_TO, 1)],
            ["help_extended", "moved"],
            id="the same thing is told once",
        ),
        pytest.param(
            [
                Entry(0, SECTOR_CHANGED, Sector.VO),
                Entry(0, SECTOR_CHANGED, Sector.SBO),
                Entry(0, Flow.SPECIAL_MOVES, 1),
                stage(0, EDUCATION, Stage.NONE, Help.SPECIAL_PLACE),
            ],
            ["special_place", "help_ended"],
            id="a place in a special school is told instead of the change of school",
        ),
        pytest.param(
            [Entry(0, EXEMPTION_ENDED, 1), Entry(0, Flow.OUT_WEEKS_ENDED, 3)],
            ["returned"],
            id="who goes back to school needs no exemption",
        ),
    ],
)
def test_a_week_is_told_without_noise(entries, told) -> None:
    life = timeline(SUPPORTED, entries, 10, places=("Oudewater", "Woerden"))
    assert set(told) == {event.kind for event in life.events}
    assert len(life.events) == len(told)


def test_light_help_that_was_not_enough_is_stepped_up() -> None:
    start = Start(
        birth_week=-500,
        severity=2,
        tracks=(TrackState(), TrackState(Stage.HELP, Help.LOCAL, Node.CARE_PROVIDER, -10)),
    )
    entries = [stage(4, CARE, Stage.WAITING, Help.SPECIALISED, Node.CARE_PROVIDER)]
    life = timeline(start, entries, 6)
    assert [event.kind for event in life.events] == ["help_ended", "stepped_up", "waiting"]
    assert life.events[0].number == 14
    assert (life.summary.help_weeks, life.summary.unmet_weeks) == (4, 2)


def test_a_false_alarm_and_a_plan_for_both_sides_are_told() -> None:
    both = EDUCATION_SIDE + CARE_SIDE
    entries = [*seen(1, Signal.TEACHER, both, alarm=1), *seen(9, Signal.SCHOOL_TEAM, both, 0, 1)]
    life = timeline(CHILD, entries, 10)
    assert kinds(life) == [(1, "false_alarm"), (9, "noticed"), (9, "one_plan")]


def test_a_child_that_enters_later_is_counted_from_then_on() -> None:
    start = Start(birth_week=-100, present=False)
    life = timeline(start, [Entry(108, Flow.ENTERED, 1), *onset(110, 1)], 120)
    assert (life.summary.weeks, life.summary.need_weeks) == (12, 10)
    assert start_in_words("nl", start) == "Nog niet in beeld"


def test_the_start_says_need_and_case_in_words() -> None:
    assert start_in_words("en", SUPPORTED) == (
        "Primary school; need: learning (moderate); extra support (for 20 weeks so far)"
    )
    hidden = Start(birth_week=-500, severity=1, profiles=("medical",), need_since=-1, out_since=-3)
    assert start_in_words("nl", hidden) == (
        "Basisonderwijs, thuis zonder school; hulpvraag ziekte of beperking (licht), "
        "sinds 1 week; niemand heeft het gezien"
    )


@pytest.mark.parametrize("words", [EVENTS, WHO, CODES, PHRASES])
def test_both_languages_have_the_same_words(words) -> None:
    assert words["nl"].keys() == words["en"].keys()
    assert len(LEVELS["nl"]) == len(LEVELS["en"]) == 5


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_code_of_the_model_has_a_word(lang) -> None:
    for names in (Help, Profile, Sector):
        for item in names:
            assert item.name.lower() in CODES[lang].keys() | TERMS[lang].keys()
    assert {item.name.lower() for item in Signal} == WHO[lang].keys()
