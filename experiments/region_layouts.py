"""Layouts of regions, seen from one region: overlap, partners, pieces; and layouts of one's own.

In a layout of one's own a municipality has one region for youth care and education together, as in
the congruent layout. Municipalities outside the region keep the youth region of today for both.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from experiments.refusal_words import told
from model.consultation import consultation
from model.geography import (
    Geography,
    Layout,
    PartnershipShares,
    Region,
    congruence_index,
    load_geography,
)
from scenarios.refusals import RefusedError

Ints = npt.NDArray[np.int32]

AGES = (4, 17)
COLUMNS = ("code", "name", "youth_region", "partnership_po", "partnership_vo")
LONGEST_LABEL = 1000  # a merged region is named after all its parts
FORBIDDEN = '#;"'  # what would end a cell or start a comment in the file
# Sharing the work of desks saves money up to about so many inhabitants, and no more above it
# (source C14, measured for municipal taxes). It is a signal, not a limit for youth care.
SMALL_INHABITANTS = 60_000


@dataclass(frozen=True)
class Shape:
    """What a layout means for the municipalities of one region.

    Args:
        congruence: overlap of youth regions and partnerships for the children of this region,
            from 0 to 1 (see `congruence_index`); borders elsewhere do not count.
        partners: partnerships that a municipality has to agree with, on average.
        pairs: of a municipality and a partnership that have to agree.
        youth_regions: how many youth regions they are in.
        partnerships: how many partnerships they are in.
        split: rows of municipalities of which a part is in another partnership.
        children: of ages 4 to 17.
    """

    congruence: float
    partners: float
    pairs: int
    youth_regions: int
    partnerships: int
    split: tuple[int, ...]
    children: int


@dataclass(frozen=True)
class Unit:
    """One youth region of a layout, with all its municipalities, also those elsewhere.

    Args:
        label: its name.
        municipalities: their rows.
        children: of ages 4 to 17.
        inhabitants: of all ages.
        pieces: rows of municipalities that border each other; more than one is no whole.
    """

    label: str
    municipalities: tuple[int, ...]
    children: int
    inhabitants: int
    pieces: tuple[tuple[int, ...], ...]

    @property
    def is_small(self) -> bool:
        """Return whether working together with others may save money."""
        return self.inhabitants < SMALL_INHABITANTS


def shape_of(layout: Layout, region: Region) -> Shape:
    """Return what a layout means for a region."""
    geo = load_geography()
    where = region.municipalities
    inside = np.isin(np.arange(len(geo)), where)[:, None]
    here = replace(geo, children_by_age=np.where(inside, geo.children_by_age, 0))
    agreed = consultation(geo, layout, where)
    split: set[int] = set()
    for shares in (layout.shares_po, layout.shares_vo):
        parts = np.bincount(shares.municipality[shares.share > 0], minlength=len(geo))
        split |= {int(row) for row in where if parts[row] > 1}
    return Shape(
        congruence=congruence_index(layout, here),
        partners=float(agreed.partners_of_municipality.mean()),
        pairs=int(agreed.consults.sum()),
        youth_regions=len(np.unique(layout.youth_region[where])),
        partnerships=len(agreed.names),
        split=tuple(sorted(split)),
        children=int(geo.children(*AGES)[where].sum()),
    )


def units(layout: Layout, region: Region) -> tuple[Unit, ...]:
    """Return the youth regions that have a municipality in a region, by name."""
    geo = load_geography()
    made = []
    for number in np.unique(layout.youth_region[region.municipalities]):
        rows = np.flatnonzero(layout.youth_region == number)
        made.append(
            Unit(
                label=layout.youth_region_labels[number],
                municipalities=tuple(int(row) for row in rows),
                children=int(geo.children(*AGES)[rows].sum()),
                inhabitants=int(geo.population[rows].sum()),
                pieces=pieces(rows, geo),
            )
        )
    return tuple(sorted(made, key=lambda unit: unit.label))


def pieces(rows: npt.NDArray[np.integer], geo: Geography) -> tuple[tuple[int, ...], ...]:
    """Return municipalities in groups that border each other, the largest group first.

    A municipality that borders no other in the country, such as an island, is no piece of its own.
    """
    inside = {int(row) for row in rows}
    beside: dict[int, set[int]] = {}
    for one, two in geo.neighbours.tolist():
        beside.setdefault(one, set()).add(two)
        beside.setdefault(two, set()).add(one)
    left = inside & beside.keys()
    found = []
    while left:
        group, todo = set[int](), [min(left)]
        while todo:
            row = todo.pop()
            if row in left:
                left.remove(row)
                group.add(row)
                todo += beside[row]
        found.append(tuple(sorted(group)))
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def youth_region_names(layout: Layout, region: Region) -> dict[str, str]:
    """Return the youth region of every municipality of a region, by code."""
    geo = load_geography()
    return {
        geo.codes[row]: layout.youth_region_labels[layout.youth_region[row]]
        for row in region.municipalities
    }


def own_layout(region_of: Mapping[str, str]) -> Layout:
    """Return a layout of one's own.

    Args:
        region_of: the region of municipalities, by code; all others stay in their youth region.

    Raises:
        UserError: a municipality is unknown, or a name cannot stand in a file.
    """
    names = _regions(region_of)
    labels = tuple(sorted(set(names)))
    number = {label: place for place, label in enumerate(labels)}
    of_each = np.array([number[name] for name in names], dtype=np.int32)
    everyone = np.arange(len(names), dtype=np.int32)
    whole = PartnershipShares(everyone, of_each, np.ones(len(names)))
    return Layout("own", of_each, of_each, of_each, labels, labels, labels, whole, whole)


def layout_text(region_of: Mapping[str, str]) -> str:
    """Return the same layout as the text of a file that `region_layout.file` can name."""
    geo = load_geography()
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for code, name, label in zip(geo.codes, geo.names, _regions(region_of), strict=True):
        writer.writerow((code, name, label, label, label))
    return file.getvalue()


def _regions(region_of: Mapping[str, str]) -> list[str]:
    """Return the region of every municipality of the country, in code order."""
    geo = load_geography()
    unknown = sorted(region_of.keys() - set(geo.codes))
    if unknown:
        raise RefusedError(told("municipality", code=repr(unknown[0][:20])))
    for label in region_of.values():
        _check_label(label)
    base = geo.memberships["jeugdregio"]
    today = [base.names[place] for place in base.of_municipality]
    return [region_of.get(code, name).strip() for code, name in zip(geo.codes, today, strict=True)]


def _check_label(label: str) -> None:
    """Raise UserError for a name of a region that cannot stand in a file."""
    usable = label.strip() and label.isprintable() and not any(mark in label for mark in FORBIDDEN)
    if not usable or len(label) > LONGEST_LABEL:
        parts = {"name": repr(label[:40]), "most": LONGEST_LABEL, "marks": " ".join(FORBIDDEN)}
        raise RefusedError(told("region_name", **parts))
