"""Merging regions, against a telling with distances over the globe."""

from __future__ import annotations

import numpy as np
import pytest

from model.geography import load_geography
from model.geography.merging import merge_regions
from model.geography.municipalities import EARTH_RADIUS_KM

GEO = load_geography()


def centre(rows: np.ndarray) -> np.ndarray:
    """Return latitude and longitude of the population of municipalities, in radians."""
    people = GEO.population[rows]
    return np.radians([np.average(axis[rows], weights=people)
                       for axis in (GEO.latitude, GEO.longitude)])  # fmt: skip


def km(one: np.ndarray, two: np.ndarray) -> float:
    """Return the great-circle distance by the law of cosines."""
    cosine = np.sin(one[0]) * np.sin(two[0])
    cosine += np.cos(one[0]) * np.cos(two[0]) * np.cos(one[1] - two[1])
    return float(EARTH_RADIUS_KM * np.arccos(cosine))


def merged_once(groups: list[set[int]]) -> list[set[int]]:
    """Return groups of municipalities after the smallest has joined its nearest neighbour."""
    smallest = min(groups, key=lambda group: GEO.population[sorted(group)].sum())
    pairs = [set(pair) for pair in GEO.neighbours.tolist()]
    touching = set().union(*(pair for pair in pairs if pair & smallest)) - smallest
    others = [group for group in groups if group is not smallest]
    near = [group for group in others if group & touching] or others
    here = centre(np.array(sorted(smallest)))
    partner = min(near, key=lambda group: km(here, centre(np.array(sorted(group)))))
    return [group for group in others if group is not partner] + [smallest | partner]


@pytest.mark.parametrize("layer", ["jeugdregio", "arbeidsmarktregio", "corop", "ggd"])
def test_the_smallest_region_joins_the_neighbour_that_is_nearest_in_kilometres(layer: str) -> None:
    membership = GEO.memberships[layer]
    groups = [set(membership.municipalities(row).tolist()) for row in range(len(membership))]
    for left in range(len(membership) - 1, len(membership) // 2, -1):
        groups = merged_once(groups)
        of_each, _ = merge_regions(GEO, membership, left)
        found = {frozenset(np.flatnonzero(of_each == row).tolist()) for row in range(left)}
        assert found == {frozenset(group) for group in groups}, left
