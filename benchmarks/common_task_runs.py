"""The common task against the engines of others: in turn, in one process, by processor time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from statistics import median

from benchmarks.common_task import Run, Task, make_task
from benchmarks.peers import with_this_engine
from benchmarks.stopwatch import Spent, stopwatch

Sample = dict[str, float]
STUDENTS = 50_000
WEEKS = 520
SEED = 1
OWN_RUNS = 4  # before the peer, and as many after it

task_of_weeks = cache(lambda weeks: make_task(STUDENTS, weeks))


def timed(run: Run) -> Spent:
    """Return what a run takes."""
    with stopwatch() as spent:
        run()
    return spent


def own_runs(task: Task) -> list[Spent]:
    """Return what some runs in this engine take."""
    return [timed(with_this_engine.prepare(task, SEED)) for _ in range(OWN_RUNS)]


def this_engine() -> Sample:
    """Time this engine alone, making its columns included."""
    own = own_runs(task_of_weeks(WEEKS))
    usual = Spent(median(one.cpu for one in own), median(one.wall for one in own))
    return usual.scaled("task", 1e3)


def against(peer: str, weeks: int = WEEKS) -> Callable[[], Sample]:
    """Return the measurement of a peer beside this engine.

    Args:
        peer: module in `benchmarks.peers`, without `with_`.
        weeks: how many the peer runs; its time is scaled to 520.
    """

    def measure() -> Sample:
        prepare = import_module(f"benchmarks.peers.with_{peer}").prepare
        task = task_of_weeks(WEEKS)
        own = own_runs(task)
        theirs = timed(prepare(task_of_weeks(weeks), SEED))
        own += own_runs(task)
        name = f"task-{peer.replace('_', '-')}"
        ratio = theirs.cpu * WEEKS / weeks / median(one.cpu for one in own)
        return {**theirs.scaled(name, WEEKS / weeks), f"{name}-ratio": ratio}

    return measure
