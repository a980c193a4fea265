"""A worker process as its parent sees it."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from experiments.live.orders import Order, Reply, Step, Stop
from experiments.sweep.local import environment

MODULE = "experiments.live"
END_SECONDS = 10


class GoneError(Exception):
    """The process has ended."""


class WorkerProcess:
    """A process that does one order at a time.

    It is in a session of its own, so Ctrl-C on a terminal reaches the parent only, and ends with
    its standard input. What it logs goes where its parent logs.

    Args:
        most: bytes that it may keep between orders.
    """

    def __init__(self, most: int) -> None:
        """Start it; it is ready when `wait` returns."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", MODULE, str(most)],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._lock = threading.Lock()

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    def wait(self, told: Callable[[int, int], None] | None = None) -> Reply:
        """Wait for a reply, or for the word that it is ready.

        Args:
            told: is called with how far the order is: done, and a total.

        Raises:
            GoneError: it ended.
        """
        assert self._process.stdout is not None
        try:
            while isinstance(reply := pickle.load(self._process.stdout), Step):
                if told is not None:
                    told(reply.done, reply.total)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as problem:
            raise GoneError from problem
        assert isinstance(reply, Reply)
        return reply

    def give(self, order: Order | Stop) -> None:
        """Give an order.

        Raises:
            GoneError: it ended.
            Exception: the order cannot be pickled; nothing was sent.
        """
        self._send(pickle.dumps(order, pickle.HIGHEST_PROTOCOL))

    def _send(self, order: bytes) -> None:
        stream: Any = self._process.stdin
        try:
            with self._lock:
                stream.write(order)
                stream.flush()
        except (OSError, ValueError) as problem:
            raise GoneError from problem

    def end(self) -> None:
        """End it at once; what it was doing is lost."""
        self._process.kill()
        self._process.wait(timeout=END_SECONDS)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with suppress(OSError):  # bytes for a process that had ended before it read them
                stream.close()
