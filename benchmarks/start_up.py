"""How long a user waits before anything happens: every measurement is a process of its own."""

from __future__ import annotations

import json
import tempfile
from typing import Any

from benchmarks import regions
from benchmarks.stopwatch import MEBIBYTE, Spent, run_child

Sample = dict[str, float]
COMMAND = ("-c", "import sys; from experiments.cli import main; sys.exit(main(sys.argv[1:]))")


def start() -> Sample:
    """Time the help text, the import of the model, and a first small result with warm cache."""
    help_text, _ = run_child([*COMMAND, "--help"])
    imported, _ = run_child(["-c", "from model import ContinuumModel"])
    result, told = first_result()
    return {
        **help_text.scaled("start-help"),
        **imported.scaled("start-import"),
        **result.scaled("start-warm"),
        "start-warm-compilations": told["compilations"],
        "start-warm-peak": told["peak_bytes"] / MEBIBYTE,
    }


def cold_start() -> Sample:
    """Time a first small result with an empty cache, in a folder that goes away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        result, told = first_result({"CONTINUUM_CACHE": folder})
    return {**result.scaled("start-cold"), "start-cold-compilations": told["compilations"]}


def first_result(environment: dict[str, str] | None = None) -> tuple[Spent, dict[str, Any]]:
    """Run one year of one scenario in a small municipality; return time and what was compiled."""
    job = ["-m", "benchmarks.child", "first-result", regions.small()]
    spent, told = run_child(job, environment)
    return spent, json.loads(told.splitlines()[-1])
