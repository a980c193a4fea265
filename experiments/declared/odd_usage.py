"""Which part of the model uses which parameter and which draws, read from the source itself.

Processes read rates and not parameters, so there are two steps. Which rates depend on a parameter
is found by compiling them with another value of it. Which parameters and rates a module reads is
found in its syntax tree: attributes such as `p.staff.contract_hours`, also through a short name
that was given to the group, and the families of names that `by_name` and `by_severity` collect.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import model
from model.compile_rates import compile_rates
from model.parameters import REGISTER, Parameter, Parameters
from model.rates import Rates
from model.streams import Stream

ROOT = Path(str(model.__file__)).resolve().parents[1]
PARAMETER_GROUPS = frozenset(item.name for item in fields(Parameters))
PARAMETER_HOLDERS = frozenset({"p", "parameters"})
FAMILIES = frozenset({"by_name", "by_severity"})
# What declares or converts parameters uses none of them; bounds only make events possible.
DECLARING = ("model/parameters/", "model/compile_rates.py", "model/rates.py")
OWN_PAGES = "experiments/declared/odd"
CHECKING = "model/sanity.py"  # computes again what others did, and changes nothing


class Reads(NamedTuple):
    """What one module reads: parameters by registered name, rates as `group.field`, streams."""

    parameters: frozenset[str]
    rates: frozenset[str]
    streams: frozenset[str]


def modules() -> list[str]:
    """Return the modules that may use a parameter, as paths below the root of the project."""
    paths = (path for folder in ("model", "experiments") for path in (ROOT / folder).rglob("*.py"))
    names = sorted(path.relative_to(ROOT).as_posix() for path in paths)
    return [name for name in names if not name.startswith((*DECLARING, OWN_PAGES))]


@cache
def rates_of_parameters() -> dict[str, frozenset[str]]:
    """Return for every parameter the rates that change with it, bounds of thinning left out."""
    usual = Parameters()
    before = _flat(compile_rates(usual))
    found = {}
    for name, item in REGISTER.items():
        changed: set[str] = set()
        for value in {item.low, item.high, 1.01 * item.value} - {item.value}:
            after = _flat(compile_rates(_with(usual, name, value)))
            changed |= {key for key in before if not np.array_equal(before[key], after[key])}
        found[name] = frozenset(key for key in changed if "bound" not in key)
    return found


def _with(parameters: Parameters, name: str, value: float) -> Parameters:
    """Return the parameters with one other value, which may lie outside its range."""
    group, _, own = name.partition(".")
    new: dict[str, Any] = {group: replace(getattr(parameters, group), **{own: value})}
    return replace(parameters, **new)


def _flat(rates: Rates) -> dict[str, Any]:
    """Return all rates by `group.field`."""
    return {
        f"{group}.{name}": getattr(getattr(rates, group), name)
        for group in rates._fields
        for name in getattr(rates, group)._fields
    }


@cache
def reads_of(module: str) -> Reads:
    """Return what a module reads."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    parameters: set[str] = set()
    rates: set[str] = set()
    for scope in [tree, *(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))]:
        groups = _short_names(scope)
        for kind, group, name in _read_in(scope, groups):
            if kind == "rates":
                rates.add(f"{group}.{name}")
            else:
                parameters |= _matching(group, name)
    streams = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Stream"
    }
    return Reads(frozenset(parameters), frozenset(rates), frozenset(streams))


def _matching(group: str, name: str) -> set[str]:
    """Return the registered names that a read means; a name that ends in * is a family."""
    full = f"{group}.{name}"
    if name.endswith("*"):
        return {item for item in REGISTER if item.startswith(f"{full[:-1]}_")}
    return {full} & REGISTER.keys()


def _group_of(node: ast.expr, short: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    """Return what an expression stands for: ("parameters" or "rates", group), or None."""
    if isinstance(node, ast.Name):
        return short.get(node.id)
    if not isinstance(node, ast.Attribute):
        return None
    holder = node.value
    last = holder.attr if isinstance(holder, ast.Attribute) else getattr(holder, "id", "")
    if last == "rates" and node.attr in Rates._fields:
        return "rates", node.attr
    if last in PARAMETER_HOLDERS and node.attr in PARAMETER_GROUPS:
        return "parameters", node.attr
    return None


def _short_names(scope: ast.AST) -> dict[str, tuple[str, str]]:
    """Return the names that stand for a group inside a function."""
    short: dict[str, tuple[str, str]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            group = _group_of(node.value, short)
            if group is not None:
                short[node.targets[0].id] = group
    return short


def _read_in(scope: ast.AST, short: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, group and name of everything that is read from a group."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Attribute):
            group = _group_of(node.value, short)
            if group is not None:
                yield *group, node.attr
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in FAMILIES:
            group = _group_of(node.args[0], short)
            stem = node.args[1]
            if group is not None and isinstance(stem, ast.Constant):
                yield *group, f"{stem.value!s}*"


def parameters_used_in(paths: tuple[str, ...]) -> list[Parameter]:
    """Return the parameters that these modules use, directly or through rates, as registered."""
    reads = [reads_of(path) for path in paths]
    rates = frozenset().union(*(item.rates for item in reads))
    direct = frozenset().union(*(item.parameters for item in reads))
    through = rates_of_parameters()
    return [
        item
        for name, item in REGISTER.items()
        if name in direct or not rates.isdisjoint(through[name])
    ]


@cache
def users_of_parameters() -> dict[str, tuple[str, ...]]:
    """Return for every parameter the modules of the model that use it, such as "processes/need"."""
    using = [name for name in modules() if name.startswith("model/") and name != CHECKING]
    users: dict[str, list[str]] = {name: [] for name in REGISTER}
    for module in using:
        for item in parameters_used_in((module,)):
            users[item.name].append(module.removeprefix("model/").removesuffix(".py"))
    return {name: tuple(found) for name, found in users.items()}


def unused_parameters() -> list[str]:
    """Return the registered names that no module of the model uses."""
    return [name for name, users in users_of_parameters().items() if not users]


def streams_used_in(paths: tuple[str, ...]) -> list[Stream]:
    """Return the streams of draws that these modules use, by number."""
    names = frozenset().union(*(reads_of(path).streams for path in paths))
    return sorted(stream for stream in Stream if stream.name in names)


def unused_rates() -> list[str]:
    """Return the rates that are compiled and read by no module."""
    read = frozenset().union(*(reads_of(path).rates for path in modules()))
    return sorted(set(_flat(compile_rates(Parameters()))) - read)
