"""The facts per municipality: shapes, sums, ranges, distances."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.geography import LAYERS, SECTORS, load_geography
from model.geography.municipalities import load_geography as cached_loader

geo = load_geography()
row = st.integers(0, 341)


def test_the_country_has_342_municipalities_in_code_order():
    assert len(geo) == len(geo.names) == 342
    assert list(geo.codes) == sorted(set(geo.codes))


def test_all_columns_have_one_row_per_municipality_and_the_promised_type():
    assert geo.children_by_age.shape == (342, 20)
    assert geo.pupils.shape == geo.n_schools.shape == (342, len(SECTORS))
    for column in (geo.children_by_age, geo.pupils, geo.n_schools, geo.population):
        assert column.dtype == np.int32
    for share in (geo.low_income_share, geo.high_income_share, geo.latitude, geo.longitude):
        assert share.shape == (342,)
        assert share.dtype == np.float64


def test_loading_takes_less_than_60_ms_and_happens_once():
    assert load_geography() is geo
    fastest = 1.0
    for _ in range(5):
        begin = time.perf_counter()
        cached_loader.__wrapped__()
        fastest = min(fastest, time.perf_counter() - begin)
    assert fastest < 0.060


def test_nobody_can_change_the_shared_columns():
    with pytest.raises(ValueError, match="read-only"):
        geo.children_by_age[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        geo.memberships["province"].of_municipality[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        geo.distance_matrix_km[0, 0] = 1.0


def test_the_children_of_the_country_add_up_to_what_was_counted():
    assert geo.children(0, 14).sum() == 2_713_875  # CBS postcodes, 1-1-2024
    assert geo.children(4, 17).sum() == pytest.approx(2_585_000, rel=0.001)
    assert geo.children(0, 17).sum() == pytest.approx(geo.youth_0_17.sum(), rel=0.03)
    assert (geo.children_by_age > 0).all()


@given(st.integers(0, 19), st.integers(0, 19))
def test_children_of_an_age_range_are_the_sum_of_its_years(one, other):
    low, high = sorted((one, other))
    years = sum(geo.children_by_age[:, age] for age in range(low, high + 1))
    assert np.array_equal(geo.children(low, high), years)


def test_pupils_per_sector_are_close_to_the_published_totals():
    total = dict(zip(SECTORS, geo.pupils.sum(axis=0), strict=True))
    assert total["bo"] == pytest.approx(1_367_485, rel=0.01)  # F010, one year earlier
    assert total["sbo"] == pytest.approx(33_919, rel=0.002)  # F015
    assert total["so"] == pytest.approx(34_510, rel=0.002)  # F016
    assert total["vso"] == pytest.approx(38_500, rel=0.002)  # F018
    assert total["vo"] == pytest.approx(937_164, rel=0.001)  # DUO, all numbered locations
    assert total["so"] / total["vso"] == pytest.approx(34_510 / 38_500, rel=0.0005)


def test_pupils_and_schools_go_together():
    assert np.array_equal(geo.pupils > 0, geo.n_schools > 0)
    assert (geo.n_schools[:, SECTORS.index("bo")] > 0).all()


def test_shares_are_fractions_and_low_incomes_are_two_in_five_persons():
    for share in (geo.low_income_share, geo.high_income_share, geo.youth_care_share):
        assert ((share > 0.0) & (share < 1.0)).all()
    mean_low = np.average(geo.low_income_share, weights=geo.population)
    assert mean_low == pytest.approx(0.40, abs=0.01)
    assert set(np.unique(geo.urbanity)) == {1, 2, 3, 4, 5}


def test_youth_care_users_add_up_to_the_national_figure():
    assert geo.youth_care_users.sum() == pytest.approx(485_100, abs=100)


@given(row, row, row)
def test_distance_is_a_metric(i, j, k):
    assert geo.distance_km(i, i) == pytest.approx(0.0, abs=0.01)
    assert geo.distance_km(i, j) == geo.distance_km(j, i)
    assert geo.distance_km(i, k) <= geo.distance_km(i, j) + geo.distance_km(j, k) + 0.01


def test_distances_agree_with_the_independent_table_of_neighbours():
    a, b = geo.neighbours.T
    assert geo.distance_matrix_km.dtype == np.float32
    assert np.abs(geo.distance_matrix_km[a, b] - geo.neighbour_km).max() < 0.06


def test_every_layer_puts_every_municipality_in_one_region_and_leaves_none_empty():
    expected = dict.fromkeys(LAYERS, 0) | {
        "province": 12,
        "corop": 40,
        "jeugdregio": 42,
        "zorgkantoor": 31,
        "ggd": 25,
        "veiligheidsregio": 25,
        "arbeidsmarktregio": 35,
        "rmc": 40,
        "swv_po": 76,
        "swv_vo": 74,
    }
    assert {layer: len(membership) for layer, membership in geo.memberships.items()} == expected
    for membership in geo.memberships.values():
        assert np.array_equal(np.unique(membership.of_municipality), np.arange(len(membership)))
        members = [membership.municipalities(region) for region in range(len(membership))]
        assert np.array_equal(np.sort(np.concatenate(members)), np.arange(342))


@pytest.mark.parametrize(("level", "divided"), [("po", 21), ("vo", 25)])
def test_shares_of_divided_municipalities_sum_to_one_and_start_with_the_main(level, divided):
    shares = geo.partnership_shares(level)
    assert np.bincount(shares.municipality, weights=shares.share) == pytest.approx(np.ones(342))
    assert (np.bincount(shares.municipality) > 1).sum() == divided
    first = np.unique(shares.municipality, return_index=True)[1]
    main = geo.memberships[f"swv_{level}"].of_municipality
    assert np.array_equal(shares.partnership[first], main)
    assert (shares.share > 0.0).all()


@given(st.integers(0, 4), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_higher_draw_never_gives_a_smaller_school(sector, one, other):
    small, large = geo.relative_school_size(sector, np.sort([one, other]))
    assert 0.0 <= small <= large


@pytest.mark.parametrize("sector", range(5))
def test_drawn_school_sizes_have_the_mean_of_the_sector(sector):
    draws = (np.arange(10_000) + 0.5) / 10_000
    assert geo.relative_school_size(sector, draws).mean() == pytest.approx(1.0, abs=0.001)
