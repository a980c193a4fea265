"""A design as a function: values of factors in, mean outcomes out."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.comparison.certainty import levels
from experiments.runs.run import RunSettings, run_scenarios
from experiments.sweep.design import Design, Value
from experiments.sweep.plan import scenarios_at
from experiments.sweep.points import Point
from model.errors import UserError
from model.outcomes import MEASURES
from scenarios.frozen import FrozenDict


@dataclass(frozen=True)
class Outcome:
    """A number that a study gives.

    Args:
        scenario: name of a scenario of the design.
        measure: name of `model.outcomes.MEASURES`.
        is_difference: whether it is the difference with the first scenario, not the level.
    """

    scenario: str
    measure: str
    is_difference: bool

    @property
    def name(self) -> str:
        """Return such as `unmet_need.integrated-teams`, or that with `.difference` after it."""
        name = f"{self.measure}.{self.scenario}"
        return f"{name}.difference" if self.is_difference else name


@dataclass(frozen=True)
class Study:
    """A function of the factors of a design; it can be pickled and called in other processes.

    `study(**{"staff.turnover_per_year": 0.1})` runs all scenarios of the design with these values
    and returns the mean over replications of every outcome. A factor without a value stays as it
    is in the scenarios. The same values give the same numbers as `run_scenarios`.

    Args:
        design: scenarios, one region, years, seed, measures, and replications (`start` of them).
        period: which period outcomes are about.
        workers: threads; one, for those who call are mostly parallel themselves.
    """

    design: Design
    period: str = "all years"
    workers: int = 1

    def __post_init__(self) -> None:
        """Check that there is one region, for outcomes are named without it."""
        if len(self.design.regions) != 1:
            raise UserError(
                f'Design "{self.design.name}" has {len(self.design.regions)} regions: '
                "make a study for each, with one region in its design."
            )

    @property
    def outcomes(self) -> list[Outcome]:
        """Return levels of all scenarios, then differences with the first one."""
        measures = self.design.measures or tuple(MEASURES)
        names = [scenario.name for scenario in self.design.scenarios]
        found = [Outcome(name, measure, False) for measure in measures for name in names]
        return found + [Outcome(name, what, True) for what in measures for name in names[1:]]

    def __call__(self, **values: Value) -> dict[str, float]:
        """Return every outcome by name, NaN where there is nothing to measure.

        Args:
            values: by name of factor.

        Raises:
            UserError: no factor of the design, or a value that cannot be used.
        """
        factors = [factor.name for factor in self.design.factors]
        for name in values:
            if name not in factors:
                raise UserError(
                    f'"{name}" is no factor of design "{self.design.name}": '
                    f"use one of {', '.join(factors)}."
                )
        scenarios = scenarios_at(self.design, Point(FrozenDict(values)))
        runs = run_scenarios(
            scenarios,
            RunSettings(
                self.design.regions[0],
                self.design.years,
                self.design.replications.start,
                self.design.seed,
                self.workers,
            ),
        )
        names = [scenario.name for scenario in scenarios]
        found = {}
        for outcome in self.outcomes:
            row = runs.rows.index((self.period, "all", outcome.measure))
            sample = runs.results[names.index(outcome.scenario), :, row]
            if outcome.is_difference:
                sample = sample - runs.results[0, :, row]
            found[outcome.name] = float(levels(sample[None])[1][0])
        return found
