"""A comparison is arithmetic on pairs, and its answer says what the table says."""

from __future__ import annotations

import gc
import math
import weakref
from typing import Any

import numpy as np
import pytest
from scipy import stats

from experiments.comparison.certainty import paired_interval, paired_intervals
from experiments.comparison.compare import Comparison, compare, verdict
from experiments.runs.paired_children import Lived, lived
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from experiments.words import number
from model import ContinuumModel
from model.outcomes import HIGHER, LOWER, MEASURES, NONE
from scenarios import load

SETTINGS = RunSettings("municipality:Montfoort", years=2, replications=4, seed=5, workers=2)


@pytest.fixture(scope="module")
def runs() -> RunSet:
    """Return four pairs of two years in a small municipality."""
    return run_scenarios([load("current"), load("integrated-teams")], SETTINGS)


@pytest.fixture(scope="module")
def comparison(runs: RunSet) -> Comparison:
    """Return the comparison of those runs."""
    return compare(runs)


def test_the_interval_is_that_of_a_paired_t_test() -> None:
    differences = np.array([1.0, 2.5, -0.5, 3.0, 1.5])
    low, high = stats.t.interval(0.95, 4, differences.mean(), stats.sem(differences))
    assert paired_interval(differences) == pytest.approx((1.5, low, high))


def test_pairs_without_a_value_are_left_out() -> None:
    with_gap = np.array([1.0, math.nan, 2.0, 3.0])
    assert paired_interval(with_gap) == paired_interval(np.array([1.0, 2.0, 3.0]))


def test_one_pair_has_no_interval_and_nothing_has_no_mean() -> None:
    mean, low, high = paired_interval(np.array([2.0]))
    assert mean == 2.0
    assert math.isnan(low)
    assert math.isnan(high)
    assert math.isnan(paired_interval(np.array([]))[0])


def test_no_difference_at_all_is_exactly_zero() -> None:
    assert paired_interval(np.zeros(7)) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("low", "high", "better", "expected"),
    [
        (-2.0, -1.0, LOWER, "better"),
        (-2.0, -1.0, HIGHER, "worse"),
        (1.0, 2.0, LOWER, "worse"),
        (1.0, 2.0, HIGHER, "better"),
        (1.0, 2.0, NONE, "changed"),
        (-1.0, 2.0, LOWER, "indistinguishable"),
        (0.0, 0.0, LOWER, "indistinguishable"),
        (math.nan, math.nan, LOWER, "indistinguishable"),
    ],
)
def test_a_verdict_needs_an_interval_clear_of_zero(
    low: float, high: float, better: str, expected: str
) -> None:
    assert verdict(low, high, better) == expected


def test_differences_are_those_of_the_same_children(runs: RunSet, comparison: Comparison) -> None:
    rows = comparison.rows[comparison.rows["scenario"] == "integrated-teams"]
    for position, row in enumerate(rows.itertuples()):
        paired = runs.results[1, :, position] - runs.results[0, :, position]
        found = np.array([row.difference, row.low, row.high])
        np.testing.assert_array_equal(found, np.array(paired_interval(paired)))
        assert row.n == np.isfinite(runs.results[1, :, position]).sum()


def test_children_are_better_off_in_pairs_than_apart(runs: RunSet) -> None:
    """Keyed draws: the difference varies less than it would between other children."""
    row = runs.rows.index(("all years", "all", "with_need"))
    own, base = runs.results[1, :, row], runs.results[0, :, row]
    assert (own - base).var() < 0.2 * (own.var() + base.var())


def test_a_baseline_has_levels_and_no_difference(comparison: Comparison) -> None:
    rows = comparison.rows[comparison.rows["scenario"] == "current"]
    assert rows["difference"].isna().all()
    assert (rows["verdict"] == "").all()
    assert set(rows["measure"]) == set(MEASURES)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_answer_repeats_the_numbers_of_the_table(comparison: Comparison, lang: str) -> None:
    rows = comparison.rows
    here = rows[(rows["period"] == "years 1-2") & (rows["group"] == "all")]
    text = comparison.answer(lang)
    for measure in ("unmet_need", "cost_per_child"):
        for scenario in ("current", "integrated-teams"):
            own = here[(here["measure"] == measure) & (here["scenario"] == scenario)]
            level = float(own["mean"].iloc[0])
            assert number(lang, level, MEASURES[measure].decimals) in text
    verdicts = here[here["scenario"] == "integrated-teams"]["verdict"]
    assert str(int((verdicts == "worse").sum())) in text
    assert load("integrated-teams").title[lang] in text


def test_provenance_says_how_to_make_the_numbers_again(comparison: Comparison) -> None:
    found = comparison.provenance
    assert found["seed"] == 5
    assert found["region"] == SETTINGS.region
    assert found["scenarios"]["integrated-teams"]["hash"] == load("integrated-teams").digest()
    assert not {"workers", "date", "machine"} & set(found)


def test_a_run_that_is_over_gives_its_memory_back_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    columns: list[weakref.ref[Any]] = []

    def watch(past: ContinuumModel, model: ContinuumModel) -> Lived:
        columns.extend(weakref.ref(item.world.students.severity) for item in (past, model))
        return lived(past, model)

    monkeypatch.setattr("experiments.runs.replication.lived", watch)
    gc.disable()
    try:
        run_scenarios([load("current"), load("integrated-teams")], SETTINGS)
    finally:
        gc.enable()
    assert len(columns) == 4 * 2 * 2
    assert all(found() is None for found in columns)


def test_an_interruption_ends_every_run_at_the_end_of_its_year(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = []

    def interrupt(years: int, total: int, what: str) -> None:
        told.append((years, total, what))
        if years >= 1:
            raise KeyboardInterrupt

    monkeypatch.setattr("experiments.runs.run.PROGRESS_SECONDS", 0.001)
    settings = RunSettings("jeugdregio:Utrecht West", years=30, replications=40, workers=2)
    with pytest.raises(KeyboardInterrupt):
        run_scenarios([load("current")], settings, interrupt)
    assert 1 <= told[-1][0] < 100
    assert told[-1][1] == 40 * 35


def test_rows_with_gaps_in_different_replications_do_not_touch_each_other() -> None:
    rows = np.array(
        [
            [1.0, 2.0, 4.0, 3.0],
            [math.nan, 2.0, 4.0, 3.0],
            [1.0, math.nan, math.nan, 3.0],
            [5.0, 5.0, math.nan, 5.0],
            [math.nan, 7.0, math.nan, math.nan],
            [math.nan, math.nan, math.nan, math.nan],
            [2.0, 4.0, math.nan, 3.0],
        ]
    )
    together = np.array(paired_intervals(rows)).T
    alone = np.array([paired_interval(row) for row in rows])
    np.testing.assert_array_equal(together, alone)
    np.testing.assert_array_equal(together[1], together[6])
    assert together[3].tolist() == [5.0, 5.0, 5.0]
    assert np.isnan(together[4:6, 1:]).all()
