from dataclasses import replace

import numpy as np
import pytest

from experiments.calibrate.fitted import FITTED
from experiments.priors import quantile
from experiments.runs.run import RunSettings
from experiments.sensitivity.extremes import (
    LARGEST,
    SMALLEST,
    Search,
    check_parameters,
    extremes,
    fresh_seed,
    rows_of,
    values_at,
)
from model.errors import UserError
from model.parameters import REGISTER
from scenarios import load

NAMES = ("need.onset_per_year", "staff.turnover_per_year", "need.frailty_sigma")


def search(**changes):
    own = Search(
        (load("current"), load("integrated-teams")), "unmet_need",
        RunSettings("municipality:Rozendaal", years=1, replications=2, seed=5), NAMES, 200, 8,
    )  # fmt: skip
    return replace(own, **changes)


def place_in_plausible(name, value):
    low, high = quantile(REGISTER[name], [0.05, 0.95])
    return (value - low) / (high - low)


def known_difference(values, own, seed, replications):
    """Rise with onset, fall with turnover, do nothing with the third; chance by seed."""
    x, y = (place_in_plausible(name, values[name]) for name in NAMES[:2])
    chance = np.random.default_rng([seed, int(1e6 * x), int(1e6 * y)])
    return 10.0 * x - 4.0 * y + chance.normal(0.0, 1.0, replications)


def test_both_ends_are_found_within_what_is_plausible():
    found = {item.side: item for item in extremes(search(), difference=known_difference)}
    assert found[SMALLEST].difference == pytest.approx(-4.0, abs=2.0)
    assert found[LARGEST].difference == pytest.approx(10.0, abs=2.0)
    for item in found.values():
        for name, value in item.values.items():
            low, high = quantile(REGISTER[name], [0.05, 0.95])
            assert low <= value <= high
        assert item.low < item.difference < item.high


def test_the_difference_in_the_search_is_more_outspoken_than_with_fresh_children():
    def only_chance(values, own, seed, replications):
        return np.random.default_rng([seed, hash(tuple(values.values())) % 2**32]).normal(
            0.0, 1.0, replications
        )

    smallest, largest = extremes(search(), difference=only_chance)
    assert smallest.searched < -1.2
    assert largest.searched > 1.2
    assert abs(smallest.difference) < 1.0
    assert abs(largest.difference) < 1.0


def test_fresh_replications_have_another_seed_than_the_search():
    seeds = []

    def noted(values, own, seed, replications):
        seeds.append((seed, replications))
        return known_difference(values, own, seed, replications)

    own = search(evaluations=20)
    extremes(own, difference=noted)
    assert set(seeds) == {(5, 2), (6, 8)}
    assert seeds.count((5, 2)) <= 2 * own.evaluations
    assert seeds.count((6, 8)) == 2 * (1 + len(NAMES))
    assert fresh_seed(search(settings=replace(own.settings, seed=2**63 - 1))) == 0


def test_what_matters_most_comes_first_and_setting_it_back_undoes_it():
    found = extremes(search(), difference=known_difference)
    for item in found:
        assert item.mattering[0].parameter == NAMES[0]
        back = {**item.values, NAMES[0]: REGISTER[NAMES[0]].value}
        assert item.mattering[0].difference == pytest.approx(
            known_difference(back, None, 6, 8).mean()
        )


def test_the_search_is_reproducible_and_counts_its_evaluations():
    told = []
    first = extremes(search(evaluations=40), lambda *n: told.append(n), known_difference)
    assert first == extremes(search(evaluations=40), difference=known_difference)
    assert told[0] == (0, 88)
    assert [done for done, _ in told] == list(range(len(told)))
    assert told[-1][0] <= 88


@pytest.mark.slow
def test_a_real_search_gives_what_the_model_gives():
    from experiments.runs.run import run_scenarios

    own = search(evaluations=20, fresh=3)
    found = extremes(own)
    assert found[0].difference <= found[0].high
    item = found[1]
    scenarios = [replace(one, overrides={**item.values, **one.overrides}) for one in own.scenarios]
    runs = run_scenarios(scenarios, replace(own.settings, seed=6, replications=3))
    row = runs.rows.index(("all years", "all", "unmet_need"))
    by_hand = runs.results[1, :, row] - runs.results[0, :, row]
    assert item.difference == pytest.approx(by_hand.mean())
    rows = rows_of(own, found)
    assert len(rows) == 2 * len(NAMES)
    assert set(rows["parameter_unit"]) == {REGISTER[name].unit for name in NAMES}


def test_the_middle_of_the_cube_is_the_median_of_the_priors():
    values = values_at(search(), np.full(3, 0.5))
    for name in NAMES:
        assert values[name] == pytest.approx(float(quantile(REGISTER[name], 0.5)), rel=1e-3)


def test_parameters_are_checked():
    assert check_parameters(()) == FITTED
    assert check_parameters(NAMES) == NAMES
    with pytest.raises(UserError, match=r"did you mean need\.onset_per_year"):
        check_parameters(["need.onset_per_yaer"])
    with pytest.raises(UserError, match="twice"):
        check_parameters([NAMES[0], NAMES[0]])
    fixed = next(item.name for item in REGISTER.values() if item.distribution == "fixed")
    with pytest.raises(UserError, match="is a definition"):
        check_parameters([fixed])


def test_an_unknown_measure_or_a_search_that_is_too_short_is_refused():
    with pytest.raises(UserError, match="did you mean unmet_need"):
        extremes(search(measure="unmet_ned"))
    with pytest.raises(UserError, match="--budget 40 or more"):
        extremes(search(evaluations=5))
    with pytest.raises(UserError, match="no value anywhere"):
        extremes(search(), difference=lambda *_: np.array([np.nan]))
