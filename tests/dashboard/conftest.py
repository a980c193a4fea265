"""What tests of the dashboard share: one small comparison, and rooms around it."""

import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
import solara

from dashboard.address import address_of
from dashboard.answering import DONE, IDLE, Answer, Asked, Called, Numbers
from dashboard.charts import Look
from dashboard.pages import Room
from dashboard.view import View
from dashboard.web import app
from experiments.runs.run import run_scenarios


@pytest.fixture(scope="session")
def small_view():
    """A view of a small region, short and with few pairs."""
    return View(region="municipality:Bunnik", years=2, pairs=3)


@pytest.fixture(scope="session")
def small_answer(small_view):
    """The complete answer to that view, with other worlds, computed in this process."""
    question = replace(small_view.question(True), draws=2, forms=1)
    runs = run_scenarios(list(question.scenarios), question.settings(), worlds=question.worlds())
    return Answer(
        question=small_view.question(True),
        stage=DONE,
        done=3,
        total=3,
        numbers=Numbers(runs),
    )


@pytest.fixture
def room_of(small_view, small_answer):
    """A function that returns a room: in a language, with or without an answer."""

    def make(lang="nl", answered=True, page="question", changes=None, view=None):
        shown = (view or small_view).but(lang=lang, page=page)
        if answered:
            asked = Asked(small_answer, small_answer, _nothing, _nothing)
        else:
            asked = Asked(None, Answer(None, IDLE), _nothing, _nothing)
        heard = [] if changes is None else changes
        return Room(shown, asked, Look(lang), heard.append)

    return make


@pytest.fixture
def screen(monkeypatch, tmp_path, small_view, small_answer):
    """A function that shows the whole screen at an address; it returns what was rendered."""
    monkeypatch.setenv("CONTINUUM_DATA", str(tmp_path))
    shown = []

    def ask(question):
        if question is None:
            return Asked(None, Answer(None, IDLE), print, print)
        answer = replace(small_answer, question=question)
        return Asked(answer, answer, print, print)

    monkeypatch.setattr(app, "use_answer", ask)
    monkeypatch.setattr("dashboard.saving.use_call", lambda *_, **__: Called())
    for name, module in list(sys.modules.items()):
        if name.startswith("dashboard.pages") and hasattr(module, "use_call"):
            monkeypatch.setattr(module, "use_call", lambda *_, **__: Called())

    def show(view):
        where = SimpleNamespace(search=address_of(view))
        monkeypatch.setattr(solara, "use_router", lambda: where)
        box, context = solara.render(app.Page(), handle_error=False)
        shown.append(context)
        return box

    yield show
    for context in shown:
        context.close()


def _nothing():
    pass
