"""What differs between two scenarios: levers and parameters, setting by setting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from model.levers import Lever
from model.parameters import REGISTER
from scenarios.complaints import unit_of
from scenarios.consistency import kind_of
from scenarios.scenario import Scenario

TIMING = frozenset(Lever.model_fields)


@dataclass(frozen=True)
class Difference:
    """One setting that two scenarios set differently; None where a scenario lacks the lever."""

    lever: str
    setting: str
    a: float | str | None
    b: float | str | None
    unit: str


def diff(a: Scenario, b: Scenario) -> list[Difference]:
    """Return what differs between two scenarios, in the order in which their levers are given.

    Levers are matched by kind, the second of a kind in `a` with the second in `b`. A lever that
    only one of them has is listed with all its settings. Titles and descriptions do not count.
    """
    levers_a, levers_b = _numbered(a), _numbered(b)
    names = list(dict.fromkeys([*levers_a, *levers_b]))
    found = [
        difference
        for name in names
        for difference in _lever_differences(name, levers_a.get(name), levers_b.get(name))
    ]
    for name, rule in a.variants.model_dump().items():
        other = getattr(b.variants, name)
        if rule != other:
            found.append(Difference("variant", name, rule, other, "rule"))
    for name in sorted({*a.overrides, *b.overrides}):
        declared = REGISTER[name]
        values = [scenario.overrides.get(name, declared.value) for scenario in (a, b)]
        if values[0] != values[1]:
            found.append(Difference("parameter", name, values[0], values[1], declared.unit))
    return found


def _numbered(scenario: Scenario) -> dict[str, Lever]:
    """Return the levers by kind; the second of a kind is called "kind 2"."""
    seen: Counter[str] = Counter()
    named: dict[str, Lever] = {}
    for lever in scenario.levers:
        kind = kind_of(lever)
        seen[kind] += 1
        named[kind if seen[kind] == 1 else f"{kind} {seen[kind]}"] = lever
    return named


def _lever_differences(name: str, a: Lever | None, b: Lever | None) -> list[Difference]:
    present = a or b
    assert present is not None
    found = []
    for setting, field in type(present).model_fields.items():
        values: list[Any] = [getattr(lever, setting, None) for lever in (a, b)]
        neutral_timing = setting in TIMING and values.count(field.default) + values.count(None) == 2
        one_sided = a is None or b is None
        if setting == "kind" or values[0] == values[1] or (one_sided and neutral_timing):
            continue
        found.append(Difference(name, setting, values[0], values[1], unit_of(field)))
    return found
