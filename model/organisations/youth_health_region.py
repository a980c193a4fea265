"""Youth health regions (GGD): staff of youth health care for the municipalities they serve."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.organisations.base import Organisation
from model.organisations.staffing import fte_for


class YouthHealthRegion(Organisation):
    """A municipal health service (GGD) with youth health care (jeugdgezondheidszorg).

    It plans staff by the number of children, as contracts do today: for contact moments, and for
    requests less what a front door takes over, plus what policy adds.
    """

    def members(self) -> npt.NDArray[np.int64]:
        """Return the simulated municipalities that it serves."""
        return np.flatnonzero(self.model.health_region_of == self.row)

    def basic_fte(self) -> npt.NDArray[np.float64]:
        """Return the staff wanted for contact moments, the basic task, per municipality."""
        children = self.world.municipalities.children[self.members()]
        return np.asarray(self.parameters.staff.youth_health_fte * children / 1000)

    def fte_for_requests(self) -> npt.NDArray[np.float64]:
        """Return the staff wanted for children with a request, per municipality it serves."""
        here = self.members()
        staff = self.parameters.staff
        hours = staff.youth_health_hours * (1.0 - self.world.policy.front_door[here])
        hours = hours + self.model.by_place("early_signals", "youth_health_hours")[here]
        children = self.world.municipalities.children[here]
        return fte_for(hours * children / 1000, self.parameters)
