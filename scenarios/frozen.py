"""A mapping that cannot change, so that scenarios can be hashed, shared and sent to workers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class FrozenDict[V](Mapping[str, V]):
    """An unchangeable mapping from names to values, in order of name."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, V] | None = None) -> None:
        """Copy the values."""
        self._values = dict(sorted((values or {}).items()))

    def __getitem__(self, name: str) -> V:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    def __repr__(self) -> str:
        return repr(self._values)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._values,)
