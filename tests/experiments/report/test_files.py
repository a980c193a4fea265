"""A report is written as a page, on paper, as a workbook and as a table, or it says why not."""

from __future__ import annotations

import io
import os
import shutil
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from experiments.cli import main
from experiments.report import pdf
from experiments.report.findings import Findings
from experiments.report.page import html_page
from experiments.report.workbook import workbook
from experiments.sweep.store import Store
from model.errors import UserError


def test_a_workbook_has_the_numbers_and_the_same_bytes(found: Findings) -> None:
    content = workbook(found, "nl")
    assert content == workbook(found, "nl")
    sheets = pd.read_excel(io.BytesIO(content), sheet_name=None)
    assert list(sheets) == ["Rapport", "Alle rijen", "Herkomst"]
    table = found.comparison.table()
    assert len(sheets["Alle rijen"]) == len(table)
    assert sheets["Alle rijen"]["mean"].to_numpy() == pytest.approx(
        table["mean"].to_numpy(), nan_ok=True
    )
    own = sheets["Rapport"]
    assert set(own["Plan"]) == {"Huidig stelsel", "Vast team op elke school"}
    assert found.commands[0] in set(sheets["Herkomst"]["value"])


def test_words_in_a_workbook_are_never_formulas(found: Findings) -> None:
    from openpyxl import load_workbook

    evil: Mapping[str, str] = {"nl": "=1+1", "en": "@SUM(A1)"}
    titles = dict.fromkeys(found.comparison.titles, evil)
    changed = replace(found, comparison=replace(found.comparison, titles=titles), question=evil)
    book = load_workbook(io.BytesIO(workbook(changed, "nl")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert "f" not in {cell.data_type for cell in cells}


def test_without_a_browser_a_pdf_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match=r"needs an installed browser.*\.html"):
        pdf.browser()


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for a browser")
def test_a_browser_that_prints_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pdf.browser() == str(fake)
    with pytest.raises(UserError, match="made no PDF"):
        pdf.pdf_of("<p>x")
    fake.write_text("no program")
    with pytest.raises(UserError, match="cannot be started"):
        pdf.pdf_of("<p>x")


@pytest.mark.skipif(not any(map(shutil.which, pdf.BROWSERS)), reason="no browser is installed here")
def test_an_installed_browser_prints_the_page(found: Findings) -> None:
    content = pdf.pdf_of(html_page(found, "nl"))
    assert content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in content
    assert b"/Lang" in content


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".csv"])
def test_the_command_writes_what_the_suffix_says(
    plain: Store, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"report{suffix}"
    assert main(["report", str(plain.folder), "--out", str(out), "--lang", "nl"]) == 0
    assert str(out) in capsys.readouterr().err
    head = {".html": b"<!doctype html>", ".xlsx": b"PK", ".csv": b"scenario,region,"}[suffix]
    assert out.read_bytes().startswith(head)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--out", "report.doc"], "end it in .html"),
        (["--out", "report.html", "--lang", "de"], "--lang"),
        (["--out", "report.html", "--scenario", "current"], "--scenario"),
        (["--out", "report.html", "--point", "x"], "--point"),
        (["--out", "nowhere/report.html"], "does not exist"),
        ([], "--out"),
    ],
)
def test_wrong_options_are_one_sentence(
    plain: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    complaint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", str(plain.folder), *arguments]) == 2
    told = capsys.readouterr().err
    assert complaint in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_sweep_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "r.html")]) == 2
    assert "holds no sweep" in capsys.readouterr().err
