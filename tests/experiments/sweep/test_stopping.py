"""The stopping rule: sharp points stop, in the same place on any workers, and honestly."""

import numpy as np
import pytest

from experiments.comparison.certainty import paired_intervals
from experiments.sweep.design import Replications
from experiments.sweep.runner import sweep
from experiments.sweep.stopping import (
    CLEAR,
    FAILED,
    MOST,
    NOT_SHARP,
    OF_DIFFERENCE,
    OF_MEAN,
    SHARP,
    Stopping,
    look_at,
    looks,
)
from experiments.sweep.store import open_store
from tests.experiments.sweep.small import PLACE, contents, small_design

RULE = Replications(10, 500, ("unmet_need",), 0.05, 0.10)
QUICK = Replications(2, 8, ("unmet_need",), 0.005, 0.10)


def test_looks_come_when_there_are_half_as_many_replications_more_and_at_the_last_one():
    assert looks(RULE) == [10, 15, 23, 35, 53, 80, 120, 180, 270, 405, 500]
    assert looks(Replications(20, 20, ("x",))) == [20]
    assert looks(Replications(2, 3, ("x",))) == [2, 3]


def values(mean, deviation, number=10):
    """Numbers with exactly this mean and standard deviation."""
    spread = np.linspace(-1, 1, number)
    return (mean + deviation * spread / spread.std(ddof=1))[None]


def judged(difference, deviation, level, before=None, rule=RULE):
    baseline = np.full((1, 10), level)
    return look_at(baseline, baseline + values(difference, deviation), rule, before)


def test_a_narrow_interval_beside_the_mean_is_sharp():
    assert judged(0.0, 1.0, 100.0).sharp == OF_MEAN
    assert judged(0.0, 1.0, 10.0).sharp == NOT_SHARP


def test_a_narrow_interval_beside_the_difference_is_sharp():
    assert judged(10.0, 1.0, 1.0).sharp == OF_DIFFERENCE


def test_clear_of_zero_counts_when_it_was_so_at_the_look_before():
    seen = judged(3.0, 2.0, 1.0)
    assert seen.clear.all()
    assert seen.sharp == NOT_SHARP
    assert judged(3.0, 2.0, 1.0, np.array([True])).sharp == CLEAR
    assert judged(3.0, 2.0, 1.0, np.array([False])).sharp == NOT_SHARP


def test_clear_of_zero_asks_for_more_than_a_95_percent_interval():
    half = 2.0 * 2.262 / np.sqrt(10)
    assert not judged(1.1 * half, 2.0, 1.0).clear.any()
    assert not judged(1.1 * half, 2.0, 1.0, np.array([True])).sharp[0]


def test_one_look_is_judged_once():
    rule = Replications(10, 10, ("unmet_need",), 0.05, 0.10)
    assert judged(3.0, 2.0, 1.0, rule=rule).sharp == CLEAR


def test_equal_pairs_are_sharp_and_no_pairs_are_not():
    same = np.full((1, 10), 3.0)
    assert look_at(same, same, RULE).sharp == OF_MEAN
    none = np.full((1, 10), np.nan)
    assert look_at(same, none, RULE).sharp == NOT_SHARP


def stopped(effect, level, repeats=2000, seed=7):
    """Apply the rule to many points at once: 95 % intervals where they stop, and clear or not."""
    rng = np.random.default_rng(seed)
    samples = rng.normal(effect, 1.0, (repeats, RULE.most))
    going, before = np.arange(repeats), None
    low, high, clear = np.zeros(repeats), np.zeros(repeats), np.zeros(repeats, bool)
    for number in looks(RULE):
        seen = look_at(
            np.full((going.size, number), level), level + samples[going, :number], RULE, before
        )
        ends = (seen.sharp != NOT_SHARP) | (number == RULE.most)
        rows = going[ends]
        _, low[rows], high[rows] = paired_intervals(samples[rows, :number])
        clear[rows] = seen.sharp[ends] == CLEAR
        going, before = going[~ends], seen.clear[~ends]
    return low, high, clear


