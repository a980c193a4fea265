"""Every example runs as a script, and gives the numbers that `run_scenarios` gives."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import experiments.examples
from experiments.adapters.ema import ema_name
from experiments.adapters.study import Study
from experiments.examples import ema_workbench, mesa_batch, salib_sobol, xarray_sweep
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from experiments.sweep.design import DUMMY, Design
from experiments.sweep.store import open_store
from model.levers import Lever
from scenarios import Scenario

ROOT = Path(experiments.examples.__file__).resolve().parents[2]
# The tutorial has a test of its own, which runs it by way of the page.
SCRIPTS = sorted(
    {path.stem for path in Path(experiments.examples.__file__).parent.glob("[a-z]*.py")}
    - {"page", "tutorial"}
)


def by_hand(design: Design, overrides: dict[str, float], setting: dict[str, Any]) -> RunSet:
    """Run the scenarios of an example with other values, without anything of the example."""

    def changed(scenario: Scenario) -> Scenario:
        levers: list[Lever] = [lever.model_copy(update=setting) for lever in scenario.levers]
        return replace(scenario, levers=tuple(levers), overrides=overrides)  # type: ignore[arg-type]

    settings = RunSettings(design.regions[0], design.years, design.replications.start, design.seed)
    return run_scenarios([changed(item) for item in design.scenarios], settings)


def mean_of(runs: RunSet, scenario: int, measure: str) -> float:
    """Return the mean over replications, over all years and children."""
    row = runs.rows.index(("all years", "all", measure))
    return float(runs.results[scenario, :, row].mean())


@pytest.mark.slow
@pytest.mark.parametrize("name", SCRIPTS)
def test_an_example_runs_as_a_script_and_says_something(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"experiments.examples.{name}"],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") > 2
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2])
def test_the_workbench_gives_what_runs_by_hand_give(processes: int) -> None:
    table, outcomes = ema_workbench.explore(worlds=2, policies=1, processes=processes)
    assert len(table) == 2
    names = [ema_name(item.name) for item in Study(ema_workbench.DESIGN).outcomes]
    assert list(outcomes) == names
    for place, row in enumerate(table.to_dict("records")):
        runs = by_hand(
            ema_workbench.DESIGN,
            {"staff.turnover_per_year": row["staff__turnover_per_year"]},
            {"coverage": row["school_teams__coverage"]},
        )
        for measure in ema_workbench.DESIGN.measures:
            today, teams = (mean_of(runs, scenario, measure) for scenario in (0, 1))
            assert outcomes[f"{measure}__current"][place] == today
            assert outcomes[f"{measure}__integrated_teams"][place] == teams
            change = outcomes[f"{measure}__integrated_teams__difference"][place]
            assert change == pytest.approx(teams - today)


def test_salib_reads_what_runs_by_hand_give_and_the_dummy_is_zero(tmp_path: Path) -> None:
    found = salib_sobol.sensitivity(tmp_path / "store", base=2)
    onset, dummy = found["ST"]
    assert onset > 0.5
    assert dummy == 0.0
    store = open_store(tmp_path / "store")
    points = store.points()
    assert len(points) == 2 * (len(salib_sobol.DESIGN.factors) + 2)
    values = store.results(["with_need"], "all years", "all").set_index(["point", "scenario"])
    for point in points.to_dict("records")[:2]:
        overrides = {str(name): point[name] for name in point if name not in ("point", DUMMY)}
        runs = by_hand(salib_sobol.DESIGN, overrides, {})
        own = values.loc[(point["point"], "current"), "value"]
        assert float(np.squeeze(own)) == mean_of(runs, 0, "with_need")


def test_mesa_gives_what_run_scenarios_gives() -> None:
    table = mesa_batch.batch(replications=2)
    runs = by_hand(salib_sobol.DESIGN, {}, {})
    runs = run_scenarios(runs.scenarios, replace(runs.settings, replications=2))
    for place, scenario in enumerate(("current", "integrated-teams")):
        own = table[table["scenario"] == scenario].sort_values("iteration")
        for measure in ("unmet_need", "cost_per_child", "care_wait"):
            row = runs.rows.index(("all years", "all", measure))
            assert own[measure].tolist() == runs.results[place, :, row].tolist()


def test_a_dataset_gives_the_paired_difference_with_its_unit(tmp_path: Path) -> None:
    found = xarray_sweep.difference(tmp_path / "store")
    assert found.attrs["units"] == "% of need"
    for coverage in (0.5, 1.0):
        runs = by_hand(xarray_sweep.DESIGN, {}, {"coverage": coverage})
        today, teams = (mean_of(runs, scenario, "unmet_need") for scenario in (0, 1))
        change = found.sel({"school_teams.coverage": coverage}).item()
        assert change == pytest.approx(teams - today)
