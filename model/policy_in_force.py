"""What the levers of a run come to, by municipality: asked often, worked out once a week."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
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
        self._known: dict[type[Lever], dict[tuple[str, ...], Any]] = {}

    def at(self, week: int) -> PolicyInForce:
        """Return the settings of a week; earlier weeks count as before any policy."""
        if week != self._week:
            strengths = [lever.strength(week) for lever in self.levers]
            changed = [
                lever
                for lever, now, before in zip(self.levers, strengths, self._strengths, strict=True)
                if now != before
            ]
            for kind in self._known:
                if any(isinstance(lever, kind) for lever in changed):
                    self._known[kind] = {}
            self._week, self._strengths = week, strengths
        return self

    def by_place(self, kind: str, name: str) -> Floats:
        """Return a setting summed over levers of a kind; not to be written to."""
        return self._look_up(
            kind,
            (name,),
            lambda week: settings_by_place(self.levers, kind, name, week, self.places),
        )

    def blended(self, kind: str, name: str, weight: str) -> Floats:
        """Return the mean of a setting over levers of a kind, weighed by another setting."""
        return self._look_up(
            kind,
            (name, weight),
            lambda week: blended_by_place(self.levers, kind, name, weight, week, self.places),
        )

    def mean(self, kind: str, name: str, children: Ints) -> float:
        """Return the mean of a setting over municipalities, weighed by their children.

        Args:
            kind: the kind of lever.
            name: the setting.
            children: always the same children of each municipality.
        """
        return self._look_up(
            kind,
            (name, "mean"),
            lambda _week: float(np.average(self.by_place(kind, name), weights=children)),
        )

    def seconded_teams(self) -> npt.NDArray[np.bool_]:
        """Return where school teams are staffed by secondment from care providers."""
        return self._look_up("school_teams", ("seconded",), self._seconded)

    def _look_up[T](self, kind: str, key: tuple[str, ...], work_out: Callable[[int], T]) -> T:
        """Return what is known since the levers of a kind last changed, or work it out."""
        assert self._week is not None
        known = self._known.setdefault(LEVER_TYPES[kind], {})
        if key not in known:
            known[key] = work_out(self._week)
        found: T = known[key]
        return found

    def _seconded(self, week: int) -> npt.NDArray[np.bool_]:
        result = np.zeros(self.places.roll_out.size, np.bool_)
        for lever in self.levers:
            if not isinstance(lever, SchoolTeams) or lever.strength(week) == 0.0:
                continue
            if lever.employed_by == "provider" and lever.coverage > 0:
                result |= lever.reach(self.places) > 0
        return result
