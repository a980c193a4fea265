"""Memory of the server's process: what ended sessions used goes back to the system.

The C library keeps what was given back to it, in a pool per thread; a session has threads of its
own, so the server would grow with them. Only where that library can be told so (glibc); elsewhere
nothing happens.
"""

from __future__ import annotations

import ctypes
import gc
import threading
from contextlib import suppress

M_ARENA_MAX = -8  # of malloc.h
SECONDS = 3.0  # after the last of a number of sessions that end together

_lock = threading.Lock()
_timer: threading.Timer | None = None


def keep_together() -> None:
    """Let all threads share two pools. For the start of the process, before there are threads."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)


def give_back_soon() -> None:
    """Give memory back to the system in a few seconds, once for all sessions that end by then."""
    global _timer  # noqa: PLW0603 - one process, one memory
    with _lock:
        if _timer is not None:
            _timer.cancel()
        _timer = threading.Timer(SECONDS, _give_back)
        _timer.daemon = True
        _timer.start()


def _give_back() -> None:
    gc.collect()  # what belonged to a session refers to itself in circles
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
