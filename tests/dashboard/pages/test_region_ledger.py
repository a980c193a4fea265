"""The ledger in parts on the page: what is told, and that it is what the command line gives."""

import json
from dataclasses import replace

import pytest
import solara

from dashboard.charts import Look, money_parts
from dashboard.charts.money_parts import Named
from dashboard.pages.region import Page
from dashboard.pages.region_ledger import drawn, part_name, sums_told
from dashboard.view import View
from dashboard.words import say
from experiments.cli import main
from experiments.comparison.ledger_parts import (
    KINDS,
    LAW,
    LAWS,
    MUNICIPALITY,
    PAYERS,
    YEAR,
    Change,
    changes,
    parts_of,
    worst_first,
)
from experiments.live import Desk, Question
from experiments.runs.run import RunSettings, run_scenarios
from scenarios import load
from tests.dashboard.charts.drawing import LOOKS, check
from tests.dashboard.pages.test_region import with_traits
from tests.dashboard.pages.texts import texts
from tests.experiments.live.asking import answer

LANGS = ("nl", "en")
ASKED = RunSettings("municipality:Bunnik", years=2, replications=3, seed=4, workers=1)
NAMES = ("current", "full-continuum")


@pytest.fixture(scope="module")
def runs():
    return run_scenarios([load(name) for name in NAMES], ASKED)


def made(name="x", difference=0.0, low=0.0, high=0.0, children=0, verdict="indistinguishable"):
    return Change(name, 100.0, 100.0 + difference, difference, low, high, children, verdict)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_page_shows_every_part_and_that_it_adds_up(room_of, small_view, lang, kind):
    view = small_view.with_choice("part", "money").with_choice("ledger", kind)
    for payer in PAYERS if kind == MUNICIPALITY else ("",):
        room = room_of(lang=lang, page="region", view=view.with_choice("ledger_payer", payer))
        box, context = solara.render(Page(room), handle_error=False)
        assert say(lang, "ledger_title") in texts(box)
        (shown,) = [
            item for item in with_traits(box, "spec", "table") if item.name == "continuum-grootboek"
        ]
        assert shown.table["rows"]
        buttons = {item.label: item.pressed for item in with_traits(box, "label", "pressed")}
        assert [buttons[say(lang, f"ledger_{name}")] for name in KINDS] == [
            name == kind for name in KINDS
        ]
        context.close()


def test_the_table_has_the_numbers_of_the_parts_to_the_euro(room_of, small_answer, small_view):
    room = room_of(lang="en", page="region", view=small_view)
    given = room.given
    parts = parts_of(given.numbers.runs, MUNICIPALITY)
    block = drawn(room, given, parts, 0)
    found = worst_first(changes(parts, 1))
    assert [row[0] for row in block["rows"]] == ["Bunnik", "all municipalities together"]
    for cells, item in zip(block["rows"], found, strict=True):
        assert cells[1] == f"{item.difference:+,.0f}".replace("-", "−").replace("+0", "0")
        assert cells[6:8] == (f"{item.baseline:,.0f}", f"{item.level:,.0f}")
        assert cells[5] == f"{item.children:,}"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_sums_are_told_for_every_scenario_and_a_lost_cent_is_seen(runs, lang, kind):
    parts = parts_of(runs, kind)
    zero = "€\N{NO-BREAK SPACE}0,00" if lang == "nl" else "€0.00"
    told = sums_told(parts, lang)
    assert len(told) == len(NAMES)
    assert all(zero in text for text in told)
    total = parts.total.copy()
    total[1, 0] += 1
    wrong = sums_told(replace(parts, total=total), lang)
    assert [zero in text for text in wrong] == [True, False]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_chart_keeps_the_rules_of_all_charts(runs, look, kind):
    parts = parts_of(runs, kind)
    divided = kind == MUNICIPALITY
    rows = [Named(part_name(item.name, kind, look.lang), item) for item in changes(parts, 1)]
    heads = ["x"] * (9 if divided else 6)
    check(
        money_parts.figure(rows[:-1], look, per_child=divided),
        money_parts.table(rows, heads, look.lang, divided=divided),
        money_parts.summary(rows[:-1], look.lang, per_child=divided),
    )


