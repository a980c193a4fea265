"""How much sooner is a sweep done with two workers than with one? Measured in pairs.

    python -m tests.experiments.sweep.efficiency [REPLICATIONS] [PAIRS]

Sweeps a region of 50,000 children with one and with two workers in turn, and writes a line of JSON
per pair: wall seconds of both, everything included from the call to the finished store, and the
efficiency (seconds with one, divided by twice the seconds with two).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from experiments.collecting import collect_rarely
from experiments.sweep.design import Replications
from experiments.sweep.runner import sweep
from tests.experiments.sweep.small import small_design

REGION = "jeugdregio:Eemland"
YEARS = 8


def seconds(replications: int, workers: int) -> float:
    """Return the wall time of a sweep of two scenarios into a new folder."""
    number = Replications(replications, replications)
    design = small_design(values=(), regions=(REGION,), replications=number, tables=("results",))
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        sweep(replace(design, years=YEARS), Path(folder) / "results", workers=workers)
        return time.perf_counter() - begun


def main() -> None:
    """Measure the pairs; the first, small sweep only makes what is kept for later ones."""
    given = dict(enumerate(sys.argv[1:]))
    replications, pairs = int(given.get(0, 150)), int(given.get(1, 3))
    collect_rarely()
    seconds(2, 1)
    for _ in range(pairs):
        one, two = seconds(replications, 1), seconds(replications, 2)
        told = {"one": round(one, 1), "two": round(two, 1), "efficiency": round(one / two / 2, 3)}
        print(json.dumps(told | {"load": round(os.getloadavg()[0], 1)}), flush=True)


if __name__ == "__main__":
    main()
