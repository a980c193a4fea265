"""Coverage counts blocks that hold the mean of all pairs."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.coverage import PAIRS, SETTINGS, coverage


def test_blocks_that_miss_the_mean_of_all_are_counted_as_missed() -> None:
    near = np.array([1.0, -1.0] * 4)
    far = np.array([9.0, 9.1, 1.0, -1.0, -1.0, 1.0, -9.1, -9.0])
    assert coverage(np.stack([near, far]), 2).tolist() == [1.0, 0.5]


def test_normal_differences_are_covered_95_times_in_100() -> None:
    differences = np.random.default_rng(3).standard_normal((50, 50 * PAIRS))
    assert coverage(differences, PAIRS).mean() == pytest.approx(0.95, abs=0.01)


def test_pairs_fill_whole_blocks() -> None:
    assert SETTINGS.replications % PAIRS == 0
