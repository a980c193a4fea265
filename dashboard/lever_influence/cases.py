"""What is run: every lever alone, from its neutral value to the ends of its range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.controls import (
    BY_KEY,
    CONTROLS,
    NEEDS,
    TIMED_AS,
    Control,
    Value,
    moved,
    value_of,
)
from dashboard.view import BASELINE, LETTERS
from scenarios import Scenario, load

LETTER = LETTERS[1]
# Borders that never change and borders that change after ten years are the same within ten years,
# so the shortest time is looked at too.
OTHER_ENDS = {"lasts": (1.0, 10.0)}


@dataclass(frozen=True)
class Case:
    """One lever at one value.

    Args:
        control: what is moved.
        value: to where, from its neutral value.
    """

    control: Control
    value: Value

    @property
    def needed(self) -> Control | None:
        """Return the lever without which this one does nothing; it is on in both scenarios."""
        name = NEEDS.get(self.control.key)
        return None if name is None else BY_KEY[name]

    @property
    def name(self) -> str:
        """Return the name of the scenario with this lever at this value."""
        place = ends(self.control).index(self.value)
        return f"{self.control.key.replace('_', '-')}-{place + 1}"

    @property
    def scenario(self) -> Scenario:
        """Return the scenario that a user gets who moves this lever, and nothing else."""
        scenario = moved(self.reference, self.control, self.value, LETTER)
        return replace(scenario, name=self.name)

    @property
    def reference(self) -> Scenario:
        """Return what it is compared with: today's system, or that with the lever it needs."""
        if self.needed is None:
            return load(BASELINE)
        scenario = moved(load(BASELINE), self.needed, self.needed_value, LETTER)
        return replace(scenario, name=f"with-{self.needed.key}")

    @property
    def needed_value(self) -> Value:
        """Return at which value the needed lever is on: that of the full continuum."""
        assert self.needed is not None
        return value_of(self.needed, load(TIMED_AS))


def ends(control: Control) -> tuple[Value, ...]:
    """Return the values that a lever is looked at: the ends of its range, or the other choices."""
    values: Sequence[Value] = control.options or OTHER_ENDS.get(control.key, control.range)
    return tuple(value for value in values if value != control.neutral)


def cases(controls: Sequence[Control] = CONTROLS) -> Iterator[Case]:
    """Yield every lever at every value that is looked at, in the order of the screen."""
    for control in controls:
        for value in ends(control):
            yield Case(control, value)
