"""Which processes do the runs of a sweep."""

from __future__ import annotations

from pathlib import Path


def workers_of(parent: int) -> list[int]:
    """Return the processes of a parent that do runs: children that serve its scheduler."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            stat = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            command = (folder / "cmdline").read_bytes()
        except (OSError, IndexError):
            continue
        if (
            folder.name.isdigit()
            and int(stat[1]) == parent
            and b"experiments.sweep.local" in command
        ):
            found.append(int(folder.name))
    return sorted(found)
