"""The same sweep on a Dask cluster of real processes, some of which are killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from experiments.sweep import local
from experiments.sweep import workers as module
from experiments.sweep.execute import Done, Failed
from experiments.sweep.fingerprint import fingerprint
from experiments.sweep.plan import Run, first_runs
from experiments.sweep.points import Point
from experiments.sweep.runner import sweep
from experiments.sweep.store import MANIFEST, open_store
from experiments.sweep.workers import Refusal, on_workers
from model.errors import UserError
from tests.experiments.sweep.dask import cluster
from tests.experiments.sweep.deadly import Deadly
from tests.experiments.sweep.processes import workers_of
from tests.experiments.sweep.small import PLACE, contents, small_design

NUMBER = 8


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    sweep(small_design(NUMBER), folder)
    return contents(folder)


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_loses_no_run(tmp_path, undisturbed):
    folder = tmp_path / "store"
    with cluster(tmp_path / "dask", 3) as processes:

        def kill_one(done, total):
            if done == 3:
                processes.workers[0].send_signal(signal.SIGKILL)

        sweep(small_design(NUMBER), folder, kill_one, cluster=processes.address)
        assert processes.workers[0].wait(timeout=10) == -signal.SIGKILL
    assert contents(folder) == undisturbed


@pytest.mark.slow
def test_a_cluster_that_goes_away_is_said_and_the_sweep_goes_on_elsewhere(tmp_path, undisturbed):
    folder = tmp_path / "store"
    with cluster(tmp_path / "dask", 2) as processes:

        def end(done, total):
            if done == 3:
                assert processes.scheduler is not None
                processes.scheduler.send_signal(signal.SIGKILL)

        with pytest.raises(UserError, match=r"went away: start it again, and go on with --resume"):
            sweep(small_design(NUMBER), folder, end, cluster=processes.address)
    assert 3 <= len(open_store(folder).done()) < 2 * NUMBER
    sweep(small_design(NUMBER), folder, resume=True)
    assert contents(folder) == undisturbed


@pytest.mark.slow
def test_a_cluster_whose_workers_are_all_gone_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    with cluster(tmp_path / "dask", 1) as processes:

        def kill_all(done, total):
            if done == 2:
                monkeypatch.setattr(module, "PATIENCE", 3.0)
                processes.workers[0].send_signal(signal.SIGKILL)

        with pytest.raises(UserError, match="has had no workers for 3 seconds"):
            sweep(small_design(NUMBER), tmp_path / "s", kill_all, cluster=processes.address)


def test_what_a_lost_worker_told_and_did_not_send_is_not_waited_for_for_ever(monkeypatch):
    class Told:
        def result(self, **_):
            raise TimeoutError

    monkeypatch.setattr(module, "PATIENCE", 0.0)
    monkeypatch.setattr(module.Cluster, "_window", lambda _: 0)
    with pytest.raises(UserError, match="has had no workers for 0 seconds"):
        module.Cluster(None, "tcp://nobody")._result(Told())


@pytest.mark.slow
def test_a_cluster_without_workers_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 3.0)
    with (
        cluster(tmp_path / "dask", 0) as processes,
        pytest.raises(UserError, match="has no workers: start some with 'dask worker tcp://"),
    ):
        sweep(small_design(1), tmp_path / "s", cluster=processes.address)
    assert not (tmp_path / "s" / MANIFEST).exists()


@pytest.mark.slow
def test_workers_with_other_rules_are_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr("experiments.sweep.fingerprint.source_hash", lambda: "other")
    fingerprint.cache_clear()
    try:
        with (
            cluster(tmp_path / "dask", 1) as processes,
            pytest.raises(UserError, match=r"would give other numbers \(rules .* instead of other"),
        ):
            sweep(small_design(1), tmp_path / "s", cluster=processes.address)
    finally:
        fingerprint.cache_clear()
    assert not (tmp_path / "s" / MANIFEST).exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tcp://", "ftp://host:1", ""])
def test_an_address_without_a_cluster_is_refused(tmp_path, monkeypatch, address):
    monkeypatch.setattr(module, "ANSWER_SECONDS", 1.0)
    with pytest.raises(UserError, match=r"does not answer .*: give the address of its scheduler"):
        sweep(small_design(1), tmp_path / "s", cluster=address)
    assert not (tmp_path / "s" / MANIFEST).exists()


def test_a_worker_that_differs_does_no_run(monkeypatch):
    class Worker:
        address = "tcp://there:1"

    monkeypatch.setattr("distributed.get_worker", Worker)
    run = Run(PLACE, Point({}), 1)
    answer = module.work(b"not even unpacked", run, {**fingerprint(), "rules": "other"})
    assert isinstance(answer, Refusal)
    assert "rules" in answer.differs
    assert "instead of other" in answer.differs


@pytest.mark.slow
def test_a_run_that_kills_its_workers_fails_and_stops_no_other():
    design = small_design(3)
    deadly = Run(PLACE, Point(Deadly()), 1)
    runs = [deadly, *first_runs(design)]
    waiting = iter(runs)
    with on_workers(2, None) as workers:
        found = list(workers.answers(design, lambda: next(waiting, None), lambda _: None))
    items = {answer.item.run: answer.item for answer in found}
    assert len(items) == len(found) == len(runs)
    assert isinstance(items.pop(deadly.id), Failed)
    assert all(isinstance(item, Done) for item in items.values())


def alive(workers):
    """The ids of the processes, the dead ones replaced."""
    workers.local.revive()
    return [process.pid for process in workers.local._processes]


@pytest.mark.slow
def test_workers_that_are_killed_while_they_start_are_started_again():
    design = small_design(1)
    waiting = iter(first_runs(design))
    with on_workers(2, None) as workers:
        for _ in range(6):
            os.kill(alive(workers)[0], signal.SIGKILL)
            os.kill(alive(workers)[1], signal.SIGKILL)
            time.sleep(0.1)
        found = list(workers.answers(design, lambda: next(waiting, None), lambda _: None))
    assert all(isinstance(answer.item, Done) for answer in found)
    assert len(found) == len(first_runs(design))


def test_workers_that_cannot_start_are_not_started_for_ever(monkeypatch):
    monkeypatch.setattr(local, "MODULE", "experiments.sweep.no_such_module")
    with (
        pytest.raises(UserError, match=r"end at once \(exit status 1\).*--workers 1"),
        on_workers(2, None),
    ):
        pass


@pytest.mark.slow
def test_workers_end_when_their_parent_is_killed(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.experiments.sweep.start", str(tmp_path), "200", "2"]
    )
    try:
        until = time.monotonic() + 200
        while not list(tmp_path.glob("results/*.parquet")):
            assert time.monotonic() < until
            time.sleep(0.05)
        workers = workers_of(parent.pid)
        assert len(workers) == 2
    finally:
        parent.kill()
        parent.wait()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").is_dir() for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.05)
