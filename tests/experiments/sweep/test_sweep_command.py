"""The command `continuum sweep`: exit statuses, what it says, and what it does not write."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from experiments.cli import main
from experiments.cli.sweeps import estimate_lines, size_told, time_told
from experiments.sweep import open_store
from experiments.sweep.execute import Done, Failed
from experiments.sweep.pilot import Estimate
from experiments.sweep.words import SWEEP

DESIGN = """
schema_version = 1
name = "small"
regions = ["municipality:Rozendaal"]
scenarios = ["current", "integrated-teams"]
years = 1
measures = ["unmet_need"]
[replications]
{replications}
[[factors]]
name = "school_teams.coverage"
values = [0.5, 1.0]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    write("number = 2")
    return tmp_path


def write(replications):
    with open("design.toml", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(DESIGN.format(replications=replications))


def sweep(*options):
    return main(["sweep", "design.toml", "--out", "store", "--workers", "1", *options])


def test_a_sweep_is_done_and_says_so(folder, capsys):
    assert sweep() == 0
    assert capsys.readouterr().err == "Done: 4 runs in store.\n"
    assert len(open_store(folder / "store").done()) == 4
    assert sweep("--quiet") == 2
    assert "--resume" in capsys.readouterr().err
    assert sweep("--quiet", "--resume") == 0
    assert capsys.readouterr() == ("", "")
    write("number = 3")
    assert sweep("--expand", "--lang", "nl") == 0
    assert capsys.readouterr().err == "Klaar: 6 runs in store.\n"


def test_failed_runs_are_listed_and_give_status_one(folder, capsys, monkeypatch):
    def failing(design, run):
        return Failed(run.id, "ValueError", "This went wrong.")

    monkeypatch.setattr("experiments.sweep.workers.do_run", failing)
    assert sweep() == 1
    told = capsys.readouterr().err
    assert "4 runs failed; --resume does only those again:" in told
    assert told.count("This went wrong.") == 4
    assert sweep("--resume", "--quiet") == 1
    assert capsys.readouterr().err == ""


def test_only_does_a_part(folder, capsys):
    assert sweep("--only", "*.0002", "--only", "nothing") == 0
    assert capsys.readouterr().err == "This part is done: 2 runs in store.\n"


def test_the_log_is_json_and_nothing_else(folder, capsys):
    assert sweep("--log", "json", "--only", "*.0001") == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events[:2]] == ["sweep", "started"]
    assert {"at", "run", "seconds", "worker"} <= events[2].keys()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--workers", "0"], "--workers is 0"),
        (["--workers", "2", "--cluster", "tcp://x:1"], "do not go together"),
        (["--log", "xml"], '--log is "xml"'),
        (["--only", "eemland"], "No run fits --only eemland"),
    ],
)
def test_wrong_options_are_one_sentence_and_status_two(folder, capsys, options, told):
    assert main(["sweep", "design.toml", "--out", "store", *options]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert not (folder / "store" / "manifest.json").exists()


@pytest.mark.parametrize(
    "command", [["sweep", "none.toml", "--out", "x"], ["sweep", "design.toml"]]
)
def test_a_design_and_a_folder_are_needed(folder, capsys, command):
    assert main(command) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_dry_run_tells_all_and_writes_nothing(folder, capsys):
    assert sweep("--dry-run") == 0
    told = capsys.readouterr().out
    assert "Points: 2; regions: 1\n" in told
    assert "Runs: 4\n" in told
    assert "on 1 workers" in told
    assert "Nothing was written." in told
    assert [file.name for file in folder.iterdir()] == ["design.toml"]


def test_a_dry_run_tells_least_and_most_of_a_stopping_rule_and_what_is_there(folder, capsys):
    write('start = 2\nmost = 5\nmeasures = ["unmet_need"]')
    assert sweep("--dry-run") == 0
    assert "Runs: 4 to 10, as the stopping rule decides" in capsys.readouterr().out
    write("number = 1")
    assert sweep("--quiet") == 0
    before = sorted(folder.rglob("*"))
    write("number = 3")
    assert sweep("--dry-run", "--expand") == 0
    told = capsys.readouterr().out
    assert "Runs: 4\n" in told
    assert "Done already: 2" in told
    assert sorted(folder.rglob("*")) == before
    assert sweep("--dry-run") == 2


def test_a_dry_run_refuses_a_design_whose_pilot_fails(folder, capsys, monkeypatch):
    monkeypatch.setattr(
        "experiments.sweep.pilot.do_run", lambda _, run: Failed(run.id, "ValueError", "No.")
    )
    assert sweep("--dry-run") == 2
    assert (
        'pilot in region "municipality:Rozendaal" failed (ValueError: No)'
        in capsys.readouterr().err
    )


def test_a_pilot_is_measured_without_its_first_time(folder, monkeypatch, capsys):
    done: list[str] = []

    def counted(design, run):
        time.sleep(0.2 if not done else 0.0)
        done.append(run.id)
        return Done(run.id, {"results": b"x" * 5000})

    monkeypatch.setattr("experiments.sweep.pilot.do_run", counted)
    assert sweep("--dry-run") == 0
    told = capsys.readouterr().out
    assert len(done) == 2
    assert "(0.00 s per run)" in told
    assert "Disk: 32.8 kB" in told  # four runs of two blocks


def test_a_dry_run_warns_for_a_disk_that_is_too_small():
    found = Estimate(10, 2, 5, 100, 400, 2.0, 4, 10_000_000, 3_000_000_000)
    assert estimate_lines(found, "en") == [
        "Points: 10; regions: 2",
        "Runs: 100 to 400, as the stopping rule decides",
        "Done already: 5",
        "Time: 50 seconds to 3.3 minutes on 4 workers (2.00 s per run)",
        "Disk: 1.0 GB to 4.0 GB (3.0 GB free)",
        "Note: there is not enough room on the disk.",
        "Nothing was written.",
    ]
    dutch = estimate_lines(found, "nl")
    assert dutch[0] == "Punten: 10; regio's: 2"
    assert dutch[3] == "Tijd: 50 seconden tot 3,3 minuten op 4 werkers (2,00 s per run)"


def test_times_and_sizes_are_told_in_units_that_people_use():
    assert time_told("en", 90) == "90 seconds"
    assert time_told("en", 7200) == "2.0 hours"
    assert size_told("nl", 1_500_000) == "1,5 MB"
    assert size_told("en", 12) == "12 B"


def test_both_languages_have_the_same_words():
    assert SWEEP["nl"].keys() == SWEEP["en"].keys()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_stops_all_processes_and_says_how_to_go_on(folder, workers):
    write("number = 500")
    command = ["sweep", "design.toml", "--out", "store", "--workers", workers]
    process = subprocess.Popen(
        [sys.executable, "-m", "experiments.cli", *command],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 200
        while len(list((folder / "store").glob("results/*.parquet"))) < 3:
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes get it
        told = process.communicate(timeout=100)[1]
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert told.startswith("Stopped. ")
    assert told.count("\n") == 1
    assert f"continuum sweep design.toml --out store --workers {workers} --resume" in told
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)  # nobody of the group is left
