"""What happened in a sweep, and when: one JSON object per line. It says nothing about numbers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from experiments.sweep.store import LOG, not_written

Event = dict[str, Any]
Tell = Callable[[Event], None]
Note = Callable[..., None]  # the event, and its parts by name


@contextmanager
def log_in(folder: Path, also: Tell | None = None) -> Iterator[Note]:
    """Give what adds an event to the log of a folder.

    An event has `at` (UTC), `event` (sweep, started, done, failed, stopped, end), and what belongs
    to it: `run`, `seconds`, `worker`, `kind`, `message`, numbers of runs.

    Args:
        folder: of the sweep.
        also: told every event as well.

    Raises:
        UserError: there is no room, or the folder cannot be written.
    """
    file = folder / LOG
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError as problem:
        raise not_written(folder, problem) from problem
    broken = _ends_in_the_middle(handle)

    def tell(event: str, **parts: Any) -> None:
        nonlocal broken
        told = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **parts}
        line = json.dumps(told, ensure_ascii=False) + "\n"
        try:
            os.write(handle, ("\n" if broken else "").encode() + line.encode())
        except OSError as problem:
            raise not_written(folder, problem) from problem
        broken = False
        if also is not None:
            also(told)

    try:
        yield tell
    finally:
        os.close(handle)


def _ends_in_the_middle(handle: int) -> bool:
    """Return whether the last line was cut off, by a process that was killed or a full disk."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"
