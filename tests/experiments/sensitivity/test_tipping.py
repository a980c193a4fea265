import numpy as np
import pytest

from experiments.sensitivity.outcomes import Asked, one_outcome
from experiments.sensitivity.tipping import crossing, tipping, tipping_values
from experiments.sensitivity.tipping_text import rows_of, tipping_in_words
from experiments.sweep.design import Factor, Sampling
from model.errors import UserError
from tests.experiments.sensitivity.made_store import POLICY, make_store, ranged, valued

TURNOVER, ONSET = "staff.turnover_per_year", "need.onset_per_year"
GRID = tuple(0.1 + 0.01 * step for step in range(11))

ON_GRID = Sampling("grid")


def rising_from(zero):
    """Return differences that turn from better to worse at a value of turnover."""
    return lambda values: 40.0 * (values[TURNOVER] - zero)


def found_in(folder, formula, *, factors=None, sampling=ON_GRID, seed=1, **more):
    own = valued(staff__turnover_per_year=GRID) if factors is None else factors
    store = make_store(folder, own, sampling, formula, **more)
    outcome = one_outcome(store, Asked()).distinct()
    return tipping(outcome, TURNOVER, sampling.method, seed)


def test_the_value_where_the_sign_changes_is_found_with_its_interval(tmp_path):
    # A bootstrap of ten replications holds the truth in 88 % of draws of chance, not in each one:
    # in fewer than three of five draws it would do so once in seventy times.
    held = 0
    for draw in range(5):
        grid = tuple(value + 1e-6 * draw for value in GRID[:-1])  # other values, other chance
        found = found_in(
            tmp_path / str(draw), rising_from(0.163), replications=10, noise=0.3,
            factors=valued(staff__turnover_per_year=grid),
        )  # fmt: skip
        assert found.state == "tips"
        assert found.value == pytest.approx(0.163, abs=0.01)
        assert found.low < found.value < found.high < found.low + 0.02
        assert (found.below, found.above) == (-1, 1)
        assert found.share == 1.0
        held += found.low <= 0.163 <= found.high
    assert held >= 3, held


def test_without_chance_the_value_is_exact_and_has_no_width(tmp_path):
    found = found_in(tmp_path, rising_from(0.163))
    assert found.value == pytest.approx(0.163)
    assert found.low == pytest.approx(0.163)
    assert found.high == pytest.approx(0.163)


@pytest.mark.slow
def test_intervals_hold_the_truth_in_most_repeats(tmp_path):
    held = 0
    for seed in range(20):
        zero = 0.13 + 0.002 * seed  # other points have other chance only through their value
        grid = tuple(0.1 + 0.01 * step + 1e-6 * seed for step in range(11))
        found = found_in(
            tmp_path / str(seed), rising_from(zero), replications=10, noise=0.4, seed=seed,
            factors=valued(staff__turnover_per_year=grid[:-1]),
        )  # fmt: skip
        held += found.low <= zero <= found.high

    assert held >= 17, held


def test_no_tipping_value_is_said(tmp_path):
    found = found_in(tmp_path, rising_from(0.3), replications=5, noise=0.3)
    assert found.state == "no_tip"
    assert found.share == 0.0
    assert tipping_in_words(found, "nl") == (
        '"vertrek van personeel bij gewone werkdruk": geen kantelwaarde in het bereik '
        "10 % per jaar tot 20 % per jaar; het verschil is er overal beter."
    )
    assert "no tipping value in the range 10 % per year to 20 % per year" in (
        tipping_in_words(found, "en")
    )


def test_a_tipping_value_at_the_edge_is_not_certain(tmp_path):
    # A third of a standard deviation from zero at the edge, in ten draws: some differ in sign.
    found = found_in(tmp_path, rising_from(0.203), replications=10, noise=0.4)
    assert found.state in ("may_tip", "no_tip")
    assert 0.0 < found.share < 0.95
    assert tipping_in_words(found, "en")


def test_where_nothing_differs_nothing_tips(tmp_path):
    found = found_in(tmp_path, lambda _: 0.0, level=0.0)
    assert found.state == "nothing"
    assert np.isnan(found.value)
    assert "geen verschil in het hele bereik" in tipping_in_words(found, "nl")


def test_a_sample_in_which_other_factors_move_gives_the_average_course(tmp_path):
    def formula(values):
        return rising_from(0.15)(values) + 4.0 * (values[ONSET] - 0.18)

    found = found_in(
        tmp_path, formula, factors=ranged(TURNOVER, ONSET),
        sampling=Sampling("latin_hypercube", 100), replications=3, noise=0.1,
    )  # fmt: skip
    assert len(found.places) == 20
    assert found.value == pytest.approx(0.15, abs=0.008)
    assert found.low < 0.15 < found.high


def test_in_a_list_only_points_that_move_the_factor_alone_count(tmp_path):
    factors = valued(
        staff__turnover_per_year=(0.15, 0.1, 0.2, 0.15, 0.15),
        need__onset_per_year=(0.15, 0.15, 0.15, 0.07, 0.29),
    )

    def formula(values):
        return rising_from(0.16)(values) + 100.0 * (values[ONSET] == 0.29)

    found = found_in(tmp_path, formula, factors=factors, sampling=Sampling("list"))
    assert found.value == pytest.approx(0.16)
    assert len(found.outcome.points) == 3


def test_the_same_store_and_seed_give_the_same_interval(tmp_path):
    both = [
        found_in(tmp_path / name, rising_from(0.16), replications=4, noise=0.3)
        for name in ("one", "two")
    ]
    assert rows_of(both[:1]).equals(rows_of(both[1:]))


def test_factors_that_do_not_vary_or_are_words_are_refused(tmp_path):
    factors = (
        *valued(staff__turnover_per_year=(0.1, 0.2)),
        Factor("school_teams.mandate", ("none", "light", "wide"), None, None, (POLICY,)),
    )
    store = make_store(tmp_path, factors, Sampling("grid"), rising_from(0.15))
    outcome = one_outcome(store, Asked()).distinct()
    with pytest.raises(UserError, match=r"did you mean staff\.turnover_per_year"):
        tipping(outcome, "staff.turnover", "grid", 1)
    with pytest.raises(UserError, match="does not vary"):
        tipping(outcome, "school_teams.mandate", "grid", 1)
    with pytest.raises(UserError, match="needs 3 values"):
        tipping(outcome, TURNOVER, "grid", 1)
    with pytest.raises(UserError, match="no factor takes three values"):
        tipping_values(outcome, (), "grid", 1)


@pytest.mark.parametrize(
    ("course", "rising", "value"),
    [
        ([-1.0, 1.0, 3.0], True, 0.5),
        ([2.0, 1.0, -3.0], False, 1.25),
        ([-1.0, 0.0, 1.0], True, 1.0),
        ([1.0, 2.0, 3.0], True, float("-inf")),
        ([-3.0, -2.0, -1.0], True, float("inf")),
        ([3.0, 2.0, 1.0], False, float("inf")),
    ],
)
def test_a_crossing_is_between_two_signs_or_outside_the_range(course, rising, value):
    assert crossing(np.arange(3.0), np.array(course), rising=rising) == pytest.approx(value)


def test_a_flat_course_crosses_nowhere():
    assert np.isnan(crossing(np.arange(3.0), np.zeros(3), rising=True))
    assert np.isnan(crossing(np.arange(3.0), np.ones(3), rising=None))
