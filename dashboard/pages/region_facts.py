"""What the page tells about borders, as text: pure functions, without Solara."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from dashboard.charts.figure import listed
from dashboard.charts.maps import Place
from dashboard.controls import lever_of
from dashboard.words import say
from experiments.region_layouts import AGES, Shape, Unit, shape_of, units
from experiments.words import number
from model.geography import Layout, Region, load_geography, today
from model.levers import RegionLayout
from model.organisations.reform import layout_of
from scenarios import Scenario

LAYERS = ("scenario", "jeugdregio", "swv_po", "swv_vo", "ggd", "zorgkantoor")
NEW = "*"  # what a browser sends for a region that is not there yet


@lru_cache(maxsize=64)
def _drawn(lever: RegionLayout | None) -> Layout:
    return layout_of(lever)


def layout_in(scenario: Scenario) -> Layout:
    """Return the layout that a scenario asks for, in its first phase."""
    lever = lever_of(scenario, "region_layout")
    return _drawn(lever if isinstance(lever, RegionLayout) else None)


def places_in(layer: str, layout: Layout, region: Region) -> list[Place]:
    """Return the municipalities of a region with their area in one of `LAYERS`."""
    geo = load_geography()
    if layer == "scenario":
        names, of_each = layout.youth_region_labels, layout.youth_region
    else:
        membership = geo.memberships[layer]
        names, of_each = membership.names, membership.of_municipality
    return [Place(geo.codes[row], area=names[of_each[row]]) for row in region.municipalities]


def drawn_places(draft: Mapping[str, str]) -> list[Place]:
    """Return municipalities with the region that they are drawn in."""
    return [Place(code, area=area) for code, area in draft.items()]


def fact_rows(now: Shape, then: Shape, lang: str) -> list[tuple[str, str, str]]:
    """Return what a layout means, today and in a scenario, as rows of text."""

    def row(key: str, values: Sequence[float], decimals: int = 0) -> tuple[str, str, str]:
        before, after = (number(lang, value, decimals) for value in values)
        return say(lang, f"region_fact_{key}"), before, after

    return [
        row("congruence", [100 * now.congruence, 100 * then.congruence]),
        row("partners", [now.partners, then.partners], 1),
        row("pairs", [now.pairs, then.pairs]),
        row("youth_regions", [now.youth_regions, then.youth_regions]),
        row("partnerships", [now.partnerships, then.partnerships]),
        row("split", [len(now.split), len(then.split)]),
        row("children", [now.children, then.children]),
    ]


def lead(now: Shape, then: Shape, letter: str, lang: str) -> str:
    """Return in a sentence how far borders coincide, today and in the scenario."""
    shares = [number(lang, 100 * shape.congruence, 0) for shape in (now, then)]
    partners = [
        number(lang, shape.partners, 0 if shape.partners.is_integer() else 1)
        for shape in (now, then)
    ]
    key = "region_lead_same" if now == then else "region_lead"
    return say(
        lang, key, letter=letter, now=shares[0], then=shares[1], partners=partners[0],
        later=partners[1],
    )  # fmt: skip


def unit_rows(layout: Layout, region: Region, lang: str) -> list[tuple[str, ...]]:
    """Return the regions of a layout: name, municipalities here, children, inhabitants, remarks."""
    geo = load_geography()
    here = set(region.municipalities.tolist())
    return [
        (
            unit.label,
            listed(lang, [geo.names[row] for row in unit.municipalities if row in here]),
            number(lang, len(set(unit.municipalities) - here), 0),
            number(lang, unit.children, 0),
            number(lang, unit.inhabitants, 0),
        )
        for unit in units(layout, region)
    ]


def warnings(layout: Layout, region: Region, lang: str) -> list[str]:
    """Return what somebody who draws regions should look at again."""
    geo = load_geography()
    borders_today = {
        frozenset(unit.municipalities) for unit in units(today(geo), region) if unit.municipalities
    }
    told = []
    for unit in units(layout, region):
        if len(unit.pieces) > 1 and frozenset(unit.municipalities) not in borders_today:
            told.append(_apart(unit, lang))
        if unit.is_small:
            told.append(
                say(
                    lang, "region_small", name=unit.label,
                    inhabitants=number(lang, unit.inhabitants, 0),
                )
            )  # fmt: skip
    split = shape_of(layout, region).split
    if split:
        names = listed(lang, [geo.names[row] for row in split])
        told.append(say(lang, "region_split", names=names))
    return told


def _apart(unit: Unit, lang: str) -> str:
    names = load_geography().names
    others = [names[row] for piece in unit.pieces[1:] for row in piece]
    return say(lang, "region_apart", name=unit.label, names=listed(lang, others))


def total_told(draft: Mapping[str, str], region: Region, lang: str) -> str:
    """Return how many children are in the drawn regions together, and that it is all of them."""
    geo = load_geography()
    children = geo.children(*AGES)
    drawn: dict[str, int] = {}
    for code, area in draft.items():
        drawn[area] = drawn.get(area, 0) + int(children[geo.codes.index(code)])
    before, after = int(children[region.municipalities].sum()), sum(drawn.values())
    key = "region_total" if before == after else "region_total_wrong"
    return say(lang, key, before=number(lang, before, 0), after=number(lang, after, 0))


def choices_of(draft: Mapping[str, str], region: Region) -> list[str]:
    """Return the regions that a municipality can get: those here, next door, and drawn ones."""
    geo = load_geography()
    here = np.isin(geo.neighbours, region.municipalities)
    around = np.unique(
        np.concatenate([region.municipalities, geo.neighbours[here.any(axis=1)].ravel()])
    )
    youth = geo.memberships["jeugdregio"]
    near = {youth.names[place] for place in youth.of_municipality[around]}
    return sorted(near | set(draft.values()))


def moved_to(
    draft: Mapping[str, str], codes: Sequence[str], area: str, region: Region
) -> dict[str, str]:
    """Return the drawing after municipalities got another region.

    Args:
        draft: the region of every municipality, by code.
        codes: which ones move.
        area: one of `choices_of`, or `NEW` for a region named after the largest that moves.
        region: where.

    Raises:
        ValueError: a browser sent something that is not on the page.
    """
    if not codes or not set(codes) <= draft.keys():
        raise ValueError("municipalities of another region")
    known = choices_of(draft, region)
    if area == NEW:
        geo = load_geography()
        children = geo.children(*AGES)
        rows = [geo.codes.index(code) for code in codes]
        name = f"Regio {geo.names[max(rows, key=lambda row: (children[row], -row))]}"
        area, again = name, 2
        while area in known:
            area, again = f"{name} {again}", again + 1
    elif area not in known:
        raise ValueError("a region that is not on the list")
    return {**draft, **dict.fromkeys(codes, area)}
