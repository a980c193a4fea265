"""Priors: quantiles follow closed forms, and a draw hangs on its own name and point only."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from experiments.priors import keyed_draw, quantile
from model.parameters import REGISTER, Parameter, Parameters
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import TINY, Pulled

GRID = np.linspace(0.0, 1.0, 101)
KEPT = (0.7357780030631745, 0.597667343618617)
PERT = next(item for item in REGISTER.values() if item.distribution == "pert")


def prior(distribution: str, low: float, value: float, high: float) -> Parameter:
    """Return a declaration with this prior."""
    return replace(PERT, distribution=distribution, low=low, value=value, high=high)


def test_uniform_and_log_uniform_follow_their_closed_forms() -> None:
    uniform = quantile(prior("uniform", 2.0, 3.0, 10.0), [0.0, 0.25, 0.5, 1.0])
    ratio = quantile(prior("log-uniform", 0.01, 0.5, 100.0), [0.0, 0.25, 0.5, 1.0])
    assert uniform == pytest.approx([2.0, 4.0, 6.0, 10.0], rel=1e-14)
    assert ratio == pytest.approx([0.01, 0.1, 1.0, 100.0], rel=1e-14)


def test_pert_is_the_beta_with_the_value_as_mode() -> None:
    """Malcolm et al. 1959: shapes 1 + 4 (mode − low) / range and 1 + 4 (high − mode) / range."""
    made = quantile(prior("pert", 1.0, 2.5, 7.0), GRID)
    assert made == pytest.approx(stats.beta(2.0, 4.0, loc=1.0, scale=6.0).ppf(GRID), rel=1e-10)
    # With the mode on a bound the beta has a formula: 1 − (1 − u) ** (1 / 5).
    edge = quantile(prior("pert", 0.0, 0.0, 1.0), GRID)
    assert edge == pytest.approx(1.0 - (1.0 - GRID) ** 0.2, abs=1e-12)


@pytest.mark.parametrize("mode", [1.0, 2.5, 6.0, 7.0])
def test_the_smallest_quantiles_of_a_pert_are_numbers_in_order(mode: float) -> None:
    """SciPy's inverse of the incomplete beta gives NaN at some of these, and so did we once."""
    tiny = np.concatenate([[0.0, 5e-324], 10.0 ** np.arange(-320.0, 0.0), [1.0]])
    made = quantile(prior("pert", 1.0, mode, 7.0), tiny)
    assert np.isfinite(made).all()
    assert (np.diff(made) >= 0.0).all()
    assert made[[0, -1]].tolist() == [1.0, 7.0]


def test_the_mean_of_a_pert_is_that_of_the_textbook() -> None:
    """(low + 4 mode + high) / 6, taken over the middles of many slices."""
    middles = (np.arange(20_000) + 0.5) / 20_000
    made = quantile(prior("pert", 1.0, 2.5, 7.0), middles)
    assert made.mean() == pytest.approx((1.0 + 4.0 * 2.5 + 7.0) / 6.0, rel=1e-5)


@pytest.mark.parametrize("name", sorted(REGISTER))
def test_every_prior_fills_its_range_in_order_and_can_be_used(name: str) -> None:
    item = REGISTER[name]
    values = quantile(item, GRID)
    assert values[0] == pytest.approx(item.low)
    assert values[-1] == pytest.approx(item.high)
    assert (np.diff(values) > 0.0).all() or item.distribution == "fixed"
    for value in values[[0, 1, 50, 99, 100]]:
        Parameters().with_overrides({name: float(value)})


def test_quantiles_keep_the_shape_of_what_was_asked() -> None:
    assert quantile(PERT, 0.5).shape == ()
    assert quantile(PERT, np.full((3, 2), 0.5)).shape == (3, 2)


@pytest.mark.parametrize("wrong", [-0.01, 1.01, float("nan")])
def test_a_quantile_outside_0_and_1_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantile(PERT, [0.5, wrong])


def test_a_distribution_without_a_formula_is_refused() -> None:
    with pytest.raises(ValueError, match="no formula"):
        quantile(replace(PERT, distribution="triangular"), 0.5)


@given(st.text(max_size=30), st.integers() | st.text(max_size=20))
def test_a_draw_lies_strictly_between_0_and_1(name: str, point: int | str) -> None:
    assert 0.0 < keyed_draw(name, point) < 1.0


def test_a_draw_hangs_on_name_and_point_and_on_nothing_else() -> None:
    """Numbers written down once, and the same in another process with another hash seed."""
    assert keyed_draw("need.onset_per_year", 0) == KEPT[0]
    assert keyed_draw("staff.fte_local", "wave 2") == KEPT[1]
    code = "from experiments.priors import keyed_draw; print(keyed_draw('need.onset_per_year', 0))"
    for seed in ("1", "2"):
        out = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        assert float(out.stdout) == KEPT[0]


def test_draws_are_uniform_and_those_of_two_parameters_have_nothing_in_common() -> None:
    points = range(5_000)
    names = sorted(REGISTER)[:20]
    draws = np.array([[keyed_draw(name, point) for point in points] for name in names])
    assert stats.kstest(draws.ravel(), "uniform").pvalue > 0.001
    apart = np.corrcoef(draws) - np.eye(len(names))
    assert np.abs(apart).max() < 4.5 / np.sqrt(len(points))
    neighbours = np.corrcoef(draws[:, :-1].ravel(), draws[:, 1:].ravel())[0, 1]
    assert abs(neighbours) < 4.5 / np.sqrt(draws.size)


@pytest.mark.slow
@pytest.mark.parametrize("point", range(6))
def test_children_hours_and_euros_close_wherever_the_prior_draws(point: int) -> None:
    """All parameters at once, every week, under a policy that pulls most levers."""
    values = {
        name: float(quantile(item, keyed_draw(name, point))) for name, item in REGISTER.items()
    }
    policy = Pulled(load("full-continuum").levers, Parameters().with_overrides(values))
    table = ContinuumModel(policy, TINY, rng=1, years=3, check=True).run().table()
    cases = table[(table.measure == "cases") & (table.group == "all")].value
    assert (cases > 0).all()
