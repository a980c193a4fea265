"""Page "Vergelijken": tables from a real run, and the page in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import solara

from dashboard.answering import Called
from dashboard.charts import trade_off
from dashboard.charts.differences import SYMBOLS, difference_of
from dashboard.measures import MARKS, by_topic, periods
from dashboard.pages import compare, compare_causes
from dashboard.pages import compare_tables as tables
from dashboard.view import View
from experiments.attribution.estimate import Estimate
from experiments.attribution.run import attribute
from experiments.comparison.lines import Lines
from experiments.live import Share
from experiments.sweep.design import HEADLINE
from experiments.words import number
from model.outcomes import MEASURES
from scenarios import load
from tests.dashboard.pages.comparing import VIEW, answer, room_of
from tests.dashboard.pages.texts import texts

LANGUAGES = ("nl", "en")


def lines_of(lang: str) -> Lines:
    numbers = answer().numbers
    assert numbers is not None
    return numbers.lines(lang)


def titles() -> tables.Titles:
    findings = answer().findings
    assert findings is not None
    return findings.comparison.titles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_matrix_has_differences_first_and_the_numbers_of_the_comparison(lang: str) -> None:
    lines = lines_of(lang)
    period = lines.periods[-1]
    rows = tables.matrix(lines, titles(), period, tables.HEADLINES)
    assert len(rows) == len(HEADLINE)
    assert len(tables.heads(lines, titles())) == len(rows[0]["cells"]) == 4
    for name, item in zip(HEADLINE, rows, strict=True):
        for other, cell in zip(lines.scenarios[1:], item["cells"][2:], strict=True):
            found = difference_of(lines, other, period, name)
            assert found is not None
            raw = lines.rows[other, period, "all", name]
            assert cell["kind"] == raw["verdict"]
            first, *_, last = cell["text"].split("\n")
            shown = number(lang, found.line.difference, found.decimals, signed=True)
            assert first.startswith(shown.replace("-", "−"))
            assert last.endswith(number(lang, found.line.level, found.decimals))


def test_not_distinguishable_is_said_where_the_interval_holds_zero() -> None:
    lines = lines_of("nl")
    for item in tables.matrix(lines, titles(), lines.periods[-1], tables.EVERYTHING):
        for cell in item["cells"][2:]:
            if cell.get("kind") == "indistinguishable":
                assert "niet te onderscheiden" in cell["text"]
                assert cell["mark"] == "○"
    assert set(MARKS) == set(SYMBOLS) - {"unknown"}


def test_all_measures_stand_once_under_their_topics() -> None:
    lines = lines_of("en")
    everything = tables.matrix(lines, titles(), lines.periods[-1], tables.EVERYTHING)
    labels = [item["cells"][0]["text"] for item in everything if item["cells"]]
    assert len(labels) == len(set(labels))
    by_part = [
        item
        for topic in lines.topics()
        for item in tables.matrix(lines, titles(), lines.periods[-1], topic)
    ]
    assert [item for item in everything if item["cells"]] == by_part
    assert {name for own in by_topic(lines).values() for name in own} <= set(MEASURES)
    assert next(iter(periods(lines))) == lines.periods[-1]


def test_tallies_count_the_verdicts() -> None:
    lines = lines_of("en")
    period = lines.periods[-1]
    told = tables.tallies(lines, titles(), period)
    assert len(told) == 2
    for name, sentence in zip(lines.scenarios[1:], told, strict=True):
        verdicts = [lines.rows[name, period, "all", item]["verdict"] for item in HEADLINE]
        assert f"{verdicts.count('better')} get better" in sentence


def test_settings_are_those_that_differ_and_no_others() -> None:
    scenarios = (load("current"), load("integrated-teams"), load("full-continuum"))
    rows = tables.settings(scenarios, "nl")
    texts = [[cell["text"] for cell in item["cells"]] for item in rows if item["cells"]]
    assert all(len(set(item[1:])) > 1 for item in texts)
    coverage = next(item for item in texts if item[0].startswith("Deel van de scholen"))
    assert coverage[1:] == ["–", "100 %", "100 %"]
    assert rows[0]["heading"] == "Vaste teams op school"
    assert tables.settings((load("current"), load("current")), "nl") == []


def test_settings_of_numbers_rules_and_a_second_lever_of_a_kind() -> None:
    milder = replace(load("current"), name="milder", overrides={"need.onset_per_year": 0.0825})
    pilots = load("teams-in-pilots-first")
    rows = tables.settings((load("current"), milder, pilots), "en")
    headings = [item["heading"] for item in rows if not item["cells"]]
    assert "Numbers of the model" in headings
    assert any(item.endswith(" 2") for item in headings)
    assert any("0.0825" in cell["text"] for item in rows for cell in item["cells"])


@pytest.mark.parametrize(
    ("value", "unit", "lang", "told"),
    [
        (0.5, "share of schools", "nl", "50 %"),
        (0.125, "share", "en", "12.5%"),
        (-0.1, "change at full strength", "nl", "-10 %"),
        (2.25, "fte per 1,000 pupils", "nl", "2,25"),
        (None, "", "nl", "–"),
        ("congruent", "rule", "nl", "congruent"),
        ("provider", "", "en", "care providers"),
    ],
)
def test_values_as_people_read_them(value: Any, unit: str, lang: str, told: str) -> None:
    assert tables.shown_value(value, unit, lang) == told


def test_points_are_the_differences_of_two_measures() -> None:
    lines = lines_of("nl")
    period = lines.periods[-1]
    found = trade_off.read(lines, titles(), period, ("urgent_wait_p90", "cost_per_year"))
    assert [point.place for point in found] == [1, 2]
    raw = lines.rows["full-continuum", period, "all", "urgent_wait_p90"]
    assert found[1].across.line.difference == raw["difference"]


def test_only_policy_is_taken_apart_in_few_replications() -> None:
    task = compare_causes.task_of(VIEW)
    assert task is not None
    assert task.settings.replications == 3
    assert task.settings.workers == 1
    many = compare_causes.task_of(VIEW.but(pairs=40))
    assert many is not None
    assert many.settings.replications == compare_causes.REPLICATIONS
    context = VIEW.with_scenario(load("context-demand-growth"))
    assert compare_causes.task_of(context) is None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("answered", [True, False])
def test_the_page_shows_in_both_languages(
    lang: str, answered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Called("ready", Estimate(12, 34.0))
    monkeypatch.setattr(compare_causes, "use_call", lambda *_: seen)
    room = room_of(VIEW.but(lang=lang), answered=answered)
    box, context = solara.render(compare.Page(room), handle_error=False)
    assert room.say("page_compare") in texts(box)
    context.close()


def test_the_waterfall_shows_what_was_attributed(monkeypatch: pytest.MonkeyPatch) -> None:
    few = replace(load("full-continuum"), name="own-c", levers=load("full-continuum").levers[:2])
    view = VIEW.with_scenario(few).but(lang="en")
    task = compare_causes.task_of(view.but(years=1, pairs=2))
    assert task is not None
    found = attribute(*task.arguments())
    monkeypatch.setattr(compare_causes, "use_call", lambda *_: Called("ready", found))
    for kind in (compare_causes.APART, compare_causes.SHARES):
        shown = room_of(view.with_choice("shares", kind))
        component = compare_causes._Found(shown, task, None, lambda: None)
        _, context = solara.render(component, handle_error=False)
        context.close()


def test_while_it_is_taken_apart_the_page_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = VIEW.with_scenario(load("full-continuum")).but(lang="nl")
    task = compare_causes.task_of(view)
    assert task is not None
    for share, told in (
        (None, "zodra er een rekenproces vrij is"),
        (Share(0, 400, None), "0 % klaar: 0 van 400 jaren nagebootst. Stop"),
        (Share(30, 12_000, 60.0), "30 van 12.000 jaren nagebootst. Nog ongeveer"),
    ):
        seen = Called("waiting", share=share)
        monkeypatch.setattr(compare_causes, "use_call", lambda *_, seen=seen: seen)
        component = compare_causes._Found(room_of(view), task, None, lambda: None)
        box, context = solara.render(component, handle_error=False)
        assert told in texts(box)
        assert "Stop" in texts(box)
        context.close()


def test_a_browser_may_send_anything() -> None:
    heard: list[View] = []
    room = room_of(heard=heard)
    compare._pick(room, "period", None, {"years 1-3": ""})
    compare._pick(room, "period", "years 99", {"years 1-3": ""})
    assert heard == []
    compare._pick(room, "period", "years 1-3", {"years 1-3": ""})
    assert heard[0].choices["period"] == "years 1-3"
