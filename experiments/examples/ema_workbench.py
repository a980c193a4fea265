"""The model in EMA Workbench: uncertainties from the register, levers, outcomes, experiments.

Het model in EMA Workbench: onzekerheden, maatregelen, uitkomsten en experimenten.
"""

from __future__ import annotations

import multiprocessing
import sys
from typing import Any

from ema_workbench import (
    MultiprocessingEvaluator,
    Samplers,
    SequentialEvaluator,
    perform_experiments,
)

from experiments.adapters.ema import ema_model
from experiments.sweep.design import Design, Factor, Replications, Sampling, range_of
from scenarios import load

BOTH, TEAMS = ("current", "integrated-teams"), ("integrated-teams",)
DESIGN = Design(
    name="teams-in-the-workbench",
    question={},
    regions=("municipality:Woudenberg",),
    scenarios=tuple(load(name) for name in BOTH),
    years=1,
    seed=1,
    factors=(
        Factor("staff.turnover_per_year", (), *range_of("staff.turnover_per_year"), BOTH),
        Factor("school_teams.coverage", (), 0.2, 1.0, TEAMS),
    ),
    sampling=Sampling("latin_hypercube"),  # factors have ranges; the workbench samples itself
    replications=Replications(2, 2),
    measures=("unmet_need", "cost_per_child"),
)


def explore(worlds: int = 3, policies: int = 2, processes: int = 1) -> Any:
    """Return experiments and outcomes of every policy in every world.

    Args:
        worlds: samples of the uncertainties.
        policies: samples of the levers.
        processes: 1 for the sequential evaluator.
    """
    model = ema_model(DESIGN)
    sampling = {"uncertainty_sampling": Samplers.LHS, "lever_sampling": Samplers.LHS}
    seeds = {
        "uncertainty_sampling_kwargs": {"rng": DESIGN.seed},
        "lever_sampling_kwargs": {"rng": DESIGN.seed},
    }
    multiprocessing.set_start_method("spawn", force=True)  # a copy of running threads may hang
    evaluator: Any = (
        SequentialEvaluator(model)
        if processes == 1
        else MultiprocessingEvaluator(model, n_processes=processes)
    )
    with evaluator:
        return perform_experiments(
            model, worlds, policies, evaluator=evaluator, **sampling, **seeds
        )


if __name__ == "__main__":
    experiments, outcomes = explore()
    table = experiments.assign(**outcomes)
    sys.stdout.write(f"{table.to_string()}\n")
