"""The report of the mutation check says what is known, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.faults import FAULTS
from tests.mutation.records import Book, Record
from tests.mutation.report import report_of, wilson

ONE, TWO, THREE = FAULTS[:3]


def record(**what: object) -> Record:
    return Record("fault", "file", "model", "tests", **what)  # type: ignore[arg-type]


def test_the_interval_is_that_of_wilson() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)


def test_a_fault_that_did_not_meet_all_tests_counts_as_not_caught_and_is_named() -> None:
    book = Book(Path("nowhere"))
    book.records = {
        ONE.id: record(step="plain", test="tests/a.py::test_b"),
        TWO.id: record(passed=("plain",)),
        THREE.id: record(passed=("plain", "near", "rest")),
    }
    report = report_of(FAULTS, book)
    assert "1 of 3, 33 %" in report
    assert f"not tried on all tests yet: 1, counted as not caught ({TWO.id})" in report


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    book = Book(tmp_path / "results.json")
    book.keep_baseline("key", ("tests/a.py::test_fails",), 3.0)
    book.keep(ONE, record(step="near", test="tests/a.py::test_b", passed=("plain",)))
    again = Book.opened(tmp_path / "results.json")
    assert again.records == book.records
    assert again.left_out("key") == ("tests/a.py::test_fails",)
    assert again.left_out("another key") is None
    assert again.seconds("key") == 3.0
