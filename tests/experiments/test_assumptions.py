"""Assumptions name what exists, say which way they lean, and stand on their page."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from experiments.assumptions import Assumption, Topic, all_assumptions, problems_of
from experiments.assumptions.declare import FOLDER, ORDER
from experiments.assumptions.page import assumptions_page
from model.variants import Variants

ALL = all_assumptions()
GOOD = ALL[0]


def test_every_assumption_names_only_what_exists_and_speaks_two_languages() -> None:
    assert [problem for item in ALL for problem in problems_of(item)] == []


def test_no_two_assumptions_share_an_id() -> None:
    assert len({item.id for item in ALL}) == len(ALL)


def test_every_file_of_assumptions_is_read() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(ORDER)


def test_every_rule_with_an_alternative_is_somebodys_assumption() -> None:
    assert {name for item in ALL for name in item.variants} == set(Variants.model_fields)


def test_assumptions_do_not_all_lean_to_one_side() -> None:
    assert {item.direction for item in ALL} == {"favours", "against", "both", "unknown"}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"favours": ["unmet_ned"]}, "measure unmet_ned does not exist"),
        ({"favours": [], "against": [], "unknown": []}, "names no measure"),
        ({"favours": ["unmet_need"], "against": ["unmet_need"]}, "names a measure twice"),
        ({"parameters": ["need.onset"]}, "parameter need.onset does not exist"),
        ({"variants": ["queue"]}, "variant queue does not exist"),
        ({"levers": ["school_teams.size"]}, "lever school_teams.size does not exist"),
        ({"modules": ["model/nowhere.py"]}, "module model/nowhere.py does not exist"),
        ({"evidence": ["expert guess"]}, "expert guess is no id of evidence"),
        ({"why": {"nl": "Daarom.", "en": "Daarom."}}, "why is no sentence in two languages"),
        ({"test": {"nl": "Meet het", "en": "Measure it."}}, "test is no sentence"),
    ],
)
def test_what_does_not_exist_or_is_not_said_is_named(
    change: dict[str, Any], complaint: str
) -> None:
    broken = Assumption.model_validate(GOOD.model_dump() | change)
    assert problems_of(GOOD) == []
    assert any(complaint in problem for problem in problems_of(broken))


def left_out(row: dict[str, Any]) -> None:
    """Leave out why the bias goes that way."""
    del row["because"]


def misspelt(row: dict[str, Any]) -> None:
    """Misspell a field."""
    row["favors"] = []


def blank(row: dict[str, Any]) -> None:
    """Leave a language blank."""
    row["says"]["nl"] = ""


def nowhere(row: dict[str, Any]) -> None:
    """Name no module."""
    row["modules"] = []


def immense(row: dict[str, Any]) -> None:
    """Worry in a word of one's own."""
    row["worry"] = "immense"


@pytest.mark.parametrize("spoil", [left_out, misspelt, blank, nowhere, immense])
def test_a_row_with_a_wrong_field_cannot_be_read(spoil: Callable[[dict[str, Any]], None]) -> None:
    text = (FOLDER / f"{ORDER[0]}.toml").read_text(encoding="utf-8")
    Topic.model_validate(tomllib.loads(text))
    broken = tomllib.loads(text)
    spoil(broken["assumptions"][0])
    with pytest.raises(ValidationError):
        Topic.model_validate(broken)


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.id)
def test_the_page_has_every_assumption_in_both_languages(item: Assumption) -> None:
    page = assumptions_page("note")
    section = page.partition(f"\n### {item.id}\n")[2].partition("\n### ")[0]
    for words in (item.says, item.why, item.because, item.test):
        assert words.en in section
        assert words.nl in section
    for names in (item.favours, item.against, item.unknown, item.parameters, item.modules):
        assert all(f"`{name}`" in section for name in names)


def test_the_page_counts_what_it_lists() -> None:
    page = assumptions_page("note")
    assert f"**{len(ALL)} assumptions.**" in page
    assert page.count("\n### ") == len(ALL)
    unvaried = sum(not (item.parameters or item.variants or item.levers) for item in ALL)
    assert page.count("| **no** |") == unvaried
    assert f"{unvaried} are varied by nothing" in page
    assert f"For {sum(bool(item.variants) for item in ALL)} there is another rule" in page
