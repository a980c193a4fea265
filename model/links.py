"""Circular doubly linked lists over rows: the queues, four per desk or provider, by urgency.

A structure holds `n` rows and `m` lists. Row r is entry r; list l has a sentinel, entry n + l.
Linking, unlinking and testing cost a few memory accesses, nothing is allocated, and an entry can
be withdrawn at any time, so no stale event is left behind. Columns: `following` and `preceding`,
int32, length n + m; a row that is in no list points to itself.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import kernel


@columns
class Links(NamedTuple):
    """The columns of the lists; `rows` (int64, length 1) says where the sentinels start."""

    following: npt.NDArray[np.int32]
    preceding: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int64]


def new_links(rows: int, lists: int) -> Links:
    """Return `lists` empty lists over `rows` unlinked rows."""
    own = np.arange(rows + lists, dtype=np.int32)
    return Links(own.copy(), own.copy(), np.array([rows], dtype=np.int64))


@kernel
def first(links: Links, which: int) -> int:
    """Return the row that stands longest in a list, or -1."""
    sentinel = links.rows[0] + which
    row = links.following[sentinel]
    return -1 if row == sentinel else int(row)


@kernel
def unlink(links: Links, row: int) -> None:
    """Take a row out of the list it stands in; nothing happens if it stands in none."""
    before = links.preceding[row]
    after = links.following[row]
    links.following[before] = after
    links.preceding[after] = before
    links.following[row] = row
    links.preceding[row] = row


@kernel
def link(links: Links, row: int, which: int) -> None:
    """Move a row to the end of a list."""
    if links.following[row] != row:
        unlink(links, row)
    place_after(links, row, links.preceding[links.rows[0] + which])


@kernel
def link_in_order(links: Links, row: int, which: int, since: npt.NDArray[np.int16]) -> None:
    """Move a row into a list that is in order of `since`, behind those that came as early."""
    unlink(links, row)
    sentinel = links.rows[0] + which
    place = links.preceding[sentinel]
    while place != sentinel and since[place] > since[row]:
        place = links.preceding[place]
    place_after(links, row, place)


@kernel
def place_after(links: Links, row: int, place: int) -> None:
    """Put an unlinked row behind an entry of a list."""
    after = links.following[place]
    links.following[place] = row
    links.preceding[row] = place
    links.following[row] = after
    links.preceding[after] = row


@kernel
def take_all(links: Links, which: int, buffer: npt.NDArray[np.int32]) -> int:
    """Empty a list into `buffer`, in the order of the list, and return how many rows there were."""
    sentinel = links.rows[0] + which
    count = 0
    row = links.following[sentinel]
    while row != sentinel:
        buffer[count] = row
        count += 1
        after = links.following[row]
        links.following[row] = row
        links.preceding[row] = row
        row = after
    links.following[sentinel] = sentinel
    links.preceding[sentinel] = sentinel
    return count
