"""A whole calibration of a country that answers at once: what is accepted, stored and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.calibrate.chain import (
    Plan,
    accept,
    calibrate,
    observable,
    wave_points,
)
from experiments.calibrate.design import latin_hypercube
from experiments.calibrate.fitted import FITTED
from experiments.calibrate.reference import ROUNDS
from experiments.calibrate.study import PAGE, POSTERIOR, PROJECT, run_study
from experiments.draws import stored_draws
from experiments.validate.patterns import load_patterns
from model.errors import UserError
from model.parameters import REGISTER
from tests.experiments.calibrate.fake_model import ALL, TARGETS, FakeModel, use_fake_model
from tests.experiments.calibrate.systems import emulators_of, known_pattern, linear_emulator
from tests.experiments.validate.reading import section, tables_in, wrong_calibration
from tests.experiments.validate.rows import pattern

PLAN = Plan(waves=2, points=150, last=100, accepted=30, reference=10, seed=3)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    """Replace what simulates."""
    return use_fake_model(monkeypatch)


def off(*rows: tuple[float, float]) -> tuple[pd.DataFrame, np.ndarray]:
    """Return runs that are so many standard deviations off in two patterns, and their points."""
    runs = pd.DataFrame(np.array(rows) + np.array([10.0, 20.0]), columns=["a", "b"])
    return runs, np.linspace(0.1, 0.9, len(rows))[:, None]


def accepted(*rows: tuple[float, float], at_most: int = 250) -> list[tuple[float, float]]:
    """Return which runs are accepted, nearest first, checking what is told about them."""
    patterns = [known_pattern("a", 10.0), known_pattern("b", 20.0)]
    each = [linear_emulator(0.0, np.array([1.0, 0.0]), 99.0)] * 2
    runs, points = off(*rows)
    found = accept(emulators_of(patterns, each), points, runs, replace(PLAN, accepted=at_most))
    assert found.tried == len(rows)
    kept = [tuple(row) for row in (found.runs.to_numpy() - [10.0, 20.0]).round(9).tolist()]
    expected = [(a**2 + b**2) / 2 for a, b in kept]
    assert found.distance == pytest.approx(expected)
    assert found.quantiles[:, 0].tolist() == [points[rows.index(row), 0] for row in kept]
    if kept:
        assert found.tolerance == pytest.approx(max(expected))
    return kept


def test_the_nearest_plausible_runs_are_accepted_nearest_first() -> None:
    rows = [(2.0, 2.0), (0.5, 0.0), (-1.0, 1.0), (0.0, 2.5)]
    assert accepted(*rows) == [(0.5, 0.0), (-1.0, 1.0), (0.0, 2.5), (2.0, 2.0)]
    assert accepted(*rows, at_most=2) == [(0.5, 0.0), (-1.0, 1.0)]


def test_one_pattern_three_standard_deviations_off_or_without_value_is_enough_to_refuse() -> None:
    assert accepted((2.99, 2.99), (0.0, 3.01), (-3.01, 0.0)) == [(2.99, 2.99)]
    assert accepted((0.0, float("nan")), (1.0, 1.0)) == [(1.0, 1.0)]


def test_nothing_is_accepted_when_nothing_is_plausible() -> None:
    assert accepted((9.0, 0.0), (0.0, 9.0)) == []


def test_a_calibration_looks_at_what_one_run_of_today_shows() -> None:
    items = [
        pattern(id="a", use="calibrate", years=2),
        pattern(id="b", statistic="slope on high income", group="municipalities:calibrate"),
        pattern(id="c", statistic="correlation", group="provinces"),
        pattern(id="d", scenario="pooled-budget", against="current", statistic="difference"),
        pattern(id="e", scenario="pooled-budget", use="calibrate", years=5),
        pattern(id="f", years=1),
        pattern(id="g", years=3),  # longer than any pattern of today for fitting asks for
    ]
    assert [item.id for item in observable(items)] == ["a", "b", "f"]


def test_the_first_wave_fills_the_prior() -> None:
    points = wave_points(1, PLAN, [])
    assert points.tobytes() == latin_hypercube(PLAN.points, PLAN.seed).tobytes()


def test_waves_narrow_the_space_and_only_patterns_for_fitting_do_so(
    model: FakeModel, tmp_path: Path
) -> None:
    found = calibrate(ALL, PLAN, tmp_path, workers=1)
    first, second = found.waves
    assert [p.id for p in first.emulators.patterns] == ["p0", "p1", "p2", "p3"]
    assert found.patterns == ALL
    assert 0.0 <= second.space <= first.space < 0.5
    assert len(second.runs) == PLAN.points
    assert 2 <= len(found.posterior.runs) <= PLAN.accepted
    middle = np.median(found.posterior.quantiles[:, :4], axis=0)
    assert middle == pytest.approx(TARGETS, abs=0.12)
    assert (found.posterior.quantiles[:, :4].std(axis=0) < 0.2).all()
    assert (found.posterior.distance <= found.posterior.tolerance).all()


def test_a_study_writes_draws_that_can_be_used_and_a_page_that_counts_right(
    model: FakeModel, tmp_path: Path
) -> None:
    told: set[str] = set()
    files = run_study(
        PLAN, tmp_path / "work", tmp_path / "out", lambda *words: told.add(words[2]), 1
    )
    assert [path.name for path in files] == ["posterior.csv", "reference.csv", "calibration.md"]
    rounds = ROUNDS * PLAN.reference
    assert len(model.ran) == 2 * PLAN.points + PLAN.last + rounds + ROUNDS
    assert len(set(model.ran)) == 2 * PLAN.points + PLAN.last + rounds
    assert "recovering" in told
    table = pd.read_csv(files[0])
    assert list(table.columns) == ["point", *FITTED]
    draws = stored_draws(1_000, files[0])
    assert len(draws) == len(table) <= PLAN.accepted
    assert all(draw.point.startswith("3:") for draw in draws)
    page = files[2].read_text()
    assert wrong_calibration(page) == []
    assert "--waves 2 --points 150 --last 100 --accepted 30 --reference 10 --seed 3" in page
    assert f"the {len(table)} nearest to the targets" in page
    assert len(tables_in(section(page, "History matching"))[0]) == 2 + PLAN.waves
    assert f"{len(FITTED)} parameters are fitted to {len(ALL) - 1} patterns" in page
    model.ran.clear()
    again = run_study(PLAN, tmp_path / "work", tmp_path / "again", None, 1)
    assert model.ran == []
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in files]
    assert wrong_calibration(page.replace(" yes |", " no |", 1)) != []
    with pytest.raises(UserError, match="holds runs with another plan"):
        run_study(replace(PLAN, seed=4), tmp_path / "work", tmp_path / "out", None, 1)


def test_when_hardly_anything_agrees_one_sentence_says_so(model: FakeModel, tmp_path: Path) -> None:
    model.shift = 500.0
    with pytest.raises(UserError, match="agree with all patterns") as problem:
        run_study(replace(PLAN, waves=1), tmp_path / "work", tmp_path / "out", None, 1)
    assert "\n" not in str(problem.value)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_that_cannot_be_written_is_told_before_any_run(
    model: FakeModel, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be made"):
        run_study(PLAN, tmp_path / "work", tmp_path / "file", None, 1)
    (tmp_path / "posterior.csv").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        run_study(PLAN, tmp_path / "work", tmp_path, None, 1)
    assert model.ran == []


STORED = PROJECT / POSTERIOR


@pytest.mark.skipif(not STORED.is_file(), reason="no posterior is stored yet")
def test_the_stored_posterior_has_enough_draws_of_the_fitted_parameters_in_their_ranges() -> None:
    table = pd.read_csv(STORED)
    assert list(table.columns) == ["point", *FITTED]
    assert len(table) >= 200
    assert table["point"].is_unique
    for name in FITTED:
        assert table[name].between(REGISTER[name].low, REGISTER[name].high).all()


@pytest.mark.skipif(not (PROJECT / PAGE).is_file(), reason="no calibration is told yet")
def test_the_stored_page_counts_right_and_belongs_to_the_stored_posterior() -> None:
    page = (PROJECT / PAGE).read_text(encoding="utf-8")
    assert wrong_calibration(page) == []
    assert f"the {len(pd.read_csv(STORED))} nearest to the targets" in page
    names = [row[0].strip("`") for row in tables_in(section(page, "What the facts say"))[0][2:]]
    assert names == list(FITTED)
    predicted = tables_in(section(page, "What the posterior predicts"))[0][2:]
    assert len(predicted) == sum(item.use == "calibrate" for item in observable(load_patterns()))
