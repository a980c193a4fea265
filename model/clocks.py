"""Clocks: the week in which something next happens to each row, found without asking every row.

A clock is a column with the week in which each row rings. For every block of 16 rows the soonest
week is kept. A week opens the blocks in which something may ring, in order of row, so the order of
work does not depend on the order in which it was planned. A row can be set again or stopped at any
time: its block is then opened once for nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import kernel

NEVER = 32_767  # weeks are kept in 16 bits
BLOCK_BITS = 4
BLOCK = 1 << BLOCK_BITS


@columns
class Clock(NamedTuple):
    """When rows ring: `due` (int16, a whole number of blocks) and `soonest` (int16, per block).

    `soonest` may be too early, never too late.
    """

    due: npt.NDArray[np.int16]
    soonest: npt.NDArray[np.int16]


def new_clock(rows: int) -> Clock:
    """Return a clock on which none of `rows` rows rings."""
    blocks = -(-rows // BLOCK)
    return Clock(np.full(blocks * BLOCK, NEVER, np.int16), np.full(blocks, NEVER, np.int16))


@kernel
def set_clock(clock: Clock, row: int, week: int) -> None:
    """Let a row ring in a week, and no longer in the week that was set before."""
    clock.due[row] = week
    block = row >> BLOCK_BITS
    if week < clock.soonest[block]:
        clock.soonest[block] = week


@kernel
def stop_clock(clock: Clock, row: int) -> None:
    """Let a row ring no more."""
    clock.due[row] = NEVER


@kernel
def take_due(clock: Clock, week: int, buffer: npt.NDArray[np.int32]) -> int:
    """Put the rows that ring in a week in `buffer`, in order, and return how many there are.

    They ring no more until they are set again. No earlier week may have been left out.
    """
    found = 0
    for block in range(clock.soonest.size):
        if clock.soonest[block] > week:
            continue
        soonest = NEVER
        for row in range(block * BLOCK, (block + 1) * BLOCK):
            due = clock.due[row]
            if due == week:
                clock.due[row] = NEVER
                buffer[found] = row
                found += 1
            elif due < soonest:
                soonest = due
        clock.soonest[block] = soonest
    return found
