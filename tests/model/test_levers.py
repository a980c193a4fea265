"""Levers: when they work, how far, what they change, and that neutral means nothing."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from model.compile_rates import HEADROOM, MOST_ATTENTION
from model.levers import (
    LEVER_TYPES,
    Consultation,
    Context,
    Harmonisation,
    Lever,
    Pooling,
    SchoolTeams,
    limits_of,
    total_setting,
)
from model.organisations.policy_round import MOST_ONSET

DEVELOPMENTS = [name for name in Context.model_fields if name not in Lever.model_fields]
SETTINGS = [
    (lever, name) for lever in LEVER_TYPES.values() for name in lever.model_fields if name != "kind"
]
EACH_SETTING = pytest.mark.parametrize(
    ("lever", "name"), SETTINGS, ids=[f"{lever.__name__}.{name}" for lever, name in SETTINGS]
)


def limits(lever: type[Lever], name: str) -> dict[str, float]:
    """Return the declared lowest and highest value of a setting, where it is a number."""
    found = {}
    for item in lever.model_fields[name].metadata:
        for bound in ("ge", "le"):
            if hasattr(item, bound):
                found[bound] = getattr(item, bound)
    return found


def words(lever: type[Lever], name: str) -> dict[str, Any]:
    """Return what is declared about a setting."""
    extra = lever.model_fields[name].json_schema_extra
    assert isinstance(extra, dict)
    return extra


@EACH_SETTING
def test_every_setting_has_unit_words_mechanism_and_evidence(lever: type[Lever], name: str) -> None:
    declared = words(lever, name)
    assert set(declared) == {"unit", "nl", "en", "changes", "evidence"}
    assert all(str(text).strip() for text in declared.values())
    assert declared["nl"] != declared["en"]


@EACH_SETTING
def test_every_number_has_a_range_around_its_neutral_value(lever: type[Lever], name: str) -> None:
    neutral = lever.model_fields[name].default
    if isinstance(neutral, int | float):
        bound = limits(lever, name)
        assert bound["ge"] <= neutral <= bound["le"]


@EACH_SETTING
def test_a_value_outside_the_range_is_refused(lever: type[Lever], name: str) -> None:
    bound = limits(lever, name)
    if not bound:
        return
    for value in (bound["ge"] - 1, bound["le"] + 1, math.nan, math.inf):
        with pytest.raises(ValidationError):
            lever.model_validate({name: value})
    for value in bound.values():
        assert getattr(lever.model_validate({name: value}), name) == value


@pytest.mark.parametrize("lever", LEVER_TYPES.values())
def test_a_misspelled_setting_is_refused(lever: type[Lever]) -> None:
    with pytest.raises(ValidationError):
        lever.model_validate({"start_weak": 3})


@pytest.mark.parametrize("lever", LEVER_TYPES.values())
def test_a_lever_cannot_be_changed_once_it_is_made(lever: type[Lever]) -> None:
    with pytest.raises(ValidationError):
        setattr(lever(), "start_week", 3)  # noqa: B010


def test_a_word_that_is_no_choice_is_refused() -> None:
    with pytest.raises(ValidationError):
        SchoolTeams.model_validate({"mandate": "all"})


@pytest.mark.parametrize(("kind", "lever"), LEVER_TYPES.items())
def test_every_lever_is_found_by_the_kind_it_carries(kind: str, lever: type[Lever]) -> None:
    assert lever.model_fields["kind"].default == kind


def test_a_lever_without_ramp_works_fully_from_its_start_to_its_end() -> None:
    lever = Pooling(start_week=10, end_week=20)
    assert [lever.strength(week) for week in (0, 9, 10, 19, 20, 500)] == [0, 0, 1, 1, 0, 0]


def test_a_ramp_rises_evenly_and_is_complete_after_its_years() -> None:
    lever = Pooling(start_week=10, ramp_years=2)
    assert lever.strength(9) == 0.0
    assert lever.strength(10) == pytest.approx(1 / 104)
    assert lever.strength(61) == pytest.approx(0.5)
    assert lever.strength(112) == pytest.approx(103 / 104)
    assert lever.strength(113) == lever.strength(900) == 1.0


@given(
    start=st.integers(0, 300),
    ramp=st.floats(0, 20),
    length=st.one_of(st.none(), st.integers(1, 400)),
)
def test_strength_lies_between_0_and_1_and_never_falls_before_the_end(
    start: int, ramp: float, length: int | None
) -> None:
    end = None if length is None else start + length
    lever = Pooling(start_week=start, ramp_years=ramp, end_week=end)
    path = [lever.strength(week) for week in range(-60, end if end is not None else 900)]
    assert all(0.0 <= value <= 1.0 for value in path)
    assert all(one <= two for one, two in pairwise(path))
    assert end is None or lever.strength(end) == 0.0


def test_nothing_works_during_the_warm_up() -> None:
    assert Pooling(start_week=0).strength(-1) == 0.0


def test_without_levers_a_setting_is_neutral() -> None:
    assert total_setting([], "consultation", "effort", 0) == 1.0
    assert total_setting([], "pooling", "municipal_share", 0) == 0.0


def test_only_levers_of_that_kind_count() -> None:
    levers = [Pooling(municipal_share=0.4), Harmonisation(one_plan=0.9)]
    assert total_setting(levers, "pooling", "municipal_share", 0) == 0.4
    assert total_setting(levers, "pooling", "partnership_share", 0) == 0.0


def test_two_levers_of_one_kind_add_their_changes_from_neutral() -> None:
    levers = [Consultation(effort=1.5), Consultation(effort=2.0, start_week=52)]
    assert total_setting(levers, "consultation", "effort", 51) == 1.5
    assert total_setting(levers, "consultation", "effort", 52) == 2.5


def test_a_ramp_moves_from_neutral_and_not_from_zero() -> None:
    lever = Consultation(effort=0.0, ramp_years=1)
    assert total_setting([lever], "consultation", "effort", 25) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("levers", "kind", "name", "bound"),
    [
        ([Pooling(municipal_share=0.8)] * 2, "pooling", "municipal_share", 1.0),
        ([Consultation(effort=0.2)] * 2, "consultation", "effort", 0.0),
        ([Context(demand_growth=-0.4)] * 2, "context", "demand_growth", -0.5),
    ],
)
def test_a_sum_stays_inside_the_declared_range(
    levers: list[Lever], kind: str, name: str, bound: float
) -> None:
    assert total_setting(levers, kind, name, 0) == bound


def test_no_lever_may_ask_for_more_than_the_clocks_of_children_allow_for() -> None:
    """Clocks ring at the largest rate there can be; beyond it events would be missed."""
    assert limits_of("early_signals", "attention")[1] <= MOST_ATTENTION
    assert 1.0 + limits_of("context", "demand_growth")[1] <= MOST_ONSET == HEADROOM


@pytest.mark.parametrize("name", [name for name in DEVELOPMENTS if name != "kind"])
@pytest.mark.parametrize("change", [-0.3, 0.3])
def test_developments_around_policy_may_go_both_ways(name: str, change: float) -> None:
    assert total_setting([Context.model_validate({name: change})], "context", name, 0) == change
