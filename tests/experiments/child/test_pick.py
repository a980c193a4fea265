"""Which child a story is about: rules on made-up children, and ids."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.child.pick import check_id, find, pick
from experiments.runs.paired_children import GROUPINGS, Unmet, in_view
from model.errors import UserError
from model.kinds import Presence
from model.population import new_students


def unmet(*weeks: tuple[int, int, int]) -> Unmet:
    """Return made-up children, each with a key and weeks without help in A and B."""
    key, a, b = zip(*weeks, strict=True)
    none = np.zeros((len(weeks), GROUPINGS), np.int16)
    return Unmet(
        np.array(key, np.uint64), np.arange(len(weeks)) + 100, np.array(a), np.array(b), none
    )


def test_each_rule_picks_the_child_that_it_describes() -> None:
    children = unmet((5, 10, 10), (4, 90, 80), (3, 20, 20), (2, 30, 70), (1, 15, 9))
    assert pick("typical", children) == 102  # medians: 20 weeks, difference 0
    assert pick("worst-off", children) == 101
    assert pick("most-changed", children) == 103
    counted = children.counted()
    assert (counted.children, counted.fewer, counted.same, counted.more) == (5, 2, 2, 1)


def test_ties_go_to_the_smallest_key_whatever_the_order() -> None:
    children = unmet((9, 10, 15), (7, 10, 5), (8, 10, 15))
    for rule in ("worst-off", "most-changed"):
        assert pick(rule, children) == 101
    large = unmet((2**63 + 1, 10, 10), (2**63, 10, 10))
    assert pick("worst-off", large) == 101


def test_nobody_to_pick_is_said_in_a_sentence() -> None:
    empty = np.zeros(0, np.int64)
    with pytest.raises(UserError, match="No child in this region has a need"):
        pick(
            "typical",
            Unmet(empty.astype(np.uint64), empty, empty, empty, np.zeros((0, GROUPINGS), np.int16)),
        )


def test_only_children_in_view_for_a_school_year_can_be_picked() -> None:
    students = new_students(5)
    now = 260
    students.birth_week[:] = [now - 17 * 52, now - 17 * 52 + 1, now - 52, now - 3 * 52 + 1, now]
    students.presence[:] = [1, 1, 0, 0, 0]
    assert in_view(students, now, now + 2 * 52).tolist() == [False, True, False, False, False]
    assert in_view(students, now, now + 4 * 52).tolist() == [False, True, True, True, False]
    students.presence[1] = Presence.LEFT
    assert not in_view(students, now, now + 2 * 52)[1]


def known_students():
    students = new_students(4)
    students.key[:] = [0x1234567812345678, 0x1234567899999999, 0xABCDEF0123456789, 0xFF]
    students.presence[:] = [1, 1, Presence.TO_COME, Presence.LEFT]
    students.birth_week[2] = 200
    return students


def test_a_child_is_found_by_its_whole_id_or_enough_of_it() -> None:
    assert find("1234567812345678", known_students(), 500) == 0
    assert find("123456789", known_students(), 500) == 1
    assert find("abcdef01", known_students(), 500) == 2
    assert check_id(" 0xABCDEF01 ") == "abcdef01"


@pytest.mark.parametrize(
    ("digits", "end", "words"),
    [
        ("0000ffff", 500, "is unknown"),
        ("12345678", 500, "could be 2 children"),
        ("00000000000000ff", 500, "is too old"),
        ("abcdef01", 408, "raise --years"),
    ],
)
def test_a_child_that_is_not_there_is_explained(digits, end, words) -> None:
    with pytest.raises(UserError, match=words):
        find(digits, known_students(), end)


@given(st.text(max_size=20) | st.text("0123456789abcdefABCDEFx ", max_size=20))
def test_an_id_is_hexadecimal_or_refused(text) -> None:
    if re.fullmatch(r"(0x)?[0-9a-f]{8,16}", text.strip().lower()):
        assert text.strip().lower().endswith(check_id(text))
    else:
        with pytest.raises(UserError, match="--id"):
            check_id(text)
