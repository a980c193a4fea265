"""What must hold of the factors of a design: names, values, ranges, and what they come to."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from experiments.runs.run import region_for
from experiments.sweep.checks import check_once, lead_of, near, wrong
from experiments.sweep.design import (
    DUMMY,
    GRID,
    LIST,
    POSTERIOR,
    Factor,
    Value,
    Variable,
    variable,
    variable_names,
)
from model.errors import UserError
from model.levers import LEVER_TYPES
from scenarios.frozen import FrozenDict
from scenarios.loader import check_layouts
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    from experiments.sweep.design import Design

MOST_FACTORS = 500
MOST_VALUES = 1000
MOST_CORNERS = 4096  # combinations of settings of one lever that are tried before a sweep
LONGEST_WORD = 2000


def check_factors(design: Design) -> None:
    """Raise UserError for a factor that cannot be varied as the design says."""
    factors, method = design.factors, design.sampling.method
    if method == POSTERIOR and factors:
        raise wrong(
            design,
            " has factors and draws of the posterior, which set all parameters: leave factors "
            "out, or choose another sampling.method.",
        )
    if len(factors) > MOST_FACTORS:
        raise wrong(design, f" has {len(factors)} factors: give at most {MOST_FACTORS}.")
    if not factors and method not in (GRID, LIST, POSTERIOR):
        raise wrong(
            design,
            f' has sampling.method "{method}" and nothing to vary: add factors, or leave '
            "sampling out.",
        )
    for number, factor in enumerate(factors, start=1):
        where = f", factor {number}"
        _check_name(design, where, factor.name)
        where = f"{where} ({factor.name}),"
        _check_scenarios(design, where, factor)
        if method in (GRID, LIST):
            _check_values(design, where, factor)
        else:
            _check_range(design, where, factor)
    check_once(design, "factors", [factor.name for factor in factors])
    numbers = {factor.name: len(factor.values) for factor in factors}
    if method == LIST and len(set(numbers.values())) > 1:
        told = ", ".join(f"{name} {number}" for name, number in list(numbers.items())[:5])
        raise wrong(
            design,
            f" has factors with lists of different length ({told} values): give each as many, "
            "for they are taken together.",
        )


def _check_name(design: Design, where: str, name: Any) -> None:
    """Check that something can be varied, with near matches among what is meant."""
    if not isinstance(name, str):
        raise wrong(design, f"{where}, has {shown(name)} as its name: give a text.")
    kind, dot, setting = name.partition(".")
    if name in variable_names():
        if setting == "file" and kind in LEVER_TYPES:
            raise wrong(
                design,
                f"{where} ({name}), would vary a file: make a scenario for every file instead.",
            )
        return
    if kind in LEVER_TYPES and dot:
        settings = [item for item in LEVER_TYPES[kind].model_fields if item != "kind"]
        raise wrong(
            design,
            f"{where}, has {shown(name)}, and the lever {kind} has no such setting: "
            f"{hint(setting, settings)}",
        )
    last = {known.rpartition(".")[2]: known for known in reversed(variable_names())}
    by_last = difflib.get_close_matches(name[:100].rpartition(".")[2], last, n=1, cutoff=0.9)
    otherwise = (
        "give a parameter that continuum parameters lists, a setting of a lever such as "
        f"school_teams.coverage, or {DUMMY}."
    )
    known = [last[word] for word in by_last] or list(variable_names())
    raise wrong(
        design, f"{where}, has the unknown name {shown(name)}: {hint(name, known, otherwise)}"
    )


def _check_scenarios(design: Design, where: str, factor: Factor) -> None:
    """Check that the scenarios which a factor changes are there, and have its lever."""
    names = [scenario.name for scenario in design.scenarios]
    kind = factor.name.partition(".")[0]
    having = [
        scenario.name
        for scenario in design.scenarios
        if any(lever.kind == kind for lever in scenario.levers)
    ]
    if factor.is_lever and not having:
        raise wrong(
            design,
            f"{where} is a setting of a lever that no scenario has: add a scenario with "
            f'kind = "{kind}", or leave the factor out.',
        )
    if not factor.scenarios:
        raise wrong(design, f"{where} changes no scenario: name one or more of {', '.join(names)}.")
    for name in factor.scenarios:
        if name not in names:
            raise wrong(
                design,
                f"{where} changes scenario {shown(name)}, which is not there: {near(name, names)}",
            )
        if factor.is_lever and name not in having:
            raise wrong(
                design,
                f'{where} changes scenario "{name}", which has no lever {kind}: '
                f"choose from {', '.join(having)}.",
            )
    if len(set(factor.scenarios)) < len(factor.scenarios):
        raise wrong(design, f"{where} names a scenario twice: leave one out.")


def _check_values(design: Design, where: str, factor: Factor) -> None:
    """Check the values of a factor on a grid or in a list."""
    declared = variable(factor.name)
    if factor.low is not None or factor.high is not None:
        raise wrong(
            design,
            f"{where} has low or high, and {design.sampling.method} takes values: give values, "
            "or a sampling.method that samples ranges, such as latin_hypercube.",
        )
    if not 1 <= len(factor.values) <= MOST_VALUES:
        raise wrong(
            design,
            f"{where} has {len(factor.values)} values: give 1 to {MOST_VALUES}, "
            f"such as {_example(declared)}.",
        )
    for value in factor.values:
        _check_value(design, where, declared, value)
    if design.sampling.method == GRID and len(set(factor.values)) < len(factor.values):
        raise wrong(design, f"{where} has a value twice: leave one out.")


def _check_value(design: Design, where: str, declared: Variable, value: Any) -> None:
    """Check one value against what is declared: its type, and its range or choices."""
    if declared.choices:
        if value not in declared.choices:
            remedy = near(value, declared.choices)
            raise wrong(design, f"{where} has the value {shown(value)}: {remedy}")
    elif not declared.is_number:
        if (
            not isinstance(value, str)
            or not value.strip()
            or not value.isprintable()
            or len(value) > LONGEST_WORD
        ):
            raise wrong(
                design,
                f"{where} has the value {shown(value)}: give a printable text ({declared.unit}).",
            )
    elif not _is_number(declared, value):
        raise wrong(design, f"{where} has the value {shown(value)}: give {_wanted(declared)}.")
    elif not _range(declared)[0] <= value <= _range(declared)[1]:
        raise wrong(
            design,
            f"{where} has the value {shown(value)}, outside its range: give {_wanted(declared)}.",
        )


def _check_range(design: Design, where: str, factor: Factor) -> None:
    """Check the range of a factor that is sampled."""
    declared, method = variable(factor.name), design.sampling.method
    if factor.values:
        raise wrong(
            design,
            f"{where} has values, and {method} samples a range: give low and high instead, "
            "or sampling.method grid or list.",
        )
    if not declared.is_number:
        raise wrong(
            design,
            f"{where} is a word and has no range for {method}: leave it out, or give values with "
            "sampling.method grid or list.",
        )
    ends: dict[str, Any] = {"low": factor.low, "high": factor.high}
    for name, end in ends.items():
        bottom, top = _range(declared)
        if not _is_number(declared, end) or not bottom <= end <= top:
            raise wrong(design, f"{where} has {name} = {shown(end)}: give {_wanted(declared)}.")
    assert factor.low is not None
    assert factor.high is not None
    if not factor.low < factor.high:
        raise wrong(
            design,
            f"{where} has low {shown(factor.low)} and high {shown(factor.high)}: "
            "give a high above the low, or leave the factor out.",
        )


def _is_number(declared: Variable, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if isinstance(value, float) and not math.isfinite(value):
        return False
    return not declared.whole or value == int(value)


def _range(declared: Variable) -> tuple[float, float]:
    assert declared.low is not None
    assert declared.high is not None
    return declared.low, declared.high


def _wanted(declared: Variable) -> str:
    """Say which number is wanted."""
    low, high = _range(declared)
    number = "a whole number" if declared.whole else "a number"
    return f"{number} from {low:g} to {high:g} ({declared.unit})"


def _example(declared: Variable) -> str:
    """Return what values could be, as they are written in a file."""
    if declared.choices:
        return f'values = ["{declared.choices[0]}"]'
    if not declared.is_number:
        return 'values = ["…"]'
    low, high = _range(declared)
    return f"values = [{low:g}, {high:g}]"


def check_corners(design: Design) -> None:
    """Raise UserError if settings contradict each other at the ends of what is varied.

    Settings of one lever must fit each other (`scenarios.consistency`), so every kind of lever is
    tried apart, with the ends of its ranges and all its words; in a list, with its rows.
    """
    from experiments.sweep.plan import scenarios_at
    from experiments.sweep.points import Point

    kinds = dict.fromkeys(f.name.partition(".")[0] for f in design.factors if f.is_lever)
    for kind in kinds:
        for values in islice(_corners(design, kind), MOST_CORNERS):
            try:
                scenarios = scenarios_at(design, Point(FrozenDict(values)))
                if kind == "region_layout":
                    for scenario in scenarios:
                        check_layouts(scenario, f'scenario "{scenario.name}"')
                if f"{kind}.pilot_municipalities" in values:
                    for label in design.regions:
                        region_for(scenarios, label)
            except UserError as problem:
                told = ", ".join(f"{name} = {shown(value)}" for name, value in values.items())
                raise UserError(f"{lead_of(design)}, where {told}: {problem}") from problem


def _corners(design: Design, kind: str) -> Iterator[dict[str, Value]]:
    """Yield combinations of the settings of one kind of lever."""
    own = [f for f in design.factors if f.is_lever and f.name.partition(".")[0] == kind]
    names = [factor.name for factor in own]
    if design.sampling.method == LIST:
        rows = dict.fromkeys(zip(*(factor.values for factor in own), strict=True))
        yield from (dict(zip(names, row, strict=True)) for row in rows)
        return
    for row in product(*map(_ends, own)):
        yield dict(zip(names, row, strict=True))


def _ends(factor: Factor) -> tuple[Value, ...]:
    """Return the lowest and highest value of a number, or all values of a word."""
    if factor.low is not None and factor.high is not None:
        return factor.low, factor.high
    if variable(factor.name).is_number:
        numbers = [float(value) for value in factor.values]
        return min(numbers), max(numbers)
    return factor.values
