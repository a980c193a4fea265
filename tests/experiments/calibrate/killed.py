"""A calibration that stops in the middle of its second part, to be killed there.

It says "ready" when one part is written and the next one is running, and then waits.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from experiments.calibrate import ensemble
from experiments.calibrate.design import points_at
from experiments.calibrate.ensemble import Point
from experiments.calibrate.fitted import FITTED
from experiments.validate.patterns import Pattern
from model.geography import resolve_region
from tests.experiments.validate.rows import pattern

PER_PART = 2
PLACE = resolve_region("municipality:Montfoort")
PATTERNS: list[Pattern] = [
    pattern(id="use"),
    pattern(id="costs", measure="municipal_cost_per_child"),
]
KEY = {"version of the rules": "1", "set of patterns": "2", "plan": "3"}


def some_points(number: int) -> list[Point]:
    """Return points all over the prior."""
    import numpy as np

    return points_at(1, np.random.default_rng(6).random((number, len(FITTED))))


def wait_in_the_second_part(folder: Path) -> None:
    """Run points until the second part is running; never come back."""

    def told(done: int, total: int, what: str) -> None:
        if (folder / "part-00001.parquet").exists():
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            time.sleep(600)

    ensemble.POINTS_PER_PART = PER_PART
    ensemble.run_points(some_points(5), PATTERNS, folder, KEY, told, 1, PLACE)


if __name__ == "__main__":
    wait_in_the_second_part(Path(sys.argv[1]))
