"""Page "Eerlijk": the worst-off group first, and no word about groups that are too small."""

from __future__ import annotations

from dataclasses import replace

import pytest
import solara

from dashboard.pages import fair
from dashboard.pages import fair_tables as tables
from experiments.comparison.lines import Lines
from experiments.comparison.paired_groups import Share, Shift, shifts
from model.outcomes import HIGHER, MEASURES
from tests.dashboard.pages.comparing import VIEW, answer, room_of
from tests.dashboard.pages.texts import texts

LANGUAGES = ("nl", "en")
OTHER = "full-continuum"


def lines_of(lang: str) -> Lines:
    numbers = answer().numbers
    assert numbers is not None
    return numbers.lines(lang)


def found() -> list[Shift]:
    runs = answer().runs
    assert runs is not None
    return shifts(runs, 2)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", tables.KINDS)
def test_every_measure_of_every_kind_has_the_worst_off_group_first(lang: str, kind: str) -> None:
    lines = lines_of(lang)
    period = lines.periods[-1]
    measures = tables.measures_of(lines, kind)
    assert tables.UNMET in measures
    for name in measures:
        rows = tables.by_group(lines, OTHER, period, name, kind)
        levels = [item.line.baseline for item in rows.values()]
        assert levels == sorted(levels, reverse=MEASURES[name].better != HIGHER)
        told = tables.told_by_group(rows, lang)
        assert told
        if rows:
            assert next(iter(rows.values())).line.label in told


def test_groups_have_names_of_people() -> None:
    runs = answer().runs
    assert runs is not None
    for lang in LANGUAGES:
        names = [tables.group_name(group, lang) for group in runs.groups]
        assert len(set(names)) == len(names) - 1  # no need, in two kinds
        assert all(name and ":" not in name and name[0].isupper() for name in names)


def test_everybody_comes_first_and_then_the_groups_in_the_order_of_the_measure() -> None:
    lines = lines_of("nl")
    order = list(tables.by_group(lines, OTHER, lines.periods[-1], tables.UNMET, "income"))
    shown = tables.shown_shifts(found(), "income", order)
    assert [item.group for item, _ in shown] == ["all", *order]
    bars = tables.shift_bars(shown, "nl")
    assert all(sum(bar.parts) == pytest.approx(100.0) for bar in bars)
    assert [len(row) for row in tables.shift_cells(shown, "nl")] == [6] * len(shown)
    assert len(tables.shift_heads("nl")) == 6
    assert order[0].partition(":")[2]
    assert tables.group_name(order[0], "nl") in tables.told_shifts(shown, "nl")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_a_group_that_is_too_small_nothing_is_said(lang: str) -> None:
    share = Share(50.0, 10.0, 90.0)
    small = Shift(
        "income:low", 4.0, {"fewer": share, "same": share, "more": share}, Share(0.0, -1.0, 1.0)
    )
    shown = [(replace(small, group="all", children=400.0), True), (small, False)]
    bars = tables.shift_bars(shown, lang)
    assert bars[0].shown
    assert not bars[1].shown
    word = {"nl": "te weinig om iets te zeggen", "en": "too few to say anything"}[lang]
    assert word in bars[1].remark
    assert tables.shift_cells(shown, lang)[1][2:5] == ["–"] * 3
    assert word in tables.told_shifts(shown, lang)
    assert word in tables.told_shift(small, lang, "B")


def test_all_children_are_told_with_their_ranges() -> None:
    told = tables.told_shift(found()[0], "en", "C")
    assert told.startswith("Of the ")
    assert "under C" in told
    unknown = replace(found()[0], net=Share(1.0, float("nan"), float("nan")))
    assert "not yet known" in tables.told_shift(unknown, "en", "C")


def test_payers_are_those_of_the_comparison() -> None:
    lines = lines_of("en")
    period = lines.periods[-1]
    rows = tables.payers(lines, OTHER, period)
    assert rows
    raw = lines.rows["current", period, "payer:municipality", "cost_per_year"]["mean"]
    assert rows[0]["cells"][1]["text"] == f"€{raw:,.0f}"
    staff = tables.measured(lines, OTHER, period, tables.STAFF_FIRST)
    assert len(staff) == len(tables.STAFF_FIRST)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", tables.KINDS)
def test_the_page_shows_in_both_languages(lang: str, kind: str) -> None:
    view = VIEW.but(lang=lang).with_choice("by", kind)
    room = room_of(view)
    box, context = solara.render(fair.Page(room), handle_error=False)
    assert room.say("page_fair") in texts(box)
    context.close()


def test_the_page_shows_without_an_answer() -> None:
    room = room_of(answered=False)
    box, context = solara.render(fair.Page(room), handle_error=False)
    assert room.say("waiting_for_numbers") in texts(box)
    context.close()
