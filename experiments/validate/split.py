"""Which municipalities may be fitted to and which only tested on; fixed before any fitting.

The rule: within a province, municipalities in order of size take turns, and every second province
starts with the other half. So both halves hold large and small places everywhere. The result is
stored in `split.csv`, whose date in the history of this project is that of the split.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from model.geography import Geography, load_geography

CALIBRATE, VALIDATE = "calibrate", "validate"
HALVES = (CALIBRATE, VALIDATE)
STORED = Path(__file__).parent / "split.csv"


def split_by_rule(geo: Geography) -> list[str]:
    """Return the half of every municipality, in code order."""
    province = geo.memberships["province"].of_municipality
    halves = [""] * len(geo)
    for number in np.unique(province):
        inside = np.flatnonzero(province == number)
        largest_first = inside[np.argsort(-geo.youth_0_17[inside], kind="stable")]
        for turn, municipality in enumerate(largest_first):
            halves[municipality] = HALVES[(turn + int(number)) % 2]
    return halves


@cache
def stored_split() -> dict[str, str]:
    """Return the half of every municipality by its code, as stored."""
    with STORED.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["use"] for row in csv.DictReader(file)}


def municipalities_of(half: str) -> npt.NDArray[np.int32]:
    """Return the municipalities of one half, int32 in code order."""
    split = stored_split()
    codes = load_geography().codes
    return np.array([i for i, code in enumerate(codes) if split[code] == half], np.int32)
