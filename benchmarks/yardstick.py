"""What this machine can do at best: draws, memory, and the least that an event can cost."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from benchmarks.stopwatch import stopwatch
from model.kernel import entry_kernel
from model.streams import Stream, mix, uniform

EVENTS = 4_000_000
DRAWS = 1 << 16  # stay in the cache
WORDS = 1 << 25  # 256 MiB, more than any cache


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


@entry_kernel
def fill_with_draws(draws: npt.NDArray[np.float64], key: np.uint64) -> None:
    """Fill an array with draws of one key."""
    for occasion in range(draws.size):
        draws[occasion] = uniform(key, Stream.LIFE_EVENT, occasion)


@entry_kernel
def add_up(words: npt.NDArray[np.int64]) -> int:
    """Read an array once, in order."""
    total = 0
    for place in range(words.size):
        total += words[place]
    return total


@entry_kernel
def add_up_scattered(words: npt.NDArray[np.int64], reads: int) -> int:
    """Read so many words at places that have nothing to do with each other."""
    total = 0
    for number in range(reads):
        total += words[mix(np.uint64(number)) % np.uint64(words.size)]
    return total


def machine_at_best() -> dict[str, float]:
    """Return nanoseconds per draw and per scattered read, and gigabytes read per second."""
    draws, words = np.zeros(DRAWS), np.ones(WORDS, np.int64)
    fill_with_draws(draws, np.uint64(1))
    add_up(words[:1])
    add_up_scattered(words[:1], 1)
    with stopwatch() as drawing:
        for key in range(EVENTS // DRAWS):
            fill_with_draws(draws, np.uint64(key))
    with stopwatch() as reading:
        assert add_up(words) == WORDS
    with stopwatch() as scattered:
        assert add_up_scattered(words, EVENTS) == EVENTS
    return {
        "draw-ns": 1e9 * drawing.cpu / (EVENTS // DRAWS * DRAWS),
        "read-speed": 8e-9 * WORDS / reading.cpu,
        "scattered-ns": 1e9 * scattered.cpu / EVENTS,
    }
