"""Small real runs, made once, that all charts are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pytest

from experiments.attribution.run import Attribution, attribute
from experiments.child.story import Story, same_child
from experiments.comparison.compare import Comparison, compare
from experiments.comparison.ledger import ledger_table
from experiments.draws import stored_draws
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from experiments.worlds import worlds_of
from model.levers import Harmonisation, SchoolTeams
from scenarios import Scenario, load

REGION = "municipality:Woudenberg"
YEARS = 2
PERIOD = f"years 1-{YEARS}"
TITLE = {"nl": "Twee <maatregelen>", "en": "Two <levers>"}
TWO = Scenario(
    "two",
    TITLE,
    TITLE,
    (SchoolTeams(coverage=1.0), Harmonisation(frameworks_aligned=0.7, one_plan=0.5)),
)


@dataclass(frozen=True)
class Made:
    """What was run: a comparison, its ledger, an attribution and the story of a child."""

    runs: RunSet
    comparison: Comparison
    ledger: pd.DataFrame
    attribution: Attribution
    story: Story


def ran(replications: int, draws: int, scenarios: list[Scenario]) -> tuple[RunSet, Comparison]:
    """Return runs of a small place and their comparison."""
    settings = RunSettings(REGION, years=YEARS, replications=replications, workers=1)
    forms = 1 if draws else 0
    worlds = worlds_of(scenarios, replications, stored_draws(draws), forms)
    runs = run_scenarios(scenarios, settings, worlds=worlds)
    return runs, compare(runs)


@pytest.fixture(scope="session")
def made() -> Made:
    """Return three scenarios with three replications, three draws and another rule."""
    runs, comparison = ran(3, 3, [load("current"), load("integrated-teams"), TWO])
    settings = RunSettings(REGION, years=YEARS, replications=3, workers=1)
    attribution = attribute(TWO, settings, measures=("unmet_need", "cost_per_child"))
    story = same_child("current", "integrated-teams", region=REGION, years=YEARS)
    return Made(runs, comparison, ledger_table(runs), attribution, story)


@pytest.fixture(scope="session")
def once() -> tuple[RunSet, Comparison]:
    """Return two scenarios with one replication, so without any interval."""
    return ran(1, 0, [load("current"), load("integrated-teams")])
