"""The clock of a need: it rings at most as often as all that can happen taken together."""

from __future__ import annotations

import math

from model.streams import Stream
from reference.chance import spell_occasion, weeks_to_event
from reference.people import Child
from reference.places import Region
from reference.visibility import pace_of_notice, visibility_in_class

MOST_CERTAIN = 0.999  # a clock never rings with more chance than this in a week


def set_need_clock(region: Region, child: Child) -> None:
    """Draw anew when something may happen to a need; what it is, is decided then.

    The clock rings at most once a week. The chance of a ring in a week is the sum of all that may
    happen, at most nearly one.
    """
    if child.asked_weekly:
        return
    chance = min(MOST_CERTAIN, bound_on_events(region, child))
    child.spell_step += 1
    weeks = weeks_to_event(
        child, Stream.SPELL_GAP, spell_occasion(child), -math.log1p(-float(chance))
    )
    child.next_event = region.week + weeks


def bound_on_events(region: Region, child: Child) -> float:
    """Return the most that recovery, notice, leaving a queue and return to school can add up to.

    Who is not known can be noticed; who is known can leave a queue.
    """
    rates = region.rates
    bound = bound_on_recovery(region, child)
    bound += rates.access.renege_per_week if child.is_known else bound_on_notice(region, child)
    if child.is_out_of_school:
        bound += rates.school.return_bound + rates.school.exemption
    return float(bound)


def bound_on_recovery(region: Region, child: Child) -> float:
    """Return the chance to recover with the most help that can run; less for a lifelong need."""
    need = region.rates.need
    bound = float(need.recovery_bound[child.severity])
    return bound * need.lifelong_recovery if child.lifelong else bound


def bound_on_notice(region: Region, child: Child) -> float:
    """Return the chance to be noticed if everybody pays the most attention that there is."""
    d = region.rates.detection
    in_class = d.most_at_school * visibility_in_class(region, child)
    bound = pace_of_notice(region, child) * (d.parents + in_class)
    return bound + d.bound_out_of_school if child.is_out_of_school else bound
