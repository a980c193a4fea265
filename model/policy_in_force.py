"""What the levers of a run come to, by municipality: asked often, worked out once a week."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from model.errors import UserError
from model.geography import load_geography
from model.levers import (
    Lever,
    Places,
    SchoolTeams,
    blended_by_place,
    settings_by_place,
)
from model.streams import Stream, uniform

Floats = npt.NDArray[np.float64]


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
    """The settings of all levers in a given week, as arrays of shape (municipalities,)."""

    def __init__(self, levers: Sequence[Lever], places: Places) -> None:
        """Look at these levers for these municipalities."""
        self.levers = levers
        self.places = places
        self._week: int | None = None
        self._known: dict[tuple[str, ...], Floats] = {}

    def at(self, week: int) -> PolicyInForce:
        """Return the settings of a week; earlier weeks count as before any policy."""
        if week != self._week:
            self._week, self._known = week, {}
        return self

    def by_place(self, kind: str, name: str) -> Floats:
        """Return a setting summed over levers of a kind; not to be written to."""
        assert self._week is not None
        key = (kind, name)
        if key not in self._known:
            self._known[key] = settings_by_place(self.levers, kind, name, self._week, self.places)
        return self._known[key]

    def blended(self, kind: str, name: str, weight: str) -> Floats:
        """Return the mean of a setting over levers of a kind, weighed by another setting."""
        assert self._week is not None
        key = (kind, name, weight)
        if key not in self._known:
            self._known[key] = blended_by_place(
                self.levers, kind, name, weight, self._week, self.places
            )
        return self._known[key]

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
