"""Columns that stand side by side in memory, and copies of them."""

from __future__ import annotations

import numpy as np
import pytest

from model.records import LINE, copy_column, is_in_records, records

TYPES: dict[str, type[np.generic]] = {
    "small": np.int8, "key": np.uint64, "week": np.int16, "school": np.int32,
}  # fmt: skip
ROWS = 5


def test_a_row_is_one_line_of_memory_and_large_items_come_first() -> None:
    columns = records(ROWS, TYPES, LINE)
    places = {name: column.__array_interface__["data"][0] for name, column in columns.items()}
    first = min(places.values())
    assert first % LINE == 0
    assert {name: place - first for name, place in places.items()} == {
        "key": 0, "school": 8, "week": 12, "small": 14,
    }  # fmt: skip
    assert {column.strides for column in columns.values()} == {(LINE,)}


def test_columns_hold_what_is_put_in_them_and_nothing_of_each_other() -> None:
    columns = records(ROWS, TYPES, 16)
    for number, column in enumerate(columns.values()):
        column[:] = np.arange(ROWS) + 10 * number
    for number, (name, column) in enumerate(columns.items()):
        assert column.dtype == TYPES[name]
        assert column.tolist() == [10 * number + row for row in range(ROWS)]


def test_columns_that_do_not_fit_are_refused() -> None:
    with pytest.raises(AssertionError, match="columns of 15 bytes do not fit a record of 8"):
        records(ROWS, TYPES, 8)


def test_copied_columns_share_one_record_and_leave_the_original_alone() -> None:
    columns = records(ROWS, TYPES, 16)
    columns["school"][:] = range(ROWS)
    columns["small"][:] = -1
    copies: dict[int, np.ndarray] = {}
    copied = {name: copy_column(column, copies) for name, column in columns.items()}
    assert len(copies) == 1
    assert copied["small"].strides == (16,)
    copied["school"][2] = 77
    assert columns["school"].tolist() == [0, 1, 2, 3, 4]
    assert copied["school"].tolist() == [0, 1, 77, 3, 4]
    assert copied["small"].tolist() == [-1] * ROWS
    again = copy_column(copied["school"], {})
    assert again.tolist() == [0, 1, 77, 3, 4]


def test_columns_of_their_own_and_empty_ones_are_no_records() -> None:
    assert is_in_records(records(ROWS, TYPES, 16)["key"])
    assert not is_in_records(np.zeros(ROWS))
    assert not is_in_records(np.zeros((ROWS, 2)))
    assert not is_in_records(np.zeros(0))
