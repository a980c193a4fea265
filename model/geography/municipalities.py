"""The 342 municipalities of the Netherlands as columns, and the regions they belong to."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Floats32 = npt.NDArray[np.float32]
Level = Literal["po", "vo"]
Row = dict[str, str]

SECTORS = ("bo", "sbo", "so", "vso", "vo")
AGES = 20
LAYERS = (
    "province",
    "corop",
    "jeugdregio",
    "zorgkantoor",
    "ggd",
    "veiligheidsregio",
    "arbeidsmarktregio",
    "rmc",
)
TABLES = Path(__file__).parent / "tables"
EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, eq=False)
class Membership:
    """One regional layer: which region each municipality is in.

    `codes` and `names` have one entry per region, in code order; `of_municipality` is int32
    (342,) and points into them. Every region has at least one municipality.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    of_municipality: Ints

    def __len__(self) -> int:
        """Return the number of regions."""
        return len(self.codes)

    def municipalities(self, region: int) -> Ints:
        """Return the municipalities of one region, sorted int32."""
        return np.flatnonzero(self.of_municipality == region).astype(np.int32)


@dataclass(frozen=True, eq=False)
class PartnershipShares:
    """Which share of the children of a municipality belongs to which school partnership.

    One row per pair of municipality and partnership (samenwerkingsverband, swv), sorted by
    municipality and then by falling share: `municipality` and `partnership` int32 (pairs,),
    `share` float64 (pairs,), which sums to one per municipality.
    """

    municipality: Ints
    partnership: Ints
    share: Floats


@dataclass(frozen=True, eq=False)
class Geography:
    """Facts per municipality, as columns in code order; the arrays cannot be written to.

    `children_by_age` int32 (342, 20) estimates ages 0..19 on 1 January 2024; `pupils` and
    `n_schools` int32 (342, 5) follow `SECTORS` and are counted where the school stands.
    Shares are fractions of one: `low_income_share` of persons in the lowest 40 % of incomes,
    `high_income_share` of households in the highest 20 %, `youth_care_share` of youth 0–22.
    `youth_care_users` (jeugdzorg in natura, 2023) is rounded to 5. `urbanity` runs from 1
    (very urban) to 5. `neighbours` int32 (pairs, 2) lists adjacent municipalities.
    `school_size_quantiles` float64 (5, 21) is size / mean size at 0 %, 5 %, … 100 %.
    Sources and derivations: `tables/SOURCES.md`.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    children_by_age: Ints
    population: Ints
    youth_0_17: Ints
    low_income_share: Floats
    high_income_share: Floats
    urbanity: Ints
    address_density_per_km2: Floats
    latitude: Floats
    longitude: Floats
    area_km2: Floats
    youth_care_users: Ints
    youth_care_share: Floats
    n_schools: Ints
    pupils: Ints
    memberships: Mapping[str, Membership]
    shares_po: PartnershipShares
    shares_vo: PartnershipShares
    neighbours: Ints
    neighbour_km: Floats
    school_size_quantiles: Floats

    def __len__(self) -> int:
        """Return the number of municipalities."""
        return len(self.codes)

    def children(self, from_age: int, to_age: int) -> Ints:
        """Return the children of `from_age` up to and including `to_age`, int32 (342,)."""
        assert 0 <= from_age <= to_age < AGES, "ages run from 0 to 19"
        return self.children_by_age[:, from_age : to_age + 1].sum(axis=1, dtype=np.int32)

    def partnership_shares(self, level: Level) -> PartnershipShares:
        """Return the partnerships of every municipality at level "po" or "vo"."""
        return self.shares_po if level == "po" else self.shares_vo

    @cached_property
    def distance_matrix_km(self) -> Floats32:
        """Great-circle distances between population centroids, float32 (342, 342).

        Haversine: a = sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2), distance = 2 R arcsin √a.
        """
        phi, lam = np.radians(self.latitude), np.radians(self.longitude)
        half = np.sin((phi[:, None] - phi[None, :]) / 2.0) ** 2
        half += np.outer(np.cos(phi), np.cos(phi)) * (
            np.sin((lam[:, None] - lam[None, :]) / 2.0) ** 2
        )
        return _fixed((2.0 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half))).astype(np.float32))

    def distance_km(self, i: int, j: int) -> float:
        """Return the distance between the population centroids of two municipalities."""
        return float(self.distance_matrix_km[i, j])

    def relative_school_size(self, sector: int, uniform: Floats) -> Floats:
        """Return school size / mean size of a sector for uniform draws in [0, 1), same shape."""
        levels = np.linspace(0.0, 1.0, self.school_size_quantiles.shape[1])
        sizes: Floats = np.interp(uniform, levels, self.school_size_quantiles[sector])
        return sizes


def _fixed[Scalar: np.generic](values: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
    """Make an array read-only: the geography is shared by everything in the process."""
    values.setflags(write=False)
    return values


def _read(name: str) -> list[Row]:
    """Read one of the shipped tables."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _ints(rows: list[Row], column: str) -> Ints:
    """Return one column as int32."""
    return _fixed(np.array([int(row[column]) for row in rows], dtype=np.int32))


