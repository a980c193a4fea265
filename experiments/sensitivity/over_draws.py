"""Scenario discovery in the draws of a comparison, without a sweep."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from experiments.draws import stored_draws
from experiments.possibilities import of_draws
from experiments.run import RunSet
from experiments.sensitivity.discovery import FEWEST_WORLDS, WORSE, Discovery, discover, interest_in
from experiments.sensitivity.outcomes import DIFFERENCE, Outcome
from experiments.sweep.design import POSTERIOR
from experiments.worlds import DRAW
from model.outcomes import HIGHER, LOWER, MEASURES
from model.parameters import REGISTER
from scenarios import Scenario, library_names, load


@dataclass(frozen=True)
class Drawn:
    """One difference in the draws of a comparison; it can be hashed, pickled and compared.

    Args:
        region: label of the region.
        scenario: which one, by name.
        measure: of `model.outcomes`.
        draws: their names, in the order of the file with draws.
        values: the difference with the first scenario in every draw, chance taken out.
        fixed: parameters that the scenarios set themselves, and that no draw varies.
    """

    region: str
    scenario: str
    measure: str
    draws: tuple[str, ...]
    values: tuple[float, ...]
    fixed: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Return whether a region can be looked for: enough worlds, and a better direction."""
        directed = MEASURES[self.measure].better in (LOWER, HIGHER)
        known = bool(np.isfinite(self.values).all())
        return directed and known and len(self.values) >= FEWEST_WORLDS


def drawn_of(runs: RunSet, scenario: str, period: str, measure: str) -> Drawn:
    """Return the difference of a scenario with the first one in the draws of a comparison."""
    chosen = next(item for item in runs.scenarios if item.name == scenario)
    return Drawn(
        runs.region.label,
        scenario,
        measure,
        tuple(world.name for world in runs.worlds if world.kind == DRAW),
        tuple(of_draws(runs, scenario, period, measure).tolist()),
        tuple(sorted({*runs.scenarios[0].overrides, *chosen.overrides})),
    )


def where_it_fails(drawn: Drawn) -> Discovery:
    """Return in which region of the parameters a scenario is worse than the first one.

    Raises:
        UserError: the draws cannot be read, or there are too few (see `Drawn.enough`).
    """
    outcome = outcome_of(drawn, drawn.draws)
    return discover(outcome, interest_in(outcome, WORSE))


def outcome_of(drawn: Drawn, names: Sequence[str]) -> Outcome:
    """Return the difference with the values of all parameters in every draw."""
    import pandas as pd

    values = {draw.point: draw.overrides for draw in stored_draws(len(names))}
    points = pd.DataFrame([dict(values[name]) for name in names], index=list(names))
    points = points.drop(columns=[name for name in drawn.fixed if name in points])
    bounds = {name: (REGISTER[name].low, REGISTER[name].high) for name in points.columns}
    differences = np.array(drawn.values)[:, None]
    return Outcome(
        drawn.region, drawn.scenario, drawn.measure, DIFFERENCE, points, differences, bounds
    )


def design_text(runs: RunSet, scenario: str, points: int, replications: int) -> str:
    """Return a design file for a sweep over more draws, which can find what few worlds cannot.

    A scenario that is not of the library stands in it as a file, `NAME.toml`.

    Args:
        runs: the comparison; region, years and seed are its own.
        scenario: which one is compared with the first, by name.
        points: draws of the posterior.
        replications: at every draw.
    """
    settings = runs.settings
    chosen = [item for item in runs.scenarios[1:] if item.name == scenario]
    names = [_in_file(item) for item in (runs.scenarios[0], *chosen)]
    return "\n".join(
        (
            "schema_version = 1",
            'name = "where-it-fails"',
            f"regions = [{json.dumps(runs.region.label, ensure_ascii=False)}]",
            f"scenarios = {json.dumps(names)}",
            f"years = {settings.years}",
            f"seed = {settings.seed}",
            "",
            "[replications]",
            f"number = {replications}",
            "",
            "[sampling]",
            f'method = "{POSTERIOR}"',
            f"points = {points}",
        )
    )


def _in_file(scenario: Scenario) -> str:
    """Return how a design names a scenario: that of the library, or a file of its own."""
    known = scenario.name in library_names() and load(scenario.name).digest() == scenario.digest()
    return scenario.name if known else f"{scenario.name}.toml"
