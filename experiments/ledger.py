"""Who pays and who gains: the money of scenarios from source to group of children.

Every euro is followed: source → pot → payer → activity → group of children. What a joint fund pays
is booked to the payer whose cost it is by law, so that payers can be compared with and without a
fund.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from experiments.run import RunSet
from model.kinds import Activity, Payer, Pot, Profile
from model.money import CENTS, SOURCE_OF

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
GROUPS = ("shared", *(profile.name.lower() for profile in Profile))
LEDGER_COLUMNS = (
    "scenario", "year", "source", "pot", "payer", "activity", "group", "unit", "mean", "difference",
)  # fmt: skip


def ledger_table(runs: RunSet) -> pd.DataFrame:
    """Return all flows of money per year, in euros: the mean, and the difference from the first.

    Rows without money in any scenario are left out; what is left adds up to all spending.
    """
    import pandas as pd

    mean = runs.ledger.mean(axis=1) / CENTS
    used = np.argwhere(mean.any(axis=(0, 1)))
    records = []
    for position, scenario in enumerate(runs.scenarios):
        for year in range(mean.shape[1]):
            for pot, payer, activity, group in used:
                own = float(mean[position, year, pot, payer, activity, group])
                base = float(mean[0, year, pot, payer, activity, group])
                records.append(
                    (
                        scenario.name, year + 1, SOURCE_OF[Payer(payer)].name.lower(),
                        Pot(pot).name.lower(), Payer(payer).name.lower(),
                        Activity(activity).name.lower(), GROUPS[group], "euro", own,
                        own - base if position else float("nan"),
                    )
                )  # fmt: skip
    return pd.DataFrame(records, columns=list(LEDGER_COLUMNS))


@dataclass(frozen=True)
class PayBack:
    """When the extra cost of a scenario has come back, over replications.

    `first_year` is the median year in which cumulated cost is no longer above the baseline, among
    the `share` of replications in which that happens and lasts to the end; NaN where it never does.
    `extra` is the mean cumulated difference by year, in euros.
    """

    scenario: str
    share: float
    first_year: float
    extra: Floats


def pay_back(runs: RunSet) -> list[PayBack]:
    """Return for every scenario after the first when its extra cost is paid back."""
    per_year = runs.ledger.sum(axis=(3, 4, 5, 6)) / CENTS
    results = []
    for position, scenario in enumerate(runs.scenarios[1:], start=1):
        extra = np.cumsum(per_year[position] - per_year[0], axis=1)
        years = [first for row in extra if (first := _first_year_back(row)) is not None]
        results.append(
            PayBack(
                scenario=scenario.name,
                share=len(years) / len(extra),
                first_year=float(np.median(years)) if years else float("nan"),
                extra=extra.mean(axis=0),
            )
        )
    return results


def _first_year_back(extra: Floats) -> int | None:
    """Return the first year from which cumulated extra cost stays at or below zero."""
    above = np.flatnonzero(extra > 0.0)
    if above.size == 0:
        return 1
    return None if above[-1] == extra.size - 1 else int(above[-1]) + 2
