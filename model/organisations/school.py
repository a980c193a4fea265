"""Schools: how many hours they set aside for support."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import Sector
from model.organisations.base import Organisation

if TYPE_CHECKING:
    from model.parameters import Parameters
    from model.world import World

Floats = npt.NDArray[np.float64]


class School(Organisation):
    """A school site: holds what it can with basic support and refers what it cannot."""

    @property
    def sector(self) -> str:
        """Return the kind of school, such as 'bo'."""
        return Sector(int(self.world.schools.sector[self.row])).name.lower()

    @property
    def pupils(self) -> int:
        """Return the number of pupils now."""
        return int(self.world.schools.pupils[self.row])

    @property
    def team_fte(self) -> float:
        """Return the staff of the multidisciplinary team, 0 where there is none."""
        s, n = self.world.schools, self.world.nodes
        return float(n.fte[s.team[self.row]])

    def care_team_hours(self) -> float:
        """Return the weekly hours that its care coordinators have for signals about pupils."""
        return float(care_team_hours(self.parameters, self.pupils_in_care()))

    def support_hours(self) -> float:
        """Return the weekly hours of basic support in class."""
        return float(support_hours(self.parameters, self.pupils_in_care()))

    def pupils_in_care(self) -> float:
        """Return the pupils to whom the school owes support."""
        return float(pupils_in_care(self.world)[self.row])


def care_team_hours[T: (float, Floats)](p: Parameters, owed: T) -> T:
    """Return the weekly hours for signals of care coordinators of schools that owe so many."""
    fte = p.staff.teachers_care_fte * owed / 1000
    return fte * p.staff.contract_hours * p.staff.teachers_care_share


def support_hours[T: (float, Floats)](p: Parameters, owed: T) -> T:
    """Return the weekly hours of basic support in class of schools that owe so many pupils."""
    return p.school.basic_capacity * owed


def pupils_in_care(w: World) -> Floats:
    """Return the pupils to whom schools owe support, shape (schools,).

    In vocational education (mbo) those by the duty of care only.
    """
    s = w.schools
    owed = np.where(s.sector == Sector.MBO, w.policy.mbo_duty[s.municipality], 1.0)
    return np.asarray(s.pupils * owed)
