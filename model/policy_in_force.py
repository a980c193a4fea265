"""What the levers of a run come to, by municipality: asked often, worked out once a week."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from model.errors import UserError
from model.geography import load_geography
from model.levers import (
    LEVER_TYPES,
    Lever,
    Places,
    SchoolTeams,
    blended_by_place,
    settings_by_place,
)
from model.streams import Stream, uniform

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def places_of(municipalities: npt.NDArray[np.int32]) -> Places:
    """Return names and pilot order of municipalities; the order is the same in every cut-out."""
    geo = load_geography()
    return Places(
        names=tuple(geo.names[int(row)] for row in municipalities),
        roll_out=np.array(
            [uniform(np.uint64(int(geo.codes[row][2:])), Stream.PILOT, 0) for row in municipalities]
        ),
    )


def check_pilots(levers: Sequence[Lever], places: Places) -> None:
    """Raise UserError when a lever names a pilot in a municipality that is not simulated."""
    for lever in levers:
        for name in lever.pilot_names():
            if name not in places.names:
                near = difflib.get_close_matches(name, places.names, n=2, cutoff=0.6)
                here = ", ".join(places.names[:5])
                remedy = (
                    f"did you mean {' or '.join(near)}?"
                    if near
                    else f"give municipalities of it, such as {here}."
                )
                raise UserError(
                    f'A lever has a pilot in "{name}", which is not in this region: {remedy}'
                )


class PolicyInForce:
    """The settings of all levers in a given week, as arrays of shape (municipalities,).

    A setting changes with the week only through the strength of the levers of its kind, so it is
    worked out anew when one of those has changed.
    """

    def __init__(self, levers: Sequence[Lever], places: Places) -> None:
        """Look at these levers for these municipalities."""
        self.levers = levers
        self.places = places
        self._week: int | None = None
        self._strengths = [0.0 for _ in levers]
        self._known: dict[tuple[str, ...], Any] = {}
        self._told: list[float] | None = None

    def at(self, week: int) -> PolicyInForce:
        """Return the settings of a week; earlier weeks count as before any policy."""
        if week != self._week:
            strengths = [lever.strength(week) for lever in self.levers]
            changed = [
                lever
                for lever, now, before in zip(self.levers, strengths, self._strengths, strict=True)
                if now != before
            ]
            if changed:
                self._known = {
                    key: value
                    for key, value in self._known.items()
                    if not any(isinstance(lever, LEVER_TYPES[key[0]]) for lever in changed)
                }
            self._week, self._strengths = week, strengths
        return self

    def has_news(self) -> bool:
        """Return whether a setting may have changed since this was last asked."""
        before, self._told = self._told, self._strengths
        return before != self._strengths

    def by_place(self, kind: str, name: str) -> Floats:
        """Return a setting summed over levers of a kind; not to be written to."""
        assert self._week is not None
        found: Floats | None = self._known.get((kind, name))
        if found is None:
            found = settings_by_place(self.levers, kind, name, self._week, self.places)
            self._known[kind, name] = found
        return found

    def blended(self, kind: str, name: str, weight: str) -> Floats:
        """Return the mean of a setting over levers of a kind, weighed by another setting."""
        assert self._week is not None
        found: Floats | None = self._known.get((kind, name, weight))
        if found is None:
            found = blended_by_place(self.levers, kind, name, weight, self._week, self.places)
            self._known[kind, name, weight] = found
        return found

    def mean(self, kind: str, name: str, children: Ints) -> float:
        """Return the mean of a setting over municipalities, weighed by their children.

        Args:
            kind: the kind of lever.
            name: the setting.
            children: always the same children of each municipality.
        """
        found: float | None = self._known.get((kind, name, "mean"))
        if found is None:
            found = float(np.average(self.by_place(kind, name), weights=children))
            self._known[kind, name, "mean"] = found
        return found

    def seconded_teams(self) -> npt.NDArray[np.bool_]:
        """Return where school teams are staffed by secondment from care providers."""
        assert self._week is not None
        result = np.zeros(self.places.roll_out.size, np.bool_)
        for lever in self.levers:
            if not isinstance(lever, SchoolTeams) or lever.strength(self._week) == 0.0:
                continue
            if lever.employed_by == "provider" and lever.coverage > 0:
                result |= lever.reach(self.places) > 0
        return result
