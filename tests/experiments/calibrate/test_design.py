"""Points fill the prior, follow from their names, and stay inside the ranges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.calibrate.design import (
    SEEDS,
    fitted_values,
    latin_hypercube,
    points_at,
    reference_points,
)
from experiments.calibrate.fitted import FITTED
from experiments.draws import DIGITS, other_values, rounded, stored_draws
from experiments.priors import quantile
from model.parameters import REGISTER, Parameters

NUMBER = 150


def test_every_fitted_parameter_is_registered_once_and_free() -> None:
    assert len(set(FITTED)) == len(FITTED)
    assert [name for name in FITTED if name not in REGISTER] == []
    assert all(REGISTER[name].low < REGISTER[name].high for name in FITTED)


@pytest.mark.parametrize("name", FITTED)
def test_the_prior_of_a_fitted_parameter_does_not_hang_on_its_value(name: str) -> None:
    """Otherwise a new value in the register, taken from the posterior, would move the prior."""
    item = REGISTER[name]
    assert item.distribution in ("uniform", "log-uniform")
    other = replace(item, value=0.9 * item.low + 0.1 * item.high)
    us = np.linspace(0.0, 1.0, 11)
    assert quantile(other, us).tolist() == quantile(item, us).tolist()


def test_every_parameter_takes_every_step_once() -> None:
    design = latin_hypercube(NUMBER, seed=2)
    assert design.shape == (NUMBER, len(FITTED))
    steps = np.sort(np.floor(NUMBER * design).astype(int), axis=0)
    assert (steps == np.arange(NUMBER)[:, None]).all()


def test_parameters_of_a_design_have_little_to_do_with_each_other() -> None:
    found = np.corrcoef(latin_hypercube(600, seed=1), rowvar=False) - np.eye(len(FITTED))
    assert np.abs(found).max() < 4.5 / np.sqrt(600)


def test_a_design_follows_from_its_seed() -> None:
    assert latin_hypercube(20, 5).tobytes() == latin_hypercube(20, 5).tobytes()
    assert not np.array_equal(latin_hypercube(20, 5), latin_hypercube(20, 6))


def test_a_point_has_a_value_for_everything_that_is_free_and_can_be_run() -> None:
    for point in points_at(3, latin_hypercube(4, seed=1)):
        assert set(point.values) == {
            name for name, item in REGISTER.items() if item.distribution != "fixed"
        }
        Parameters().with_overrides(point.values)


def test_names_and_seeds_of_points_are_their_own() -> None:
    quantiles = latin_hypercube(30, seed=1)
    points = [point for wave in (1, 2) for point in points_at(wave, quantiles)]
    assert [point.name for point in points[:2]] == ["1:0000", "1:0001"]
    assert points[30].name == "2:0000"
    assert len({point.name for point in points}) == len({point.seed for point in points}) == 60
    assert all(0 <= point.seed < SEEDS for point in points)


def test_a_point_follows_from_its_name_and_its_quantiles_whatever_else_is_run() -> None:
    quantiles = latin_hypercube(5, seed=1)
    few, many = points_at(2, quantiles[:2]), points_at(2, quantiles)
    assert few == many[:2]
    same = points_at(2, quantiles[[0, 0]])
    assert {name: same[0].values[name] for name in FITTED} == fitted_values(quantiles[0])
    free = [name for name in same[0].values if name not in FITTED]
    differ = [name for name in free if same[0].values[name] != same[1].values[name]]
    assert len(differ) > 0.9 * len(free) > 0
    assert all(same[0].values[name] == same[1].values[name] for name in FITTED)


def test_a_stored_point_gives_back_the_values_that_were_run(tmp_path) -> None:
    """Only name and fitted values are stored; the rest comes back from the name."""
    points = points_at(4, latin_hypercube(3, seed=1))
    path = tmp_path / "posterior.csv"
    rows = [",".join([p.name, *(repr(p.values[name]) for name in FITTED)]) for p in points]
    path.write_text("\n".join([",".join(["point", *FITTED]), *rows]) + "\n")
    assert [(d.point, dict(d.overrides)) for d in stored_draws(3, path)] == [
        (p.name, dict(p.values)) for p in points
    ]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(REGISTER)), st.floats(2.0**-53, 1.0))
def test_rounded_values_stay_inside_their_range_and_near_the_value(name: str, u: float) -> None:
    """At quantiles that a keyed draw can have: it is never nearer to 0 than half a step."""
    item = REGISTER[name]
    exact = float(quantile(item, u))
    found = rounded(item, exact)
    assert item.low <= found <= item.high
    assert found == pytest.approx(exact, rel=10.0 ** (1 - DIGITS), abs=1e-300)
    assert rounded(item, found) == found


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_the_corners_of_the_prior_can_be_run(end: float) -> None:
    values = fitted_values(np.full(len(FITTED), end))
    bound = "high" if end else "low"
    assert values == pytest.approx({name: getattr(REGISTER[name], bound) for name in FITTED})
    Parameters().with_overrides(values | other_values("corner", FITTED))


def test_points_for_the_register_have_its_digits_one_seed_and_nothing_but_what_is_fitted() -> None:
    first, second = reference_points(2, latin_hypercube(2, seed=1), seed=9)
    assert (first.name, second.name) == ("register-2:0000", "register-2:0001")
    assert first.seed == second.seed == 9
    assert list(first.values) == list(FITTED)
    assert all(value == float(f"{value:.3g}") for value in first.values.values())
    Parameters().with_overrides(first.values)
