"""Compile the boundaries of municipalities that maps are drawn from, as GeoJSON in `public/`.

Run it as `python -m dashboard.compile_boundaries --source FILE`, with a TopoJSON file of the
municipalities. The result depends on that file only: running it twice gives the same bytes.
`public/SOURCES.md` names the source. Outer rings go clockwise and holes counter-clockwise, against
RFC 7946, because plotly.js (d3-geo) fills the rest of the world otherwise.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from model.errors import UserError
from model.geography import load_geography

PUBLIC = Path(__file__).parent / "public"
FILE = "municipalities.geojson"
DIGITS = 4  # decimals of a degree: eleven metres from north to south
TOLERANCE = 0.0005  # degrees that a boundary may move: at most 56 metres, a pixel of a region

Ring = list[tuple[float, float]]


def decoded_arcs(topology: Mapping[str, Any]) -> list[Ring]:
    """Return every arc as longitudes and latitudes, from whole steps since the point before."""
    (scale_x, scale_y), (x0, y0) = (topology["transform"][key] for key in ("scale", "translate"))
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(x * scale_x + x0, DIGITS), round(y * scale_y + y0, DIGITS)))
        arcs.append(simplified(points))
    return arcs


def simplified(points: Ring) -> Ring:
    """Return an arc without the points that lie within `TOLERANCE` of what is left.

    Both ends stay (Douglas and Peucker 1973), and municipalities share their arcs, so no gaps come
    between them.
    """
    kept = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        between = range(first + 1, last)
        away = [distance(points[place], points[first], points[last]) for place in between]
        if away and max(away) > TOLERANCE:
            middle = between[away.index(max(away))]
            kept.add(middle)
            todo += [(first, middle), (middle, last)]
    return [points[place] for place in sorted(kept)]


def distance(
    point: tuple[float, float], one: tuple[float, float], two: tuple[float, float]
) -> float:
    """Return how far a point is from the line piece between two others, in the same unit."""
    x, y = two[0] - one[0], two[1] - one[1]
    length = x * x + y * y
    along = 0.0
    if length:
        along = ((point[0] - one[0]) * x + (point[1] - one[1]) * y) / length
    along = max(0.0, min(1.0, along))
    return hypot(point[0] - one[0] - along * x, point[1] - one[1] - along * y)


def ring(arcs: Sequence[Ring], numbers: Sequence[int]) -> Ring:
    """Return a ring from its arcs; a number below zero is an arc that is walked backwards."""
    points: Ring = []
    for number in numbers:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += part[1:] if points else part
    return [point for place, point in enumerate(points) if not place or point != points[place - 1]]


def doubled_area(points: Ring) -> float:
    """Return twice the area of a closed ring: above zero when it goes counter-clockwise."""
    pairs = pairwise(points)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)


def turned(rings: Sequence[Ring]) -> list[Ring]:
    """Return a polygon with its outer ring clockwise and its holes counter-clockwise."""
    return [
        points[::-1] if (doubled_area(points) > 0) == (place == 0) else points
        for place, points in enumerate(rings)
    ]


def polygons(arcs: Sequence[Ring], geometry: Mapping[str, Any]) -> list[list[Ring]]:
    """Return the polygons of a municipality; rings that rounding leaves without area are left out.

    Raises:
        UserError: the geometry is no polygon.
    """
    kinds = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}
    if geometry["type"] not in kinds:
        raise UserError(f"Geometry {geometry['type']} is no polygon: give a file of areas.")
    found = []
    for polygon in kinds[geometry["type"]]:
        rings = [ring(arcs, numbers) for numbers in polygon]
        rings = [points for points in rings if len(points) > 3 and doubled_area(points)]
        if rings:
            found.append(turned(rings))
    return found


def compile_boundaries(source: Path, target: Path = PUBLIC) -> Path:
    """Write the boundaries of all municipalities, in code order, and return the file.

    Raises:
        UserError: the source is missing, or its municipalities are not those of the model.
    """
    if not source.is_file():
        raise UserError(f"Source file {source} is missing: give a TopoJSON file with --source.")
    topology = json.loads(source.read_text(encoding="utf-8"))
    (layer,) = topology["objects"].values()
    areas = {geometry["properties"]["code"]: geometry for geometry in layer["geometries"]}
    geography = load_geography()
    if different := sorted(areas.keys() ^ set(geography.codes)):
        raise UserError(
            f"Source {source} has other municipalities than the model: {', '.join(different)} are "
            "in one of the two only. Give the boundaries of the same year."
        )
    arcs = decoded_arcs(topology)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": name},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons(arcs, areas[code])},
        }
        for code, name in zip(geography.codes, geography.names, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    target.mkdir(parents=True, exist_ok=True)
    file = target / FILE
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text + "\n", encoding="utf-8")
    return file


def main(arguments: Sequence[str] | None = None) -> None:
    """Compile the boundaries from the command line."""
    parser = argparse.ArgumentParser(description="Compile the boundaries of the dashboard's maps.")
    parser.add_argument("--source", type=Path, required=True, help="TopoJSON of municipalities")
    parser.add_argument("--target", type=Path, default=PUBLIC, help="folder to write to")
    chosen = parser.parse_args(arguments)
    compile_boundaries(chosen.source, chosen.target)


if __name__ == "__main__":
    main()
