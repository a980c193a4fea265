"""Values of one outcome at every point of a sweep, replication by replication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.sweep.design import Factor
from experiments.sweep.store import Store
from model.errors import UserError
from model.outcomes import MEASURES
from model.parameters import REGISTER
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
ALL_YEARS, EVERYBODY = "all years", "all"
LEVEL, DIFFERENCE = "level", "difference"
POINT = "point"


@dataclass(frozen=True)
class Asked:
    """Which outcomes are looked at; what is left out means all, or the headline measures.

    Args:
        measures: names of measures.
        scenario: one scenario by name.
        region: one region by label.
        kind: `DIFFERENCE` with the first scenario on the same children, or `LEVEL`.
        period: such as "all years" or "years 1-3".
        group: group of children.
    """

    measures: Sequence[str] = ()
    scenario: str | None = None
    region: str | None = None
    kind: str = DIFFERENCE
    period: str = ALL_YEARS
    group: str = EVERYBODY


@dataclass(frozen=True)
class Outcome:
    """One outcome of one scenario in one region.

    Args:
        region: label of the region.
        scenario: name of the scenario.
        measure: name of the measure.
        kind: `LEVEL` or `DIFFERENCE`.
        points: values of the factors, a row per point in the order of the sample, which may hold
            a point more than once; the index is the id of the point.
        values: shape (points, replications), NaN where there is none.
        bounds: declared low and high of every factor that is a number, by name.
    """

    region: str
    scenario: str
    measure: str
    kind: str
    points: pd.DataFrame
    values: Floats
    bounds: dict[str, tuple[float, float]]

    @property
    def unit(self) -> str:
        """Return the unit of the values."""
        return MEASURES[self.measure].unit if self.measure in MEASURES else "children"

    @property
    def better(self) -> str:
        """Return which direction is better: lower, higher or none."""
        return MEASURES[self.measure].better if self.measure in MEASURES else "none"

    def distinct(self) -> Outcome:
        """Return the same outcome with every point once."""
        first = ~self.points.index.duplicated()
        return Outcome(
            self.region, self.scenario, self.measure, self.kind,
            self.points[first], self.values[first], self.bounds,
        )  # fmt: skip

    def complete(self) -> Floats:
        """Return the replications that every point has, shape (points, replications).

        Where a stopping rule gave some points more, these are left out: then chance is the same
        at all points, and when a point was stopped has no say in the answer.

        Raises:
            UserError: a point has no run, or nothing to measure.
        """
        everywhere = ~np.isnan(self.values).any(axis=0)
        if not everywhere.any():
            empty = int(np.isnan(self.values).all(axis=1).sum())
            where = f"at {empty} of the {len(self.values)} points" if empty else "at all points"
            raise UserError(
                f"Measure {self.measure} has no replication {where} that can be used (not run, or "
                "nothing to measure): finish the sweep with --resume, or give another --measure."
            )
        return self.values[:, everywhere]


def outcomes(store: Store, asked: Asked) -> Iterator[Outcome]:
    """Yield the outcomes that are asked for, by region, scenario and measure.

    Raises:
        UserError: an unknown measure, scenario or region, or a store without such results.
    """
    regions = _chosen("region", asked.region, store.manifest["regions"])
    names = [scenario["name"] for scenario in store.manifest["scenarios"]]
    others = names if asked.kind == LEVEL else names[1:]
    if not others:
        raise UserError(
            "This sweep has one scenario, which differs from nothing: add --level, or make a "
            "sweep with two scenarios or more."
        )
    scenarios = _chosen("scenario", asked.scenario, others)
    measures = chosen_measures(store, asked.measures)
    frame = store.results(measures, asked.period, asked.group)
    if frame.empty:
        raise UserError(
            f'The sweep has no results of {", ".join(measures)} for period "{asked.period}" and '
            f'group "{asked.group}": finish it with --resume, or give another period or group.'
        )
    wide = frame.pivot_table(
        index=["region", "scenario", "measure", POINT],
        columns="replication",
        values="value",
        aggfunc="first",
        observed=True,
    )
    points = _points(store)
    bounds = _bounds(store, list(points.columns))
    for region in regions:
        for scenario in scenarios:
            for measure in measures:
                values = _at_points(wide, (region, scenario, measure), points.index)
                if asked.kind == DIFFERENCE:
                    values = values - _at_points(wide, (region, names[0], measure), points.index)
                yield Outcome(region, scenario, measure, asked.kind, points, values, bounds)


def one_outcome(store: Store, asked: Asked) -> Outcome:
    """Return the first outcome that is asked for."""
    return next(outcomes(store, asked))


def chosen_measures(store: Store, asked: Sequence[str]) -> list[str]:
    """Return the measures that are asked for, or the headline measures that the sweep kept."""
    from experiments.sweep.execute import PAIRED_MEASURES

    kept = list(store.manifest["measures"]) or list(MEASURES)
    for name in asked:
        if name not in (*kept, *PAIRED_MEASURES):
            some = f"give one that it has, such as {', '.join(kept[:4])}."
            raise UserError(f"Measure {shown(name)} is not in this sweep: {hint(name, kept, some)}")
    return list(asked) or [name for name in kept if MEASURES[name].headline] or kept[:1]


def factors_of(store: Store) -> list[Factor]:
    """Return the factors of a sweep as its manifest has them; none for posterior draws."""
    return [
        Factor(
            item["name"],
            tuple(item["values"]),
            item["low"],
            item["high"],
            tuple(item["scenarios"]),
        )
        for item in store.manifest["factors"]
    ]


def unit_of(factor: str) -> str:
    """Return the unit of a factor by its name."""
    return Factor(factor, (), None, None, ()).unit


def numeric_factors(points: pd.DataFrame) -> list[str]:
    """Return the factors whose values are numbers, and of which there are two or more."""
    from pandas.api.types import is_bool_dtype, is_numeric_dtype

    return [
        str(name)
        for name, column in points.items()
        if is_numeric_dtype(column) and not is_bool_dtype(column) and column.nunique() > 1
    ]


def _points(store: Store) -> pd.DataFrame:
    """Return the points by id, factors in the order of the design, by which samples are made."""
    points = store.points().set_index(POINT)
    names = [factor.name for factor in factors_of(store)]
    return points[names] if names else points


def _bounds(store: Store, names: list[str]) -> dict[str, tuple[float, float]]:
    """Return low and high of every factor that has a range."""
    declared = {item.name: item for item in factors_of(store)}
    found: dict[str, tuple[float, float]] = {}
    for name in names:
        factor = declared.get(name)
        if factor is None and name in REGISTER:
            found[name] = REGISTER[name].low, REGISTER[name].high
        elif factor is not None and factor.low is not None and factor.high is not None:
            found[name] = factor.low, factor.high
    return found


def _at_points(wide: pd.DataFrame, key: tuple[str, str, str], ids: Any) -> Floats:
    """Return the values of one outcome in the order of the sample; NaN where there is no run."""
    try:
        own: Any = wide.xs(key)
    except KeyError:
        return np.full((len(ids), len(wide.columns)), np.nan)
    return np.asarray(own.reindex(ids), dtype=np.float64)


def _chosen(option: str, asked: str | None, known: Sequence[str]) -> list[str]:
    if asked is None:
        return list(known)
    if asked not in known:
        raise UserError(f"Option --{option} is {shown(asked)}: {hint(asked, tuple(known))}")
    return [asked]
