"""History matching leaves out what it should, and walkers draw from the density they are given."""

from __future__ import annotations

from functools import partial

import numpy as np
import numpy.typing as npt
import pytest

from experiments.calibrate import matching
from experiments.calibrate.emulator import Emulators, scale_of
from experiments.calibrate.matching import (
    CUT,
    implausibility,
    implausibility_of_runs,
    is_plausible,
    log_agreement,
    log_stays,
    space_left,
    walk,
)
from tests.experiments.calibrate.systems import (
    emulators_of,
    known_pattern,
    linear_emulator,
    slab,
)
from tests.experiments.validate.rows import pattern

Floats = npt.NDArray[np.float64]
MEAN, SD = np.array([0.4, 0.6]), np.array([0.05, 0.08])


def at(first: float) -> Floats:
    """Return one point with this first input."""
    return np.array([[first, 0.3, 0.9]])


def test_implausibility_is_the_distance_in_standard_deviations_of_all_there_is() -> None:
    """The fact has 0.03, the emulator 0.04: together 0.05. Expected 0.8 is 0.3 from 0.5."""
    emulators = slab(0.5, 0.03, variance=0.04**2)
    assert implausibility(emulators, at(0.8))[0, 0] == pytest.approx(0.3 / 0.05)
    assert implausibility(emulators, at(0.2))[0, 0] == pytest.approx(0.3 / 0.05)
    assert implausibility(emulators, at(0.5))[0, 0] == pytest.approx(0.0, abs=1e-12)


def test_discrepancy_makes_a_point_less_implausible() -> None:
    from dataclasses import replace

    item = replace(known_pattern("a", 0.5, 0.03), discrepancy=0.08)  # 0.04 of 0.5
    emulators = emulators_of([item], [linear_emulator(0.5, np.array([1.0, 0.0]), 0.0)])
    assert implausibility(emulators, np.array([[0.8, 0.5]]))[0, 0] == pytest.approx(0.3 / 0.05)


def test_runs_are_compared_with_facts_without_the_doubt_of_the_emulator() -> None:
    emulators = slab(0.5, 0.1, variance=9.0)
    away = implausibility_of_runs(emulators, np.array([[0.8], [0.5], [np.nan]]))
    assert away[:, 0] == pytest.approx([3.0, 0.0, np.inf])


def test_runs_of_a_logarithmic_pattern_are_compared_there() -> None:
    item = pattern(target=4.0, low=2.0, high=8.0, discrepancy=0.0)
    each = (linear_emulator(0.0, np.array([1.0, 0.0]), 0.0),)
    emulators = Emulators((item,), (scale_of(item),), each)
    away = implausibility_of_runs(emulators, np.array([[8.0], [2.0], [0.0]]))
    assert away[:, 0] == pytest.approx([3.289707 / 2, 3.289707 / 2, np.inf])


def test_a_point_stays_while_every_pattern_of_every_wave_is_less_than_three_off() -> None:
    wide, narrow = slab(0.5, 0.1), slab(0.5, 0.01)
    tries = np.array([[0.5, 0, 0], [0.529, 0, 0], [0.531, 0, 0], [0.79, 0, 0], [0.81, 0, 0]])
    assert is_plausible([], tries).tolist() == [True] * 5
    assert is_plausible([wide], tries).tolist() == [True, True, True, True, False]
    assert is_plausible([wide, narrow], tries).tolist() == [True, True, False, False, False]
    assert is_plausible([narrow, wide], tries).tolist() == [True, True, False, False, False]


def test_one_pattern_that_is_off_is_enough() -> None:
    patterns = [known_pattern("a", 0.5, 0.1), known_pattern("b", 0.5, 0.1)]
    each = [linear_emulator(0.5, np.array(line), 0.0) for line in ([1.0, 0.0], [0.0, 1.0])]
    emulators = emulators_of(patterns, each)
    tries = np.array([[0.5, 0.5], [0.9, 0.5], [0.5, 0.9]])
    assert is_plausible([emulators], tries).tolist() == [True, False, False]


@pytest.mark.parametrize(("sd", "share"), [(0.05, 0.3), (0.02, 0.12), (9.0, 1.0), (1e-9, 0.0)])
def test_the_space_left_of_a_slab_is_its_width(sd: float, share: float) -> None:
    """Three standard deviations on both sides of the middle, in one of three inputs."""
    found = space_left([slab(0.5, sd)], 3, 50_000, seed=1)
    assert found == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / 50_000) + 1e-6)


def test_the_space_left_of_two_slabs_is_their_overlap() -> None:
    """0.35 to 0.65 and 0.50 to 0.80."""
    found = space_left([slab(0.5, 0.05), slab(0.65, 0.05)], 3, 50_000, seed=1)
    assert found == pytest.approx(0.15, abs=0.007)


