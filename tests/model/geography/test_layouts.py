"""Layouts: borders that move no child, their congruence, and who must consult whom."""

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import UserError
from model.geography import (
    LAYERS,
    PartnershipShares,
    congruence_index,
    congruent,
    counterparties,
    from_file,
    list_regions,
    load_geography,
    merged,
    region_links,
    resolve_region,
    share_inside,
    today,
)
from model.geography.municipalities import Membership

geo = load_geography()
now = today(geo)
CHILDREN = geo.children(4, 17)
EVERYONE = np.arange(342, dtype=np.int32)


def written(folder, youth, po, vo, codes=geo.codes):
    """Write a layout file with the given region words per municipality."""
    lines = ["code,youth_region,partnership_po,partnership_vo"]
    lines += [",".join(map(str, cells)) for cells in zip(codes, youth, po, vo, strict=True)]
    path = Path(folder) / "kaart.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def drawn(seed, n_youth, n_po, n_vo):
    """Return a layout with random borders, read from a file."""
    generator = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder:
        sizes = (n_youth, n_po, n_vo)
        return from_file(written(folder, *(generator.integers(n, size=342) for n in sizes)), geo)


layouts = st.one_of(
    st.just(now),
    st.just(congruent(geo)),
    st.sampled_from([*LAYERS, "swv_po", "swv_vo"]).map(lambda layer: merged(geo, layer)),
    st.integers(1, 42).map(lambda regions: merged(geo, regions=regions)),
    st.builds(drawn, st.integers(0, 999), *[st.integers(1, 80)] * 3),
)


@given(layouts)
@settings(max_examples=40, deadline=None)
def test_a_layout_moves_no_child_and_leaves_no_municipality_without_a_youth_region(layout):
    assert layout.youth_region.shape == (342,)
    children = np.bincount(layout.youth_region, weights=CHILDREN)
    assert len(children) == layout.n_youth_regions
    assert (children > 0).all()
    for shares in (layout.shares_po, layout.shares_vo):
        per_town = np.bincount(shares.municipality, weights=shares.share)
        assert per_town * CHILDREN == pytest.approx(CHILDREN)
    assert np.array_equal(geo.children(4, 17), CHILDREN)


@given(layouts)
@settings(max_examples=40, deadline=None)
def test_the_main_partnership_is_one_of_the_partnerships_of_a_municipality(layout):
    for main, shares, n in (
        (layout.partnership_po, layout.shares_po, layout.n_partnerships_po),
        (layout.partnership_vo, layout.shares_vo, layout.n_partnerships_vo),
    ):
        assert np.array_equal(np.unique(main), np.arange(n))
        pairs = set(zip(shares.municipality.tolist(), shares.partnership.tolist(), strict=True))
        assert set(enumerate(main.tolist())) <= pairs


def test_today_has_42_youth_regions_and_76_and_74_partnerships():
    assert (now.n_youth_regions, now.n_partnerships_po, now.n_partnerships_vo) == (42, 76, 74)
    assert not now.one_layer


@given(layouts)
@settings(max_examples=40, deadline=None)
def test_congruence_lies_between_0_and_1_and_is_1_exactly_for_one_layer(layout):
    index = congruence_index(layout, geo)
    assert 0.0 < index <= 1.0
    same = all(
        len({tuple(pair) for pair in np.stack([layout.youth_region, part], axis=1).tolist()})
        == layout.n_youth_regions
        == n
        for part, n in (
            (layout.partnership_po, layout.n_partnerships_po),
            (layout.partnership_vo, layout.n_partnerships_vo),
        )
    )
    assert (index == pytest.approx(1.0, abs=1e-12)) == same


def test_congruence_today_is_about_a_half():
    assert congruence_index(now, geo) == pytest.approx(0.526, abs=0.001)


def test_congruence_of_one_country_against_single_municipalities_is_the_mean_share_of_a_town():
    with tempfile.TemporaryDirectory() as folder:
        layout = from_file(written(folder, ["NL"] * 342, geo.codes, geo.codes), geo)
    po, vo = geo.children(4, 11).astype(float), geo.children(12, 17).astype(float)
    by_hand = ((po**2).sum() / po.sum() + (vo**2).sum() / vo.sum()) / (po.sum() + vo.sum())
    assert congruence_index(layout, geo) == pytest.approx(by_hand)


