"""The common task: every engine that is installed gives the same outcomes but for chance."""

from collections import Counter
from functools import cache
from importlib import import_module

import numpy as np
import pytest

from benchmarks import common_task
from benchmarks.common_task import AGES, WEEKS_PER_YEAR, make_task, places_this_week, weeks_to_onset
from benchmarks.common_task_runs import against
from benchmarks.peer_workloads import PEERS
from tests.model.policies import IN_PLAIN_PYTHON

pytestmark = pytest.mark.skipif(IN_PLAIN_PYTHON, reason="a compiled engine is compared")
TASK = make_task(2_500, 3 * WEEKS_PER_YEAR)
SEEDS = range(1, 11)
OWN_SEEDS = range(1, 201)
OUTCOMES = ("queue_1", "queue_2", "active", "treated", "recovered")
# A normal deviate is beyond 4 once in 16,000 times; there are 5 outcomes per peer.
LARGEST_Z = 4.0
PACKAGES = {"mesa": "mesa", "simpy": "simpy", "starsim": "starsim", "mesa_frames": "mesa_frames"}


def outcomes(engine: str, seeds: range) -> np.ndarray:
    """Return the outcomes of an engine, shape (seeds, 4)."""
    prepare = import_module(f"benchmarks.peers.with_{engine}").prepare
    runs = [prepare(TASK, seed)() for seed in seeds]
    return np.array([[getattr(run, name) for name in OUTCOMES] for run in runs])


@cache
def own_outcomes() -> np.ndarray:
    """Return the outcomes of this engine."""
    return outcomes("this_engine", OWN_SEEDS)


def z_values(engine: str) -> dict[str, float]:
    """Return how many standard errors the means are apart; the spread is that of this engine."""
    own, theirs = own_outcomes(), outcomes(engine, SEEDS)
    error = own.std(axis=0, ddof=1) * np.sqrt(1 / len(own) + 1 / len(theirs))
    z = (theirs.mean(axis=0) - own.mean(axis=0)) / error
    return dict(zip(OUTCOMES, z.tolist(), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("engine", PACKAGES)
def test_engines_agree_but_for_chance(engine):
    pytest.importorskip(PACKAGES[engine])
    found = z_values(engine)
    assert all(abs(z) < LARGEST_Z for z in found.values()), found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"),
    [("RECOVERY", 1 / 20), ("STEP_UP", 0.6), ("FIXED_WEEKS", (8, 8))],
)
def test_a_peer_with_another_number_is_seen(monkeypatch, name, value):
    monkeypatch.setattr(f"benchmarks.peers.with_mesa.{name}", value)
    assert hasattr(common_task, name)
    assert any(abs(z) > LARGEST_Z for z in z_values("mesa").values())


def test_a_run_is_the_same_for_the_same_seed_only():
    one, again, other = (outcomes("this_engine", range(seed, seed + 1)) for seed in (3, 3, 4))
    assert (one == again).all()
    assert (one != other).any()


def test_places_come_to_their_mean_in_whole_numbers():
    taken = [places_this_week(0.3, week) for week in range(100)]
    assert set(taken) == {0, 1}
    assert sum(taken) == 30


def test_waiting_for_a_need_is_the_same_as_weekly_chances():
    onset = np.linspace(0.001, 0.01, AGES)
    rng = np.random.default_rng(1)
    n, weeks = 20_000, 4 * WEEKS_PER_YEAR
    found = Counter(
        weeks_to_onset(onset, 12, -1, weeks, draw) - 1 for draw in rng.exponential(size=n)
    )
    by_year = [sum(found[week] for week in range(52 * y, 52 * y + 52)) for y in range(4)]
    hazards = [52 * onset[(12 + year) % AGES] for year in range(4)]
    still = np.exp(-np.cumsum([0.0, *hazards]))
    expected = n * (still[:-1] - still[1:])
    error = np.sqrt(expected * (1 - expected / n))
    assert (np.abs(by_year - expected) < 4 * error).all()
    assert min(found) == 0
    assert sum(by_year) + found[weeks] == n


def test_a_peer_is_measured_under_the_names_that_its_workload_shows(monkeypatch):
    monkeypatch.setattr("benchmarks.common_task_runs.STUDENTS", 500)
    monkeypatch.setattr("benchmarks.common_task_runs.task_of_weeks", lambda _: make_task(500, 4))
    shown = {figure.key for item in PEERS if item.name == "task-mesa" for figure in item.figures}
    assert shown <= against("mesa", weeks=4)().keys()
