"""Why a setting stands where it stands: kept with the scenario, and without effect on results."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from model.errors import UserError
from scenarios import Scenario, diff, library, load
from scenarios.files import parse_toml
from scenarios.reasons import LONGEST_REASON, reason_names
from scenarios.schema import parse

HEAD = """name = "trial"
title = { nl = "Proef", en = "Trial" }
description = { nl = "Een proef.", en = "A trial." }
"""
COVERAGE = "school_teams.coverage"
WHY = "De helft van de scholen heeft er ruimte voor: ⅔ in 2027 “misschien”."


def read(text: str) -> Scenario:
    return parse(parse_toml(text, "It"), "It")


@pytest.mark.parametrize("name", ["current", "full-continuum", "context-staff-shortage"])
def test_reasons_are_read_back_as_they_were_written(name):
    given = {name: f"{number}: {WHY}" for number, name in enumerate(reason_names())}
    scenario = replace(load(name), reasons=given)
    again = read(scenario.to_toml())
    assert again == scenario
    assert dict(again.reasons) == given
    assert pickle.loads(pickle.dumps(scenario)) == scenario
    assert hash(again) == hash(scenario)


def test_reasons_may_be_quoted_names_or_nested_tables():
    quoted = read(HEAD + f'[reasons]\n"{COVERAGE}" = "x"\n')
    nested = read(HEAD + '[reasons.school_teams]\ncoverage = "x"\n')
    assert quoted == nested
    assert quoted.reasons == {COVERAGE: "x"}


def test_words_are_no_results():
    plain = load("integrated-teams")
    scenario = replace(plain, reasons={COVERAGE: WHY})
    assert scenario != plain
    assert scenario.digest() == plain.digest()
    assert scenario.content_digest() != plain.content_digest()
    assert diff(plain, scenario) == []


# What the digest with words was before there were reasons: it stands in names of stored answers.
BEFORE = {"current": "59a9fccfda17de30", "integrated-teams": "e3e5f8e2b040e2d9"}


def test_without_reasons_nothing_is_other_than_it_was():
    for scenario in library():
        assert dict(scenario.reasons) == {}
        assert "reasons" not in scenario.to_toml()
        assert read(scenario.to_toml() + "\n[reasons]\n") == scenario
    assert {name: load(name).content_digest() for name in BEFORE} == BEFORE


WRONG = [
    ("reasons = 3", ["reasons = 3", "a table of reasons"]),
    (
        '[reasons]\n"school_teams.coverag" = "x"',
        ['"school_teams.coverag"', f"did you mean {COVERAGE}"],
    ),
    ('[reasons]\nzzz = "x"', ['"zzz"', "such as school_teams.coverage"]),
    ('[reasons]\n"school_teams.kind" = "x"', ['"school_teams.kind"']),
    ("[reasons.school_teams]\ncoverage = 3", [COVERAGE, "3", "1 to 300"]),
    ('[reasons.school_teams]\ncoverage = ""', [COVERAGE, "printable"]),
    ('[reasons.school_teams]\ncoverage = "  "', [COVERAGE, "printable"]),
    ('[reasons.school_teams]\ncoverage = "a\\nb"', [COVERAGE, "one line"]),
    ('[reasons.school_teams]\ncoverage = "\\u202e"', [COVERAGE, "printable"]),
    (f'[reasons.school_teams]\ncoverage = "{"x" * (LONGEST_REASON + 1)}"', ["1 to 300", "…"]),
    (f'[reasons]\n"{COVERAGE}" = "a"\n{COVERAGE} = "b"', ["two reasons", COVERAGE]),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_a_wrong_reason_gives_a_sentence_with_place_and_remedy(text, words):
    with pytest.raises(UserError) as caught:
        read(HEAD + text + "\n")
    sentence = str(caught.value)
    assert sentence.startswith("It ")
    assert sentence.isprintable()
    assert len(sentence) < 400
    for word in words:
        assert word in sentence


def test_a_scenario_with_a_wrong_reason_cannot_be_made_in_python_either():
    with pytest.raises(UserError, match="unknown setting"):
        replace(load("current"), reasons={"x": "y"})
    with pytest.raises(UserError, match="1 to 300"):
        replace(load("current"), reasons={COVERAGE: "x" * 301})


def test_the_longest_reason_fits():
    assert read(HEAD + f'[reasons]\n"{COVERAGE}" = "{"é" * LONGEST_REASON}"\n').reasons
