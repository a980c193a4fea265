"""Who has to agree with whom: municipalities and school partnerships under a layout."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.geography import Geography, Layout

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Consultation:
    """Partnerships met in a region and their municipalities.

    `share_po` and `share_vo` (municipalities × partnerships) say which part of a municipality's
    primary and secondary schools belongs to a partnership; `consults` marks the pairs that hold
    the statutory consultation (oogo). Numbers of partners count the whole country, so
    counterparties outside a cut-out still take time.
    """

    names: tuple[str, ...]
    share_po: Floats
    share_vo: Floats
    consults: npt.NDArray[np.bool_]
    partners_of_municipality: Floats
    partners_of_partnership: Floats


def consultation(geo: Geography, layout: Layout, where: Ints) -> Consultation:
    """Return the consulting parties of the municipalities `where` (national rows)."""
    po, vo, names = _national_shares(geo, layout)
    pairs = (po > 0) | (vo > 0)
    met = np.flatnonzero(pairs[where].any(axis=0))
    return Consultation(
        names=tuple(names[index] for index in met),
        share_po=po[np.ix_(where, met)],
        share_vo=vo[np.ix_(where, met)],
        consults=pairs[np.ix_(where, met)],
        partners_of_municipality=pairs[where].sum(axis=1).astype(np.float64),
        partners_of_partnership=pairs[:, met].sum(axis=0).astype(np.float64),
    )


def _national_shares(geo: Geography, layout: Layout) -> tuple[Floats, Floats, list[str]]:
    """Return shares of all municipalities; in a layout of one layer po and vo are one body."""
    n = len(geo.codes)
    n_po, n_vo = layout.n_partnerships_po, layout.n_partnerships_vo
    vo_first = 0 if layout.one_layer else n_po
    po = np.zeros((n, max(n_po, vo_first + n_vo)))
    vo = np.zeros_like(po)
    po[layout.shares_po.municipality, layout.shares_po.partnership] = layout.shares_po.share
    vo[layout.shares_vo.municipality, vo_first + layout.shares_vo.partnership] = (
        layout.shares_vo.share
    )
    names = list(layout.partnership_po_labels)
    if not layout.one_layer:
        names += layout.partnership_vo_labels
    return po, vo, names
