"""Work that goes wrong in a worker process; processes find it by name."""

from __future__ import annotations

import os
import threading
import time
from typing import Any, NoReturn

from experiments.live.worker import watch
from model.errors import UserError
from scenarios import Scenario


class BrokenScenario(Scenario):
    """A scenario that can be asked about, and not be run."""

    __slots__ = ()

    @property
    def parameters(self) -> Any:
        """Fail as a fault in the program would."""
        raise RuntimeError("secret of the server")


def refuse() -> NoReturn:
    """Fail as wrong input does."""
    raise UserError("Give another number.")


def end() -> NoReturn:
    """End the process that does this."""
    os._exit(3)


def unsendable() -> Any:
    """Return what cannot be pickled."""
    return threading.Lock()


def count_to_the_end(total: int) -> int:
    """Count years, and take the time to tell of them."""
    for done in range(total + 1):
        watch(done, total, "running")
        time.sleep(0.1)
    return total


def wait_for_ever() -> NoReturn:
    """Count years until somebody puts an end to it."""
    while True:
        watch(0, 0, "running")
