"""Outcomes of one model as values and tables, and Mesa's data collector of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import mesa
import numpy as np
import numpy.typing as npt

from model.kinds import WARM_UP_YEARS, WEEKS_PER_YEAR, Profile
from model.outcomes import MEASURES, SERIES, cost_by_payer
from model.parameters import by_severity
from model.period import Prices, Totals
from model.tallies import tallies_of

if TYPE_CHECKING:
    import pandas as pd

    from model.simulation import ContinuumModel

Floats = npt.NDArray[np.float64]
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
    return Totals(
        before=model.history[start],
        snapshots=model.history[start + 1 : WARM_UP_YEARS + last + 1],
        tallies=tallies_of(model.world.counters.tallies, start, WARM_UP_YEARS + last),
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


class Measured(NamedTuple):
    """The values of one measure in one period: one for every group that is named."""

    period: str
    measure: str
    groups: list[str]
    values: Floats


def measured(
    model: ContinuumModel, municipalities: bool = False, years: int = 0
) -> Iterator[Measured]:
    """Yield the values of every measure in every finished period, in a fixed order.

    The groups are the same for every replication; NaN where there is nothing to measure. `years`
    looks at the first years only, as if the run were no longer; 0 is the whole horizon.
    """
    horizon = years or model.years
    finished = model.week // WEEKS_PER_YEAR
    groups = group_names(model, municipalities)
    for name, first, last in periods_of(horizon):
        if last > finished:
            continue
        period = totals(model, first, last)
        for measure in MEASURES.values():
            chosen = groups if measure.by_group else groups[:1]
            yield Measured(name, measure.name, chosen, measure.formula(period)[: len(chosen)])
        yield _by_payer(name, cost_by_payer(period))
    for year in range(1, min(finished, horizon) + 1):
        yield from _costs_of_year(model, year, horizon)


def _costs_of_year(model: ContinuumModel, year: int, horizon: int) -> Iterator[Measured]:
    """Yield what every payer puts in, in one school year."""
    name = _period_name(year, year)
    if name not in {period for period, _, _ in periods_of(horizon)}:
        costs = cost_by_payer(totals(model, year, year))
        yield Measured(name, "cost_per_year", ["all"], np.array([sum(costs.values())]))
        yield _by_payer(name, costs)


def _by_payer(period: str, costs: dict[str, float]) -> Measured:
    payers = [f"payer:{payer}" for payer in costs]
    return Measured(period, "cost_per_year", payers, np.array(list(costs.values())))


def values(
    model: ContinuumModel, municipalities: bool = False, years: int = 0
) -> Iterator[tuple[str, str, str, float]]:
    """Yield period, group, measure and value, one by one, in the order of `measured`."""
    for item in measured(model, municipalities, years):
        for group, value in zip(item.groups, item.values.tolist(), strict=True):
            yield item.period, group, item.measure, value


def measure_table(model: ContinuumModel) -> pd.DataFrame:
    """Return finished periods as a tidy table: period, group, measure, unit, value."""
    import pandas as pd

    rows = [
        (period, group, name, MEASURES[name].unit, value)
        for period, group, name, value in values(model)
    ]
    return pd.DataFrame(rows, columns=["period", "group", "measure", "unit", "value"])


def weekly_series(model: ContinuumModel) -> Floats:
    """Return the numbers of children of every policy week so far, shape (weeks, `SERIES`)."""
    weeks = slice(WARM_UP_YEARS * WEEKS_PER_YEAR, int(model.world.clock[0]))
    stocks = model.world.counters.weekly_stock[weeks]
    columns = [
        stocks[:, series.stock] - (stocks[:, series.without] if series.without >= 0 else 0)
        for series in SERIES.values()
    ]
    return np.stack(columns, axis=1).astype(np.float64)


def measures_of_year(model: ContinuumModel, year: int) -> dict[str, float]:
    """Return every measure of one finished school year, for everybody; NaN before the first."""
    if year < 1:
        return dict.fromkeys(MEASURES, float("nan"))
    period = totals(model, year, year)
    return {name: float(measure.formula(period)[0]) for name, measure in MEASURES.items()}


def last_year(name: str, model: ContinuumModel) -> float:
    """Return a measure over the last finished school year, for everybody."""
    return measures_of_year(model, model.week // WEEKS_PER_YEAR)[name]


REPORTERS: dict[str, Callable[[Any], float]] = {name: partial(last_year, name) for name in MEASURES}


class YearlyCollector(mesa.DataCollector):
    """Mesa's data collector of all measures, which works a year out when somebody looks at it.

    Comparisons never look, and a year that has ended does not change any more.
    """

    def __init__(self) -> None:
        """Expect years; none has ended."""
        self._ended: list[tuple[ContinuumModel, int]] = []
        super().__init__(model_reporters=REPORTERS)  # type: ignore[no-untyped-call]

    def collect(self, model: ContinuumModel) -> None:
        """Add a row: the last school year that has ended at this moment."""
        self._collection_steps.append(model.time)
        self._ended.append((model, model.week // WEEKS_PER_YEAR))

    @property
    def model_vars(self) -> dict[str, list[float]]:
        """Return the values of every measure, one per row."""
        ended, self._ended = self._ended, []
        for model, year in ended:
            for name, value in measures_of_year(model, year).items():
                self._values[name].append(value)
        return self._values

    @model_vars.setter
    def model_vars(self, values: dict[str, list[float]]) -> None:
        self._values = values
