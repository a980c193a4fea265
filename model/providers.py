"""The care providers of a region: where they are, how large, and who contracts with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.geography import Geography, Layout
from model.parameters import Parameters, by_name
from model.rates import CARE_NAMES
from model.streams import Stream, uniform

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Providers:
    """Providers: kind of care, home municipality (local row), youth region, children served.

    `number` identifies a provider in the whole country, so that chance treats it alike in every
    cut-out.
    """

    kind: Ints
    municipality: Ints
    youth_region: Ints
    children: npt.NDArray[np.float64]
    number: npt.NDArray[np.int64]


def place_providers(
    geo: Geography, where: Ints, of_municipality: Ints, youth_regions: Ints, p: Parameters
) -> Providers:
    """Spread providers of each kind over the municipalities of each youth region."""
    children = geo.children(4, 17)[where].astype(np.float64)
    per_10000 = by_name(p.population, "providers", CARE_NAMES[1:])
    rows: list[tuple[int, int, int, float, int]] = []
    for index, youth_region in enumerate(youth_regions):
        members = np.flatnonzero(of_municipality == index)
        weights = children[members]
        for kind in range(1, len(CARE_NAMES)):
            number = max(1, round(per_10000[kind - 1] * weights.sum() / 10000))
            sizes = (1.0 + np.arange(number)) ** -p.population.provider_size_slope
            for rank, size in enumerate(sizes / sizes.sum()):
                identity = (int(youth_region) * 8 + kind) * 4096 + rank
                draw = uniform(np.uint64(identity), Stream.PROVIDER, 0)
                home = int(np.searchsorted(np.cumsum(weights) / weights.sum(), draw))
                served = size * weights.sum()
                rows.append(
                    (kind, int(members[min(home, members.size - 1)]), index, served, identity)
                )
    kinds, homes, regions, served_by, numbers = zip(*rows, strict=True)
    return Providers(
        np.array(kinds, np.int32), np.array(homes, np.int32),
        np.array(regions, np.int32), np.array(served_by), np.array(numbers, np.int64),
    )  # fmt: skip


def contracts_of(
    geo: Geography, layout: Layout, placed: Providers, youth_regions: Ints, p: Parameters
) -> list[Ints]:
    """Return for each provider the municipalities (national rows) that it has contracts for.

    Its own youth region, and for a share of providers the nearest other ones, also outside the
    simulated region: those still are counterparties.
    """
    children = geo.children(4, 17).astype(np.float64)
    n = layout.n_youth_regions
    centre = np.stack(
        [
            np.bincount(layout.youth_region, weights=children * values, minlength=n)
            / np.bincount(layout.youth_region, weights=children, minlength=n)
            for values in (geo.latitude, geo.longitude * np.cos(np.radians(52.0)))
        ],
        axis=1,
    )
    far = np.linalg.norm(centre[:, None, :] - centre[None, :, :], axis=2)
    nearest = np.argsort(far, axis=1, kind="stable")
    result = []
    for row, local in enumerate(placed.youth_region):
        home = int(youth_regions[local])
        served = {home}
        draw = uniform(np.uint64(int(placed.number[row])), Stream.PROVIDER, 1)
        if draw < p.population.multi_region_share:
            served.update(nearest[home, 1 : 1 + round(p.population.neighbour_regions)].tolist())
        result.append(np.flatnonzero(np.isin(layout.youth_region, list(served))).astype(np.int32))
    return result


def provider_choices(
    contracts: list[Ints], kinds: Ints, first: int, party_of: Ints, parties: Ints
) -> tuple[Ints, Ints]:
    """Return the providers that each purchasing party and kind can choose from, as a CSR list.

    One more party than there are, the last, stands for families that may choose any provider.

    Args:
        contracts: municipalities (national rows) per provider.
        kinds: kind of care per provider.
        first: node of the first provider.
        party_of: purchasing party of all municipalities of the country.
        parties: the parties that buy for simulated municipalities, in local order.
    """
    serves = [set(party_of[rows].tolist()) for rows in contracts]
    start, nodes = [0], []
    for party in [*parties.tolist(), None]:
        for kind in range(len(CARE_NAMES)):
            nodes += [
                first + provider
                for provider, own in enumerate(serves)
                if kinds[provider] == kind and (party is None or party in own)
            ]
            start.append(len(nodes))
    return np.array(start, np.int32), np.array(nodes, np.int32)
