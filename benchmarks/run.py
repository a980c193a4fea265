"""One run of the benchmark, from chosen workloads to rows and an entry for the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.declare import Workload
from benchmarks.history import Entry, previous, read_history
from benchmarks.machine import load, machine, now, source
from benchmarks.regions import large, region, small
from benchmarks.report import Row, entry_of, rows_of
from benchmarks.runner import Samples, Tell, measure_in_rounds, split_by_packages


@dataclass(frozen=True)
class Outcome:
    """Rows, raw samples, what they were measured with, and the run that they are compared with.

    `skipped` are the workloads that need a package that is not installed.
    """

    rows: list[Row]
    samples: Samples
    about: dict[str, Any]
    before: Entry | None
    skipped: list[Workload]

    def entry(self) -> Entry:
        """Return what the history keeps of this run."""
        return entry_of(self.rows, self.about)


def run_benchmark(
    workloads: Sequence[Workload],
    repetitions: int,
    history: Path,
    *,
    date: str | None = None,
    tell: Tell | None = None,
) -> Outcome:
    """Measure workloads in rounds and compare with the last stored run of such a machine.

    Args:
        workloads: what to measure, in this order.
        repetitions: rounds; some workloads take part in the first ones only.
        history: file of stored runs; it is only read.
        date: moment of the run; the clock's, when left out.
        tell: told before every measurement.
    """
    from benchmarks.region_runs import compile_everything

    where = machine()
    before = previous(read_history(history), where)
    about = {
        "date": date or now(),
        **source(),
        "machine": where,
        "load_before": load(),
        "repetitions": repetitions,
        "regions": {"small": small(), "region": region(), "large": large()},
    }
    here, skipped = split_by_packages(workloads)
    about["skipped"] = [item.name for item in skipped]
    samples = measure_in_rounds(here, repetitions, compile_everything, tell)
    about["load_after"] = load()
    return Outcome(rows_of(here, samples, before), samples, about, before, skipped)