@given(st.permutations(range(42)))
@settings(deadline=None)
def test_congruence_does_not_depend_on_the_order_of_the_regions(order):
    renumbered = replace(now, youth_region=np.array(order, dtype=np.int32)[now.youth_region])
    assert congruence_index(renumbered, geo) == pytest.approx(congruence_index(now, geo))


def test_congruence_rises_when_the_partnerships_po_take_the_youth_regions():
    halfway = replace(now, partnership_po=now.youth_region, shares_po=congruent(geo).shares_po)
    assert congruence_index(now, geo) < congruence_index(halfway, geo) < 1.0


@pytest.mark.parametrize("layer", [*LAYERS, "swv_po", "swv_vo"])
def test_merging_by_a_layer_gives_everything_its_borders(layer):
    layout = merged(geo, layer)
    assert layout.one_layer
    assert layout.n_youth_regions == len(geo.memberships[layer])


@given(st.integers(1, 42))
@settings(max_examples=20, deadline=None)
def test_merging_keeps_youth_regions_whole_and_reaches_the_number(regions):
    layout = merged(geo, regions=regions)
    assert layout.n_youth_regions == regions
    pairs = np.unique(np.stack([now.youth_region, layout.youth_region], axis=1), axis=0)
    assert len(pairs) == 42
    parts = [name for label in layout.youth_region_labels for name in label.split(" + ")]
    assert sorted(parts) == sorted(now.youth_region_labels)


@given(st.integers(2, 42))
@settings(max_examples=20, deadline=None)
def test_each_round_of_merging_joins_the_smallest_region_to_a_neighbour(regions):
    before, after = (merged(geo, regions=n).youth_region for n in (regions, regions - 1))
    people = np.bincount(before, weights=geo.population)
    grown = after[np.flatnonzero(before == people.argmin())[0]]
    joined = np.unique(before[after == grown])
    assert len(joined) == 2
    sides = before[geo.neighbours]
    assert (np.sort(sides, axis=1) == joined).all(axis=1).any()


def test_a_region_without_neighbours_merges_with_the_nearest_of_all():
    islands = np.ones(342, dtype=np.int32)
    islands[geo.names.index("Texel")] = 0
    islands[resolve_region("province:Limburg").municipalities] = 2
    membership = Membership(("A", "B", "C"), ("Texel", "rest", "Limburg"), islands)
    alone = replace(geo, memberships={"jeugdregio": membership})
    assert merged(alone, regions=2).youth_region_labels == ("Texel + rest", "Limburg")


def test_a_border_goes_before_a_shorter_distance():
    groups = np.ones(342, dtype=np.int32)
    groups[resolve_region("province:Zeeland").municipalities] = 0
    groups[resolve_region("province:Groningen").municipalities] = 2
    membership = Membership(("A", "B", "C"), ("Zeeland", "rest", "Groningen"), groups)
    bridge = np.array([[geo.names.index("Vlissingen"), geo.names.index("Oldambt")]], dtype=np.int32)
    bridged = replace(geo, memberships={"jeugdregio": membership}, neighbours=bridge)
    assert merged(bridged, regions=2).youth_region_labels == ("Zeeland + Groningen", "rest")


def test_merging_twice_gives_the_same_borders():
    one, other = (merged(geo, regions=25) for _ in range(2))
    assert np.array_equal(one.youth_region, other.youth_region)
    assert one.youth_region_labels == other.youth_region_labels


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({}, "give exactly one"),
        ({"layer": "ggd", "regions": 25}, "give exactly one"),
        ({"layer": "waterschap"}, 'Layer "waterschap".*use one of province'),
        ({"layer": ""}, "use one of province"),
        ({"layer": "municipality"}, "use one of province"),
        ({"regions": 0}, "0 regions: give a number from 1 to 42"),
        ({"regions": 43}, "43 regions: give a number from 1 to 42"),
    ],
)
def test_a_merge_that_cannot_be_is_answered_with_the_remedy(choice, message):
    with pytest.raises(UserError, match=message):
        merged(geo, **choice)


