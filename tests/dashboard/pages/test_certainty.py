"""Page "Zekerheid": how firm the answer is, where it turns, and checks on it."""

from dataclasses import replace

import numpy as np
import pytest
import solara

from dashboard.answering import Answer, Asked, Called
from dashboard.pages import (
    certainty,
    certainty_cases,
    certainty_checks,
    certainty_fails,
    certainty_tipping,
)
from dashboard.several import Several
from experiments.comparison.checks import Check, enough_replications
from experiments.comparison.possibilities import Possibilities
from experiments.report.documents import limits
from experiments.runs.run import run_scenarios
from experiments.sensitivity.along import steps_along, tipping_along
from experiments.sweep.design import HEADLINE
from tests.dashboard.pages.texts import texts

FACTOR = "access.give_up_per_hand_over"
PERIOD = "years 1-2"


@pytest.fixture
def calls(monkeypatch):
    """What workers would give: nothing until it is set."""
    given = {"checks": Called(), "several": None}
    monkeypatch.setattr(certainty_checks, "use_call", lambda *_, **__: given["checks"])
    monkeypatch.setattr(certainty_cases, "use_call", lambda *_, **__: Called())
    monkeypatch.setattr(
        certainty_tipping, "use_several", lambda asked: given["several"] or Several(asked)
    )
    monkeypatch.setattr(certainty_tipping, "desk", lambda: type("Nobody", (), {"pids": list}))
    return given


def shown(room):
    box, rc = solara.render(certainty.Page(room), handle_error=False)
    told = texts(box)
    rc.close()
    return told


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("answered", [True, False])
def test_the_page_shows_what_is_known(room_of, calls, lang, answered):
    room = room_of(lang, answered)
    told = shown(room)
    for key in ("certainty_title", "cases_title", "checks_title", "certainty_limits"):
        assert room.say(key) in told
    for key in ("certainty_sources", "certainty_possible", "tipping_title", "fails_title"):
        assert (room.say(key) in told) is answered
    assert (room.say("waiting_for_numbers") in told) is not answered
    assert all(item.rest in told for item in limits(lang))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_worlds_that_are_switched_off_can_be_switched_on(room_of, calls, small_view, lang):
    room = room_of(lang, view=small_view.but(worlds=False))
    told = shown(room)
    assert room.say("certainty_worlds_off") in told
    assert room.say("certainty_worlds_on") in told
    assert room.say("certainty_worlds_on") not in shown(room_of(lang))


def test_worlds_that_are_on_their_way_are_told(room_of, calls, small_answer, small_view):
    room = room_of("en")
    runs = small_answer.runs
    alone = replace(
        runs, worlds=(), in_worlds=runs.in_worlds[:0], paired_in_worlds=np.zeros((0, 2, 4))
    )
    numbers = type(small_answer.numbers)(alone)
    now = Answer(small_answer.question, "assumptions", 5, 20, None, numbers)
    busy = replace(room, asked=Asked(now, now, lambda: None, lambda: None))
    told = shown(busy)
    assert busy.say("certainty_worlds_busy", done=5, total=20) in told
    assert busy.say("certainty_sources") not in told


def test_the_lead_counts_measures_as_the_comparison_does(room_of):
    room = room_of("en")
    rows = room.answer.findings.comparison.rows
    told = certainty.firm_in_words(room, room.answer.findings, room.given.shown, PERIOD)
    own = rows[(rows["scenario"] == room.given.shown) & (rows["period"] == PERIOD)]
    own = own[(own["group"] == "all") & own["measure"].isin(HEADLINE)]
    settled = own[~own["verdict"].isin(["", "indistinguishable"])]
    if len(settled):
        assert f"{len(settled)} clearly change" in told
        assert f"{(settled['robust'] == 'robust').sum()} are firm" in told
    else:
        assert "none clearly changes" in told


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_check_has_a_mark_a_word_and_a_sentence(room_of, small_answer, lang):
    room = room_of(lang)
    found = [
        Check("null", "passed", {"levers": 13, "n": 2000, "changed": 0}),
        Check("books", "failed", {"problem": "5 cents"}),
        enough_replications(small_answer.runs, room.given.shown),
    ]
    rows = certainty_checks.check_rows(room, found)
    assert len(rows) == 6  # two more that were not done, and one that is tested elsewhere
    assert [row["cells"][1]["mark"] for row in rows] == ["✓", "✗", "△", "○", "○", "○"]
    assert all(row["cells"][1]["text"] for row in rows)
    assert "5 cents" in rows[1]["cells"][2]["text"]


def test_in_how_many_worlds_it_fails_is_told_in_all_cases(room_of):
    room = room_of("en")

    def told(*values, over_draws=True):
        rows = Possibilities("hand_overs", np.array(values), over_draws)
        return certainty_fails.failing_in_words(room, rows)

    assert "none of the 3" in told(-2.0, -1.0, 0.0)
    assert "all 2" in told(1.0, 2.0)
    assert "2 of the 3" in told(-1.0, 1.0, 2.0)
    assert told(1.0, over_draws=False) == room.say("fails_few")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_turn_is_shown_with_its_course(room_of, calls, small_view, lang):
    question = small_view.question()
    steps = steps_along(question, small_view.scenario.name, FACTOR, values=3, pairs=2)
    runs = [run_scenarios(s.question.scenarios, s.question.settings()) for s in steps]
    found = tipping_along(steps, runs, FACTOR, "hand_overs", PERIOD)
    rows = certainty_tipping.course_rows(found, lang)
    assert len(rows) == 3
    calls["several"] = Several((), "waiting", 3, 6, 4.0)
    room = room_of(lang)
    assert room.say("tipping_busy", done=3, total=6, left=room.say("seconds", n=4)) in shown(room)
