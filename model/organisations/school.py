"""Schools: how many hours they set aside for support."""

from __future__ import annotations

from model.kinds import Sector
from model.organisations.base import Organisation


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
        """Return the weekly hours that care coordinators have for signals about pupils."""
        staff = self.parameters.staff
        fte = staff.teachers_care_fte * self.pupils_in_care() / 1000
        return fte * staff.contract_hours * staff.teachers_care_share

    def support_hours(self) -> float:
        """Return the weekly hours of basic support in class."""
        return self.parameters.school.basic_capacity * self.pupils_in_care()

    def pupils_in_care(self) -> float:
        """Return the pupils to whom the school owes support: in mbo by the duty of care only."""
        s = self.world.schools
        if s.sector[self.row] != Sector.MBO:
            return float(self.pupils)
        return self.pupils * float(self.world.policy.mbo_duty[s.municipality[self.row]])
