"""Merging whole regions with their nearest neighbours until a number of regions is left."""

from __future__ import annotations

import numpy as np

from model.errors import UserError
from model.geography.municipalities import EARTH_RADIUS_KM, Floats, Geography, Ints, Membership


def merge_regions(
    geo: Geography, membership: Membership, regions: int
) -> tuple[Ints, tuple[str, ...]]:
    """Merge the regions of a layer until `regions` are left; return int32 (342,) and labels.

    Each round the region with the fewest inhabitants joins the region with the nearest
    population centroid among those it borders (among all, when it borders none). Ties go to the
    first in code order. A label joins the names of the parts: "Eemland + Food Valley".
    """
    if not 1 <= regions <= len(membership):
        raise UserError(
            f"Merged layout with {regions} regions: give a number from 1 to {len(membership)}."
        )
    group = np.arange(
        len(membership), dtype=np.int32
    )  # of each region, the region it has been merged into
    while len(np.unique(group)) > regions:
        of_municipality = group[membership.of_municipality]
        population = np.bincount(of_municipality, weights=geo.population)
        population[population == 0.0] = np.inf  # merged away
        smallest = int(population.argmin())
        partner = _nearest(geo, of_municipality, smallest)
        group[group == max(smallest, partner)] = min(smallest, partner)
    kept, of_region = np.unique(group, return_inverse=True)
    labels = tuple(
        " + ".join(name for name, g in zip(membership.names, group, strict=True) if g == place)
        for place in kept
    )
    return of_region[membership.of_municipality].astype(np.int32), labels


def _nearest(geo: Geography, of_municipality: Ints, group: int) -> int:
    """Return the neighbouring group with the nearest population centroid."""
    sides = of_municipality[geo.neighbours]
    touching = sides[(sides == group).any(axis=1)]
    bordering = np.unique(touching[touching != group])
    others = bordering if len(bordering) else np.unique(of_municipality[of_municipality != group])
    centres = _centroids(geo, of_municipality)
    offsets = centres[others] - centres[group]
    return int(others[np.hypot(offsets[:, 0], offsets[:, 1]).argmin()])


def _centroids(geo: Geography, of_municipality: Ints) -> Floats:
    """Return population centroids in km east and north on a local plane, float64 (groups, 2)."""
    scale = np.radians(1.0) * EARTH_RADIUS_KM
    east = geo.longitude * np.cos(np.radians(52.1)) * scale
    north = geo.latitude * scale
    people = np.bincount(of_municipality, weights=geo.population)
    people[people == 0.0] = 1.0
    sums = [np.bincount(of_municipality, weights=axis * geo.population) for axis in (east, north)]
    return np.stack([axis / people for axis in sums], axis=1)
