"""The synthetic organisations of a region: schools, desks, providers, contracts and accounts.

Everything follows from the municipal figures and fixed keyed draws, so a region always gets the
same organisations, whatever the seed. A cut-out of the country gets the part of staff, places
and money that belongs to its children.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.consultation import Consultation, consultation
from model.geography import Geography, Layout, Region
from model.kinds import Discipline, Help, Node, Payer, Sector
from model.nodes import PLACE, Choices, Municipalities, Nodes, Partnerships, Schools, new_nodes
from model.parameters import Parameters
from model.providers import Providers, contracts_of, place_providers, provider_choices
from model.schools import SchoolSites, assign_partnerships, draw_schools, school_choices

Ints = npt.NDArray[np.int32]
DESKS_PER_MUNICIPALITY = (
    Node.GENERAL_PRACTICE, Node.LOCAL_TEAM, Node.YOUTH_HEALTH, Node.MUNICIPAL_DESK,
    Node.CARE_PROVIDER, Node.BREAKTHROUGH_DESK, Node.COMBINED_PLACE,
)  # fmt: skip
NODES_PER_MUNICIPALITY = len(DESKS_PER_MUNICIPALITY)
NODES_PER_SCHOOL = 4


@dataclass(frozen=True)
class Landscape:
    """The organisations at the start, and who contracts with whom."""

    region: Region
    layout: Layout
    nodes: Nodes
    schools: Schools
    municipalities: Municipalities
    partnerships: Partnerships
    choices: Choices
    distance_km: npt.NDArray[np.float32]
    account_kinds: npt.NDArray[np.int8]
    children: npt.NDArray[np.int64]
    agreed: Consultation
    sites: SchoolSites
    contracts: list[Ints]
    provider_kinds: Ints
    first_provider: int

    @property
    def n_municipalities(self) -> int:
        """Return how many municipalities are simulated."""
        return len(self.region)

    @property
    def n_partnerships_today(self) -> int:
        """Return how many partnerships there are before any reform; spare rows come after them."""
        return len(self.agreed.names)

    def account_of_partnership(self, row: int) -> int:
        """Return the account of a partnership row."""
        return self.n_municipalities + row

    @property
    def first_fund(self) -> int:
        """Return the account of the first joint fund."""
        return int(3 * self.n_municipalities + self.partnerships.desk.size + 1)


def build_landscape(geo: Geography, region: Region, layout: Layout, p: Parameters) -> Landscape:
    """Return the organisations of a region under today's layout."""
    where = region.municipalities
    m = where.size
    children = geo.children(4, 17)[where].astype(np.int64)
    agreed = consultation(geo, layout, where)
    sites = draw_schools(geo, where, p)
    youth_regions, inverse = np.unique(layout.youth_region[where], return_inverse=True)
    of_municipality = inverse.astype(np.int32)
    placed = place_providers(geo, where, of_municipality, youth_regions, p)
    n_schools, n_partnerships = sites.sector.size, len(agreed.names) + m
    first_school = m * NODES_PER_MUNICIPALITY + 2 * n_partnerships
    first_provider = first_school + n_schools * NODES_PER_SCHOOL
    nodes = new_nodes(first_provider + placed.kind.size)
    _fill_municipal(nodes, m)
    _fill_partnerships(nodes, m, n_partnerships)
    schools = _fill_schools(nodes, sites, assign_partnerships(sites, agreed), first_school, m)
    nodes.first_share[schools.team] = p.money.team_municipal_share
    nodes.first_share[schools.team_help] = p.money.team_municipal_share
    _fill_providers(nodes, placed, first_provider)
    _assign_other_accounts(nodes, m, m + n_partnerships)
    kinds = [Payer.MUNICIPALITY] * m + [Payer.PARTNERSHIP] * n_partnerships
    kinds += [Payer.SCHOOL] + [Payer.HEALTH_INSURER] * m + [Payer.CARE_OFFICE] * m
    kinds += [Payer.JOINT_FUND] * (youth_regions.size + m)
    contracts = contracts_of(geo, layout, placed, youth_regions, p)
    school_lists = school_choices(geo, where, sites, p)
    providers = provider_choices(
        contracts, placed.kind, first_provider, layout.youth_region, youth_regions
    )
    distance = geo.distance_matrix_km[np.ix_(where, where)].astype(np.float32)
    special = _special_choices(schools, distance, p)
    choices = Choices(*school_lists, *providers, *special, _moves(children, distance, p))
    for shared in (distance, *choices):
        shared.setflags(write=False)  # every run of the region looks at the same arrays
    return Landscape(
        region=region,
        layout=layout,
        nodes=nodes,
        schools=schools,
        municipalities=_municipal_columns(where, of_municipality, children, p),
        partnerships=_partnership_columns(m, n_partnerships),
        choices=choices,
        distance_km=distance,
        account_kinds=np.array(kinds, np.int8),
        children=children,
        agreed=agreed,
        sites=sites,
        contracts=contracts,
        provider_kinds=placed.kind,
        first_provider=first_provider,
    )


