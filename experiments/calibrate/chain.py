"""The calibration itself: waves of history matching, then draws that the model itself accepts.

Wave 1 fills the prior space, wave 2 what its emulators leave, and the next ones the part of that
where emulators agree with the targets. Runs of the last wave are accepted when the model itself,
not its emulator, is near enough (approximate Bayesian computation); they are the posterior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from experiments.calibrate.design import latin_hypercube, points_at
from experiments.calibrate.emulator import Emulators, fit_emulators
from experiments.calibrate.ensemble import POINT, run_points
from experiments.calibrate.fitted import FITTED
from experiments.calibrate.matching import (
    CUT,
    implausibility_of_runs,
    log_agreement,
    log_stays,
    space_left,
    walk,
)
from experiments.calibrate.reference import Reference, Search, find_reference
from experiments.validate.patterns import SLOPE, VALUE, Pattern
from experiments.validate.split import CALIBRATE
from model.errors import UserError
from model.kernel import source_hash

if TYPE_CHECKING:
    import pandas as pd

    from experiments.runs.run import Progress

Floats = npt.NDArray[np.float64]
STEPS = 3_000  # of every walker
FEWEST = 2  # accepted runs of which a page can tell a width
TRIES = 400_000  # random points by which the space that is left is measured


@dataclass(frozen=True)
class Plan:
    """How large a calibration is: runs per wave, draws to accept, and the seed of everything.

    `reference` points a round are tried as values for the register.
    """

    waves: int = 4
    points: int = 450
    last: int = 2_200
    accepted: int = 250
    reference: int = 60
    seed: int = 1


@dataclass(frozen=True)
class Wave:
    """One wave: the runs of the model, the emulators they gave, and the space left after it."""

    quantiles: Floats
    runs: pd.DataFrame
    emulators: Emulators
    space: float


@dataclass(frozen=True)
class Posterior:
    """The accepted runs, best first: their quantiles, the runs, and how far each was off.

    `distance` is the mean squared distance from the targets, in units of the variance of fact and
    discrepancy; `tolerance` the largest that was accepted; `plausible` how many runs of the last
    wave had no pattern further off than three standard deviations.
    """

    quantiles: Floats
    runs: pd.DataFrame
    distance: Floats
    tolerance: float
    plausible: int
    tried: int


@dataclass(frozen=True)
class Calibration:
    """Everything that a calibration found."""

    plan: Plan
    patterns: list[Pattern]
    waves: list[Wave]
    posterior: Posterior
    reference: Reference


def observable(patterns: Sequence[Pattern]) -> list[Pattern]:
    """Return the patterns that one run of today's rules in the small country shows.

    The run is as long as the patterns for fitting ask for; those that need a longer one are left
    to the scorecard.
    """
    shown = [p for p in patterns if p.scenario == "current" and p.statistic in (VALUE, SLOPE)]
    longest = max((p.years for p in shown if p.use == CALIBRATE), default=0)
    return [p for p in shown if p.years <= longest]


def calibrate(
    patterns: Sequence[Pattern],
    plan: Plan,
    folder: Path,
    progress: Progress | None = None,
    workers: int = 0,
) -> Calibration:
    """Run all waves that are not in the folder yet, and return what they found.

    Args:
        patterns: all patterns; those for fitting are fitted to, the others only looked at.
        plan: how large it is.
        folder: where runs are kept; a second start goes on where the first one stopped.
        progress: told the simulated years done in a wave, of how many.
        workers: threads, 0 for all cores.

    Raises:
        UserError: the folder holds runs of other rules, other patterns or another plan, or
            hardly any run agrees with the patterns.
    """
    seen = observable(patterns)
    to_fit = [p for p in seen if p.use == CALIBRATE]
    waves: list[Wave] = []
    for number in range(1, plan.waves + 1):
        quantiles = wave_points(number, plan, waves)
        runs = _run(number, quantiles, seen, plan, folder, progress, workers)
        waves.append(_learn(quantiles, runs, to_fit, waves, plan))
    quantiles = wave_points(plan.waves + 1, plan, waves)
    runs = _run(plan.waves + 1, quantiles, seen, plan, folder, progress, workers)
    posterior = accept(waves[-1].emulators, quantiles, runs, plan)
    if len(posterior.runs) < FEWEST:
        raise UserError(
            f"Of {posterior.tried} runs of the last wave {len(posterior.runs)} agree with all "
            f"patterns, and {FEWEST} are needed: make more runs with --last, or look at the "
            "patterns."
        )
    last = _emulators(to_fit, [waves[-1].quantiles, quantiles], [waves[-1].runs, runs])
    search = Search(last, seen, folder, key_of(plan, seen), plan.seed, progress, workers)
    reference = find_reference(search, posterior.quantiles[: plan.reference])
    return Calibration(plan, seen, waves, posterior, reference)


def wave_points(number: int, plan: Plan, waves: Sequence[Wave]) -> Floats:
    """Return the points of a wave.

    The first is all over the prior, the second over what the first left. From the third on points
    come from where emulators agree with the targets: there they must be best.
    """
    if number == 1:
        return latin_hypercube(plan.points, plan.seed)
    points = plan.last if number > plan.waves else plan.points
    density = partial(log_agreement, waves[-1].emulators)
    if number == 2:
        density = partial(log_stays, [waves[0].emulators])
    return walk(density, len(FITTED), points, STEPS, plan.seed + number)


def key_of(plan: Plan, patterns: Sequence[Pattern]) -> dict[str, str]:
    """Return what must be equal for stored runs to be used again; more runs may be asked for."""
    return {
        "version of the rules": source_hash(),
        "set of patterns": repr(list(patterns)),
        "plan": f"{plan.waves} waves of {plan.points} points, seed {plan.seed}",
    }


def _run(
    number: int,
    quantiles: Floats,
    patterns: list[Pattern],
    plan: Plan,
    folder: Path,
    progress: Progress | None,
    workers: int,
) -> pd.DataFrame:
    """Run the points of one wave."""
    points = points_at(number, quantiles)
    place = folder / f"wave-{number}"
    return run_points(points, patterns, place, key_of(plan, patterns), progress, workers)


def _learn(
    quantiles: Floats,
    runs: pd.DataFrame,
    patterns: list[Pattern],
    earlier: Sequence[Wave],
    plan: Plan,
) -> Wave:
    """Fit emulators to a wave, together with the wave before it, and measure the space left."""
    known, tables = [quantiles], [runs]
    if earlier:
        known.insert(0, earlier[-1].quantiles)
        tables.insert(0, earlier[-1].runs)
    emulators = _emulators(patterns, known, tables)
    all_emulators = [*(wave.emulators for wave in earlier), emulators]
    space = space_left(all_emulators, len(FITTED), TRIES, plan.seed)
    return Wave(quantiles, runs, emulators, space)


def _emulators(
    patterns: list[Pattern], quantiles: list[Floats], tables: list[pd.DataFrame]
) -> Emulators:
    """Fit emulators to the runs of some waves together."""
    values = np.concatenate([table[[p.id for p in patterns]].to_numpy(float) for table in tables])
    return fit_emulators(patterns, np.concatenate(quantiles), values)


def accept(emulators: Emulators, quantiles: Floats, runs: pd.DataFrame, plan: Plan) -> Posterior:
    """Return the runs that are nearest to the targets among those that are plausible."""
    values = runs[[p.id for p in emulators.patterns]].to_numpy(float)
    away = implausibility_of_runs(emulators, values)
    plausible = np.flatnonzero(away.max(axis=1) < CUT)
    distance = (away**2).mean(axis=1)
    chosen = plausible[np.argsort(distance[plausible], kind="stable")[: plan.accepted]]
    return Posterior(
        quantiles=quantiles[chosen],
        runs=runs.iloc[chosen].reset_index(drop=True),
        distance=distance[chosen],
        tolerance=float(distance[chosen].max()) if chosen.size else float("nan"),
        plausible=int(plausible.size),
        tried=len(runs),
    )


def stored_columns(posterior: Posterior) -> pd.DataFrame:
    """Return what is stored of the posterior: the name of each point and its fitted values."""
    return posterior.runs[[POINT, *FITTED]]
