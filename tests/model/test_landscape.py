"""The organisations of a region at the start: who is where, who pays, and who can reach whom."""

from __future__ import annotations

import numpy as np
import pytest

from model.build import landscape_of
from model.geography import load_geography, resolve_region, today
from model.kinds import Node, Payer, Sector
from model.landscape import Landscape
from model.nodes import PLACE
from model.parameters import Parameters
from tests.model.policies import FIVE

P = Parameters()
GEO = load_geography()
SPECIAL = (Sector.SBO, Sector.SO, Sector.VSO)


@pytest.fixture(scope="module")
def land() -> Landscape:
    """Return a youth region of five municipalities."""
    return landscape_of(resolve_region(FIVE), P)


def test_who_moves_house_leaves_and_goes_to_many_children_nearby(land: Landscape) -> None:
    shares = np.diff(land.choices.move, axis=1, prepend=0.0)
    assert (np.diag(shares) == 0.0).all()
    assert shares.sum(axis=1) == pytest.approx(1.0)
    for home in range(land.n_municipalities):
        others = [row for row in range(land.n_municipalities) if row != home]
        pull = land.children[others] * np.exp(
            -land.distance_km[home, others] / P.population.move_km
        )
        assert shares[home, others] == pytest.approx(pull / pull.sum(), rel=1e-5)


PAYERS = {
    Node.GENERAL_PRACTICE: (Payer.HEALTH_INSURER, Payer.MUNICIPALITY),
    Node.LOCAL_TEAM: (Payer.MUNICIPALITY, None),
    Node.YOUTH_HEALTH: (Payer.MUNICIPALITY, None),
    Node.MUNICIPAL_DESK: (Payer.MUNICIPALITY, None),
    Node.BREAKTHROUGH_DESK: (Payer.MUNICIPALITY, None),
    Node.COMBINED_PLACE: (Payer.MUNICIPALITY, None),
    Node.PARTNERSHIP_DESK: (Payer.PARTNERSHIP, None),
    Node.EXTRA_SUPPORT: (Payer.PARTNERSHIP, None),
    Node.SPECIAL_SCHOOL: (Payer.PARTNERSHIP, None),
    Node.SCHOOL_CARE_TEAM: (Payer.SCHOOL, None),
    Node.BASIC_SUPPORT: (Payer.SCHOOL, None),
    Node.SCHOOL_TEAM: (Payer.MUNICIPALITY, Payer.PARTNERSHIP),
    Node.TEAM_HELP: (Payer.MUNICIPALITY, Payer.PARTNERSHIP),
}


@pytest.mark.parametrize("kind", PAYERS)
def test_every_service_point_has_the_payers_that_the_law_gives_it(
    land: Landscape, kind: Node
) -> None:
    n = land.nodes
    here = n.kind == kind
    first, second = PAYERS[kind]
    assert here.any()
    assert set(land.account_kinds[n.account[here]]) == {first}
    if second is None:
        assert (n.second_account[here] == -1).all()
    else:
        assert set(land.account_kinds[n.second_account[here]]) == {second}


def test_the_payer_of_a_gp_is_that_of_its_own_municipality(land: Landscape) -> None:
    n, m = land.nodes, land.n_municipalities
    practices = n.kind == Node.GENERAL_PRACTICE
    insurers = np.flatnonzero(land.account_kinds == Payer.HEALTH_INSURER)
    assert n.account[practices].tolist() == insurers[n.municipality[practices]].tolist()
    assert n.second_account[practices].tolist() == list(range(m))


def test_special_schools_in_reach_are_all_that_are_near_the_nearest_first() -> None:
    """In a province, where some special schools are too far from some homes."""
    land = landscape_of(resolve_region("province:Gelderland"), P)
    choices, n = land.choices, land.nodes
    assert land.distance_km.max() > 2 * P.school.special_travel_km
    for home in range(land.n_municipalities):
        for index, sector in enumerate(SPECIAL):
            key = home * 3 + index
            chosen = choices.special[choices.special_start[key] : choices.special_start[key + 1]]
            km = land.distance_km[home, n.municipality[chosen]]
            assert (np.diff(km) >= 0).all()
            sites = np.flatnonzero(land.schools.sector == sector)
            far = land.distance_km[home, land.schools.municipality[sites]]
            near = sites[far <= P.school.special_travel_km]
            if near.size:
                assert set(chosen) == set(land.schools.places[near])
            else:
                assert km.tolist() == [far.min()]


def test_places_of_special_schools_follow_their_size_by_largest_remainder(land: Landscape) -> None:
    sites = land.sites
    for sector in SPECIAL:
        at = np.flatnonzero(sites.sector == sector)
        places = land.nodes.client[land.schools.places[at]] // PLACE
        exact = sites.size[at] / sites.size[at].sum() * places.sum()
        up = places > np.floor(exact)
        assert (np.abs(places - exact) < 1.0).all()
        if up.any() and not up.all():
            assert (exact % 1)[up].min() >= (exact % 1)[~up].max()


def test_primary_schools_are_in_partnerships_po_and_secondary_schools_in_those_vo(
    land: Landscape,
) -> None:
    names = np.array([name[:2] for name in land.agreed.names])
    level = names[land.schools.partnership]
    primary = np.isin(land.schools.sector, (Sector.BO, Sector.SBO, Sector.SO))
    assert set(level[primary]) == {"PO"}
    assert set(level[~primary]) == {"VO"}


def test_a_provider_works_for_its_own_region_or_for_its_nearest_neighbours_too(
    land: Landscape,
) -> None:
    layout = today(GEO)
    more = round(P.population.neighbour_regions)
    home = layout.youth_region[land.region.municipalities[0]]
    numbers = []
    for municipalities in land.contracts:
        regions = set(layout.youth_region[municipalities].tolist())
        assert home in regions
        numbers.append(len(regions))
    assert set(numbers) == {1, 1 + more}
    share = np.mean([number > 1 for number in numbers])
    assert share == pytest.approx(P.population.multi_region_share, abs=0.2)
