"""Synthetic school sites, drawn from real counts and sizes per municipality and sector."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.consultation import Consultation
from model.geography import SECTORS, Geography
from model.kinds import Sector
from model.parameters import Parameters
from model.streams import Stream, uniform

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
SECTOR_OF = {"bo": Sector.BO, "sbo": Sector.SBO, "so": Sector.SO, "vso": Sector.VSO,
             "vo": Sector.VO}  # fmt: skip
SECONDARY = (Sector.VO, Sector.VSO, Sector.MBO)
NEAREST = 24  # a municipality's children choose among so many secondary schools and colleges
NEVER = 2.0  # a draw that no coverage reaches
AGES_OF = {Sector.SBO: (4, 11), Sector.SO: (4, 11), Sector.VSO: (12, 17)}


@dataclass(frozen=True)
class SchoolSites:
    """School sites: sector, municipality (local row), relative size, places, a fixed draw.

    `number` identifies a site in the whole country, so that chance treats it alike in every
    cut-out; school teams reach the sites with the lowest `roll_out` first.
    """

    sector: Ints
    municipality: Ints
    size: Floats
    places: Floats
    draw: Floats
    number: npt.NDArray[np.int64]
    roll_out: Floats


def draw_schools(geo: Geography, where: Ints, p: Parameters) -> SchoolSites:
    """Return the sites of a region; sizes follow the national distribution of their sector.

    Special places are the national places per child times the children of the region, so that
    places of the parts of the country add up to those of the whole.
    """
    rows: list[tuple[int, int, float, float, int]] = []
    children = geo.children(4, 17)[where]
    for index, name in enumerate(SECTORS):
        sector = SECTOR_OF[name]
        counts = geo.n_schools[where, index].copy()
        if sector == Sector.BO:
            counts = np.maximum(counts, 1)
        elif counts.sum() == 0:
            counts[int(np.argmax(children))] = 1
        for local, number in enumerate(counts):
            mean = max(1.0, float(geo.pupils[where[local], index])) / max(1, int(number))
            for rank in range(int(number)):
                identity = identity_of(geo, where[local], index, rank)
                draw = np.array(uniform(np.uint64(identity), Stream.LANDSCAPE, 0))
                size = mean * float(geo.relative_school_size(index, draw))
                other = uniform(np.uint64(identity), Stream.LANDSCAPE, 1)
                rows.append((sector, local, size, other, identity))
    rows += _colleges(geo, where, p.population.college_share)
    sectors, homes, sizes, draws, numbers = (np.array(column) for column in zip(*rows, strict=True))
    places = np.zeros(sectors.size)
    for index, name in enumerate(SECTORS):
        if SECTOR_OF[name] in AGES_OF:
            at = sectors == SECTOR_OF[name]
            total = _places_of_region(geo, where, index, SECTOR_OF[name], p)
            places[at] = _whole_shares(sizes[at], total)
    return SchoolSites(
        sector=sectors.astype(np.int32),
        municipality=homes.astype(np.int32),
        size=sizes.astype(np.float64),
        places=places,
        draw=draws,
        number=numbers.astype(np.int64),
        roll_out=np.array(
            [
                NEVER if sector == Sector.MBO else uniform(np.uint64(int(n)), Stream.ROLL_OUT, 0)
                for sector, n in zip(sectors, numbers, strict=True)
            ]
        ),
    )


def _colleges(
    geo: Geography, where: Ints, share: float
) -> list[tuple[int, int, float, float, int]]:
    """Return mbo colleges: in the largest municipality of a youth region, and from a share of it.

    There is no table of colleges. A cut-out without one gets one in its largest municipality.
    """
    youth = geo.children(12, 17).astype(np.float64)
    regions = geo.memberships["jeugdregio"].of_municipality
    largest = np.zeros(regions.max() + 1)
    np.maximum.at(largest, regions, youth)
    has_one = youth[where] >= share * largest[regions[where]]
    if not has_one.any():
        has_one[int(np.argmax(youth[where]))] = True
    rows = []
    for local in np.flatnonzero(has_one):
        identity = identity_of(geo, where[local], len(SECTORS), 0)
        draw = uniform(np.uint64(identity), Stream.LANDSCAPE, 1)
        rows.append((int(Sector.MBO), int(local), float(youth[where[local]]), draw, identity))
    return rows


def identity_of(geo: Geography, municipality: int, kind: int, rank: int) -> int:
    """Return a number of a site by the code of its municipality, the same in every table."""
    return (int(geo.codes[municipality][2:]) * 8 + kind) * 4096 + rank


def _places_of_region(
    geo: Geography, where: Ints, index: int, sector: Sector, p: Parameters
) -> int:
    children = geo.children(*AGES_OF[sector])
    per_child = geo.pupils[:, index].sum() / children.sum()
    return round(float(per_child * children[where].sum() * p.school.places_margin))


def _whole_shares(weights: Floats, total: int) -> Floats:
    """Divide a whole number in proportion to weights, by largest remainder."""
    exact = weights / weights.sum() * total
    whole = np.floor(exact)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: total - int(whole.sum())]] += 1
    return whole


def assign_partnerships(sites: SchoolSites, agreed: Consultation) -> Ints:
    """Return the partnership (local row) of every site, by the share of its municipality."""
    secondary = np.isin(sites.sector, SECONDARY)
    shares = np.where(
        secondary[:, None], agreed.share_vo[sites.municipality], agreed.share_po[sites.municipality]
    )
    edges = np.cumsum(shares, axis=1)
    chosen = (edges <= sites.draw[:, None] * edges[:, -1:]).sum(axis=1)
    return np.minimum(chosen, shares.shape[1] - 1).astype(np.int32)


def school_choices(
    geo: Geography, where: Ints, sites: SchoolSites, p: Parameters
) -> tuple[Ints, Ints, Floats]:
    """Return the regular schools that children of a municipality go to, with cumulated shares.

    Primary schools are near home; secondary schools and colleges attract by size and distance.
    """
    distance = geo.distance_matrix_km[np.ix_(where, where)].astype(np.float64)
    start, schools = [0], []
    shares: list[float] = []
    for local in range(where.size):
        for sector in Sector:
            at = np.zeros(0, np.int64)
            weight = np.zeros(0)
            if sector == Sector.BO:
                at = np.flatnonzero((sites.sector == sector) & (sites.municipality == local))
                weight = sites.size[at]
            elif sector in (Sector.VO, Sector.MBO):
                at = np.flatnonzero(sites.sector == sector)
                km = distance[local, sites.municipality[at]]
                reach = p.population.mbo_km
                if sector == Sector.VO:
                    reach = p.population.secondary_school_km
                weight = sites.size[at] * np.exp(-km / reach)
                near = np.argsort(-weight, kind="stable")[:NEAREST]
                at, weight = at[near], weight[near]
            schools.extend(at.tolist())
            shares.extend((np.cumsum(weight) / weight.sum()).tolist() if at.size else [])
            start.append(len(schools))
    return np.array(start, np.int32), np.array(schools, np.int32), np.array(shares)
