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

from experiments.comparison.lines import COST
from experiments.runs.run import RunSet
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
    n_scenarios, years = mean.shape[:2]
    used = np.argwhere(mean.any(axis=(0, 1)))
    own = mean[:, :, *used.T]
    change = own - own[:1]
    change[0] = np.nan
    names = {
        "source": [SOURCE_OF[payer].name.lower() for payer in Payer],
        "pot": [pot.name.lower() for pot in Pot],
        "payer": [payer.name.lower() for payer in Payer],
        "activity": [activity.name.lower() for activity in Activity],
        "group": list(GROUPS),
    }
    places = {"source": 1, "pot": 0, "payer": 1, "activity": 2, "group": 3}
    blocks = n_scenarios * years
    scenarios = np.array([scenario.name for scenario in runs.scenarios], dtype=object)
    columns = {
        "scenario": np.repeat(scenarios, years * len(used)),
        "year": np.tile(np.repeat(np.arange(years) + 1, len(used)), n_scenarios),
        **{
            key: np.tile(np.array(names[key], dtype=object)[used[:, place]], blocks)
            for key, place in places.items()
        },
        "unit": "euro",
        "mean": own.ravel(),
        "difference": change.ravel(),
    }
    return pd.DataFrame(columns, columns=list(LEDGER_COLUMNS))


@dataclass(frozen=True)
class Books:
    """Two counts of the same money, in cents, over all years and replications.

    `paid_in` is what payers put in, from their accounts; `spent` is what was spent, from the
    ledger by activity and group of children.
    """

    scenario: str
    paid_in: int
    spent: int

    @property
    def difference(self) -> int:
        """Return what came in and was not spent, in cents; zero if the books close."""
        return self.paid_in - self.spent


def books(runs: RunSet) -> list[Books]:
    """Return for every scenario what came in and what went out, counted apart."""
    row = runs.rows.index(("all years", "all", COST))
    cents = np.rint(runs.results[:, :, row] * runs.settings.years * CENTS)
    return [
        Books(scenario.name, int(cents[place].sum()), int(runs.ledger[place].sum()))
        for place, scenario in enumerate(runs.scenarios)
    ]


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
