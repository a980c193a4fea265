"""How visible a need is, whoever looks: what of it follows from the child and not from policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import Profile

if TYPE_CHECKING:
    from model.world import World


@kernel
def shows(w: World, row: int) -> float:
    """Return how visible a need is, relative to a moderate one of a child that nobody knew."""
    d = w.rates.detection
    s = w.students
    factor = d.by_severity[s.severity[row]]
    return factor * d.again if s.case_count[row] > 0 else factor


@kernel
def shows_at_school(w: World, row: int) -> float:
    """Return how visible a need is in class, relative to behaviour and learning."""
    s = w.students
    hidden = s.profile[row] == Profile.INTERNALISING
    alone = s.second_profile[row] < 0 or s.second_profile[row] == Profile.INTERNALISING
    return w.rates.detection.internalising if hidden and alone else 1.0
