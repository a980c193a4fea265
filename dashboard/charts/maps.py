"""Maps of municipalities: amounts, changes, and to which area each belongs.

Every map is drawn from the boundaries in `public/`, by their address, and only for municipalities
of the region. Areas are told apart by a letter on the map as well as by colour; a table says the
same for who cannot see the map.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from dashboard.charts.figure import (
    Figure,
    Table,
    escaped,
    known,
    lines,
    listed,
    nice_limit,
    nothing,
    sentence,
    signed,
    told,
)
from dashboard.charts.theme import SMALL_SIZE, Look, layout, legend_height, note, top_legend
from dashboard.compile_boundaries import FILE, PUBLIC
from experiments.words import number
from model.geography import load_geography

ADDRESS = f"/static/public/{FILE}"
HEIGHT, NARROW_HEIGHT = 420, 350
MOST_NAMES = 16  # municipalities whose names fit on a map
OUTLINE_POINTS = 1200
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CHANGE, AMOUNT = "change", "amount"

Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """A municipality with its value (NaN if there is none), or with the area it belongs to."""

    code: str
    value: float = float("nan")
    area: str = ""

    @property
    def name(self) -> str:
        """Return the name of the municipality."""
        geography = load_geography()
        return geography.names[geography.codes.index(self.code)]


@dataclass(frozen=True)
class Layer:
    """What the values of a map are: name, unit and decimals in a language; amounts or changes."""

    name: str
    unit: str
    decimals: int = 1
    kind: str = AMOUNT


def figure(places: Sequence[Place], layer: Layer, look: Look, address: str = ADDRESS) -> Figure:
    """Return a map of values; municipalities without one are grey.

    Args:
        places: municipalities of one region.
        layer: what the values are.
        look: language, theme and width.
        address: where the browser finds the boundaries.
    """
    if not places:
        return nothing(look)
    values = [place for place in places if known(place.value)]
    missing = [place for place in places if not known(place.value)]
    data = []
    if missing:
        data.append(_area(missing, look.colours.missing, told(look.lang, "map_missing"), address))
    if values:
        data.append(_values(values, layer, look, address))
    names = {place.code: place.name for place in places} if len(places) <= MOST_NAMES else {}
    return _map([*data, *_borders(places, look), *_labels(names, look)], places, look, legend=False)


def areas(places: Sequence[Place], look: Look, address: str = ADDRESS) -> Figure:
    """Return a map of the areas that municipalities belong to, each with a letter and a colour."""
    if not places:
        return nothing(look)
    letters = letters_of(places)
    colours = look.colours.series
    data = [
        _area(
            [place for place in places if place.area == area],
            colours[number_ % len(colours)],
            f"{letter} · {escaped(area)}",
            address,
            opacity=0.55,
        )
        for number_, (area, letter) in enumerate(letters.items())
    ]
    labels = {place.code: letters[place.area] for place in places}
    drawn = [*data, *_borders(places, look), *_labels(labels, look)]
    return _map(drawn, places, look, legend=len(letters) <= 12)


def letters_of(places: Sequence[Place]) -> dict[str, str]:
    """Return a letter (or two, after 26) for every area, in alphabetical order of the areas."""
    found = sorted({place.area for place in places})
    return {
        area: (LETTERS[at // 26 - 1] if at >= 26 else "") + LETTERS[at % 26]
        for at, area in enumerate(found)
    }


def _values(places: Sequence[Place], layer: Layer, look: Look, address: str) -> dict[str, Any]:
    values = [place.value for place in places]
    stops = look.colours.changes if layer.kind == CHANGE else look.colours.amounts
    low, high = min(values), max(values)
    if layer.kind == CHANGE:
        high = nice_limit(values)
        low = -high
    elif low == high:
        low, high = low - 1, high + 1
    texts = [
        f"<b>{escaped(place.name)}</b><br>{_value(place, layer, look.lang)}" for place in places
    ]
    title = {
        "text": lines(f"{layer.name} ({layer.unit})", 44 if look.narrow else 70), "side": "top",
        "font": {"size": SMALL_SIZE + 1, "color": look.colours.text},
    }  # fmt: skip
    return {
        **_shape(places, address),
        "z": values, "zmin": low, "zmax": high,
        "colorscale": [[at / (len(stops) - 1), stop] for at, stop in enumerate(stops)],
        "text": texts, "hovertemplate": "%{text}<extra></extra>",
        "marker": {"line": {"width": 0.6, "color": look.colours.page}},
        "colorbar": {
            "orientation": "h", "thickness": 10, "len": 0.7, "x": 0, "xanchor": "left", "y": 1,
            "yanchor": "bottom", "outlinewidth": 0, "nticks": 5, "title": title,
            "tickfont": {"size": SMALL_SIZE, "color": look.colours.quiet},
        },
    }  # fmt: skip


def _area(
    places: Sequence[Place], colour: str, name: str, address: str, opacity: float = 1.0
) -> dict[str, Any]:
    """Return municipalities in one colour, with an entry in the legend."""
    return {
        **_shape(places, address),
        "z": [0.0] * len(places), "colorscale": [[0, colour], [1, colour]], "showscale": False,
        "showlegend": True, "name": name,
        "text": [f"<b>{escaped(place.name)}</b><br>{name}" for place in places],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"opacity": opacity, "line": {"width": 0.6, "color": "#ffffff"}},
    }  # fmt: skip


def _shape(places: Sequence[Place], address: str) -> dict[str, Any]:
    return {
        "type": "choropleth", "geojson": address, "featureidkey": "properties.code",
        "locations": [place.code for place in places],
    }  # fmt: skip


def _map(
    data: list[dict[str, Any]], places: Sequence[Place], look: Look, *, legend: bool
) -> Figure:
    """Return a map zoomed in on the places, without anything around them."""
    west, south, east, north = bounds([place.code for place in places])
    entries = [trace["name"] for trace in data if trace.get("showlegend")]
    above = legend_height(entries, look) if legend else 58
    notes = []
    if entries and not legend:
        square = f'<span style="color:{look.colours.missing}">■</span>'
        notes = [note(f"{square} {entries[0]}", look, xref="paper", yref="paper", x=0, y=0,
                      xanchor="left", yanchor="bottom")]  # fmt: skip
    return {
        "data": data,
        "layout": layout(
            look,
            (NARROW_HEIGHT if look.narrow else HEIGHT) + above,
            margin={"l": 0, "r": 0, "t": above, "b": 0},
            showlegend=legend,
            legend=top_legend(),
            annotations=notes,
            geo={
                "visible": False, "bgcolor": "rgba(0,0,0,0)", "projection": {"type": "mercator"},
                "lonaxis": {"range": [west, east]}, "lataxis": {"range": [south, north]},
                "fitbounds": False,
            },
        ),
    }  # fmt: skip


@cache
def _rings() -> dict[str, list[list[Point]]]:
    """Return the rings of every municipality, by code."""
    collection = json.loads((PUBLIC / FILE).read_text(encoding="utf-8"))
    return {
        feature["id"]: [
            [(x, y) for x, y in ring]
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
        ]
        for feature in collection["features"]
    }


def bounds(codes: Sequence[str]) -> tuple[float, float, float, float]:
    """Return west, south, east and north of some municipalities, with a little room."""
    points = [point for code in codes for ring in _rings()[code] for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    room = 0.03 * max(east - west, north - south)
    return west - room, south - room, east + room, north + room


def outline(codes: Sequence[str]) -> list[list[Point]]:
    """Return the outer boundary of municipalities together: lines that only one of them has."""
    seen: dict[frozenset[Point], tuple[Point, Point] | None] = {}
    for code in codes:
        for ring in _rings()[code]:
            for one, two in pairwise(ring):
                key = frozenset((one, two))
                seen[key] = None if key in seen else (one, two)
    following = {piece[0]: piece[1] for piece in seen.values() if piece is not None}
    chains = []
    while following:
        chain = [next(iter(following))]
        while chain[-1] in following:
            chain.append(following.pop(chain[-1]))
        chains.append(chain)
    return chains


def _borders(places: Sequence[Place], look: Look) -> list[dict[str, Any]]:
    """Return the outline of the region as one line with gaps, thinned to what a chart may hold."""
    chains = outline([place.code for place in places])
    step = 1 + sum(map(len, chains)) // OUTLINE_POINTS
    across: list[float | None] = []
    upward: list[float | None] = []
    for chain in chains:
        if len(chain) < 3 * step:
            continue
        thinned = [*chain[::step], chain[-1]]
        across += [*(x for x, _ in thinned), None]
        upward += [*(y for _, y in thinned), None]
    return [
        {
            "type": "scattergeo", "mode": "lines", "lon": across, "lat": upward,
            "line": {"color": look.colours.text, "width": 1.5}, "hoverinfo": "skip",
            "showlegend": False,
        }
    ]  # fmt: skip


def _labels(names: dict[str, str], look: Look) -> list[dict[str, Any]]:
    """Return names or letters where most people of a municipality live."""
    if not names:
        return []
    geography = load_geography()
    rows = [geography.codes.index(code) for code in names]
    return [
        {
            "type": "scattergeo", "mode": "text",
            "text": [escaped(name) for name in names.values()],
            "lon": [float(geography.longitude[row]) for row in rows],
            "lat": [float(geography.latitude[row]) for row in rows],
            "textfont": {"size": SMALL_SIZE, "color": look.colours.text,
                         "shadow": f"0 0 3px {look.colours.page}, 0 0 3px {look.colours.page}"},
            "hoverinfo": "skip", "showlegend": False,
        }
    ]  # fmt: skip


def _value(place: Place, layer: Layer, lang: str) -> str:
    if not known(place.value):
        return told(lang, "map_missing")
    if layer.kind == CHANGE:
        return f"{signed(lang, place.value, layer.decimals)} {layer.unit}"
    return f"{number(lang, place.value, layer.decimals)} {layer.unit}"


def table(places: Sequence[Place], layer: Layer, lang: str) -> Table:
    """Return the value of every municipality, in alphabetical order."""
    cells = [(place.name, _value(place, layer, lang)) for place in places]
    heads = (told(lang, "head_municipality"), sentence(layer.name))
    return Table(heads, tuple(sorted(cells)))


def areas_table(places: Sequence[Place], lang: str) -> Table:
    """Return the area and its letter of every municipality, in alphabetical order."""
    letters = letters_of(places)
    cells = [(place.name, f"{letters[place.area]} · {place.area}") for place in places]
    heads = (told(lang, "head_municipality"), told(lang, "head_area"))
    return Table(heads, tuple(sorted(cells)))


def summary(places: Sequence[Place], layer: Layer, lang: str) -> str:
    """Return where the value is lowest and where highest."""
    values = sorted((place for place in places if known(place.value)), key=lambda item: item.value)
    if not values:
        return told(lang, "nothing")
    low, high = values[0], values[-1]
    if low.value == high.value:
        return told(
            lang, "map_same", name=sentence(layer.name), n=len(values),
            value=_value(low, layer, lang),
        )  # fmt: skip
    return told(
        lang, "map_summary", name=sentence(layer.name), n=len(values), low=low.name,
        least=_value(low, layer, lang), high=high.name, most=_value(high, layer, lang),
    )  # fmt: skip


def areas_summary(places: Sequence[Place], lang: str) -> str:
    """Return which municipalities are in which area."""
    if not places:
        return told(lang, "nothing")
    parts = [
        f"{area}: {listed(lang, [place.name for place in places if place.area == area])}"
        for area in letters_of(places)
    ]
    return told(lang, "map_areas", n=len(parts), parts="; ".join(parts))
