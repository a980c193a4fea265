"""One number walked along its range, and the design of a larger search, in real runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from experiments.comparison.possibilities import possibilities
from experiments.live.question import Question
from experiments.report.findings import findings_of
from experiments.report.weakest import shaky_numbers
from experiments.runs.run import RunSet, run_scenarios
from experiments.sensitivity.along import steps_along, tipping_along
from experiments.sensitivity.further import design_text
from experiments.sensitivity.tipping_text import tipping_in_words
from experiments.sweep import load_design
from experiments.sweep.design import HEADLINE, LATIN
from model.parameters import REGISTER
from scenarios import load

CURRENT, TEAMS = load("current"), load("integrated-teams")
QUESTION = Question(
    (CURRENT, TEAMS), "municipality:Montfoort", years=1, seed=5, replications=2, draws=3, forms=0
)
MEASURE, PERIOD = "urgent_wait_p90", "all years"
FACTOR = "access.give_up_per_hand_over"


@pytest.fixture(scope="module")
def runs() -> RunSet:
    return run_scenarios(QUESTION.scenarios, QUESTION.settings(), worlds=list(QUESTION.worlds()))


def test_better_and_worse_are_shares_of_all_possibilities(runs: RunSet) -> None:
    found = possibilities(runs, TEAMS.name, PERIOD, MEASURE)
    values = found.values
    assert found.over_draws
    assert (found.better, found.worse) == ((values < 0).mean(), (values > 0).mean())


def test_the_design_for_a_larger_search_is_one_that_loads(runs: RunSet, tmp_path: Path) -> None:
    file = tmp_path / "worlds.toml"
    file.write_text(design_text(runs, TEAMS.name, [FACTOR], 12, 2), encoding="utf-8")
    design = load_design(file)
    assert (design.sampling.method, design.sampling.points) == (LATIN, 12)
    assert [(item.name, item.low, item.high) for item in design.factors] == [
        (FACTOR, REGISTER[FACTOR].low, REGISTER[FACTOR].high)
    ]
    assert [item.name for item in design.scenarios] == [CURRENT.name, TEAMS.name]
    assert design.regions == ("municipality:Montfoort",)
    changed = replace(runs, scenarios=[CURRENT, replace(TEAMS, levers=())])
    assert '"integrated-teams.toml"' in design_text(changed, TEAMS.name, [], 12, 2)


def test_a_number_is_walked_from_end_to_end() -> None:
    steps = steps_along(QUESTION, TEAMS.name, FACTOR, values=3, pairs=2)
    declared = REGISTER[FACTOR]
    assert [steps[0].value, steps[-1].value] == [declared.low, declared.high]
    for step in steps:
        assert (step.question.draws, step.question.replications) == (0, 2)
        assert all(item.overrides[FACTOR] == step.value for item in step.question.scenarios)
    runs = [run_scenarios(s.question.scenarios, s.question.settings()) for s in steps]
    found = tipping_along(steps, runs, FACTOR, MEASURE, PERIOD)
    assert found.places.tolist() == [step.value for step in steps]
    row = runs[0].rows.index((PERIOD, "all", MEASURE))
    first = runs[0].results[1, :, row] - runs[0].results[0, :, row]
    assert np.array_equal(found.outcome.values[0], first)
    assert tipping_in_words(found, "nl") != tipping_in_words(found, "en")


def test_shaky_numbers_have_no_good_source_and_no_value_of_the_scenario(runs: RunSet) -> None:
    findings = findings_of(runs)
    names = shaky_numbers(findings, HEADLINE, 8)
    assert len(names) == len(set(names)) == 8
    assert all(REGISTER[name].quality == "D" for name in names)
    assert all(REGISTER[name].distribution != "fixed" for name in names)
    own = replace(TEAMS, overrides={names[0]: REGISTER[names[0]].value})
    fewer = shaky_numbers(replace(findings, scenarios=(CURRENT, own)), HEADLINE, 8)
    assert names[0] not in fewer
