"""Nobody computes for a page that has vanished, and a short loss of the network is none."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

import pytest

from dashboard import answering, several
from dashboard.presence import Presence
from dashboard.view import View
from experiments.live import Call, Progress, Share

PATIENCE = 10.0
VIEW = View(region="municipality:Bunnik", years=1, pairs=2)


@dataclass
class Page:
    """A page that can be cut off, with a clock of its own."""

    connected: bool = True
    now: float = 100.0

    def presence(self) -> Presence:
        return Presence(lambda: self.connected, PATIENCE, lambda: self.now)


@dataclass
class Asked:
    """What is asked of a desk that never answers by itself."""

    told: list[Any] = field(default_factory=list)
    calls: list[Call[Any]] = field(default_factory=list)
    open: int = 0

    def ask(self, _: Any, told: Any) -> Asked:
        self.told.append(told)
        self.open += 1
        return self

    def cancel(self) -> None:
        self.open -= 1

    def call(self, _: Any) -> Call[Any]:
        self.calls.append(Call())
        return self.calls[-1]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Let questions be asked of a desk of paper."""
    made = Asked()
    for module in (answering, several):
        monkeypatch.setattr(module, "desk", lambda: made)
    return made


def test_a_page_is_away_after_some_seconds_without_connection_and_not_before() -> None:
    page = Page()
    there = page.presence()
    page.now += 1_000
    assert not there.is_away()
    page.connected = False
    page.now += PATIENCE - 1
    assert not there.is_away()
    page.now += 1
    assert there.is_away()
    page.connected = True
    assert not there.is_away()
    page.connected = False
    page.now += PATIENCE - 1
    assert not there.is_away()


def test_a_question_is_dropped_when_the_page_is_away_and_asked_again_when_it_is_back(
    asked: Asked,
) -> None:
    page, cancelled = Page(), threading.Event()
    states = answering.answers(VIEW.question(), cancelled, page.presence())
    told: list[Any] = []
    thread = threading.Thread(target=lambda: told.extend(states))
    thread.start()
    wait_for(lambda: asked.open == 1)
    page.connected = False
    wait_for(lambda: True)
    assert asked.open == 1
    page.now += PATIENCE
    wait_for(lambda: asked.open == 0)
    page.connected = True
    wait_for(lambda: asked.open == 1)
    asked.told[-1](Progress("done", 2, 2, 0.0, None))
    thread.join(5)
    assert [state.stage for state in told] == ["done"]
    assert (len(asked.told), asked.open) == (2, 0)


def test_questions_together_are_dropped_and_asked_again_too(asked: Asked) -> None:
    page, cancelled = Page(), threading.Event()
    both = (VIEW.question(), VIEW.but(seed=2).question())
    states = several._states(both, cancelled, page.presence())
    thread = threading.Thread(target=lambda: [*states])
    thread.start()
    wait_for(lambda: asked.open == 2)
    page.connected = False
    page.now += PATIENCE
    wait_for(lambda: asked.open == 0)
    page.connected = True
    wait_for(lambda: asked.open == 2)
    cancelled.set()
    thread.join(5)
    assert asked.open == 0


def test_work_in_a_worker_is_given_up_and_begun_again(asked: Asked) -> None:
    page, cancelled = Page(), threading.Event()
    found: list[Any] = []

    def work() -> None:
        found.extend(answering._outcomes(int, cancelled, page.presence()))

    thread = threading.Thread(target=work)
    thread.start()
    wait_for(lambda: len(asked.calls) == 1)
    page.connected = False
    page.now += PATIENCE
    wait_for(asked.calls[0].cancelled)
    page.connected = True
    wait_for(lambda: len(asked.calls) == 2)
    asked.calls[1].take(3, 9)
    wait_for(lambda: found[-1].share == Share(3, 9, None))
    asked.calls[1].set_result(5)
    thread.join(5)
    assert [called.state for called in found] == ["waiting", "waiting", "waiting", "ready"]
    assert found[-1].value == 5


def wait_for(is_so: Any) -> None:
    """Wait until something is so, at least for a look or two."""
    tick = threading.Event()
    for turn in range(100):
        tick.wait(0.1)
        if turn > 2 and is_so():
            return
    raise AssertionError("not so in time")
