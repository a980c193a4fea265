"""A sweep of many small runs: does memory stay flat, and is the last run as fast as the first?

    python -m tests.experiments.sweep.many FOLDER RUNS WORKERS

Writes a line of JSON at every tenth: runs done, seconds, runs per second since the line before, and
the memory in use by this process and by its workers (MB).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from experiments.collecting import collect_rarely
from experiments.sweep.runner import sweep
from tests.experiments.sweep.small import small_design

REPLICATIONS = 10
PAGE = 4096


def memory(process: int | str = "self") -> float:
    """Return the memory of a process, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * PAGE / 1e6


def children() -> list[int]:
    """Return the processes that this one started."""
    found = Path("/proc/self/task").glob("*/children")
    return [int(name) for file in found for name in file.read_text().split()]


def measured(folder: Path, runs: int, workers: int) -> list[dict[str, float]]:
    """Carry out a sweep and return a row per tenth of it."""
    points = runs // REPLICATIONS
    values = tuple(round((number + 1) / points, 6) for number in range(points))
    design = small_design(REPLICATIONS, values, measures=("unmet_need",), tables=("results",))
    rows: list[dict[str, float]] = []
    begun = 0.0

    def told(done: int, total: int) -> None:
        nonlocal begun
        if done == 0:
            begun = time.perf_counter()
        if done == 0 or done * 10 % total:
            return
        now = time.perf_counter() - begun
        last = rows[-1] if rows else {"runs": 0, "seconds": 0.0}
        rows.append(
            {
                "runs": done,
                "seconds": round(now, 1),
                "per_second": round((done - last["runs"]) / (now - last["seconds"]), 2),
                "parent": round(memory(), 1),
                "workers": round(sum(map(memory, children())), 1),
            }
        )
        sys.stdout.write(json.dumps(rows[-1]) + "\n")
        sys.stdout.flush()

    sweep(design, folder, told, workers=workers)
    return rows


if __name__ == "__main__":
    collect_rarely()  # as the command does
    measured(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
