"""What goes wrong is told in Dutch on a Dutch page: every kind is provoked where people meet it."""

import queue
import sys
import threading
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import solara

from dashboard import answering, kept_layouts
from dashboard.answering import FAILED, Answer, Asked, Called
from dashboard.designing import Sketch, Varied
from dashboard.headline import status
from dashboard.pages import SHOWN, certainty_tipping, evidence_register, research_design
from dashboard.several import Several
from dashboard.words import CATALOGUE
from experiments.child.pick import pick
from experiments.live import Failure, Progress
from experiments.live.desk import Desk
from experiments.live.ticket import plan_of
from experiments.sweep.design import GRID, LATIN
from model.errors import UserError
from model.levers import RegionLayout, SchoolTeams
from scenarios import load
from scenarios.refusals import in_both
from tests.dashboard.pages.texts import texts

HEAD = """
name = "x"
title = { nl = "a", en = "a" }
description = { nl = "b", en = "b" }
"""
LAYOUT = '[[levers]]\nkind = "region_layout"\n'
COVERAGE, TURNOVER = "school_teams.coverage", "staff.turnover_per_year"
ABROAD = SchoolTeams(pilot_municipalities="Groningen")
TEAM = '[[levers]]\nkind = "school_teams"\n'
ENGLISH = {"give", "leave", "the", "and", "cannot", "with", "outside", "choose", "which", "unknown"}

FILES = {
    "no TOML": ("a = =", "is geen geldige TOML"),
    "unknown key": (HEAD + "titel = 3", "heeft het onbekende onderdeel"),
    "out of range": (HEAD + TEAM + "coverage = 9.0", "buiten het bereik: geef een getal van"),
    "contradiction": (HEAD + TEAM + "start_week = 9\nend_week = 9", "niet na start_week 9"),
    "no merging": (HEAD + LAYOUT + 'layout = "merged"\nmerged_to = 99', "met 99 regio’s kan niet"),
    "no layer": (HEAD + LAYOUT + 'layout = "merged"\nmerged_to = "q"', "soort regio “q” van een"),
    "layout elsewhere": (
        HEAD + LAYOUT + f'layout = "file"\nfile = "layout-{"0" * 64}.csv"',
        "die niet op deze server staat",
    ),
    "file on the server": (
        HEAD + LAYOUT + 'layout = "file"\nfile = "/etc/passwd"',
        "die niet op deze server staat",
    ),
    "reason": (HEAD + '[reasons]\n"school_teams.zzz" = "x"', "geeft een reden voor de onbekende"),
}


@pytest.fixture(autouse=True)
def nothing_runs(monkeypatch, tmp_path):
    """No worker begins; layouts are kept in a folder for this test alone."""
    monkeypatch.setenv("CONTINUUM_DATA", str(tmp_path))
    answer_calls(monkeypatch, Called())
    monkeypatch.setattr(certainty_tipping, "desk", lambda: type("Nobody", (), {"pids": list}))
    monkeypatch.setattr(certainty_tipping, "use_several", Several)
    yield
    research_design.SKETCH.value = Sketch()


def answer_calls(monkeypatch, called):
    """Let every call of a worker give this."""
    monkeypatch.setattr("dashboard.saving.use_call", lambda *_, **__: called)
    for name, module in list(sys.modules.items()):
        if name.startswith("dashboard.pages") and hasattr(module, "use_call"):
            monkeypatch.setattr(module, "use_call", lambda *_, **__: called)


def widgets(box):
    """Return everything that was rendered, outside first."""
    inside = [item for item in getattr(box, "children", ()) or () if not isinstance(item, str)]
    return [box, *(found for item in inside for found in widgets(item))]


def tell(box, event, value, place=0):
    """Tell a page of an event, as a browser would."""
    heard = [
        item for item in widgets(box) if event in (getattr(item, "_event_callbacks", None) or ())
    ]
    heard[place]._event_callbacks[event](value)


def alerts(room, provoke=None):
    """Return all that a page says of what is wrong, after something was done on it."""
    with shown(room) as box:
        if provoke is not None:
            provoke(box)
        return " ".join(said_wrong(box))


@contextmanager
def shown(room):
    """Show a page, and take it away again."""
    box, context = solara.render(SHOWN[room.view.page](room), handle_error=False)
    try:
        yield box
    finally:
        context.close()


def said_wrong(box):
    """Return what is told to be wrong."""
    found = []
    for item in widgets(box):
        attributes = getattr(item, "attributes", None) or {}
        is_alert = attributes.get("role") == "alert" if isinstance(attributes, dict) else False
        if is_alert or "c-problem" in (getattr(item, "class_", "") or ""):
            found.append(texts(item))
        found += [text for text in [getattr(item, "problem", "")] if isinstance(text, str) and text]
    return found


def labelled(box, key):
    """Return what has this word of the catalogue as its label."""
    starts = tuple(text.split("{")[0] for text in CATALOGUE[key])
    return next(item for item in widgets(box) if str(getattr(item, "label", "")).startswith(starts))


