"""Asking several questions that belong together, and waiting for all of their answers."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import solara

from dashboard.answering import DONE, FAILED, IDLE, desk
from dashboard.aside import use_work
from dashboard.presence import LOOK_SECONDS, Presence, presence
from experiments.live import Failure, Progress, Question
from experiments.runs.run import RunSet

WAITING = "waiting"


@dataclass(frozen=True)
class Several:
    """How far some questions are.

    Args:
        questions: what was asked.
        state: "idle", "waiting", "done" or "failed".
        done: pairs that are there.
        total: pairs in all.
        seconds_left: from the pace until now; None if it is not known.
        runs: the answers in the order of the questions, once all are there.
        failure: what went wrong with one of them.
    """

    questions: tuple[Question, ...] = ()
    state: str = IDLE
    done: int = 0
    total: int = 1
    seconds_left: float | None = None
    runs: tuple[RunSet, ...] = ()
    failure: Failure | None = None


def use_several(questions: tuple[Question, ...]) -> Several:
    """Ask questions and return how far they are; none asks nothing.

    For Solara components only. Others are asked as soon as the questions change, and all end when
    the page is closed.
    """
    now, set_now = solara.use_state(Several())
    there = solara.use_memo(presence, [])

    def work(cancelled: threading.Event) -> None:
        if questions:
            for state in _states(questions, cancelled, there):
                set_now(state)

    use_work(work, [questions])
    if now.questions == questions:
        return now
    return Several(questions, WAITING if questions else IDLE, total=_pairs(questions))


def _states(
    questions: tuple[Question, ...], cancelled: threading.Event, there: Presence
) -> Iterator[Several]:
    """Yield how far some questions are until all are answered or nobody asks any more."""
    state = Several(questions, WAITING, total=_pairs(questions))
    while state.state == WAITING and there.returns(cancelled):
        for newer in _growing(state, cancelled, there):
            state = newer
            yield state


def _growing(state: Several, cancelled: threading.Event, there: Presence) -> Iterator[Several]:
    """Yield how far some questions are, while somebody looks."""
    questions = state.questions
    told: queue.SimpleQueue[tuple[int, Progress]] = queue.SimpleQueue()
    began, done = time.monotonic(), [0] * len(questions)
    answers: dict[int, RunSet] = {}
    tickets = [
        desk().ask(question, partial(_put, told, place)) for place, question in enumerate(questions)
    ]
    try:
        while state.state == WAITING and there.goes_on(cancelled):
            try:
                place, news = told.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                continue
            done[place] = news.total if news.stage == DONE else max(done[place], news.done)
            state = replace(
                state, done=sum(done), seconds_left=_left(began, sum(done), state.total)
            )
            if news.stage == FAILED:
                state = replace(state, state=FAILED, failure=news.failure)
            elif news.stage == DONE and news.runs is not None:
                answers[place] = news.runs
                if len(answers) == len(questions):
                    runs = tuple(answers[item] for item in range(len(questions)))
                    state = replace(state, state=DONE, runs=runs)
            yield state
    finally:
        for ticket in tickets:
            ticket.cancel()


def _put(told: queue.SimpleQueue[tuple[int, Progress]], place: int, news: Progress) -> None:
    told.put((place, news))


def _pairs(questions: Sequence[Question]) -> int:
    return max(1, sum(question.replications for question in questions))


def _left(began: float, done: int, total: int) -> float | None:
    """Return how many seconds the rest takes at the pace until now."""
    return (time.monotonic() - began) / done * (total - done) if done else None
