"""Cases: one per student who was noticed, with an education track and a care track.

A slot is one track of one case: slot 2 * case for education, 2 * case + 1 for care. A slot stands
in at most one list: the queue of a desk or provider (four lists by urgency), or the list of those
who wait for a new municipal budget. What ends in a known week stands in the calendar instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.clocks import Clock, new_clock
from model.columns import columns
from model.kernel import kernel
from model.kinds import Stage
from model.links import Links, new_links
from model.records import LINE, records

if TYPE_CHECKING:
    from model.world import World

URGENCIES = 4


@columns
class Cases(NamedTuple):
    """Columns of cases (length n) and of slots (length 2n)."""

    student: npt.NDArray[np.int32]
    false_alarm: npt.NDArray[np.int8]
    one_plan: npt.NDArray[np.int8]
    signal: npt.NDArray[np.int8]
    disputed: npt.NDArray[np.int8]
    through: npt.NDArray[np.int8]
    opened: npt.NDArray[np.int16]
    stage: npt.NDArray[np.int8]
    since: npt.NDArray[np.int16]
    node: npt.NDArray[np.int32]
    help: npt.NDArray[np.int8]
    seen: npt.NDArray[np.int8]
    repeat: npt.NDArray[np.int8]
    step: npt.NDArray[np.int16]
    referred: npt.NDArray[np.int16]
    load: npt.NDArray[np.int32]
    account: npt.NDArray[np.int32]
    cost: npt.NDArray[np.int32]
    early: npt.NDArray[np.int8]
    group: npt.NDArray[np.int8]
    calendar: Clock
    links: Links
    free: npt.NDArray[np.int32]
    n_free: npt.NDArray[np.int64]


def new_cases(capacity: int, lists: int) -> Cases:
    """Return empty columns for `capacity` cases and `lists` queues.

    The two tracks of a case are one line of memory; what is of the whole case stands apart.
    """
    slots = 2 * capacity
    columns = records(capacity, _CASE_TYPES, LINE // 4) | records(slots, _SLOT_TYPES, LINE // 2)
    for name in ("student", "node", "referred", "account"):
        columns[name][:] = -1
    return Cases(
        **columns,
        calendar=new_clock(slots),
        links=new_links(slots, lists),
        free=np.arange(capacity - 1, -1, -1, dtype=np.int32),
        n_free=np.array([capacity], np.int64),
    )


_CASE_TYPES: dict[str, type[np.generic]] = {
    "student": np.int32, "false_alarm": np.int8, "one_plan": np.int8, "signal": np.int8,
    "disputed": np.int8, "through": np.int8, "opened": np.int16,
}  # fmt: skip
_SLOT_TYPES: dict[str, type[np.generic]] = {
    "stage": np.int8, "since": np.int16, "node": np.int32, "help": np.int8, "seen": np.int8,
    "repeat": np.int8, "step": np.int16, "referred": np.int16, "load": np.int32,
    "account": np.int32, "cost": np.int32, "early": np.int8, "group": np.int8,
}  # fmt: skip


def with_more_room(cases: Cases, factor: float = 1.5) -> Cases:
    """Return the same cases in longer columns; every case keeps its row."""
    old = cases.student.size
    new = int(old * factor) + 64
    lists = cases.links.following.size - 2 * old
    larger = new_cases(new, lists)
    for name in (*_CASE_TYPES, *_SLOT_TYPES):
        column = getattr(cases, name)
        getattr(larger, name)[: column.size] = column
    larger.calendar.due[: cases.calendar.due.size] = cases.calendar.due
    larger.calendar.soonest[: cases.calendar.soonest.size] = cases.calendar.soonest
    for fresh, column in zip(larger.links[:2], cases.links[:2], strict=True):
        moved = np.where(column >= 2 * old, column + 2 * (new - old), column)
        fresh[: 2 * old] = moved[: 2 * old]
        fresh[2 * new :] = moved[2 * old :]
    count = int(cases.n_free[0])
    added = np.arange(new - 1, old - 1, -1, dtype=np.int32)
    larger.free[: added.size] = added
    larger.free[added.size : added.size + count] = cases.free[:count]
    larger.n_free[0] = added.size + count
    return larger


@kernel
def take_case(w: World, row: int) -> int:
    """Give a student a free case row and return it."""
    c = w.cases
    c.n_free[0] -= 1
    case = int(c.free[c.n_free[0]])
    c.student[case] = row
    c.disputed[case] = 0
    c.through[case] = 0
    for slot in (2 * case, 2 * case + 1):
        c.stage[slot] = Stage.NONE
        c.since[slot] = 0
        c.help[slot] = 0
        c.node[slot] = -1
        c.seen[slot] = 0
        c.repeat[slot] = 0
        c.step[slot] = 0
        c.referred[slot] = -1
        c.load[slot] = 0
        c.cost[slot] = 0
        c.early[slot] = 0
        c.group[slot] = 0
        c.account[slot] = -1
    w.students.case[row] = case
    return case


@kernel
def give_back_case(w: World, case: int) -> None:
    """Free a case row."""
    c = w.cases
    w.students.case[c.student[case]] = -1
    c.student[case] = -1
    c.free[c.n_free[0]] = case
    c.n_free[0] += 1


@kernel
def other(slot: int) -> int:
    """Return the slot of the other track of the same case."""
    return slot ^ 1


@kernel
def queue_of(node: int, urgency: int) -> int:
    """Return the list that is one urgency class of a node's queue; class 0 is most urgent."""
    return URGENCIES * node + int(urgency)


@kernel
def budget_list_of(w: World, municipality: int) -> int:
    """Return the list of care tracks that wait for a municipality's next budget year."""
    return URGENCIES * w.nodes.kind.size + municipality
