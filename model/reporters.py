"""Outcomes of one model as values and tables; reporters for Mesa's data collector."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from model.build import WARM_UP_YEARS
from model.kinds import WEEKS_PER_YEAR
from model.outcomes import MEASURES, SERIES, cost_by_payer
from model.parameters import by_severity
from model.period import Totals

if TYPE_CHECKING:
    import pandas as pd

    from model.simulation import ContinuumModel

INCOME_GROUPS = ("low", "middle", "high")
PERIODS = ((1, 3), (5, 10))


def periods_of(years: int) -> list[tuple[str, int, int]]:
    """Return the periods that a horizon allows: name, first and last year (counted from 1)."""
    chosen = [(first, min(last, years)) for first, last in PERIODS if first <= years]
    return [(_period_name(first, last), first, last) for first, last in chosen] + [
        ("all years", 1, years)
    ]


def _period_name(first: int, last: int) -> str:
    return f"year {first}" if first == last else f"years {first}-{last}"


def totals(model: ContinuumModel, first: int, last: int) -> Totals:
    """Return the totals of policy years `first` to `last`, both included."""
    start = WARM_UP_YEARS + first - 1
    school = model.parameters.school
    waits = model.world.counters.waits[start : WARM_UP_YEARS + last, 1].sum(axis=0)
    return Totals(
        before=model.history[start],
        snapshots=model.history[start + 1 : WARM_UP_YEARS + last + 1],
        waits=waits,
        absence=by_severity(school, "absence"),
        absence_helped=school.absence_helped_factor,
    )


def values(model: ContinuumModel) -> Iterator[tuple[str, str, str, float]]:
    """Yield period, group, measure and value for every measure, in a fixed order."""
    finished = model.week // WEEKS_PER_YEAR
    for name, first, last in periods_of(model.years):
        if last > finished:
            continue
        period = totals(model, first, last)
        for measure in MEASURES.values():
            result = measure.formula(period)
            yield name, "all", measure.name, float(result[0])
            for index, income in enumerate(INCOME_GROUPS):
                if not np.isnan(result[1 + index]):
                    yield name, f"income:{income}", measure.name, float(result[1 + index])
        for payer, cost in cost_by_payer(period).items():
            yield name, f"payer:{payer}", "cost_per_year", cost


def measure_table(model: ContinuumModel) -> pd.DataFrame:
    """Return finished periods as a tidy table: period, group, measure, unit, value."""
    import pandas as pd

    rows = [
        (period, group, name, MEASURES[name].unit, value)
        for period, group, name, value in values(model)
    ]
    return pd.DataFrame(rows, columns=["period", "group", "measure", "unit", "value"])


def weekly_values(model: ContinuumModel) -> Iterator[tuple[int, str, str, float]]:
    """Yield week, measure, unit and value for every policy week so far."""
    start = WARM_UP_YEARS * WEEKS_PER_YEAR
    stocks = model.world.counters.weekly_stock
    for week in range(start, int(model.world.clock[0])):
        for series in SERIES.values():
            yield week - start, series.name, series.unit, float(stocks[week, series.stock])


def last_year(name: str, model: ContinuumModel) -> float:
    """Return a measure over the last finished school year, for everybody."""
    year = model.week // WEEKS_PER_YEAR
    return float(MEASURES[name].formula(totals(model, year, year))[0]) if year else float("nan")


REPORTERS: dict[str, Callable[[Any], float]] = {name: partial(last_year, name) for name in MEASURES}
