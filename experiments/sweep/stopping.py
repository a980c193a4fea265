"""The stopping rule: run a point until every difference is sharp, and no longer.

After `start` replications, and then every time there are half as many more, all differences with
the first scenario are looked at ("all years", all children). A difference is sharp when

    the half-width of its paired 95 % interval is at most `of_mean` of the baseline's mean,
    or at most `of_difference` of the difference itself,
    or the difference is clear of zero, now and at the look before.

Looking again and again finds an interval that leaves out zero sooner or later, also where there is
no difference: with a 95 % interval at every look, in up to a quarter of such cases. So "clear of
zero" asks for an interval with a confidence of 1 - 0.05 / looks, twice running. What that
gives is measured in the tests and stated in decision 33.

A decision follows from the results of replications 1 to n of that region and point only.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import CONFIDENCE, paired_intervals
from experiments.sweep.design import Design, Replications
from experiments.sweep.plan import Run, cells
from experiments.sweep.points import Point

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Words = npt.NDArray[np.str_]

GROWTH = 1.5  # a look comes when there are half as many replications more
SHARP, MOST, FAILED = "sharp", "most", "failed"  # why a point was stopped
OF_MEAN, OF_DIFFERENCE, CLEAR, NOT_SHARP = "of_mean", "of_difference", "clear_of_zero", ""
PERIOD, GROUP = "all years", "all"


def looks(rule: Replications) -> list[int]:
    """Return the numbers of replications at which it is looked, the last one `most`."""
    numbers = [rule.start]
    while numbers[-1] < rule.most:
        numbers.append(min(rule.most, int(np.ceil(numbers[-1] * GROWTH))))
    return numbers


@dataclass(frozen=True)
class Look:
    """What was seen at one look, per difference: mean, half-width of 95 %, clear of zero, sharp."""

    mean: Floats
    half_width: Floats
    clear: Bools
    sharp: Words


def look_at(
    baseline: Floats, other: Floats, rule: Replications, before: Bools | None = None
) -> Look:
    """Judge differences.

    Args:
        baseline: values under the first scenario, shape (differences, replications); NaN for none.
        other: values under the other scenario.
        rule: what is sharp.
        before: which were clear of zero at the look before; None at the first look.
    """
    from scipy.special import stdtrit

    differences = other - baseline
    mean, low, high = paired_intervals(differences)
    half = (high - low) / 2
    numbers = np.sum(~np.isnan(differences), axis=1)
    levels = np.where(np.isnan(differences), np.nan, baseline)
    middle = np.nansum(levels, axis=1) / np.maximum(1, numbers)
    freedom = np.maximum(1, numbers - 1)
    confidence = 1 - (1 - CONFIDENCE) / len(looks(rule))
    wider = stdtrit(freedom, 0.5 + confidence / 2) / stdtrit(freedom, 0.5 + CONFIDENCE / 2)
    clear = np.abs(mean) > half * wider
    one_look = len(looks(rule)) == 1
    twice = clear & before if before is not None else clear & one_look
    sharp = np.select(
        [
            half <= rule.of_mean * np.abs(middle),
            half <= rule.of_difference * np.abs(mean),
            twice,
        ],
        [OF_MEAN, OF_DIFFERENCE, CLEAR],
        NOT_SHARP,
    )
    return Look(mean, half, clear, sharp)


@dataclass
class Cell:
    """One point in one region: the values that came in, and how far it is.

    Args:
        region: label.
        point: values of the factors.
        values: per replication, shape (scenarios, measures); None if the run failed.
        turn: the number of the next look.
        look: what was seen last.
        reason: why it was stopped; None while it goes on.
    """

    region: str
    point: Point
    values: dict[int, Floats | None] = field(default_factory=dict)
    turn: int = 0
    look: Look | None = None
    reason: str | None = None


class Stopping:
    """Which replications every point still needs, and why it was stopped."""

    def __init__(self, design: Design) -> None:
        """Begin with no results."""
        self.rule = design.replications
        self.looks = looks(self.rule)
        self.scenarios = [scenario.name for scenario in design.scenarios]
        self.cells = {(region, point.id): Cell(region, point) for region, point in cells(design)}

    def tell(self, region: str, point: str, replication: int, values: Floats | None) -> list[Run]:
        """Take in what a run gave, shape (scenarios, measures), or None if it failed.

        Returns:
            The runs that this asks for; none while others are awaited, or when it is enough.
        """
        cell = self.cells[region, point]
        cell.values[replication] = values
        return self._go_on(cell)

    def restore(self, found: Mapping[tuple[str, str, int], Floats]) -> list[Run]:
        """Take in the results of runs that were done before; return what they ask for."""
        for (region, point, replication), values in found.items():
            if (region, point) in self.cells:
                self.cells[region, point].values[replication] = values
        return [run for cell in self.cells.values() for run in self._go_on(cell)]

    def _go_on(self, cell: Cell) -> list[Run]:
        """Look as often as there are results for; return the runs that are missing."""
        asked: list[Run] = []
        while cell.reason is None and self._is_complete(cell):
            asked = self._decide(cell)
        return [run for run in asked if run.replication not in cell.values]

    def _is_complete(self, cell: Cell) -> bool:
        return all(number in cell.values for number in range(1, self.looks[cell.turn] + 1))

    def _decide(self, cell: Cell) -> list[Run]:
        """Look once; return the runs up to the next look."""
        number = self.looks[cell.turn]
        own = [cell.values[replication] for replication in range(1, number + 1)]
        known = [values for values in own if values is not None]
        if len(known) < number:
            cell.reason = FAILED
            return []
        before = None if cell.look is None else cell.look.clear
        baseline, other = _sides(known)
        cell.look = look_at(baseline, other, self.rule, before)
        if (cell.look.sharp != NOT_SHARP).all():
            cell.reason = SHARP
        elif number == self.looks[-1]:
            cell.reason = MOST
        if cell.reason is not None:
            return []
        cell.turn += 1
        upto = range(number + 1, self.looks[cell.turn] + 1)
        return [Run(cell.region, cell.point, replication) for replication in upto]

    def is_decided(self) -> bool:
        """Return whether every point was stopped for a reason."""
        return all(cell.reason is not None for cell in self.cells.values())

    def table(self) -> bytes:
        """Return why every point was stopped, as the bytes of a Parquet file.

        One row per region, point, other scenario and measure: the replications, the reason for the
        point, the paired difference, the half-width of its 95 % interval, and what made it sharp.
        A point of which a run failed has no differences.
        """
        import pandas as pd

        buffer = io.BytesIO()
        pd.DataFrame(list(self._rows())).to_parquet(buffer, index=False)
        return buffer.getvalue()

    def _rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        names = [(other, measure) for other in self.scenarios[1:] for measure in self.rule.measures]
        for cell in self.cells.values():
            look = cell.look if cell.reason != FAILED else None
            for place, (scenario, measure) in enumerate(names):
                rows.append(
                    {
                        "region": cell.region,
                        "point": cell.point.id,
                        "replications": self.looks[cell.turn],
                        "reason": cell.reason,
                        "scenario": scenario,
                        "measure": measure,
                        "difference": np.nan if look is None else look.mean[place],
                        "half_width": np.nan if look is None else look.half_width[place],
                        "sharp": NOT_SHARP if look is None else str(look.sharp[place]),
                    }
                )
        return rows


def _sides(known: Sequence[Floats]) -> tuple[Floats, Floats]:
    """Return values of the first and of the other scenarios, shape (differences, replications)."""
    values = np.stack(known, axis=-1)
    baseline = np.broadcast_to(values[:1], values[1:].shape)
    return baseline.reshape(-1, len(known)), values[1:].reshape(-1, len(known))


def values_in(
    table: Any, scenarios: Sequence[str], measures: Sequence[str]
) -> Mapping[tuple[str, str, int], Floats]:
    """Return what the rule looks at, by region, point and replication.

    Args:
        table: rows of results, an Arrow table.
        scenarios: names, in the order of the design.
        measures: names, in the order of the rule.

    Returns:
        Arrays of shape (scenarios, measures); NaN where there is no value.
    """
    import pyarrow.compute as pc

    chosen = table.filter(
        (pc.field("period") == PERIOD)
        & (pc.field("group") == GROUP)
        & pc.field("measure").isin(list(measures))
    )
    rank = {name: place for place, name in enumerate(scenarios)}
    column = {name: place for place, name in enumerate(measures)}
    names = ("region", "point", "replication", "scenario", "measure", "value")
    found: dict[tuple[str, str, int], Floats] = {}
    for region, point, replication, scenario, measure, value in zip(
        *(chosen[name].to_pylist() for name in names), strict=True
    ):
        key = (region, point, replication)
        if key not in found:
            found[key] = np.full((len(scenarios), len(measures)), np.nan)
        found[key][rank[scenario], column[measure]] = value
    return found
