"""Scenarios that stand in one table must have different names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scenarios.refusals import RefusedError, told
from scenarios.scenario import Scenario


def check_names(scenarios: Sequence[Scenario]) -> None:
    """Raise UserError if two scenarios have one name, for tables tell them apart by name."""
    name, count = Counter(scenario.name for scenario in scenarios).most_common(1)[0]
    if count > 1:
        raise RefusedError(told("same_names", name=f'"{name}"', count=count))
