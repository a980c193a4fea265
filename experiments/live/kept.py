"""What is kept for the next time, within a number of bytes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class _Entry[V]:
    value: V
    size: int
    rank: tuple[int, ...]


class Kept[V]:
    """Values by key, of so many bytes together; what does not fit is dropped.

    The highest rank is dropped first, and of one rank what was not used for longest. The newest
    value stays, however large it is: it is about to be used.

    Args:
        most: bytes.
        dropped: called with every value that is dropped.
    """

    def __init__(self, most: int, dropped: Callable[[V], None] | None = None) -> None:
        """Keep nothing yet."""
        self.most = most
        self.size = 0
        self._dropped = dropped
        self._entries: dict[Hashable, _Entry[V]] = {}

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._entries)

    def get(self, key: Hashable) -> V | None:
        """Return a value, if it is there still; it counts as used now."""
        entry = self._entries.pop(key, None)
        if entry is None:
            return None
        self._entries[key] = entry
        return entry.value

    def put(self, key: Hashable, value: V, size: int, rank: tuple[int, ...] = ()) -> None:
        """Keep a value of so many bytes, and drop others that no longer fit."""
        self._take(key)
        while self._entries and self.size + size > self.most:
            self._take(max(self._entries, key=lambda item: self._entries[item].rank))
        self._entries[key] = _Entry(value, size, rank)
        self.size += size

    def _take(self, key: Hashable) -> None:
        """Drop a value, if it is there."""
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.size -= entry.size
            if self._dropped is not None:
                self._dropped(entry.value)


def bytes_of(value: Any) -> int:
    """Return the bytes of all arrays in nested tuples, and of all attributes of other objects.

    Columns that lie in one record are counted as the record, once.
    """
    seen: dict[int, int] = {}
    todo = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, np.ndarray):
            owner = item
            while isinstance(owner.base, np.ndarray):
                owner = owner.base
            seen[id(owner)] = owner.nbytes
        elif isinstance(item, tuple | list):
            todo += item
        elif hasattr(item, "__dataclass_fields__"):
            todo += vars(item).values()
    return sum(seen.values())
