"""What people write stands in a report as text; its audience changes the order and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from experiments.report.files import REPLICATE_COLUMNS, replicates
from experiments.report.findings import (
    ANYBODY,
    AUDIENCES,
    Findings,
    Notes,
    findings_of,
    given_as,
)
from experiments.report.note_words import NOTES
from experiments.report.page import ORDER, html_page
from experiments.report.words import REPORT
from experiments.runs.run import RunSettings, run_scenarios
from scenarios import load

EVIL = "<b>ja</b> & {{ nee }}"


def parts(text: str) -> list[str]:
    """Return the names of the parts of a page, in their order."""
    return re.findall(r'<section id="(\w+)"', text)


def test_notes_are_quoted_and_escaped(found: Findings) -> None:
    notes = Notes(expectation=EVIL, decision=f"{EVIL}\n\nlater", dissent="wij", check="2030-01-02")
    text = html_page(replace(found, notes=notes), "nl")
    assert "<b>" not in text
    assert text.count("&lt;b&gt;ja&lt;/b&gt; &amp; {{ nee }}") == 2
    assert "<p>later</p>" in text
    order = ["h-expectation", 'id="answer"', 'id="decision"', "2030-01-02", 'id="limits"']
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert parts(text).index("decision") == parts(text).index("limits") - 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_notes_nothing_of_them_is_there(found: Findings, lang: str) -> None:
    text = html_page(found, lang)
    assert text == html_page(replace(found, notes=Notes(decision=" \n")), lang)
    assert not any(words in text for words in NOTES[lang].values())


def test_every_audience_gets_the_same_parts_in_its_own_order(found: Findings) -> None:
    assert ORDER.keys() == set(AUDIENCES)
    pages = {name: html_page(replace(found, audience=name), "nl") for name in AUDIENCES}
    assert len(set(pages.values())) == len(AUDIENCES)
    lines = {name: sorted(text.splitlines()) for name, text in pages.items()}
    assert all(each == lines[ANYBODY] for each in lines.values())
    for name, text in pages.items():
        assert tuple(part for part in parts(text) if part != "answer") == ORDER[name]


def test_both_languages_have_the_same_words_of_their_own() -> None:
    assert NOTES["nl"].keys() == NOTES["en"].keys()
    assert not NOTES["nl"].keys() & REPORT["nl"].keys()


def test_part_of_the_scenarios_keeps_its_numbers() -> None:
    names = ["current", "integrated-teams", "pooled-budget"]
    chosen = [load(name) for name in names]
    settings = RunSettings("municipality:Rozendaal", years=1, replications=2, workers=1)
    whole = findings_of(run_scenarios(chosen, settings))
    some = whole.about(["pooled-budget"])
    alone = findings_of(run_scenarios([chosen[0], chosen[2]], settings))
    assert some.comparison.table().equals(alone.comparison.table())
    assert [item.name for item in some.scenarios] == ["current", "pooled-budget"]
    assert tuple(some.made) == tuple(alone.made)
    pages = [html_page(replace(item, commands=("x",)), "nl") for item in (some, alone)]
    assert pages[0] == pages[1]


def test_a_scenario_of_ones_own_is_given_as_a_file() -> None:
    library = load("integrated-teams")
    own = replace(library, overrides={"staff.turnover_per_year": 0.15})
    assert given_as(library) == "integrated-teams"
    assert given_as(own) == "integrated-teams.toml"
    settings = RunSettings("municipality:Rozendaal", years=1, replications=2, workers=1)
    runs = run_scenarios([load("current"), own], settings)
    assert findings_of(runs).commands[0].startswith("continuum compare current integrated-teams.t")
    lines = replicates(runs).decode().splitlines()
    assert lines[0] == ",".join(REPLICATE_COLUMNS)
    assert len(lines) == 1 + len(runs.table())
