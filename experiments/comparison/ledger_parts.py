"""The ledger in parts: by school year, by law, or by municipality, each with its paired difference.

Parts of one kind add up, to the cent, to a total that is counted apart. What a joint fund spends
falls under the law of the payer whose cost it is; a municipality pays what it puts in, also what
goes through a fund.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import paired_intervals
from experiments.comparison.compare import UNSETTLED, verdict
from experiments.comparison.lines import COST
from experiments.runs.money_of_places import PLACED
from experiments.runs.run import RunSet
from model.geography import load_geography
from model.kinds import Payer
from model.money import CENTS
from model.outcomes import NONE

if TYPE_CHECKING:
    import pandas as pd

Ints = npt.NDArray[np.int64]
YEAR, LAW, MUNICIPALITY = "year", "law", "municipality"
KINDS = (YEAR, LAW, MUNICIPALITY)
PAYERS = tuple(payer.name.lower() for payer in PLACED)
AGES = (4, 17)
ALL = "all"
# By which law each payer pays. Municipalities pay besides for access, prevention and, in part,
# school teams; the start of a joint fund is paid by no law but once, by the state.
LAWS: dict[str, tuple[Payer, ...]] = {
    "youth_act": (Payer.MUNICIPALITY,),
    "education_acts": (Payer.PARTNERSHIP, Payer.SCHOOL),
    "health_insurance_act": (Payer.HEALTH_INSURER,),
    "long_term_care_act": (Payer.CARE_OFFICE,),
    "no_law": (Payer.JOINT_FUND,),
}
PART_COLUMNS = (
    "scenario", "by", "payer", "name", "unit", "n", "children", "mean", "difference", "low", "high",
    "verdict", "difference_per_child", "low_per_child", "high_per_child",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Parts:
    """Money in cents, divided.

    Args:
        kind: one of `KINDS`.
        payer: whose money it is; "all" if it is everybody's.
        names: of the parts; of municipalities their own names.
        cents: over `years`, shape (scenarios, replications, parts).
        years: over how many school years.
        total: the same money, counted apart, shape (scenarios, replications).
        children: of ages 4 to 17 in each part; empty where children are not divided.
    """

    kind: str
    payer: str
    names: tuple[str, ...]
    cents: Ints
    years: int
    total: Ints
    children: tuple[int, ...] = ()

    @property
    def difference(self) -> int:
        """Return by how many cents the parts miss the total, over all runs; zero if they add up."""
        return int(np.abs(self.cents.sum(axis=2) - self.total).sum())


@dataclass(frozen=True)
class Change:
    """What one part costs in euros per year, and its paired difference with the first scenario.

    Args:
        name: of the part; "all" for the total.
        baseline: in the first scenario.
        level: in the other one.
        difference: with its 95 % interval for chance, `low` to `high`; NaN for the first scenario.
        children: of ages 4 to 17; 0 where children are not divided.
        verdict: "pays_more", "pays_less", or "indistinguishable" if chance alone can do it.
    """

    name: str
    baseline: float
    level: float
    difference: float
    low: float
    high: float
    children: int
    verdict: str

    def per_child(self, euros: float) -> float:
        """Return euros per child; NaN where children are not divided."""
        return euros / self.children if self.children else float("nan")


def is_kept(runs: RunSet, kind: str) -> bool:
    """Return whether runs kept what a division takes; those from a store have no municipalities."""
    return kind != MUNICIPALITY or runs.by_place.size > 0


def parts_of(runs: RunSet, kind: str, year: int = 0, payer: str = PAYERS[0]) -> Parts:
    """Return the money of runs, divided.

    Args:
        runs: what was run, with what the division takes (see `is_kept`).
        kind: one of `KINDS`.
        year: the school year, from 1, by law only; 0 takes all years together.
        payer: whose money is divided over municipalities, one of `PAYERS`.
    """
    if kind == YEAR:
        return _by_year(runs)
    if kind == LAW:
        return _by_law(runs, year)
    return _by_municipality(runs, payer)


def _by_year(runs: RunSet) -> Parts:
    cents = runs.ledger.sum(axis=(3, 4, 5, 6))
    names = tuple(str(year + 1) for year in range(cents.shape[2]))
    return Parts(YEAR, ALL, names, cents, 1, _paid_in(runs, ALL))


def _by_law(runs: RunSet, year: int) -> Parts:
    years = slice(year - 1, year) if year else slice(None)
    spent = runs.ledger[:, :, years].sum(axis=(2, 3, 5, 6))
    cents = np.stack([spent[:, :, list(payers)].sum(axis=2) for payers in LAWS.values()], axis=2)
    total = _paid_in(runs, ALL, year)
    used = [place for place in range(len(LAWS)) if cents[:, :, place].any()]
    names = tuple(name for place, name in enumerate(LAWS) if place in used)
    return Parts(LAW, ALL, names, cents[:, :, used], 1 if year else runs.settings.years, total)


def _by_municipality(runs: RunSet, payer: str) -> Parts:
    geo = load_geography()
    rows = runs.region.municipalities
    return Parts(
        kind=MUNICIPALITY,
        payer=payer,
        names=tuple(geo.names[row] for row in rows),
        cents=runs.by_place[:, :, PAYERS.index(payer)],
        years=runs.settings.years,
        total=_paid_in(runs, f"payer:{payer}"),
        children=tuple(int(number) for number in geo.children(*AGES)[rows]),
    )


def _paid_in(runs: RunSet, group: str, year: int = 0) -> Ints:
    """Return the cents that a group of payers put in over one year or all, from the results."""
    row = runs.rows.index((f"year {year}" if year else "all years", group, COST))
    years = 1 if year else runs.settings.years
    return np.rint(runs.results[:, :, row] * years * CENTS).astype(np.int64)


def changes(parts: Parts, place: int) -> list[Change]:
    """Return what every part costs in a scenario and the total after them, in euros per year.

    Args:
        parts: from `parts_of`.
        place: of the scenario, from 0.
    """
    # School years stand side by side, so their total is a mean year; other parts simply add up.
    whole = parts.cents.sum(axis=2, keepdims=True)
    share = len(parts.names) if parts.kind == YEAR else 1
    euros = np.concatenate([parts.cents, whole / share], axis=2) / CENTS / parts.years
    mean, low, high = paired_intervals((euros[place] - euros[0]).T)
    children = (*parts.children, sum(parts.children)) if parts.children else (0,) * len(mean)
    return [
        Change(
            name=name,
            baseline=float(euros[0, :, row].mean()),
            level=float(euros[place, :, row].mean()),
            difference=float(mean[row]),
            low=float(low[row]),
            high=float(high[row]),
            children=children[row],
            verdict=_verdict(float(low[row]), float(high[row])),
        )
        for row, name in enumerate((*parts.names, ALL))
    ]


def _verdict(low: float, high: float) -> str:
    """Return who pays more or less; money is neither good nor bad by itself."""
    settled = verdict(low, high, NONE)
    if settled == UNSETTLED:
        return settled
    return "pays_more" if low > 0 else "pays_less"


def worst_first(found: Sequence[Change]) -> list[Change]:
    """Return municipalities by what they pay more per child, the most first; the total stays last.

    Equal ones stand by name.
    """
    *rows, total = found
    return [*sorted(rows, key=lambda row: (-row.per_child(row.difference), row.name)), total]


def part_table(runs: RunSet, kind: str) -> pd.DataFrame:
    """Return parts as a tidy table, in euros per year; see `PART_COLUMNS`.

    By municipality there are rows of every payer that has an account per municipality.
    """
    import pandas as pd

    rows = []
    for payer in PAYERS if kind == MUNICIPALITY else (ALL,):
        parts = parts_of(runs, kind, payer=payer)
        for place, scenario in enumerate(runs.scenarios):
            rows += [_row(scenario.name, parts, item, place) for item in changes(parts, place)]
    return pd.DataFrame(rows, columns=list(PART_COLUMNS))


def _row(scenario: str, parts: Parts, item: Change, place: int) -> tuple[object, ...]:
    """Return one row of `part_table`; the first scenario has no difference."""
    euros = (item.difference, item.low, item.high) if place else (float("nan"),) * 3
    per_child = [item.per_child(value) for value in euros]
    return (
        scenario, parts.kind, parts.payer, item.name, "euro per year", parts.cents.shape[1],
        item.children, item.level, *euros, item.verdict if place else "", *per_child,
    )  # fmt: skip
