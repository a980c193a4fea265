"""Care providers: how many staff leave, and how many they want to hire."""

from __future__ import annotations

import math

from model.kinds import Help
from model.organisations.base import Organisation


class CareProvider(Organisation):
    """A provider of one kind of care (jeugdhulpaanbieder); `row` is its node.

    It expands when families wait longer than the norm, its youth region still buys and more help
    is paid for, and does not replace leavers when hours stay empty. Staff leave sooner under
    pressure and paperwork.
    """

    @property
    def kind(self) -> str:
        """Return the kind of care, such as 'specialised'."""
        return Help(int(self.world.nodes.help[self.row])).name.lower()

    @property
    def fte(self) -> float:
        """Return the staff."""
        return float(self.world.nodes.fte[self.row])

    @property
    def expected_wait_weeks(self) -> float:
        """Return the waiting time that the present queue means for a newcomer."""
        n = self.world.nodes
        care = self.world.rates.care
        kind = n.help[self.row]
        work = float(n.waiting[self.row] * care.load[kind] * care.mean_weeks[kind])
        return work / max(1.0, float(n.client[self.row]))

    @property
    def empty_share(self) -> float:
        """Return the share of hours for children that is not used now."""
        n = self.world.nodes
        return 1.0 - float(n.used[self.row]) / max(1.0, float(n.client[self.row]))

    def turnover_per_year(self) -> float:
        """Return the share of staff that leaves in a year at the present pressure."""
        staff = self.parameters.staff
        over_norm = self.expected_wait_weeks / self.parameters.decisions.waiting_norm_weeks - 1.0
        pressure = min(1.0, max(-0.5, over_norm))
        usual = staff.administration_floor + staff.administration_excess
        paperwork = float(self.world.nodes.administration[self.row]) - usual
        factor = (
            1.0 + staff.turnover_workload * pressure + staff.turnover_administration * (paperwork)
        )
        return max(0.0, staff.turnover_per_year * factor)

    def wanted_growth_per_year(self) -> float:
        """Return the growth in staff that the provider aims for, as a share per year."""
        d = self.parameters.decisions
        if self.expected_wait_weeks > d.waiting_norm_weeks and self._party_buys():
            return d.expansion_per_year * (1.0 - self._fixed_share())
        return -d.shrink_per_year if self.empty_share > d.idle_norm else 0.0

    def administration_share(self) -> float:
        """Return the share of working time for administration.

        It rises from the sector floor with the logarithm of the number of different frameworks,
        and is today's excess at today's average number; aligned frameworks count once.
        """
        staff = self.parameters.staff
        population = self.parameters.population
        usual_parties = 1.0 + population.multi_region_share * population.neighbour_regions
        usual = usual_parties * staff.frameworks_per_partner
        parties = self.model.purchasing_parties(self.row)
        home = int(self.world.nodes.municipality[self.row])
        aligned = float(self.model.by_place("harmonisation", "frameworks_aligned")[home])
        frameworks = 1.0 + (parties * staff.frameworks_per_partner - 1.0) * (1.0 - aligned)
        ratio = math.log(frameworks) / math.log(usual)
        return staff.administration_floor + staff.administration_excess * ratio

    def _party_buys(self) -> bool:
        """Return whether the youth region where it works still buys more."""
        w = self.world
        region = int(w.municipalities.youth_region[w.nodes.municipality[self.row]])
        return self.model.youth_regions[region].buys_more()

    def _fixed_share(self) -> float:
        """Return the share of its income that is a lump sum: growth brings no money there."""
        w = self.world
        return float(w.policy.lump_sum[w.nodes.municipality[self.row]])
