"""What tests of the dashboard share: one small comparison, and rooms around it."""

import pytest

from dashboard.answering import DONE, IDLE, Answer, Asked, Numbers
from dashboard.charts import Look
from dashboard.pages import Room
from dashboard.view import View
from experiments.runs.run import run_scenarios


@pytest.fixture(scope="session")
def small_view():
    """A view of a small region, short and with few pairs."""
    return View(region="municipality:Bunnik", years=2, pairs=3)


@pytest.fixture(scope="session")
def small_answer(small_view):
    """The complete answer to that view, with other worlds, computed in this process."""
    from dataclasses import replace

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


def _nothing():
    pass
