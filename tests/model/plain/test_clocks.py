"""Clocks against a dictionary of weeks; needs plain Python (see `conftest.py`)."""

from __future__ import annotations

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from model.clocks import BLOCK, NEVER, new_clock, set_clock, stop_clock, take_due

ROWS = 2 * BLOCK + 3
A_ROW = st.sampled_from([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, ROWS - 1])
A_GAP = st.integers(0, 3)


class RowsThatRing(RuleBasedStateMachine):
    """Do the same to a clock and to a dictionary of row and week, and compare every week."""

    @initialize()
    def begin(self) -> None:
        self.clock = new_clock(ROWS)
        self.weeks: dict[int, int] = {}
        self.week = 0

    @rule(row=A_ROW, gap=A_GAP)
    def set_a_row(self, row: int, gap: int) -> None:
        set_clock(self.clock, row, self.week + gap)
        self.weeks[row] = self.week + gap

    @rule(row=A_ROW)
    def stop_a_row(self, row: int) -> None:
        stop_clock(self.clock, row)
        self.weeks.pop(row, None)

    @rule()
    def let_a_week_pass(self) -> None:
        buffer = np.full(ROWS, -9, np.int32)
        found = take_due(self.clock, self.week, buffer)
        expected = sorted(row for row, week in self.weeks.items() if week == self.week)
        assert buffer[:found].tolist() == expected
        assert (buffer[found:] == -9).all()
        for row in expected:
            del self.weeks[row]
        self.week += 1

    @invariant()
    def every_row_is_due_when_it_was_set(self) -> None:
        due = np.full(self.clock.due.size, NEVER)
        for row, week in self.weeks.items():
            due[row] = week
        assert self.clock.due.tolist() == due.tolist()

    @invariant()
    def no_block_is_thought_of_too_late(self) -> None:
        soonest = self.clock.due.reshape(-1, BLOCK).min(axis=1)
        assert (self.clock.soonest <= soonest).all()


RowsThatRing.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, derandomize=True
)
test_a_clock_works_like_a_dictionary_of_weeks = RowsThatRing.TestCase


def test_a_block_in_which_nothing_rings_is_not_opened_again() -> None:
    clock = new_clock(ROWS)
    set_clock(clock, BLOCK, 4)
    set_clock(clock, BLOCK, 9)
    take_due(clock, 4, np.zeros(ROWS, np.int32))
    assert clock.soonest.tolist() == [NEVER, 9, NEVER]
