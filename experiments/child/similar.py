"""How all children with a need fare under a scenario: shares with fewer, as many and more weeks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.runs.paired_children import PAIRED

if TYPE_CHECKING:
    import pandas as pd

SHARES = PAIRED[1:]
# Under the first scenario every child has as many weeks as under the first scenario.
OF_BASELINE = {"fewer": 0.0, "same": 100.0, "more": 0.0}


@dataclass(frozen=True)
class Share:
    """A share of the children with a need, in per cent, with what chance and assumptions do.

    Args:
        share: the mean over replications.
        chance: ends of the 95 % interval over replications; NaN for one replication.
        assumptions: ends of the 90 % interval over draws; NaN where there are none.
    """

    share: float
    chance: tuple[float, float]
    assumptions: tuple[float, float]


@dataclass(frozen=True)
class Similar:
    """How many children with a need there are on average, and shares by name, see `SHARES`."""

    children: float
    shares: Mapping[str, Share]

    @property
    def over_draws(self) -> bool:
        """Return whether other assumptions were looked at."""
        return not any(math.isnan(item.assumptions[0]) for item in self.shares.values())

    def of_1000(self) -> dict[str, int]:
        """Return how many of every 1,000 children, in whole children that are 1,000 together.

        What rounding down leaves goes to the largest remainders.
        """
        exact = {name: 10 * item.share for name, item in self.shares.items()}
        whole = {name: math.floor(value) for name, value in exact.items()}
        by_rest = sorted(exact, key=lambda name: whole[name] - exact[name])
        for name in by_rest[: 1000 - sum(whole.values())]:
            whole[name] += 1
        return whole


def similar(paired: pd.DataFrame, scenario: str) -> Similar | None:
    """Return how all children with a need fare; None if there is no such child.

    Args:
        paired: of a `Comparison`, see `compare.paired_rows`.
        scenario: which one, by name; not the first.
    """
    own = paired[paired["scenario"] == scenario]
    rows = {str(row["measure"]): row for row in own.to_dict("records")}
    shares = {name: _share(rows[f"{name}_unmet_weeks"], OF_BASELINE[name]) for name in SHARES}
    if any(math.isnan(item.share) for item in shares.values()):
        return None
    return Similar(float(rows["children_with_need"]["mean"]), shares)


def _share(row: Mapping[Any, Any], base: float) -> Share:
    """Return a share; its intervals are those of the difference with the first scenario."""

    def ends(prefix: str) -> tuple[float, float]:
        low, high = (float(row[f"{prefix}{end}"]) for end in ("low", "high"))
        if math.isnan(low):
            return math.nan, math.nan
        return min(100.0, max(0.0, low + base)), min(100.0, max(0.0, high + base))

    return Share(float(row["mean"]), ends(""), ends("assumptions_"))
