"""Case rows that run out: longer columns hold the same cases in the same lists."""

from __future__ import annotations

import numpy as np

from model.cases import new_cases, with_more_room
from model.clocks import set_clock, take_due
from model.links import link, take_all

CASES, LISTS = 10, 5


def test_every_list_keeps_its_tracks_in_their_order_when_cases_get_more_room() -> None:
    """Also the first list, the last one, and lists in which nobody stands."""
    cases = new_cases(CASES, LISTS)
    held = {0: [3, 1, 19], 2: [7], LISTS - 1: [0, 18]}
    for which, slots in held.items():
        for slot in slots:
            link(cases.links, slot, which)
    cases.student[4] = 77
    larger = with_more_room(cases)
    assert larger.student.size > CASES
    assert larger.student[4] == 77
    buffer = np.zeros(2 * larger.student.size, np.int32)
    for which in range(LISTS):
        number = take_all(larger.links, which, buffer)
        assert buffer[:number].tolist() == held.get(which, [])


def test_the_calendar_keeps_its_weeks_when_cases_get_more_room() -> None:
    cases = new_cases(CASES, LISTS)
    weeks = {0: 5, 7: 9, 2 * CASES - 1: 5}
    for slot, week in weeks.items():
        set_clock(cases.calendar, slot, week)
    larger = with_more_room(cases)
    last = 2 * larger.student.size - 1
    set_clock(larger.calendar, last, 5)
    buffer = np.zeros(last + 1, np.int32)
    assert buffer[: take_due(larger.calendar, 5, buffer)].tolist() == [0, 2 * CASES - 1, last]
    assert buffer[: take_due(larger.calendar, 9, buffer)].tolist() == [7]


def test_new_rows_are_free_and_rows_in_use_are_not() -> None:
    cases = new_cases(CASES, LISTS)
    taken = [int(row) for row in cases.free[CASES - 3 :]]
    cases.n_free[0] -= 3
    larger = with_more_room(cases)
    free = larger.free[: int(larger.n_free[0])].tolist()
    assert sorted(free + taken) == list(range(larger.student.size))
