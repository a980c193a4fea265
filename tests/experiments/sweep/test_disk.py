"""A full disk and a folder that cannot be written: a clear sentence, and nothing broken."""

import errno
import os
import subprocess
import sys

import pytest

from experiments.sweep import store
from experiments.sweep.runner import sweep
from model.errors import UserError
from tests.experiments.sweep.small import contents, small_design
from tests.powerless import powerless


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    sweep(small_design(), folder)
    return contents(folder)


def whole(folder, undisturbed):
    """Whether every file that is there is as it must be."""
    return contents(folder).items() <= undisturbed.items()


@pytest.mark.parametrize("turn", range(1, 12))
def test_a_disk_that_is_full_at_any_file_breaks_nothing(tmp_path, undisturbed, monkeypatch, turn):
    writes = 0
    fsync = os.fsync

    def full(handle):
        nonlocal writes
        writes += 1
        if writes == turn:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UserError, match=r"No space left.*make room.*--resume.*is kept"):
            sweep(small_design(), tmp_path)
    assert whole(tmp_path, undisturbed)
    sweep(small_design(), tmp_path, resume=True)
    assert contents(tmp_path) == undisturbed


def test_a_log_that_cannot_be_written_stops_the_sweep_whole(tmp_path, undisturbed, monkeypatch):
    write = os.write

    def refuse(handle, content):
        if b'"event"' in content:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, content)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", refuse)
        with pytest.raises(UserError, match="No space left"):
            sweep(small_design(), tmp_path)
    assert whole(tmp_path, undisturbed)
    sweep(small_design(), tmp_path, resume=True)
    assert contents(tmp_path) == undisturbed


@pytest.mark.slow
def test_a_limit_on_the_size_of_files_is_told_in_one_sentence(tmp_path, undisturbed):
    pytest.importorskip("resource")
    start = [sys.executable, "-m", "tests.experiments.sweep.start", str(tmp_path), "2", "1"]
    small = max(len(undisturbed[name]) for name in ("manifest.json", "points.parquet"))
    limited = subprocess.run(
        [*start, "--file-limit", str(small + 1)],
        check=False,
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert limited.returncode == 2
    assert limited.stderr.startswith("Error: The folder ")
    assert limited.stderr.count("\n") == 1
    assert "--resume" in limited.stderr
    assert whole(tmp_path, undisturbed)
    subprocess.run([*start, "--resume"], check=True, timeout=200)
    assert contents(tmp_path) == undisturbed


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r'folder ".*file/sweep" cannot be'):
        sweep(small_design(1), tmp_path / "file" / "sweep")


def test_a_read_only_folder_is_named(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    command = [sys.executable, "-m", "tests.experiments.sweep.start", str(folder), "1", "1"]
    refused = subprocess.run(
        [*powerless(), *command], check=False, capture_output=True, text=True, timeout=200
    )
    assert refused.returncode == 2
    assert refused.stderr == (
        f'Error: The folder "{folder}" cannot be written (Permission denied): give another one, '
        "or change its permissions.\n"
    )
    assert not list(folder.iterdir())


def test_a_folder_that_became_read_only_is_named(tmp_path, monkeypatch):
    sweep(small_design(1), tmp_path, only=["*.0001"])
    before = contents(tmp_path)

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    next((tmp_path / "results").iterdir()).unlink()
    monkeypatch.setattr(store, "put_file", refuse)
    with pytest.raises(UserError, match=r"\(Permission denied\).*change its permissions"):
        sweep(small_design(1), tmp_path, resume=True)
    assert contents(tmp_path).items() <= before.items()
