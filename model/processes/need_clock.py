"""The clock of a need: when a candidate for an event comes, at a bound on all that can happen.

The bound follows from the child and its need alone, so candidates come in the same weeks under any
policy, as long as the child's history is the same. Whatever changes the bound draws the clock anew.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from model.clocks import NEVER, set_clock
from model.kernel import kernel
from model.processes.visibility import shows, shows_at_school
from model.streams import Stream, weeks_until

if TYPE_CHECKING:
    from model.world import World

MOST_CERTAIN = 0.999  # the largest weekly chance that a clock rings


@kernel
def restart_spell_clock(w: World, row: int, week: int) -> None:
    """Draw when a candidate event of a need comes; which one is decided when it is there.

    A clock rings at most once a week; its rate makes the weekly chance of a ring equal to the
    bound, so that the weekly chance of each event is its hazard, whatever else may happen.
    """
    s = w.students
    rate = -math.log1p(-min(MOST_CERTAIN, candidate_rate(w, row)))
    s.spell_step[row] += 1
    step = int(s.spell[row]) * 1024 + int(s.spell_step[row])
    due = week + weeks_until(s.key[row], Stream.SPELL_GAP, step, rate)
    set_clock(s.spells, row, due if due < w.horizon[0] else NEVER)


@kernel
def candidate_rate(w: World, row: int) -> float:
    """Return the weekly bound on everything that can happen to this need."""
    s = w.students
    rate = most_recovery(w, row)
    if s.known[row] == 0:
        rate += most_notice(w, row)
    else:
        rate += w.rates.access.renege_per_week
    if s.out_since[row] >= 0:
        rate += w.rates.school.return_bound + w.rates.school.exemption
    return rate


@kernel
def most_recovery(w: World, row: int) -> float:
    """Return the bound on the weekly hazard of recovery: with the most help that can run."""
    n = w.rates.need
    bound = n.recovery_bound[w.students.severity[row]]
    return bound * n.lifelong_recovery if w.students.lifelong[row] else bound


@kernel
def most_notice(w: World, row: int) -> float:
    """Return the bound on the weekly hazard of being noticed: with the most attention there is."""
    d = w.rates.detection
    bound = shows(w, row) * (d.parents + d.most_at_school * shows_at_school(w, row))
    return bound + d.bound_out_of_school if w.students.out_since[row] >= 0 else bound
