"""The command `child`: two timelines that fit a terminal, and one sentence for wrong input."""

import csv
import io
import json

import pytest

from experiments.child.story import CHILD_COLUMNS, same_child
from experiments.child.table import DIFFERENT
from experiments.child.words import PHRASES
from experiments.cli import main
from scenarios import load

BOTH = ["child", "current", "full-continuum"]
REGION = ["--region", "municipality:Oudewater"]
SMALL = [*BOTH, *REGION, "--years", "2", "--pick", "most-changed"]

WRONG = [
    (["child", "current", *REGION], ["1 scenario:", "give 2"]),
    (["child", "current", "current", *REGION], ['"current" is given 2 times']),
    ([*BOTH, "full-continuum", *REGION], ["3 scenarios", "give 2"]),
    (["child", "current", "full-continuüm", *REGION], ["full-continuum"]),
    ([*BOTH], ["--region", "continuum regions"]),
    ([*BOTH, *REGION, "--pick", "wurst-off"], ['"wurst-off"', "worst-off?"]),
    ([*BOTH, *REGION, "--id", "xyz"], ['--id is "xyz"', "0-9, a-f"]),
    ([*BOTH, *REGION, "--id", "1234567"], ["first 8"]),
    ([*BOTH, *REGION, "--id", "12345678", "--pick", "typical"], ["--pick and --id"]),
    ([*BOTH, *REGION, "--years", "0"], ["--years is 0"]),
    ([*BOTH, *REGION, "--seed", "-1"], ["--seed is -1"]),
    ([*BOTH, *REGION, "--format", "xml"], ['"xml"']),
    ([*BOTH, *REGION, "--lang", "de"], ['"de"']),
    ([*BOTH, *REGION, "--out", "no/x.csv"], ["make the folder"]),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_wrong_input_gives_one_sentence_and_nothing_is_run(arguments, words, capsys, monkeypatch):
    monkeypatch.setattr("experiments.child.story.same_child", None)
    assert main(arguments) == 2
    screen = capsys.readouterr()
    assert screen.out == ""
    assert screen.err.startswith("Error: ")
    assert screen.err.count("\n") == 1
    for word in words:
        assert word in screen.err


def test_a_child_that_does_not_exist_gives_one_sentence(capsys):
    assert main([*BOTH, *REGION, "--years", "1", "--id", "0123456789abcdef"]) == 2
    screen = capsys.readouterr()
    assert screen.out == ""
    assert screen.err.startswith("Error: Child 0123456789abcdef is unknown")
    assert screen.err.count("\n") == 1


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_two_timelines_fit_the_terminal(lang, width, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    assert main([*SMALL, "--lang", lang]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    titles = [load(name).title[lang] for name in BOTH[1:]]
    assert all(title in text for title in titles)
    assert DIFFERENT in text
    assert PHRASES[lang]["unmet_weeks"][:20] in text


def test_the_language_follows_the_terminal(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert main(SMALL) == 0
    assert "Verzonnen kind" in capsys.readouterr().out


def test_json_has_events_and_both_lives_in_numbers(capfdbinary):
    assert main([*SMALL, "--format", "json"]) == 0
    screen = capfdbinary.readouterr()
    document = json.loads(screen.out)
    assert screen.err == b""
    assert tuple(document["rows"][0]) == CHILD_COLUMNS
    assert {row["scenario"] for row in document["rows"]} <= set(BOTH[1:])
    told = document["provenance"]
    assert told["child"]["rule"] == "most-changed"
    assert [life["scenario"] for life in told["lives"]] == BOTH[1:]
    weeks = [life["unmet_weeks"] for life in told["lives"]]
    assert weeks[0] != weeks[1]
    assert told["children_with_need"]["children"] > 100


def test_a_file_holds_the_events_and_is_twice_the_same(tmp_path, capsys):
    contents = []
    for name in ("1.csv", "2.csv"):
        out = tmp_path / name
        assert main([*SMALL, "--out", str(out), "--quiet"]) == 0
        contents.append(out.read_bytes())
    assert contents[0] == contents[1]
    assert capsys.readouterr().out == ""
    rows = list(csv.DictReader(io.StringIO(contents[0].decode())))
    assert {row["differs"] for row in rows} <= {"True", "False"}
    assert all(int(row["school_year"]) in (1, 2) for row in rows)


def test_three_lines_of_python_give_the_same_story(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")  # what a story has by itself
    assert main([*SMALL, "--lang", "nl"]) == 0
    shown = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    story = same_child("current", "full-continuum", region=REGION[1], years=2, rule="most-changed")
    assert story.text("nl").splitlines() == shown
