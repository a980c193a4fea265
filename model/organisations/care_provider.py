"""Care providers: how many staff leave, and how many they want to hire."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import Help
from model.organisations.base import Organisation
from model.organisations.youth_region import parties_that_buy

if TYPE_CHECKING:
    from model.parameters import Parameters
    from model.simulation import ContinuumModel
    from model.world import World

Floats = npt.NDArray[np.float64]
# One provider, or several: the rules below give a value for each node that they are asked for.
Providers = npt.NDArray[np.int64] | int

# The logarithm of the C library: numpy has one per kind of processor, with other last digits.
_log = np.frompyfunc(math.log, 1, 1)


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
        return float(expected_wait_weeks(self.world, self.row))

    @property
    def empty_share(self) -> float:
        """Return the share of hours for children that is not used now."""
        return float(empty_share(self.world, self.row))

    def turnover_per_year(self) -> float:
        """Return the share of staff that leaves in a year at the present pressure."""
        return float(turnover_per_year(self.world, self.parameters, self.row))

    def wanted_growth_per_year(self) -> float:
        """Return the growth in staff that the provider aims for, as a share per year."""
        return float(wanted_growth_per_year(self.world, self.parameters, self.row))

    def administration_share(self) -> float:
        """Return the share of working time for administration."""
        return float(administration_share(self.model, self.row))


def expected_wait_weeks(w: World, at: Providers) -> Floats:
    """Return the waiting time that the present queue of providers means for a newcomer."""
    n = w.nodes
    care = w.rates.care
    kind = n.help[at]
    work = n.waiting[at] * care.load[kind] * care.mean_weeks[kind]
    return np.asarray(work / np.maximum(1.0, n.client[at]))


def empty_share(w: World, at: Providers) -> Floats:
    """Return the share of hours for children that providers do not use now."""
    n = w.nodes
    return np.asarray(1.0 - n.used[at] / np.maximum(1.0, n.client[at]))


def turnover_per_year(w: World, p: Parameters, at: Providers) -> Floats:
    """Return the share of staff that leaves providers in a year at the present pressure."""
    staff = p.staff
    over_norm = expected_wait_weeks(w, at) / p.decisions.waiting_norm_weeks - 1.0
    pressure = np.minimum(staff.pressure_most, np.maximum(staff.pressure_least, over_norm))
    usual = staff.administration_floor + staff.administration_excess
    paperwork = w.nodes.administration[at] - usual
    factor = 1.0 + staff.turnover_workload * pressure + staff.turnover_administration * paperwork
    return np.asarray(np.maximum(0.0, staff.turnover_per_year * factor))


def wanted_growth_per_year(w: World, p: Parameters, at: Providers) -> Floats:
    """Return the growth in staff that providers aim for, as a share per year.

    Where income is a lump sum growth brings no money.
    """
    d = p.decisions
    home = w.nodes.municipality[at]
    long_wait = expected_wait_weeks(w, at) > d.waiting_norm_weeks
    expands = long_wait & parties_that_buy(w)[w.municipalities.youth_region[home]]
    growth = d.expansion_per_year * (1.0 - w.policy.lump_sum[home])
    shrinks = empty_share(w, at) > d.idle_norm
    return np.where(expands, growth, np.where(shrinks, -d.shrink_per_year, 0.0))


def administration_share(model: ContinuumModel, at: Providers) -> Floats:
    """Return the share of working time of providers that goes to administration.

    It rises from the sector floor with the logarithm of the number of different frameworks, and
    is today's excess at today's average number; aligned frameworks count once.
    """
    staff = model.parameters.staff
    population = model.parameters.population
    usual_parties = 1.0 + population.multi_region_share * population.neighbour_regions
    usual = usual_parties * staff.frameworks_per_partner
    parties = model.purchasing_parties(at)
    home = model.world.nodes.municipality[at]
    aligned = model.by_place("harmonisation", "frameworks_aligned")[home]
    frameworks = 1.0 + (parties * staff.frameworks_per_partner - 1.0) * (1.0 - aligned)
    ratio = np.asarray(_log(frameworks), np.float64) / math.log(usual)
    return np.asarray(staff.administration_floor + staff.administration_excess * ratio)
