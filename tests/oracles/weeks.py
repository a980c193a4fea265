"""Weeks as the model lives them, with arrivals from outside: all compiled code of the oracles.

Newcomers join a queue between `live` and `move_cases`, where noticed children join theirs. All
of it stands in one file: compiled code is kept per file, and would not see a change in another.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.cases import take_case
from model.hours import book_week
from model.kernel import entry_kernel, kernel
from model.kinds import Presence, Stage
from model.processes.help import move_cases, serve
from model.processes.need import live
from model.processes.need_clock import restart_spell_clock
from model.processes.tracks import queue_at
from model.streams import key_of, uniform
from model.students import set_known, set_severity
from model.week import observe

if TYPE_CHECKING:
    from model.world import World

ARRIVALS = 1001  # streams beyond those of the model
URGENT = 1002


@kernel
def poisson(mean: float, draw: float) -> int:
    """Return the Poisson number whose cumulative chance first exceeds `draw`."""
    number = 0
    chance = math.exp(-mean)
    total = chance
    while draw >= total and number < 100:
        number += 1
        chance *= mean / number
        total += chance
    return number


@kernel
def free_row(w: World, ticket: int) -> int:
    """Return a child without a case: child `ticket`, or the next one that is free."""
    size = w.students.key.size
    row = ticket % size
    while w.students.case[row] >= 0:
        row = (row + 1) % size
    return row


@kernel
def newcomer(w: World, row: int, key: np.uint64, node: int, severity: int, week: int) -> int:
    """Make a fresh child with a case on the care side and return its slot."""
    s = w.students
    c = w.cases
    s.key[row] = key
    s.municipality[row] = node
    s.presence[row] = Presence.PRESENT
    s.case_count[row] = 1
    case = take_case(w, row)
    c.one_plan[case] = 0
    c.false_alarm[case] = 0
    c.signal[case] = 0
    c.opened[case] = week
    set_known(w, row, 1)
    set_severity(w, row, severity)
    restart_spell_clock(w, row, week)
    return 2 * case + 1


@kernel
def arrive_at(
    w: World, run_key: np.uint64, point: int, number: int, per_week: float,
    urgent_share: float, asks: npt.NDArray[np.int64], week: int,
) -> int:  # fmt: skip
    """Let this week's newcomers of one point join its queue; return the number so far.

    `asks` holds the stage they join in, the help they want, the severity of the first class and
    of the urgent one.
    """
    come = poisson(per_week, uniform(key_of(run_key, point, 0), ARRIVALS, week))
    for _ in range(come):
        number += 1
        key = key_of(run_key, point, number)
        severity = asks[3] if uniform(key, URGENT, 0) < urgent_share else asks[2]
        row = free_row(w, number * w.nodes.kind.size + point)
        slot = newcomer(w, row, key, point, severity, week)
        w.cases.help[slot] = asks[1]
        w.cases.referred[slot] = week
        queue_at(w, slot, point, asks[0], week)
    return number


@entry_kernel
def weeks_with_arrivals(
    w: World, run_key: np.uint64, arrived: npt.NDArray[np.int64],
    per_week: npt.NDArray[np.float64], urgent_share: float,
    asks: npt.NDArray[np.int64], until: int,
) -> None:  # fmt: skip
    """Run weeks in the order of `model.week.advance`, with newcomers at each point."""
    while w.clock[0] < until:
        week = w.clock[0]
        live(w, week)
        for point in range(per_week.size):
            if per_week[point] > 0.0:
                arrived[point] = arrive_at(
                    w, run_key, point, arrived[point], per_week[point], urgent_share, asks, week
                )
        move_cases(w, week)
        serve(w, week)
        book_week(w)
        observe(w, week)
        w.clock[0] = week + 1


@kernel
def follow(w: World, log: npt.NDArray[np.int64], week: int) -> None:
    """Note for every child when it was first seen beyond door, decision and queue for help.

    Columns: arrival, those three weeks, and whether it was last seen in help; -1 is not yet.
    """
    for row in range(log.shape[0]):
        if log[row, 0] < 0 or log[row, 3] >= 0:
            continue
        case = w.students.case[row]
        stage = 0  # no case (any more)
        if case >= 0:
            stage = int(w.cases.stage[2 * case + 1])
        queues = (Stage.AT_DOOR, Stage.DECISION, Stage.WAITING)
        for column, queue in enumerate(queues):
            if stage == queue:
                break
            if log[row, 1 + column] < 0:
                log[row, 1 + column] = week
        if log[row, 3] >= 0 and stage == Stage.HELP:
            log[row, 4] = 1


@entry_kernel
def weeks_with_log(
    w: World, run_key: np.uint64, per_week: npt.NDArray[np.float64], urgent_share: float,
    asks: npt.NDArray[np.int64], last_arrival: int, log: npt.NDArray[np.int64],
) -> None:  # fmt: skip
    """Run all weeks of a world in which each newcomer is a child of its own, and follow them."""
    arrived = np.zeros(per_week.size, np.int64)
    while w.clock[0] < w.horizon[0]:
        week = w.clock[0]
        live(w, week)
        for point in range(per_week.size):
            if week < last_arrival:
                before = arrived[point]
                arrived[point] = arrive_at(
                    w, run_key, point, before, per_week[point], urgent_share, asks, week
                )
                for number in range(before + 1, arrived[point] + 1):
                    log[number * w.nodes.kind.size + point, 0] = week
        move_cases(w, week)
        serve(w, week)
        book_week(w)
        observe(w, week)
        follow(w, log, week)
        w.clock[0] = week + 1
