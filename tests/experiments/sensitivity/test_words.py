import re
from typing import Any

import pytest

from experiments.sensitivity.quantities import (
    FACTOR_UNITS_NL,
    axis_title,
    axis_value,
    factor_name,
    factor_value,
)
from experiments.sensitivity.words import WORDS, word
from experiments.unit_words import UNITS_NL
from model.levers import LEVER_TYPES
from model.parameters import REGISTER


def test_both_languages_have_the_same_words_with_the_same_parts():
    assert WORDS["nl"].keys() == WORDS["en"].keys()
    for key, text in WORDS["nl"].items():
        parts = [set(re.findall(r"\{(\w+)\}", words)) for words in (text, WORDS["en"][key])]
        assert parts[0] == parts[1], key


def test_every_word_is_used():
    from pathlib import Path

    root = Path(__file__).parents[3] / "experiments"
    source = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("sensitivity", "cli")
        for file in sorted((root / folder).glob("*.py"))
        if file.name != "words.py"
    )
    made = ("title_", "kind_", "what_", "legend_", "axis_", "smallest", "largest")  # f"{kind}_…"
    unused = [key for key in WORDS["en"] if f'"{key}"' not in source and not key.startswith(made)]
    assert not unused


def test_every_unit_of_a_factor_that_is_a_number_has_dutch_words():
    units = {parameter.unit for parameter in REGISTER.values()}
    for lever in LEVER_TYPES.values():
        for field in lever.model_fields.values():
            if isinstance(field.default, float | int) and not isinstance(field.default, bool):
                extra: Any = field.json_schema_extra or {}
                units.add(extra.get("unit", "share"))
    assert not {unit for unit in units if unit not in FACTOR_UNITS_NL and unit not in UNITS_NL}


@pytest.mark.parametrize(
    ("lang", "value", "text"),
    [
        ("nl", 0.18, "18 % per jaar"),
        ("en", 0.18, "18 % per year"),
        ("nl", 0.1234, "12,3 % per jaar"),
    ],
)
def test_a_share_is_read_as_a_percentage(lang, value, text):
    assert factor_value(lang, "staff.turnover_per_year", value) == text


def test_other_factors_keep_their_unit_and_words_stay_words():
    assert factor_value("nl", "school_teams.fte_per_1000_students", 2.5) == (
        "2,5 fte per 1.000 leerlingen"
    )
    assert factor_value("en", "school_teams.mandate", "light") == "light"
    assert axis_title("en", "staff.turnover_per_year") == "staff.turnover_per_year (% per year)"
    assert axis_value("staff.turnover_per_year", 0.2) == pytest.approx(20.0)
    assert axis_value("school_teams.fte_per_1000_students", 2.0) == 2.0


def test_factors_are_named_by_what_they_are():
    assert factor_name("nl", "staff.turnover_per_year") == (
        '"vertrek van personeel bij gewone werkdruk"'
    )
    assert factor_name("en", "school_teams.coverage") == '"share of schools with a team"'
    assert factor_name("nl", "dummy") == "de loze factor"
    assert word("en", "yes") == "yes"
