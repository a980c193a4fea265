"""Weeks of need alone: children whose needs begin, worsen and end, and whom nobody notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.clocks import set_clock, stop_clock
from model.kernel import entry_kernel
from model.kinds import Presence
from model.processes.need import live
from model.processes.onset import begin_need
from model.streams import Stream, key_of, weeks_until

if TYPE_CHECKING:
    from model.world import World


@entry_kernel
def begin_equal_lives(w: World, run_key: np.uint64, rate: float) -> None:
    """Make every child present, without school, with the same rate of setbacks."""
    s = w.students
    for row in range(s.key.size):
        s.key[row] = key_of(run_key, 1, row)
        s.presence[row] = Presence.PRESENT
        s.life_rate[row] = rate
        stop_clock(s.life, row)
        gap = weeks_until(s.key[row], Stream.LIFE_GAP, 0, s.life_rate[row])
        if gap < w.horizon[0]:
            set_clock(s.life, row, gap)


@entry_kernel
def begin_all_needs(w: World, week: int) -> None:
    """Let a need begin in every child, in the same week."""
    for row in range(w.students.key.size):
        begin_need(w, row, week)


@entry_kernel
def weeks_of_need(w: World, until: int, spent: npt.NDArray[np.int64]) -> None:
    """Run weeks, and count per child the weeks spent at each severity."""
    s = w.students
    while w.clock[0] < until:
        week = w.clock[0]
        live(w, week)
        for row in range(s.key.size):
            spent[row, s.severity[row]] += 1
        w.clock[0] = week + 1
