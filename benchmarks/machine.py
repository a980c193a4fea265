"""On which machine, with which code, and how busy: what a figure means nothing without."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from experiments.runs.provenance import commit
from experiments.version import version
from model.kernel import source_hash

PACKAGES = ("numba", "llvmlite", "numpy", "mesa")


def machine() -> dict[str, Any]:
    """Return processor, number of cores, system, and versions of Python and packages."""
    return {
        "cpu": cpu_name(),
        "cores": os.cpu_count() or 1,
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: metadata.version(name) for name in PACKAGES},
    }


def cpu_name(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    """Return the name of the processor, as far as the system tells it."""
    try:
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip() == "model name" and value.strip():
            return value.strip()
    return platform.processor() or platform.machine() or "unknown"


def load() -> float | None:
    """Return how many processes wanted a core over the last minute, or None if unknown."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def source() -> dict[str, Any]:
    """Return version, commit and hash of the rules."""
    return {"version": version(), "commit": commit(), "rules": source_hash()}


def now() -> str:
    """Return date and time in UTC, to the minute."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


def is_same_machine(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two entries come from machines of the same kind."""
    return all(one.get(key) == other.get(key) for key in ("cpu", "cores", "system"))
