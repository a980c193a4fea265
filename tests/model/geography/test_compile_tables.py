"""The script behind the shipped tables: its steps on made-up figures, and its bytes."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.geography import compile_tables as script

SOURCE = Path(__file__).parents[4] / "shared" / "data"
NAMES = ("municipalities.csv", "school_sizes.csv", "neighbours.csv")

counts = st.integers(0, 50_000)


def town(young, child, teen, older, counted):
    """Return the source cells of a made-up municipality."""
    return {
        "name": "Verzonnen",
        "age0_4_2021_pc4": str(young),
        "age5_9_2021_pc4": str(child),
        "age10_14_2021_pc4": str(teen),
        "age15_19_2021_pc4": str(older),
        "age0_14_2024_pc4": str(counted),
    }


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the source files are not on this machine")
def test_compiling_again_gives_the_shipped_tables_byte_for_byte(tmp_path):
    script.main(["--source", str(SOURCE), "--target", str(tmp_path)])
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (script.TABLES / name).read_bytes(), name


def test_the_shipped_tables_stay_small_and_name_their_sources():
    assert all((script.TABLES / name).stat().st_size < 600_000 for name in NAMES)
    sources = (script.TABLES / "SOURCES.md").read_text(encoding="utf-8")
    assert "Bron: CBS / Kadaster (PDOK), DUO; bewerking eigen" in sources


def test_a_town_that_only_grows_older_moves_its_classes_up_by_three_years():
    ages = script.children_by_age(town(500, 1000, 1500, 2000, 300 + 500 + 1000 + 600))
    assert ages.tolist() == [100] * 8 + [200] * 5 + [300] * 5 + [400] * 2


@given(
    st.integers(1, 50_000), counts, counts, counts, st.integers(1, 50_000), st.integers(100, 300)
)
def test_ages_0_to_14_add_up_to_the_count_and_15_to_19_do_not_feel_it(a, b, c, d, counted, more):
    ages = script.children_by_age(town(a, b, c, d, counted))
    assert ages[:15].sum() == counted
    assert ages[15:].sum() == round(c * 3 / 5 + d * 2 / 5)
    assert (ages >= 0).all()
    larger = script.children_by_age(town(a, b, c, d, counted + more))
    assert np.array_equal(larger[15:], ages[15:])


def test_a_blank_in_a_used_column_stops_the_compilation_and_names_it():
    with pytest.raises(UserError, match="age5_9_2021_pc4 is blank for Verzonnen"):
        script.children_by_age(town(1, "", 1, 1, 1))


def test_a_missing_source_folder_is_named_with_the_remedy(tmp_path):
    with pytest.raises(UserError, match=r"municipalities\.csv is missing.*--source"):
        script.compile_tables(tmp_path)


@given(st.lists(st.floats(0.0, 1000.0), min_size=1, max_size=40))
def test_rounding_by_largest_remainder_keeps_the_total_and_moves_nothing_by_one(values):
    exact = np.array(values)
    rounded = script.whole(exact, round(float(exact.sum())))
    assert rounded.sum() == round(float(exact.sum()))
    assert (np.abs(rounded - exact) < 1.0 + 1e-9).all()


@pytest.mark.parametrize(
    ("listed", "scaled"),
    [
        ("PO2001:1.000", "PO2001:1.0000"),
        ("VO2001:0.995", "VO2001:1.0000"),
        ("PO1:0.600;PO2:0.300", "PO1:0.6667;PO2:0.3333"),
    ],
)
def test_listed_shares_are_scaled_to_one(listed, scaled):
    assert script.partnership_shares(listed) == scaled


def test_the_split_of_mixed_special_schools_gives_the_national_ratio():
    pupils = {"so": 10_000.0, "vso": 9_000.0, "sovso": 50_000.0}
    part = script.so_part(pupils)
    so = pupils["so"] + part * pupils["sovso"]
    vso = pupils["vso"] + (1.0 - part) * pupils["sovso"]
    assert so / vso == pytest.approx(script.SO_PUPILS / script.VSO_PUPILS)


def test_a_location_without_a_number_is_an_average_site_in_bo_and_no_site_in_vo():
    schools = [
        {"gm_code": "A", "sector": sector, "leerlingen_2023": pupils}
        for sector in ("bo", "sbo", "so", "vso", "sovso", "vo")
        for pupils in ("100", "300", "")
    ]
    sites = script.site_sizes(schools)
    assert [size for _, size in sites["bo"]] == [100.0, 300.0, 200.0]
    assert [size for _, size in sites["vo"]] == [100.0, 300.0]
    assert len(sites["so"]) == len(sites["vso"]) == 4


@given(st.lists(st.integers(2, 3000), min_size=20, max_size=200))
def test_size_quantiles_rise_and_have_mean_one(sizes):
    quantiles = script.size_quantiles(np.array(sizes, dtype=float))
    assert (np.diff(quantiles) >= -1e-12).all()
    assert ((quantiles[1:] + quantiles[:-1]) / 2.0).mean() == pytest.approx(1.0)
