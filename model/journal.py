"""The journal: what happened to chosen students, event by event, in the order of happening.

Nobody is followed unless asked for; following changes no result. An entry is a student, a week,
what happened and a number. What happened is a flow counter (`students.Flow`) or something that no
counter tells: a change of state, or what a need, a case or a move is about.
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
NEED_IS_ABOUT = 103  # the profiles of a need that begins: `pack_profiles`
CASE_OPENED = 104  # who noticed, which sides, alarm and plan: `pack_case`
HELP_EXTENDED = 105  # the track (0 education, 1 care) on which help goes on for longer
EXEMPTION_ENDED = 106
MOVED_TO = 107  # the row of the municipality where a student lives from now on
ROOM = 4096  # entries at the start
LEAST_ROOM = 1024  # entries that must be free when a week begins, if anybody is followed
ROOM_PER_STUDENT = 64  # and for every student that is followed, whatever befalls it in a week


@columns
class Journal(NamedTuple):
    """Entries (length of capacity, `n` in use), and which students are followed (one per row).

    `least` is how many entries must be free when a week begins; 0 while nobody is followed.
    """

    followed: npt.NDArray[np.int8]
    student: npt.NDArray[np.int32]
    week: npt.NDArray[np.int16]
    what: npt.NDArray[np.int16]
    value: npt.NDArray[np.int32]
    n: npt.NDArray[np.int64]
    least: npt.NDArray[np.int64]


class Entry(NamedTuple):
    """One thing that happened to one student: the week of the run, what, and a number."""

    week: int
    what: int
    value: int


def new_journal(students: int, capacity: int = 0) -> Journal:
    """Return an empty journal in which nobody is followed yet."""
    return Journal(
        followed=np.zeros(students, np.int8),
        student=np.zeros(capacity, np.int32),
        week=np.zeros(capacity, np.int16),
        what=np.zeros(capacity, np.int16),
        value=np.zeros(capacity, np.int32),
        n=np.zeros(1, np.int64),
        least=np.zeros(1, np.int64),
    )


def follow(journal: Journal, rows: npt.NDArray[np.int64]) -> Journal:
    """Return a journal with room, in which these students are followed from now on."""
    followed = journal.followed.copy()
    followed[rows] = 1
    least = max(LEAST_ROOM, ROOM_PER_STUDENT * int(followed.sum()))
    return with_more_room(journal._replace(followed=followed, least=np.full(1, least, np.int64)))


def with_more_room(journal: Journal) -> Journal:
    """Return the same journal with room for twice as many entries, and for the week to come."""
    capacity = max(ROOM, 2 * journal.week.size, int(journal.n[0] + 2 * journal.least[0]))
    larger = new_journal(journal.followed.size, capacity)
    for name in ("student", "week", "what", "value"):
        getattr(larger, name)[: journal.week.size] = getattr(journal, name)
    larger.followed[:] = journal.followed
    larger.n[:] = journal.n
    larger.least[:] = journal.least
    return larger


def entries_of(journal: Journal, row: int) -> list[Entry]:
    """Return what happened to one student, in the order of happening."""
    mine = np.flatnonzero(journal.student[: int(journal.n[0])] == row)
    return [
        Entry(int(journal.week[entry]), int(journal.what[entry]), int(journal.value[entry]))
        for entry in mine
    ]


@kernel
def note(w: World, row: int, what: int, value: int) -> None:
    """Write down what happens to a student, if it is followed."""
    j = w.journal
    if j.week.size == 0 or j.followed[row] == 0:  # without entries nobody is followed
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


@kernel
def pack_profiles(first: int, second: int) -> int:
    """Return what a need is about as one number; `second` is -1 where there is one profile."""
    return first + 8 * (second + 1)


def unpack_profiles(value: int) -> tuple[int, int]:
    """Return the first and the second profile of a need; -1 for no second one."""
    return value % 8, value // 8 - 1


@kernel
def pack_case(signal: int, sides: int, alarm: int, one_plan: int) -> int:
    """Return who opened a case, for which sides, on a false alarm or not, and under which plan."""
    return signal + 8 * sides + 32 * alarm + 64 * one_plan


def unpack_case(value: int) -> tuple[int, int, bool, bool]:
    """Return signal, sides, whether it is a false alarm, and whether there is one plan."""
    return value % 8, value // 8 % 4, value // 32 % 2 == 1, value // 64 == 1
