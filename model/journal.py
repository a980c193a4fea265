"""The journal: what happened to chosen students, event by event, in the order of happening.

Nobody is followed unless asked for; following changes no result. An entry is a student, a week,
what happened and a number. What happened is a flow counter (`students.Flow`) or a change of state
below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import kernel

if TYPE_CHECKING:
    from model.world import World

SEVERITY_CHANGED = 100
SECTOR_CHANGED = 101
STAGE_CHANGED = 102
ROOM = 4096  # entries at the start
LEAST_ROOM = 1024  # entries that must be free when a week begins, if anybody is followed


@columns
class Journal(NamedTuple):
    """Entries (length of capacity, `n` in use), and which students are followed (one per row)."""

    followed: npt.NDArray[np.int8]
    student: npt.NDArray[np.int32]
    week: npt.NDArray[np.int16]
    what: npt.NDArray[np.int16]
    value: npt.NDArray[np.int32]
    n: npt.NDArray[np.int64]


def new_journal(students: int, capacity: int = 0) -> Journal:
    """Return an empty journal in which nobody is followed yet."""
    return Journal(
        followed=np.zeros(students, np.int8),
        student=np.zeros(capacity, np.int32),
        week=np.zeros(capacity, np.int16),
        what=np.zeros(capacity, np.int16),
        value=np.zeros(capacity, np.int32),
        n=np.zeros(1, np.int64),
    )


def follow(journal: Journal, rows: npt.NDArray[np.int64]) -> Journal:
    """Return a journal with room, in which these students are followed from now on."""
    roomy = with_more_room(journal)
    roomy.followed[rows] = 1
    return roomy


def with_more_room(journal: Journal) -> Journal:
    """Return the same journal with room for twice as many entries."""
    capacity = max(ROOM, 2 * journal.week.size)
    larger = new_journal(journal.followed.size, capacity)
    for name in ("student", "week", "what", "value"):
        getattr(larger, name)[: journal.week.size] = getattr(journal, name)
    larger.followed[:] = journal.followed
    larger.n[:] = journal.n
    return larger


@kernel
def note(w: World, row: int, what: int, value: int) -> None:
    """Write down what happens to a student, if it is followed."""
    j = w.journal
    if j.followed[row] == 0:
        return
    entry = j.n[0]
    j.student[entry] = row
    j.week[entry] = w.clock[0]
    j.what[entry] = what
    j.value[entry] = value
    j.n[0] += 1


@kernel
def pack_stage(track: int, stage: int, help_kind: int, node_kind: int) -> int:
    """Return a change of stage as one number; `node_kind` is -1 where there is no node."""
    return track + 2 * stage + 32 * help_kind + 1024 * (node_kind + 1)


def unpack_stage(value: int) -> tuple[int, int, int, int]:
    """Return track, stage, kind of help and kind of node of a change of stage."""
    return value % 2, value // 2 % 16, value // 32 % 32, value // 1024 - 1
