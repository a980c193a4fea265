"""Checks on a comparison: they pass on real runs, and fail when something is made to go wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import experiments.comparison.checks
from experiments.comparison.check_words import CHECKS
from experiments.comparison.checks import (
    DOUBTFUL,
    FAILED,
    PASSED,
    Check,
    books_close,
    checks_by_running,
    enough_replications,
    null_test,
    same_again,
    same_swapped,
)
from experiments.runs.paired_children import PAIRED
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from experiments.sweep.design import HEADLINE
from model.sanity import ConservationError
from scenarios import load

REGION = "municipality:Montfoort"
SETTINGS = RunSettings(REGION, years=1, replications=1, seed=5)
CURRENT, TEAMS = load("current"), load("integrated-teams")
BOTH = (CURRENT, TEAMS)


@pytest.fixture(scope="module")
def runs() -> RunSet:
    return run_scenarios(BOTH, replace(SETTINGS, replications=3))


def test_all_checks_pass_on_a_real_scenario() -> None:
    found = checks_by_running(BOTH, REGION, 1, 5)
    assert [(check.name, check.state) for check in found] == [
        ("null", PASSED),
        ("books", PASSED),
        ("again", PASSED),
        ("swapped", PASSED),
    ]
    for check in found:
        assert check.sentence("nl") != check.sentence("en")
        assert "{" not in check.sentence("nl") + check.sentence("en")
    assert "104 weeks" in found[1].sentence("en")


def test_a_lever_that_is_pulled_would_fail_the_null_test(monkeypatch: pytest.MonkeyPatch) -> None:
    pulled = {lever.kind: lambda lever=lever: lever for lever in TEAMS.levers}
    monkeypatch.setattr(experiments.comparison.checks, "LEVER_TYPES", pulled)
    check = null_test(CURRENT, SETTINGS)
    assert check.state == FAILED
    assert int(check.parts["changed"]) > 0
    assert "fault in the model" in check.sentence("en")


def test_books_that_do_not_close_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_world: object) -> None:
        raise ConservationError("After week 3 of the run: money: 5 cents lost.")

    monkeypatch.setattr("model.simulation.assert_closes", broken)
    check, found = books_close(BOTH, SETTINGS)
    assert (check.state, found) == (FAILED, None)
    assert "5 cents lost" in check.sentence("nl")
    assert [item.name for item in checks_by_running(BOTH, REGION, 1, 5)] == ["null", "books"]


def test_another_seed_is_not_the_same_again(runs: RunSet) -> None:
    assert same_again(runs, BOTH).state == PASSED
    other = replace(runs, settings=replace(runs.settings, seed=6))
    assert same_again(other, BOTH).state == FAILED


def test_a_difference_that_depends_on_the_order_is_told(
    runs: RunSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine = same_swapped(runs, BOTH)
    assert (fine.state, fine.parts["other"]) == (PASSED, 0)
    assert int(fine.parts["n"]) > runs.results[1].size

    def second_is_flattered(*given: object) -> RunSet:
        made = run_scenarios(*given)  # type: ignore[arg-type]
        made.results[1, 0, made.rows.index(("all years", "all", "hand_overs"))] -= 0.01
        return made

    monkeypatch.setattr(experiments.comparison.checks, "run_scenarios", second_is_flattered)
    check = same_swapped(runs, BOTH)
    assert (check.state, check.parts["other"]) == (FAILED, 1)
    assert "1 of " in check.sentence("en")


def test_children_who_do_not_change_places_are_told(runs: RunSet) -> None:
    moved = runs.paired.copy()
    moved[1, :, PAIRED.index("fewer")] += 1
    moved[1, :, PAIRED.index("same")] -= 1
    check = same_swapped(replace(runs, paired=moved), BOTH)
    assert (check.state, check.parts["other"]) == (FAILED, 2 * runs.settings.replications)


def test_replications_are_judged_as_sweeps_judge_them(runs: RunSet) -> None:
    row = runs.rows.index(("all years", "all", "hand_overs"))
    wide = runs.results.copy()
    wide[1, :, row] = wide[0, :, row] + [-1.0, 0.0, 1.0]
    check = enough_replications(replace(runs, results=wide), TEAMS.name)
    assert (check.state, check.measures) == (DOUBTFUL, ("hand_overs",))
    assert check.parts == {"pairs": 3, "n": len(HEADLINE), "sharp": len(HEADLINE) - 1}
    equal = replace(runs, results=np.repeat(runs.results[:, :1], 3, axis=1))
    assert enough_replications(equal, TEAMS.name).state == PASSED


def test_every_outcome_of_a_check_has_words() -> None:
    names = {key for key in CHECKS if "_" not in key}
    assert names == {"null", "books", "again", "swapped", "replications"}
    for name in names:
        states = {key.removeprefix(f"{name}_") for key in CHECKS if key.startswith(f"{name}_")}
        assert states == ({PASSED, DOUBTFUL} if name == "replications" else {PASSED, FAILED})
        assert Check(name, PASSED).title("nl") != Check(name, PASSED).title("en")
