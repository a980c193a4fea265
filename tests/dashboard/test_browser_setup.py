"""The set-up of the browser tests: without a browser they are skipped, but not in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ONE = "tests/dashboard/browser/test_page.py::test_people_may_enlarge_the_page"
INSTALL = ROOT / "tests/dashboard/browser/install.sh"


def run_one_test(folder: Path, **environment: str) -> str:
    """Run one browser test where no program is on the path, and return what pytest says."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("CI", "CHROMIUM")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", ONE],
        cwd=ROOT,
        env={**inherited, "PATH": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout


def test_without_a_browser_tests_are_skipped_and_tell_the_remedy(tmp_path):
    said = run_one_test(tmp_path)
    assert "1 skipped" in said
    assert "apt-get install" in said


def test_in_ci_a_missing_browser_is_an_error(tmp_path):
    said = run_one_test(tmp_path, CI="true")
    assert "1 error" in said
    assert "skipped" not in said
    assert "apt-get install" in said


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="installs as superuser only")
@pytest.mark.parametrize(
    ("programs", "installed"),
    [
        (("chromium", "npm"), ""),
        (("npm",), "chromium fonts-liberation"),
        ((), "chromium fonts-liberation npm"),
    ],
)
def test_only_what_is_missing_is_installed(tmp_path, programs, installed):
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "env", "id", "mktemp", "rm", "tail", "dirname"):
        found = next(p for d in os.get_exec_path() if (p := Path(d) / name).exists())
        (folder / name).symlink_to(found)
    for name in programs:
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    (folder / "apt-get").write_text(f'#!/bin/sh\necho "$*" >>{tmp_path}/asked\n')
    (folder / "apt-get").chmod(0o755)
    inherited = {k: v for k, v in os.environ.items() if k != "CHROMIUM"}
    cut_off = {"SOLARA_ASSETS_CDN": "http://127.0.0.1:9", "CONTINUUM_CACHE": str(tmp_path / "none")}
    done = subprocess.run(
        [INSTALL],
        env={**inherited, **cut_off, "PATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    asked = (tmp_path / "asked").read_text().splitlines() if installed else []
    assert done.returncode == 0
    assert bool(done.stderr) == bool(installed)
    assert [line.rpartition("--no-install-recommends ")[2] for line in asked[1:]] == (
        [installed] if installed else []
    )
