import numpy as np
import pandas as pd
import pytest

from experiments.sensitivity.discovery import (
    ABOVE,
    BETTER,
    PRIM,
    WORSE,
    Limit,
    discover,
    inside,
    interest_in,
    quasi_p,
)
from experiments.sensitivity.discovery_text import found_in_words, limits_in_words, rows_of
from experiments.sensitivity.outcomes import DIFFERENCE, LEVEL, Asked, Outcome, one_outcome
from experiments.sensitivity.quantities import factor_value
from experiments.sweep.design import Sampling
from model.errors import UserError
from tests.experiments.sensitivity.made_store import NAMES, make_store, ranged, unit

TURNOVER, ONSET, SPREAD, DUMMY = NAMES


def worlds(number, seed=1):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.random((number, len(NAMES))), columns=list(NAMES))
    frame["school_teams.mandate"] = np.array(["none", "light", "wide"])[np.arange(number) % 3]
    return frame


def outcome_of(points, interest, measure="unmet_need"):
    values = np.where(interest, 1.0, -1.0)[:, None]
    return Outcome("municipality:Woudenberg", "mine", measure, DIFFERENCE, points, values, {})


def in_known_box(points):
    return ((points[TURNOVER] > 0.7) & (points[ONSET] < 0.6)).to_numpy()


def test_a_known_box_is_found_and_nothing_else_is_in_its_limits():
    points = worlds(240)
    interest = in_known_box(points)
    found = discover(outcome_of(points, interest), interest)
    assert found.box is not None
    limits = {limit.factor: limit for limit in found.box.limits}
    assert limits.keys() == {TURNOVER, ONSET}
    assert limits[TURNOVER].low == pytest.approx(0.7, abs=0.02)
    assert limits[TURNOVER].high is None
    assert limits[ONSET].high == pytest.approx(0.6, abs=0.02)
    assert found.box.coverage >= 0.9
    assert found.box.density >= 0.9
    assert max(limit.p for limit in limits.values()) < 1e-4
    assert found.tested is not None
    assert min(found.tested) >= 0.6


def test_coverage_density_and_mass_are_those_of_the_limits():
    points = worlds(240)
    interest = in_known_box(points) ^ (np.random.default_rng(2).random(240) < 0.03)
    found = discover(outcome_of(points, interest), interest)
    assert found.box is not None
    for box in found.boxes:
        held = inside(points, box.limits)
        assert box.worlds == held.sum()
        assert box.cases == (held & interest).sum()
        assert box.coverage == pytest.approx((held & interest).sum() / interest.sum())
        assert box.density == pytest.approx(interest[held].mean())
        assert box.mass == pytest.approx(held.mean())


def test_a_region_of_words_is_found():
    points = worlds(240)
    interest = (points["school_teams.mandate"] == "wide").to_numpy() & (points[TURNOVER] > 0.4)
    interest = np.asarray(interest)
    found = discover(outcome_of(points, interest), interest)
    assert found.box is not None
    limits = {limit.factor: limit for limit in found.box.limits}
    assert limits["school_teams.mandate"].values == ("wide",)
    assert limits[TURNOVER].low == pytest.approx(0.4, abs=0.03)
    assert "gelijk aan wide" in limits_in_words(found.box.limits, "nl")


def test_in_chance_no_box_is_found():
    for seed in range(6):
        points = worlds(120, seed)
        interest = np.random.default_rng(100 + seed).random(120) < 0.2
        found = discover(outcome_of(points, interest), interest)
        assert found.box is None
        assert "no region of the factors holds them" in found_in_words(found, "worse", "en")[0]


