"""Chance, shared with the model: every draw is keyed by child, decision and occasion.

A child says where its draws come from (`Child.chance`). Here that is the model's keyed streams, so
both tellings give it the same luck; who only wants the same rules may bring another source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from model.streams import Stream, mix, normal, uniform, weeks_until

if TYPE_CHECKING:
    from reference.people import Child, Track
    from reference.places import ServicePoint

OCCASIONS_OF_A_CASE = 512  # the two tracks of a case have half of them each
OCCASIONS_OF_A_SPELL = 1024


class Chance(Protocol):
    """Where draws come from. `kept` is asked again for the same occasion; all others once."""

    def uniform(self, child: Child, stream: Stream, occasion: int) -> float:
        """Return a draw in (0, 1) for an occasion that comes once."""

    def kept(self, child: Child, stream: Stream, occasion: int) -> float:
        """Return a draw in (0, 1) that is the same whenever this occasion comes back."""

    def weeks(self, child: Child, stream: Stream, occasion: int, rate: float) -> int:
        """Return the weeks, at least one, to the next event of a constant weekly hazard."""

    def normal(self, child: Child, stream: Stream, occasion: int) -> float:
        """Return a standard normal draw."""

    def taste(self, child: Child, point: ServicePoint, occasion: int) -> float:
        """Return a draw in (0, 1) of a child for one of several points on one occasion."""


class KeyedChance:
    """The model's own draws: a pure function of child, decision and occasion."""

    def uniform(self, child: Child, stream: Stream, occasion: int) -> float:
        """Return the draw of this key."""
        return uniform(child.key, int(stream), occasion)

    kept = uniform

    def weeks(self, child: Child, stream: Stream, occasion: int, rate: float) -> int:
        """Return the exponential time of this key in whole weeks, rounded up."""
        return weeks_until(child.key, int(stream), occasion, rate)

    def normal(self, child: Child, stream: Stream, occasion: int) -> float:
        """Return the normal draw of this key."""
        return normal(child.key, int(stream), occasion)

    def taste(self, child: Child, point: ServicePoint, occasion: int) -> float:
        """Return the draw of a key of its own; it knows the point by identity."""
        own = child.key ^ np.uint64(mix(np.uint64(point.identity)))
        return uniform(own, int(Stream.CASE_CHOICE), occasion)


KEYED = KeyedChance()


def draw(child: Child, stream: Stream, occasion: int) -> float:
    """Return a child's draw in (0, 1) for one occasion of one decision."""
    return child.chance.uniform(child, stream, occasion)


def kept_draw(child: Child, stream: Stream, occasion: int) -> float:
    """Return a child's draw that is the same whenever the occasion comes back."""
    return child.chance.kept(child, stream, occasion)


def lasting_draw(child: Child, stream: Stream) -> float:
    """Return a child's draw that never changes: whether it is among those a share reaches."""
    return kept_draw(child, stream, 0)


def case_draw(track: Track, stream: Stream) -> float:
    """Return a draw that stays the same for a child as long as its case lasts."""
    return kept_draw(track.child, stream, track.child.cases_so_far)


def next_occasion(track: Track) -> int:
    """Return the number of a track's next draw; it depends on nothing but the track."""
    track.occasion += 1
    before = track.child.cases_so_far * OCCASIONS_OF_A_CASE
    return before + track.side * (OCCASIONS_OF_A_CASE // 2) + track.occasion


def new_draw(track: Track, stream: Stream) -> float:
    """Return a new draw for a decision about a track."""
    return draw(track.child, stream, next_occasion(track))


def new_delay(track: Track, stream: Stream, mean_weeks: float) -> int:
    """Return a number of weeks, at least one, that lasts `mean_weeks` on average."""
    return weeks_to_event(track.child, stream, next_occasion(track), 1.0 / mean_weeks)


def new_normal(track: Track, stream: Stream) -> float:
    """Return a new standard normal draw for a track."""
    return track.child.chance.normal(track.child, stream, next_occasion(track))


def weeks_to_event(child: Child, stream: Stream, occasion: int, rate: float) -> int:
    """Return the weeks, at least one, to the next event of a constant weekly hazard."""
    return child.chance.weeks(child, stream, occasion, float(rate))


def spell_occasion(child: Child) -> int:
    """Return the occasion of the present setting of the clock of a child's need."""
    return child.spell * OCCASIONS_OF_A_SPELL + child.spell_step


def taste(child: Child, point: ServicePoint, occasion: int) -> float:
    """Return how a family likes a provider on one occasion."""
    return child.chance.taste(child, point, occasion)


def pick(shares: Sequence[float] | npt.NDArray[np.float64], mark: float) -> int:
    """Return the place of the share in which a draw falls, when shares stand side by side."""
    passed = 0.0
    for place, share in enumerate(shares[:-1]):
        passed += share
        if mark < passed:
            return place
    return len(shares) - 1
