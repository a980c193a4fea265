"""The best case for a policy and the best case against it, by search among plausible parameters.

Ranges are fixed before the search: of every searched parameter the middle 90 % of its prior. Within
them differential evolution (scipy) looks for the smallest and for the largest paired difference.

The winner of a search was chosen by chance too: its difference is too outspoken (the winner's
curse). What is reported is therefore the difference in replications that had no part in the search,
with children from another seed. A search of bounded length finds no bound, only a case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.comparison.certainty import paired_interval
from experiments.draws import rounded
from experiments.priors import quantile
from experiments.refusal_words import told
from experiments.runs.run import Progress, RunSettings, run_scenarios
from experiments.sensitivity.outcomes import ALL_YEARS, EVERYBODY, Floats
from model.errors import UserError
from model.outcomes import MEASURES
from model.parameters import REGISTER
from scenarios import Scenario
from scenarios.refusals import RefusedError
from scenarios.schema import parameter_hint
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    import pandas as pd

SMALLEST, LARGEST = "smallest", "largest"
SIDES = (SMALLEST, LARGEST)
PLAUSIBLE = (0.05, 0.95)  # quantiles of the prior between which a value is plausible
POPULATION = 10  # points that evolve together
FEWEST_EVALUATIONS = 2 * POPULATION
MOST_MATTERING = 5
LAST_SEED = 2**63 - 1

Told = Callable[[int, int], None]  # evaluations done, evaluations in all
Difference = Callable[[Mapping[str, float], "Search", int, int], Floats]


@dataclass(frozen=True)
class Search:
    """What is searched.

    Args:
        scenarios: the first is the baseline, the second is compared with it.
        measure: name of a measure.
        settings: region, years, replications of one evaluation, seed, workers.
        parameters: registered names; a scenario's own values of them are kept.
        evaluations: most evaluations of each of the two searches.
        fresh: replications with fresh children.
        period: period of the measure.
        group: group of children.
    """

    scenarios: tuple[Scenario, Scenario]
    measure: str
    settings: RunSettings
    parameters: tuple[str, ...]
    evaluations: int
    fresh: int
    period: str = ALL_YEARS
    group: str = EVERYBODY


@dataclass(frozen=True)
class Mattering:
    """What the difference is if one parameter alone goes back to the register's value."""

    parameter: str
    difference: float
    low: float
    high: float


@dataclass(frozen=True)
class Extreme:
    """One end of what was found.

    Args:
        side: `SMALLEST` or `LARGEST`.
        values: of the parameters.
        searched: the difference in the search, which is too outspoken.
        difference: with fresh children.
        low: low end of its 95 % interval over the fresh replications.
        high: high end.
        mattering: the parameters that moved along with the difference most, strongest first.
    """

    side: str
    values: Mapping[str, float]
    searched: float
    difference: float
    low: float
    high: float
    mattering: tuple[Mattering, ...]


@dataclass
class _Log:
    """All evaluations of both searches: places in the unit cube, and differences."""

    places: list[Floats] = field(default_factory=list)
    differences: list[float] = field(default_factory=list)


