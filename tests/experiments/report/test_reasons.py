"""Reasons that people gave stand in a report as text, under the setting that they are about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from experiments.report.findings import Findings
from experiments.report.note_words import NOTES
from experiments.report.page import html_page
from experiments.report.reason_words import REASONS
from experiments.report.reasons import reasons
from experiments.report.speech import Speech
from experiments.report.words import REPORT
from model.levers import LEVER_TYPES
from scenarios import load

EVIL = "<b>ja</b> & {{ nee }}"
FULL = replace(
    load("full-continuum"),
    reasons={
        "school_teams.coverage": EVIL,
        "school_teams.mandate": "b",
        "school_teams.fte_per_1000_students": "c",
        "school_teams.pilot_municipalities": "d",
        "transitions.close_to_home": "e",
        "gp_support.coverage": "f",
    },
)


def with_reasons(found: Findings) -> Findings:
    """Return the findings as if their last scenario had reasons."""
    *before, last = found.scenarios
    return replace(found, scenarios=(*before, replace(last, reasons=FULL.reasons)))


def test_reasons_are_quoted_escaped_and_before_the_certainty(found: Findings) -> None:
    text = html_page(with_reasons(found), "nl")
    assert "<b>" not in text
    assert "&lt;b&gt;ja&lt;/b&gt; &amp; {{ nee }}" in text
    parts = re.findall(r'<section id="(\w+)"', text)
    assert parts.index("reasons") == parts.index("certainty") - 1
    assert '<a href="#reasons">' in text


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_reasons_nothing_of_them_is_there(found: Findings, lang: str) -> None:
    text = html_page(found, lang)
    assert REASONS[lang]["reasons"] not in text
    assert "reasons" not in text


def test_a_reason_stands_with_what_the_setting_is_and_means(found: Findings) -> None:
    told = replace(found, scenarios=(found.scenarios[0], FULL))
    ((title, rows),) = reasons(told, Speech("nl"))
    assert title == FULL.title["nl"]
    stands = {item.why: item.stand for item in rows}
    assert stands[EVIL] == "100\N{NO-BREAK SPACE}%"
    assert stands["b"] == "alle hulp"
    assert stands["c"].startswith("2 ")
    assert stands["d"] == ""
    assert all(item.setting and not item.setting.endswith(".") for item in rows)


def test_every_choice_of_a_lever_has_words_in_both_languages() -> None:
    choices = {
        choice
        for lever in LEVER_TYPES.values()
        for name, field in lever.model_fields.items()
        if name != "kind"
        for choice in get_args(field.annotation)
        if isinstance(choice, str)
    }
    assert choices
    for lang in ("nl", "en"):
        assert all(Speech(lang).stand(choice) for choice in choices)
    assert REASONS["nl"].keys() == REASONS["en"].keys()
    assert not REASONS["nl"].keys() & (REPORT["nl"].keys() | NOTES["nl"].keys())
