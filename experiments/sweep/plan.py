"""Runs: one replication of all scenarios of a design, at one point, in one region."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from experiments.sweep.design import DUMMY, Design, Value
from experiments.sweep.points import Point, points_of
from model.errors import UserError
from model.levers import AnyLever
from scenarios import Scenario

LONGEST_SLUG = 80


@dataclass(frozen=True)
class Run:
    """One run; it can be pickled and done anywhere.

    Args:
        region: label of the region.
        point: values of the factors.
        replication: counted from 1; the seed follows from it and the seed of the design.
    """

    region: str
    point: Point
    replication: int

    @property
    def id(self) -> str:
        """Return the name of the run, which is that of its files."""
        return f"{slug(self.region)}.{self.point.id}.{self.replication:04d}"


def slug(label: str) -> str:
    """Return a label as small letters, digits and hyphens that a name of a file can have.

    A label of which too little would be left, or that is too long, gets a short hash of itself.
    """
    plain = unicodedata.normalize("NFKD", label.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    short = "-".join(words)
    if 0 < len(short) <= LONGEST_SLUG:
        return short
    mark = hashlib.sha256(label.encode()).hexdigest()[:8]
    return "-".join([*filter(None, [short[: LONGEST_SLUG - 9]]), mark])


def first_runs(design: Design) -> list[Run]:
    """Return the runs that every point gets; all points once before any point twice."""
    places = cells(design)
    return [
        Run(region, point, replication)
        for replication in range(1, design.replications.start + 1)
        for region, point in places
    ]


def cells(design: Design) -> list[tuple[str, Point]]:
    """Return every region with every point, each once.

    Raises:
        UserError: two regions, or two points, would have the same names of files.
    """
    places: dict[str, str] = {}
    for label in design.regions:
        other = places.setdefault(slug(label), label)
        if other != label:
            raise UserError(
                f'The regions "{other}" and "{label}" would have the same names of files: '
                "leave one of them out, or rename one."
            )
    points: dict[str, Point] = {}
    for point in points_of(design):
        if points.setdefault(point.id, point) != point:
            raise UserError(
                f"Two points of the design have the same short name, {point.id}: change a value of "
                "a factor a little, or the seed."
            )
    return [(label, point) for label in places.values() for point in points.values()]


def scenarios_at(design: Design, point: Point) -> list[Scenario]:
    """Return the scenarios of a design with the values of a point.

    A factor changes the scenarios that it names. Draws of the posterior are in force wherever a
    scenario does not set a parameter itself, as in `experiments.worlds`.

    Raises:
        UserError: a value is outside its range, or levers do not go together.
    """
    return [_at(design, scenario, point) for scenario in design.scenarios]


def _at(design: Design, scenario: Scenario, point: Point) -> Scenario:
    overrides, settings = dict(scenario.overrides), {}
    of_factor = {factor.name: factor for factor in design.factors}
    for name, value in point.values.items():
        factor = of_factor.get(name)
        if name == DUMMY or (factor and scenario.name not in factor.scenarios):
            continue
        if factor is None:
            overrides.setdefault(name, float(value))
        elif factor.is_parameter:
            overrides[name] = float(value)
        else:
            settings[name] = value
    levers = tuple(_levers_at(scenario, settings))
    return replace(scenario, overrides=overrides, levers=levers)


def _levers_at(scenario: Scenario, settings: dict[str, Value]) -> Iterator[AnyLever]:
    """Yield the levers of a scenario with other settings; all levers of a kind take them."""
    for lever in scenario.levers:
        own = {
            name.partition(".")[2]: value
            for name, value in settings.items()
            if name.partition(".")[0] == lever.kind
        }
        yield type(lever).model_validate(lever.model_dump() | own) if own else lever
