"""What a seeded fault is: one small programming mistake, as data."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Area(StrEnum):
    """Where in the model a fault sits."""

    RULE = "rule"  # what happens to a child in a week
    LEDGER = "ledger"  # counters, cases, hours, euros, and the checks that they close
    ORGANISATION = "organisation"  # what organisations decide
    LEVER = "lever"  # what policy is, when it works and where
    OUTCOME = "outcome"  # measures and the totals that they are made of
    LANDSCAPE = "landscape"  # geography, schools, providers and accounts at the start


class Fault(NamedTuple):
    """A mistake that a programmer could make: `old` is there once in `file`, `new` takes its place.

    `file` is relative to `model/`; `breaks` says in a sentence what goes wrong in the world.
    """

    id: str
    area: Area
    file: str
    old: str
    new: str
    breaks: str

    @property
    def path(self) -> str:
        """Return the file relative to the project."""
        return f"model/{self.file}"

    def seeded(self, source: str) -> str:
        """Return a source with the fault in it.

        Raises:
            ValueError: the old text is not there exactly once, so the fault is stale.
        """
        times = source.count(self.old)
        if times != 1:
            raise ValueError(
                f"fault '{self.id}': its old text is {times} times in {self.path}; "
                "give a text that is there once."
            )
        return source.replace(self.old, self.new)
