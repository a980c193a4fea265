"""The same child under two scenarios, for all children: nobody moves unless a policy does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from experiments.child.story import same_child
from experiments.comparison.certainty import paired_interval
from experiments.comparison.compare import PAIRED_GROUP, compare, paired_rows
from experiments.output import COMPARISON_COLUMNS
from experiments.runs.paired_children import GROUPINGS, PAIRED, Lived, unmet_of
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from model.levers import LEVER_TYPES
from scenarios import Scenario, load

SETTINGS = RunSettings("municipality:Oudewater", years=3, replications=3, seed=2, workers=2)
EVERY_LEVER: Any = tuple(lever() for lever in LEVER_TYPES.values())
NEUTRAL = replace(load("current"), name="neutral", levers=EVERY_LEVER)
MILDER = replace(load("current"), name="milder", overrides={"need.onset_per_year": 0.08})
SHARES = ("fewer_unmet_weeks", "same_unmet_weeks", "more_unmet_weeks")


def ran(*scenarios: Scenario | str, workers: int = 2) -> RunSet:
    loaded = [load(item) if isinstance(item, str) else item for item in scenarios]
    return run_scenarios(loaded, replace(SETTINGS, workers=workers))


@pytest.fixture(scope="module")
def runs() -> RunSet:
    return ran("current", "full-continuum", NEUTRAL, MILDER)


def test_every_child_with_a_need_has_fewer_as_many_or_more_weeks(runs: RunSet) -> None:
    assert runs.paired.shape == (4, 3, len(PAIRED))
    assert (runs.paired[..., 0] == runs.paired[..., 1:].sum(axis=-1)).all()
    assert (runs.paired[..., 0] > 100).all()
    assert (runs.paired[1] > 0).all()


@pytest.mark.parametrize("position", [0, 2])
def test_itself_and_neutral_levers_leave_every_child_exactly_as_it_was(
    runs: RunSet, position: int
) -> None:
    assert (runs.paired[position, :, 1] == 0).all()
    assert (runs.paired[position, :, 3] == 0).all()
    rows = paired_rows(runs)
    found = rows[rows["scenario"] == runs.scenarios[position].name].set_index("measure")
    assert found.loc[list(SHARES), "mean"].tolist() == [0.0, 100.0, 0.0]
    if position:
        assert (found.loc[list(SHARES), ["difference", "low", "high"]] == 0.0).all(axis=None)


def test_the_other_way_round_fewer_is_more(runs: RunSet) -> None:
    turned = ran("full-continuum", "current")
    assert (turned.paired[1] == runs.paired[1][:, [0, 3, 2, 1]]).all()


def test_more_scenarios_between_change_nothing(runs: RunSet) -> None:
    assert (ran("current", MILDER).paired[1] == runs.paired[3]).all()


def test_one_or_two_workers_count_the_same_children(runs: RunSet) -> None:
    alone = ran("current", "full-continuum", NEUTRAL, MILDER, workers=1)
    assert (alone.paired == runs.paired).all()


@pytest.mark.parametrize(("position", "other"), [(1, load("full-continuum")), (3, MILDER)])
def test_the_numbers_are_those_of_a_story_about_the_same_children(
    runs: RunSet, position: int, other: Scenario
) -> None:
    story = same_child("current", other, region=SETTINGS.region, years=3, seed=2)
    told = [getattr(story.counted, name) for name in PAIRED]
    assert runs.paired[position, 0].tolist() == told


def test_children_with_fewer_needs_live_fewer_weeks_without_help(runs: RunSet) -> None:
    assert (runs.paired[3, :, 1] > runs.paired[3, :, 3]).all()


def test_rows_have_the_columns_of_a_comparison_and_intervals_of_shares(runs: RunSet) -> None:
    comparison = compare(runs)
    rows = comparison.paired
    assert tuple(rows.columns) == COMPARISON_COLUMNS
    assert set(rows["group"]) == {PAIRED_GROUP}
    assert set(rows["verdict"]) == {""}
    assert len(comparison.table()) == len(comparison.rows) + len(rows)
    own = rows[rows["scenario"] == "full-continuum"].set_index("measure")
    assert own.loc[list(SHARES), "mean"].sum() == pytest.approx(100.0)
    fewer = 100.0 * runs.paired[1, :, 1] / runs.paired[1, :, 0]
    found = [float(own[column]["fewer_unmet_weeks"]) for column in ("mean", "low", "high")]
    assert found == pytest.approx(paired_interval(fewer))


def test_a_region_without_needs_has_no_shares(runs: RunSet) -> None:
    empty = replace(runs, paired=np.zeros_like(runs.paired))
    rows = paired_rows(empty)
    shares = rows[rows["measure"].isin(SHARES)]
    assert shares["mean"].isna().all()
    assert (shares["n"] == 0).all()


def test_other_children_are_refused() -> None:
    def one(key: int) -> Lived:
        yes = np.ones(1, np.bool_)
        groups = np.zeros((1, GROUPINGS), np.int16)
        return Lived(np.array([key], np.uint64), yes, yes, np.zeros(1, np.int32), groups)

    assert unmet_of(one(1), one(1)).counted().same == 1
    with pytest.raises(AssertionError, match="same children"):
        unmet_of(one(1), one(2))
