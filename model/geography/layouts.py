"""Layouts: which youth region and which school partnerships a municipality is in.

A layout draws borders and moves no child: children and schools stay with their municipality.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from model.errors import UserError
from model.geography.files import locate, numbered_lines, split_cells
from model.geography.merging import merge_regions
from model.geography.municipalities import Floats, Geography, Ints, PartnershipShares
from model.geography.names import Region, fold, kind_of

Bools = npt.NDArray[np.bool_]

COLUMNS = ("code", "youth_region", "partnership_po", "partnership_vo")
PO_AGES = (4, 11)
VO_AGES = (12, 17)


@dataclass(frozen=True, eq=False)
class Layout:
    """A drawing of youth regions (jeugdregio's) and school partnerships (swv) po and vo.

    `youth_region`, `partnership_po` and `partnership_vo` are int32 (342,): the one youth region
    and the main partnership of every municipality, as positions in the tuples of labels.
    `shares_po` and `shares_vo` hold every partnership of a municipality with its share.
    """

    name: str
    youth_region: Ints
    partnership_po: Ints
    partnership_vo: Ints
    youth_region_labels: tuple[str, ...]
    partnership_po_labels: tuple[str, ...]
    partnership_vo_labels: tuple[str, ...]
    shares_po: PartnershipShares
    shares_vo: PartnershipShares

    @property
    def n_youth_regions(self) -> int:
        """Return the number of youth regions."""
        return len(self.youth_region_labels)

    @property
    def n_partnerships_po(self) -> int:
        """Return the number of primary school partnerships."""
        return len(self.partnership_po_labels)

    @property
    def n_partnerships_vo(self) -> int:
        """Return the number of secondary school partnerships."""
        return len(self.partnership_vo_labels)

    @property
    def one_layer(self) -> bool:
        """Tell whether youth regions and both kinds of partnership have the same borders."""
        return bool(
            np.array_equal(self.youth_region, self.partnership_po)
            and np.array_equal(self.youth_region, self.partnership_vo)
        )


@dataclass(frozen=True, eq=False)
class Counterparties:
    """Pairs of a municipality or youth region (`party`) and a partnership, as arrays (pairs,).

    `partnership` counts within its level; `is_vo` tells the level. Sorted by level, party,
    partnership; every pair occurs once.
    """

    party: Ints
    partnership: Ints
    is_vo: Bools

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.party)

    def per_party(self, n_parties: int) -> Ints:
        """Return the number of partnerships each party has to deal with, int32 (n_parties,)."""
        return np.bincount(self.party, minlength=n_parties).astype(np.int32)


def today(geo: Geography) -> Layout:
    """Return the borders of today: 42 youth regions, 76 partnerships po and 74 vo."""
    youth, po, vo = (geo.memberships[layer] for layer in ("jeugdregio", "swv_po", "swv_vo"))
    return Layout(
        "today",
        youth.of_municipality,
        po.of_municipality,
        vo.of_municipality,
        youth.names,
        po.names,
        vo.names,
        geo.shares_po,
        geo.shares_vo,
    )


def congruent(geo: Geography) -> Layout:
    """Return the layout in which both kinds of partnership take the borders of youth regions."""
    youth = geo.memberships["jeugdregio"]
    return _one_layer("congruent", youth.of_municipality, youth.names)


def merged(geo: Geography, layer: str | None = None, *, regions: int | None = None) -> Layout:
    """Return a layout with one layer for care and schools, coarser or otherwise drawn.

    Give either `layer` (province, ggd, arbeidsmarktregio …: everything takes its borders) or
    `regions`, the number of youth regions to leave: the one with the fewest inhabitants joins
    its nearest neighbour until that number is left. Raises UserError for an unknown layer or a
    number that merging cannot reach.
    """
    if (layer is None) == (regions is None):
        raise UserError(
            f'Merged layout with layer "{layer}" and regions "{regions}": give exactly one of both.'
        )
    if regions is not None:
        of_each, labels = merge_regions(geo, geo.memberships["jeugdregio"], regions)
        return _one_layer(f"merged to {regions}", of_each, labels)
    wanted = layer or ""
    name = next((key for key in geo.memberships if fold(key) == fold(wanted)), kind_of(wanted))
    if name is None or name not in geo.memberships:
        choices = ", ".join(geo.memberships)
        raise UserError(f'Layer "{layer}" of a merged layout is unknown: use one of {choices}.')
    membership = geo.memberships[name]
    return _one_layer(f"merged by {name}", membership.of_municipality, membership.names)


def from_file(path: str | Path, geo: Geography) -> Layout:
    """Read a layout from a CSV file with columns code, youth_region, partnership_po and _vo.

    Regions are any words; every municipality must be there exactly once. Raises UserError
    naming the file and the line.
    """
    path = Path(path)
    lines = numbered_lines(path)
    number, line = next(lines)
    header = [cell.casefold() for cell in split_cells(line)]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise UserError(
            f'Layout file "{path}", line {number}, lacks the column {" and ".join(missing)}: '
            f"start with the line {','.join(COLUMNS)}."
        )
    cells_of: dict[int, list[str]] = {}
    for number, line in lines:
        row = _row(path, number, split_cells(line), header)
        place = locate(row[0], geo, path, number)
        if place in cells_of:
            raise UserError(
                f'Layout file "{path}", line {number}, lists {geo.names[place]} '
                "for the second time: keep one line per municipality."
            )
        cells_of[place] = row
    absent = [geo.names[i] for i in range(len(geo)) if i not in cells_of]
    if absent:
        shown = ", ".join(absent[:5]) + (" …" if len(absent) > 5 else "")
        raise UserError(
            f'Layout file "{path}" lacks {len(absent)} of {len(geo)} municipalities ({shown}): '
            "add one line for each."
        )
    (youth, youth_labels), (po, po_labels), (vo, vo_labels) = (
        _numbered([cells_of[i][column] for i in range(len(geo))]) for column in (1, 2, 3)
    )
    shares = _undivided(po), _undivided(vo)
    return Layout(path.stem, youth, po, vo, youth_labels, po_labels, vo_labels, *shares)


def _row(path: Path, number: int, cells: Sequence[str], header: Sequence[str]) -> list[str]:
    """Return the four cells of a line in the order of COLUMNS; none may be empty."""
    if len(cells) != len(header):
        raise UserError(
            f'Layout file "{path}", line {number}, has {len(cells)} cells where the header has '
            f"{len(header)}: give every column a cell, and quote names with a comma."
        )
    chosen = [cells[header.index(column)] for column in COLUMNS]
    for column, cell in zip(COLUMNS, chosen, strict=True):
        if not cell:
            raise UserError(
                f'Layout file "{path}", line {number}, has an empty {column}: fill it in.'
            )
    return chosen


def _numbered(words: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Number the different words in alphabetical order."""
    labels = tuple(sorted(set(words)))
    number = {label: i for i, label in enumerate(labels)}
    return np.array([number[word] for word in words], dtype=np.int32), labels


def _undivided(partnership: Ints) -> PartnershipShares:
    """Return shares of one: every municipality in one partnership."""
    everyone = np.arange(len(partnership), dtype=np.int32)
    return PartnershipShares(everyone, partnership, np.ones(len(partnership)))


def _one_layer(name: str, of_each: Ints, labels: tuple[str, ...]) -> Layout:
    """Return a layout in which youth regions and partnerships share their borders."""
    shares = _undivided(of_each)
    return Layout(name, of_each, of_each, of_each, labels, labels, labels, shares, shares)


def counterparties(layout: Layout) -> Counterparties:
    """Return which municipality (the party) must consult which partnership by law.

    The consultation (oogo, op overeenstemming gericht overleg) is due between every two with
    children in common: a municipality divided over two partnerships po makes two pairs po.
    """
    everyone = np.arange(len(layout.youth_region), dtype=np.int32)
    return _pairs(layout, everyone)


def region_links(layout: Layout) -> Counterparties:
    """Return which youth region has children in common with which partnership."""
    return _pairs(layout, layout.youth_region)


def _pairs(layout: Layout, party_of_municipality: Ints) -> Counterparties:
    """Return the distinct pairs of party and partnership over both levels."""
    found = []
    for shares in (layout.shares_po, layout.shares_vo):
        here = shares.share > 0.0
        party = party_of_municipality[shares.municipality[here]]
        found.append(np.unique(np.stack([party, shares.partnership[here]]), axis=1))
    party, partnership = np.concatenate(found, axis=1).astype(np.int32)
    is_vo = np.repeat([False, True], [found[0].shape[1], found[1].shape[1]])
    return Counterparties(party, partnership, is_vo)


def congruence_index(layout: Layout, geo: Geography) -> float:
    """Return how far youth regions and school partnerships serve the same children, 0 to 1.

    For one child with youth region R and partnership P it is the Jaccard overlap: of all the
    children whom R or P serves, the share whom both serve,
    J(R, P) = children(R ∩ P) / (children(R) + children(P) − children(R ∩ P)).
    The index is its mean over all children: ages 4–11 with partnerships po, ages 12–17 with
    partnerships vo. A municipality that is divided over partnerships counts in each with its
    share. It is 1 exactly when the borders coincide, and falls when regions are merely nested.
    """
    overlap = 0.0
    everyone = 0.0
    for shares, ages in ((layout.shares_po, PO_AGES), (layout.shares_vo, VO_AGES)):
        children = geo.children(*ages)[shares.municipality] * shares.share
        common = np.zeros((layout.n_youth_regions, int(shares.partnership.max()) + 1))
        np.add.at(common, (layout.youth_region[shares.municipality], shares.partnership), children)
        either = common.sum(axis=1, keepdims=True) + common.sum(axis=0, keepdims=True) - common
        jaccard = np.divide(common, either, out=np.zeros_like(common), where=either > 0.0)
        overlap += float((common * jaccard).sum())
        everyone += float(children.sum())
    return min(1.0, overlap / everyone)


def share_inside(
    layout_membership: Ints | PartnershipShares, region: Region, weights: npt.ArrayLike
) -> Floats:
    """Return which share of each youth region or partnership lives in the simulated region.

    `layout_membership` is an array of a layout, int32 (342,), or its `shares_po`/`shares_vo`;
    `weights` (342,) are the children of each municipality. The result, float64 (groups,), is
    what enters a cut-out; over regions that together cover the country it sums to one.
    A group without children has share 0.
    """
    if isinstance(layout_membership, PartnershipShares):
        pairs = layout_membership
    else:
        pairs = _undivided(layout_membership)
    children = np.asarray(weights, dtype=np.float64)[pairs.municipality] * pairs.share
    inside = np.isin(pairs.municipality, region.municipalities)
    total = np.bincount(pairs.partnership, weights=children)
    part = np.bincount(pairs.partnership, weights=children * inside, minlength=len(total))
    return np.divide(part, total, out=np.zeros_like(total), where=total > 0.0)
