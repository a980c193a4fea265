"""Asking a desk in a test: waiting for the answer, and looking at what was told."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from experiments.live import Desk, Progress, Question, Ticket
from experiments.runs.run import RunSet, run_scenarios
from scenarios import Scenario, load

SECONDS = 240  # for what takes one or two, on a machine that is busy with other things
ARRAYS = (
    "results", "series", "ledger", "by_place", "traces", "paired", "in_worlds", "paired_in_worlds",
)  # fmt: skip
REGION = "municipality:Montfoort"
BOTH = (load("current"), load("integrated-teams"))


@dataclass
class Told:
    """All that a desk told, and whether that was the last of it."""

    all: list[Progress] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def __call__(self, progress: Progress) -> None:
        self.all.append(progress)
        if progress.stage in ("done", "failed"):
            self.ended.set()

    def last(self) -> Progress:
        """Wait for the end, and return the last thing that was told."""
        assert self.ended.wait(SECONDS), self.all[-1:]
        return self.all[-1]

    def runs(self) -> RunSet:
        """Wait for the whole answer."""
        last = self.last()
        assert last.stage == "done", last.failure
        assert last.runs is not None
        return last.runs


def ask(desk: Desk, question: Question) -> tuple[Ticket, Told]:
    """Ask a question, and return its ticket and what will be told."""
    told = Told()
    return desk.ask(question, told), told


def answer(desk: Desk, question: Question) -> RunSet:
    """Ask a question and wait for its answer."""
    return ask(desk, question)[1].runs()


def small(scenarios: tuple[Scenario, ...] = BOTH, **changes: Any) -> Question:
    """Return a question that is answered in a second."""
    chosen = {"years": 2, "seed": 5, "replications": 3, "draws": 0, "forms": 0} | changes
    return Question(scenarios, chosen.pop("region", REGION), **chosen)


def all_at_once(question: Question) -> RunSet:
    """Answer a question as the command line does."""
    return run_scenarios(question.scenarios, question.settings(), None, list(question.worlds()))


def assert_same_bytes(one: RunSet, other: RunSet) -> None:
    """Check that two sets of runs hold the same names and the same bytes."""
    assert one.rows == other.rows
    assert one.provenance() == other.provenance()
    for name in ARRAYS:
        left, right = np.ascontiguousarray(getattr(one, name)), getattr(other, name)
        assert (left.dtype, left.shape) == (right.dtype, right.shape), name
        assert left.tobytes() == np.ascontiguousarray(right).tobytes(), name


def wait_until(condition: Any, what: str) -> None:
    """Wait until something is true."""
    until = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < until, what
        time.sleep(0.02)


def has_ended(pid: int) -> bool:
    """Return whether a process has ended; one that nobody has buried yet has ended too."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return True