def press(box, key):
    """Press the button with this word."""
    labelled(box, key)._event_callbacks["clicked"](None)


def check(dutch, english, wanted, problem=None):
    """Check that both languages say something, and that the Dutch is Dutch."""
    assert wanted in dutch
    assert english
    assert wanted not in english
    assert not ENGLISH & set(dutch.replace(",", " ").replace(":", " ").split()), dutch
    if problem is not None:
        assert str(problem) in english
        assert str(problem) not in dutch


def caught(make):
    """Return the error that something raises."""
    with pytest.raises(UserError) as found:
        make()
    return found.value


@pytest.mark.parametrize("case", FILES)
@pytest.mark.parametrize("page", ["compare", "research"])
def test_a_file_that_cannot_be_used(room_of, page, case):
    text, wanted = FILES[case]
    dutch, english = (
        alerts(
            room_of(lang, answered=False, page=page),
            lambda box: tell(box, "given", {"name": "x.toml", "text": text}),
        )
        for lang in ("nl", "en")
    )
    check(dutch, english, wanted)


def test_a_layout_that_does_not_fit_this_version_tells_no_place(room_of, monkeypatch, tmp_path):
    from experiments.region_layouts import layout_text

    text = "\n".join(layout_text({}).splitlines()[:-1]) + "\n"  # a municipality less
    name = kept_layouts._name(text.encode())
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / name).write_text(text)
    file = {"name": "x.toml", "text": HEAD + LAYOUT + f'layout = "file"\nfile = "{name}"'}
    for lang, wanted in (("nl", "niet past bij de gemeenten"), ("en", "does not fit the muni")):
        said = alerts(
            room_of(lang, answered=False, page="compare"), lambda box: tell(box, "given", file)
        )
        assert wanted in said
        assert str(tmp_path) not in said


@pytest.mark.parametrize("broken", ["full", "no folder"])
def test_a_drawing_that_cannot_be_kept(room_of, monkeypatch, tmp_path, broken):
    if broken == "full":
        monkeypatch.setattr(kept_layouts, "MOST_KEPT", 0)
    else:
        (tmp_path / "layouts").write_text("not a folder")
    wanted = {"full": "en niet meer: vraag wie", "no folder": "om ruimte te maken"}[broken]

    dutch, english = (
        alerts(room_of(lang, answered=False, page="region"), lambda box: press(box, "region_use"))
        for lang in ("nl", "en")
    )
    check(dutch, english, wanted)


