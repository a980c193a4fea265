"""A session with its steps, and reading along: what each shows, and what no event changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import lineup
from dashboard.address import LONGEST_QUERY, TOO_LONG, Read, address_of, changed, tidied, view_at
from dashboard.controls import BY_KEY, moved
from dashboard.modes import (
    MINUTES,
    OPEN_TO_READERS,
    STEPS,
    at_step,
    for_readers,
    noted,
    permitted,
    stepped,
    told,
)
from dashboard.view import PAGES, View
from scenarios import load
from tests.dashboard.pages.texts import texts
from tests.dashboard.screen import main_of, many, view_on, widgets, with_event

OWN = moved(load("integrated-teams"), BY_KEY["coverage"], 0.3, "B")
CHANGES = {
    "region": "netherlands",
    "years": 3,
    "seed": 9,
    "pairs": 7,
    "scenarios": (load("current"), OWN),
    "worlds": False,
    "expectation": "more",
    "decision": "yes",
    "dissent": "no",
    "check": "2030-01-01",
    "locked": "2024-11-23T14:05Z",
    "reading": False,
}
CHANGING = ("question", "explore", "compare", "region", "report", "research")


def settled(view):
    """Return what a reader may not change, by name."""
    return {name: getattr(view, name) for name in vars(view) if name not in OPEN_TO_READERS}


def test_every_page_belongs_to_a_step_and_a_session_takes_an_hour():
    assert {page for pages in STEPS.values() for page in pages} == set(PAGES)
    assert STEPS.keys() == MINUTES.keys()
    assert sum(MINUTES.values()) == 60


@pytest.mark.parametrize("step", STEPS)
def test_a_step_leads_to_a_page_and_stays_there(step):
    view = at_step(View(page="children"), step)
    assert stepped(view) == view
    assert view_at(address_of(view)).view == view


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("explore", "question", "try"),
        ("explore", "decision", "try"),
        ("region", "try", "try"),
        ("region", "findings", "findings"),
        ("fair", "try", "findings"),
        ("question", "expectation", "expectation"),
        ("report", "findings", "decision"),
        ("report", "", ""),
    ],
)
def test_the_step_follows_the_page_that_somebody_goes_to(page, before, after):
    assert tidied(View(page=page, step=before)).step == after


def test_the_step_of_a_link_follows_the_page_of_the_link():
    assert view_at("p=fair&f=question").view.step == "findings"


def test_a_step_that_no_browser_of_ours_sends_is_not_kept():
    assert tidied(View(step="<script>")).step in STEPS


def test_the_bar_shows_what_was_settled_at_the_step():
    view = View(expectation="minder wachten", decision="Twee teams", check="2030-01-01")
    assert "Eemland" in noted(view.but(step="question"))
    assert "Vast team op elke school" in noted(view.but(step="question"))
    assert "minder wachten" in noted(view.but(step="expectation"))
    assert noted(view.but(step="decision")).splitlines() == [
        "Besloten: “Twee teams”",
        "Opnieuw kijken op: 2030-01-01",
    ]
    assert noted(View(step="expectation")) == noted(View(step="try")) == noted(view) == ""
    assert told(view.but(lang="en"), "try")["label"] == "Try"


@pytest.mark.parametrize("name", CHANGES)
def test_a_reader_changes_nothing_that_a_view_is_about(name):
    now = View(reading=True)
    new = now.but(**{name: CHANGES[name]}, page="fair", lang="en")
    assert getattr(new, name) != getattr(now, name)
    assert permitted(now, new) == now
    assert permitted(now, now.but(page="fair", lang="en")) == now.but(page="fair", lang="en")
    assert permitted(now.but(reading=False), new) == new


def test_everything_in_a_view_is_open_to_readers_or_tried_here():
    assert set(vars(View())) == {*CHANGES, *OPEN_TO_READERS}


def test_a_link_for_readers_has_all_but_the_session():
    view = at_step(View(expectation="more"), "try")
    link = view_at(address_of(for_readers(view))).view
    assert link == view.but(reading=True, step="")
    assert "f=" not in address_of(link)


ACTIONS = st.sampled_from(
    [
        lambda view: moved_to(view, "coverage", 0.1),
        lambda view: moved_to(view, "demand", 0.2),
        lineup.copied,
        lambda view: lineup.added(view, load("pooled-budget")),
        lambda view: lineup.uploaded(view, OWN.to_toml(), "Your file"),
        lambda view: lineup.renamed(view, 1, "Mine"),
        lambda view: lineup.removed(view, 2),
        lambda view: view.but(reading=False),
        lambda view: view.but(page="compare"),
    ]
)


def moved_to(view, key, value):
    """Return the view after a lever was moved."""
    return view.with_scenario(moved(view.scenario, BY_KEY[key], value, "B"))


@given(st.lists(ACTIONS, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_row_of_levers_and_line_up_changes_anything_for_a_reader(actions):
    scenarios = (load("current"), load("integrated-teams"), load("full-continuum"))
    first = View(scenarios=scenarios, reading=True, page="explore")
    now = Read(first)
    for act in actions:
        now = changed(now, act(now.view))
    assert settled(now.view) == settled(first)
    assert now.problems == ()


def test_a_change_that_no_link_can_hold_is_not_made_and_is_told():
    long = "\U0001f600" * 1000  # each letter of this is twelve of an address
    now = changed(Read(View()), View(expectation=long))
    assert now.problems == ()
    after = changed(now, now.view.but(decision=long))
    assert after == Read(now.view, (TOO_LONG,))
    assert len(address_of(after.view)) <= LONGEST_QUERY
    assert changed(after, after.view.but(decision="short")).problems == ()


def values_for(widget):
    """Return what a browser might tell of a component: values that it shows, and some others."""
    groups = many(widget, "groups")
    levers = [item for group in groups for item in group.get("items", ())]
    shown = [item for group in groups for item in group.get("options", ())]
    values = [item["value"] for item in [*shown, *many(widget, "options")]]
    codes = [item["code"] for item in many(widget, "rows") if "code" in item]
    return [
        *({"key": item["key"], "value": 0.2} for item in levers),
        *({"key": item["key"], "value": option["value"]} for item in levers
          for option in item["options"]),
        *({"value": value, "on": False} for value in values),
        *values[:6],
        {"codes": codes, "region": "Elders"},
        {"name": "mine.toml", "text": OWN.to_toml()},
        "2030-01-01", "0.3", "text", None, True,
    ]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("reading", [True, False], ids=["reading", "alone"])
def test_no_event_of_any_page_changes_anything_for_a_reader(
    screen, small_view, tmp_path, page, reading
):
    three = (*small_view.scenarios, load("full-continuum"))
    box = screen(small_view.but(page=page, reading=reading, scenarios=three))
    first, differs = settled(view_on(box)), False
    for widget in widgets(main_of(box)):
        for tell in (getattr(widget, "_event_callbacks", None) or {}).values():
            for value in values_for(widget):
                tell(value)
                differs = differs or settled(view_on(box)) != first
    if reading:
        assert not differs
        assert list(tmp_path.rglob("*.csv")) == []
    else:
        assert differs or page not in CHANGING


def test_a_reader_leaves_by_the_button_and_then_moves_levers(screen, small_view):
    box = screen(small_view.but(page="explore", reading=True))
    assert "U leest mee" in str([getattr(item, "words", "") for item in widgets(box)])
    (bar,) = with_event(box, "left")
    bar._event_callbacks["left"](None)
    assert view_on(box) == small_view.but(page="explore")
    assert with_event(box, "left") == []
    (levers,) = with_event(box, "moved")
    levers._event_callbacks["moved"]({"key": "coverage", "value": 0.2})
    assert view_on(box).scenario.levers != small_view.scenario.levers


@pytest.mark.parametrize("page", CHANGING)
def test_what_a_reader_may_not_do_is_shut_in_the_browser(screen, small_view, page):
    def shut(reading):
        box = screen(small_view.but(page=page, reading=reading))
        found = [
            item
            for item in widgets(main_of(box))
            if getattr(item, "disabled", False)
            or getattr(item, "locked", False)
            or "disabled" in (getattr(item, "attributes", None) or {})
        ]
        return len(found)

    assert shut(True) > shut(False)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_session_is_led_from_the_header_and_by_its_steps(screen, small_view, lang):
    box = screen(small_view.but(lang=lang))
    (header,) = with_event(box, "lead")
    header._event_callbacks["lead"](True)
    assert view_on(box).step == "question"
    (bar,) = with_event(box, "stepped")
    assert [item["step"] for item in bar.steps] == [*STEPS]
    for item in bar.steps:
        assert view_at(item["href"].removeprefix("?")).view == at_step(view_on(box), item["step"])
    odd_values: list[object] = ["secret", None, [], {}, 3, ["try"]]
    for odd in odd_values:
        bar._event_callbacks["stepped"](odd)
    assert view_on(box).step == "question"
    bar._event_callbacks["stepped"]("try")
    assert (view_on(box).step, view_on(box).page) == ("try", "explore")
    (header,) = with_event(box, "lead")
    header._event_callbacks["lead"](False)
    assert view_on(box).step == ""
    assert with_event(box, "stepped") == []


def test_a_text_that_makes_the_link_too_long_is_told_on_the_screen(screen, small_view):
    view = small_view.but(page="report", expectation="\U0001f600" * 1000)
    box = screen(view)
    decision = with_event(main_of(box), "written")[0]
    decision._event_callbacks["written"]("\U0001f600" * 1000)
    assert view_on(box).decision == ""
    (answer,) = [item for item in widgets(box) if getattr(item, "problems", ())]
    assert "te lang" in answer.problems[0]
    assert texts(box)
