"""A real Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SECONDS = 90


@dataclass
class Processes:
    """The processes of a cluster, which a test may kill."""

    folder: Path
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Return the address of the scheduler, once it has one."""
        file = self.folder / "scheduler.json"
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if file.is_file() and (text := file.read_text()):
                return str(json.loads(text)["address"])
            time.sleep(0.1)
        raise TimeoutError("no scheduler")

    def start_scheduler(self) -> None:
        """Start `dask scheduler`."""
        self.scheduler = self._start(
            "scheduler", "--port", "0", "--no-dashboard",
            "--scheduler-file", str(self.folder / "scheduler.json"),
        )  # fmt: skip

    def start_worker(self, *options: str) -> subprocess.Popen[bytes]:
        """Start `dask worker`, without a nanny: a killed one stays dead."""
        worker = self._start(
            "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", *options
        )
        self.workers.append(worker)
        return worker

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{words[0]}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1"],
                stdout=log,
                stderr=log,
            )


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Processes]:
    """Give a scheduler with so many workers; end all of them afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    found = Processes(folder)
    try:
        found.start_scheduler()
        for _ in range(workers):
            found.start_worker()
        yield found
    finally:
        started = [*found.workers, *filter(None, [found.scheduler])]
        for process in started:
            process.kill()
        for process in started:
            process.wait(timeout=SECONDS)
