"""A desk with real worker processes: what it tells, and what it survives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.cli import main
from experiments.comparison.compare import compare
from experiments.live import Desk, Progress
from experiments.runs.run import run_scenarios
from model.errors import UserError
from scenarios import load
from tests.experiments.live import broken
from tests.experiments.live.asking import (
    BOTH,
    REGION,
    SECONDS,
    all_at_once,
    answer,
    ask,
    assert_same_bytes,
    has_ended,
    small,
    wait_until,
)

CURRENT, TEAMS = BOTH
LARGE = "jeugdregio:Eemland"
OTHER = load("warm-hand-over")
BROKEN = broken.BrokenScenario("broken", OTHER.title, OTHER.description, OTHER.levers)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """Return a desk with two workers."""
    with Desk(workers=2) as opened:
        yield opened
        pids = opened.pids()
    assert len(pids) == 2
    assert all(map(has_ended, pids))


def test_an_answer_is_that_of_the_command_line_to_the_bit(desk: Desk, tmp_path: Path) -> None:
    question = small(replications=4, draws=2, forms=1)
    file = tmp_path / "table.parquet"
    numbers = ["--years", "2", "--seed", "5", "--replications", "4", "--draws", "2", "--forms", "1"]
    command = ["compare", "current", "integrated-teams", "--region", REGION, *numbers]
    assert main([*command, "--format", "parquet", "--out", str(file), "--quiet"]) == 0
    expected, own = pd.read_parquet(file), compare(answer(desk, question)).table()
    assert list(own.columns) == list(expected.columns)
    assert len(own) == len(expected) > 1_000
    for name in own.columns:
        if own[name].dtype.kind in "fi":
            left, right = own[name].to_numpy(), expected[name].to_numpy()
            assert left.dtype == right.dtype
            assert left.tobytes() == right.tobytes(), name
        else:
            assert own[name].tolist() == expected[name].tolist(), name


def test_one_worker_that_keeps_nothing_gives_the_same_bytes_as_two(desk: Desk) -> None:
    question = small((*BOTH, replace(CURRENT, name="again")), draws=1, municipalities=True)
    expected = all_at_once(question)
    assert_same_bytes(answer(desk, question), expected)
    with Desk(workers=1, memory=0, worker_memory=0) as alone:
        assert_same_bytes(answer(alone, question), expected)
        assert_same_bytes(answer(alone, question), expected)


def test_first_pairs_are_told_first_and_are_whole_answers(desk: Desk) -> None:
    question = small(seed=77, replications=7, draws=1, forms=1)
    _, told = ask(desk, question)
    last = told.last()
    stages = list(dict.fromkeys(progress.stage for progress in told.all))
    assert stages in (["chance", "assumptions", "done"], ["chance", "done"])
    sizes = [item.runs.settings.replications for item in told.all if item.runs is not None]
    assert sizes == sorted(sizes)
    assert set(sizes) <= {2, 4, 6, 7}
    assert sizes[0] < question.replications
    for progress in told.all:
        assert 0 <= progress.done <= progress.total
        if progress.runs is not None and progress.runs is not last.runs:
            assert not progress.runs.worlds
            number = progress.runs.settings.replications
            np.testing.assert_array_equal(progress.runs.results, told.runs().results[:, :number])
    first = next(item.runs for item in told.all if item.runs is not None)
    assert_same_bytes(first, run_scenarios(question.scenarios, first.settings))
    assert any(progress.seconds_left for progress in told.all)
    assert_same_bytes(told.runs(), all_at_once(question))


def test_what_was_computed_is_not_computed_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = small(seed=78, forms=1)
    one = answer(desk, question)
    monkeypatch.setattr(desk._jobs, "add_life", _no_work)
    _, told = ask(desk, replace(question, replications=2, forms=0))
    assert told.last().stage == "done"
    _, told = ask(desk, question)
    assert_same_bytes(told.runs(), one)
    assert [progress.stage for progress in told.all] == ["done"]


def _no_work(*_: object) -> None:
    raise AssertionError("there is nothing to compute")


def test_who_asks_the_same_is_given_the_same_runs(desk: Desk) -> None:
    question = small(seed=83)
    first = answer(desk, question)
    assert answer(desk, small(seed=83)) is first
    assert answer(desk, replace(question, seed=84)) is not first


def test_a_moved_lever_ends_what_nobody_waits_for(desk: Desk) -> None:
    wait_until(lambda: len(desk.pids()) == 2, "workers do not start")
    before = len(desk._known)
    ticket, told = ask(desk, small(region=LARGE, years=30, replications=6))
    wait_until(lambda: any(desk._jobs._doing), "nothing begins")
    ticket.cancel()
    number = len(told.all)
    assert answer(desk, small(seed=79)).results.size
    wait_until(lambda: not any(desk._jobs._doing), "work goes on that nobody waits for")
    assert not desk._jobs._lives
    assert len(desk._known) == before + 3 * 2, "a run of thirty years was done to its end"
    assert len(told.all) <= number + 1
    assert not told.ended.is_set()


def test_what_a_user_gave_is_told_and_a_fault_names_the_run_and_nothing_else(desk: Desk) -> None:
    for question, dutch, english in (
        (small(region="municipality:Nergenshuizen"), "is onbekend", "is unknown"),
        (small(years=31), "Het aantal jaren is 31", "years is 31"),
    ):
        failed = ask(desk, question)[1].last()
        assert failed.stage == "failed"
        assert failed.failure is not None
        assert dutch in failed.failure.sentence("nl")
        assert english in failed.failure.sentence("en")
    _, other = ask(desk, small(seed=80))
    failed = ask(desk, small((CURRENT, BROKEN), seed=80))[1].last()
    assert failed.failure is not None
    sentence = failed.failure.sentence("en")
    assert 'scenario "broken"' in sentence
    assert f'continuum compare current.toml broken.toml --region "{REGION}"' in sentence
    assert "secret" not in sentence
    assert other.last().stage == "done"


def test_a_worker_that_is_killed_is_started_again_and_its_work_is_redone(desk: Desk) -> None:
    question = small(region=LARGE, years=4, replications=4)
    wait_until(lambda: len(desk.pids()) == 2, "workers do not start")
    before = desk.pids()
    _, told = ask(desk, question)
    wait_until(lambda: all(desk._jobs._doing), "not all workers begin")
    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: len(told.all) > 2, "nothing is told")
    os.kill(before[1], signal.SIGKILL)
    assert_same_bytes(told.runs(), all_at_once(question))
    wait_until(lambda: len(desk.pids()) == 2, "workers are not started again")
    assert not set(desk.pids()) & set(before)


def test_any_function_is_done_in_a_worker_and_its_problems_come_back(desk: Desk) -> None:
    assert desk.call(os.getpid).result(SECONDS) in desk.pids()
    assert desk.call(int, "ff", base=16).result(SECONDS) == 255
    with pytest.raises(UserError, match="Give another number"):
        desk.call(broken.refuse).result(SECONDS)
    for function in (broken.end, broken.unsendable, lambda: None):
        with pytest.raises(RuntimeError, match="log of the server"):
            desk.call(function).result(SECONDS)
    with pytest.raises(RuntimeError):
        desk.call(int, "secret").result(SECONDS)
    assert answer(desk, small(seed=81)).results.size


def test_a_function_can_be_cancelled_before_and_halfway(desk: Desk) -> None:
    first, second = desk.call(broken.wait_for_ever), desk.call(broken.wait_for_ever)
    wait_until(lambda: any(desk._jobs._doing), "nothing begins")
    assert answer(desk, small(seed=82)).results.size, "a worker is left for runs"
    assert second.cancel()
    assert first.cancel()
    with pytest.raises(CancelledError):
        first.result(SECONDS)
    wait_until(lambda: not any(desk._jobs._doing), "the function goes on")
    assert desk._jobs.futures() == []


def test_a_function_tells_how_far_it_is(desk: Desk) -> None:
    call, seen = desk.call(broken.count_to_the_end, 25), []
    while not call.done():
        if call.share is not None and call.share not in seen:
            seen.append(call.share)
        time.sleep(0.02)
    assert call.result() == 25
    assert len(seen) > 2
    assert [share.done for share in seen] == sorted({share.done for share in seen})
    assert {share.total for share in seen} == {25}
    assert seen[0].seconds_left is None
    left = seen[-1].seconds_left
    assert left is not None
    assert 0 <= left < SECONDS
    assert desk.call(os.getpid).share is None


def test_who_cannot_be_told_does_not_stop_others(desk: Desk) -> None:
    reached = threading.Event()

    def deaf(progress: Progress) -> None:
        reached.set()
        raise RuntimeError(progress.stage)

    desk.ask(small(seed=83), deaf)
    _, told = ask(desk, small(seed=83))
    assert told.last().stage == "done"
    assert reached.is_set()


def test_a_closed_desk_leaves_no_process_and_cancels_functions() -> None:
    opened = Desk(workers=1)
    wait_until(opened.pids, "no worker starts")
    future = opened.call(broken.wait_for_ever)
    _, told = ask(opened, small(region=LARGE, years=30))
    pids = opened.pids()
    opened.close()
    assert future.cancelled()
    assert not told.ended.is_set()
    assert all(map(has_ended, pids))
    assert opened.pids() == []


PARENT = """
import sys, time
from experiments.live import Desk, Question
from scenarios import load
desk = Desk(workers=2)
desk.ask(Question((load("current"),), "jeugdregio:Eemland", years=30), lambda progress: None)
while len(desk.pids()) < 2 or not all(desk._jobs._doing):
    time.sleep(0.05)
print(*desk.pids(), flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_their_parent_however_it_ends(how: signal.Signals) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.send_signal(how)
    parent.wait(SECONDS)
    parent.stdout.close()
    assert len(pids) == 2
    wait_until(lambda: all(map(has_ended, pids)), "a worker outlives its parent")


def test_results_do_not_depend_on_who_asked_before(desk: Desk) -> None:
    question = small((CURRENT, OTHER), seed=84)
    answer(desk, small((OTHER, CURRENT), seed=84))
    runs = answer(desk, question)
    assert_same_bytes(runs, all_at_once(question))
    assert np.isfinite(runs.results).any()
