"""Records: what is used together stands together in memory.

An event of one child looks at a dozen of its columns. As arrays of their own these stand in a dozen
places of memory, and fetching them takes longer than the rule itself. Here the columns of a row
share one record; each column is still an array, a view that steps from record to record, so rules
and numpy read `severity[row]` as ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

LINE = 64  # bytes that memory hands over at once

Types = Mapping[str, type[np.generic]]


def records(rows: int, types: Types, size: int) -> dict[str, npt.NDArray[Any]]:
    """Return columns of zeros, shape (rows,), that stand side by side in records of `size` bytes.

    Large items come first, so that none straddles what a processor reads at once; records begin
    at a whole line of memory.
    """
    inside: dict[str, int] = {}
    offset = 0
    for name in sorted(types, key=lambda name: -np.dtype(types[name]).itemsize):
        inside[name] = offset
        offset += np.dtype(types[name]).itemsize
    assert offset <= size, f"columns of {offset} bytes do not fit a record of {size}"
    memory = aligned_bytes(rows * size)
    return {
        name: np.ndarray(rows, types[name], memory, offset=inside[name], strides=(size,))
        for name in types
    }


def aligned_bytes(size: int) -> npt.NDArray[np.uint8]:
    """Return zeroed bytes that begin at a whole line of memory."""
    memory = np.zeros(size + LINE, np.uint8)
    begin = _first_line(memory)
    return memory[begin : begin + size]


def is_in_records(column: npt.NDArray[Any]) -> bool:
    """Return whether a column is a view on records."""
    return column.ndim == 1 and column.size > 0 and column.strides[0] != column.itemsize


def copy_column(
    column: npt.NDArray[Any], copied: dict[int, npt.NDArray[np.uint8]]
) -> npt.NDArray[Any]:
    """Return a column in a copy of its records; `copied` keeps the copy for the other columns."""
    memory = column.base
    assert isinstance(memory, np.ndarray)
    begin = _first_line(memory)
    if id(memory) not in copied:
        copied[id(memory)] = aligned_bytes(memory.size - LINE)
        copied[id(memory)][:] = memory[begin : begin + memory.size - LINE]
    offset = _address(column) - _address(memory) - begin
    return np.ndarray(column.shape, column.dtype, copied[id(memory)], offset, column.strides)


def _address(array: npt.NDArray[Any]) -> int:
    return int(array.__array_interface__["data"][0])


def _first_line(memory: npt.NDArray[np.uint8]) -> int:
    return -_address(memory) % LINE
