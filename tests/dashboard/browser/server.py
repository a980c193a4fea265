"""The server of the dashboard as people start it: a process of its own, on a free port."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
START = [sys.executable, "-m", "dashboard", "--port", "0", "--no-open"]
COMMAND = [sys.executable, "-m", "experiments.cli", "dashboard", "--port", "0", "--no-open"]
ADDRESS = re.compile(r"^Continuüm: (http://\S+)/ ", re.MULTILINE)
SECONDS = 120  # to fetch packages the first time; otherwise a second or two
BAD_NEWS = ("Traceback", "ERROR", "Exception")


class Server:
    """A server in a session of its own, with what it said in a file.

    Attributes:
        address: where it serves, without the last slash.
    """

    def __init__(
        self,
        log: Path,
        *options: str,
        start: list[str] = START,
        environment: dict[str, str] | None = None,
    ):
        """Start it, and wait until it tells its address."""
        self.log = log
        with log.open("wb") as said:
            self.process = subprocess.Popen(
                [*start, *options],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.address = self._wait_for_address()

    def _wait_for_address(self) -> str:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if told := ADDRESS.search(self.said()):
                return told.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.stop(signal.SIGKILL)
        raise AssertionError(f"the server did not start:\n{self.said()}")

    def said(self) -> str:
        """Return everything it wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def troubles(self) -> list[str]:
        """Return the lines that tell of an error in the server."""
        return [line for line in self.said().splitlines() if any(w in line for w in BAD_NEWS)]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, and return the exit status. Fails when it does not end in time."""
        self.process.send_signal(number)
        return self.process.wait(20)

    def orphans(self, seconds: float = 10) -> bool:
        """Is anything left of its session after it ended, even after some seconds?"""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                os.killpg(self.process.pid, 0)
            except ProcessLookupError:
                return False
            time.sleep(0.1)
        return True
