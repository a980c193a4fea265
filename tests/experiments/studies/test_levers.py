"""What is said about a lever follows by rule from what the runs show."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from experiments.cli import main
from experiments.comparison.certainty import paired_interval
from experiments.runs.run import RunSettings
from experiments.runs.traces import NAMES, intervals
from experiments.studies.effects import Effect, RegionStudy
from experiments.studies.lever_text import (
    KEY_MEASURES,
    biggest_moves,
    chain_lines,
    chain_stop,
    change,
    desks_and_staff,
    full_desks,
    how_little,
    reason_for_little,
    why_untouched,
)
from experiments.studies.levers import levers_page, measures_of
from experiments.studies.mechanisms import (
    ABOUT,
    CHAINS,
    HELPS,
    NODES,
    SIGNALS,
    TIMING,
    WORDS,
    settings_pulled,
    words_of,
)
from experiments.studies.proposals import PROPOSALS, TOGETHER, scenario_names
from experiments.studies.regions import REGIONS, chosen_regions, regions_table
from model.errors import UserError
from model.geography import list_regions, load_geography, resolve_region
from model.kinds import Help, Node, Signal
from model.levers import LEVER_TYPES, Absence, RegionLayout
from model.outcomes import MEASURES
from scenarios import library, load
from tests.experiments.fake_studies import current_and, study_of

NAME = "absence-exemption-say"
CHAIN = ("flow:SCHOOL_OFFERS", "flow:EXEMPTIONS", "stock:EXEMPT")


def test_the_nineteen_proposals_are_there_in_order() -> None:
    assert [item.code for item in PROPOSALS] == [f"S{number}" for number in range(1, 20)]


def test_every_policy_of_the_library_belongs_to_a_proposal() -> None:
    beside = {"current", TOGETHER, "fragmented-further"}
    names = {item.name for item in library() if not item.name.startswith("context-")}
    assert {name for item in PROPOSALS for name in item.scenarios} == names - beside
    assert scenario_names()[0] == "current"


def test_every_setting_of_a_lever_has_a_chain_of_counters_that_exist() -> None:
    settings = {
        (kind, name)
        for kind, lever in LEVER_TYPES.items()
        for name in lever.model_fields
        if name not in TIMING
    }
    assert set(CHAINS) == settings
    chains = [chain for several in CHAINS.values() for chain in several]
    assert {name for chain in chains for name in chain} <= set(NAMES)
    assert set(ABOUT) <= settings
    assert {measure for measures in ABOUT.values() for measure in measures} <= set(MEASURES)


def test_counters_have_names_and_words_of_their_own() -> None:
    assert len(set(NAMES)) == len(NAMES)
    words = [words_of(name) for name in NAMES]
    assert all(text.strip() and text == text.strip() for text in words)
    assert len(set(words)) == len(words)
    assert not [text for text in words if re.search(r"\b(\w+) \1\b", text)]
    assert set(WORDS) <= set(NAMES)


def test_every_desk_signal_and_kind_of_help_has_words() -> None:
    assert set(NODES) == {kind.name for kind in Node}
    assert set(SIGNALS) == {signal.name for signal in Signal}
    assert set(HELPS) == {kind.name for kind in Help}
    assert words_of("stock:HELP_DAY_HELP") == "children with day help"
    assert words_of("queue:MUNICIPAL_DESK") == "queue at municipal desks"
    assert words_of("queue:CARE_RESIDENCE") == "queue for residential care"
    assert words_of("stock:OUT_OF_SCHOOL") == "children out of school"


def test_only_what_differs_from_neutral_counts_as_pulled() -> None:
    assert settings_pulled([Absence(exemption_say=1.0, ramp_years=3.0)]) == [
        ("absence", "exemption_say", 1.0)
    ]


def test_the_interval_of_counters_is_that_of_measures() -> None:
    differences = np.array([1.0, 2.5, -0.5, 3.0, 1.5])
    found = intervals(differences[:, None], 0.95)
    assert [float(item[0]) for item in found] == pytest.approx(paired_interval(differences))


def test_one_replication_settles_nothing() -> None:
    mean, low, high = intervals(np.array([[3.0]]), 0.99)
    assert mean[0] == 3.0
    assert np.isnan([low[0], high[0]]).all()


# Where a chain stops


def stop(counters: dict[str, float], levels: dict[str, float] | None = None) -> str:
    """Return what is said about a chain in which these counters moved so far."""
    study = study_of(current_and(NAME), {NAME: counters}, levels=levels)
    return chain_stop(study, NAME, CHAIN)


def test_a_first_step_that_never_happens_is_said_so() -> None:
    assert "does not occur with or without" in stop({}, {"flow:SCHOOL_OFFERS": 0.0})


def test_a_first_step_that_does_not_move_is_where_it_stops() -> None:
    assert stop({}).startswith("Already the first step stops: offers of schools")


def test_a_chain_stops_at_the_first_step_that_does_not_move() -> None:
    said = stop({"flow:SCHOOL_OFFERS": 5.0, "stock:EXEMPT": -5.0})
    assert said.startswith("Offers of schools in place of an exemption +50 % (10.0 → 15.0")
    assert "but new exemptions did not move (0.00 [0.00, 0.00] on 10.0" in said
    assert "; yet further on children with an exemption -50 %" in said


def test_a_chain_that_moves_to_its_end_tells_how_little_that_is() -> None:
    said = stop({"flow:SCHOOL_OFFERS": 5.0, "flow:EXEMPTIONS": -5.0, "stock:EXEMPT": -4.0})
    assert said.startswith("Every step moved")
    assert "no more than -4.00 per 1,000 children" in said


# What counts as little


def little(measures: dict[str, float]) -> str:
    """Return why the lever does little when these measures differ so much from 10."""
    study = study_of(current_and(NAME), {NAME: {"flow:CASES": 1.0}}, {NAME: measures})
    return reason_for_little(study, NAME, load(NAME).levers)


def test_a_lever_that_does_much_needs_no_reason() -> None:
    assert little(dict.fromkeys(KEY_MEASURES, 2.0)) == ""
    assert how_little(study_of(current_and(NAME)), NAME, load(NAME).levers) != ""


def test_effects_that_chance_can_give_need_a_reason() -> None:
    assert little({}).startswith("0 of 18 key effects leave out zero")


def test_effects_below_one_percent_need_a_reason() -> None:
    assert "none above 1 %" in little(dict.fromkeys(KEY_MEASURES, 0.05))


def test_a_lever_that_changes_nothing_at_all_is_said_so() -> None:
    study = study_of(current_and(NAME))
    assert "Nothing at all differs" in reason_for_little(study, NAME, load(NAME).levers)


def test_nearness_decides_nothing_where_all_special_schools_lie_in_one_town() -> None:
    levers = load("close-to-home").levers
    assert "none is nearer" in why_untouched(resolve_region("jeugdregio:Midden Holland"), levers)
    assert "none is nearer" not in why_untouched(resolve_region("jeugdregio:Rivierenland"), levers)


def test_the_largest_moves_come_first_and_sums_of_weeks_are_left_out() -> None:
    moves = {"flow:CASES": 2.0, "flow:DISPUTES": -8.0, "flow:CARE_WAIT_WEEKS": 50.0}
    said = biggest_moves(study_of(current_and(NAME), {NAME: moves}), NAME)
    assert said.startswith("disputes -80 %")
    assert "; new cases +20 %" in said
    assert "weeks waited" not in said


# How a change is printed


def moved(level: float, mean: float) -> Effect:
    """Return a change that surely happened."""
    return Effect(level, mean, mean - 0.01, mean + 0.01, "changed")


@pytest.mark.parametrize(
    ("level", "mean", "text"),
    [
        (15.3, -12.2, "new cases -80 % (15.3 → 3.10 "),
        (182.04, 0.32, "new cases +0.2 % (182.0 → 182.4 "),
        (182.0, 0.04, "new cases (182.00 → 182.04 "),
        (0.0, 3.71, "new cases (0.00 → 3.71 "),
        (100.0, -1.0, "new cases -1 % (100 → 99.0 "),
        (0.1, 2.0, "new cases (0.10 → 2.10 "),
    ],
)
def test_a_change_shows_as_many_decimals_as_it_needs(level: float, mean: float, text: str) -> None:
    assert change("flow:CASES", moved(level, mean)).startswith(text)


@pytest.mark.parametrize(("level", "mean"), [(1000.0, 0.4), (182.2, 0.2), (182.04, 0.32)])
def test_what_rounds_to_no_change_is_not_among_the_largest_moves(level: float, mean: float) -> None:
    moves, levels = {NAME: {"flow:CASES": mean}}, {"flow:CASES": level}
    study = study_of(current_and(NAME), moves, levels=levels)
    assert "no flow or stock" in biggest_moves(study, NAME)


# Chains that are always shown


def test_a_chain_is_shown_step_by_step_whether_it_moved_or_not() -> None:
    moves = {NAME: {"flow:SCHOOL_OFFERS": 5.0, "stock:EXEMPT": -5.0}}
    levels = {"flow:SCHOOL_OFFERS": 0.0, "stock:OUT_OF_SCHOOL": 0.0}
    study = study_of(current_and(NAME), moves, levels=levels)
    assert chain_lines(study, NAME, load(NAME).levers) == [
        "Expected chain: offers of schools in place of an exemption from 0.00 to 5.00 → "
        "new exemptions did not move → children with an exemption -50 % → "
        "children out of school stayed zero."
    ]


def test_a_chain_in_which_no_step_moved_is_shown_in_short() -> None:
    said = chain_lines(study_of(current_and(NAME)), NAME, load(NAME).levers)[0]
    assert said.startswith("Expected chain: no step moved (offers of schools in place of an ")
    assert said.endswith(" → children with an exemption → children out of school).")


def test_a_setting_may_have_more_than_one_chain() -> None:
    levers = [RegionLayout(layout="merged", merged_to="ggd")]
    study = study_of(current_and(NAME), {NAME: {"queue:PARTNERSHIP_DESK": -5.0}})
    lines = chain_lines(study, NAME, levers)
    assert [line.partition(": ")[0] for line in lines] == [
        "Expected chain of `region_layout.layout`, `region_layout.merged_to`"
    ] * 2
    assert "queue at partnership desks -50 %" in lines[1]
    assert "children with extra support at school did not move" in lines[1]


def test_nothing_that_moved_is_said_so() -> None:
    study = study_of(current_and(NAME))
    assert "no flow or stock" in biggest_moves(study, NAME)
    assert "nothing moved" in desks_and_staff(study, NAME)


def test_a_desk_is_full_when_it_has_no_hours_left_and_its_queue_grows() -> None:
    moves = {NAME: {"queue:MUNICIPAL_DESK": 20.0, "queue:LOCAL_TEAM": 20.0}}
    levels = {"busy:MUNICIPAL_DESK": 100.0, "busy:LOCAL_TEAM": 80.0}
    full = full_desks(study_of(current_and(NAME), moves, levels=levels), NAME)
    assert len(full) == 1
    assert full[0].startswith("queue at municipal desks +200 % (10.0 → 30.0")
    assert full[0].endswith("with 100 % of hours in use")


# The page


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page on hand-made runs of two regions."""
    scenarios = [load(name) for name in scenario_names()]
    studies: list[RegionStudy] = [
        study_of(scenarios, {NAME: {"flow:EXEMPTIONS": -5.0}}, region=region)
        for region in REGIONS[:2]
    ]
    named = {scenario.name: scenario for scenario in scenarios}
    return levers_page(studies, named, RunSettings(REGIONS[0], 10, 4))


