"""Traces count the same things as measures, in the same periods."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.runs.run import RunSettings, run_scenarios
from experiments.runs.traces import NAMES
from experiments.studies.effects import RegionStudy
from scenarios import load

SETTINGS = RunSettings("municipality:Montfoort", years=2, replications=2, seed=5, workers=2)


@pytest.fixture(scope="module")
def study() -> RegionStudy:
    """Return two pairs of two years in a small municipality."""
    return RegionStudy(run_scenarios([load("current"), load("integrated-teams")], SETTINGS))


def test_there_is_a_trace_for_every_scenario_replication_period_and_name(
    study: RegionStudy,
) -> None:
    assert study.runs.traces.shape == (2, 2, len(study.all_periods), len(NAMES))
    assert np.isfinite(study.runs.traces).all()
    assert study.periods == ["years 1-2"]


@pytest.mark.parametrize(
    ("counter", "measure"),
    [
        ("flow:CASES", "cases"),
        ("flow:ESCALATIONS", "escalations"),
        ("stock:WAITING_CARE", "waiting_care"),
        ("paper:CARE_PROVIDER", "administration"),
        ("staff:SCHOOL_TEAM", "team_fte"),
        ("euro:PREVENTION", "prevention"),
    ],
)
def test_a_counter_is_the_measure_of_the_same_thing(
    study: RegionStudy, counter: str, measure: str
) -> None:
    for scenario in ("current", "integrated-teams"):
        for period in study.all_periods:
            counted = study.counted(scenario, counter, period)
            assert counted == pytest.approx(study.sample(scenario, measure, period))


def test_spending_by_activity_is_the_cost_per_child(study: RegionStudy) -> None:
    euros = [name for name in NAMES if name.startswith("euro:")]
    total = sum(study.counted("integrated-teams", name, "all years") for name in euros)
    cost = study.sample("integrated-teams", "cost_per_child", "all years")
    assert total == pytest.approx(cost)


def test_hours_in_use_are_shares_and_teams_show_where_they_are(study: RegionStudy) -> None:
    for name in NAMES:
        if name.startswith(("busy:", "paper:")):
            counted = study.counted("integrated-teams", name, "all years")
            assert ((counted >= 0.0) & (counted <= 100.0)).all(), name
    assert study.moved("integrated-teams", "staff:SCHOOL_TEAM", "all years").sign == 1


def test_a_scenario_against_itself_is_untouched(study: RegionStudy) -> None:
    assert study.is_untouched("current")
    assert not study.is_untouched("integrated-teams")
    assert study.movers("current", "all years", ("flow", "stock")) == []
