"""Where children live and schools stand, and the regions that care and schools are drawn in."""

from model.geography.layouts import (
    Counterparties,
    Layout,
    congruence_index,
    congruent,
    counterparties,
    from_file,
    merged,
    region_links,
    share_inside,
    today,
)
from model.geography.municipalities import (
    LAYERS,
    SECTORS,
    Geography,
    Membership,
    PartnershipShares,
    load_geography,
)
from model.geography.names import KINDS, Region
from model.geography.regions import ListedRegion, list_regions, resolve_region

__all__ = [
    "KINDS",
    "LAYERS",
    "SECTORS",
    "Counterparties",
    "Geography",
    "Layout",
    "ListedRegion",
    "Membership",
    "PartnershipShares",
    "Region",
    "congruence_index",
    "congruent",
    "counterparties",
    "from_file",
    "list_regions",
    "load_geography",
    "merged",
    "region_links",
    "resolve_region",
    "share_inside",
    "today",
]
