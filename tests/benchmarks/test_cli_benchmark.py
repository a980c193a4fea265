"""The command: what it refuses, what it writes, and what it keeps; nothing is measured here."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import benchmarks.region_runs
import benchmarks.workloads
from benchmarks.declare import Package
from experiments.cli import main
from tests.benchmarks.fake_workloads import fake_workloads


@pytest.fixture(autouse=True)
def nothing_is_measured(monkeypatch, tmp_path):
    """Put fake workloads in place of the real ones, in an empty folder."""
    monkeypatch.setattr(benchmarks.workloads, "WORKLOADS", fake_workloads())
    monkeypatch.setattr(benchmarks.region_runs, "compile_everything", lambda: None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "120")  # a narrow screen folds cells


WRONG = [
    (["--repetitions", "0"], ["--repetitions is 0", "1 to 100"]),
    (["--repetitions", "many"], ['--repetitions is "many"']),
    (["--only", "fats"], ["--only", "did you mean fast?"]),
    (["--only", "x"], ["use one of fast, slow, all"]),
    (["--format", "csv"], ['--format is "csv"', "table, json"]),
    (["--out", "x.csv"], ['--format is "csv"', "table, json"]),
    (["--out", "no/x.json"], ["make the folder"]),
    (["--lang", "de"], ["nl, en"]),
    (["--history", "broken.jsonl"], ["Line 1", "--history"]),
    (["--history", ".", "--store"], ["--history"]),
    (["--history", "no/h.jsonl", "--store"], ["make the folder"]),
    (["--workers", "2"], ["--workers", "--help"]),
]


@pytest.mark.parametrize(("arguments", "parts"), WRONG)
def test_wrong_input_is_one_sentence_with_a_remedy(capsys, arguments, parts):
    Path("broken.jsonl").write_text("no run\n")
    assert main(["benchmark", *arguments]) == 2
    screen = capsys.readouterr()
    assert screen.out == ""
    assert screen.err.startswith("Error: ")
    assert screen.err.count("\n") == 1
    for part in parts:
        assert part in screen.err


def test_an_installation_without_the_benchmark_says_so(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "benchmarks.workloads", None)
    assert main(["benchmark"]) == 2
    assert "not part of this installation" in capsys.readouterr().err


def test_the_table_shows_budgets_and_verdicts(capsys):
    assert main(["benchmark", "--repetitions", "3", "--history", "h.jsonl"]) == 0
    screen = capsys.readouterr()
    for part in ("Fast work", "9.0 ms", "8.0–12.0", "≤ 10 ms", "≥ 2 ×", "! no", "3.0 s"):
        assert part in screen.out
    assert "Budgets: 1 met, 1 missed" in screen.out
    assert "Round 3 of 3: Fast work" in screen.err
    assert not Path("h.jsonl").exists()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Skipped: Fast work; get it"), ("nl", "Overgeslagen: Snel werk; haal het")],
)
def test_work_that_cannot_run_here_is_named_with_a_remedy(capsys, monkeypatch, lang, said):
    fast, slow, _ = fake_workloads()
    away = replace(fast, needs=Package("no_such_package", "haal het", "get it"))
    monkeypatch.setattr(benchmarks.workloads, "WORKLOADS", (away, slow))
    assert main(["benchmark", "--repetitions", "1", "-q", "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert said in out
    assert "8.0" not in out


def test_quiet_says_nothing_but_the_table(capsys):
    assert main(["benchmark", "-q", "--only", "slow", "--repetitions", "1", "--lang", "nl"]) == 0
    screen = capsys.readouterr()
    assert screen.err == ""
    assert "Traag werk" in screen.out


def test_json_tells_machine_commit_and_raw_samples():
    assert main(["benchmark", "--repetitions", "2", "--out", "b.json", "-q"]) == 0
    told = json.loads(Path("b.json").read_text())
    assert [row["figure"] for row in told["rows"]] == ["fast", "fast-more", "slow"]
    about = told["provenance"]
    assert {"date", "commit", "rules", "machine", "load_before"} <= about.keys()
    assert {"cpu", "cores", "python", "numba"} <= about["machine"].keys()
    assert [sample["fast.cpu"] for sample in about["samples"]["fast"]] == [8.0, 12.0]


def test_a_stored_run_is_what_the_next_one_is_compared_with(capsys):
    arguments = ["benchmark", "--repetitions", "1", "--history", "h.jsonl", "--only", "fast"]
    assert main([*arguments, "--store"]) == 0
    assert "Before" not in capsys.readouterr().out
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "Before" in out
    assert "8.0 (larger)" in out
    assert len(Path("h.jsonl").read_text().splitlines()) == 1
