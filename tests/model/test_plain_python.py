"""The same rules as plain Python: what compiled code cannot be asked, is asked there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.model.policies import IN_PLAIN_PYTHON

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(IN_PLAIN_PYTHON, reason="these tests run here themselves")
def test_lists_and_all_rules_keep_their_promises_in_plain_python() -> None:
    """Numbers of few bits overflow there, where compiled code reckons with 64."""
    tests = ("tests/model/plain", "tests/reference/test_same_week.py")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *tests],
        cwd=ROOT,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "passed" in run.stdout