def _floats(rows: list[Row], column: str, scale: float = 1.0) -> Floats:
    """Return one column as float64, multiplied by `scale`."""
    return _fixed(np.array([float(row[column]) for row in rows]) * scale)


def _grid(rows: list[Row], columns: Sequence[str]) -> Ints:
    """Return several columns as int32 (rows, columns)."""
    return _fixed(np.array([[int(row[c]) for c in columns] for row in rows], dtype=np.int32))


def _membership(of_each: Sequence[str], name_of: Mapping[str, str]) -> Membership:
    """Number the regions in code order."""
    codes = tuple(sorted(set(of_each)))
    number = {code: i for i, code in enumerate(codes)}
    inside = np.array([number[code] for code in of_each], dtype=np.int32)
    return Membership(codes, tuple(name_of[code] for code in codes), _fixed(inside))


def _layer(rows: list[Row], layer: str) -> Membership:
    """Read one layer from its code and name columns."""
    names = {row[f"{layer}_code"]: row[f"{layer}_name"] for row in rows}
    return _membership([row[f"{layer}_code"] for row in rows], names)


def _partnerships(rows: list[Row], level: Level) -> tuple[Membership, PartnershipShares]:
    """Read the main partnership and all shares from cells such as "PO2203:0.6690;…"."""
    listed = [[part.split(":") for part in row[f"swv_{level}"].split(";")] for row in rows]
    mains = [parts[0][0] for parts in listed]
    main = _membership(mains, {code: code for code in mains})
    number = {code: i for i, code in enumerate(main.codes)}
    pairs = [(i, number[code], float(s)) for i, parts in enumerate(listed) for code, s in parts]
    shares = PartnershipShares(
        _fixed(np.array([pair[0] for pair in pairs], dtype=np.int32)),
        _fixed(np.array([pair[1] for pair in pairs], dtype=np.int32)),
        _fixed(np.array([pair[2] for pair in pairs])),
    )
    return main, shares


def _neighbours(codes: Sequence[str]) -> tuple[Ints, Floats]:
    """Read the adjacent pairs as row numbers, and the distance between their centroids."""
    rows = _read("neighbours.csv")
    number = {code: i for i, code in enumerate(codes)}
    pairs = [[number[row["code_a"]], number[row["code_b"]]] for row in rows]
    return _fixed(np.array(pairs, dtype=np.int32)), _floats(rows, "km")


def _school_sizes() -> Floats:
    """Read the size quantiles, one row per sector in the order of SECTORS."""
    of = {row.pop("sector"): list(map(float, row.values())) for row in _read("school_sizes.csv")}
    return _fixed(np.array([of[sector] for sector in SECTORS]))


@cache
def load_geography() -> Geography:
    """Read the shipped tables once; every call returns the same object."""
    rows = _read("municipalities.csv")
    codes = tuple(row["code"] for row in rows)
    po, shares_po = _partnerships(rows, "po")
    vo, shares_vo = _partnerships(rows, "vo")
    layers = {layer: _layer(rows, layer) for layer in LAYERS}
    neighbours, neighbour_km = _neighbours(codes)
    return Geography(
        codes=codes,
        names=tuple(row["name"] for row in rows),
        children_by_age=_grid(rows, [f"children_{age}" for age in range(AGES)]),
        population=_ints(rows, "population"),
        youth_0_17=_ints(rows, "youth_0_17"),
        low_income_share=_floats(rows, "low_income_persons_pct", 0.01),
        high_income_share=_floats(rows, "high_income_households_pct", 0.01),
        urbanity=_ints(rows, "urbanity_class"),
        address_density_per_km2=_floats(rows, "address_density_per_km2"),
        latitude=_floats(rows, "latitude"),
        longitude=_floats(rows, "longitude"),
        area_km2=_floats(rows, "area_km2"),
        youth_care_users=_ints(rows, "youth_care_n"),
        youth_care_share=_floats(rows, "youth_care_pct", 0.01),
        n_schools=_grid(rows, [f"n_{sector}" for sector in SECTORS]),
        pupils=_grid(rows, [f"pupils_{sector}" for sector in SECTORS]),
        memberships=MappingProxyType({**layers, "swv_po": po, "swv_vo": vo}),
        shares_po=shares_po,
        shares_vo=shares_vo,
        neighbours=neighbours,
        neighbour_km=neighbour_km,
        school_size_quantiles=_school_sizes(),
    )
