"""What levers come to together in a week: the sum of their changes, inside the declared range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Protocol

import numpy as np
from pydantic import Field

from model.levers.access import Access, GpSupport
from model.levers.base import Floats, Lever, Places
from model.levers.context import Context
from model.levers.money import Pooling
from model.levers.region import Consultation, RegionLayout
from model.levers.rules import Harmonisation, JointTraining
from model.levers.school import Absence, Arrangements, EarlySignals, Transitions
from model.levers.teams import SchoolTeams
from model.parameters import Parameters
from model.variants import Variants

AnyLever = Annotated[
    SchoolTeams
    | RegionLayout
    | Pooling
    | Harmonisation
    | Consultation
    | EarlySignals
    | Absence
    | Arrangements
    | Transitions
    | JointTraining
    | GpSupport
    | Access
    | Context,
    Field(discriminator="kind"),
]
_ALL: tuple[type[Lever], ...] = (
    SchoolTeams, RegionLayout, Pooling, Harmonisation, Consultation, EarlySignals, Absence,
    Arrangements, Transitions, JointTraining, GpSupport, Access, Context,
)  # fmt: skip
LEVER_TYPES: Mapping[str, type[Lever]] = {
    str(item.model_fields["kind"].default): item for item in _ALL
}


class Policy(Protocol):
    """What the model asks of a scenario: levers, parameters and behavioural variants."""

    @property
    def levers(self) -> Sequence[Lever]:
        """Return the levers in force, each with its own timing."""
        ...

    @property
    def parameters(self) -> Parameters:
        """Return the complete set of parameter values."""
        ...

    @property
    def variants(self) -> Variants:
        """Return which rule of behaviour holds where there are alternatives."""
        ...


@cache
def limits_of(kind: str, name: str) -> tuple[float, float]:
    """Return the declared lowest and highest value of a setting that is a number."""
    items: dict[str, Any] = {
        type(item).__name__: item for item in LEVER_TYPES[kind].model_fields[name].metadata
    }
    return float(items["Ge"].ge), float(items["Le"].le)


@cache
def neutral_of(kind: str, name: str) -> Any:
    """Return the value of a setting at which it changes nothing."""
    return LEVER_TYPES[kind].model_fields[name].default


def total_setting(levers: Sequence[Lever], kind: str, name: str, week: int) -> float:
    """Return the sum over levers of one kind of `setting x strength` in a policy week.

    Two levers of one kind add up; the sum stays inside the declared range of the setting.
    """
    everywhere = Places(names=("",), roll_out=np.zeros(1))
    return float(settings_by_place(levers, kind, name, week, everywhere)[0])


def blended_by_place(
    levers: Sequence[Lever], kind: str, name: str, weight: str, week: int, places: Places
) -> Floats:
    """Return the mean of a setting over the levers of a kind that hold in a place.

    Weighed by how far each is rolled out there times its setting `weight`; the neutral value
    where none holds. For settings that say what something is like, where sums have no meaning.
    """
    top = np.zeros(places.roll_out.size)
    bottom = np.zeros(places.roll_out.size)
    for lever in levers:
        if isinstance(lever, LEVER_TYPES[kind]):
            each = lever.strength(week) * getattr(lever, weight) * lever.reach(places)
            top += each * getattr(lever, name)
            bottom += each
    neutral = float(neutral_of(kind, name))
    result: Floats = np.where(bottom > 0.0, top / np.maximum(bottom, 1e-300), neutral)
    return result


def settings_by_place(
    levers: Sequence[Lever], kind: str, name: str, week: int, places: Places
) -> Floats:
    """Return the same for every municipality, shape (municipalities,), with pilots in mind."""
    neutral = neutral_of(kind, name)
    total = np.full(places.roll_out.size, float(neutral))
    for lever in levers:
        if isinstance(lever, LEVER_TYPES[kind]):
            change = (getattr(lever, name) - neutral) * lever.strength(week)
            if change != 0.0:
                total += change * lever.reach(places)
    low, high = limits_of(kind, name)
    result: Floats = np.clip(total, low, high)
    return result