BUTTONS = {"certainty": "checks_start", "compare": "compare_causes_begin"}
DESIGNS = {
    "low": (Sketch(LATIN, 8, 2, (Varied(TURNOVER, low=5.0),)), "heeft low = 5: geef een getal van"),
    "ends": (
        Sketch(LATIN, 8, 2, (Varied(TURNOVER, low=0.2, high=0.1),)),
        "geef een high boven de low",
    ),
    "word": (Sketch(LATIN, 8, 2, (Varied("school_teams.mandate"),)), "een woord en heeft geen be"),
    "choice": (
        Sketch(GRID, 8, 2, (Varied("school_teams.mandate", ("ligt",)),)),
        'heeft de waarde "ligt": bedoelt u light?',
    ),
    "no lever": (
        Sketch(LATIN, 8, 2, (Varied("pooling.municipal_share"),)),
        "van een maatregel die geen scenario heeft",
    ),
    "twice": (Sketch(GRID, 8, 2, (Varied(COVERAGE, (0.5, 0.5)),)), "een waarde twee keer: laat er"),
    "outside": (Sketch(GRID, 8, 2, (Varied(COVERAGE, (7,)),)), "de waarde 7, buiten het bereik"),
    "no number": (Sketch(GRID, 8, 2, (Varied(COVERAGE, ("x",)),)), 'de waarde "x": geef een getal'),
    "large": (
        Sketch(GRID, 8, 50, tuple(
            Varied(name, tuple(place / 20 for place in range(20)))
            for name in (COVERAGE, "school_teams.treatment_share", "school_teams.specialist_share",
                         "school_teams.youth_health_share")
        )),
        "punten, en een reeks hoogstens",
    ),
    "corner": (
        Sketch(GRID, 8, 2, (Varied("school_teams.end_week", (0, 520)),)),
        "met school_teams.end_week = 0: ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DESIGNS)
def test_a_design_that_cannot_be_used(room_of, case):
    sketch, wanted = DESIGNS[case]
    research_design.SKETCH.value = sketch
    dutch, english = (
        alerts(room_of(lang, answered=False, page="research")) for lang in ("nl", "en")
    )
    check(dutch, english, wanted)


def test_a_design_of_a_scenario_that_does_not_fit_the_region(room_of, small_view):
    research_design.SKETCH.value = Sketch(LATIN, 8, 2, (Varied(TURNOVER),))
    view = small_view.with_scenario(replace(small_view.scenario, levers=(ABROAD,)))
    dutch, english = (
        alerts(room_of(lang, answered=False, page="research", view=view)) for lang in ("nl", "en")
    )
    check(dutch, english, "heeft een proef in “Groningen”, en die gemeente ligt niet in deze regio")


def test_what_cannot_be_written_for_a_factor(room_of):
    for lang in ("nl", "en"):
        research_design.SKETCH.value = Sketch(LATIN)

        def write(box):
            tell(box, "written", "abc")
            press(box, "research_add_it")

        said = alerts(room_of(lang, answered=False, page="research"), write)
        place = ("nl", "en").index(lang)
        assert said.startswith(CATALOGUE["research_wrong_range"][place].split("{")[0][:12])


@pytest.mark.parametrize("value", ["abc", "1e9"])
def test_a_number_that_cannot_be_set(room_of, small_view, monkeypatch, value):
    monkeypatch.setattr(evidence_register, "use_register", evidence_register.register)
    view = small_view.with_choice("parameter", "need.onset_per_year")
    dutch, english = (
        alerts(
            room_of(lang, answered=False, page="evidence", view=view),
            lambda box: labelled(box, "evidence_otherwise")._event_callbacks["written"](value),
        )
        for lang in ("nl", "en")
    )
    check(dutch, english, "van")


def failures(view):
    """Return errors of runs and calls, as a worker raises them."""
    abroad = replace(view.scenario, levers=(ABROAD,))
    nobody: Any = SimpleNamespace(key=np.zeros(0))
    two = (RegionLayout(layout="congruent", end_week=5), RegionLayout(layout="municipal"))
    return {
        "pilot": (
            caught(lambda: plan_of(view.with_scenario(abroad).question())),
            "heeft een proef in “Groningen”",
        ),
        "child": (caught(lambda: pick("typical", nobody)), "Geen kind in deze regio heeft"),
        "levers": (
            caught(lambda: replace(view.scenario, levers=(two[0], *two))),
            "geldt in dezelfde weken",
        ),
        "unknown": (caught(_raise), "De reden staat alleen in het Engels in het programma"),
    }


def _raise():
    raise UserError("Give something that nobody has translated.")


@pytest.mark.parametrize("case", ["pilot", "child", "levers", "unknown"])
@pytest.mark.parametrize("page", ["children", "certainty", "compare", "report", "research"])
def test_a_call_that_fails(room_of, small_view, monkeypatch, page, case):
    problem, wanted = failures(small_view)[case]
    answer_calls(monkeypatch, Called("failed", problem=in_both(problem)))
    said = []
    for lang in ("nl", "en"):
        view = small_view
        if page == "compare":  # something to take apart
            view = view.with_scenario(load("full-continuum"))
        room = room_of(lang, page=page, view=view, answered=page != "compare")
        if page == "research":
            research_design.SKETCH.value = Sketch(LATIN, 8, 2, (Varied(TURNOVER),))
        with shown(room) as box:
            if page in BUTTONS:
                press(box, BUTTONS[page])
            said.append(texts(box))
    dutch, english = said
    assert str(problem) in english
    assert str(problem) not in dutch
    assert wanted in dutch


@pytest.mark.parametrize("case", ["pilot", "unknown"])
def test_a_question_that_fails(room_of, small_view, case):
    problem, wanted = failures(small_view)[case]
    question = small_view.question()
    failure = Failure(question, in_both(problem))
    for lang, shown, other in (("nl", wanted, str(problem)), ("en", str(problem), wanted)):
        now = Answer(question, FAILED, failure=failure)
        asked = Asked(None, now, lambda: None, lambda: None)
        assert shown in failure.sentence(lang)
        assert other not in failure.sentence(lang)
        told = str(status(small_view.but(lang=lang), asked))
        assert shown in told
        assert other not in told


def test_a_desk_tells_in_both_languages_why_a_question_has_no_answer(small_view):
    view = small_view.with_scenario(replace(small_view.scenario, levers=(ABROAD,)))
    told: queue.SimpleQueue[Progress] = queue.SimpleQueue()
    with Desk(1) as desk:
        desk.ask(view.question(), told.put)
        failure = told.get(timeout=60).failure
    assert failure is not None
    assert "A lever has a pilot" in failure.sentence("en")
    assert "Een maatregel heeft een proef" in failure.sentence("nl")


@pytest.mark.parametrize(
    ("problem", "wanted"),
    [
        (UserError("Child abcdef could be anybody."), "alleen in het Engels"),
        (RuntimeError("a fault"), "Door een fout in het programma is dit gestopt."),
    ],
)
def test_a_call_tells_in_both_languages_what_went_wrong(monkeypatch, problem, wanted):
    call: Future[None] = Future()
    call.set_exception(problem)
    monkeypatch.setattr(answering, "desk", lambda: SimpleNamespace(call=lambda _: call))
    there: Any = SimpleNamespace(returns=lambda _: True, goes_on=lambda _: True)
    *_, last = answering._outcomes(lambda: None, threading.Event(), there)
    assert last.state == "failed"
    assert wanted in last.problem["nl"]
    assert wanted not in last.problem["en"]
