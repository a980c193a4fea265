"""The file of stored runs: it comes back as it was written, whole or not at all."""

import json
from pathlib import Path

import pytest

from benchmarks.history import Entry, append, figure_of, previous, read_history
from benchmarks.machine import cpu_name, is_same_machine
from benchmarks.statistics import Spread
from model.errors import UserError
from tests.experiments.breaking import break_writing

HERE = {"cpu": "A", "cores": 2, "system": "Linux", "python": "3.12.1"}


def entry(date: str, cpu: str = "A", median: float = 1.0) -> Entry:
    figure = {"median": median, "low": median, "high": median, "n": 1, "unit": "ms"}
    return {"date": date, "machine": {**HERE, "cpu": cpu}, "figures": {"fast": figure}}


def test_runs_come_back_in_the_order_in_which_they_were_stored(tmp_path):
    file = tmp_path / "history.jsonl"
    for date in ("monday", "tuesday"):
        append(file, entry(date))
    assert read_history(file) == [entry("monday"), entry("tuesday")]
    assert len(file.read_text().splitlines()) == 2


def test_a_history_that_is_not_there_is_empty(tmp_path):
    assert read_history(tmp_path / "none.jsonl") == []


def test_a_last_line_without_its_end_gets_one(tmp_path):
    file = tmp_path / "history.jsonl"
    file.write_text(json.dumps(entry("monday")))
    append(file, entry("tuesday"))
    assert [item["date"] for item in read_history(file)] == ["monday", "tuesday"]


@pytest.mark.parametrize("moment", ["write", "chmod", "replace"])
def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch, moment):
    file = tmp_path / "history.jsonl"
    append(file, entry("monday"))
    old = file.read_bytes()

    def interrupted(*_):
        raise KeyboardInterrupt

    if moment == "write":
        break_writing(monkeypatch, KeyboardInterrupt())
    else:
        monkeypatch.setattr(Path, moment, interrupted)
    with pytest.raises(KeyboardInterrupt):
        append(file, entry("tuesday"))
    monkeypatch.undo()
    assert file.read_bytes() == old
    assert [path.name for path in tmp_path.iterdir()] == ["history.jsonl"]


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path, monkeypatch):
    file = tmp_path / "history.jsonl"
    append(file, entry("monday"))
    old = file.read_bytes()

    break_writing(monkeypatch, OSError(28, "No space left on device"))
    with pytest.raises(UserError, match="nothing was written"):
        append(file, entry("tuesday"))
    monkeypatch.undo()
    assert file.read_bytes() == old
    assert [path.name for path in tmp_path.iterdir()] == ["history.jsonl"]


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"date": "monday"}'])
def test_a_line_that_is_no_run_is_named(tmp_path, line):
    file = tmp_path / "history.jsonl"
    file.write_text(f"{json.dumps(entry('monday'))}\n{line}\n")
    with pytest.raises(UserError, match="Line 2"):
        read_history(file)


def test_the_run_before_is_the_last_one_of_such_a_machine():
    entries = [entry("monday"), entry("tuesday"), entry("wednesday", cpu="B")]
    found = previous(entries, HERE)
    assert found is not None
    assert found["date"] == "tuesday"
    assert previous(entries, {**HERE, "cores": 8}) is None
    assert previous([], HERE) is None


def test_another_version_of_python_is_the_same_machine():
    assert is_same_machine(HERE, {**HERE, "python": "3.13.0"})
    assert not is_same_machine(HERE, {**HERE, "system": "Darwin"})


def test_a_figure_of_then_or_nothing():
    assert figure_of(entry("monday", median=2.0), "fast") == Spread(2.0, 2.0, 2.0, 1)
    assert figure_of(entry("monday"), "new") is None
    assert figure_of(None, "fast") is None
    assert figure_of({"figures": {"fast": {"median": 1.0}}}, "fast") is None


def test_the_processor_has_a_name(tmp_path):
    file = tmp_path / "cpuinfo"
    file.write_text("processor\t: 0\nmodel name\t: Fast One 3000\n")
    assert cpu_name(file) == "Fast One 3000"
    assert cpu_name(tmp_path / "none")
