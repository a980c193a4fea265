"""What grows is what is said to grow, and nothing else."""

from contextlib import nullcontext

import pytest

from benchmarks import regions, scaling
from benchmarks.stopwatch import Spent
from tests.model.policies import FIVE, IN_PLAIN_PYTHON, TINY

pytestmark = pytest.mark.skipif(IN_PLAIN_PYTHON, reason="the stopwatch is for compiled code")


@pytest.fixture(autouse=True)
def small_and_short(monkeypatch):
    monkeypatch.setattr(regions, "region", lambda: TINY)
    monkeypatch.setattr(scaling, "YEARS", 1)


def test_more_providers_are_more_organisations_and_about_as_many_events(monkeypatch):
    monkeypatch.setattr(regions, "region", lambda: FIVE)  # a smaller one always has six
    few, many = (scaling.clocked_at(scaling.PROVIDERS, end) for end in ("low", "high"))
    assert many[1] > few[1]
    assert sum(many[0].events.values()) == pytest.approx(sum(few[0].events.values()), rel=0.1)


def test_more_needs_are_more_events():
    found = scaling.events()
    assert found["events-many"] > 1.2 * found["events-few"]
    assert found["event-few-ns"] > 0


def test_time_is_told_per_scenario_and_replication(monkeypatch):
    asked = []

    def told(chosen, settings):
        asked.append((len(chosen), settings.replications, settings.workers))

    monkeypatch.setattr(scaling, "run_scenarios", told)
    monkeypatch.setattr(scaling, "compare", lambda _runs: None)
    monkeypatch.setattr(scaling, "stopwatch", lambda: nullcontext(Spent(cpu=8.0, wall=9.0)))
    assert scaling.runs() == {
        "run-of-few": 2000.0, "run-of-more-scenarios": 1000.0, "run-of-more-pairs": 500.0,
    }  # fmt: skip
    assert asked == [(2, 2, 1), (4, 2, 1), (2, 8, 1)]