def _fill_municipal(nodes: Nodes, m: int) -> None:
    for offset, kind in enumerate(DESKS_PER_MUNICIPALITY):
        at = np.arange(m) * NODES_PER_MUNICIPALITY + offset
        nodes.kind[at] = kind
        nodes.municipality[at] = np.arange(m)
        nodes.owner[at] = np.arange(m)
        nodes.account[at] = np.arange(m)
        nodes.second_account[at] = -1
        nodes.open[at] = 1
        nodes.help[at] = Help.COMBINED if kind == Node.COMBINED_PLACE else Help.LOCAL
        youth_health = kind == Node.YOUTH_HEALTH
        nodes.discipline[at] = Discipline.YOUTH_HEALTH if youth_health else Discipline.GENERALIST


def _fill_partnerships(nodes: Nodes, m: int, n: int) -> None:
    for offset, kind in enumerate((Node.PARTNERSHIP_DESK, Node.EXTRA_SUPPORT)):
        at = m * NODES_PER_MUNICIPALITY + np.arange(n) * 2 + offset
        nodes.kind[at] = kind
        nodes.owner[at] = np.arange(n)
        nodes.account[at] = m + np.arange(n)
        nodes.second_account[at] = -1
        nodes.open[at] = 1
        nodes.help[at] = Help.EXTRA


def _fill_schools(
    nodes: Nodes, sites: SchoolSites, partnership: Ints, first: int, m: int
) -> Schools:
    """Give every school its care team, its support or places, and a team that is not open yet."""
    n = sites.sector.size
    rows = np.arange(n)
    at = first + rows * NODES_PER_SCHOOL
    special = np.isin(sites.sector, (Sector.SBO, Sector.SO, Sector.VSO))
    kinds = np.stack(
        [
            np.full(n, Node.SCHOOL_CARE_TEAM),
            np.where(special, Node.SPECIAL_SCHOOL, Node.BASIC_SUPPORT),
            np.full(n, Node.SCHOOL_TEAM),
            np.full(n, Node.TEAM_HELP),
        ],
        axis=1,
    )
    block = slice(first, first + n * NODES_PER_SCHOOL)
    nodes.kind[block] = kinds.ravel()
    nodes.municipality[block] = np.repeat(sites.municipality, NODES_PER_SCHOOL)
    nodes.owner[block] = np.repeat(rows, NODES_PER_SCHOOL)
    partnership_account = m + partnership
    nodes.second_account[block] = -1
    nodes.open[block] = np.tile([1, 1, 0, 0], n)
    nodes.help[at + 1] = np.where(special, Help.SPECIAL_PLACE, Help.BASIC)
    nodes.help[at + 3] = Help.BRIEF
    for offset in (2, 3):
        nodes.account[at + offset] = sites.municipality
        nodes.second_account[at + offset] = partnership_account
    nodes.account[at + 1] = np.where(special, partnership_account, -1)
    nodes.client[at + 1] = np.where(special, np.round(sites.places) * PLACE, 0)
    return Schools(
        sector=sites.sector.astype(np.int8),
        municipality=sites.municipality.astype(np.int16),
        partnership=partnership.astype(np.int16),
        size=sites.size,
        pupils=np.zeros(n, np.int32),
        care_team=at.astype(np.int32),
        support=np.where(special, -1, at + 1).astype(np.int32),
        team=(at + 2).astype(np.int32),
        team_help=(at + 3).astype(np.int32),
        places=np.where(special, at + 1, -1).astype(np.int32),
        team_size=np.zeros(n),
        team_maturity=np.zeros(n),
    )


