"""Which regions are measured: chosen by rule, by kind and number of children, not by hand."""

from __future__ import annotations

from functools import cache

from model.geography import list_regions

SMALL = ("municipality", 10_000)
REGION = ("jeugdregio", 50_000)
LARGE = ("province", 250_000)
COUNTRY = "netherlands"


@cache
def nearest(kind: str, children: int) -> str:
    """Return the region of a kind whose number of children of 4 to 17 is nearest to a number."""
    rows = list_regions(kind)
    best = min(rows, key=lambda row: (abs(row.children - children), row.code))
    return f"{best.kind}:{best.name}"


def small() -> str:
    """Return the municipality nearest to 10,000 children."""
    return nearest(*SMALL)


def region() -> str:
    """Return the youth region nearest to 50,000 children."""
    return nearest(*REGION)


def large() -> str:
    """Return the province nearest to 250,000 children."""
    return nearest(*LARGE)
