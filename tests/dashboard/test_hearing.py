"""What a browser tells: nothing but what a component declared is heard, whatever is sent."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from dashboard.address import LONGEST_QUERY, LONGEST_SCENARIO
from dashboard.all_levers import every_control
from dashboard.components import hearing
from dashboard.controls import moved
from dashboard.pages import evidence_register
from dashboard.view import PAGES
from model.parameters import REGISTER
from scenarios import load
from tests.dashboard.pages.texts import texts
from tests.dashboard.screen import widgets, with_event

HUGE = "x" * 1_000_000
DEEP: list[object] = []
for _ in range(200):
    DEEP = [{"value": DEEP}]
# What no component of ours declares.
JUNK: list[object] = [
    [], [[]], ["coverage"], {"a": 1}, {"key": {}, "value": []}, {"key": "coverage"},
    {"key": ["coverage"], "value": 1}, {"key": "coverage", "value": 10**400},
    {"key": "coverage", "value": math.nan}, {"key": "coverage", "text": HUGE},
    {"value": {}, "on": True}, {"codes": [[]], "on": True}, {"codes": "GM0312", "on": True},
    {"codes": ["GM0312"] * 10_000, "region": "x"}, {"name": HUGE, "text": HUGE},
    {"name": None, "text": 3}, math.nan, math.inf, -0.5, 10**400, -(10**400), HUGE, DEEP,
    {"__class__": "x"}, {"objectRef": "template"}, {"functionRef": "__init__"},
]  # fmt: skip
# What a component may declare, and yet no browser of ours sends.
ODD: list[object] = [
    None, True, False, 0, -1, 99, "", " ", "\0", "\ud83d", "²", "9" * 5_000, "1e999", "nan",
    "-1", "../../etc/passwd", "__class__", "{}", "<script>", "x" * 19_000,
    {"key": "coverage", "value": "²"}, {"key": "coverage", "value": -1e15},
    {"key": "layout", "value": "file"}, {"key": "none", "value": 1},
    {"key": "coverage", "text": "\ud83d\0"}, {"codes": ["none"], "region": "\ud83d"},
    {"codes": [], "on": True}, {"value": "none", "on": True}, {"name": "\ud83d", "text": "\0"},
]  # fmt: skip
OPENED = next(iter(REGISTER))
MORE: dict[str, tuple[str, dict[str, str]]] = {  # other states of pages, in which more can be done
    "all levers": ("explore", {"levers": "all"}),
    "money": ("region", {"part": "money"}),
    "by number": ("children", {"child": "id"}),
    "a number": ("evidence", {"parameter": OPENED}),
    "leanings": ("evidence", {"evidence": "assumptions"}),
    "chapters": ("evidence", {"evidence": "model"}),
}
STATES: dict[str, tuple[str, dict[str, str]]] = {page: (page, {}) for page in PAGES} | MORE


@pytest.fixture
def shown(screen, small_view, monkeypatch):
    """A function that shows a state of `STATES`, with all that can be heard there."""
    hearing.shut_doors()
    monkeypatch.setattr(evidence_register, "use_register", evidence_register.register)
    scenario = load("full-continuum")
    control = every_control()["pooling.solidarity"]
    own = moved(scenario, control, 0.25, "C")

    def show(name, **changes):
        page, choices = STATES[name]
        view = small_view.but(page=page, step="question", **changes)
        view = view.but(scenarios=(*view.scenarios, own), chosen=2)
        for choice in choices.items():
            view = view.with_choice(*choice)
        return screen(view)

    return show


def events(box):
    """Return everything that can be told, as pairs of a component and the name of an event."""
    return [
        (widget, name)
        for widget in widgets(box)
        for name in getattr(widget, "events", None) or ()
        if not name.startswith("event_")  # a second name of the same
    ]


def state(box):
    """Return all that a browser is told of a screen."""
    return [
        (type(widget).__name__, name, getattr(widget, name))
        for widget in widgets(box)
        for name in widget.keys
        if name not in ("children", "layout", "template") and not name.startswith("_")
    ]


def send(widget, content, buffers=()):
    """Send a message to a component, as the connection to a browser does."""
    widget._handle_event(widget, content, list(buffers))


@pytest.mark.parametrize("name", STATES)
def test_what_no_component_declares_changes_nothing(shown, name):
    box = shown(name)
    before = state(box)
    found = events(box)
    assert len(found) >= 10
    for widget, event in found:
        for junk in JUNK:
            send(widget, {"event": event, "data": junk})
        send(widget, {"event": event, "data": "text"}, [b"bytes"])
    assert state(box) == before
    hidden(box)


@pytest.mark.parametrize("name", STATES)
def test_what_is_declared_and_odd_raises_nothing(shown, name):
    box = shown(name)
    (address,) = with_event(box, "popped")
    first = address.query
    for place in range(len(events(box))):
        for odd in ODD:
            found = events(box)
            if place < len(found):  # what was told before may have opened or shut something
                widget, event = found[place]
                send(widget, {"event": event, "data": odd})
            if address.query != first:
                send(address, {"event": "popped", "data": first})
    assert address.query == first
    hidden(box)


def hidden(box):
    """Assert that nothing of the server is on a screen."""
    said = f"{texts(box)} {state(box)}"
    here = Path(__file__).resolve().parents[2]
    for secret in (str(here), str(Path.home()), "Traceback"):
        assert secret not in said


# What ipyvue would do for whoever asks: make objects, call methods, set attributes.
ERRANDS = [
    {"create_widget": ["builtins", "dict"], "id": "x", "props": {
        "a": {"functionRef": "__setattr__", "args": ["template_file", __file__]},
        "b": {"functionRef": "__init__"}}},
    {"update_ref": {"functionRef": "close"}, "id": "x", "prop": "label"},
    {"destroy_widget": "x"},
    {"event": "x"}, {"event": None}, {"event": ["clicked"]}, {"event": "__class__"}, {}, [], None,
    "event", 3,
]  # fmt: skip


def test_a_message_that_is_no_event_does_nothing(shown):
    box = shown("question")
    before = state(box)
    for widget in widgets(box):
        if not hasattr(widget, "template"):
            continue
        template = widget.template
        for errand in ERRANDS:
            send(widget, errand)
        assert widget.template is template
        assert widget._component_instances == []
    assert state(box) == before
    hidden(box)


FORMS: dict[hearing.Form, tuple[list[object], list[object]]] = {
    hearing.nothing: ([None, {}], [[], "", 0, False, {"a": 1}]),
    hearing.flag: ([True, False], [0, 1, None, "true"]),
    hearing.amount: ([0, -1.5, 2**53], [True, None, "1", math.nan, math.inf, 10**400]),
    hearing.place: ([0, 3], [True, 1.0, 10**400, "1"]),
    hearing.text: (["", "x" * LONGEST_QUERY], [None, 1, b"x", ["x"], HUGE]),
    hearing.file: (["", "x" * LONGEST_SCENARIO], [None, "x" * (LONGEST_SCENARIO + 1)]),
    hearing.either(hearing.flag, hearing.text): ([True, "x"], [None, 1]),
    hearing.fields({"on": hearing.flag}): (
        [{"on": True}], [{}, {"on": 1}, {"on": True, "off": True}, [True], "on", None],
    ),
    hearing.many(hearing.text, 2): ([[], ["a", "b"]], [["a"] * 3, [1], "ab", {"a": 1}, None]),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_form_holds_what_it_declares_and_nothing_else(form):
    good, bad = FORMS[form]
    assert all(form(value) is True for value in good)
    assert not any(form(value) for value in bad)


def test_an_event_without_a_declaration_is_a_mistake():
    def made(event_clicked=None):
        """Show nothing."""

    with pytest.raises(TypeError, match="declare what each is told"):
        hearing.component("button.vue")(made)
    with pytest.raises(TypeError, match="declare what each is told"):
        hearing.component("button.vue", clicked=hearing.nothing, other=hearing.text)(made)