def test_a_long_list_draws_both_ends_and_tells_all():
    rows = [Named(f"M{place}", made(difference=200.0 - place, children=10)) for place in range(342)]
    drawn_names = [row.name for row in money_parts.at_the_ends(rows)]
    assert drawn_names == [f"M{place}" for place in (*range(6), *range(336, 342))]
    assert len(money_parts.table(rows, ["x"] * 9, "nl", divided=True).rows) == 342
    figure = money_parts.figure(rows, Look("nl"), per_child=True)
    assert figure["layout"]["height"] < 700
    assert "nog 330 in de tabel" in str(figure["layout"]["annotations"])
    short = money_parts.figure(rows[:12], Look("nl"), per_child=True)
    assert "in de tabel" not in str(short["layout"]["annotations"])


def test_less_than_half_a_euro_has_no_sign():
    rows = [Named("A", made(difference=value, low=-9.0, high=9.0)) for value in (0.4, -0.4, 0.6)]
    told = [item["text"] for item in money_parts.figure(rows, Look("en"))["layout"]["annotations"]]
    amounts = [text.split("</b>")[0].replace("\N{WORD JOINER}", "") for text in told if "€" in text]
    assert amounts == ["<b>€0", "<b>€0", "<b>+€1"]


def test_what_is_not_clear_is_not_told_as_more_or_less():
    clear = Named("A", made(difference=5.0, low=1.0, high=9.0, verdict="pays_more"))
    unclear = Named("B", made(difference=50.0, low=-1.0, high=101.0))
    told = money_parts.summary([clear, unclear], "en", per_child=False)
    assert told == "Clearly more: 1, the largest being A (+\N{WORD JOINER}€5). Not clear: 1 of 2."
    marks = [
        trace["marker"]["symbol"]
        for trace in money_parts.figure([clear, unclear], Look("en"))["data"]
        if trace["mode"] == "markers"
    ]
    assert marks == ["triangle-right", "circle-open"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_part_has_a_name(lang):
    names = [part_name(name, LAW, lang) for name in LAWS]
    assert len(set(names)) == len(LAWS)
    assert not set(names) & {name.replace("_", " ") for name in LAWS}
    assert part_name("2", YEAR, lang).endswith("2")


def test_nonsense_of_a_browser_chooses_no_payer(room_of, small_view):
    heard: list[View] = []
    view = small_view.with_choice("part", "money").with_choice("ledger", MUNICIPALITY)
    room = room_of(page="region", view=view, changes=heard)
    box, context = solara.render(Page(room), handle_error=False)
    label = say("nl", "ledger_payer")
    (payers,) = [item for item in with_traits(box, "groups") if item.label == label]
    for news in ("state", None, 3, ["care_office"]):
        payers.vue_chosen(news)
    assert heard == []
    payers.vue_chosen("care_office")
    assert heard[-1].choice("ledger_payer", PAYERS) == "care_office"
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_and_the_command_line_have_the_same_numbers_to_the_bit(kind, tmp_path):
    question = Question(
        scenarios=tuple(load(name) for name in NAMES), region=ASKED.region, years=2, seed=4,
        replications=3, draws=0, forms=0, municipalities=True,
    )  # fmt: skip
    with Desk(workers=1) as desk:
        asked = answer(desk, question)
    out = tmp_path / "ledger.json"
    options = ["--region", ASKED.region, "--years", "2", "--replications", "3", "--seed", "4"]
    assert main(["ledger", *NAMES, *options, "--by", kind, "--out", str(out), "--quiet"]) == 0
    rows = json.loads(out.read_text())["rows"]
    told = [row for row in rows if row["scenario"] == NAMES[1]]
    found = [
        item
        for payer in (PAYERS if kind == MUNICIPALITY else PAYERS[:1])
        for item in changes(parts_of(asked, kind, payer=payer), 1)
    ]
    assert len(told) == len(found) > 1
    for row, item in zip(told, found, strict=True):
        assert row["name"] == item.name
        for key in ("difference", "low", "high"):
            assert row[key] == getattr(item, key)
        assert row["mean"] == item.level
    assert asked.by_place.shape == (2, 3, len(PAYERS), 1)