@pytest.mark.slow
@pytest.mark.parametrize("level", [5.0, 0.0])
def test_no_difference_is_seldom_called_clear_of_zero(level):
    low, high, clear = stopped(0.0, level)
    assert clear.mean() <= 0.02
    assert np.mean((low > 0) | (high < 0)) <= 0.07


@pytest.mark.slow
@pytest.mark.parametrize("level", [5.0, 0.0])
@pytest.mark.parametrize("effect", [0.05, 0.15, 0.3, 0.8, 2.0])
def test_intervals_at_the_stop_hold_the_truth_nearly_as_often_as_they_say(level, effect):
    low, high, _ = stopped(effect, level)
    assert 0.90 <= np.mean((low <= effect) & (effect <= high)) <= 0.97


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    return sweep(small_design(replications=QUICK), folder)


def test_a_sweep_runs_to_where_points_are_sharp_or_at_the_most(undisturbed):
    table = undisturbed.stopping()
    assert set(table["reason"]) == {SHARP, MOST}
    for (region, point), rows in table.groupby(["region", "point"]):
        number = rows["replications"].iloc[0]
        done = {name for name in undisturbed.done() if point in name}
        assert region == PLACE
        assert len(done) == number
        if rows["reason"].iloc[0] == MOST:
            assert number == QUICK.most
            assert (rows["sharp"] == NOT_SHARP).any()
        else:
            assert (rows["sharp"] != NOT_SHARP).all()


def test_the_table_tells_the_differences_that_were_seen(undisturbed):
    row = undisturbed.stopping().iloc[0]
    runs = [name for name in undisturbed.done() if row["point"] in name]
    found = undisturbed.results([row["measure"]], "all years", "all", runs)
    wide = found.pivot_table(index="replication", columns="scenario", values="value", observed=True)
    differences = (wide[row["scenario"]] - wide["current"]).to_numpy()
    mean, low, high = (float(item[0]) for item in paired_intervals(differences[None]))
    assert row["difference"] == pytest.approx(mean, rel=1e-12)
    assert row["half_width"] == pytest.approx((high - low) / 2, rel=1e-12)


@pytest.mark.slow
def test_workers_decide_the_same(tmp_path, undisturbed):
    sweep(small_design(replications=QUICK), tmp_path, workers=2)
    assert contents(tmp_path) == contents(undisturbed.folder)


@pytest.mark.parametrize("stop_at", [1, 5, 7])
def test_a_stop_in_the_middle_changes_no_decision(tmp_path, undisturbed, stop_at):
    def stop(done, total):
        if done == stop_at:
            raise KeyboardInterrupt

    design = small_design(replications=QUICK)
    with pytest.raises(KeyboardInterrupt):
        sweep(design, tmp_path, stop)
    assert not len(open_store(tmp_path).stopping())
    told = []
    sweep(design, tmp_path, lambda *now: told.append(now), resume=True)
    assert told[0][0] == stop_at
    assert told[-1][0] == told[-1][1] == len(undisturbed.done())
    assert contents(tmp_path) == contents(undisturbed.folder)


def test_a_rule_that_became_stricter_goes_on_from_what_is_there(tmp_path, undisturbed):
    loose = Replications(2, 3, ("unmet_need",), 0.5, 0.5)
    sweep(small_design(replications=loose), tmp_path)
    sweep(small_design(replications=QUICK), tmp_path, expand=True)
    assert contents(tmp_path) == contents(undisturbed.folder)


def test_a_point_with_a_failed_run_is_not_judged():
    stopping = Stopping(small_design(replications=QUICK))
    point = next(iter(stopping.cells))[1]
    assert stopping.tell(PLACE, point, 1, np.ones((2, 1))) == []
    assert stopping.tell(PLACE, point, 2, None) == []
    assert stopping.cells[PLACE, point].reason == FAILED
    assert not stopping.is_decided()