def check_parameters(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of parameters that can be searched; all fitted ones if none are given.

    Raises:
        UserError: an unknown name, one that stands there twice, or a definition.
    """
    from experiments.calibrate.fitted import FITTED

    for name in names:
        if name not in REGISTER:
            raise UserError(f"Parameter {shown(name)} is unknown: {parameter_hint(name)}")
        if REGISTER[name].distribution == "fixed":
            raise UserError(f"Parameter {shown(name)} is a definition: leave it out.")
        if list(names).count(name) > 1:
            raise UserError(f"Parameter {shown(name)} is given twice: leave one out.")
    return tuple(names) or FITTED


def check_search(search: Search) -> None:
    """Check what is searched.

    Raises:
        UserError: an unknown measure, or too few evaluations.
    """
    if search.measure not in MEASURES:
        known = hint(search.measure, MEASURES, "give one such as unmet_need or care_wait.")
        raise UserError(f"Measure {shown(search.measure)} is unknown: {known}")
    if search.evaluations < FEWEST_EVALUATIONS:
        raise UserError(
            f"A search of {search.evaluations} evaluations finds nothing: give --budget "
            f"{2 * FEWEST_EVALUATIONS} or more."
        )


def extremes(
    search: Search, progress: Told | None = None, difference: Difference | None = None
) -> list[Extreme]:
    """Return the smallest and the largest difference that were found.

    The same search gives the same answer, whatever the number of workers.

    Args:
        search: what is searched.
        progress: told about evaluations done and in all.
        difference: what gives the paired differences of one evaluation; the model by default.

    Raises:
        UserError: the measure is unknown or has no value, or the region is.
    """
    check_search(search)
    of = difference or paired_differences
    counted = _Counted(progress, _evaluations_of(search))
    log = _Log()
    found = [_evolved(search, side, of, log, counted) for side in SIDES]
    strongest = _strongest(search, log)
    return [
        _with_fresh(search, side, place, searched, strongest, of, counted)
        for side, (place, searched) in zip(SIDES, found, strict=True)
    ]


def paired_differences(
    values: Mapping[str, float],
    search: Search,
    seed: int,
    replications: int,
    progress: Progress | None = None,
) -> Floats:
    """Return the paired differences at some values of parameters, shape (replications,)."""
    at = tuple(
        replace(scenario, overrides={**values, **scenario.overrides})
        for scenario in search.scenarios
    )
    settings = replace(search.settings, seed=seed, replications=replications)
    runs = run_scenarios(at, settings, progress)
    row = (search.period, search.group, search.measure)
    if row not in runs.rows:
        where = {"period": f'"{search.period}"', "group": f'"{search.group}"'}
        raise RefusedError(told("no_value_here", measure=search.measure, **where))
    values_at = runs.results[:, :, runs.rows.index(row)]
    apart: Floats = values_at[1] - values_at[0]
    return apart


class _Counted:
    """Counts evaluations for progress."""

    def __init__(self, progress: Told | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        self.told()

    def told(self, *, one: bool = False) -> None:
        self._done = min(self._total, self._done + one)
        if self._progress is not None:
            self._progress(self._done, self._total)


def values_at(search: Search, place: Floats) -> dict[str, float]:
    """Return the values of parameters at a place in the unit cube of what is plausible."""
    low, high = PLAUSIBLE
    levels = low + np.clip(place, 0.0, 1.0) * (high - low)
    values = {}
    for name, level in zip(search.parameters, levels.tolist(), strict=True):
        ends = quantile(REGISTER[name], [low, high]).tolist()
        value = rounded(REGISTER[name], float(quantile(REGISTER[name], level)))
        values[name] = min(max(value, ends[0]), ends[1])
    return values


def _evaluations_of(search: Search) -> int:
    """Return how many evaluations there are at most, those with fresh children counted as such."""
    after = 1 + min(MOST_MATTERING, len(search.parameters))
    return len(SIDES) * (search.evaluations + after)


def _evolved(
    search: Search, side: str, of: Difference, log: _Log, counted: _Counted
) -> tuple[Floats, float]:
    """Return where one search ended, and the difference there."""
    from scipy.optimize import differential_evolution
    from scipy.stats import qmc

    sign = 1.0 if side == SMALLEST else -1.0
    settings, size = search.settings, len(search.parameters)

    def value(place: Floats) -> float:
        found = of(values_at(search, place), search, settings.seed, settings.replications)
        counted.told(one=True)
        mean = float(np.mean(found))
        if np.isnan(mean):
            return np.inf  # nothing to measure here: no candidate
        log.places.append(place.copy())
        log.differences.append(mean)
        return sign * mean

    rng = np.random.default_rng([settings.seed, SIDES.index(side)])
    start = qmc.LatinHypercube(d=size, rng=rng).random(POPULATION)
    start[0] = 0.5  # the middle of all that is plausible
    result = differential_evolution(
        value, [(0.0, 1.0)] * size, init=start, rng=rng, tol=0.0, polish=False,
        maxiter=search.evaluations // POPULATION - 1, updating="immediate",
    )  # fmt: skip
    if not np.isfinite(result.fun):
        raise RefusedError(told("no_value_at_all", measure=search.measure))
    return np.asarray(result.x, np.float64), sign * float(result.fun)


def _strongest(search: Search, log: _Log) -> list[str]:
    """Return the parameters by their rank correlation with the difference over all evaluations."""
    from scipy.stats import rankdata

    places = np.array([rankdata(column) for column in np.array(log.places).T])
    ranks = rankdata(log.differences)
    with np.errstate(invalid="ignore", divide="ignore"):
        strength = [abs(np.corrcoef(column, ranks)[0, 1]) for column in places]
    order = np.argsort(-np.nan_to_num(strength), kind="stable")
    return [search.parameters[place] for place in order[:MOST_MATTERING]]


def _with_fresh(
    search: Search,
    side: str,
    place: Floats,
    searched: float,
    strongest: list[str],
    of: Difference,
    counted: _Counted,
) -> Extreme:
    """Return what was found with fresh children, and with the strongest parameters set back."""
    values = values_at(search, place)
    seed = fresh_seed(search)

    def measured(at: Mapping[str, float]) -> tuple[float, float, float]:
        found = paired_interval(of(at, search, seed, search.fresh))
        counted.told(one=True)
        return found

    own = measured(values)
    mattering = tuple(
        Mattering(name, *measured(values | {name: REGISTER[name].value})) for name in strongest
    )
    ordered = sorted(mattering, key=lambda item: -abs(np.nan_to_num(item.difference - own[0])))
    return Extreme(side, values, searched, *own, tuple(ordered))


def fresh_seed(search: Search) -> int:
    """Return the seed of the children that had no part in the search."""
    return search.settings.seed + 1 if search.settings.seed < LAST_SEED else 0


def rows_of(search: Search, found: Sequence[Extreme]) -> pd.DataFrame:
    """Return a row per end and parameter: its value, and the difference if it alone goes back."""
    import pandas as pd

    rows: list[dict[str, Any]] = []
    for item in found:
        about = {
            "region": search.settings.region,
            "scenario": search.scenarios[1].name,
            "measure": search.measure,
            "unit": MEASURES[search.measure].unit,
            "side": item.side,
            "searched": item.searched,
            "difference": item.difference,
            "low": item.low,
            "high": item.high,
        }
        back = {one.parameter: one for one in item.mattering}
        for name, value in item.values.items():
            one = back.get(name)
            rows.append(
                about
                | {
                    "parameter": name,
                    "parameter_unit": REGISTER[name].unit,
                    "value": value,
                    "register": REGISTER[name].value,
                    "set_back": one.difference if one else np.nan,
                    "set_back_low": one.low if one else np.nan,
                    "set_back_high": one.high if one else np.nan,
                }
            )
    return pd.DataFrame(rows)
