"""Chance, shared with the model: every draw is keyed by child, decision and occasion."""

from __future__ import annotations

import numpy as np

from model.streams import Stream, mix, normal, uniform, weeks_until
from reference.people import Child, Track
from reference.places import ServicePoint

OCCASIONS_OF_A_CASE = 512  # the two tracks of a case have half of them each
OCCASIONS_OF_A_SPELL = 1024


def draw(child: Child, stream: Stream, occasion: int) -> float:
    """Return a child's draw in (0, 1) for one occasion of one decision."""
    return uniform(child.key, int(stream), occasion)


def lasting_draw(child: Child, stream: Stream) -> float:
    """Return a child's draw that never changes: whether it is among those a share reaches."""
    return draw(child, stream, 0)


def case_draw(track: Track, stream: Stream) -> float:
    """Return a draw that stays the same for a child as long as its case lasts."""
    return draw(track.child, stream, track.child.cases_so_far)


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
    return weeks_until(track.child.key, int(stream), next_occasion(track), 1.0 / mean_weeks)


def new_normal(track: Track, stream: Stream) -> float:
    """Return a new standard normal draw for a track."""
    return normal(track.child.key, int(stream), next_occasion(track))


def weeks_to_event(child: Child, stream: Stream, occasion: int, rate: float) -> int:
    """Return the weeks, at least one, to the next event of a constant weekly hazard."""
    return weeks_until(child.key, int(stream), occasion, float(rate))


def spell_occasion(child: Child) -> int:
    """Return the occasion of the present setting of the clock of a child's need."""
    return child.spell * OCCASIONS_OF_A_SPELL + child.spell_step


def taste(child: Child, point: ServicePoint, occasion: int) -> float:
    """Return how a family likes a provider on one occasion; it knows the provider by identity."""
    own = child.key ^ np.uint64(mix(np.uint64(point.identity)))
    return uniform(own, int(Stream.CASE_CHOICE), occasion)
