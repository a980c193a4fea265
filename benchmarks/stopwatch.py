"""Time that a piece of work takes: of the processor, and on the clock on the wall."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from model.errors import UserError

ROOT = Path(__file__).resolve().parent.parent
MEBIBYTE = 1 << 20


@dataclass
class Spent:
    """Seconds of processor time of all threads, and seconds that went by."""

    cpu: float = 0.0
    wall: float = 0.0

    def scaled(self, name: str, factor: float = 1.0) -> dict[str, float]:
        """Return both times under a name, multiplied by a factor (1000 for milliseconds)."""
        return {f"{name}.cpu": self.cpu * factor, f"{name}.wall": self.wall * factor}


@contextmanager
def stopwatch() -> Iterator[Spent]:
    """Time what happens inside `with`, in this process."""
    spent = Spent()
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        yield spent
    finally:
        spent.cpu, spent.wall = time.process_time() - cpu, time.perf_counter() - wall


def run_child(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> tuple[Spent, str]:
    """Run Python anew with these arguments; return its time and what it wrote on stdout.

    Raises:
        UserError: the child ended with an error.
    """
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    env = {**os.environ, "PYTHONPATH": path, **(environment or {})}
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], env=env, capture_output=True, text=True, check=False
    )
    wall = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        told = done.stderr.strip().splitlines() or ["no message"]
        raise UserError(
            f"A measurement stopped with status {done.returncode} ({told[-1]}): "
            f"run it alone to see why: python {' '.join(arguments)}."
        )
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Spent(cpu, wall), done.stdout


def peak_bytes() -> int:
    """Return the largest amount of memory that this process has had.

    The kernel's own mark, where there is one: `ru_maxrss` of a child also counts what its parent
    had at the moment of starting it.
    """
    try:
        for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