def test_the_quasi_p_value_is_that_of_the_workbench():
    from experiments.sensitivity.discovery import _workbench

    points = worlds(120)[list(NAMES)]
    interest = in_known_box(points)
    prim, _ = _workbench()
    box = prim.Prim(points, interest.astype(int), mass_min=0.05).find_box()
    place = len(box.box_lims) - 1
    frame, theirs = box.box_lims[place], box.p_values[place]
    limits = tuple(
        Limit(name, float(frame[name][0]), float(frame[name][1]), ())
        for name in NAMES
        if any(p >= 0.0 for p in theirs.get(name, []))
    )
    one_sided = {limit.factor: [p for p in theirs[limit.factor] if p >= 0.0] for limit in limits}
    compared = 0
    for number, limit in enumerate(limits):
        if len(one_sided[limit.factor]) == 1:
            own = quasi_p(limits, number, points, interest)
            assert own == pytest.approx(one_sided[limit.factor][0], rel=1e-6)
            compared += 1
    assert compared >= 1


@pytest.mark.parametrize(("share", "key"), [(0, "In none of 60 worlds"), (1, "In all 60 worlds")])
def test_without_cases_or_with_nothing_else_there_is_no_region(share, key):
    points = worlds(60)
    interest = np.full(60, bool(share))
    found = discover(outcome_of(points, interest), interest)
    assert found.boxes == ()
    assert rows_of(found).empty
    assert found_in_words(found, "worse", "en")[0].startswith(key)


def test_the_same_worlds_give_the_same_boxes():
    points = worlds(150)
    interest = in_known_box(points) ^ (np.random.default_rng(3).random(150) < 0.05)
    np.random.seed(1)  # noqa: NPY002 what libraries draw from must not matter
    first = discover(outcome_of(points, interest), interest)
    np.random.seed(2)  # noqa: NPY002
    second = discover(outcome_of(points, interest), interest)
    assert rows_of(first).equals(rows_of(second))
    assert first.boxes


def test_a_policy_fails_where_its_interval_says_so(tmp_path):
    def formula(values):
        return 4.0 if unit(values, TURNOVER) > 0.7 else -4.0

    store = make_store(
        tmp_path, ranged(*NAMES), Sampling("latin_hypercube", 80), formula, replications=3,
        noise=0.3,
    )  # fmt: skip
    outcome = one_outcome(store, Asked()).distinct()
    turned = np.array([unit(row, TURNOVER) > 0.7 for row in outcome.points.to_dict("records")])
    worse, better = interest_in(outcome, WORSE), interest_in(outcome, BETTER)
    assert not (worse & ~turned).any()
    assert not (better & turned).any()
    assert worse.sum() > 0.9 * turned.sum()
    found = discover(outcome, worse)
    assert found.box is not None
    assert [limit.factor for limit in found.box.limits] == [TURNOVER]
    assert found.box.limits[0].low == pytest.approx(0.17, abs=0.003)  # 0.7 of 0.1 to 0.2
    text = limits_in_words(found.box.limits, "nl")
    told = factor_value("nl", TURNOVER, found.box.limits[0].low, digits=6)
    assert text == f'"vertrek van personeel bij gewone werkdruk" boven {told}'
    rows = rows_of(found)
    assert rows.loc[rows["method"] == PRIM, "unit"].tolist() == ["share per year"]
    assert "(coverage " in found_in_words(found, "worse", "en")[0]


def test_above_a_number_needs_the_whole_interval_above_it():
    values = np.array([[3.0, 3.2, 2.8], [3.0, 9.0, -3.0], [1.0, 1.1, 0.9]])
    outcome = Outcome("r", "s", "unmet_need", LEVEL, worlds(3), values, {})
    assert interest_in(outcome, ABOVE, 2.0).tolist() == [True, False, False]
    single = Outcome("r", "s", "unmet_need", LEVEL, worlds(3), values[:, :1], {})
    assert interest_in(single, ABOVE, 2.0).tolist() == [True, True, False]


def test_what_has_no_better_direction_cannot_fail():
    points = worlds(20)
    for outcome in (
        outcome_of(points, np.arange(20) > 3, "care_users"),
        Outcome("r", "s", "unmet_need", LEVEL, points, np.ones((20, 2)), {}),
    ):
        with pytest.raises(UserError, match="give --above with a number"):
            interest_in(outcome, WORSE)


def test_few_worlds_are_too_few():
    points = worlds(5)
    with pytest.raises(UserError, match="10 points or more"):
        discover(outcome_of(points, np.arange(5) > 2), np.arange(5) > 2)
