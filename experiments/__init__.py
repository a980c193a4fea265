"""Experiments: running, comparing, exploring and reporting scenarios.

The front door for Python. Names are imported when they are asked for, so this costs nothing:

    from experiments import RunSettings, compare_runs, load, run_scenarios

    runs = run_scenarios([load("current"), load("integrated-teams")],
                         RunSettings("jeugdregio:Eemland", years=2, replications=4))
    table = compare_runs(runs).table()

`compare` and `sweep` are names of modules here, so their functions are `compare_runs` and
`run_sweep`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.adapters.study import Study
    from experiments.attribution.run import Attribution, attribute
    from experiments.comparison.compare import Comparison
    from experiments.comparison.compare import compare as compare_runs
    from experiments.runs.run import RunSet, RunSettings, run_scenarios
    from experiments.sweep.dataset import to_frame, to_xarray, weekly_to_xarray
    from experiments.sweep.design import Design, Factor, Replications, Sampling
    from experiments.sweep.load import load_design
    from experiments.sweep.runner import sweep as run_sweep
    from experiments.sweep.store import Store, open_store
    from scenarios import Scenario, library, load

_PLACES = {
    "Attribution": "experiments.attribution.run",
    "Comparison": "experiments.comparison.compare",
    "Design": "experiments.sweep.design",
    "Factor": "experiments.sweep.design",
    "Replications": "experiments.sweep.design",
    "RunSet": "experiments.runs.run",
    "RunSettings": "experiments.runs.run",
    "Sampling": "experiments.sweep.design",
    "Scenario": "scenarios",
    "Store": "experiments.sweep.store",
    "Study": "experiments.adapters.study",
    "attribute": "experiments.attribution.run",
    "compare_runs": "experiments.comparison.compare:compare",
    "library": "scenarios",
    "load": "scenarios",
    "load_design": "experiments.sweep.load",
    "open_store": "experiments.sweep.store",
    "run_scenarios": "experiments.runs.run",
    "run_sweep": "experiments.sweep.runner:sweep",
    "to_frame": "experiments.sweep.dataset",
    "to_xarray": "experiments.sweep.dataset",
    "weekly_to_xarray": "experiments.sweep.dataset",
}

__all__ = [
    "Attribution",
    "Comparison",
    "Design",
    "Factor",
    "Replications",
    "RunSet",
    "RunSettings",
    "Sampling",
    "Scenario",
    "Store",
    "Study",
    "attribute",
    "compare_runs",
    "library",
    "load",
    "load_design",
    "open_store",
    "run_scenarios",
    "run_sweep",
    "to_frame",
    "to_xarray",
    "weekly_to_xarray",
]


def __getattr__(name: str) -> Any:
    """Import a name of the front door when it is asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module 'experiments' has no attribute '{name}'")
    module, _, own = _PLACES[name].partition(":")
    return getattr(import_module(module), own or name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
