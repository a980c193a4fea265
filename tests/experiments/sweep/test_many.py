"""Many runs: memory stays flat, and the folder is listed once and not after every run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from experiments.sweep import store
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store, open_store
from tests.experiments.sweep.small import small_design


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").is_file(), reason="reads memory from /proc")
def test_memory_stays_flat(tmp_path):
    command = [sys.executable, "-m", "tests.experiments.sweep.many", str(tmp_path), "300", "1"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout
    rows = [json.loads(line) for line in told.splitlines()]
    assert [row["runs"] for row in rows] == list(range(30, 301, 30))
    assert rows[-1]["parent"] - rows[4]["parent"] < 15


@pytest.mark.parametrize("number", [1, 6])
def test_the_folder_is_listed_as_often_for_many_runs_as_for_few(tmp_path, monkeypatch, number):
    listed = []
    done = Store.done

    def counted(self):
        listed.append(self)
        return done(self)

    monkeypatch.setattr(store.Store, "done", counted)
    sweep(small_design(number, (0.5,)), tmp_path)
    assert len(listed) == 4
    assert len(done(open_store(tmp_path))) == number
