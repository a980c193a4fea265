"""What a desk is asked to call, and how long things take about."""

from __future__ import annotations

import pytest

from experiments.child.story import same_child
from experiments.live.calls import checks_of, ends_of, expected_of, story_of
from experiments.live.pace import children_in, seconds_for, years_within
from experiments.runs.run import RunSettings
from experiments.sensitivity.extremes import Search, extremes
from model.errors import UserError
from tests.experiments.live.asking import BOTH, REGION


def test_a_story_is_that_of_the_command_line() -> None:
    made = story_of(*BOTH, REGION, 1, 5, "most-changed", "")
    same = same_child(*BOTH, region=REGION, years=1, seed=5, rule="most-changed")
    assert made == same
    found = story_of(*BOTH, REGION, 1, 5, "typical", made.child.id)
    assert (found.rule, found.lives) == ("id", made.lives)


def test_an_unknown_child_is_told() -> None:
    with pytest.raises(UserError, match="unknown"):
        story_of(*BOTH, REGION, 1, 5, "typical", "0123456789abcdef")


def test_checks_are_those_of_the_module() -> None:
    assert {check.state for check in checks_of(*BOTH, REGION, 1, 5)} == {"passed"}


def test_both_ends_are_those_of_the_search() -> None:
    settings = RunSettings(REGION, years=1, replications=1, seed=5, workers=1)
    names = ("need.onset_per_year", "staff.turnover_per_year")
    search = Search(BOTH, "unmet_need", settings, names, evaluations=20, fresh=2)
    assert list(ends_of(search)) == extremes(search)
    assert expected_of(search).seconds > 0.0


def test_more_children_years_and_runs_take_longer() -> None:
    assert children_in(REGION) < children_in("jeugdregio:Eemland")
    base = seconds_for(REGION, 2, pasts=1, runs=2)
    assert base < seconds_for("jeugdregio:Eemland", 2, pasts=1, runs=2)
    assert base < seconds_for(REGION, 4, pasts=1, runs=2)
    assert seconds_for(REGION, 2, 1, 2, workers=2) == pytest.approx(base / 2)


def test_a_large_region_gets_fewer_years_and_never_none() -> None:
    assert years_within(REGION, 10, 6e6) == 10
    assert 1 <= years_within("netherlands", 10, 6e6) < 10
    assert years_within("netherlands", 10, 1.0) == 1
