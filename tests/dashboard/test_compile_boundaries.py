"""Boundaries of municipalities: those of the model, turned as plotly.js wants, and small."""

from __future__ import annotations

import json

import pytest

from dashboard.compile_boundaries import (
    FILE,
    PUBLIC,
    TOLERANCE,
    compile_boundaries,
    doubled_area,
    main,
    simplified,
)
from model.errors import UserError
from model.geography import load_geography

LIMIT = 600_000  # bytes that a browser fetches once


@pytest.fixture(scope="module")
def features():
    return json.loads((PUBLIC / FILE).read_text(encoding="utf-8"))["features"]


def test_there_is_one_feature_per_municipality_of_the_model_in_code_order(features) -> None:
    geography = load_geography()
    assert tuple(feature["properties"]["code"] for feature in features) == geography.codes
    assert tuple(feature["properties"]["name"] for feature in features) == geography.names
    assert (PUBLIC / FILE).stat().st_size <= LIMIT
    assert "CC BY 4.0" in (PUBLIC / "SOURCES.md").read_text(encoding="utf-8")


def test_outer_rings_go_clockwise_and_holes_the_other_way(features) -> None:
    for feature in features:
        assert feature["geometry"]["coordinates"], feature["id"]
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert outer[0] == outer[-1]
            assert doubled_area(outer) < 0
            assert all(doubled_area(hole) > 0 for hole in holes)


def test_people_live_within_the_box_of_their_municipality(features) -> None:
    geography = load_geography()
    for feature, x, y in zip(features, geography.longitude, geography.latitude, strict=True):
        points = [point for polygon in feature["geometry"]["coordinates"] for point in polygon[0]]
        assert min(a for a, _ in points) < x < max(a for a, _ in points)
        assert min(b for _, b in points) < y < max(b for _, b in points)


def test_simplifying_leaves_out_what_lies_within_the_tolerance_and_nothing_else() -> None:
    near, far = 0.9 * TOLERANCE, 1.1 * TOLERANCE
    assert simplified([(0.0, 0.0), (1.0, near), (2.0, 0.0)]) == [(0.0, 0.0), (2.0, 0.0)]
    assert len(simplified([(0.0, 0.0), (1.0, far), (2.0, 0.0)])) == 3
    closed = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]
    assert simplified(closed) == closed


def topology(codes):
    """Return squares beside each other, each sharing a side with the next."""
    arcs = [[[place, 0], [0, 1]] for place in range(len(codes) + 1)]
    arcs += [[[place, 0], [1, 0]] for place in range(len(codes))]
    arcs += [[[place, 1], [1, 0]] for place in range(len(codes))]
    n = len(codes)
    areas = [
        {"type": "Polygon", "properties": {"code": code},
         "arcs": [[place, 2 * n + 1 + place, ~(place + 1), ~(n + 1 + place)]]}
        for place, code in enumerate(codes)
    ]  # fmt: skip
    transform = {"scale": [1.0, 1.0], "translate": [0.0, 0.0]}
    layer = {"type": "GeometryCollection", "geometries": areas}
    return {"type": "Topology", "arcs": arcs, "transform": transform, "objects": {"all": layer}}


def test_the_same_source_gives_the_same_bytes_and_shared_sides(tmp_path) -> None:
    source = tmp_path / "areas.topojson"
    source.write_text(json.dumps(topology(load_geography().codes)), encoding="utf-8")
    main(["--source", str(source), "--target", str(tmp_path / "one")])
    other = compile_boundaries(source, tmp_path / "two")
    assert (tmp_path / "one" / FILE).read_bytes() == other.read_bytes()
    first = json.loads(other.read_text(encoding="utf-8"))["features"][0]
    ring = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]]
    assert first["geometry"]["coordinates"] == [[ring]]


def test_other_municipalities_or_no_file_are_refused(tmp_path) -> None:
    with pytest.raises(UserError, match="is missing: give a TopoJSON file"):
        compile_boundaries(tmp_path / "none.topojson", tmp_path)
    source = tmp_path / "old.topojson"
    source.write_text(json.dumps(topology(load_geography().codes[1:])), encoding="utf-8")
    with pytest.raises(UserError, match="GM0014 are in one of the two only"):
        compile_boundaries(source, tmp_path)
