"""Case rows that run out: longer columns hold the same cases in the same lists."""

from __future__ import annotations

import numpy as np

from model.cases import new_cases, with_more_room
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
        assert buffer[:number].tolist() == sorted(held.get(which, []))


def test_new_rows_are_free_and_rows_in_use_are_not() -> None:
    cases = new_cases(CASES, LISTS)
    taken = [int(row) for row in cases.free[CASES - 3 :]]
    cases.n_free[0] -= 3
    larger = with_more_room(cases)
    free = larger.free[: int(larger.n_free[0])].tolist()
    assert sorted(free + taken) == list(range(larger.student.size))
