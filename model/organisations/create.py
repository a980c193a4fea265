"""Creating the organisations of a run for its present columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.geography import load_geography
from model.kinds import Help
from model.organisations.care_office import CareOffice
from model.organisations.care_provider import CareProvider
from model.organisations.labour_pool import LabourPool
from model.organisations.municipality import Municipality
from model.organisations.school import School
from model.organisations.school_partnership import SchoolPartnership
from model.organisations.youth_health_region import YouthHealthRegion
from model.organisations.youth_region import YouthRegion

if TYPE_CHECKING:
    from model.landscape import Landscape
    from model.simulation import ContinuumModel


def create_organisations(model: ContinuumModel) -> None:
    """Give a model its agents: everybody who decides, in a fixed order."""
    geo = load_geography()
    land = model.landscape
    where = model.world.municipalities.national
    model.municipalities = [
        Municipality(model, row, geo.names[int(code)]) for row, code in enumerate(where)
    ]
    model.partnerships = [
        SchoolPartnership(model, row, name) for row, name in enumerate(land.agreed.names)
    ]
    model.schools = [
        School(model, row, f"school {row + 1}") for row in range(land.sites.sector.size)
    ]
    model.providers = [
        CareProvider(model, int(row), _provider_name(land, int(row)))
        for row in model.decisions.provider_nodes
    ]
    model.labour_pools = [
        LabourPool(model, row, name) for row, name in enumerate(model.decisions.pool_names)
    ]
    model.joint_funds = []
    health = geo.memberships["ggd"]
    met, model.health_region_of = np.unique(health.of_municipality[where], return_inverse=True)
    model.youth_health_regions = [
        YouthHealthRegion(model, row, f"GGD {health.names[code]}") for row, code in enumerate(met)
    ]
    offices = geo.memberships["zorgkantoor"]
    met, model.care_office_of = np.unique(offices.of_municipality[where], return_inverse=True)
    model.care_offices = [
        CareOffice(model, row, f"care office {offices.names[code]}") for row, code in enumerate(met)
    ]
    create_youth_regions(model)


def create_youth_regions(model: ContinuumModel) -> None:
    """Give a model its purchasing parties under the present layout."""
    for region in getattr(model, "youth_regions", []):
        region.remove()
    parties = int(model.world.municipalities.youth_region.max()) + 1
    model.youth_regions = [
        YouthRegion(model, row, f"youth region {row + 1}") for row in range(parties)
    ]


def _provider_name(landscape: Landscape, node: int) -> str:
    """Return a name that says what a synthetic provider is and where, such as 'specialised 12'."""
    if node < landscape.first_provider:
        home = int(landscape.nodes.municipality[node])
        return f"local team {load_geography().names[int(landscape.region.municipalities[home])]}"
    kind = Help(int(landscape.nodes.help[node])).name.lower().replace("_", " ")
    return f"{kind} {node - landscape.first_provider + 1}"
