"""Layouts seen from one region, and layouts of one's own."""

import numpy as np
import pytest

from experiments.region_layouts import (
    layout_text,
    own_layout,
    pieces,
    shape_of,
    units,
    youth_region_names,
)
from model.errors import UserError
from model.geography import congruent, from_file, load_geography, resolve_region, today

EEMLAND = resolve_region("jeugdregio:Eemland")


@pytest.fixture(scope="module")
def drawn():
    """Eemland, with Baarn and Woudenberg, which do not touch, in a region of their own."""
    names = youth_region_names(today(load_geography()), EEMLAND)
    return names | dict.fromkeys(("GM0308", "GM0351"), "Regio Baarn")


def test_todays_regions_drawn_again_are_the_congruent_layout():
    geo = load_geography()
    own, same = own_layout(youth_region_names(today(geo), EEMLAND)), congruent(geo)
    for layer in ("youth_region", "partnership_po", "partnership_vo"):
        drawn, declared = (
            [getattr(layout, f"{layer}_labels")[place] for place in getattr(layout, layer)]
            for layout in (own, same)
        )
        assert drawn == declared
    assert own.one_layer
    assert shape_of(own, EEMLAND) == shape_of(same, EEMLAND)


def test_the_file_of_a_layout_reads_back_as_that_layout(drawn, tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(layout_text(drawn), encoding="utf-8")
    read, own = from_file(file, load_geography()), own_layout(drawn)
    assert read.youth_region_labels == own.youth_region_labels
    for name in ("youth_region", "partnership_po", "partnership_vo"):
        assert np.array_equal(getattr(read, name), getattr(own, name))
    assert shape_of(read, EEMLAND) == shape_of(own, EEMLAND)


def test_a_layout_moves_no_child(drawn):
    geo = load_geography()
    before, after = (shape_of(layout, EEMLAND) for layout in (today(geo), own_layout(drawn)))
    assert before.children == after.children == geo.children(4, 17)[EEMLAND.municipalities].sum()
    parts = units(own_layout(drawn), EEMLAND)
    assert sum(unit.children for unit in parts) == after.children


def test_congruence_is_one_where_borders_coincide_and_partners_are_fewest(drawn):
    geo = load_geography()
    now, own = shape_of(today(geo), EEMLAND), shape_of(own_layout(drawn), EEMLAND)
    assert own.congruence == pytest.approx(1.0)
    assert now.congruence < 1.0
    assert own.partners == 1.0 < now.partners
    assert own.pairs == len(EEMLAND.municipalities) < now.pairs
    assert own.youth_regions == 2


def test_a_region_in_pieces_is_found(drawn):
    baarn, woudenberg = (load_geography().codes.index(code) for code in ("GM0308", "GM0351"))
    found = {unit.label: unit for unit in units(own_layout(drawn), EEMLAND)}
    assert found["Regio Baarn"].pieces == ((baarn,), (woudenberg,))
    assert found["Regio Baarn"].is_small
    assert not found["Eemland"].is_small


def test_an_island_is_no_piece_of_its_own():
    geo = load_geography()
    sides = set(geo.neighbours.ravel().tolist())
    alone = [row for row in range(len(geo)) if row not in sides]
    shore = int(geo.neighbours[0, 0])
    assert pieces(np.array([*alone, shore]), geo) == ((shore,),)


def test_a_divided_municipality_is_told():
    geo = load_geography()
    shares = geo.shares_po
    here = shares.share > 0
    divided = np.flatnonzero(np.bincount(shares.municipality[here], minlength=len(geo)) > 1)
    region = resolve_region(f"municipality:{geo.names[divided[0]]}")
    assert shape_of(today(geo), region).split == (int(divided[0]),)
    assert shape_of(congruent(geo), region).split == ()


@pytest.mark.parametrize("label", ["", "  ", "a;b", "a#b", 'a"b', "a\nb", "x" * 1001])
def test_a_name_that_cannot_stand_in_a_file_is_refused(label):
    with pytest.raises(UserError, match="cannot be used"):
        layout_text({"GM0308": label})


def test_an_unknown_municipality_is_refused():
    with pytest.raises(UserError, match="GM9999"):
        own_layout({"GM9999": "Eemland"})
