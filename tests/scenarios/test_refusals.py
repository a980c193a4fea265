"""What is wrong with a file is told in Dutch too, about the same thing and the same value."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from string import Formatter
from typing import Any

import pytest

from model.errors import UserError
from scenarios.files import decode, parse_json, parse_toml
from scenarios.refusals import WANTED, WORDS, RefusedError, sentence_of
from scenarios.schema import BothLanguages, Document, parse

HEAD = """
name = "x"
title = { nl = "a", en = "a" }
description = { nl = "b", en = "b" }
"""
LEVER = '[[levers]]\nkind = "school_teams"\n'


def read(more: str, head: str = HEAD) -> Callable[[], Any]:
    """Return the reading of a scenario with something wrong in it."""
    return lambda: parse(parse_toml(head + more, '"x.toml"'), '"x.toml"')


CASES: dict[str, tuple[Callable[[], Any], str]] = {
    "no TOML": (read("a = =", ""), '"x.toml", regel 1, is geen geldige TOML: verbeter het daar.'),
    "cut off": (read('a = """', ""), '"x.toml", aan het eind, is geen geldige TOML'),
    "no JSON": (lambda: parse_json("{", '"x.json"'), '"x.json", regel 1, is geen geldige JSON'),
    "no UTF-8": (lambda: decode(b"\n\xff", '"x.toml"'), "regel 2, is geen tekst in UTF-8"),
    "unknown key": (read("titel = 3"), 'heeft het onbekende onderdeel "titel": bedoelt u title?'),
    "missing": (read("", 'name = "x"'), '"x.toml" heeft geen title: geef een titel in het'),
    "missing language": (
        read("", HEAD.replace(', en = "a"', "")),
        "heeft geen title.en: geef een tekst in het Engels",
    ),
    "wrong type": (read("levers = 3"), "heeft levers = 3: geef een lijst van maatregelen"),
    "newer": (read("schema_version = 2"), "schema_version 2, en deze versie van Continuüm leest 1"),
    "unknown lever": (
        read('[[levers]]\nkind = "school_team"'),
        'maatregel 1, heeft de onbekende soort (kind) "school_team": bedoelt u school_teams',
    ),
    "no kind": (read("[[levers]]\ncoverage = 1.0"), "heeft geen soort (kind): geef kind = een van"),
    "lever without table": (read("levers = [3]"), "maatregel 1, is 3: geef een tabel met"),
    "unknown setting": (
        read(LEVER + "covrage = 0.5"),
        'maatregel 1 (school_teams), heeft de onbekende instelling "covrage": bedoelt u coverage?',
    ),
    "out of range": (
        read(LEVER + "coverage = 1.5"),
        "heeft coverage = 1.5, buiten het bereik: geef een getal van 0 tot en met 1.",
    ),
    "setting of another type": (
        read(LEVER + 'coverage = "veel"'),
        'heeft coverage = "veel": geef een getal van 0 tot en met 1.',
    ),
    "no choice": (read(LEVER + 'mandate = "zzz"'), 'heeft mandate = "zzz": kies uit '),
    "unknown number": (
        read('[parameters]\n"need.onset_per_yaer" = 0.1'),
        '"x.toml" verandert het onbekende getal "need.onset_per_yaer": bedoelt u',
    ),
    "number out of range": (
        read('[parameters]\n"need.onset_per_year" = 9e9'),
        "buiten het bereik: geef een getal van",
    ),
    "number is a table": (
        read('[parameters]\n"need.onset_per_year" = []'),
        'zet het getal "need.onset_per_year" op een lijst: geef een getal van',
    ),
    "unknown rule": (read("[variants]\nqueue = 1"), 'heeft de onbekende regel "queue": '),
    "unknown choice of a rule": (
        read('[variants]\nqueue_discipline = "zzz"'),
        'heeft regel queue_discipline = "zzz": kies uit ',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_people_do_wrong_most_is_told_in_dutch(case: str) -> None:
    reading, wanted = CASES[case]
    with pytest.raises(RefusedError) as caught:
        reading()
    dutch, lang = sentence_of(caught.value, "nl")
    assert lang == "nl"
    assert wanted in dutch
    assert dutch.endswith((".", "?"))
    assert sentence_of(caught.value, "en") == (str(caught.value), "en")
    assert dutch != str(caught.value)
    assert dutch.partition(" ")[0] == str(caught.value).partition(" ")[0]


def test_what_has_no_dutch_is_told_in_english_and_says_so() -> None:
    assert sentence_of(UserError("Give another."), "nl") == ("Give another.", "en")


def test_a_refusal_comes_out_of_another_process_in_both_languages() -> None:
    one = RefusedError({"nl": "Nee.", "en": "No."})
    other = pickle.loads(pickle.dumps(one))
    assert (str(other), other.told) == ("No.", one.told)


def test_both_languages_name_the_same_things() -> None:
    only_english = {"unit", "reason"}  # words of a declaration, or of a library, in English
    for key, texts in WORDS.items():
        parts = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in texts]
        assert parts[0] == parts[1] - only_english, key


def test_every_key_of_a_scenario_has_its_words_in_dutch() -> None:
    keys = {*Document.model_fields, *BothLanguages.model_fields} - {"schema_version"}
    assert keys == set(WANTED)
