"""The state of a run as named arrays, so that tests can say which column differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from model.simulation import ContinuumModel

SCRATCH = ("table", "buffer")  # addresses of this process, and a work area


def named_arrays(state: Any, path: str = "") -> Iterator[tuple[str, np.ndarray]]:
    """Yield every array of nested named tuples with its dotted name; numbers become arrays."""
    if isinstance(state, np.ndarray):
        yield path, state
    elif isinstance(state, int | float):
        yield path, np.array(state)
    elif hasattr(state, "_fields"):
        for name, part in zip(state._fields, state, strict=True):
            if name not in SCRATCH:
                yield from named_arrays(part, f"{path}.{name}" if path else name)


def state_of(model: ContinuumModel) -> dict[str, np.ndarray]:
    """Return all arrays of the columns, of what organisations remember, and of past years."""
    parts: dict[str, Any] = {"world": model.world, "decisions": model.decisions}
    parts |= {f"year{number}": item for number, item in enumerate(model.history)}
    return {name: array for path, part in parts.items() for name, array in named_arrays(part, path)}


def differing(one: ContinuumModel, two: ContinuumModel) -> list[str]:
    """Return the names of the arrays that are not the same to the byte."""
    a, b = state_of(one), state_of(two)
    return sorted(
        name
        for name in a.keys() | b.keys()
        if name not in a
        or name not in b
        or a[name].dtype != b[name].dtype
        or a[name].shape != b[name].shape
        or a[name].tobytes() != b[name].tobytes()
    )


def fingerprint(model: ContinuumModel) -> str:
    """Return a hash over every byte of the state."""
    digest = hashlib.sha256()
    for name, array in state_of(model).items():
        digest.update(f"{name} {array.dtype} {array.shape}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()
