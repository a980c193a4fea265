"""Whether anybody looks: for a page that has vanished nothing is computed.

A tab that is closed says goodbye, and its session ends. One that vanishes does not: the browser
crashed, the lid was shut, the network is gone. Its session stays, for the page may come back, but
after some seconds its work ends, and goes on when the page is back. What was computed by then is
known to the desk and not computed again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from solara.server.kernel_context import PageStatus, get_current_context, has_current_context

from dashboard.settings import current

LOOK_SECONDS = 0.1  # how often a thread looks whether its work is still wanted


class Presence:
    """Whether a page is there, or was until a moment ago.

    Args:
        connected: tells whether the page is connected now.
        patience: seconds without a connection after which nobody is there.
        clock: tells seconds.
    """

    def __init__(
        self,
        connected: Callable[[], bool],
        patience: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with a page that is there."""
        self._connected, self._patience, self._clock = connected, patience, clock
        self._seen = clock()

    def is_away(self) -> bool:
        """Return whether there was no connection for so long; it only knows of when it is asked."""
        now = self._clock()
        if self._connected():
            self._seen = now
        return now - self._seen >= self._patience

    def goes_on(self, cancelled: threading.Event) -> bool:
        """Return whether work is still wanted now."""
        return not cancelled.is_set() and not self.is_away()

    def returns(self, cancelled: threading.Event) -> bool:
        """Wait while nobody is there; return whether work is wanted then, or was cancelled."""
        while self.is_away():
            if cancelled.wait(LOOK_SECONDS):
                return False
        return not cancelled.is_set()


def presence() -> Presence:
    """Return the presence of the page that is being rendered; outside a server it is always there.

    A session of which no page was ever connected counts as there: it is only just made.
    """
    if not has_current_context():
        return Presence(lambda: True, current().away)
    pages = get_current_context().page_status

    def connected() -> bool:
        states = [*pages.values()]
        return not states or PageStatus.CONNECTED in states

    return Presence(connected, current().away)
