"""Page "Kinderen": one child in two systems, and how all children fare."""

import pytest
import solara

from dashboard.answering import Called
from dashboard.pages import children
from experiments.child.similar import SHARES, similar
from experiments.live.calls import story_of
from experiments.refusal_words import told
from tests.dashboard.pages.texts import texts


@pytest.fixture(scope="module")
def story(small_view):
    view = small_view
    both = (view.baseline, view.scenario)
    return story_of(*both, view.region, view.years, view.seed, "most-changed", "")


@pytest.fixture
def called(monkeypatch):
    """What the page asked a worker for, in place of asking."""
    asked = []

    def say(value):
        def use(function, *arguments, remember=False):
            asked.append((function, arguments))
            return value

        monkeypatch.setattr(children, "use_call", use)
        return asked

    return say


def shown(room):
    box, rc = solara.render(children.Page(room), handle_error=False)
    told = texts(box)
    rc.close()
    return told


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("answered", [True, False])
def test_the_page_is_there_while_nothing_is(room_of, called, lang, answered):
    asked = called(Called("waiting"))
    room = room_of(lang, answered)
    told = shown(room)
    assert room.say("children_label") in told
    assert (room.say("waiting_for_numbers") in told) is not answered
    view = room.view
    expected = (view.baseline, view.scenario, view.region, view.years, view.seed, "typical", "")
    assert asked[-1] == (story_of, expected)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_story_tells_who_why_and_where_the_lives_part(room_of, called, story, lang):
    called(Called("ready", story))
    room = room_of(lang)
    told = shown(room)
    assert story.child.id in told
    assert room.say("children_label") in told
    rule = room.say("children_rule_most-changed", n="", a="").split(":")[0]
    assert rule in told
    for side in children.parting_in_words(room, story):
        assert side in told


def test_a_story_of_something_else_is_not_shown(room_of, called, story, small_view):
    called(Called("ready", story))
    assert story.child.id not in shown(room_of(view=small_view.but(seed=9)))
    assert story.child.id not in shown(room_of(view=small_view.but(years=1)))


def test_a_child_without_a_number_is_not_asked_for(room_of, called, small_view):
    asked = called(Called())
    view = small_view.with_choice("child", "id").with_choice("child_id", "not a number")
    room = room_of(view=view)
    shown(room)
    assert [call[0] for call in asked[-1:]] == [None]
    shown(room_of(view=view.with_choice("child_id", "0123ABCD")))
    assert asked[-1][0] is story_of
    assert asked[-1][1][-1] == "0123abcd"


def test_a_failure_is_told(room_of, called, small_view):
    called(Called("failed", problem=told("no_need")))
    for lang, said in told("no_need").items():
        assert said in shown(room_of(lang))
    view = small_view.with_choice("child", "id").with_choice("child_id", "0123abcd")
    room = room_of("nl", view=view)
    assert room.say("children_unknown") in shown(room)


def test_events_have_a_row_per_week_and_a_heading_where_the_lives_part(story):
    rows = children.event_rows(story, "nl")
    weeks = {event.week for life in story.lives for event in life.events}
    assert len(rows) == len(weeks) + bool(story.diverging_weeks)
    marked = [row for row in rows if row["cells"] and row["cells"][2]["mark"]]
    assert len(marked) == len(story.diverging_weeks)
    assert sum("heading" in row for row in rows) == bool(story.diverging_weeks)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_life_that_stays_the_same_says_so(room_of, called, story, lang):
    from dataclasses import replace

    same = replace(story, lives=(story.lives[0], story.lives[0]))
    called(Called("ready", same))
    room = room_of(lang)
    assert children.parting_in_words(room, same) == []
    assert room.say("children_no_parting") in shown(room)


def test_the_counter_shows_the_shares_of_the_comparison(room_of):
    room = room_of()
    found = similar(room.answer.findings.comparison.paired, room.given.shown)
    assert found is not None
    rows = children.counter_rows(found, dict.fromkeys(SHARES, "x"), "nl")
    numbers = [int(row["cells"][1]["text"].replace(".", "")) for row in rows]
    assert sum(numbers) == 1000
    assert [len(row["cells"]) for row in rows] == [4, 4, 4]
    assert [row["cells"][1].get("mark") for row in rows] == ["+", "", "!"]
