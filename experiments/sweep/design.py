"""A design: which scenarios, where, under which values of factors, how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, get_args, get_origin

from model.levers import LEVER_TYPES, limits_of
from model.outcomes import MEASURES
from model.parameters import REGISTER
from scenarios import Scenario
from scenarios.frozen import FrozenDict

GRID, LIST, LATIN, SOBOL, MORRIS, POSTERIOR = (
    "grid", "list", "latin_hypercube", "sobol", "morris", "posterior",
)  # fmt: skip
METHODS = (GRID, LIST, LATIN, SOBOL, MORRIS, POSTERIOR)
DUMMY = "dummy"  # a factor that changes nothing, to see how far from zero noise comes
RESULTS, WEEKLY = "results", "weekly"
TABLES = (RESULTS, WEEKLY)
# What is shown, and must be sharp, where a design names no measures.
HEADLINE = tuple(name for name, item in MEASURES.items() if item.headline)
Value = float | str | bool


@dataclass(frozen=True)
class Factor:
    """What is varied: a parameter by its registered name, or a setting of a lever, or the dummy.

    Args:
        name: such as `staff.turnover_per_year`, `school_teams.coverage` or `dummy`.
        values: the values to take, for a grid or a list; empty for samples of a range.
        low: low end of the range, in the unit of the factor; None with `values`.
        high: high end.
        scenarios: names of the scenarios that it changes.
    """

    name: str
    values: tuple[Value, ...]
    low: float | None
    high: float | None
    scenarios: tuple[str, ...]

    @property
    def is_parameter(self) -> bool:
        """Return whether this is a parameter of the register."""
        return self.name in REGISTER

    @property
    def is_lever(self) -> bool:
        """Return whether this is a setting of a lever."""
        return not self.is_parameter and self.name != DUMMY

    @property
    def unit(self) -> str:
        """Return the unit of the values."""
        return variable(self.name).unit


@dataclass(frozen=True)
class Sampling:
    """How points are chosen from the ranges of factors.

    Args:
        method: one of `METHODS`.
        points: points of a Latin hypercube, base points of a Sobol' sequence, or posterior draws.
        trajectories: of Morris; each has one point more than there are factors.
        levels: of Morris, an even number.
    """

    method: str = GRID
    points: int = 64
    trajectories: int = 20
    levels: int = 4


@dataclass(frozen=True)
class Replications:
    """How often a point is run: so often, or until the answer is sharp enough.

    Args:
        start: replications that every point gets.
        most: the last number at which it is stopped; equal to `start` without a rule.
        measures: what must be sharp; empty without a rule.
        of_mean: sharp when the half-width of the 95 % interval of the paired difference is at most
            this share of the baseline's mean,
        of_difference: or at most this share of the difference; or when it leaves out zero.
    """

    start: int = 20
    most: int = 20
    measures: tuple[str, ...] = ()
    of_mean: float = 0.05
    of_difference: float = 0.10


@dataclass(frozen=True)
class Design:
    """A checked design; the first scenario is the baseline of every difference.

    Raises UserError when a part cannot be used, or parts do not go together (see `checks`).

    Args:
        name: small letters, digits and hyphens.
        question: what the sweep is to answer, by language; may be empty.
        regions: labels of regions, such as `jeugdregio:Eemland`.
        scenarios: what is compared.
        years: school years after the warm-up.
        seed: start of all random draws; a replication has the same children at every point.
        factors: what is varied.
        sampling: how.
        replications: how often.
        tables: what is kept of a run: of `TABLES`, the first always.
        measures: the measures that are kept; empty for all.
    """

    name: str
    question: Mapping[str, str]
    regions: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    years: int
    seed: int
    factors: tuple[Factor, ...]
    sampling: Sampling
    replications: Replications
    tables: tuple[str, ...] = (RESULTS,)
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the parts and make them unchangeable; equal numbers become one number."""
        from experiments.sweep.checks import check_design

        object.__setattr__(self, "question", FrozenDict(self.question))
        for name in ("regions", "scenarios", "factors", "tables", "measures"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        check_design(self)
        object.__setattr__(self, "factors", tuple(map(_exact, self.factors)))


@dataclass(frozen=True)
class Variable:
    """What is declared of something that can be varied.

    `unit`; the range `low` to `high` of a number, `whole` or not; or the `choices` of a word. A
    word without choices is a text, and has no range either.
    """

    unit: str
    low: float | None = None
    high: float | None = None
    whole: bool = False
    choices: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        """Return whether the values are numbers, in a range."""
        return self.low is not None


@cache
def variable(name: str) -> Variable:
    """Return what is declared of a parameter, a setting of a lever, or the dummy.

    Args:
        name: one of `variable_names`.
    """
    if name in REGISTER:
        return Variable(REGISTER[name].unit, REGISTER[name].low, REGISTER[name].high)
    if name == DUMMY:
        return Variable("share", 0.0, 1.0)
    kind, _, setting = name.partition(".")
    field = LEVER_TYPES[kind].model_fields[setting]
    extra: Any = field.json_schema_extra
    unit = str(extra["unit"])
    if get_origin(field.annotation) is Literal:
        return Variable(unit, choices=tuple(map(str, get_args(field.annotation))))
    types = {field.annotation, *get_args(field.annotation)}
    if str in types:
        return Variable(unit)
    return Variable(unit, *limits_of(kind, setting), whole=int in types)


@cache
def variable_names() -> tuple[str, ...]:
    """Return everything that can be varied: parameters, settings of levers, and the dummy."""
    settings = (
        f"{kind}.{name}"
        for kind, lever in LEVER_TYPES.items()
        for name in lever.model_fields
        if name != "kind"
    )
    return (*REGISTER, *settings, DUMMY)


def range_of(name: str) -> tuple[float, float]:
    """Return the declared range of a parameter, of a setting of a lever that is a number, or 0–1.

    Args:
        name: the name of a factor that exists, and whose values are numbers.
    """
    found = variable(name)
    assert found.low is not None, name
    assert found.high is not None, name
    return found.low, found.high


def _exact(factor: Factor) -> Factor:
    """Write a number in one way only: 1 and 1.0 are one value, and so one point."""
    found = variable(factor.name)
    if not found.is_number:
        return factor
    number = int if found.whole else float
    ends = (None if end is None else float(end) for end in (factor.low, factor.high))
    low, high = ends
    values = tuple(number(value) for value in factor.values)
    scenarios = tuple(factor.scenarios)
    return replace(factor, values=values, low=low, high=high, scenarios=scenarios)
