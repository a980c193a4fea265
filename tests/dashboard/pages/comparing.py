"""One small comparison of three scenarios, computed once, and rooms around it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dashboard.answering import DONE, IDLE, Answer, Asked, Numbers
from dashboard.charts import Look
from dashboard.pages.room import Room
from dashboard.view import View
from experiments.runs.run import run_scenarios
from scenarios import load

VIEW = View(
    region="municipality:Bunnik",
    years=2,
    pairs=3,
    scenarios=(load("current"), load("integrated-teams"), load("full-continuum")),
    chosen=2,
)


@cache
def answer() -> Answer:
    """Return the complete answer to the view, with one other rule and two draws."""
    question = replace(VIEW.question(municipalities=True), draws=2, forms=1)
    runs = run_scenarios(list(question.scenarios), question.settings(), worlds=question.worlds())
    return Answer(VIEW.question(True), DONE, 3, 3, numbers=Numbers(runs))


def room_of(view: View = VIEW, heard: list[View] | None = None, *, answered: bool = True) -> Room:
    """Return a room with the answer or with none; views that are changed to end up in `heard`."""
    asked = Asked(None, Answer(None, IDLE), _nothing, _nothing)
    if answered:
        asked = Asked(answer(), answer(), _nothing, _nothing)
    return Room(view, asked, Look(view.lang), _unheard if heard is None else heard.append)


def _nothing() -> None:
    """Do nothing."""


def _unheard(_: View) -> None:
    """Change nothing."""
