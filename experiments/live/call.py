"""What becomes of a function that a worker does, and how far it is."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """How far a function is.

    Args:
        done: of its own units, such as simulated years.
        total: how many it will be.
        seconds_left: from the pace so far; nothing before there is any.
    """

    done: int
    total: int
    seconds_left: float | None


class Call[T](Future[T]):
    """A future that also tells how far the function is, if that tells `worker.watch`."""

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__()
        self._share: Share | None = None
        self._first = (0, 0.0)  # what was done when it was first told, and when that was

    @property
    def share(self) -> Share | None:
        """Return how far it is; None before it began, or if it does not tell."""
        return self._share

    def take(self, done: int, total: int) -> None:
        """Take how far it is; fewer than before if its worker died and another began anew."""
        now = time.monotonic()
        if self._share is None or done < self._share.done:
            self._first = (done, now)
        begun, since = self._first
        left = (now - since) / (done - begun) * (total - done) if done > begun else None
        self._share = Share(done, total, left)