def test_a_municipality_in_two_partnerships_has_to_consult_both():
    pairs = counterparties(now)
    assert len(pairs) == len(now.shares_po.share) + len(now.shares_vo.share)
    assert (pairs.party.shape, pairs.partnership.shape) == (pairs.is_vo.shape,) * 2
    divided = np.bincount(now.shares_po.municipality) + np.bincount(now.shares_vo.municipality)
    assert np.array_equal(pairs.per_party(342), divided)
    assert pairs.per_party(342).min() == 2
    assert len(counterparties(congruent(geo))) == 2 * 342


@given(layouts)
@settings(max_examples=40, deadline=None)
def test_region_links_are_the_pairs_that_share_a_municipality(layout):
    links = region_links(layout)
    expected = {
        (is_vo, int(layout.youth_region[m]), int(p))
        for is_vo, shares in ((False, layout.shares_po), (True, layout.shares_vo))
        for m, p in zip(shares.municipality, shares.partnership, strict=True)
    }
    found = list(
        zip(links.is_vo.tolist(), links.party.tolist(), links.partnership.tolist(), strict=True)
    )
    assert found == sorted(expected)


def test_congruence_needs_fewer_links_between_care_and_schools():
    assert len(region_links(congruent(geo))) == 2 * 42 < len(region_links(now))


@given(layouts, st.sampled_from(["province", "jeugdregio", "municipality"]))
@settings(max_examples=15, deadline=None)
def test_the_parts_of_the_country_together_hold_every_partnership_once(layout, kind):
    parts = [resolve_region(f"{kind}:{entry.code}") for entry in list_regions(kind)]
    for membership in (layout.youth_region, layout.shares_po, layout.shares_vo):
        total = sum(share_inside(membership, part, CHILDREN) for part in parts)
        assert total == pytest.approx(np.ones_like(total))


def test_a_partnership_over_the_edge_enters_with_its_share_of_children():
    region = resolve_region("jeugdregio:Utrecht West")
    inside = share_inside(now.youth_region, region, CHILDREN)
    assert np.flatnonzero(inside).tolist() == [now.youth_region_labels.index("Utrecht West")]
    assert inside.max() == 1.0
    assert ((inside >= 0.0) & (inside <= 1.0)).all()


def test_a_divided_municipality_brings_each_partnership_its_own_part():
    shares = PartnershipShares(
        np.array([0, 0, 1], dtype=np.int32),
        np.array([0, 1, 1], dtype=np.int32),
        np.array([0.25, 0.75, 1.0]),
    )
    region = replace(resolve_region("Utrecht West"), municipalities=np.array([0], dtype=np.int32))
    assert share_inside(shares, region, [100, 25]) == pytest.approx([1.0, 0.75])
    assert share_inside(shares, region, [0, 10]) == pytest.approx([0.0, 0.0])


def test_a_layout_written_to_a_file_comes_back(tmp_path):
    words = [now.youth_region_labels[i] for i in now.youth_region]
    layout = from_file(written(tmp_path, words, now.partnership_po, now.partnership_vo), geo)
    assert layout.name == "kaart"
    assert [layout.youth_region_labels[i] for i in layout.youth_region] == words
    assert (layout.n_partnerships_po, layout.n_partnerships_vo) == (76, 74)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda lines: lines[:-2], r"lacks 2 of 342 municipalities \(.*\): add one line"),
        (lambda lines: lines[:1], r"lacks 342 of 342 municipalities \(.* …\)"),
        (lambda lines: [*lines, lines[5]], "line 344, lists .* for the second time"),
        (lambda lines: ["code,youth_region", *lines[1:]], "line 1, lacks the column partnership"),
        (lambda lines: [*lines[:3], "GM9999,a,b,c", *lines[4:]], 'line 4: Municipality "GM9999"'),
        (lambda lines: [*lines[:3], "GM0014,a,,c", *lines[4:]], "line 4, has an empty partnersh"),
        (lambda lines: [*lines[:3], "GM0014,a,b", *lines[4:]], "line 4, has 3 cells where the h"),
        (lambda lines: lines[:0], "is empty"),
    ],
)
def test_a_wrong_layout_file_is_answered_with_the_line_and_the_remedy(tmp_path, change, message):
    path = written(tmp_path, EVERYONE, EVERYONE, EVERYONE)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(change(lines)), encoding="utf-8")
    with pytest.raises(UserError, match=message):
        from_file(path, geo)
