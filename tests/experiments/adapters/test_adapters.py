"""A study gives in other tools the numbers that it gives here."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from experiments.adapters.ema import ema_model
from experiments.adapters.salib import salib_problem, with_sample
from experiments.adapters.study import Study
from experiments.runs.run import RunSettings, run_scenarios
from experiments.sweep.design import Factor, Sampling, Value, range_of
from experiments.sweep.points import points_of
from model.errors import UserError
from model.outcomes import MEASURES
from tests.experiments.sweep.tiny import REGION, tiny

TURNOVER, MANDATE, START = (
    "staff.turnover_per_year", "school_teams.mandate", "school_teams.start_week"
)  # fmt: skip
TEAMS = ("integrated-teams",)
FACTORS = (
    Factor(TURNOVER, (), *range_of(TURNOVER), ("current", "integrated-teams")),
    Factor(START, (), 0, 26, TEAMS),
)
MEASURED = ("unmet_need", "needs_reached", "care_users")
DESIGN = tiny(factors=FACTORS, measures=MEASURED, sampling=Sampling("latin_hypercube", points=4))
WORDS = Factor(MANDATE, ("none", "light"), None, None, TEAMS)
VALUES = tiny(factors=(WORDS,), measures=MEASURED)


def test_a_study_gives_what_run_scenarios_gives_with_the_same_values() -> None:
    values: dict[str, Value] = {TURNOVER: 0.2, START: 13}
    found = Study(DESIGN)(**values)
    current, teams = DESIGN.scenarios
    changed = teams.levers[0].model_copy(update={"start_week": 13})
    runs = run_scenarios(
        [
            replace(current, overrides={TURNOVER: 0.2}),
            replace(teams, overrides={TURNOVER: 0.2}, levers=(changed,)),
        ],
        RunSettings(REGION, years=1, replications=3, seed=5),
    )
    for measure in MEASURED:
        one, two = runs.results[:, :, runs.rows.index(("all years", "all", measure))]
        assert found[f"{measure}.current"] == one.mean()
        assert found[f"{measure}.integrated-teams"] == two.mean()
        assert found[f"{measure}.integrated-teams.difference"] == (two - one).mean()
    assert len(found) == 3 * len(MEASURED)


def test_a_study_without_values_is_the_design_as_it_is_and_can_be_sent_elsewhere() -> None:
    study = pickle.loads(pickle.dumps(Study(DESIGN)))
    assert [item.name for item in study.outcomes] == list(study())
    runs = run_scenarios(DESIGN.scenarios, RunSettings(REGION, 1, 3, 5))
    row = runs.rows.index(("all years", "all", "care_users"))
    assert study()["care_users.current"] == runs.results[0, :, row].mean()


def test_a_study_refuses_what_it_does_not_know() -> None:
    with pytest.raises(UserError, match="is no factor of design"):
        Study(DESIGN)(turnover=0.1)
    with pytest.raises(UserError, match="make a study for each"):
        Study(tiny(regions=(REGION, "municipality:Oudewater")))


def test_the_workbench_model_declares_ranges_values_and_directions() -> None:
    model = ema_model(DESIGN)
    (turnover,) = model.uncertainties
    assert (turnover.name, turnover.lower_bound, turnover.upper_bound) == (
        "staff__turnover_per_year",
        *range_of(TURNOVER),
    )
    assert turnover.variable_name == [TURNOVER]
    (start,) = model.levers
    assert (type(start).__name__, start.variable_name) == ("IntegerParameter", [START])
    (mandate,) = ema_model(VALUES).levers
    assert [item.value for item in mandate.categories] == ["none", "light"]
    kinds = {item.variable_name[0]: item.kind for item in model.outcomes}
    better = {
        name: {"lower": -1, "higher": 1, "none": 0}[MEASURES[name].better] for name in MEASURED
    }
    assert all(item.name.isidentifier() for item in (*model.levers, *model.outcomes))
    assert kinds == {item.name: better[item.measure] for item in Study(DESIGN).outcomes}


def test_a_problem_has_the_bounds_of_the_design_and_a_sample_becomes_points() -> None:
    design = replace(DESIGN, factors=(FACTORS[0],))
    assert salib_problem(design) == {
        "num_vars": 1, "names": [TURNOVER], "bounds": [list(range_of(TURNOVER))]
    }  # fmt: skip
    sample = np.array([[0.1], [0.2], [0.1]])
    points = points_of(with_sample(design, sample))
    assert [point.values[TURNOVER] for point in points] == [0.1, 0.2, 0.1]


def test_a_problem_needs_ranges() -> None:
    with pytest.raises(UserError, match="give low and high"):
        salib_problem(VALUES)
    with pytest.raises(UserError, match="has no factors: add"):
        salib_problem(tiny(factors=()))
