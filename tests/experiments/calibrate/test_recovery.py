"""Intervals hold known parameters as often as they say, on a system whose errors are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from scipy.special import ndtri

from experiments.calibrate import recovery
from experiments.calibrate.chain import Calibration, Plan, Posterior, Wave
from experiments.calibrate.emulator import fit_emulators
from experiments.calibrate.recovery import NOMINAL, error_of_fact, intervals_for, recover
from experiments.calibrate.reference import Reference
from tests.experiments.calibrate.systems import emulators_of, known_pattern, linear_emulator

Floats = npt.NDArray[np.float64]
INPUTS, RUNS = 3, 240
SLOPES = np.array(
    [[4.0, 0.0, 1.0], [0.0, 4.0, -1.0], [1.0, 1.0, 3.0], [-2.0, 2.0, 2.0], [1.0, -3.0, 0.5]]
)
SCATTER, OF_FACT = 0.4, 0.3


@pytest.fixture(autouse=True)
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fit three parameters, with shorter walks."""
    monkeypatch.setattr(recovery, "FITTED", ("a", "b", "c"))
    monkeypatch.setattr(recovery, "STEPS", 200)


def calibration(of_fact: float = OF_FACT) -> Calibration:
    """Return a first wave of a plane with scatter; nothing else is looked at by recovery."""
    chance = np.random.default_rng(12)
    quantiles = chance.random((RUNS, INPUTS))
    values = 20.0 + (quantiles - 0.5) @ SLOPES.T + SCATTER * chance.standard_normal((RUNS, 5))
    patterns = [known_pattern(f"p{i}", 20.0, of_fact) for i in range(5)]
    runs = pd.DataFrame(values, columns=[item.id for item in patterns])
    wave = Wave(quantiles, runs, fit_emulators(patterns, quantiles, values), 1.0)
    nothing = Posterior(quantiles[:0], runs[:0], np.zeros(0), 0.0, 0, 0)
    return Calibration(Plan(), patterns, [wave], nothing, Reference({}, {}, 0.0, 0))


def test_ninety_per_cent_intervals_hold_the_truth_about_as_often() -> None:
    """40 truths and 3 parameters: 120 cases, so 0.9 with a standard error of 0.027."""
    told: list[tuple[int, int]] = []
    found = recover(calibration(), lambda done, total: told.append((done, total)))
    assert found.held.shape == (40, INPUTS)
    assert found.coverage == pytest.approx(NOMINAL, abs=0.08)
    assert found.coverage == found.held.mean()
    assert told[-1] == (40, 40)
    assert len(told) == 40
    assert ((found.width > 0.05) & (found.width < 0.6)).all()


def test_emulators_that_are_too_sure_of_themselves_are_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_sure(*arguments: object) -> object:
        made = fit_emulators(*arguments)  # type: ignore[arg-type]
        return replace(made, each=tuple(replace(e, variance=e.variance / 100) for e in made.each))

    monkeypatch.setattr(recovery, "TRUTHS", 15)
    monkeypatch.setattr(recovery, "fit_emulators", too_sure)
    assert recover(calibration(of_fact=0.05)).coverage < 0.6


def test_emulators_never_see_the_truths(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Floats] = []

    def noted(patterns: object, quantiles: Floats, values: Floats) -> object:
        seen.append(quantiles)
        return fit_emulators(patterns, quantiles, values)  # type: ignore[arg-type]

    truths: list[int] = []

    def none(emulators: object, values: Floats, truth: int) -> tuple[Floats, Floats]:
        truths.append(truth)
        return np.zeros(INPUTS), np.ones(INPUTS)

    monkeypatch.setattr(recovery, "fit_emulators", noted)
    monkeypatch.setattr(recovery, "intervals_for", none)
    made = calibration()
    found = recover(made)
    assert found.coverage == 1.0
    assert found.width == pytest.approx(1 / NOMINAL)
    known = {tuple(row) for row in seen[0].tolist()}
    assert len(known) == RUNS - len(truths)
    assert (truths[0], truths[-1], len(set(truths))) == (0, RUNS - 1, 40)
    assert not known & {tuple(row) for row in made.waves[0].quantiles[truths].tolist()}


def test_an_interval_is_that_of_the_normal_around_the_truth_and_its_error() -> None:
    """One pattern that shows the first input itself; the others keep their prior."""
    item = known_pattern("first", 20.0, 0.06)
    emulators = emulators_of([item], [linear_emulator(20.5, np.array([1.0, 0, 0]), 0.08**2)])
    low, high = intervals_for(emulators, np.array([20.55]), truth=3)
    middle = 0.55 + 0.06 * error_of_fact("first", 3)
    half = float(ndtri(0.95)) * 0.1
    assert [low[0], high[0]] == pytest.approx([middle - half, middle + half], abs=0.04)
    assert [low[1], high[1]] == pytest.approx([0.05, 0.95], abs=0.06)


def test_errors_of_facts_are_standard_normal_and_hang_on_pattern_and_truth() -> None:
    errors = np.array([[error_of_fact(f"p{i}", truth) for i in range(40)] for truth in range(40)])
    assert abs(errors.mean()) < 4 / 40
    assert errors.std() == pytest.approx(1.0, abs=4 / 56)
    assert len(np.unique(errors)) == errors.size
    assert error_of_fact("p1", 2) == errors[2, 1]
