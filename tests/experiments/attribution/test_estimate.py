"""How long an attribution takes: as many parts as it will run, at the pace of a pilot."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from experiments.attribution.estimate import estimate
from experiments.attribution.plan import plan_of
from experiments.runs.run import RunSettings
from model.errors import UserError
from scenarios import load

SETTINGS = RunSettings("municipality:Rozendaal", years=1, replications=2, seed=3)


def test_all_parts_of_few_levers_and_those_of_orders_of_many_are_counted() -> None:
    few = replace(load("full-continuum"), name="few", levers=load("full-continuum").levers[:2])
    found = estimate(few, SETTINGS)
    assert found.parts == 2 * 2**2
    many = estimate(load("full-continuum"), SETTINGS, orders=2)
    plans = [plan_of(12, 2, SETTINGS.seed, number) for number in range(2)]
    assert many.parts == sum(len(plan.coalitions) for plan in plans)
    assert 0.0 < found.seconds < many.seconds


def test_time_is_that_of_the_pilot_for_every_part(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 3.0, 7.0])  # 3 s for a past, 4 s for two runs
    clock = SimpleNamespace(perf_counter=lambda: next(times))
    monkeypatch.setattr("experiments.attribution.estimate.time", clock)
    found = estimate(load("integrated-teams"), SETTINGS)
    assert found.parts == 4
    assert found.seconds == 2 * 3.0 + 4 * 2.0


def test_nothing_to_take_apart_is_said() -> None:
    with pytest.raises(UserError, match="no policy lever"):
        estimate(load("current"), SETTINGS)
