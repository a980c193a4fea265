"""What must hold of the factors of a design: names, values, ranges, and what they come to."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from experiments.runs.run import region_for
from experiments.sweep.checks import check_once, near, wrong
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
from experiments.sweep.refusal_words import told
from model.errors import UserError
from model.levers import LEVER_TYPES
from scenarios.frozen import FrozenDict
from scenarios.loader import check_layouts
from scenarios.refusals import Told, hint_told, in_both, inside, value_told
from scenarios.sentences import shown

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
        raise wrong(design, "posterior")
    if len(factors) > MOST_FACTORS:
        raise wrong(design, "many_factors", many=len(factors), most=MOST_FACTORS)
    if not factors and method not in (GRID, LIST, POSTERIOR):
        raise wrong(design, "no_factors", method=method)
    for number, factor in enumerate(factors, start=1):
        _check_name(design, number, factor.name)
        where = told("factor_of", number=number, name=factor.name)
        _check_scenarios(design, where, factor)
        if method in (GRID, LIST):
            _check_values(design, where, factor)
        else:
            _check_range(design, where, factor)
    check_once(design, "factors", [factor.name for factor in factors])
    numbers = {factor.name: len(factor.values) for factor in factors}
    if method == LIST and len(set(numbers.values())) > 1:
        some = ", ".join(f"{name} {number}" for name, number in list(numbers.items())[:5])
        raise wrong(design, "unequal", told=some)


def _check_name(design: Design, number: int, name: Any) -> None:
    """Check that something can be varied, with near matches among what is meant."""
    where, value = told("factor", number=number), value_told(name)
    if not isinstance(name, str):
        raise wrong(design, "no_name", where=where, value=value)
    kind, dot, setting = name.partition(".")
    if name in variable_names():
        if setting == "file" and kind in LEVER_TYPES:
            where = told("factor_of", number=number, name=name)
            raise wrong(design, "varies_file", where=where)
        return
    if kind in LEVER_TYPES and dot:
        settings = [item for item in LEVER_TYPES[kind].model_fields if item != "kind"]
        remedy = hint_told(setting, settings)
        raise wrong(design, "no_setting", where=where, value=value, kind=kind, remedy=remedy)
    last = {known.rpartition(".")[2]: known for known in reversed(variable_names())}
    by_last = difflib.get_close_matches(name[:100].rpartition(".")[2], last, n=1, cutoff=0.9)
    known = [last[word] for word in by_last] or list(variable_names())
    remedy = hint_told(name, known, told("what_varies", dummy=DUMMY))
    raise wrong(design, "unknown_factor", where=where, value=value, remedy=remedy)


def _check_scenarios(design: Design, where: Told, factor: Factor) -> None:
    """Check that the scenarios which a factor changes are there, and have its lever."""
    names = [scenario.name for scenario in design.scenarios]
    kind = factor.name.partition(".")[0]
    having = [
        scenario.name
        for scenario in design.scenarios
        if any(lever.kind == kind for lever in scenario.levers)
    ]
    if factor.is_lever and not having:
        raise wrong(design, "no_such_lever", where=where, kind=kind)
    if not factor.scenarios:
        raise wrong(design, "changes_nothing", where=where, names=", ".join(names))
    for name in factor.scenarios:
        if name not in names:
            value, remedy = value_told(name), near(name, names)
            raise wrong(design, "absent_scenario", where=where, value=value, remedy=remedy)
        if factor.is_lever and name not in having:
            parts = {"name": f'"{name}"', "kind": kind, "names": ", ".join(having)}
            raise wrong(design, "lacks_lever", where=where, **parts)
    if len(set(factor.scenarios)) < len(factor.scenarios):
        raise wrong(design, "scenario_twice", where=where)


def _check_values(design: Design, where: Told, factor: Factor) -> None:
    """Check the values of a factor on a grid or in a list."""
    declared = variable(factor.name)
    if factor.low is not None or factor.high is not None:
        raise wrong(design, "range_on_grid", where=where, method=design.sampling.method)
    if not 1 <= len(factor.values) <= MOST_VALUES:
        raise wrong(
            design,
            "many_values",
            where=where,
            many=len(factor.values),
            most=MOST_VALUES,
            example=_example(declared),
        )
    for value in factor.values:
        _check_value(design, where, declared, value)
    if design.sampling.method == GRID and len(set(factor.values)) < len(factor.values):
        raise wrong(design, "value_twice", where=where)


def _check_value(design: Design, where: Told, declared: Variable, value: Any) -> None:
    """Check one value against what is declared: its type, and its range or choices."""
    lead = {"where": where, "value": value_told(value)}
    if declared.choices:
        if value not in declared.choices:
            raise wrong(design, "value", **lead, remedy=near(value, declared.choices))
    elif not declared.is_number:
        if (
            not isinstance(value, str)
            or not value.strip()
            or not value.isprintable()
            or len(value) > LONGEST_WORD
        ):
            raise wrong(design, "value", **lead, remedy=told("text", unit=declared.unit))
    elif not _is_number(declared, value):
        raise wrong(design, "value", **lead, remedy=told("give", wanted=_wanted(declared)))
    elif not _range(declared)[0] <= value <= _range(declared)[1]:
        raise wrong(design, "outside", **lead, wanted=_wanted(declared))


def _check_range(design: Design, where: Told, factor: Factor) -> None:
    """Check the range of a factor that is sampled."""
    declared, method = variable(factor.name), design.sampling.method
    if factor.values:
        raise wrong(design, "values_in_sample", where=where, method=method)
    if not declared.is_number:
        raise wrong(design, "word_in_sample", where=where, method=method)
    ends: dict[str, Any] = {"low": factor.low, "high": factor.high}
    for name, end in ends.items():
        bottom, top = _range(declared)
        if not _is_number(declared, end) or not bottom <= end <= top:
            parts = {"name": name, "value": value_told(end), "wanted": _wanted(declared)}
            raise wrong(design, "end", where=where, **parts)
    assert factor.low is not None
    assert factor.high is not None
    if not factor.low < factor.high:
        raise wrong(
            design, "ends", where=where, low=value_told(factor.low), high=value_told(factor.high)
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


def _wanted(declared: Variable) -> Told:
    """Say which number is wanted."""
    low, high = _range(declared)
    key = "whole_between" if declared.whole else "number"
    return told(key, low=f"{low:g}", high=f"{high:g}", unit=declared.unit)


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
                where = ", ".join(f"{name} = {shown(value)}" for name, value in values.items())
                raise wrong(
                    design, "corner", told=where, problem=inside(in_both(problem))
                ) from problem


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
