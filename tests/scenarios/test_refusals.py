"""What is wrong with a file is told in Dutch too, about the same thing and the same value."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from model.errors import UserError
from model.levers import RegionLayout
from scenarios import load
from scenarios.different import check_names
from scenarios.files import decode, parse_json, parse_toml, read_document
from scenarios.loader import check_layouts
from scenarios.refusal_words import WANTED, WORDS
from scenarios.refusals import RefusedError, sentence_of
from scenarios.schema import BothLanguages, Document, parse

HEAD = """
name = "x"
title = { nl = "a", en = "a" }
description = { nl = "b", en = "b" }
"""
LAYOUT = '[[levers]]\nkind = "region_layout"\n'
NO_LEVERS: Any = (3,)
GONE = RegionLayout(layout="file", file="/nowhere.csv")
LEVER = '[[levers]]\nkind = "school_teams"\n'


def read(more: str, head: str = HEAD) -> Callable[[], Any]:
    """Return the reading of a scenario with something wrong in it."""
    return lambda: parse(parse_toml(head + more, '"x.toml"'), '"x.toml"')


def drawn(more: str) -> Callable[[], Any]:
    """Return the reading of a scenario with a layout that cannot be drawn."""
    return lambda: check_layouts(read(more)(), '"x.toml"')


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
    "twice in JSON": (
        lambda: parse_json('{"a": 1, "a": 2}', '"x.json"'),
        '"x.json" heeft het onderdeel "a" twee keer: houd er één.',
    ),
    "a list in JSON": (lambda: parse_json("[]", '"x.json"'), "bevat een lijst: begin met {"),
    "a number twice": (
        read('[parameters]\n"need.onset_per_year" = 0.1\n[parameters.need]\nonset_per_year = 0.1'),
        'zet het getal "need.onset_per_year" twee keer: houd er één.',
    ),
    "text that nobody can read": (
        read("", HEAD.replace('nl = "a"', 'nl = "a\\u0007"')),
        "heeft title.nl",
    ),
    "bad name": (
        read("", HEAD.replace('"x"', '"X Y"')),
        '"x.toml": de naam "X Y" voor een scenario kan niet: geef hoogstens 60 kleine letters',
    ),
    "ends before it starts": (
        read(LEVER + "start_week = 10\nend_week = 10"),
        "maatregel 1 (school_teams), heeft end_week 10, en die is niet na start_week 10: geef een",
    ),
    "two pilots": (
        read(LEVER + 'pilot_share = 0.5\npilot_municipalities = "Bunnik"'),
        "heeft pilot_share en pilot_municipalities: kies er één.",
    ),
    "pilot without a name": (
        read(LEVER + 'pilot_municipalities = " ; "'),
        'heeft pilot_municipalities " ; " zonder naam: geef namen met',
    ),
    "pilot of a layout": (read(LAYOUT + "pilot_share = 0.5"), "een indeling geldt voor de hele"),
    "merged to nothing": (read(LAYOUT + 'layout = "merged"'), 'layout "merged" zonder merged_to:'),
    "no file of a layout": (read(LAYOUT + 'layout = "file"'), 'layout "file" zonder file: geef'),
    "merged_to without merging": (
        read(LAYOUT + 'layout = "congruent"\nmerged_to = "ggd"'),
        'heeft merged_to "ggd" en layout "congruent": kies layout = "merged", of laat merged_to',
    ),
    "file without a file": (
        read(LAYOUT + 'layout = "congruent"\nfile = "x.csv"'),
        'heeft file "x.csv" en layout "congruent": kies layout = "file", of laat file weg.',
    ),
    "two layouts": (
        read((LAYOUT + 'layout = "congruent"\n') * 2),
        "maatregel 2 (region_layout), geldt in dezelfde weken als maatregel 1 (region_layout)",
    ),
    "impossible merging": (
        drawn(LAYOUT + 'layout = "merged"\nmerged_to = 99'),
        '"x.toml", maatregel 1 (region_layout): een samengevoegde indeling met 99 regio’s kan niet',
    ),
    "unknown layer": (
        drawn(LAYOUT + 'layout = "merged"\nmerged_to = "zzz"'),
        "(region_layout): soort regio “zzz” van een samengevoegde indeling is onbekend: kies uit",
    ),
    "unknown scenario": (
        lambda: load("full-continum"),
        'Scenario "full-continum" is onbekend: bedoelt u full-continuum',
    ),
    "same names": (
        lambda: check_names([load("current")] * 2),
        'Scenario "current" staat er 2 keer: laat er een weg',
    ),
    "no text in a language": (
        lambda: replace(load("current"), title={"nl": "Nu", "en": ""}),
        'Scenario "current" heeft geen title in het Engels: geef title.en.',
    ),
    "no lever": (
        lambda: replace(load("current"), levers=NO_LEVERS),
        'Scenario "current" heeft 3 als maatregel: kies uit',
    ),
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
    dutch = sentence_of(caught.value, "nl")
    assert wanted in dutch
    assert dutch.endswith((".", "?"))
    assert sentence_of(caught.value, "en") == str(caught.value)
    assert dutch != str(caught.value)
    assert dutch.partition(" ")[0] == str(caught.value).partition(" ")[0]


def test_a_layout_that_is_gone_is_told_in_dutch() -> None:
    with pytest.raises(RefusedError) as caught:
        replace(load("current"), levers=(GONE,)).digest()
    assert '"/nowhere.csv" is niet te lezen: zet het terug' in sentence_of(caught.value, "nl")


def test_what_has_no_dutch_says_so_in_dutch_and_where_it_came_from() -> None:
    with pytest.raises(UserError) as caught:
        read_document(Path("x.yaml"), "File x.yaml")
    dutch = sentence_of(caught.value, "nl")
    assert "(scenarios.files:" in dutch
    assert "alleen in het Engels" in dutch
    assert str(caught.value) not in dutch
    assert sentence_of(caught.value, "en") == str(caught.value)
    assert "alleen in het Engels" in sentence_of(UserError("Give another."), "nl")


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
