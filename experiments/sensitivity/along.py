"""Tipping values of one number in a comparison: its range walked from end to end.

A sweep does this for many numbers at once, and with more points. This is for somebody who looks at
one comparison and wants to know where one number turns it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from experiments.draws import rounded
from experiments.live.question import Question
from experiments.runs.run import RunSet
from experiments.sensitivity.outcomes import DIFFERENCE, Outcome
from experiments.sensitivity.tipping import Tipping, tipping
from experiments.sweep.design import GRID
from model.parameters import REGISTER
from scenarios import Scenario

VALUES, PAIRS = 7, 6


@dataclass(frozen=True)
class Step:
    """The value of a number, and what to ask at that value."""

    value: float
    question: Question


def steps_along(
    question: Question, scenario: str, factor: str, values: int = VALUES, pairs: int = PAIRS
) -> tuple[Step, ...]:
    """Return what to ask to walk a registered number through its range, both ends included.

    Args:
        question: the comparison that it is about; the number moves in both scenarios.
        scenario: which one is compared with the first, by name.
        factor: name of a registered number.
        values: how many, evenly spread.
        pairs: replications at every value, the same children at all of them.

    Raises:
        UserError: a scenario cannot be used with a value.
    """
    declared = REGISTER[factor]
    chosen = next(item for item in question.scenarios if item.name == scenario)
    places = np.linspace(declared.low, declared.high, values).tolist()
    return tuple(
        Step(value, _at(question, chosen, factor, value, pairs))
        for value in dict.fromkeys(rounded(declared, place) for place in places)
    )


def _at(question: Question, chosen: Scenario, factor: str, value: float, pairs: int) -> Question:
    both = tuple(
        replace(item, overrides={**item.overrides, factor: value})
        for item in (question.scenarios[0], chosen)
    )
    return replace(
        question, scenarios=both, replications=pairs, draws=0, forms=0, municipalities=False
    )


def tipping_along(
    steps: Sequence[Step], runs: Sequence[RunSet], factor: str, measure: str, period: str
) -> Tipping:
    """Return where a difference changes sign along a number.

    Args:
        steps: what was asked.
        runs: the answers, in that order.
        factor: the number.
        measure: of `model.outcomes`.
        period: such as "years 1-3".

    Raises:
        UserError: the measure has no value there.
    """
    import pandas as pd

    row = runs[0].rows.index((period, "all", measure))
    points = pd.DataFrame({factor: [step.value for step in steps]})
    values = np.array([item.results[1, :, row] - item.results[0, :, row] for item in runs])
    first = runs[0]
    bounds = {factor: (REGISTER[factor].low, REGISTER[factor].high)}
    outcome = Outcome(
        first.region.label, first.scenarios[1].name, measure, DIFFERENCE, points, values, bounds
    )
    return tipping(outcome, factor, GRID, first.settings.seed)