def _fill_providers(nodes: Nodes, placed: Providers, first: int) -> None:
    at = slice(first, first + placed.kind.size)
    nodes.kind[at] = Node.CARE_PROVIDER
    nodes.help[at] = placed.kind
    nodes.municipality[at] = placed.municipality
    nodes.owner[at] = np.arange(placed.kind.size)
    nodes.number[at] = placed.number
    nodes.account[at] = -1
    nodes.second_account[at] = -1
    nodes.open[at] = 1
    specialist = np.isin(placed.kind, (Help.SPECIALISED, Help.DAY_HELP))
    nodes.discipline[at] = np.where(specialist, Discipline.SPECIALIST, Discipline.GENERALIST)
    nodes.fte[at] = placed.children  # turned into fte when staff are set


def _assign_other_accounts(nodes: Nodes, m: int, school: int) -> None:
    """Let schools pay their own support and health insurers the GP."""
    nodes.account[np.isin(nodes.kind, (Node.SCHOOL_CARE_TEAM, Node.BASIC_SUPPORT))] = school
    practices = nodes.kind == Node.GENERAL_PRACTICE
    nodes.account[practices] = school + 1 + np.arange(m)
    nodes.second_account[practices] = np.arange(m)  # pays practice support for youth
    nodes.first_share[practices] = 1.0


def _moves(
    children: npt.NDArray[np.int64], distance: npt.NDArray[np.float32], p: Parameters
) -> npt.NDArray[np.float64]:
    """Return the cumulated shares of where movers go: to many children, and near; shape (m, m)."""
    weight = children[None, :] * np.exp(-distance.astype(np.float64) / p.population.move_km)
    np.fill_diagonal(weight, 0.0)
    total = np.maximum(weight.sum(axis=1, keepdims=True), 1e-300)
    shares: npt.NDArray[np.float64] = np.cumsum(weight / total, axis=1)
    return shares


def _municipal_columns(
    where: Ints, of_municipality: Ints, children: npt.NDArray[np.int64], p: Parameters
) -> Municipalities:
    m = where.size
    first = (np.arange(m) * NODES_PER_MUNICIPALITY).astype(np.int32)
    return Municipalities(
        national=where.astype(np.int32),
        youth_region=of_municipality.astype(np.int32),
        general_practice=first,
        local_team=first + 1,
        youth_health=first + 2,
        desk=first + 3,
        local_help=first + 4,
        breakthrough=first + 5,
        combined=first + 6,
        children=children,
        prevention=np.full(m, p.money.prevention_per_child),
        capped=np.zeros(m, np.int8),
        budget=np.zeros(m, np.int64),
        spent_at_new_year=np.zeros(m, np.int64),
    )


def _partnership_columns(m: int, n: int) -> Partnerships:
    first = (m * NODES_PER_MUNICIPALITY + 2 * np.arange(n)).astype(np.int32)
    return Partnerships(
        desk=first,
        extra_support=first + 1,
        strictness=np.zeros(n),
        budget=np.zeros(n, np.int64),
        spent_at_new_year=np.zeros(n, np.int64),
    )


def _special_choices(
    schools: Schools, distance: npt.NDArray[np.float32], p: Parameters
) -> tuple[Ints, Ints]:
    """Return the special schools in reach of each municipality and kind, nearest first."""
    start, nodes = [0], []
    for municipality in range(distance.shape[0]):
        for sector in (Sector.SBO, Sector.SO, Sector.VSO):
            sites = np.flatnonzero(schools.sector == sector)
            km = distance[municipality, schools.municipality[sites]]
            order = sites[np.argsort(km, kind="stable")]
            near = order[np.sort(km) <= p.school.special_travel_km]
            chosen = near if near.size else order[:1]
            nodes.extend(schools.places[chosen].tolist())
            start.append(len(nodes))
    return np.array(start, np.int32), np.array(nodes, np.int32)
