"""Runs as tidy tables: the same numbers from `run_scenarios`, a sweep and a comparison."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from experiments.comparison.compare import compare
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from experiments.sweep.execute import PAIRED_MEASURES
from experiments.sweep.runner import sweep
from model.outcomes import MEASURES
from tests.experiments.sweep.tiny import REGION, tiny

KEYS = ["scenario", "replication", "period", "group", "measure"]


@pytest.fixture(scope="module")
def runs() -> RunSet:
    """Return the runs of the tiny design without factors."""
    design = tiny(factors=())
    return run_scenarios(design.scenarios, RunSettings(REGION, 1, 3, design.seed))


def test_every_value_has_a_row_of_its_own_and_a_unit(runs: RunSet) -> None:
    table = runs.table()
    assert list(table.columns) == [*KEYS, "unit", "value"]
    assert len(table) == runs.results.size
    assert not table.duplicated(KEYS).any()
    assert all(
        MEASURES[name].unit == unit for name, unit in zip(table.measure, table.unit, strict=True)
    )
    for place, scenario in enumerate(runs.scenarios):
        for number in range(3):
            own = table[(table.scenario == scenario.name) & (table.replication == number + 1)]
            np.testing.assert_array_equal(own["value"], runs.results[place, number])


def test_a_sweep_without_factors_gives_the_same_table(runs: RunSet, tmp_path) -> None:
    swept = sweep(tiny(factors=()), tmp_path / "store").results()
    swept = swept[~swept["measure"].isin(list(PAIRED_MEASURES))]
    one = runs.table().sort_values(KEYS, ignore_index=True)
    words = {name: str for name in (*KEYS, "unit") if name != "replication"}
    other = swept[[*KEYS, "unit", "value"]].astype(words)
    other = other.sort_values(KEYS, ignore_index=True)
    pd.testing.assert_frame_equal(one, other, check_dtype=False, check_exact=True)


def test_the_means_are_those_of_the_comparison(runs: RunSet) -> None:
    means = runs.table().groupby(["scenario", "period", "group", "measure"])["value"].mean()
    rows = compare(runs).rows.set_index(["scenario", "period", "group", "measure"])["mean"]
    pd.testing.assert_series_equal(means, rows.loc[means.index], check_names=False)
