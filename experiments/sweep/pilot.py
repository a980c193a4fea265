"""A dry run: what a sweep would take, from a run in every region whose results are thrown away."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

from experiments.sweep import store as stores
from experiments.sweep.design import Design
from experiments.sweep.execute import Failed, do_run
from experiments.sweep.plan import Run, cells, first_runs
from experiments.sweep.refusal_words import told
from experiments.sweep.runner import Going, check_going, check_manifest
from experiments.sweep.workers import on_workers
from scenarios.refusals import RefusedError, in_both

BLOCK = 4096  # bytes: a disk gives a file whole blocks
SMALLEST = "municipality:Rozendaal"  # where a first run that loads or compiles takes little else


@dataclass(frozen=True)
class Estimate:
    """What a sweep would take.

    Args:
        points: of the design, in every region.
        regions: of the design.
        done: runs that are there already.
        least: runs that are still to be done.
        most: the same if a stopping rule never stops before its last replication.
        seconds: of one run, the mean over regions.
        threads: runs that are done at the same time.
        bytes: on disk of one run, the mean over regions.
        free: bytes on the disk.
    """

    points: int
    regions: int
    done: int
    least: int
    most: int
    seconds: float
    threads: int
    bytes: int
    free: int

    def seconds_for(self, runs: int) -> float:
        """Return how many seconds so many runs take on these workers."""
        return runs * self.seconds / self.threads


def estimate(design: Design, folder: Path, going: Going) -> Estimate:
    """Check everything and run a pilot in every region; write nothing.

    Raises:
        UserError: the sweep could not be carried out like this, or a pilot failed.
    """
    check_going(design, folder, going)
    have: set[str] = set()
    if stores.is_begun(folder):
        check_manifest(design, folder, going)
        have = stores.open_store(folder).done()
    places = cells(design)
    first = [run.id for run in first_runs(design)]
    least = [name for name in first if going.wants(name) and name not in have]
    rule = design.replications
    later = (
        Run(region, point, replication).id
        for region, point in places
        for replication in range(rule.start + 1, rule.most + 1)
    )
    more = sum(going.wants(name) and name not in have for name in later)
    with on_workers(going.workers, going.cluster) as workers:
        threads = workers.threads
    if going.cluster is None:
        threads = min(threads, os.cpu_count() or 1)
    pilots = pilots_of(design)
    return Estimate(
        points=len({point.id for _, point in places}),
        regions=len(design.regions),
        done=len(have),
        least=len(least),
        most=len(least) + more,
        seconds=sum(seconds for seconds, _ in pilots) / len(pilots),
        threads=threads,
        bytes=sum(size for _, size in pilots) // len(pilots),
        free=shutil.disk_usage(_existing(folder)).free,
    )


def pilots_of(design: Design) -> list[tuple[float, int]]:
    """Return how many seconds one run takes, and how many bytes it keeps, in every region.

    All scenarios of the design are in one run, as in the sweep. The results are thrown away.

    Raises:
        UserError: a run failed.
    """
    _load_the_model(design)
    return [_pilot(design, region) for region in design.regions]


def _load_the_model(design: Design) -> None:
    """Do a small run, whatever comes of it, so that no pilot has to load or compile the model."""
    first = first_runs(design)[0]
    do_run(replace(design, years=1), replace(first, region=SMALLEST))


def _pilot(design: Design, region: str) -> tuple[float, int]:
    """Return seconds and bytes of the first run in a region."""
    run = next(run for run in first_runs(design) if run.region == region)
    begun = time.perf_counter()
    item = do_run(design, run)
    seconds = time.perf_counter() - begun
    if isinstance(item, Failed):
        problem = in_both(item.message.rstrip("."))
        parts = {"region": f'"{region}"', "kind": item.kind, "problem": problem}
        raise RefusedError(told("pilot_failed", **parts))
    return seconds, sum(-(-len(table) // BLOCK) * BLOCK for table in item.tables.values())


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that exists."""
    whole = folder.resolve()
    return next(place for place in (whole, *whole.parents) if place.exists())
