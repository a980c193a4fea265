"""Tallies: what is counted by age, by kind of help and by length, beside the groups of children.

They change no life; national statistics are published in these forms, so the model can be put
next to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import entry_kernel, kernel
from model.kinds import N_DESK_KINDS, Help, Presence, Sector, Stage, Track
from model.students import age_of, is_care

if TYPE_CHECKING:
    from model.world import World

Ints = npt.NDArray[np.int64]

N_AGES = 21  # whole years, 0 to 20
LENGTH_WEEKS = 418  # lengths of help in weeks; the last one holds all that are longer
WAIT_WEEKS = 157  # weeks waited; the last one holds all that are longer
CHILDREN, IN_CARE = 0, 1  # the rows of a count by age


@columns
class Tallies(NamedTuple):
    """Counts by school year (from the start of the warm-up), then by what is named.

    `waits`: waits that ended with help, by kind of help, severity (1 to 4) and weeks; `lengths`:
    care that ended for whatever reason, by kind of help and weeks; `referrals`: families sent on to
    care, by kind of door; `users`: children who had care in the year, by girl (0, 1) and age when
    it was noted; `placements`: children placed in a special school, by sector and age (those who
    start the run there stand in the first year); `direct`: those of them whose first school it is,
    by sector; `leavers`: who stops without a diploma, by sector.
    """

    waits: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    referrals: npt.NDArray[np.int64]
    users: npt.NDArray[np.int64]
    placements: npt.NDArray[np.int64]
    direct: npt.NDArray[np.int64]
    leavers: npt.NDArray[np.int64]


def new_tallies(years: int) -> Tallies:
    """Return empty tallies for so many school years."""
    return Tallies(
        waits=np.zeros((years, len(Help), 4, WAIT_WEEKS), np.int64),
        lengths=np.zeros((years, len(Help), LENGTH_WEEKS), np.int64),
        referrals=np.zeros((years, N_DESK_KINDS), np.int64),
        users=np.zeros((years, 2, N_AGES), np.int64),
        placements=np.zeros((years, len(Sector), N_AGES), np.int64),
        direct=np.zeros((years, len(Sector)), np.int64),
        leavers=np.zeros((years, len(Sector)), np.int64),
    )


def tallies_of(tallies: Tallies, first: int, last: int) -> Tallies:
    """Return the sums over school years `first` up to, not including, `last`."""
    return Tallies(*(tally[first:last].sum(axis=0) for tally in tallies))


@kernel
def tally_wait(w: World, slot: int, waited: int, week: int) -> None:
    """Count a wait that ended because help starts."""
    severity = max(1, w.students.severity[w.cases.student[slot >> 1]])
    weeks = w.counters.tallies.waits[week // 52, w.cases.help[slot], severity - 1]
    weeks[min(waited, weeks.size - 1)] += 1


@kernel
def tally_length(w: World, slot: int, week: int) -> None:
    """Count the length of care that ends: also when the child grows too old or moves away."""
    weeks = w.counters.tallies.lengths[week // 52, w.cases.help[slot]]
    weeks[min(week - w.cases.since[slot], weeks.size - 1)] += 1


@kernel
def tally_referral(w: World, door_kind: int, week: int) -> None:
    """Count a family that a door sends on to care."""
    w.counters.tallies.referrals[week // 52, door_kind] += 1


@kernel
def age_in_tallies(w: World, row: int, week: int) -> int:
    """Return the age in whole years; the last one holds all who are older."""
    return min(age_of(w, row, week), N_AGES - 1)


@kernel
def tally_user(w: World, row: int, week: int) -> None:
    """Count a child that has care in this school year, at its age now."""
    age = age_in_tallies(w, row, week)
    w.counters.tallies.users[week // 52, w.students.girl[row], age] += 1


@kernel
def tally_placement(w: World, row: int, sector: int, week: int) -> None:
    """Count a child that goes to a special school."""
    w.counters.tallies.placements[week // 52, sector, age_in_tallies(w, row, week)] += 1


@kernel
def tally_direct_entry(w: World, sector: int, week: int) -> None:
    """Count a child whose first school is a special one."""
    w.counters.tallies.direct[week // 52, sector] += 1


@kernel
def tally_leaver(w: World, row: int, week: int) -> None:
    """Count a student that stops without a diploma, at the school that it still has."""
    w.counters.tallies.leavers[week // 52, w.students.sector[row]] += 1


def count_by_age(world: World) -> tuple[Ints, Ints]:
    """Return who is there now: children by (all or in care, girl, age), and pupils by sector."""
    by_age = np.zeros((2, 2, N_AGES), np.int64)
    by_sector = np.zeros(len(Sector), np.int64)
    scan_children(world, int(world.clock[0]), by_age, by_sector)
    return by_age, by_sector


@entry_kernel
def scan_children(w: World, week: int, by_age: Ints, by_sector: Ints) -> None:
    """Add every child that is present to the counts; once a school year, so all may be read."""
    s = w.students
    for row in range(s.key.size):
        if s.presence[row] != Presence.PRESENT:
            continue
        girl, age = s.girl[row], age_in_tallies(w, row, week)
        by_age[CHILDREN, girl, age] += 1
        if s.school[row] >= 0:
            by_sector[s.sector[row]] += 1
        if s.case[row] >= 0:
            slot = 2 * s.case[row] + Track.CARE
            if w.cases.stage[slot] == Stage.HELP and is_care(w.cases.help[slot]):
                by_age[IN_CARE, girl, age] += 1
