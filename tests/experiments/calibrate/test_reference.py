"""The values for the register: the best point that was tried in the whole country."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from experiments.calibrate.design import latin_hypercube
from experiments.calibrate.emulator import fit_emulators
from experiments.calibrate.fitted import FITTED
from experiments.calibrate.reference import (
    ROUNDS,
    Reference,
    Search,
    best_of,
    find_reference,
    in_bands,
    log_inside,
)
from experiments.validate.patterns import WITHIN_BAND
from tests.experiments.calibrate.fake_model import (
    ALL,
    TARGETS,
    TO_FIT,
    FakeModel,
    place_in_range,
    use_fake_model,
)
from tests.experiments.calibrate.systems import emulators_of, known_pattern, linear_emulator

POINTS = 12


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    """Replace what simulates."""
    return use_fake_model(monkeypatch)


def found_in(folder: Path) -> Reference:
    """Search from points all over the prior, with emulators of the fake model itself."""
    quantiles = latin_hypercube(300, seed=4)
    values = 100.0 + 10.0 * quantiles[:, : len(TO_FIT)]
    emulators = fit_emulators(TO_FIT, quantiles, values)
    search = Search(emulators, ALL, folder, {"plan": "1"}, 5, None, 1)
    return find_reference(search, quantiles[:POINTS])


def test_the_best_has_the_most_patterns_in_their_bands_and_is_then_the_nearest() -> None:
    """Bands reach 1.64 standard deviations; a value that is missing is in no band."""
    patterns = [known_pattern("a", 10.0), known_pattern("b", 20.0)]
    emulators = emulators_of(patterns, [linear_emulator(0.0, np.array([1.0, 0.0]), 1.0)] * 2)
    away = np.array([[0.0, 1.7], [1.6, 1.6], [0.1, np.nan], [1.0, -1.6], [9.0, 9.0]])
    values = away + emulators.targets
    assert in_bands(emulators, values).sum(axis=1).tolist() == [1, 2, 1, 2, 0]
    assert best_of(emulators, values) == 3
    assert best_of(emulators, values[[0, 2, 4]]) == 0


def test_lying_inside_the_band_is_worth_more_than_being_near_the_target() -> None:
    """One pattern with the band 0.2 to 0.8: 0.21 from the middle is where the edge begins."""
    item = known_pattern("first", 0.5, 0.6 / WITHIN_BAND)
    emulators = emulators_of([item], [linear_emulator(0.5, np.array([1.0, 0.0]), 9.0)])
    tries = np.array([[x, 0.5] for x in (0.5, 0.71, 0.8, 0.95)])
    found = log_inside(emulators, np.zeros(1), tries)
    away = np.array([0.0, 0.7, 1.0, 1.5])
    expected = -0.5 * ((np.maximum(0.0, away - 0.7) / 0.15) ** 2 + away**2)
    assert found == pytest.approx(expected, abs=1e-9)
    moved = log_inside(emulators, np.array([0.3]), tries - np.array([0.3, 0.0]))
    assert moved == pytest.approx(expected, abs=1e-9)
    assert (
        log_inside(emulators, np.zeros(1), np.array([[1.1, 0.5], [0.5, -0.1]])) == -np.inf
    ).all()


def test_every_round_is_run_in_the_small_country_and_its_best_in_the_whole_one(
    model: FakeModel, tmp_path: Path
) -> None:
    found = found_in(tmp_path)
    assert len(model.ran) == ROUNDS * (POINTS + 1)
    assert len(set(model.ran)) == found.tried == ROUNDS * POINTS
    model.ran.clear()
    assert found_in(tmp_path) == found
    assert model.ran == []


@pytest.mark.parametrize("country", [0.0, 3.0])
def test_what_the_country_differs_from_the_small_one_is_allowed_for(
    country: float, model: FakeModel, tmp_path: Path
) -> None:
    model.country = country
    found = found_in(tmp_path)
    assert list(found.values) == list(FITTED)
    assert all(value == float(f"{value:.3g}") for value in found.values.values())
    for name, item, target in zip(FITTED, TO_FIT, TARGETS, strict=False):
        assert found.shows[item.id] == pytest.approx(item.target, abs=2.0)
        expected = target - country / 10.0
        assert place_in_range(name, found.values[name]) == pytest.approx(expected, abs=0.2)
    assert found.distance < 1.5
