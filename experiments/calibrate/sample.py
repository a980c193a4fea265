"""The small country that calibration runs on: some municipalities of the half for fitting.

A national run takes most of a minute, and a calibration needs thousands. These municipalities hold
a twentieth of all children and together have the country's means of age, income, urbanity, special
schools and use of care. How far a run of them is from a national one is measured, not assumed: see
docs/calibration.md.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import numpy.typing as npt

from experiments.validate.split import CALIBRATE, municipalities_of
from model.geography import Geography, Region, load_geography

STORED = Path(__file__).parent / "sample.csv"
MUNICIPALITIES = 14
CHILDREN = (110_000, 140_000)
TRIES = 20_000
SEED = 20261122  # of the search below: the day on which the split was fixed
Floats = npt.NDArray[np.float64]


def features(geo: Geography) -> Floats:
    """Return what a small country must share with the whole one, (municipalities, features)."""
    children = geo.children(4, 17).astype(np.float64)
    young = geo.children(4, 7) / children
    special = geo.pupils[:, 1:4].sum(axis=1) / children
    columns = (
        young,
        geo.low_income_share,
        geo.high_income_share,
        geo.urbanity,
        np.log(children),
        geo.youth_care_share,
        special,
    )
    return np.stack(columns, axis=1)


def search_sample(geo: Geography) -> npt.NDArray[np.int32]:
    """Return the best of many random sets: means near the country's, in standard deviations."""
    children = geo.children(4, 17).astype(np.float64)
    values = features(geo)
    mean = np.average(values, axis=0, weights=children)
    spread = np.sqrt(np.average((values - mean) ** 2, axis=0, weights=children))
    candidates = municipalities_of(CALIBRATE)
    chance = np.random.default_rng(SEED)
    best, least = candidates[:0], np.inf
    for _ in range(TRIES):
        chosen = chance.choice(candidates, MUNICIPALITIES, replace=False)
        if not CHILDREN[0] <= children[chosen].sum() <= CHILDREN[1]:
            continue
        own = np.average(values[chosen], axis=0, weights=children[chosen])
        distance = float((((own - mean) / spread) ** 2).sum())
        if distance < least:
            best, least = np.sort(chosen), distance
    return best.astype(np.int32)


def sample_region() -> Region:
    """Return the stored municipalities as a region."""
    codes = load_geography().codes
    with STORED.open(encoding="utf-8", newline="") as file:
        rows = [codes.index(row["code"]) for row in csv.DictReader(file)]
    return Region("sample", "calibration", np.array(sorted(rows), np.int32))
