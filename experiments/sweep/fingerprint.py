"""What the numbers of a run depend on besides its design: rules, code and libraries."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

from model.kernel import source_hash

LIBRARIES = ("numba", "llvmlite", "numpy", "scipy", "mesa", "pyarrow")
_CODE = ("experiments", "scenarios")  # what makes a run from a design, and bytes from a run
_NOT_RUNNING = ("cli",)  # commands only start runs


@cache
def libraries() -> dict[str, str]:
    """Return the versions of Python and of the libraries that numbers and bytes come from."""
    versions = {name: metadata.version(name) for name in LIBRARIES}
    return {"python": f"{sys.version_info.major}.{sys.version_info.minor}", **versions}


@cache
def fingerprint() -> dict[str, str]:
    """Return what must be the same on two machines for them to give the same bytes."""
    return {"rules": source_hash(), "code": _code_hash(), **libraries()}


def unlike(own: dict[str, str], other: dict[str, str]) -> str:
    """Say in what two fingerprints differ; an empty text if in nothing."""
    return ", ".join(
        f"{name} {other.get(name, 'none')} instead of {version}"
        for name, version in own.items()
        if other.get(name) != version
    )


def _code_hash() -> str:
    """Return a short hash over the source outside `model/` that takes part in a run."""
    root = Path(__file__).resolve().parents[2]
    digest = hashlib.sha256()
    for path in sorted(file for name in _CODE for file in (root / name).rglob("*.py")):
        name = path.relative_to(root)
        if name.parts[1] not in _NOT_RUNNING:
            digest.update(name.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
