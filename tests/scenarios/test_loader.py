"""Scenario files: what can be written, and one clear sentence for what cannot."""

import os
from pathlib import Path

import pytest

from model.errors import UserError
from scenarios import load

HEAD = """
name = "trial"
title = { nl = "Proef", en = "Trial" }
description = { nl = "Een proef.", en = "A trial." }
"""
TEAMS = '\n[[levers]]\nkind = "school_teams"\n'
LAYOUT = '\n[[levers]]\nkind = "region_layout"\n'


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write a scenario file in an empty folder, and go there."""
    monkeypatch.chdir(tmp_path)

    def write(text: str | bytes, name: str = "x.toml") -> Path:
        path = Path(name)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def complaint(path: str | Path) -> str:
    with pytest.raises(UserError) as caught:
        load(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert len(sentence) < 400
    assert sentence.endswith((".", "?"))
    return sentence


def setting(path: Path, name: str) -> object:
    """Return a setting of the first lever in a file."""
    return load(path).levers[0].model_dump()[name]


def test_a_file_says_the_same_in_toml_and_json(written):
    toml = load(written(HEAD + TEAMS + "coverage = 0.5\n"))
    words = '"title": {"nl": "Proef", "en": "Trial"}, "name": "trial"'
    more = '"description": {"nl": "Een proef.", "en": "A trial."}'
    levers = '"levers": [{"kind": "school_teams", "coverage": 0.5}]'
    assert load(written(f"{{{words}, {more}, {levers}}}", "x.json")) == toml


def test_parameters_may_be_quoted_names_or_nested_tables(written):
    quoted = load(written(HEAD + '[parameters]\n"need.onset_per_year" = 0.12\n'))
    nested = load(written(HEAD + "[parameters.need]\nonset_per_year = 0.12\n"))
    dotted = load(written(HEAD + "[parameters]\nneed.onset_per_year = 0.12\n"))
    assert quoted == nested == dotted
    assert quoted.parameters.need.onset_per_year == 0.12


def test_a_whole_number_is_fine_where_a_number_is_asked(written):
    assert setting(written(HEAD + TEAMS + "coverage = 1\n"), "coverage") == 1.0


def test_windows_line_ends_and_a_byte_order_mark_are_fine(written):
    text = b"\xef\xbb\xbf" + (HEAD + TEAMS).replace("\n", "\r\n").encode()
    assert load(written(text)).name == "trial"


def test_merged_to_may_be_a_layer_or_a_number_of_regions(written):
    layer = load(written(HEAD + LAYOUT + 'layout = "merged"\nmerged_to = "province"\n'))
    number = load(written(HEAD + LAYOUT + 'layout = "merged"\nmerged_to = 20\n'))
    assert layer.levers[0].model_dump()["merged_to"] == "province"
    assert number.levers[0].model_dump()["merged_to"] == "20"


def test_a_layout_file_is_found_next_to_the_scenario_file(written, tmp_path, monkeypatch):
    from model.geography import load_geography

    rows = [f"{code},north,po,vo" for code in load_geography().codes]
    written("\n".join(["code,youth_region,partnership_po,partnership_vo", *rows]), "own.csv")
    path = written(HEAD + LAYOUT + 'layout = "file"\nfile = "own.csv"\n')
    monkeypatch.chdir(tmp_path.parent)
    assert setting(tmp_path / path, "file") == str((tmp_path / "own.csv").resolve())


def test_two_layouts_may_follow_each_other(written):
    first = LAYOUT + 'layout = "congruent"\nend_week = 52\n'
    second = LAYOUT + 'layout = "municipal"\nstart_week = 52\n'
    assert len(load(written(HEAD + first + second)).levers) == 2


LEVER_ERRORS = [
    (TEAMS + "covrage = 0.5", ["lever 1 (school_teams)", '"covrage"', "did you mean coverage?"]),
    (TEAMS + "budget = 1", ['"budget"', "use one of"]),
    (TEAMS + "coverage = 1.5", ["1.5", "outside", "0 to 1", "share of schools"]),
    (TEAMS + "coverage = true", ["true", "a number from 0 to 1"]),
    (TEAMS + 'coverage = "half"', ['"half"', "a number from 0 to 1"]),
    (TEAMS + "coverage = nan", ["nan"]),
    (TEAMS + "coverage = -inf", ["-inf"]),
    (TEAMS + "coverage = 2024-01-01", ["2024-01-01", "a number"]),
    (TEAMS + "start_week = 1.5", ["start_week = 1.5", "a whole number from 0 to 5200"]),
    (TEAMS + "start_week = -4", ["start_week = -4", "0 to 5200"]),
    (TEAMS + 'mandate = "ligth"', ['"ligth"', "did you mean light?"]),
    (TEAMS + "mandate = 3", ["none, light, wide"]),
    (TEAMS + "start_week = 10\nend_week = 10", ["end_week 10", "start_week 10"]),
    ('\n[[levers]]\nkind = "school_team"', ["lever 1", '"school_team"', "did you mean school_t"]),
    ('\n[[levers]]\nkind = "zzz"', ['"zzz"', "use one of school_teams, region_layout"]),
    ("\n[[levers]]\nkind = 3", ["unknown kind 3", "use one of"]),
    ("\n[[levers]]\ncoverage = 1", ["no kind", "school_teams"]),
    (TEAMS + TEAMS + "fte = 1", ["lever 2 (school_teams)", '"fte"']),
    (LAYOUT + 'layout = "merged"', ["lever 1 (region_layout)", "without merged_to"]),
    (LAYOUT + 'layout = "file"', ["without file"]),
    (LAYOUT + 'merged_to = "province"', ['layout "today"', "leave merged_to out"]),
    (LAYOUT + 'layout = "merged"\nmerged_to = "provnce"', ['"provnce"', "province"]),
    (LAYOUT + 'layout = "merged"\nmerged_to = 4000', ["4000", "give"]),
    (LAYOUT + 'layout = "file"\nfile = "no.csv"', ['"no.csv"', "does not exist"]),
    (LAYOUT + 'layout = "congruent"' + LAYOUT + 'layout = "municipal"', ["lever 2", "end_week"]),
]


@pytest.mark.parametrize(("text", "words"), LEVER_ERRORS)
def test_a_wrong_lever_gives_a_sentence_with_lever_setting_value_and_remedy(text, words, written):
    sentence = complaint(written(HEAD + text + "\n"))
    for word in ('"x.toml"', *words):
        assert word in sentence


DOCUMENT_ERRORS = [
    (HEAD + "levels = 3", ['"levels"', "did you mean levers?"]),
    (HEAD + "levers = 3", ["levers = 3", "[[levers]]"]),
    (HEAD + "levers = [3]", ["lever 1", "is 3"]),
    (HEAD + "schema_version = 2", ["schema_version 2", "reads 1"]),
    (HEAD + "schema_version = true", ["schema_version true"]),
    (HEAD + "parameters = 3", ["parameters = 3"]),
    (HEAD + '[parameters]\n"need.onset_per_yaer" = 0.1', ["yaer", "need.onset_per_year?"]),
    (HEAD + "[parameters]\nonset_per_year = 0.1", ["need.onset_per_year?"]),
    (HEAD + "[parameters]\nqqq = 0.1", ["qqq", "continuum parameters"]),
    (HEAD + "[parameters.need]\nonset_per_year = 3", ["3", "0.06 to 0.3", "per child-year"]),
    (HEAD + "[parameters.need]\nonset_per_year = true", ["true", "a number from 0.06"]),
    (HEAD + "[parameters.need]\nonset_per_year = nan", ["nan", "0.06 to 0.3"]),
    (HEAD + f"[parameters.need]\nonset_per_year = 1{'0' * 400}", ["outside its range"]),
    (
        HEAD + '[parameters]\n"need.onset_per_year" = 0.1\nneed.onset_per_year = 0.1',
        ["twice", "need.onset_per_year"],
    ),
    (HEAD.replace(', en = "Trial"', ""), ["title.en", "in English"]),
    (HEAD.replace('nl = "Proef"', 'nl = ""'), ["title.nl", "in Dutch"]),
    (HEAD.replace('nl = "Proef"', 'nl = "a\\nb"'), ["title.nl", "printable"]),
    (HEAD.replace('"Trial"', '"Trial", de = "x"'), ["title.de", "nl, en"]),
    (HEAD.replace('"trial"', '"My Trial"'), ['"My Trial"', "small letters"]),
    (HEAD.replace('name = "trial"', ""), ["no name"]),
    ("", ["no name"]),
    (HEAD + "x ==", ["line 5", "not valid TOML"]),
    (HEAD + "a = " + "[" * 3000, ["lists within lists"]),
    (HEAD + "a = " + "1" * 5000, ["enormous number"]),
    (b"\x00\x01\x02\xff\xfe", ["line 1", "UTF-8"]),
    (HEAD.encode() + b"# caf\xe9", ["line 5", "UTF-8"]),
    (b"a = 1\n" * 200_000, ["larger than 1 MB"]),
]


@pytest.mark.parametrize(("text", "words"), DOCUMENT_ERRORS)
def test_a_wrong_document_gives_a_sentence_that_names_the_key_and_the_remedy(text, words, written):
    sentence = complaint(written(text))
    for word in ('"x.toml"', *words):
        assert word in sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"name": ', ["line 1", "not valid JSON"]),
        ('{"name": "a", "name": "b"}', ['"name" twice']),
        ("[]", ["a list", "start with {"]),
        ("[" * 100_000, ["lists within lists"]),
        ('{"name": "\\ud800"}', ["no title"]),
    ],
)
def test_wrong_json_gives_a_sentence(text, words, written):
    sentence = complaint(written(text, "x.json"))
    for word in words:
        assert word in sentence


def test_an_unknown_name_gets_near_matches_or_the_list():
    assert "did you mean integrated-teams?" in complaint("integrated-team")
    assert "did you mean current?" in complaint("Current")
    assert "use one of current, integrated-teams" in complaint("zzzz")
    assert complaint("")
    assert complaint("x" * 5000)
    assert complaint("\0\x1b[31m")


def test_a_path_that_is_no_scenario_file_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("notes.txt").write_text("hello")
    assert "does not exist" in complaint("missing.toml")
    assert "does not exist" in complaint("missing/x")
    assert "is a folder" in complaint("folder")
    assert "is a folder" in complaint("./folder")
    assert ".toml or .json" in complaint("notes.txt")
    assert complaint("x" * 5000 + ".toml")
    assert complaint("a\0b.toml")


def test_a_pipe_is_refused_and_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "x.toml")
    assert "not a regular file" in complaint(tmp_path / "x.toml")