def test_batches_do_not_change_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = space_left([slab(0.5, 0.05)], 3, 10_001, seed=1)
    monkeypatch.setattr(matching, "BATCH", 777)
    assert space_left([slab(0.5, 0.05)], 3, 10_001, seed=1) == whole


def test_agreement_is_a_normal_density_inside_the_prior() -> None:
    emulators = slab(0.5, 0.03, variance=0.04**2)
    assert log_agreement(emulators, at(0.6))[0] == pytest.approx(-0.5 * (0.1 / 0.05) ** 2)
    assert log_agreement(emulators, at(0.6), np.array([0.6]))[0] == pytest.approx(0.0, abs=1e-12)
    assert (log_agreement(emulators, np.array([[-0.1, 0, 0.5], [1.1, 0.5, 0.5]])) == -np.inf).all()


def test_a_target_that_is_not_known_does_not_count() -> None:
    patterns = [known_pattern("a", 0.5, 0.1), known_pattern("b", 0.5, 0.1)]
    each = [linear_emulator(0.5, np.array(line), 0.0) for line in ([1.0, 0.0], [0.0, 1.0])]
    emulators = emulators_of(patterns, each)
    found = log_agreement(emulators, np.array([[0.7, 0.9]]), np.array([0.5, np.nan]))
    assert found == pytest.approx([-0.5 * 2.0**2])


def test_staying_costs_nothing_inside_and_more_with_every_step_outside() -> None:
    waves = [slab(0.5, 0.05)]
    inside, near, far = (log_stays(waves, at(x))[0] for x in (0.6, 0.7, 0.9))
    assert inside == 0.0
    assert 0.0 > near > far
    assert np.isfinite(far)
    assert log_stays(waves, at(1.1))[0] == -np.inf
    assert log_stays([*waves, slab(0.3, 0.05)], at(0.6))[0] < 0.0


def test_where_staying_costs_nothing_a_point_is_plausible() -> None:
    waves = [slab(0.5, 0.05), slab(0.45, 0.05)]
    tries = np.random.default_rng(1).random((2_000, 3))
    free = log_stays(waves, tries) == 0.0
    assert 0 < free.sum() < len(tries)
    assert is_plausible(waves, tries)[free].all()
    assert CUT == 3.0


def normal(quantiles: Floats) -> Floats:
    """Return the logarithm of a normal density, cut off outside the prior."""
    inside = ((quantiles > 0.0) & (quantiles < 1.0)).all(axis=1)
    away = (((quantiles - MEAN) / SD) ** 2).sum(axis=1)
    return np.where(inside, -0.5 * away, -np.inf)


def test_walkers_draw_from_the_normal_they_are_given() -> None:
    draws = walk(normal, 2, 2_000, 2_000, seed=4)
    assert draws.shape == (2_000, 2)
    assert draws.mean(axis=0) == pytest.approx(MEAN, abs=0.01)
    assert draws.std(axis=0) == pytest.approx(SD, rel=0.1)
    assert abs(np.asarray(np.corrcoef(draws, rowvar=False))[0, 1]) < 0.1
    low, high = np.quantile(draws, (0.05, 0.95), axis=0)
    assert high - low == pytest.approx(3.2897 * SD, rel=0.1)


def test_walkers_stay_inside_the_prior_also_where_the_density_is_flat() -> None:
    def flat(quantiles: Floats) -> Floats:
        inside = ((quantiles > 0.0) & (quantiles < 1.0)).all(axis=1)
        return np.where(inside, 0.0, -np.inf)

    draws = walk(flat, 3, 1_000, 4_000, seed=4)
    assert ((draws > 0.0) & (draws < 1.0)).all()
    assert draws.mean(axis=0) == pytest.approx(0.5, abs=0.04)
    assert draws.std(axis=0) == pytest.approx(np.sqrt(1 / 12), rel=0.08)


def test_walkers_find_a_thin_slab_from_anywhere_and_stay_in_it() -> None:
    waves = [slab(0.5, 0.01)]
    draws = walk(partial(log_stays, waves), 3, 300, 600, seed=2)
    assert is_plausible(waves, draws).mean() > 0.95


def test_more_points_begin_with_the_same_ones() -> None:
    assert walk(normal, 2, 40, 60, 7).tolist() == walk(normal, 2, 50, 60, 7)[:40].tolist()


def test_the_same_seed_gives_the_same_points_and_another_seed_others() -> None:
    first, again, other = (walk(normal, 2, 50, 60, seed) for seed in (7, 7, 8))
    assert first.tobytes() == again.tobytes()
    assert not np.array_equal(first, other)
