"""Levers on the screen: derived from the model's, and neutral exactly when all is back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.all_levers import every_control
from dashboard.controls import (
    BY_KEY,
    CONTROLS,
    GROUPS,
    NEEDS,
    TIMING,
    checked,
    evidence,
    is_idle,
    is_neutral,
    limits,
    moved,
    value_of,
)
from dashboard.words import CATALOGUE
from model.levers import LEVER_TYPES
from scenarios import load

CURRENT = load("current")
FULL = load("full-continuum")
values = st.sampled_from(CONTROLS).flatmap(
    lambda control: st.tuples(
        st.just(control),
        st.sampled_from(control.options) if control.options else st.floats(*control.range),
    )
)


def test_there_are_sixteen_levers_of_policy_and_three_circumstances():
    groups = [control.group for control in CONTROLS]
    assert [groups.count(group) for group in GROUPS] == [4, 4, 4, 4, 3]


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.key)
def test_a_lever_is_declared_and_has_words(control):
    for setting in control.settings:
        assert setting in control.lever.model_fields
    assert {f"control_{control.key}", f"works_{control.key}"} <= CATALOGUE.keys()
    assert {f"option_{option}" for option in control.options} <= CATALOGUE.keys()
    assert all(control.words[key] for key in ("nl", "en", "unit", "evidence"))
    if not control.options:
        low, high = limits(control.lever, control.settings[0])
        assert low <= control.range[0] < control.range[1] <= high
        assert control.range[0] <= control.neutral <= control.range[1]


@given(st.lists(values, max_size=6))
def test_every_lever_back_at_its_neutral_value_is_exactly_todays_system(steps):
    scenario = CURRENT
    for control, value in steps:
        scenario = moved(scenario, control, value, "B")
    for control in CONTROLS:
        scenario = moved(scenario, control, control.neutral, "B")
    assert scenario.levers == ()
    assert scenario.digest() == CURRENT.digest()


@given(values)
def test_a_moved_lever_has_its_value_and_leaves_the_others(step):
    control, value = step
    after = moved(FULL, control, value, "C")
    assert value_of(control, after) == value or is_idle(control, after)
    for other in CONTROLS:
        if other.key not in (control.key, NEEDS.get(other.key)) and not is_idle(other, after):
            assert value_of(other, after) == value_of(other, FULL)


def test_an_own_scenario_has_an_own_name_and_title_only_once():
    once = moved(load("integrated-teams"), BY_KEY["coverage"], 0.5, "B")
    twice = moved(once, BY_KEY["coverage"], 0.6, "B")
    assert once.name == twice.name == "own-b"
    assert once.title["nl"] == twice.title["nl"] == "Vast team op elke school, aangepast"


def test_a_new_lever_comes_in_as_fast_as_in_the_library():
    after = moved(CURRENT, BY_KEY["coverage"], 0.5, "B")
    assert after.levers[0].ramp_years == FULL.levers[0].ramp_years > 0


def test_a_lever_without_what_it_belongs_to_has_no_effect_and_says_so():
    assert is_idle(BY_KEY["size"], CURRENT)
    assert not is_idle(BY_KEY["size"], FULL)


@pytest.mark.parametrize("value", [None, True, "much", [], {}, float("nan"), "1"])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="coverage"):
        checked(BY_KEY["coverage"], value)


def test_a_number_outside_the_range_is_cut():
    assert checked(BY_KEY["coverage"], 10**9) == 1.0
    assert checked(BY_KEY["demand"], -7) == -0.5


def test_a_choice_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="mandate"):
        checked(BY_KEY["mandate"], "everything")


@pytest.mark.parametrize("kind", LEVER_TYPES)
def test_a_lever_as_declared_is_neutral(kind):
    assert is_neutral(LEVER_TYPES[kind]())


def test_evidence_is_written_out():
    rows = evidence("C01 R02")
    assert [row["id"] for row in rows] == ["C01", "R02"]
    assert all(len(row["told"]) > 20 for row in rows)


def test_every_setting_that_is_a_number_or_a_choice_is_among_all_levers():
    unseen = {
        f"{kind}.{name}"
        for kind, lever in LEVER_TYPES.items()
        for name in lever.model_fields
        if f"{kind}.{name}" not in every_control()
    }
    kinds = {name.partition(".")[2] for name in unseen}
    assert kinds == {"kind", "end_week", "pilot_municipalities", "pilot_share", "merged_to", "file"}
    assert {item for item in unseen if item.endswith("pilot_share")} == {
        "region_layout.pilot_share"
    }


@pytest.mark.parametrize("control", every_control().values(), ids=lambda control: control.key)
def test_any_setting_can_be_moved_and_moved_back(control):
    value = control.options[-1] if control.options else checked(control, control.range[1])
    there = moved(FULL, control, value, "B")
    timing_alone = control.kind == "context" and control.settings[0] in TIMING
    assert value_of(control, there) == (control.neutral if timing_alone else value)
    back = moved(there, control, value_of(control, FULL), "B")
    assert back.digest() == FULL.digest() or control.kind == "context"
    assert {f"option_{option}" for option in control.options} <= CATALOGUE.keys()
