"""The scenarios that come with Continuüm."""

import pickle
import re

import pytest

from model.levers import LEVER_TYPES
from scenarios import Scenario, library, load
from scenarios.loader import LIBRARY, ORDER

ALL = library()
EACH = pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)


def test_the_library_is_in_its_declared_order_with_today_first():
    assert tuple(scenario.name for scenario in ALL) == ORDER
    assert ORDER[0] == "current"


def test_today_pulls_no_lever_and_changes_no_parameter():
    assert load("current").levers == ()
    assert dict(load("current").overrides) == {}


@EACH
def test_a_library_file_carries_the_name_of_its_scenario(scenario: Scenario):
    assert (LIBRARY / f"{scenario.name}.toml").is_file()


@EACH
def test_every_other_scenario_moves_something(scenario: Scenario):
    if scenario.name == "current":
        return
    for lever in scenario.levers:
        fields = type(lever).model_fields
        own = set(fields) - {"kind", "start_week", "ramp_years", "end_week"}
        assert any(getattr(lever, name) != fields[name].default for name in own), lever


@EACH
def test_titles_and_descriptions_are_neutral_and_in_both_languages(scenario: Scenario):
    advocacy = re.compile(
        r"\b(beter|best|slechter|sneller|eindelijk|better|best|worse|faster|finally)\b",
        re.IGNORECASE,
    )
    for texts in (scenario.title, scenario.description):
        assert set(texts) == {"nl", "en"}
        assert texts["nl"] != texts["en"]
        assert not any(advocacy.search(text) for text in texts.values())
    assert all(len(scenario.title[language]) <= 40 for language in ("nl", "en"))


@EACH
def test_a_scenario_survives_writing_reading_pickling_and_hashing(scenario: Scenario, tmp_path):
    path = tmp_path / "again.toml"
    path.write_text(scenario.to_toml(), encoding="utf-8")
    for twin in (load(path), load(str(path)), pickle.loads(pickle.dumps(scenario))):
        assert twin == scenario
        assert hash(twin) == hash(scenario)
        assert twin.content_digest() == scenario.content_digest()


def test_the_scenarios_of_the_library_have_different_digests():
    assert len({scenario.digest() for scenario in ALL}) == len(ALL)


@EACH
def test_a_scenario_pulls_one_kind_of_lever_unless_it_combines_proposals(
    scenario: Scenario,
):
    kinds = {lever.kind for lever in scenario.levers}
    combined = {"current": 0, "full-continuum": 12, "fragmented-further": 3}
    assert len(kinds) == combined.get(scenario.name, 1)


@EACH
def test_context_is_never_mixed_with_policy(scenario: Scenario):
    kinds = {lever.kind for lever in scenario.levers}
    assert ("context" in kinds) == scenario.name.startswith("context-")


@pytest.mark.parametrize("kind", sorted(LEVER_TYPES))
def test_every_lever_has_a_scenario_that_pulls_it_alone(kind: str):
    assert any({lever.kind for lever in scenario.levers} == {kind} for scenario in ALL)


def test_eight_forms_of_pooling_stand_next_to_the_pooled_budget():
    forms = [scenario for scenario in ALL if scenario.name.startswith("pooling-")]
    assert len(forms) == 8
    assert len({scenario.digest() for scenario in (*forms, load("pooled-budget"))}) == 9


def test_the_full_continuum_uses_every_policy_lever_and_no_context():
    kinds = {lever.kind for lever in load("full-continuum").levers}
    assert kinds == set(LEVER_TYPES) - {"context"}
