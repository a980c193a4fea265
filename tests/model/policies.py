"""Policies for tests: levers without the words of a scenario file, and library ones in time."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace

from model.levers import Lever
from model.parameters import Parameters
from model.simulation import ContinuumModel
from model.variants import Variants
from scenarios import Scenario, load

IN_PLAIN_PYTHON = os.environ.get("NUMBA_DISABLE_JIT", "0") != "0"
TINY = "municipality:Oudewater"  # about 2,000 children
FIVE = "jeugdregio:Utrecht West"  # five municipalities, about 30,000 children
POLICIES = (
    "congruent-region",
    "fragmented-further",
    "full-continuum",
    "harmonised-rules",
    "integrated-teams",
    "pooled-budget",
)


@dataclass(frozen=True)
class Pulled:
    """A policy of some levers under the parameters of the register."""

    levers: tuple[Lever, ...] = ()
    parameters: Parameters = field(default_factory=Parameters)
    variants: Variants = field(default_factory=Variants)


def pull(*levers: Lever) -> Pulled:
    """Return the policy that pulls these levers."""
    return Pulled(levers)


def shifted(name: str, start_week: int, end_week: int | None = None) -> Scenario:
    """Return a library scenario whose levers all start, and perhaps end, in other weeks."""
    scenario = load(name)
    timing = {"start_week": start_week, "end_week": end_week}
    levers = tuple(lever.model_copy(update=timing) for lever in scenario.levers)
    return replace(scenario, levers=levers)


def advance_weeks(model: ContinuumModel, weeks: int) -> ContinuumModel:
    """Let Mesa step a model a number of weeks, and return it."""
    for _ in range(weeks):
        model.step()
    return model
