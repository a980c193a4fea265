"""The split of municipalities is the one of its rule, and both halves are alike."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from experiments.calibrate.sample import (
    CHILDREN,
    MUNICIPALITIES,
    features,
    sample_region,
    search_sample,
)
from experiments.validate.split import (
    CALIBRATE,
    HALVES,
    VALIDATE,
    municipalities_of,
    split_by_rule,
    stored_split,
)
from model.geography import load_geography

GEO = load_geography()


def share(half: str) -> float:
    """Return which share of the children of the country lives in a half."""
    return float(GEO.youth_0_17[municipalities_of(half)].sum() / GEO.youth_0_17.sum())


def test_the_stored_split_is_what_its_rule_gives() -> None:
    assert stored_split() == dict(zip(GEO.codes, split_by_rule(GEO), strict=True))


def test_every_municipality_is_in_one_half() -> None:
    both = [municipalities_of(half).tolist() for half in HALVES]
    assert sorted([*both[0], *both[1]]) == list(range(len(GEO)))
    assert municipalities_of(CALIBRATE).dtype == np.int32


def test_the_halves_hold_about_as_many_municipalities_and_children() -> None:
    """Provinces with an odd number may all fall the same way, one each; they do not."""
    assert abs(len(municipalities_of(CALIBRATE)) - len(municipalities_of(VALIDATE))) <= 6
    assert share(CALIBRATE) == pytest.approx(0.5, abs=0.03)


def test_every_province_is_divided_evenly() -> None:
    of_municipality = GEO.memberships["province"].of_municipality
    numbers = [Counter(of_municipality[municipalities_of(half)].tolist()) for half in HALVES]
    assert len(numbers[0] | numbers[1]) == 12
    for province in numbers[0] | numbers[1]:
        assert abs(numbers[0][province] - numbers[1][province]) <= 1


def test_the_largest_two_of_a_province_are_in_different_halves() -> None:
    split = split_by_rule(GEO)
    for province in range(12):
        inside = np.flatnonzero(GEO.memberships["province"].of_municipality == province)
        first, second = inside[np.argsort(-GEO.youth_0_17[inside])[:2]]
        assert split[first] != split[second]


def test_the_stored_small_country_is_what_its_search_gives() -> None:
    assert sample_region().municipalities.tolist() == search_sample(GEO).tolist()


def test_the_small_country_lies_inside_the_half_for_fitting() -> None:
    places = sample_region().municipalities
    assert len(places) == MUNICIPALITIES
    assert set(places.tolist()) <= set(municipalities_of(CALIBRATE).tolist())
    assert CHILDREN[0] <= GEO.children(4, 17)[places].sum() <= CHILDREN[1]


def test_the_small_country_has_the_means_of_the_whole_one() -> None:
    """Within a fifth of a standard deviation on everything that it was chosen by."""
    children = GEO.children(4, 17).astype(np.float64)
    values, places = features(GEO), sample_region().municipalities
    mean = np.average(values, axis=0, weights=children)
    spread = np.sqrt(np.average((values - mean) ** 2, axis=0, weights=children))
    own = np.average(values[places], axis=0, weights=children[places])
    assert np.abs((own - mean) / spread).max() < 0.2
