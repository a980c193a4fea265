"""A sweep that is killed at any moment goes on, and ends with the bytes of one that was not.

The parent or one of its workers is killed with SIGKILL at moments that are drawn beforehand. Each
time the parent dies, the next one goes on with --resume.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from experiments.sweep.design import RESULTS, WEEKLY
from experiments.sweep.runner import sweep
from experiments.sweep.store import LOG
from tests.experiments.sweep.processes import workers_of
from tests.experiments.sweep.small import contents, small_design

KILLS = 20
NUMBER = 60  # replications at two points
SEED = 20
PARENT, WORKER = "parent", "worker"
pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for workers in /proc")


def moments():
    """Draw who is killed and after how many more finished runs, and what part of a run later."""
    rng = random.Random(SEED)
    return [
        (rng.choice((PARENT, WORKER)), rng.randint(0, 5), rng.random() * 0.15) for _ in range(KILLS)
    ]


def start(folder):
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.experiments.sweep.start",
            str(folder),
            str(NUMBER),
            "2",
            "--resume",
        ],
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(folder):
    """Return how many runs of a store are done."""
    return len(list((folder / RESULTS).glob("*.parquet")))


def wait_for(condition, process, seconds=300):
    """Wait until something holds; return whether it does before the process ends."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.005)
    raise TimeoutError(condition)


@pytest.mark.slow
def test_twenty_kills_leave_every_run_once_with_the_bytes_of_an_undisturbed_sweep(tmp_path):
    undisturbed, folder = tmp_path / "undisturbed", tmp_path / "disturbed"
    sweep(small_design(NUMBER), undisturbed)
    kills = {PARENT: 0, WORKER: 0}
    process = start(folder)
    try:
        for victim, runs, later in moments():
            before = finished(folder)
            alive = wait_for(lambda: finished(folder) >= before + runs, process)  # noqa: B023
            time.sleep(later)
            if victim == WORKER and alive and (workers := workers_of(process.pid)):
                os.kill(workers[0], signal.SIGKILL)
                kills[WORKER] += 1
                continue
            assert process.poll() is None, process.communicate()[1]
            process.kill()
            assert process.wait() == -signal.SIGKILL
            process.stderr.close()
            kills[PARENT] += 1
            process = start(folder)
        told = process.communicate(timeout=600)[1]
        assert process.returncode == 0, told
    finally:
        process.kill()
        process.wait()
    assert sum(kills.values()) == KILLS
    assert min(kills.values()) >= 5
    assert contents(folder) == contents(undisturbed)
    for table in (RESULTS, WEEKLY):
        assert len(list((folder / table).iterdir())) == 2 * NUMBER
    done = [line for line in (folder / LOG).read_text().splitlines() if '"done"' in line]
    assert len(done) < 2 * NUMBER + KILLS  # what was done was not done again
