"""Outcomes of one model as values and tables; reporters for Mesa's data collector."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from model.kinds import WARM_UP_YEARS, WEEKS_PER_YEAR, Profile
from model.outcomes import MEASURES, SERIES, cost_by_payer
from model.parameters import by_severity
from model.period import Prices, Totals

if TYPE_CHECKING:
    import pandas as pd

    from model.simulation import ContinuumModel

FIXED_GROUPS = (
    *(f"income:{name}" for name in ("low", "middle", "high")),
    "background:none", "background:migration",
    "need:none", *(f"need:{profile.name.lower()}" for profile in Profile),
    *(f"severity:{severity}" for severity in range(5)),
)  # fmt: skip
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
    money = model.parameters.money
    waits = model.world.counters.waits[start : WARM_UP_YEARS + last, 1].sum(axis=0)
    return Totals(
        before=model.history[start],
        snapshots=model.history[start + 1 : WARM_UP_YEARS + last + 1],
        waits=waits,
        absence=by_severity(school, "absence"),
        absence_helped=school.absence_helped_factor,
        prices=Prices(money.discount_rate, money.absence_day_cost, money.early_leaver_cost),
    )


def group_names(model: ContinuumModel, municipalities: bool = False) -> list[str]:
    """Return the names of the groups that measures have values for, everybody first."""
    names = ["all", *FIXED_GROUPS]
    if municipalities:
        names += [f"municipality:{name}" for name in model.places.names]
    return names


def values(
    model: ContinuumModel, municipalities: bool = False
) -> Iterator[tuple[str, str, str, float]]:
    """Yield period, group, measure and value for every measure, in a fixed order.

    The rows are the same for every replication; NaN where there is nothing to measure.
    """
    finished = model.week // WEEKS_PER_YEAR
    groups = group_names(model, municipalities)
    for name, first, last in periods_of(model.years):
        if last > finished:
            continue
        period = totals(model, first, last)
        for measure in MEASURES.values():
            result = measure.formula(period)
            for index, group in enumerate(groups if measure.by_group else groups[:1]):
                yield name, group, measure.name, float(result[index])
        for payer, cost in cost_by_payer(period).items():
            yield name, f"payer:{payer}", "cost_per_year", cost
    for year in range(1, min(finished, model.years) + 1):
        yield from _costs_of_year(model, year)


def _costs_of_year(model: ContinuumModel, year: int) -> Iterator[tuple[str, str, str, float]]:
    """Yield what every payer puts in, in one school year."""
    costs = cost_by_payer(totals(model, year, year))
    name = _period_name(year, year)
    if name not in {period for period, _, _ in periods_of(model.years)}:
        yield name, "all", "cost_per_year", sum(costs.values())
        for payer, cost in costs.items():
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
            left_out = stocks[week, series.without] if series.without >= 0 else 0
            number = float(stocks[week, series.stock] - left_out)
            yield week - start, series.name, series.unit, number


def last_year(name: str, model: ContinuumModel) -> float:
    """Return a measure over the last finished school year, for everybody."""
    year = model.week // WEEKS_PER_YEAR
    return float(MEASURES[name].formula(totals(model, year, year))[0]) if year else float("nan")


REPORTERS: dict[str, Callable[[Any], float]] = {name: partial(last_year, name) for name in MEASURES}
