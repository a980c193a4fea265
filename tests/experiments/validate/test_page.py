"""The scorecard as pages and tables: whole, in two languages, and readable without colour."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any

import pandas as pd
import pytest
from rich.console import Console

from experiments.output import encode
from experiments.unit_words import UNITS_NL
from experiments.validate.observe import Seen, use_of_care
from experiments.validate.page import (
    COLUMNS,
    MARKS,
    count_line,
    covered_line,
    draw_table,
    drawing,
    html_page,
    markdown,
    table_of,
)
from experiments.validate.patterns import OVER_PLACES, PLACES, Pattern, load_patterns
from experiments.validate.scorecard import VERDICTS, Score, Scorecard
from experiments.validate.words import WORDS, label, shown, unit_of
from experiments.words import WORDS as CATALOGUE
from model.geography import load_geography
from tests.experiments.validate.reading import tables_in, wrong_counts
from tests.experiments.validate.rows import pattern

NAN = float("nan")
LANGUAGES = ("nl", "en")
BAND = pattern(target=10.0, low=8.0, high=12.0, derivation="a | b <c> & d")
MADE = {
    "region": "municipality:Texel",
    "municipalities": 1,
    "years": 2,
    "replications": 1,
    "seed": 1,
    "draws": 9,
    "horizons": "2, 5",
    "rules": "0123",
}
SCORES = [
    Score(replace(BAND, id="a", use="calibrate"), 9.0, 8.0, 10.0, 9),
    Score(replace(BAND, id="b", use="calibrate", period="years 1-3"), 13.0, 11.0, 14.0, 9),
    Score(replace(BAND, id="c"), 99.5, NAN, NAN, 0),
    Score(replace(BAND, id="d"), NAN, NAN, NAN, 0),
    Score(
        replace(BAND, id="e", scenario="pooled-budget", against="current", statistic="difference"),
        -1234.5,
        NAN,
        NAN,
        0,
    ),
]
GEO = load_geography()
EVERYWHERE = Seen(
    {
        ("all years", f"municipality:{name}", "care_users"): 2.0 + value
        for name, value in zip(GEO.names, use_of_care(GEO).tolist(), strict=True)
    }
)
CARD = Scorecard(SCORES, Seen({}), MADE)
NATIONAL = Scorecard(SCORES, EVERYWHERE, MADE)
VOID = ("meta", "rect", "line", "circle", "br")


class Reader(HTMLParser):
    """Reads a page; notes what is not closed, the pictures, and the cells of every row."""

    def __init__(self, page: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an opening tag."""
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Note a closing tag; it must close what was opened last."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text.append(data)
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data


def test_the_words_are_there_in_both_languages_with_the_same_parts() -> None:
    dutch, english = WORDS["nl"], WORDS["en"]
    assert dutch.keys() == english.keys()
    for name, text in dutch.items():
        parts = [
            {part for _, part, *_ in Formatter().parse(x) if part} for x in (text, english[name])
        ]
        assert parts[0] == parts[1], name
        assert text.count("|") == english[name].count("|")
    assert set(VERDICTS) <= dutch.keys()
    assert {f"over {place}" for place in PLACES} <= dutch.keys()


def test_the_progress_of_a_calibration_has_words_in_both_languages() -> None:
    for name in ("running", "compiling", "recovering"):
        assert CATALOGUE["nl"][name] != CATALOGUE["en"][name]


@pytest.mark.parametrize("item", load_patterns(), ids=lambda item: item.id)
def test_every_stored_pattern_has_a_name_and_a_unit_in_both_languages(item: Pattern) -> None:
    names = [label(item, lang) for lang in LANGUAGES]
    assert names[0] != names[1]
    assert item.unit in UNITS_NL or item.unit == "%"
    assert unit_of(item, "en") == item.unit
    if item.statistic in OVER_PLACES:
        assert "municipalit" not in names[0]
        assert "provincies" in names[0] or "gemeenten" in names[0]


