"""What a workload and its figures are: name, meaning, unit, budget and clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from benchmarks.statistics import Budget

Sample = dict[str, float]
CPU, WALL, NO_CLOCK = "cpu", "wall", ""


@dataclass(frozen=True)
class Figure:
    """One row of the table: a key of the samples of its workload, with the words to read it.

    `clock` says which of two times counts (processor or wall); samples of a time have both, as
    `name.cpu` and `name.wall`, and a figure without clock is found under its plain name.
    """

    name: str
    nl: str
    en: str
    unit: str
    clock: str = NO_CLOCK
    budget: Budget | None = None
    decimals: int = 1

    @property
    def key(self) -> str:
        """Return under which key a sample has the figure."""
        return f"{self.name}.{self.clock}" if self.clock else self.name

    @property
    def other_key(self) -> str | None:
        """Return under which key a sample has the other time, if this is a time."""
        if not self.clock:
            return None
        return f"{self.name}.{WALL if self.clock == CPU else CPU}"


@dataclass(frozen=True)
class Package:
    """A package that a workload needs and that need not be there: its name, and how to get it."""

    module: str
    nl: str
    en: str

    @property
    def is_installed(self) -> bool:
        """Return whether it can be imported here."""
        return find_spec(self.module) is not None


@dataclass(frozen=True)
class Workload:
    """A fixed piece of work: what it is, how it is measured, and the figures that it gives.

    `most` limits the repetitions of what takes long or comes out the same every time.
    `in_process` work shares one process; the rest starts a new one for every measurement. Work that
    `needs` a package is left out where that is not installed.
    """

    name: str
    nl: str
    en: str
    measure: Callable[[], Sample]
    figures: tuple[Figure, ...]
    in_process: bool = True
    most: int | None = None
    national: bool = False
    needs: Package | None = None
