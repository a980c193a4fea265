"""The commands about evidence: what they write, and one sentence for wrong input."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from experiments.calibrate.fitted import FITTED
from experiments.cli import main
from experiments.validate.page import COLUMNS
from experiments.validate.words import WORDS
from tests.experiments.calibrate.fake_model import FakeModel, use_fake_model
from tests.experiments.refusing import refused
from tests.experiments.validate.reading import tables_in, wrong_counts
from tests.experiments.validate.rows import ROW, write_rows

SMALL = ["--region", "municipality:Montfoort", "--years", "1", "--replications", "1"]
NO_DRAWS = ["--draws", "0"]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file with two patterns, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    rows = [ROW | {"low": "1", "high": "50"}, ROW | {"id": "staff", "measure": "turnover"}]
    return write_rows(Path("own.csv"), [*rows, ROW | {"id": "fit", "use": "calibrate"}])


WRONG = [
    (["none.csv"], ["none.csv", "cannot be read"]),
    (["bad.csv"], ['Line 2 of "bad.csv"', 'measure "care_user"', "care_users"]),
    (["elsewhere.csv"], ["did you mean pooled-budget?"]),
    (["own.csv", "--draws", "10001"], ["--draws is 10001", "0 to 10000"]),
    (["own.csv", "--draws", "all"], ['--draws is "all"']),
    (["own.csv", "--years", "31"], ["--years is 31", "1 to 30"]),
    (["own.csv", "--replications", "0"], ["--replications is 0"]),
    (["own.csv", "--region", "municipality:Txel"], ["Txel", "Texel"]),
    (["own.csv", "--lang", "de"], ['"de"', "nl, en"]),
    (["own.csv", "--format", "html"], ['"html"']),
    (["own.csv", "--out", "x.pdf"], ["x.pdf"]),
    (["own.csv", "--out", "no/x.md"], ["make the folder"]),
    (["own.csv", "--out", "x.md", "--format", "csv"], ["does not fit"]),
    (["own.csv", "--yeers", "3"], ["--yeers", "--help"]),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_a_wrong_validation_gives_one_sentence_and_writes_nothing(
    arguments: list[str], words: list[str], own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rows(Path("bad.csv"), [ROW | {"measure": "care_user"}])
    write_rows(Path("elsewhere.csv"), [ROW | {"scenario": "pooled-budgt"}])
    before = sorted(Path().iterdir())
    sentence = refused(capsys, "validate", *SMALL, *NO_DRAWS, *arguments)
    assert [word for word in words if word not in sentence] == []
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_patterns_of_ones_own_are_scored_on_the_screen(
    lang: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", str(own), *SMALL, *NO_DRAWS, "--lang", lang]) == 0
    screen = capsys.readouterr().out
    assert WORDS[lang]["calibrate"] in screen
    assert WORDS[lang]["validate"] in screen
    assert f"+ {WORDS[lang]['met']}" in screen
    assert "municipality:Montfoort" in screen


def test_pages_and_tables_say_the_same(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = ["validate", str(own), *SMALL, *NO_DRAWS]
    for name in ("x.md", "x.html", "x.json", "x.csv"):
        assert main([*start, "--out", name, "--quiet"]) == 0
    screen = capsys.readouterr()
    assert (screen.out, screen.err) == ("", "")
    table = pd.read_csv("x.csv")
    assert tuple(table.columns) == COLUMNS
    assert table["id"].tolist() == ["use", "staff", "fit"]
    document = json.loads(Path("x.json").read_text())
    assert [row["verdict"] for row in document["rows"]] == table["verdict"].tolist()
    assert document["provenance"]["draws"] == 0
    page = Path("x.md").read_text()
    assert wrong_counts(page) == []
    verdicts = [row[6] for found in tables_in(page) for row in found[2:]]
    assert sorted(verdicts) == sorted(table["verdict"])
    read = Path("x.html").read_text()
    assert read.startswith("<!doctype html>")
    assert read.count("<svg ") == len(table)


def test_the_command_on_a_page_makes_that_page_again(
    own: Path, capsys: pytest.CaptureFixture[str], drawn: Path
) -> None:
    """Names with a space are quoted as a shell wants them."""
    import shlex

    spaced = own.rename("my own.csv")
    options = ["--draws", "2", "--out", "x.md", "--lang", "en"]
    assert main(["validate", str(spaced), *SMALL, *options]) == 0
    page = Path("x.md").read_text()
    words = shlex.split(page.split("```")[1])
    assert words[:3] == ["continuum", "validate", "my own.csv"]
    assert "Written: " in capsys.readouterr().err
    Path("x.md").unlink()
    assert main([*words[1:], "--quiet"]) == 0
    assert Path("x.md").read_text() == page
    assert wrong_counts(page) == []


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, own: Path) -> FakeModel:
    """Replace what simulates, in an empty folder."""
    return use_fake_model(monkeypatch)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--waves", "0"], ["--waves is 0", "1 to 10"]),
        (["--points", "99"], ["--points is 99", "100 to 100000"]),
        (["--last", "x"], ['--last is "x"']),
        (["--accepted", "9"], ["--accepted is 9"]),
        (["--workers", "65"], ["--workers is 65"]),
        (["--seed", "-1"], ["--seed is -1"]),
        (["--out", "own.csv"], ["own.csv", "cannot be made"]),
        (["--work", "own.csv", "--out", "."], ["own.csv", "cannot be made"]),
    ],
)
def test_a_wrong_calibration_gives_one_sentence_and_runs_nothing(
    arguments: list[str],
    words: list[str],
    model: FakeModel,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sentence = refused(capsys, "calibrate", *arguments)
    assert [word for word in words if word not in sentence] == []
    assert model.ran == []
    assert [path.name for path in Path().iterdir()] == ["own.csv"]


def test_a_calibration_writes_its_posterior_and_its_page(
    model: FakeModel, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = ["--waves", "1", "--points", "150", "--last", "100", "--accepted", "20"]
    assert main(["calibrate", *numbers, "--work", "runs", "--out", "out", "--workers", "1"]) == 0
    told = capsys.readouterr().err
    assert told.count("Written: ") == 3
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "calibration.md",
        "posterior.csv",
        "reference.csv",
    ]
    assert list(pd.read_csv("out/posterior.csv").columns) == ["point", *FITTED]
    assert "continuum calibrate --waves 1" in Path("out/calibration.md").read_text()
