"""A scenario as a value: checked, unchangeable, comparable."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from model.errors import UserError
from model.levers import Consultation, Policy, RegionLayout, SchoolTeams
from model.parameters import REGISTER, Parameters
from scenarios import Difference, Scenario, diff, load

WORDS = {"nl": "Proef", "en": "Trial"}


def make(**changes) -> Scenario:
    parts: dict[str, Any] = {"name": "trial", "title": WORDS, "description": WORDS} | changes
    return Scenario(**parts)


def test_a_scenario_is_what_the_model_asks_for():
    scenario: Policy = make(levers=[SchoolTeams(coverage=0.5)])
    assert isinstance(scenario.levers, tuple)
    assert isinstance(scenario.parameters, Parameters)


def test_batch_run_sees_one_value_and_no_sequence():
    assert not isinstance(make(), Iterable | Sequence)


def test_a_scenario_cannot_change():
    scenario = make(overrides={"need.onset_per_year": 0.12})
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenario.name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        scenario.overrides["need.onset_per_year"] = 0.1  # type: ignore[index]


def test_changing_the_mapping_it_was_made_from_changes_nothing():
    overrides = {"need.onset_per_year": 0.12}
    scenario = make(overrides=overrides)
    overrides["need.onset_per_year"] = 0.15
    assert scenario.parameters.need.onset_per_year == 0.12


def test_without_overrides_the_parameters_are_the_register():
    assert make().parameters == Parameters()


def test_words_change_the_content_digest_only():
    a, b = make(), make(title={"nl": "Anders", "en": "Other"})
    assert a.digest() == b.digest()
    assert a.content_digest() != b.content_digest()


@pytest.mark.parametrize(
    "change",
    [
        {"levers": [SchoolTeams(coverage=0.5)]},
        {"levers": [SchoolTeams(coverage=0.5, start_week=1)]},
        {"overrides": {"need.onset_per_year": 0.12}},
    ],
)
def test_what_can_change_results_changes_the_digest(change):
    assert make(**change).digest() != make().digest()


def test_the_order_of_overrides_does_not_matter():
    pairs = [("need.onset_per_year", 0.12), ("need.relapse_factor", 2.0)]
    a, b = make(overrides=dict(pairs)), make(overrides=dict(reversed(pairs)))
    assert a == b
    assert hash(a) == hash(b)
    assert a.digest() == b.digest()


def test_a_layout_file_counts_by_content_not_by_place(tmp_path):
    digests = []
    for folder, content in (("a", "x"), ("b", "x"), ("c", "y")):
        (tmp_path / folder).mkdir()
        file = tmp_path / folder / "layout.csv"
        file.write_text(content)
        digests.append(make(levers=[RegionLayout(layout="file", file=str(file))]).digest())
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "My trial"}, ["My trial", "small letters"]),
        ({"name": ""}, ["small letters"]),
        ({"title": {"nl": "Proef"}}, ["title", "English"]),
        ({"description": {"en": "Trial", "nl": " "}}, ["description", "Dutch"]),
        ({"levers": [{"kind": "pooling"}]}, ["a table", "Pooling"]),
        ({"overrides": {"need.onset_per_yaer": 0.1}}, ["need.onset_per_year"]),
        ({"overrides": {"need.onset_per_year": 7}}, ["7", "0.06", "0.3"]),
        ({"overrides": {"need.onset_per_year": float("nan")}}, ["nan"]),
        ({"levers": [RegionLayout(layout="merged")]}, ["lever 1", "merged_to"]),
    ],
)
def test_a_scenario_that_cannot_be_used_cannot_be_made(changes, words):
    with pytest.raises(UserError) as caught:
        make(**changes)
    for word in words:
        assert word in str(caught.value)


def test_a_scenario_does_not_differ_from_itself():
    scenario = load("full-continuum")
    assert diff(scenario, scenario) == []


def test_the_difference_lists_a_changed_setting_once_with_its_unit():
    a = make(levers=[Consultation(effort=1.0, binding=0.2)])
    b = make(levers=[Consultation(effort=1.0, binding=0.8)], name="other")
    assert diff(a, b) == [Difference("consultation", "binding", 0.2, 0.8, "share")]


def test_a_lever_of_one_side_is_listed_with_its_settings_but_not_its_neutral_timing():
    found = {item.setting: item for item in diff(make(), make(levers=[SchoolTeams(coverage=1.0)]))}
    assert found["coverage"].a is None
    assert found["coverage"].b == 1.0
    assert "fte_per_1000_students" in found
    assert "start_week" not in found
    assert "kind" not in found


def test_a_second_lever_of_a_kind_is_compared_with_the_second():
    one, two = SchoolTeams(coverage=0.2), SchoolTeams(coverage=0.3)
    found = diff(make(levers=[one, two]), make(levers=[one, SchoolTeams(coverage=0.4)]))
    assert found == [Difference("school_teams 2", "coverage", 0.3, 0.4, "share of schools")]


def test_a_parameter_is_compared_with_its_value_in_the_register():
    found = diff(make(), make(overrides={"need.onset_per_year": 0.12}))
    usual = REGISTER["need.onset_per_year"].value
    assert found == [Difference("parameter", "need.onset_per_year", usual, 0.12, "per child-year")]
