"""Verdicts on what must be possible to see follow by rule, whatever comes out."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from experiments.attribution.game import (
    INTERFERENCE,
    NONE_SHOWN,
    SYNERGY,
    interaction_word,
)
from experiments.cli import main
from experiments.runs.run import RunSettings
from experiments.runs.traces import NAMES
from experiments.studies.condition_cases import (
    CONDITIONS,
    PAIRS,
    SWEPT,
    SWEPT_SETTING,
    Check,
    all_scenarios,
    cell_scenarios,
    cells,
    pair_name,
    without,
)
from experiments.studies.condition_verdicts import (
    NOT_SEEN,
    OTHER_WAY,
    SEEN,
    cell_verdict,
    interaction,
    judge,
    name_of,
    verdict_of,
    verdict_of_all,
)
from experiments.studies.conditions import Found, conditions_page
from experiments.studies.effects import Effect
from experiments.studies.regions import REGIONS, run_jobs
from model.levers import SchoolTeams
from model.outcomes import MEASURES
from model.parameters import REGISTER, Parameters
from tests.experiments.fake_studies import study_of

SETTINGS = RunSettings(REGIONS[0], 10, 4)


def effect(low: float, high: float, level: float = 100.0, word: str = "changed") -> Effect:
    """Return an effect with this interval."""
    settled = low > 0.0 or high < 0.0
    return Effect(level, (low + high) / 2, low, high, word if settled else "indistinguishable")


# Declarations


def test_every_check_names_scenarios_and_things_that_exist() -> None:
    scenarios = {item.name for item in all_scenarios()}
    assert len(scenarios) == len(all_scenarios())
    for check in (check for item in CONDITIONS for check in item.checks):
        assert {check.scenario, check.reference} <= scenarios
        assert check.what in NAMES or check.what in MEASURES
        assert all(name_of(check.what))


def test_a_scenario_and_its_reference_share_their_parameters_and_so_their_past() -> None:
    parameters = {item.name: item.parameters for item in all_scenarios()}
    for check in (check for item in CONDITIONS for check in item.checks):
        assert parameters[check.scenario] == parameters[check.reference]


def test_pairs_pull_both_levers() -> None:
    levers = {item.name: item.levers for item in all_scenarios()}
    for one, two in PAIRS:
        assert levers[pair_name((one, two))] == (*levers[one], *levers[two])


def test_cells_are_all_combinations_inside_the_ranges_of_the_register() -> None:
    found = cells()
    assert len(found) == 2 * math.prod(len(ends) for ends in SWEPT.values())
    assert len({tuple(item.items()) for item in found}) == len(found)
    for values in found:
        for name in SWEPT:
            assert REGISTER[name].low <= values[name] <= REGISTER[name].high
        today, teams = cell_scenarios(values)
        (lever,) = teams.levers
        assert isinstance(lever, SchoolTeams)
        assert lever.treatment_share == values[SWEPT_SETTING]
        assert today.parameters == teams.parameters
        assert today.levers == ()


def test_what_is_switched_off_is_zero_and_the_rest_stays() -> None:
    names = ("access.boundary_dispute_chance", "decisions.prevention_elasticity")
    off = {item.name: item.value for item in without(Parameters(), names).items()}
    assert {name for name, item in REGISTER.items() if item.value != off[name]} == set(names)
    assert [off[name] for name in names] == [0.0, 0.0]


def test_scenarios_that_switch_off_have_a_digest_of_their_own() -> None:
    digests = [item.digest() for item in all_scenarios()]
    assert len(set(digests)) == len(digests)


# Verdicts


@pytest.mark.parametrize(
    ("low", "high", "expected", "verdict"),
    [
        (1.0, 2.0, 1, SEEN),
        (1.0, 2.0, -1, OTHER_WAY),
        (-1.0, 2.0, 1, NOT_SEEN),
        (-2.0, -1.0, -1, SEEN),
        (-1.9, 1.9, 0, SEEN),
        (0.5, 1.9, 0, SEEN),
        (-1.0, 3.0, 0, NOT_SEEN),
        (2.1, 3.0, 0, OTHER_WAY),
        (-3.0, -2.1, 0, OTHER_WAY),
        (math.nan, math.nan, 0, NOT_SEEN),
    ],
)
def test_a_verdict_follows_from_the_interval(
    low: float, high: float, expected: int, verdict: str
) -> None:
    assert verdict_of(effect(low, high), expected) == verdict


@pytest.mark.parametrize(
    ("verdicts", "all_"),
    [
        ([SEEN, SEEN], SEEN),
        ([SEEN, NOT_SEEN], NOT_SEEN),
        ([SEEN, OTHER_WAY], OTHER_WAY),
        ([SEEN, SEEN, OTHER_WAY], NOT_SEEN),
        ([NOT_SEEN], NOT_SEEN),
        ([], NOT_SEEN),
    ],
)
def test_a_claim_is_seen_only_when_all_its_checks_are(verdicts: list[str], all_: str) -> None:
    assert verdict_of_all(verdicts) == all_


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (["better", "worse"], "mixed"),
        (["better", "indistinguishable"], "better"),
        (["indistinguishable", "worse"], "worse"),
        (["indistinguishable"], "indistinguishable"),
    ],
)
def test_children_are_worse_off_in_a_cell_when_nothing_is_better(
    words: list[str], verdict: str
) -> None:
    assert cell_verdict([Effect(1.0, 1.0, 0.5, 1.5, word) for word in words]) == verdict


def test_regions_count_once_each_in_the_judgement_together() -> None:
    check = Check("integrated-teams", "cases", -1, 1)
    scenarios = all_scenarios()
    studies = [
        study_of(scenarios, measures={"integrated-teams": {"cases": change}})
        for change in (1.0, 3.0)
    ]
    judged = judge(check, studies)
    assert [item.mean for item in judged.regions] == pytest.approx([1.0, 3.0])
    assert judged.together.mean == pytest.approx(2.0)
    assert judged.verdict == SEEN


@pytest.mark.parametrize(
    ("both", "word"), [(-3.0, NONE_SHOWN), (-5.0, SYNERGY), (-1.0, INTERFERENCE)]
)
def test_an_interaction_is_what_goes_beyond_the_sum(both: float, word: str) -> None:
    pair = PAIRS[0]
    measures = {
        pair[0]: {"unmet_need": -1.0},
        pair[1]: {"unmet_need": -2.0},
        pair_name(pair): {"unmet_need": both},
    }
    study = study_of(all_scenarios(), measures=measures)
    beyond = interaction([study], pair, pair_name(pair), "unmet_need", -1)[-1]
    assert beyond.mean == pytest.approx(both + 3.0)
    assert interaction_word(beyond.verdict) == word


# The page


def test_the_page_has_every_claim_with_a_verdict_and_every_cell() -> None:
    studies = [study_of(all_scenarios(), region=region) for region in REGIONS]
    swept = [[study_of(cell_scenarios(values)) for _ in REGIONS] for values in cells()]
    page = conditions_page(Found(studies, swept), SETTINGS)
    for item in CONDITIONS:
        assert f"## ({item.letter}) {item.claim}" in page
        assert f"| ({item.letter}) | {item.claim} | **" in page
    assert "continuum conditions --years 10 --replications 4 --seed 1" in page
    assert page.count("| indistinguishable |") == len(cells())
    assert re.search(r"\bnan\b", page) is None
    assert f"18 indistinguishable of {len(cells())} cells" in page
    assert f"0 synergy, 0 interference, {len(PAIRS) * 6} none shown" in page


def test_progress_counts_all_jobs_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    def pretend(scenarios: object, settings: RunSettings, progress: object) -> object:
        assert callable(progress)
        progress(settings.replications, 999, "running")
        return object()

    monkeypatch.setattr("experiments.studies.regions.run_scenarios", pretend)
    jobs = [(cell_scenarios(cells()[0]), SETTINGS)] * 2
    run_jobs(jobs, lambda done, total, _: told.append((done, total)))
    assert told == [(4, 200), (104, 200)]


def test_the_command_writes_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = []

    def report(regions: tuple[str, ...], settings: RunSettings, progress: object) -> str:
        asked.append((regions, settings.replications))
        return "# A page"

    monkeypatch.setattr("experiments.studies.conditions.conditions_report", report)
    out = tmp_path / "conditions.md"
    assert main(["conditions", "--out", str(out), "--quiet"]) == 0
    assert out.read_text() == "# A page"
    assert asked == [(REGIONS, 8)]
