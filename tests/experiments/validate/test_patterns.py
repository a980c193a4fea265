"""Patterns are rows of data with sources, and a row that cannot be used is named with a remedy."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.calibrate.chain import observable
from experiments.validate.patterns import (
    AGAINST_OTHER,
    COLUMNS,
    STATISTICS,
    STORED,
    WITHIN_BAND,
    Pattern,
    load_patterns,
)
from experiments.validate.split import CALIBRATE, VALIDATE
from model.errors import UserError
from model.outcomes import MEASURES
from model.parameters.sources import load_sources, source_ids
from scenarios.loader import ORDER
from tests.experiments.validate.rows import ROW, pattern, write_rows

PATTERNS = load_patterns()


def complaint(path: Path) -> str:
    """Return the one sentence by which a file is refused."""
    with pytest.raises(UserError) as problem:
        load_patterns(path)
    sentence = str(problem.value)
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    assert path.name in sentence
    return sentence


def complaint_about(tmp_path: Path, **changes: str) -> str:
    """Return the sentence about a file whose second row, on its third line, has been changed."""
    return complaint(write_rows(tmp_path / "own.csv", [ROW | {"id": "good"}, ROW | changes]))


def test_there_are_patterns_to_fit_and_at_least_25_that_are_only_tested() -> None:
    uses = Counter(item.use for item in PATTERNS)
    assert set(uses) == {CALIBRATE, VALIDATE}
    assert uses[VALIDATE] >= 25
    assert uses[CALIBRATE] >= 20


def test_no_pattern_is_used_twice_under_another_name() -> None:
    """What is fitted to may not come back among what is tested."""
    about = Counter(
        (p.scenario, p.against, p.statistic, p.measure, p.group, p.period) for p in PATTERNS
    )
    assert [key for key, times in about.items() if times > 1] == []
    assert len({item.id for item in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize("item", PATTERNS, ids=lambda item: item.id)
def test_every_stored_pattern_has_sources_a_scenario_and_a_band_that_exist(item: Pattern) -> None:
    known = load_sources()
    assert [name for name in source_ids(item.source) if name not in known] == []
    assert source_ids(item.source) or "CBS" in item.source
    assert {item.scenario, item.against} <= {*ORDER, ""}
    assert bool(item.against) == (item.statistic in AGAINST_OTHER)
    assert item.low < item.high
    assert item.holds(item.target)
    assert 0.0 < item.discrepancy <= 0.1


def test_the_level_of_a_pattern_says_for_which_other_facts_it_stands() -> None:
    """Facts of every kind are tested, and not only those of the kinds that were fitted to."""
    tested = {item.level for item in PATTERNS if item.use == VALIDATE}
    assert len(tested) >= 8
    assert {"age", "length", "school", "waiting", "money", "municipality", "policy"} <= tested


def test_everything_that_is_fitted_to_can_be_seen_in_the_small_country() -> None:
    fitted = [item for item in PATTERNS if item.use == CALIBRATE]
    assert observable(fitted) == fitted


def test_reforms_are_never_fitted_to() -> None:
    assert {item.use for item in PATTERNS if item.scenario != "current"} == {VALIDATE}


def test_a_written_pattern_is_read_back_as_it_was(tmp_path: Path) -> None:
    rows = [
        ROW | {"id": "a", "group": "", "period": ""},
        ROW | {"id": "b", "period": "years 1-3", "target": " 17.1 "},
    ]
    assert load_patterns(write_rows(tmp_path / "own.csv", rows)) == [
        pattern(id="a", target=17.1, low=15.4, high=18.8),
        pattern(id="b", target=17.1, low=15.4, high=18.8, period="years 1-3"),
    ]


def test_a_file_from_a_spreadsheet_with_a_mark_in_front_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xef\xbb\xbf" + STORED.read_bytes().replace(b"\n", b"\r\n"))
    assert load_patterns(path) == PATTERNS


@settings(deadline=None)
@given(low=st.floats(-100, 100), width=st.floats(0, 100), inside=st.floats(0, 1))
def test_a_band_holds_its_ends_and_what_lies_between_and_nothing_else(
    low: float, width: float, inside: float
) -> None:
    high = low + width
    item = pattern(target=low, low=low, high=high)
    assert all(item.holds(value) for value in (low, high, min(high, low + inside * width)))
    assert not any(item.holds(value) for value in (low - 0.1, high + 0.1, float("nan")))


@settings(deadline=None)
@given(st.floats(-50, 50), st.floats(0, 20), st.floats(0, 1))
def test_band_and_discrepancy_add_up_as_variances(
    target: float, half: float, discrepancy: float
) -> None:
    """A 90 % interval of a normal distribution is 3.29 standard deviations wide."""
    item = pattern(target=target, low=target - half, high=target + half, discrepancy=discrepancy)
    expected = (2 * half / 3.289707) ** 2 + (discrepancy * target) ** 2
    assert item.variance == pytest.approx(expected, rel=1e-9, abs=1e-20)


def test_ninety_per_cent_of_a_normal_lies_within_the_band() -> None:
    from scipy.special import ndtri

    assert pytest.approx(2 * ndtri(0.95), abs=5e-7) == WITHIN_BAND


def test_a_pattern_has_the_unit_of_its_statistic() -> None:
    units = {name: pattern(statistic=name).unit for name in STATISTICS}
    own = MEASURES["care_users"].unit
    assert units == {
        "value": own,
        "difference": own,
        "relative difference": "%",
        "correlation": "correlation",
        "spread": own,
        "slope on high income": "points per point",
    }


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_column_is_named(name: str, tmp_path: Path) -> None:
    sentence = complaint(write_rows(tmp_path / "own.csv", [ROW], leave_out=name))
    assert f"no column {name}" in sentence
    assert ", ".join(COLUMNS) in sentence


@pytest.mark.parametrize("name", ["id", "level", "scenario", "source", "derivation"])
def test_a_cell_that_may_not_be_empty_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    assert f'own.csv" has no {name}' in complaint_about(tmp_path, **{name: "  "})


@pytest.mark.parametrize("name", ["target", "low", "high", "discrepancy"])
@pytest.mark.parametrize("text", ["", "much", "12,5", "nan", "inf", "1\n2"])
def test_what_is_no_number_is_named_with_its_line(name: str, text: str, tmp_path: Path) -> None:
    sentence = complaint_about(tmp_path, **{name: text})
    assert sentence.startswith(f"Line {4 if text == '1\n2' else 3} of ")
    assert f"as {name}: give a number" in sentence


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"target": "19"}, "outside its band"),
        ({"target": "15.39"}, "outside its band"),
        ({"low": "18.8", "high": "15.4"}, "outside its band"),
        ({"discrepancy": "-0.05"}, "negative discrepancy"),
        ({"use": "validat"}, 'use "validat": did you mean validate'),
        ({"use": "x"}, "use one of calibrate, validate"),
        ({"statistic": "relative diference"}, "did you mean relative difference"),
        ({"measure": "care_user"}, 'measure "care_user": did you mean care_users'),
        ({"statistic": "correlation"}, 'group "all": use one of municipalities:calibrate'),
        ({"statistic": "correlation", "group": "province"}, "did you mean provinces"),
        ({"statistic": "spread", "group": "provinces"}, 'group "provinces"'),
        ({"statistic": "difference"}, "name a scenario there"),
        ({"statistic": "relative difference"}, "name a scenario there"),
        ({"period": "all year"}, 'period "all year": give all years'),
        ({"period": "years 1–3"}, "years 1-3"),
        ({"period": "year 0"}, "year 2"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line_and_a_remedy(
    changes: dict[str, str], words: str, tmp_path: Path
) -> None:
    sentence = complaint_about(tmp_path, **changes)
    assert sentence.startswith("Line 3 of ")
    assert words in sentence


def test_a_file_without_rows_or_with_two_equal_names_is_refused(tmp_path: Path) -> None:
    assert "add at least one" in complaint(write_rows(tmp_path / "own.csv", []))
    assert 'two rows "use": rename one' in complaint(write_rows(tmp_path / "own.csv", [ROW, ROW]))


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in complaint(tmp_path / "none.csv")
    assert "cannot be read" in complaint(tmp_path)
    path = tmp_path / "own.csv"
    path.write_bytes("ë".encode("latin-1"))
    assert "UTF-8" in complaint(path)
    path.write_text("")
    assert "no column id" in complaint(path)


def test_a_comma_outside_quotes_is_noticed(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "own.csv", [ROW])
    path.write_text(path.read_text().replace('"users in a year, per child"', "4,790 users"))
    assert "more cells than columns: put quotes" in complaint(path)


def test_a_quote_that_is_never_closed_is_noticed(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "own.csv", [ROW])
    path.write_text(path.read_text().replace("per child", "per child\nother").replace('child"', ""))
    path.write_text(path.read_text().rstrip().removesuffix('"'))
    assert "no table of commas and quotes" in complaint(path)


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    """Empty lines and cells of two lines count too."""
    path = write_rows(
        tmp_path / "own.csv",
        [ROW | {"id": "a", "derivation": "two\nlines"}, ROW | {"id": "b", "measure": "x"}],
    )
    path.write_text(path.read_text().replace("\nb,", "\n\nb,"))
    assert complaint(path).startswith("Line 5 of ")
