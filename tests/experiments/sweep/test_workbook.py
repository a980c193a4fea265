"""A workbook holds what the store holds, with units, and no formula that nobody wrote."""

from __future__ import annotations

import io
import time
from typing import Any

import openpyxl
import pandas as pd
import pytest

from experiments.output import as_words, encode
from experiments.sweep import workbook as module
from experiments.sweep.comparison import comparison
from experiments.sweep.store import Store
from experiments.sweep.workbook import workbook
from model.errors import UserError

FORMULAS = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\tx", '=HYPERLINK("x")']


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_sheets_hold_the_comparison_the_points_and_the_design(swept: Store) -> None:
    table = comparison(swept)
    book = opened(workbook(table, swept.points(), swept.manifest))
    assert book.sheetnames == ["comparison", "points", "design"]
    rows = list(book["comparison"].iter_rows(values_only=True))
    assert list(rows[0]) == list(table.columns)
    assert "unit" in rows[0]
    mean = rows[0].index("mean")
    means = [row[mean] for row in rows[1:]]
    assert means == pytest.approx(table["mean"].tolist(), rel=1e-15)  # Excel has 16 digits
    low = rows[0].index("low")
    assert [row[low] is None for row in rows[1:]] == table["low"].isna().tolist()
    points = list(book["points"].iter_rows(values_only=True))
    assert points[0] == ("point", "school_teams.coverage (share of schools)")
    assert [row[1] for row in points[1:]] == [0.5, 1.0]
    told = dict(book["design"].iter_rows(min_row=2, values_only=True))
    assert told["rules"] == swept.manifest["rules"]
    assert told["years"] == "1"
    assert told["scenarios.integrated-teams.toml"] == swept.manifest["scenarios"][1]["toml"]


def test_equal_tables_are_equal_files_whenever_they_are_made(swept: Store, monkeypatch) -> None:
    first = workbook(comparison(swept), swept.points(), swept.manifest)
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert workbook(comparison(swept), swept.points(), swept.manifest) == first


def test_a_word_that_looks_like_a_formula_stays_a_word() -> None:
    table = pd.DataFrame({"=head": FORMULAS, "value": range(len(FORMULAS))})
    sheet = opened(workbook(table, None, {"name": "=evil()", "factors": []}))["query"]
    for row, text in enumerate(["=head", *FORMULAS], start=1):
        cell = sheet.cell(row, 1)
        assert cell.value == text
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_csv_puts_an_apostrophe_before_what_looks_like_a_formula() -> None:
    table = pd.DataFrame({"=head": FORMULAS, "value": [-1.5] * len(FORMULAS), "word": "a=b"})
    lines = encode(table, "csv", (), {}).decode().splitlines()
    assert lines[0] == "'=head,value,word"
    for line in lines[1:]:
        assert line.lstrip('"').startswith("'")
        assert line.endswith(",-1.5,a=b")
    categories = table.astype({"=head": "category"})
    assert encode(categories, "csv", (), {}) == encode(table, "csv", (), {})


def test_numbers_and_gaps_are_left_as_they_are() -> None:
    table = pd.DataFrame({"number": [-1.0, float("nan")], "word": ["-x", None], "whole": [-1, 2]})
    guarded = as_words(table)
    assert guarded["word"].tolist()[0] == "'-x"
    assert guarded["word"].isna().tolist() == [False, True]
    pd.testing.assert_frame_equal(guarded[["number", "whole"]], table[["number", "whole"]])
    assert table["word"].tolist()[0] == "-x"


def test_what_excel_cannot_hold_is_left_out_or_told(monkeypatch) -> None:
    table = pd.DataFrame({"text": ["a\x01b", "x" * 40_000], "number": [float("inf"), 1.0]})
    sheet = opened(workbook(table, None, {"factors": []}))["query"]
    assert sheet["A2"].value == "a\ufffdb"
    assert sheet["B2"].value is None
    assert len(sheet["A3"].value) == 32_767
    monkeypatch.setattr(module, "MOST_ROWS", 1)
    with pytest.raises(UserError, match="at most 1"):
        workbook(table, None, {"factors": []})
