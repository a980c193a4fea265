"""Youth health regions (GGD): staff of youth health care for the municipalities they serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.organisations.base import Organisation
from model.organisations.staffing import fte_for

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

Floats = npt.NDArray[np.float64]


class YouthHealthRegion(Organisation):
    """A municipal health service (GGD) with youth health care (jeugdgezondheidszorg).

    It plans staff by the number of children, as contracts do today: for contact moments, and for
    requests less what a front door takes over, plus what policy adds.
    """

    def members(self) -> npt.NDArray[np.int64]:
        """Return the simulated municipalities that it serves."""
        return np.flatnonzero(self.model.health_region_of == self.row)

    def basic_fte(self) -> Floats:
        """Return the staff wanted for contact moments, per municipality it serves."""
        return basic_fte(self.model)[self.members()]

    def fte_for_requests(self) -> Floats:
        """Return the staff wanted for children with a request, per municipality it serves."""
        return fte_for_requests(self.model)[self.members()]


def basic_fte(model: ContinuumModel) -> Floats:
    """Return the staff wanted for contact moments, the basic task, shape (municipalities,)."""
    children = model.world.municipalities.children
    return np.asarray(model.parameters.staff.youth_health_fte * children / 1000)


def fte_for_requests(model: ContinuumModel) -> Floats:
    """Return the staff wanted for children with a request, shape (municipalities,)."""
    w = model.world
    hours = model.parameters.staff.youth_health_hours * (1.0 - w.policy.front_door)
    hours = hours + model.by_place("early_signals", "youth_health_hours")
    return fte_for(hours * w.municipalities.children / 1000, model.parameters)
