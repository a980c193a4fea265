"""How visible a need is, whatever policy does."""

from __future__ import annotations

from model.kinds import Profile
from reference.people import Child
from reference.places import Region


def pace_of_notice(region: Region, child: Child) -> float:
    """Return how soon a need is noticed by its severity; who had a case has another pace."""
    d = region.rates.detection
    pace = float(d.by_severity[child.severity])
    return pace * d.again if child.cases_so_far > 0 else pace


def visibility_in_class(region: Region, child: Child) -> float:
    """Return how visible a need is in class: purely internalising needs hide."""
    shown = {child.profile, child.second_profile} - {Profile.INTERNALISING, None}
    return 1.0 if shown else region.rates.detection.internalising
