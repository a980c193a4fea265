"""The command that starts the dashboard: what it hands on, and what it refuses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import parser, settings_of
from experiments.cli import main
from experiments.sweep.runner import sweep
from tests.experiments.refusing import refused
from tests.experiments.sweep.tiny import tiny

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def started(monkeypatch):
    """Catch what would take the place of this process: program, arguments and environment."""
    caught: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda *given: caught.append(given))
    return caught


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "65536"], ["--port is 65536", "0 to 65535"]),
        (["--port", "-1"], ["--port is -1"]),
        (["--port", "http"], ['--port is "http"']),
        (["--host", " "], ["--host is empty", "127.0.0.1"]),
        (["--workers", "0"], ["--workers is 0", "1 to 64"]),
        (["--lang", "de"], ['"de"', "nl, en"]),
        (["--prot", "80"], ["--prot", "--help"]),
        (["extra"], ["extra", "--help"]),
        (["--results", "no-such-folder"], ["no-such-folder", "holds no sweep", "give the folder"]),
    ],
)
def test_wrong_options_give_one_sentence_and_start_nothing(arguments, words, started, capsys):
    sentence = refused(capsys, "dashboard", *arguments)
    for word in words:
        assert word in sentence
    assert started == []


def test_options_reach_the_server_that_takes_the_place_of_the_command(started):
    options = ["--host", "::1", "--port", "0", "--no-open", "--workers", "2", "--lang", "nl"]
    assert main(["dashboard", *options, "--fetch-only"]) == 0
    [(program, arguments, environment)] = started
    assert program == sys.executable
    assert arguments[:4] == [sys.executable, "-P", "-m", "dashboard"]
    assert sorted(arguments[4:]) == [
        "--fetch-only", "--host=::1", "--lang=nl", "--no-open", "--port=0", "--workers=2"
    ]  # fmt: skip
    assert environment["PYTHONPATH"].split(os.pathsep)[0] == str(ROOT)


def test_folders_of_sweeps_are_handed_on_when_there_are_sweeps_in_them(started, tmp_path, capsys):
    one, two = (
        sweep(tiny(seed=seed), tmp_path / str(seed), only=["*.0001"]).folder for seed in (5, 6)
    )
    assert main(["dashboard", "--results", str(one), "--results", str(two)]) == 0
    assert started[0][1][-2:] == [f"--results={one}", f"--results={two}"]
    wrong = ["--results", str(one), "--results", str(tmp_path)]
    assert f'"{tmp_path}" holds no sweep' in refused(capsys, "dashboard", *wrong)
    copy = shutil.copytree(one, tmp_path / "copy")
    twice = ["--results", str(one), "--results", str(copy)]
    assert "hold the same sweep" in refused(capsys, "dashboard", *twice)
    assert len(started) == 1


@pytest.mark.parametrize("given", ["no-such-folder", ""])
def test_the_server_does_not_start_with_a_folder_that_holds_no_sweep(given, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "--no-open", f"--results={given}"],
        cwd=ROOT,
        env={**os.environ, "CONTINUUM_CACHE": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f'Error: The folder "{given or "."}" holds no sweep: give the folder of one.\n'
    )
    assert not (tmp_path / "packages").exists()  # nothing was fetched


def test_the_server_keeps_whole_paths_of_folders(tmp_path, monkeypatch):
    folder = sweep(tiny(), tmp_path / "store", only=["*.0001"]).folder
    monkeypatch.chdir(tmp_path)
    assert settings_of(parser().parse_args(["--results", "store"])).results == (folder,)
    assert settings_of(parser().parse_args([])).results == ()


def test_without_options_it_listens_to_this_machine_only(started):
    assert main(["dashboard"]) == 0
    assert started[0][1][4:] == ["--host=127.0.0.1", "--port=8765"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port=x"], ['--port is "x"']),
        (["--lang=de"], ['"de"']),
        (["--prot=1"], ["--prot=1", "--help"]),
        (["--host=no.such.host.invalid"], ["no.such.host.invalid", "0.0.0.0"]),
        (["--host=192.0.2.1"], ["192.0.2.1", "no address of this machine"]),
        (["--root-path=/a b"], ['--root-path is "/a b"', "/continuum"]),
        (["--origin=example.nl"], ['--origin is "example.nl"', "https://"]),
        (["--origin=https://example.nl/x"], ["without a path"]),
        (["--away=0"], ["--away is 0", "1 to 3600"]),
    ],
)
def test_the_server_itself_refuses_with_one_sentence_too(arguments, words, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "--no-open", *arguments],
        cwd=ROOT,
        env={**os.environ, "CONTINUUM_CACHE": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1
    for word in words:
        assert word in done.stderr
    assert list(tmp_path.iterdir()) == []  # nothing was fetched