def test_the_page_has_every_proposal_with_its_scenarios_and_evidence(page: str) -> None:
    for item in PROPOSALS:
        assert f"## {item.code}. {item.en} ({item.nl})" in page
        assert item.expected in page
        for name in item.scenarios:
            assert f"### `{name}`:" in page
    assert "| `absence.exemption_say` | 1.0 |" in page
    assert "F124 F211" in page


def test_the_page_shows_effects_per_region_and_period_and_the_command(page: str) -> None:
    assert "| Measure | Zuid Kennemerland, years 1-3 | Midden Holland, years 1-3 |" in page
    assert 'continuum levers --regions "jeugdregio:Zuid Kennemerland; jeugdregio:Midden' in page
    assert re.search(r"\bnan\b", page) is None
    assert "exemptions -50 % (10.0 → 5.00 per 1,000 children per year)" in page
    assert "| | *better is* | *less* |" in page
    assert set(KEY_MEASURES) <= set(MEASURES)


def test_every_scenario_has_its_sentence_and_chains_in_every_region(page: str) -> None:
    sections = page.split("\n### `")[1:]
    assert sections
    for section in sections:
        assert "\n**What it does.** In years 5-10: " in section
        for region in section.split("\n- **")[1:]:
            assert "\n  - Expected chain" in region


