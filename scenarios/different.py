"""Scenarios that stand in one table must have different names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.errors import UserError
from scenarios.scenario import Scenario


def check_names(scenarios: Sequence[Scenario]) -> None:
    """Raise UserError if two scenarios have one name, for tables tell them apart by name."""
    name, count = Counter(scenario.name for scenario in scenarios).most_common(1)[0]
    if count > 1:
        raise UserError(
            f'Scenario "{name}" is given {count} times: '
            "leave one out, or change the name inside one of the files."
        )
