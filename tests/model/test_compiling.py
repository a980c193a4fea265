"""Compiled entries find their code by the kinds of arguments; numba is not asked at every call."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.compiling import entry_of


def entry(function: Any) -> Any:
    """Return a compiled entry that is not kept."""
    return entry_of(function, keep=False)


def test_every_kind_of_argument_gets_code_of_its_own() -> None:
    @entry
    def half(value: Any) -> Any:
        return value / 2 if isinstance(value, float) else value // 2

    assert half(7) == half(np.int64(7)) == 3
    assert half(7.0) == half(np.float64(7.0)) == 3.5
    assert half(7) == 3


def test_arrays_of_other_types_and_layouts_are_read_as_what_they_are() -> None:
    @entry
    def total(values: Any) -> Any:
        result = values[0] * 0
        for index in range(values.size):
            result += values[index]
        return result

    numbers = np.arange(12)
    fixed = numbers.copy()
    fixed.setflags(write=False)
    for values in (numbers, numbers[::2], numbers.astype(np.int16), numbers / 8, fixed):
        for _ in range(2):
            assert total(values) == values.sum()


def test_an_entry_takes_no_tuple_because_its_class_says_too_little() -> None:
    @entry
    def first(pair: Any) -> Any:
        return pair[0]

    with pytest.raises(TypeError, match="takes no tuple"):
        first((1, 2.0))
