"""Work in a process of its own, where start-up or memory counts; told on stdout as JSON.

python -m benchmarks.child first-result REGION    one year of one scenario, as a user asks for it
python -m benchmarks.child whole-run REGION YEARS  build, warm-up and weeks; memory at the end
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Callable
from typing import Any


def first_result(region: str) -> dict[str, Any]:
    """Run one year of one scenario through the command line; return how much was compiled."""
    from numba.core import event

    arguments = ["run", "current", "--region", region, "--years", "1", "--replications", "1"]
    screen = io.StringIO()
    with event.install_recorder("numba:compile") as compiled, contextlib.redirect_stdout(screen):
        from experiments.cli import main

        status = main([*arguments, "--format", "csv"])
    assert status == 0, "the first result did not come"
    assert screen.getvalue(), "the first result is empty"
    ended = [record for _, record in compiled.buffer if record.is_end]
    from benchmarks.stopwatch import peak_bytes

    return {"compilations": len(ended), "peak_bytes": peak_bytes()}


def whole_run(region: str, years: str) -> dict[str, Any]:
    """Build a region, live through the warm-up and all weeks; return times and memory."""
    from benchmarks.region_runs import load_compiled, run_in_parts
    from benchmarks.stopwatch import peak_bytes

    load_compiled()
    return {**run_in_parts(region, int(years)), "peak_bytes": peak_bytes()}


def main(arguments: list[str]) -> None:
    """Do the job that the arguments name and write what was found."""
    jobs: dict[str, Callable[..., dict[str, Any]]] = {
        "first-result": first_result,
        "whole-run": whole_run,
    }
    found = jobs[arguments[0]](*arguments[1:])
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
