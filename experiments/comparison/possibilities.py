"""All computed possibilities of one difference: over draws of the assumptions, or over chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import spread_over_draws
from experiments.runs.run import RunSet
from experiments.worlds import DRAW
from model.outcomes import HIGHER, LOWER, MEASURES

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Possibilities:
    """Differences of one measure with the first scenario, from low to high.

    `over_draws` tells whether they are those of draws of the assumptions, chance taken out, or,
    where there are fewer than two draws, those of the replications.
    """

    measure: str
    values: Floats
    over_draws: bool

    @property
    def better(self) -> float:
        """Return the share of the values that are better; NaN if the measure has no direction."""
        return self._share(1.0)

    @property
    def worse(self) -> float:
        """Return the share of the values that are worse; NaN if the measure has no direction."""
        return self._share(-1.0)

    def _share(self, side: float) -> float:
        sign = {LOWER: -1.0, HIGHER: 1.0}.get(MEASURES[self.measure].better)
        if sign is None or not self.values.size:
            return float("nan")
        return float((side * sign * self.values > 0).mean())


def possibilities(
    runs: RunSet, scenario: str, period: str, measure: str, group: str = "all"
) -> Possibilities:
    """Return the differences of a scenario with the first one in all worlds that were run.

    Args:
        runs: with at least two scenarios.
        scenario: by name.
        period: such as "years 1-3".
        measure: of `model.outcomes`.
        group: of children.

    Raises:
        ValueError: the runs have no such scenario or row.
    """
    place = [item.name for item in runs.scenarios].index(scenario)
    row = runs.rows.index((period, group, measure))
    replications = runs.results[place, :, row] - runs.results[0, :, row]
    drawn = [world.kind == DRAW for world in runs.worlds]
    over_draws = sum(drawn) > 1
    values = replications
    if over_draws:
        inside = runs.in_worlds[drawn]
        draws = inside[:, place, row] - inside[:, 0, row]
        values = spread_over_draws(replications[None], draws[None]).values[0]
    return Possibilities(measure, np.sort(values[np.isfinite(values)]), over_draws)