def test_no_two_stored_patterns_have_the_same_name_for_people() -> None:
    for lang in LANGUAGES:
        names = [label(item, lang) for item in load_patterns()]
        assert [name for name in names if names.count(name) > 1] == []


def test_a_value_is_written_with_decimals_that_fit_its_band_and_language() -> None:
    wide = replace(BAND, low=1000.0, high=2000.0, target=1500.0)
    narrow = replace(BAND, low=10.0, high=10.5)
    assert [shown(wide, 1234.56, lang) for lang in LANGUAGES] == ["1.235", "1,235"]
    assert [shown(BAND, 9.25001, lang) for lang in LANGUAGES] == ["9,3", "9.3"]
    assert shown(narrow, 9.256, "en") == "9.26"
    assert shown(replace(narrow, statistic="relative difference"), 9.256, "en") == "9.3"
    assert {shown(BAND, x, "nl") for x in (NAN, float("inf"), -float("inf"))} == {"–"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counts_are_those_of_the_scores(lang: str) -> None:
    assert [int(n) for n in re.findall(r"\d+", count_line(CARD, "calibrate", lang))] == [1, 2, 1, 0]
    found = [int(n) for n in re.findall(r"\d+", count_line(CARD, "validate", lang))]
    assert found == [0, 3, 0, 2, 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_coverage_counts_only_patterns_with_draws(lang: str) -> None:
    line = covered_line([*SCORES[:2], SCORES[2]], lang)
    held, n, draws, share = re.findall(r"\d+", line)
    assert sorted([held, n, draws, share]) == sorted(["1", "2", "9", "50"])
    assert covered_line(SCORES[2:], lang) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_in_markdown_has_a_row_per_pattern_and_says_how_it_was_made(lang: str) -> None:
    page = markdown(CARD, "continuum validate --out x.md", lang)
    assert page.startswith(f"# {WORDS[lang]['title']}\n")
    assert "```\ncontinuum validate --out x.md\n```" in page
    assert "municipality:Texel" in page
    first, second = tables_in(page)
    assert [len(first), len(second)] == [2 + 2, 2 + 3]
    assert {len(row) for row in [*first, *second]} == {8}
    assert first[2][0] == label(SCORES[0].pattern, lang)
    assert [row[6] for row in second[2:]] == [WORDS[lang][score.verdict] for score in SCORES[2:]]
    assert "a / b <c> & d" in page
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_national_page_compares_place_by_place(lang: str) -> None:
    assert WORDS[lang]["places"] not in markdown(CARD, "x", lang)
    places = tables_in(markdown(NATIONAL, "x", lang))[-1]
    assert len(places) == 2 + 6
    assert {len(row) for row in places} == {6}
    assert {row[0] for row in places[2:]} == {
        WORDS[lang]["half calibrate"],
        WORDS[lang]["half validate"],
    }
    assert {row[5].replace(",", ".") for row in places[2::3]} == {"+2.00"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("card", [CARD, NATIONAL], ids=["small", "national"])
def test_the_page_in_html_is_closed_whole_and_can_be_heard(card: Scorecard, lang: str) -> None:
    read = Reader(html_page(card, lang))
    assert read.open == []
    assert ("html", {"lang": lang}) in read.seen
    pictures = [attributes for tag, attributes in read.seen if tag == "svg"]
    assert len(pictures) == len(SCORES)
    assert all(item["role"] == "img" and item["aria-label"] for item in pictures)
    assert all(a.get("scope") == "col" for tag, a in read.seen if tag == "th")
    assert WORDS[lang]["title"] in read.text
    cells = [row for row in read.rows if label(BAND, lang) in row]
    assert "a | b <c> & d" in cells[0][-1]
    patterns_rows = read.rows[: len(SCORES) + 2]
    assert {len(row) for row in patterns_rows} == {9}
    assert (WORDS[lang]["places"] in read.text) == (card is NATIONAL)


def test_a_verdict_can_be_told_without_colour() -> None:
    page = Reader(html_page(CARD, "en"))
    verdicts = [row[7] for row in page.rows if row[0].startswith(label(BAND, "en")[:10])]
    assert verdicts == ["+ met", "~ partly", "! missed", "? no value", "! missed"]
    assert len(set(MARKS.values())) == len(VERDICTS)


@pytest.mark.parametrize("score", SCORES, ids=lambda score: score.pattern.id)
def test_a_picture_stays_inside_its_frame_and_shows_only_what_is_known(score: Score) -> None:
    picture = drawing(score, "en")
    assert "nan" not in picture
    assert "inf" not in picture
    places = [float(x) for x in re.findall(r'\b(?:x|x1|x2|cx)="([^"]+)"', picture)]
    assert all(0.0 <= x <= 160.0 for x in places)
    assert picture.count("<circle") == (score.value == score.value)
    assert picture.count("stroke-width") == (score.draws > 0)
    assert html.escape(shown(score.pattern, score.value, "en")) in picture


def test_the_picture_puts_values_in_the_order_of_their_size() -> None:
    picture = drawing(SCORES[1], "en")  # band 8 to 12, draws 11 to 14, value 13
    band = float(re.findall(r'<rect x="([^"]+)"', picture)[0])
    low, high = re.findall(r'x1="([^"]+)" x2="([^"]+)"', picture)[1]
    dot = float(re.findall(r'cx="([^"]+)"', picture)[0])
    assert band < float(low) < dot < float(high)
    assert (dot - band) / (float(high) - band) == pytest.approx(5 / 6, abs=0.01)


def test_the_table_has_its_columns_and_goes_through_csv_and_json() -> None:
    table = table_of(CARD)
    assert tuple(table.columns) == COLUMNS
    assert table["verdict"].tolist() == ["met", "partly", "missed", "no value", "missed"]
    read = pd.read_csv(io.BytesIO(encode(table, "csv", COLUMNS, MADE)))
    assert tuple(read.columns) == COLUMNS
    assert read["value"].fillna(-1).tolist() == [9.0, 13.0, 99.5, -1.0, -1234.5]
    document: dict[str, Any] = json.loads(encode(table, "json", COLUMNS, MADE))
    assert document["provenance"] == MADE
    assert tuple(document["rows"][3]) == COLUMNS
    assert document["rows"][3]["value"] is None
    assert document["rows"][1]["low"] == 11.0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_on_the_screen_has_every_pattern_and_verdict(lang: str) -> None:
    text = io.StringIO()
    draw_table(NATIONAL, lang, Console(file=text, width=100, color_system=None))
    screen = text.getvalue()
    for use in ("calibrate", "validate"):
        assert count_line(CARD, use, lang) in screen
    for score in SCORES:
        assert f"{MARKS[score.verdict]} {WORDS[lang][score.verdict]}" in screen
    assert screen.count(f"{WORDS[lang]['places']}:") == 6
    assert max(map(len, screen.splitlines())) <= 100


def test_counts_that_do_not_follow_from_the_table_are_found() -> None:
    page = markdown(CARD, "x", "en")
    assert wrong_counts(page) == []
    assert len(wrong_counts(page.replace("1 of 2 met", "2 of 2 met"))) == 1
    assert len(wrong_counts(page.replace("1 of 2 patterns", "1 of 3 patterns"))) == 1


STORED_PAGE = Path(__file__).resolve().parents[3] / "docs/validation.md"


@pytest.mark.skipif(not STORED_PAGE.is_file(), reason="no scorecard is stored yet")
def test_the_stored_scorecard_counts_right_and_has_every_pattern() -> None:
    page = STORED_PAGE.read_text(encoding="utf-8")
    assert wrong_counts(page) == []
    names = {row[0] for table in tables_in(page)[:2] for row in table[2:]}
    assert names == {label(item, "en") for item in load_patterns()}
