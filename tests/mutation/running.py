"""Running tests on a copy of the project, and reading what they say."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

# The same examples every time: a catch must not hang on luck.
PYTEST = (
    sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rfE", "--tb=short",
    "-m", "not slow", "--hypothesis-seed=0",
)  # fmt: skip
OUTCOME = re.compile(r"^(?:FAILED|ERROR) (\S+?::.+?)(?: - |$)", re.MULTILINE)
UNREADABLE = re.compile(r"^ERROR (\S+\.py)(?: - |$)", re.MULTILINE)
# A machine that is busy, not a fault.
OF_THE_MACHINE = ("DeadlineExceeded", "FailedHealthCheck", "hypothesis.errors.Flaky")
SOME_FAILED, STOPPED = 1, 2
GONE = (4, 5)  # a test of that name is there no longer, or none is left


@dataclass(frozen=True)
class Run:
    """What came of running tests: those that failed, files that could not be read, seconds."""

    failed: tuple[str, ...]
    unreadable: tuple[str, ...]
    seconds: float
    hung: bool = False
    output: str = ""

    @property
    def catches(self) -> bool:
        """Return whether a test failed for what it asserts, or found no end."""
        excused = any(word in self.output for word in OF_THE_MACHINE)
        return self.hung or (bool(self.failed) and not excused)


def run_tests(
    tests: tuple[str, ...],
    project: Path,
    environment: dict[str, str],
    *,
    left_out: tuple[str, ...] = (),
    stop_at_first: bool = True,
    limit: float = 3600.0,
) -> Run:
    """Run tests in a project and return what failed.

    A file of tests that cannot be read does not count as a failure: the others still run.
    """
    arguments = [f"--deselect={name}" for name in left_out]
    stop = ["-x"] if stop_at_first else []
    started = time.monotonic()
    try:
        run = _pytest([*arguments, *stop, *tests], project, environment, limit)
        if stop_at_first and UNREADABLE.search(run.stdout) and not OUTCOME.search(run.stdout):
            going_on = [*arguments, "--continue-on-collection-errors", *tests]
            run = _pytest(going_on, project, environment, limit)
    except subprocess.TimeoutExpired as late:
        return Run((), (), time.monotonic() - started, hung=True, output=str(late.stdout))
    seconds = time.monotonic() - started
    by_name = "::" in tests[0]
    if run.returncode not in (0, SOME_FAILED, STOPPED) and not (by_name and run.returncode in GONE):
        raise RuntimeError(f"pytest stopped with {run.returncode}:\n{run.stdout}\n{run.stderr}")
    failed = tuple(dict.fromkeys(OUTCOME.findall(run.stdout)))
    return Run(failed, tuple(UNREADABLE.findall(run.stdout)), seconds, output=run.stdout)


def _pytest(
    arguments: list[str], project: Path, environment: dict[str, str], limit: float
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PYTEST, *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=limit,
    )
