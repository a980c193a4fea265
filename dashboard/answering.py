"""Asking for answers: one question at a time per user, shown while it grows.

A new question cancels the one before it. What is shown always belongs to one question: numbers of
two settings are never mixed, and while a new answer is on its way the old one is shown as stale.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any
from weakref import WeakValueDictionary

import solara

from dashboard.aside import use_work
from dashboard.presence import LOOK_SECONDS, Presence, presence
from dashboard.settings import current
from dashboard.words import in_words
from experiments.comparison.answer import PlainAnswer, plain_answer
from experiments.comparison.lines import Lines, read_rows
from experiments.live import Desk, Failure, Progress, Question, Share
from experiments.report.findings import Findings, findings_of
from experiments.runs.run import RunSet
from model.errors import UserError
from model.outcomes import MEASURES
from scenarios.refusals import NOTHING, Told, in_both

PROGRESS_SECONDS = 1.0  # between two states that differ in progress only
MOST_REMEMBERED = 50  # calls; a story of a child is a few kilobytes
IDLE, STARTING, DONE, FAILED, STOPPED = "idle", "starting", "done", "failed", "stopped"
BUSY = (STARTING, "compiling", "chance", "assumptions")


@cache
def desk() -> Desk:
    """Return the desk of this server, whose processes do the computing for all users."""
    return Desk(current().workers)


class Numbers:
    """The numbers of an answer as they stand, and what is read from them, once.

    Two are the same only if they are one object, so a page can tell cheaply whether to draw anew.

    Args:
        runs: what was run by now, today's system first.
    """

    def __init__(self, runs: RunSet) -> None:
        """Compare the runs."""
        self.runs = runs
        self.findings: Findings = findings_of(runs)
        self._lines: dict[str, Lines] = {}
        self._told: dict[str, list[PlainAnswer]] = {}

    def lines(self, lang: str) -> Lines:
        """Return the rows of the comparison, to look up, in a language."""
        if lang not in self._lines:
            self._lines[lang] = read_rows(self.findings.comparison.rows, MEASURES, lang)
        return self._lines[lang]

    def told(self, lang: str) -> list[PlainAnswer]:
        """Return in plain sentences what every scenario does."""
        if lang not in self._told:
            self._told[lang] = plain_answer(self.findings.comparison.rows, lang)
        return self._told[lang]


_numbers: WeakValueDictionary[int, Numbers] = WeakValueDictionary()
_numbers_lock = threading.Lock()


def numbers_of(runs: RunSet) -> Numbers:
    """Return the numbers of runs, the same object for every session that shows them.

    A desk gives the same runs to all who ask the same, such as a group that opened one link.
    """
    with _numbers_lock:
        found = _numbers.get(id(runs))  # it holds the runs, so while it lives the id is theirs
        if found is None:
            _numbers[id(runs)] = found = Numbers(runs)
        return found


@dataclass(frozen=True, eq=False)
class Answer:
    """What is known about a question by now.

    Args:
        question: what was asked; None if nothing was.
        stage: "idle", "starting", "compiling", "chance", "assumptions", "done", "failed" or
            "stopped".
        done: parts of the work that are finished, of `total`.
        total: parts of the work.
        seconds_left: from the pace until now; None if it is not known.
        numbers: as they stand; None before the first pairs.
        failure: what went wrong.
    """

    question: Question | None
    stage: str = STARTING
    done: int = 0
    total: int = 1
    seconds_left: float | None = None
    numbers: Numbers | None = None
    failure: Failure | None = None

    @property
    def findings(self) -> Findings | None:
        """Return the comparison as it stands; None before the first pairs."""
        return None if self.numbers is None else self.numbers.findings

    @property
    def runs(self) -> RunSet | None:
        """Return what the comparison was made from; None before the first pairs."""
        return None if self.numbers is None else self.numbers.runs

    @property
    def pairs(self) -> int:
        """Return how many replications are in the numbers."""
        return 0 if self.runs is None else self.runs.settings.replications

    @property
    def is_busy(self) -> bool:
        """Return whether more is on its way."""
        return self.stage in BUSY


@dataclass(frozen=True)
class Asked:
    """The answer that is on the screen, and what a user can do about it.

    Args:
        answer: the newest that has numbers, which may belong to the question before; None if
            nothing was ever computed.
        now: how far the present question is.
        stop: ends the computing; what is there stays.
        resume: goes on after a stop.
    """

    answer: Answer | None
    now: Answer
    stop: Callable[[], None]
    resume: Callable[[], None]

    @property
    def is_stale(self) -> bool:
        """Return whether the numbers on the screen belong to the question before."""
        return self.answer is not None and self.answer.question != self.now.question


def use_answer(question: Question | None) -> Asked:
    """Ask a question and show its answer while it grows; None asks nothing.

    For Solara components only. The thread ends when the question changes, when the user stops it,
    and when the page is closed. While the page is gone without a word, nothing is computed.
    """
    nothing: tuple[Answer | None, Answer | None] = (None, None)
    (answer, now), set_states = solara.use_state(nothing)
    attempt, set_attempt = solara.use_state(0)
    latest = solara.use_ref(answer)  # what a thread must know of the one before it
    there = solara.use_memo(presence, [])

    def tell(state: Answer) -> None:
        latest.current = latest.current if state.numbers is None else state
        set_states((latest.current, state))

    def work(cancelled: threading.Event) -> None:
        if question is None or attempt < 0:
            return
        for state in answers(question, cancelled, there):
            tell(state)

    use_work(work, [question, attempt])
    fresh = Answer(question, STARTING if question else IDLE)
    present = now if now is not None and now.question == question else fresh

    def stop() -> None:
        set_attempt(-abs(attempt) - 1)
        set_states((answer, replace(present, stage=STOPPED)))

    def resume() -> None:
        set_attempt(abs(attempt) + 1)
        set_states((answer, replace(present, stage=STARTING)))

    return Asked(answer, present, stop, resume)


def answers(question: Question, cancelled: threading.Event, there: Presence) -> Iterator[Answer]:
    """Yield the answer as it grows, until it is complete or nobody asks any more.

    New numbers are yielded at once, mere progress at a pace that people can read: every time, a
    whole page is gone through to see what is different.

    Args:
        question: what is asked.
        cancelled: set when nobody asks any more.
        there: whether somebody looks; while nobody does, nothing is asked.
    """
    state = Answer(question)
    while state.is_busy and there.returns(cancelled):
        for newer in _growing(state, question, cancelled, there):
            state = newer
            yield state


def _growing(
    state: Answer, question: Question, cancelled: threading.Event, there: Presence
) -> Iterator[Answer]:
    """Yield an answer as it grows further, while somebody looks."""
    told: queue.SimpleQueue[Progress] = queue.SimpleQueue()
    ticket = desk().ask(question, told.put)
    try:
        shown, since = state, time.monotonic()
        while shown.is_busy and there.goes_on(cancelled):
            news = _newest(told)
            state = state if news is None else _after(state, news)
            is_news = state.numbers is not shown.numbers or not state.is_busy
            is_due = state is not shown and time.monotonic() - since >= PROGRESS_SECONDS
            if (is_news or is_due) and not cancelled.is_set():
                yield state
                shown, since = state, time.monotonic()
    finally:
        ticket.cancel()


def _newest(told: queue.SimpleQueue[Progress]) -> Progress | None:
    """Return the newest news, with the newest runs that were told; None if there is no news."""
    try:
        news = told.get(timeout=LOOK_SECONDS)
    except queue.Empty:
        return None
    while not told.empty():
        newer = told.get()
        news = newer if newer.runs is not None else replace(newer, runs=news.runs)
    return news


def _after(state: Answer, news: Progress) -> Answer:
    """Return the answer after what a desk told."""
    numbers = state.numbers
    if news.runs is not None and (numbers is None or news.runs is not numbers.runs):
        numbers = numbers_of(news.runs)
    return Answer(
        question=state.question,
        stage=news.stage,
        done=news.done,
        total=news.total,
        seconds_left=news.seconds_left,
        numbers=numbers,
        failure=news.failure,
    )


@dataclass(frozen=True)
class Called:
    """What a function gives that is done in a worker.

    Args:
        state: "idle", "waiting", "ready" or "failed".
        value: what it returned, once it is ready.
        problem: what went wrong, as a sentence per language; empty if nothing did.
        share: how far it is, while it is being done and tells so.
    """

    state: str = "idle"
    value: Any = None
    problem: Told = NOTHING
    share: Share | None = None

    @property
    def is_waiting(self) -> bool:
        """Return whether it is being done."""
        return self.state == "waiting"


_remembered: OrderedDict[Hashable, Any] = OrderedDict()  # values of calls, the oldest first
_memory_lock = threading.Lock()


def _recall(key: Hashable) -> Any:
    """Return what a call gave before, to anybody; None if that is not known any more."""
    with _memory_lock:
        if key in _remembered:
            _remembered.move_to_end(key)
        return _remembered.get(key)


def _remember(key: Hashable, value: Any) -> None:
    """Keep what a call gave, so that coming back to a page costs nothing."""
    with _memory_lock:
        _remembered[key] = value
        while len(_remembered) > MOST_REMEMBERED:
            _remembered.popitem(last=False)


def use_call(
    function: Callable[..., Any] | None, *arguments: Any, remember: bool = False
) -> Called:
    """Do a function of `experiments` in a worker, and again when its arguments change.

    For Solara components only; nothing of it happens in the thread of the page. What was asked
    before is cancelled.

    Args:
        function: one that can be pickled; None does nothing, such as before a button is pressed.
        arguments: what it is given; they must be equal when they mean the same.
        remember: whether to keep a small value for when the page is opened again; the function
            must always give the same, and its arguments can be hashed.
    """
    key = (function, arguments)
    there = solara.use_memo(presence, [])
    known, set_known = solara.use_state((key, Called()))

    def set_called(called: Called) -> None:
        set_known((key, called))

    def work(cancelled: threading.Event) -> None:
        if function is None:
            set_called(Called())
            return
        known = _recall(key) if remember else None
        if known is not None:
            set_called(Called("ready", known))
            return
        for called in _outcomes(partial(function, *arguments), cancelled, there):
            if remember and called.state == "ready":
                _remember(key, called.value)
            set_called(called)

    use_work(work, [key])
    made_for, called = known
    # What belongs to other arguments is never shown, not even until the thread has begun.
    return called if made_for == key else Called("waiting" if function else "idle")


def _outcomes(
    work: Callable[[], Any], cancelled: threading.Event, there: Presence
) -> Iterator[Called]:
    """Yield how far work in a worker is, and what becomes of it unless it is cancelled.

    It is given up while nobody looks, and begun again when somebody does.
    """
    while there.returns(cancelled):
        told = Called("waiting")
        yield told
        call = desk().call(work)
        while there.goes_on(cancelled):
            try:
                told = Called("ready", call.result(timeout=LOOK_SECONDS))
            except TimeoutError:
                if call.share == told.share:
                    continue
                told = Called("waiting", share=call.share)
            except CancelledError:
                return  # the server stops
            except UserError as problem:
                told = Called("failed", problem=in_both(problem))
            except RuntimeError:  # a fault of ours, which stands in the log
                told = Called("failed", problem=in_words("failed"))
            yield told
            if not told.is_waiting:
                return
        call.cancel()
