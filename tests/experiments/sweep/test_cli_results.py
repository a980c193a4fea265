"""The commands that read sweeps, as people and scripts call them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from experiments.cli import main
from experiments.sweep import show
from experiments.sweep.comparison import comparison
from experiments.sweep.design import HEADLINE
from experiments.sweep.result_words import WORDS
from experiments.sweep.store import Store, open_store
from model.outcomes import MEASURES
from tests.experiments.refusing import refused


def output(capsys, *arguments: str, status: int = 0) -> str:
    assert main(arguments) == status
    return str(capsys.readouterr().out)


def test_results_show_levels_differences_and_how_to_make_them_again(swept: Store, capsys) -> None:
    text = output(capsys, "results", str(swept.folder), "--lang", "en")
    table = comparison(swept, ["unmet_gap", "hand_overs"])
    for name, mean in zip(table["measure"], table["mean"], strict=True):
        assert f" {mean:.{MEASURES[name].decimals}f} " in text
    for name in HEADLINE:
        assert text.count(f"\n{MEASURES[name].en} (") == 2
    assert MEASURES["unmet_need"].en not in text
    assert "school_teams.coverage = 0.5 (share of schools)" in text
    command = re.search(r"continuum (reproduce .*)", text)
    assert command is not None
    assert "Equal: run" in output(capsys, *command.group(1).split())


def test_results_are_shown_in_dutch(swept: Store, capsys) -> None:
    folder = str(swept.folder)
    text = output(capsys, "results", folder, "--lang", "nl", "--measure", "fewer_unmet_weeks",
        "--measure", "unmet_need", "--group", "income:low")  # fmt: skip
    assert "minder weken zonder hulp" in text
    assert "laag inkomen" in text
    assert "alle jaren" in text


def test_many_points_are_cut_on_a_screen_only(swept: Store, capsys, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(show, "MOST_POINTS", 1)
    text = output(capsys, "results", str(swept.folder), "--lang", "en")
    assert "1 of 2 points are shown" in text
    monkeypatch.setattr(show, "MOST_ROWS", 3)
    text = output(capsys, "results", str(swept.folder), "--lang", "en", "--sql",
        "select measure, value from results limit 9")  # fmt: skip
    assert "3 of 9 rows are shown" in text
    assert len(text.splitlines()) == 5


@pytest.mark.parametrize("suffix", ["csv", "parquet", "json", "xlsx"])
def test_files_hold_the_comparison(swept: Store, tmp_path, suffix) -> None:
    file = tmp_path / f"out.{suffix}"
    wanted = ["--measure", "every", "--period", "every", "--group", "every"]
    assert main(["results", str(swept.folder), *wanted, "--out", str(file), "-q"]) == 0
    whole = comparison(swept, (), None, None)
    if suffix == "csv":
        found = pd.read_csv(file)
    elif suffix == "parquet":
        found = pd.read_parquet(file)
    elif suffix == "json":
        document = json.loads(file.read_text(encoding="utf-8"))
        found = pd.DataFrame(document["rows"])
        assert document["provenance"]["rules"] == swept.manifest["rules"]
    else:
        rows = list(openpyxl.load_workbook(file)["comparison"].iter_rows(values_only=True))
        found = pd.DataFrame(rows[1:], columns=list(rows[0]))
    assert list(found.columns) == list(whole.columns)
    assert found["mean"].tolist() == pytest.approx(whole["mean"].tolist(), nan_ok=True)
    assert found["measure"].tolist() == whole["measure"].tolist()


def test_a_query_can_go_to_a_pipe_or_a_workbook(swept: Store, capsys, tmp_path) -> None:
    sql = "select distinct scenario from results order by 1"
    assert output(capsys, "results", str(swept.folder), "--sql", sql, "--format", "csv") == (
        "scenario\ncurrent\nintegrated-teams\n"
    )
    file = tmp_path / "query.xlsx"
    assert main(["results", str(swept.folder), "--sql", sql, "--out", str(file)]) == 0
    assert openpyxl.load_workbook(file).sheetnames == ["query", "design"]


def test_two_sweeps_that_are_equal_give_status_0(swept: Store, capsys, tmp_path) -> None:
    other = Path(shutil.copytree(swept.folder, tmp_path / "other"))
    text = output(capsys, "diff", str(swept.folder), str(other), "--lang", "en")
    assert text.startswith("Equal:")
    assert "7 files" in text


def test_two_sweeps_that_differ_give_status_1_and_tell_where(
    swept: Store, capsys, tmp_path
) -> None:
    other = Path(shutil.copytree(swept.folder, tmp_path / "other"))
    manifest = swept.manifest | {"seed": 77, "commit": "elsewhere"}
    (other / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    lost, *_, changed = sorted(open_store(other).done())
    (other / "results" / f"{lost}.parquet").unlink()
    shutil.copy(
        swept.folder / "results" / f"{lost}.parquet", other / "results" / f"{changed}.parquet"
    )
    text = output(capsys, "diff", str(swept.folder), str(other), "--lang", "en", status=1)
    for told in ("Different:", "seed", "77", "elsewhere", f"results/{lost}", changed, "… and"):
        assert told in text
    dutch = output(capsys, "diff", str(swept.folder), str(other), "--lang", "nl", status=1)
    assert dutch.startswith("Verschillend:")


def test_a_run_that_is_not_equal_gives_status_1(swept: Store, capsys, tmp_path) -> None:
    other = Path(shutil.copytree(swept.folder, tmp_path / "other"))
    one, *_, two = sorted(open_store(other).done())
    shutil.copy(other / "results" / f"{one}.parquet", other / "results" / f"{two}.parquet")
    text = output(capsys, "reproduce", str(other), two, "--lang", "en", status=1)
    assert "Not equal" in text
    assert "the file was changed" in text


def test_wrong_input_is_one_sentence(swept: Store, capsys, tmp_path) -> None:
    folder = str(swept.folder)
    assert "holds no sweep" in refused(capsys, "results", str(tmp_path))
    assert "did you mean unmet_need" in refused(capsys, "results", folder, "--measure", "unmet_ned")
    assert "put what you choose in the query" in refused(
        capsys, "results", folder, "--sql", "select 1", "--measure", "unmet_need"
    )
    assert "does not fit" in refused(
        capsys, "results", folder, "--out", str(tmp_path / "x.xlsx"), "--format", "csv"
    )
    assert "cannot be answered" in refused(capsys, "results", folder, "--sql", "select x")
    assert "holds no sweep" in refused(capsys, "diff", folder, str(tmp_path))
    assert "is not among" in refused(capsys, "reproduce", folder, "none")


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["nl"].keys() == WORDS["en"].keys()
    for key, text in WORDS["nl"].items():
        parts = [sorted(re.findall(r"\{\w+\}", words)) for words in (text, WORDS["en"][key])]
        assert parts[0] == parts[1], key
