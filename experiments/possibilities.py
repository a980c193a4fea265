"""All computed possibilities of one difference: over draws of the assumptions, or over chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.certainty import spread_over_draws
from experiments.run import RunSet
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
        sign = {LOWER: -1.0, HIGHER: 1.0}.get(MEASURES[self.measure].better)
        if sign is None or not self.values.size:
            return float("nan")
        return float((sign * self.values > 0).mean())


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
    values = of_draws(runs, scenario, period, measure, group)
    over_draws = values.size > 1
    if not over_draws:
        place, row = _find(runs, scenario, period, measure, group)
        values = runs.results[place, :, row] - runs.results[0, :, row]
    return Possibilities(measure, np.sort(values[np.isfinite(values)]), over_draws)


def of_draws(runs: RunSet, scenario: str, period: str, measure: str, group: str = "all") -> Floats:
    """Return the difference with the first scenario in every draw, chance taken out, (draws,).

    The draws are in the order in which they stand among the worlds; the value is NaN where a draw
    has none, and everywhere if there are fewer than two.

    Raises:
        ValueError: the runs have no such scenario or row.
    """
    place, row = _find(runs, scenario, period, measure, group)
    replications = runs.results[place, :, row] - runs.results[0, :, row]
    inside = runs.in_worlds[[world.kind == DRAW for world in runs.worlds]]
    if not len(inside):
        return np.zeros(0)
    draws = inside[:, place, row] - inside[:, 0, row]
    values: Floats = spread_over_draws(replications[None], draws[None]).values[0]
    return values


def _find(runs: RunSet, scenario: str, period: str, measure: str, group: str) -> tuple[int, int]:
    place = [item.name for item in runs.scenarios].index(scenario)
    return place, runs.rows.index((period, group, measure))
