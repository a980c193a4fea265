"""Designs that somebody puts together on the screen: choices to a document, and to a design."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.view import View
from dashboard.words import refused
from experiments.report.findings import given_as
from experiments.sweep.design import (
    GRID,
    LATIN,
    MORRIS,
    SOBOL,
    Design,
    variable,
    variable_names,
)
from experiments.sweep.load import parse_design
from experiments.sweep.points import number_of_points
from experiments.sweep.write import design_toml

METHODS = (GRID, LATIN, SOBOL, MORRIS)
NAME = "design"
SIZES = (8, 16, 32, 64, 128, 256, 512, 1024)
TRAJECTORIES = (4, 10, 20, 50, 100)
REPLICATIONS = (1, 2, 5, 10, 20, 50)
MOST_FACTORS = 30  # on a screen; a file may have more
MOST_VALUES = 20


@dataclass(frozen=True)
class Varied:
    """What somebody wants to vary: a name, and values (grid) or a range (samples)."""

    name: str
    values: tuple[float | str, ...] = ()
    low: float | None = None
    high: float | None = None

    def document(self, method: str) -> dict[str, Any]:
        """Return this factor as a design file says it."""
        if method == GRID:
            return {"name": self.name, "values": list(self.values)}
        ends = {"low": self.low, "high": self.high}
        return {"name": self.name} | {key: end for key, end in ends.items() if end is not None}


@dataclass(frozen=True)
class Sketch:
    """What was chosen for a design: how it samples, what it varies, and how often it runs."""

    method: str = LATIN
    size: int = 64
    replications: int = 5
    factors: tuple[Varied, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return the sizes of a sample to choose from; none for a grid."""
        return {GRID: (), MORRIS: TRAJECTORIES}.get(self.method, SIZES)

    def document(self, view: View) -> dict[str, Any]:
        """Return the design as a document, about what is on the screen."""
        sampling: dict[str, Any] = {"method": self.method}
        if self.method == MORRIS:
            sampling["trajectories"] = self.size
        elif self.method != GRID:
            sampling["points"] = self.size
        return {
            "schema_version": 1,
            "name": NAME,
            "region": view.region,
            "scenarios": [given_as(scenario) for scenario in view.scenarios],
            "years": view.years,
            "seed": view.seed,
            "replications": {"number": self.replications},
            "sampling": sampling,
            "factors": [factor.document(self.method) for factor in self.factors],
        }


def varied(method: str, name: str, first: str, second: str = "") -> Varied:
    """Return a factor from what was written, its type that of what is varied.

    Args:
        method: one of `METHODS`.
        name: what is varied.
        first: for a grid its values, separated by semicolons or spaces; else the low end; an
            empty one means the declared range.
        second: the high end.

    Raises:
        UserError: nothing of that name can be varied.
        ValueError: what was written are no values of it.
    """
    if name not in variable_names():
        raise refused("not_variable", name=name[:60])
    if method == GRID:
        parts = first.replace(";", " ").split()[:MOST_VALUES]
        if not parts:
            raise ValueError(first)
        return Varied(name, values=tuple(_value(name, part) for part in parts))
    ends = [_number(text) if text.strip() else None for text in (first, second)]
    return Varied(name, low=ends[0], high=ends[1])


def _value(name: str, text: str) -> float | str:
    """Return a value of what is varied: a word, or a number that may have to be whole."""
    declared = variable(name)
    if not declared.is_number:
        return text
    number = _number(text)
    return int(number) if declared.whole and number == int(number) else number


def _number(text: str) -> float:
    value = float(text.strip().replace(",", "."))
    if value != value or abs(value) == float("inf"):
        raise ValueError(text)
    return value


def design_of(sketch: Sketch, view: View) -> tuple[str, Design]:
    """Return the text of a design file, and the design that the loader makes of it.

    Raises:
        UserError: it cannot be used; the sentence says what, and the remedy.
    """
    text = design_toml(sketch.document(view))
    given: Mapping[str, Any] = {given_as(scenario): scenario for scenario in view.scenarios}
    return text, parse_design(tomllib.loads(text), f'"{NAME}.toml"', None, given)


def runs_of(design: Design) -> tuple[int, int]:
    """Return how many points and how many runs a design has; a run is of all its scenarios."""
    points = number_of_points(design)
    return points, points * len(design.regions) * design.replications.start
