"""Regions by name, by code and from the list: what a user may type, and what goes wrong."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.geography import KINDS, list_regions, load_geography, resolve_region

geo = load_geography()
listed = list_regions()


def names_in(text):
    return [geo.names[i] for i in resolve_region(text).municipalities]


@pytest.mark.parametrize(
    ("typed", "label", "n"),
    [
        ("jeugdregio:Utrecht West", "jeugdregio:Utrecht West", 5),
        ("JEUGDREGIO: utrecht-west ", "jeugdregio:Utrecht West", 5),
        ("youth_region:JZ19", "jeugdregio:Utrecht West", 5),
        ("Utrecht West", "jeugdregio:Utrecht West", 5),
        ("swv:PO2604", "swv:PO2604", 5),
        ("vo2604", "swv:VO2604", 4),
        ("gemeente:Utrecht", "municipality:Utrecht", 1),
        ("municipality:GM0344", "municipality:Utrecht", 1),
        ("gemeente:344", "municipality:Utrecht", 1),
        ("sudwest fryslan", "municipality:Súdwest-Fryslân", 1),
        ("Den Haag", "municipality:'s-Gravenhage", 1),
        ("provincie:friesland", "province:Fryslân", 18),
        ("ggd:drenthe", "ggd:GGD Drenthe", 12),
        ("zorgkantoor:'t Gooi", "zorgkantoor:'t Gooi", 8),
        ("arbeidsmarktregio:drechtsteden", "arbeidsmarktregio:Drechtsteden", 7),
        ("RMC:Walcheren", "rmc:Walcheren", 3),
        ("Arnhem/Nijmegen", "corop:Arnhem/Nijmegen", 16),
        ("VR25", "veiligheidsregio:Flevoland", 6),
        ("jeugdregio:Midden-Brabant", "jeugdregio:Midden-Brabant (Hart van Brabant)", 11),
        ("Nederland", "netherlands", 342),
        ("NETHERLANDS", "netherlands", 342),
    ],
)
def test_a_region_is_found_however_it_is_typed(typed, label, n):
    region = resolve_region(typed)
    assert (region.label, len(region)) == (label, n)


@given(st.sampled_from(listed), st.booleans(), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_listed_region_is_found_by_its_code_and_its_qualified_name(entry, by_name, case):
    region = resolve_region(f"{entry.kind}:{case(entry.name if by_name else entry.code)}")
    assert (region.kind, region.name) == (entry.kind, entry.name)
    assert len(region) == entry.n_municipalities
    again = resolve_region(region.label)
    assert np.array_equal(again.municipalities, region.municipalities)


@given(st.sampled_from(listed))
def test_the_municipalities_of_a_region_are_sorted_and_different(entry):
    municipalities = resolve_region(f"{entry.kind}:{entry.code}").municipalities
    assert municipalities.dtype == np.int32
    assert (np.diff(municipalities) > 0).all()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "swv"])
def test_the_regions_of_one_kind_hold_every_child_once(kind):
    regions = list_regions(kind)
    assert sum(region.n_municipalities for region in regions) == 342
    assert sum(region.children for region in regions) == geo.children(4, 17).sum()


def test_the_list_of_partnerships_has_both_levels_and_so_every_child_twice():
    regions = list_regions("samenwerkingsverband")
    assert len(regions) == 76 + 74
    assert sum(region.children for region in regions) == 2 * geo.children(4, 17).sum()


def test_a_partnership_consists_of_the_municipalities_whose_main_partnership_it_is():
    membership = geo.memberships["swv_po"]
    inside = membership.of_municipality == membership.codes.index("PO2604")
    assert np.array_equal(resolve_region("PO2604").municipalities, np.flatnonzero(inside))


def test_a_name_with_several_meanings_is_answered_with_the_choices():
    with pytest.raises(UserError, match=r"municipality:Utrecht, province:Utrecht.*corop:Utrecht"):
        resolve_region("Utrecht")
    with pytest.raises(UserError, match=r"Bergen \(NH\.\), municipality:Bergen \(L\.\)"):
        resolve_region("gemeente:Bergen")
    assert names_in("gemeente:Bergen (L.)") == ["Bergen (L.)"]


def test_a_misspelled_name_is_answered_with_near_matches():
    with pytest.raises(UserError, match=r'"jeugdregio:Utrect West".*jeugdregio:Utrecht West'):
        resolve_region("jeugdregio:Utrect West")
    with pytest.raises(UserError, match="did you mean municipality:Amersfoort"):
        resolve_region("Amersfort")


def test_a_near_match_stays_within_the_kind_that_was_asked():
    with pytest.raises(UserError) as caught:
        resolve_region("province:Groninge")
    assert "province:Groningen" in str(caught.value)
    assert "municipality:" not in str(caught.value)


def test_an_unknown_kind_is_answered_with_the_kinds():
    with pytest.raises(UserError, match='kind "waterschap": use one of municipality, jeugdregio'):
        resolve_region("waterschap:Vallei en Veluwe")
    with pytest.raises(UserError, match='kind "waterschap" is unknown'):
        list_regions("waterschap")


@pytest.mark.parametrize("typed", ["", "   ", ":", "jeugdregio:", "swv:PO9999", "qqqqqqq", "file:"])
def test_text_that_means_nothing_is_a_user_error_of_one_line(typed):
    with pytest.raises(UserError) as caught:
        resolve_region(typed)
    assert "\n" not in str(caught.value)
    assert caught.value.message == str(caught.value)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="/\\.\0")))
def test_no_text_breaks_the_search_with_anything_but_a_user_error(text):
    try:
        region = resolve_region(text)
    except UserError:
        return
    assert len(region) > 0


def test_a_region_name_wins_over_a_file_with_that_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("Eemland").write_text("Utrecht\n", encoding="utf-8")
    assert resolve_region("Eemland").kind == "jeugdregio"
    assert names_in("file:Eemland") == ["Utrecht"]
