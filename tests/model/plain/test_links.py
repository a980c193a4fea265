"""Queues against lists of numbers; needs plain Python (see `conftest.py`)."""

from __future__ import annotations

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from model.links import first, link, link_in_order, new_links, take_all, unlink

ROWS, LISTS = 7, 4
NOBODY = -1
A_ROW = st.integers(0, ROWS - 1)
A_LIST = st.integers(0, LISTS - 1)


class ListsOfRows(RuleBasedStateMachine):
    """Do the same to linked columns and to plain lists, and compare after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.links = new_links(ROWS, LISTS)
        self.lists: dict[int, list[int]] = {which: [] for which in range(LISTS)}

    def _remove(self, row: int) -> None:
        for rows in self.lists.values():
            if row in rows:
                rows.remove(row)

    @rule(row=A_ROW, which=A_LIST)
    def stand_at_the_end(self, row: int, which: int) -> None:
        link(self.links, row, which)
        self._remove(row)
        self.lists[which].append(row)

    @rule(row=A_ROW, which=A_LIST, since=st.lists(st.integers(0, 3), min_size=ROWS, max_size=ROWS))
    def stand_in_order(self, row: int, which: int, since: list[int]) -> None:
        link_in_order(self.links, row, which, np.array(since, np.int16))
        self._remove(row)
        rows = self.lists[which]
        earlier = [place for place, other in enumerate(rows) if since[other] <= since[row]]
        rows.insert(earlier[-1] + 1 if earlier else 0, row)

    @rule(row=A_ROW)
    def withdraw(self, row: int) -> None:
        unlink(self.links, row)
        self._remove(row)

    @rule(which=A_LIST)
    def take_everybody(self, which: int) -> None:
        buffer = np.full(ROWS, -9, np.int32)
        count = take_all(self.links, which, buffer)
        assert buffer[:count].tolist() == self.lists[which]
        assert (buffer[count:] == -9).all()
        self.lists[which] = []

    @invariant()
    def the_first_is_the_same(self) -> None:
        for which, rows in self.lists.items():
            assert first(self.links, which) == (rows[0] if rows else -1)

    @invariant()
    def the_same_rows_stand_somewhere(self) -> None:
        standing = {row for rows in self.lists.values() for row in rows}
        assert {row for row in range(ROWS) if self.links.following[row] != row} == standing

    @invariant()
    def both_directions_agree_in_every_list(self) -> None:
        for which, rows in self.lists.items():
            entry = ROWS + which
            walked = []
            while (after := int(self.links.following[entry])) != ROWS + which:
                assert self.links.preceding[after] == entry
                walked.append(after)
                entry = after
            assert self.links.preceding[ROWS + which] == entry
            assert walked == rows


ListsOfRows.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, derandomize=True
)
test_queues_work_like_lists_of_rows = ListsOfRows.TestCase


def test_a_row_that_moves_leaves_its_old_list() -> None:
    links = new_links(3, 2)
    link(links, 1, 0)
    link(links, 1, 1)
    assert first(links, 0) == NOBODY
    assert first(links, 1) == 1


def test_linking_again_moves_a_row_to_the_end_of_its_list() -> None:
    links = new_links(3, 1)
    for row in (2, 0, 2):
        link(links, row, 0)
    assert first(links, 0) == 0
