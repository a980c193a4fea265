"""The register: every number has a range, a source and words, and changes alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.parameters import REGISTER, Parameter, Parameters
from model.parameters.declare import (
    DISTRIBUTIONS,
    QUALITIES,
    by_severity,
    declared_in,
    distributions_allowed,
    parameter,
)

ALL: list[Parameter] = list(REGISTER.values())
GOOD: dict[str, Any] = {
    "low": 0.0,
    "high": 1.0,
    "distribution": "uniform",
    "unit": "share",
    "quality": "D",
    "source": "F001",
    "nl": "Deel.",
    "en": "Share.",
}


def test_every_parameter_says_what_it_is_and_where_it_comes_from() -> None:
    silent = [
        item.name
        for item in ALL
        for text in (item.distribution, item.unit, item.source, item.nl, item.en)
        if text != text.strip() or not text
    ]
    assert {item.quality for item in ALL} <= set(QUALITIES)
    assert silent == []


def test_every_parameter_is_a_sentence_in_two_languages() -> None:
    unclear = [
        item.name
        for item in ALL
        if item.nl == item.en or not (item.nl.endswith(".") and item.en.endswith("."))
    ]
    assert unclear == []


def test_every_value_lies_inside_its_range() -> None:
    assert [item.name for item in ALL if not item.low <= item.value <= item.high] == []


def test_nearly_every_number_can_be_varied() -> None:
    fixed = {item.name for item in ALL if item.low == item.high}
    assert fixed <= {"staff.contract_hours"}  # what one fte is, by definition


def test_every_distribution_is_in_use_and_fits_its_range_and_quality() -> None:
    assert {item.distribution for item in ALL} == set(DISTRIBUTIONS)
    for item in ALL:
        assert item.distribution in distributions_allowed(item.low, item.high, item.quality)


@pytest.mark.parametrize(
    ("low", "high", "quality", "allowed"),
    [
        (1.0, 1.0, "B", ("fixed",)),
        (0.0, 9.0, "D", ("uniform",)),
        (0.5, 1.9, "D", ("uniform",)),
        (0.5, 2.0, "D", ("log-uniform",)),
        (0.5, 2.0, "C", ("pert", "uniform", "log-uniform")),
        (-1.0, 2.0, "A", ("pert", "uniform")),
    ],
)
def test_a_guess_has_no_centre_and_a_wide_guess_is_one_of_magnitude(
    low: float, high: float, quality: str, allowed: tuple[str, ...]
) -> None:
    assert distributions_allowed(low, high, quality) == allowed
    for distribution in (*DISTRIBUTIONS, "", "normal"):
        own = {"low": low, "high": high, "quality": quality, "distribution": distribution}
        if distribution in allowed:
            parameter(1.0, **(GOOD | own))
        else:
            with pytest.raises(ValueError, match="does not fit quality"):
                parameter(1.0, **(GOOD | own))


def test_shares_stay_between_0_and_1() -> None:
    shares = [item for item in ALL if item.unit.startswith("share")]
    assert len(shares) > 30
    assert [item.name for item in shares if item.low < 0.0 or item.high > 1.0] == []


def test_names_are_grouped_and_unique() -> None:
    names = [item.name for item in Parameters().items()]
    assert len(names) == len(set(names)) == len(REGISTER)
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9_]+", name) for name in names)


@pytest.mark.parametrize("broken", ["unit", "quality", "source", "nl", "en"])
def test_a_number_without_evidence_cannot_be_declared(broken: str) -> None:
    parameter(0.5, **GOOD)
    with pytest.raises(ValueError, match="needs unit, source"):
        parameter(0.5, **(GOOD | {broken: "  "}))


@pytest.mark.parametrize("value", [-0.1, 1.1])
def test_a_number_outside_its_own_range_cannot_be_declared(value: float) -> None:
    with pytest.raises(ValueError, match="outside its own range"):
        parameter(value, **GOOD)


@given(st.sampled_from(sorted(REGISTER)), st.floats(0, 1))
def test_an_override_changes_that_value_and_no_other(name: str, place: float) -> None:
    item = REGISTER[name]
    value = min(item.high, item.low + place * (item.high - item.low))
    before = {other.name: other.value for other in Parameters().items()}
    after = {
        other.name: other.value for other in Parameters().with_overrides({name: value}).items()
    }
    assert after == before | {name: value}
    assert before == {other.name: other.value for other in Parameters().items()}


def test_overrides_come_together_in_and_across_groups() -> None:
    names = ["need.onset_per_year", "need.frailty_sigma", "staff.contract_hours"]
    wanted = {name: REGISTER[name].low for name in names}
    changed = {item.name: item.value for item in Parameters().with_overrides(wanted).items()}
    assert {name: changed[name] for name in names} == wanted


def test_an_override_on_top_of_another_keeps_both() -> None:
    one, two = "need.onset_per_year", "need.frailty_sigma"
    twice = (
        Parameters()
        .with_overrides({one: REGISTER[one].low})
        .with_overrides({two: REGISTER[two].high})
    )
    assert twice == Parameters().with_overrides({one: REGISTER[one].low, two: REGISTER[two].high})


def test_the_bounds_of_a_range_are_allowed() -> None:
    for item in REGISTER.values():
        for value in (item.low, item.high):
            changed = Parameters().with_overrides({item.name: value})
            assert {p.name: p.value for p in changed.items()}[item.name] == value


def test_an_unknown_name_gets_a_near_match() -> None:
    with pytest.raises(UserError, match=r"onset_per_yaer.*did you mean.*need\.onset_per_year"):
        Parameters().with_overrides({"need.onset_per_yaer": 0.1})


def test_a_name_like_no_other_is_sent_to_the_register() -> None:
    with pytest.raises(UserError, match="the register lists all names"):
        Parameters().with_overrides({"xyzzy": 0.1})


def test_a_value_outside_the_range_is_refused_with_name_range_and_unit() -> None:
    outside = [
        (item, value)
        for item in ALL
        for value in (item.low - 1.0, item.high + 1.0, float("nan"), float("inf"))
    ]
    for item, value in outside:
        with pytest.raises(UserError) as refusal:
            Parameters().with_overrides({item.name: value})
        sentence = str(refusal.value)
        for word in (item.name, item.unit, f"{item.low:g}", f"{item.high:g}", "give"):
            assert word in sentence


def test_the_digest_names_the_values() -> None:
    name = "need.onset_per_year"
    other = Parameters().with_overrides({name: REGISTER[name].low})
    assert Parameters().digest() == Parameters().digest()
    assert Parameters().digest() != other.digest()
    assert Parameters().digest() == Parameters().with_overrides({}).digest()


def test_every_parameter_is_part_of_the_digest() -> None:
    digests = {
        Parameters().with_overrides({item.name: bound}).digest()
        for item in REGISTER.values()
        for bound in (item.low, item.high)
        if bound != item.value
    }
    assert len(digests) == sum(
        bound != item.value for item in REGISTER.values() for bound in (item.low, item.high)
    )


def test_values_by_severity_start_with_no_need() -> None:
    school = Parameters().school
    absence = by_severity(school, "absence")
    assert absence[0] == 0.0
    assert absence[3] == school.absence_s3


def test_a_group_lists_its_parameters_in_order_of_declaration() -> None:
    listed = [item.name for item in declared_in("need", Parameters().need)]
    assert listed == [name for name in REGISTER if name.startswith("need.")]