def test_a_scenario_shows_the_measures_that_its_levers_are_about(page: str) -> None:
    assert measures_of(load(NAME)) == (*KEY_MEASURES, "exempt")
    section = page.partition(f"### `{NAME}`")[2].partition("\n### ")[0]
    assert "| Exemptions from compulsory schooling (5a) (per 1,000 children) |" in section
    assert "| Exemptions from compulsory schooling (5a) | per 1,000 children | 10.000 |" in page


def test_the_three_regions_are_what_is_said_about_them() -> None:
    geo = load_geography()

    def density(name: str) -> float:
        here = resolve_region(name).municipalities
        weights = geo.children(4, 17)[here]
        return float(np.average(geo.address_density_per_km2[here], weights=weights))

    regions = {f"jeugdregio:{item.name}": item.children for item in list_regions("jeugdregio")}
    assert all(35_000 <= regions[name] <= 45_000 for name in REGIONS)
    of_a_size = [name for name, children in regions.items() if 35_000 <= children <= 45_000]
    assert max(of_a_size, key=density) == REGIONS[0]
    assert min(regions, key=density) == REGIONS[2]
    mixed = resolve_region(REGIONS[1]).municipalities
    assert len(np.unique(geo.urbanity[mixed])) == 4
    table = regions_table([resolve_region(name) for name in REGIONS])
    assert [line.rsplit("| ", 1)[1] for line in table[2:]] == ["1 + 1 |", "2 + 2 |", "4 + 4 |"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (" ; ", "is empty"),
        ("jeugdregio:Eemland; jeugdregio:Eemland", "twice"),
        ("jeugdregio:Eemlnd", "Eemland"),
    ],
)
def test_regions_that_cannot_be_used_give_one_sentence(text: str, part: str) -> None:
    with pytest.raises(UserError, match=part):
        chosen_regions(text)


def test_the_command_writes_the_page_for_the_regions_that_are_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def report(regions: tuple[str, ...], settings: RunSettings, progress: object) -> str:
        asked.append((regions, settings.years, settings.replications))
        return "# A page"

    monkeypatch.setattr("experiments.studies.levers.levers_report", report)
    out = tmp_path / "levers.md"
    given = ["--regions", "jeugdregio:Eemland", "--years", "3", "--replications", "2"]
    assert main(["levers", *given, "--out", str(out), "--quiet"]) == 0
    assert out.read_text() == "# A page"
    assert main(["levers", "--quiet"]) == 0
    assert capsys.readouterr().out == "# A page\n"
    assert asked == [(("jeugdregio:Eemland",), 3, 2), (REGIONS, 10, 10)]
    assert main(["levers", "--regions", "nowhere"]) == 2
