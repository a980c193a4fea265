"""What is known of a parameter, by hand: widths against the prior, and pairs that are tied."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.calibrate import identify
from experiments.calibrate.identify import Identified, identified, tied_pairs

GRID = (np.arange(1_000) + 0.5) / 1_000


@pytest.fixture(autouse=True)
def four(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fit four parameters."""
    monkeypatch.setattr(identify, "FITTED", ("a", "b", "c", "d"))


def mixed(seed: int) -> np.ndarray:
    """Return the grid in another order."""
    return np.random.default_rng(seed).permutation(GRID)


def test_the_width_of_a_prior_is_one_and_of_half_of_it_a_half() -> None:
    draws = np.stack([mixed(1), 0.25 + 0.5 * mixed(2), 0.5 + 0.0 * GRID, 0.9 + 0.1 * GRID], axis=1)
    a, b, c, d = identified(draws)
    assert [item.name for item in (a, b, c, d)] == ["a", "b", "c", "d"]
    assert [a.width, b.width, c.width, d.width] == pytest.approx([1.0, 0.5, 0.0, 0.1], abs=1e-4)
    assert (a.low, a.middle, a.high) == pytest.approx((0.05, 0.5, 0.95), abs=1e-3)
    assert (b.low, b.middle, b.high) == pytest.approx((0.275, 0.5, 0.725), abs=1e-3)
    assert (d.low, d.middle, d.high) == pytest.approx((0.905, 0.95, 0.995), abs=1e-3)


@pytest.mark.parametrize(("width", "keeps"), [(0.89, False), (0.9, False), (0.91, True)])
def test_a_parameter_keeps_its_prior_above_nine_tenths_of_its_width(
    width: float, keeps: bool
) -> None:
    assert Identified("a", 0.0, 0.5, 1.0, width).keeps_prior is keeps


def test_pairs_that_move_together_or_against_each_other_are_tied() -> None:
    a, c = mixed(1), mixed(2)
    draws = np.stack([a, 1.0 - a, c, 0.2 * mixed(3) + 0.8 * c], axis=1)
    pairs = tied_pairs(draws)
    assert [pair[:2] for pair in pairs] == [("a", "b"), ("c", "d")]
    assert pairs[0][2] == pytest.approx(-1.0)
    assert 0.9 < pairs[1][2] < 1.0


def test_what_is_loosely_related_is_not_tied() -> None:
    a = mixed(1)
    draws = np.stack([a, 0.5 * a + 0.5 * mixed(2), mixed(3), mixed(4)], axis=1)
    assert tied_pairs(draws) == []
