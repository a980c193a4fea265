"""The least that an event can cost: one keyed draw and one entry in a log, at a scattered row."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from benchmarks.stopwatch import stopwatch
from model.kernel import entry_kernel
from model.streams import Stream, uniform

EVENTS = 4_000_000


@entry_kernel
def draw_and_log(
    keys: npt.NDArray[np.uint64],
    order: npt.NDArray[np.int64],
    log: npt.NDArray[np.float64],
    events: int,
) -> None:
    """Handle `events` events at rows in a scattered order: draw by key, write down the draw."""
    rows = order.size
    for event in range(events):
        row = order[event % rows]
        log[row] = uniform(keys[row], Stream.LIFE_EVENT, event)


def nanoseconds_per_event(keys: npt.NDArray[np.uint64]) -> float:
    """Return the processor time of such an event in a table with a row per key.

    Sorting rows by key gives an order that is as good as random and the same every time.
    """
    order = np.argsort(keys, kind="stable")
    log = np.zeros(keys.size)
    draw_and_log(keys, order, log, 1)
    with stopwatch() as spent:
        draw_and_log(keys, order, log, EVENTS)
    return 1e9 * spent.cpu / EVENTS
