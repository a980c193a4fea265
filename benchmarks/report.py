"""From samples to rows: middle, spread, budget, and what it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.declare import Figure, Workload
from benchmarks.history import Entry, figure_of
from benchmarks.runner import Samples
from benchmarks.statistics import Spread, change, spread

COLUMNS = (
    "workload", "figure", "unit", "clock", "median", "low", "high", "n", "other_clock",
    "budget", "met", "before", "ratio", "change",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One figure: what was measured, whether it keeps to its budget, and the figure before it.

    `other` is the median of the other time (wall for a figure in processor time). `ratio` is now
    over before; `change` says whether the two ranges leave room for doubt.
    """

    workload: Workload
    figure: Figure
    now: Spread
    other: float | None
    met: bool | None
    before: Spread | None
    ratio: float | None
    change: str | None

    def record(self) -> dict[str, Any]:
        """Return the row as plain values, by the names in `COLUMNS`."""
        budget = self.figure.budget
        return {
            "workload": self.workload.name,
            "figure": self.figure.name,
            "unit": self.figure.unit,
            "clock": self.figure.clock,
            **asdict(self.now),
            "other_clock": self.other,
            "budget": None if budget is None else budget.text(f"{budget.limit:g}"),
            "met": self.met,
            "before": None if self.before is None else self.before.median,
            "ratio": self.ratio,
            "change": self.change,
        }


def rows_of(workloads: Sequence[Workload], samples: Samples, before: Entry | None) -> list[Row]:
    """Return a row for every figure that was measured."""
    return [
        _row(workload, figure, samples, before)
        for workload in workloads
        for figure in workload.figures
    ]


def _row(workload: Workload, figure: Figure, samples: Samples, before: Entry | None) -> Row:
    taken = samples[workload.name]
    now = spread([sample[figure.key] for sample in taken])
    other = figure.other_key
    then = figure_of(before, figure.name)
    ratio, verdict = change(now, then) if then is not None else (None, None)
    return Row(
        workload=workload,
        figure=figure,
        now=now,
        other=None if other is None else spread([sample[other] for sample in taken]).median,
        met=None if figure.budget is None else figure.budget.met(now.median),
        before=then,
        ratio=ratio,
        change=verdict,
    )


def entry_of(rows: Sequence[Row], about: dict[str, Any]) -> Entry:
    """Return what is stored of a run: where, when and with what, and all figures."""
    figures = {row.figure.name: {**asdict(row.now), "unit": row.figure.unit} for row in rows}
    return {**about, "figures": figures}
