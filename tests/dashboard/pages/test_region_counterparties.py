"""With how many others somebody deals: what the page tells, and that a drawing changes it."""

import time
from dataclasses import replace

import pytest
import solara

from dashboard.charts import Look
from dashboard.charts import counterparties as chart
from dashboard.pages.region import Page
from dashboard.pages.region_counterparties import (
    change_of,
    drawn,
    moved_told,
    partners_told,
    place_rows,
)
from dashboard.pages.region_facts import NEW
from dashboard.view import View
from dashboard.words import say
from experiments.counterparties import (
    MUNICIPALITY,
    PARTNERSHIP,
    PROVIDER,
    SCHOOL,
    USED_BY_A_RULE,
    WHO,
)
from experiments.region_layouts import own_layout, youth_region_names
from model.geography import congruent, load_geography, resolve_region, today
from model.organisations.reform import each_municipality_alone
from tests.dashboard.charts.drawing import LOOKS, check
from tests.dashboard.pages.test_region import with_traits
from tests.dashboard.pages.texts import texts

EEMLAND = resolve_region("jeugdregio:Eemland")
COUNTRY = resolve_region("netherlands")
LANGS = ("nl", "en")


@pytest.fixture
def room(room_of):
    return room_of(answered=False, page="region")


def change(room, who, layout=None, region=EEMLAND):
    return change_of(room, layout or congruent(load_geography()), region, who)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("who", WHO)
def test_the_page_tells_and_draws_everybody(room_of, small_view, lang, who):
    view = small_view.with_choice("counterparties", who)
    room = room_of(lang=lang, answered=False, page="region", view=view)
    box, context = solara.render(Page(room), handle_error=False)
    assert say(lang, "parties_title") in texts(box)
    shown = [
        item for item in with_traits(box, "spec", "table") if item.name == "continuum-loketten"
    ]
    assert len(shown) == 2  # the layout of the scenario, and the drawing
    assert all(item.explained[1] == say(lang, f"parties_effect_{who}") for item in shown)
    context.close()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("layout", [today(load_geography()), each_municipality_alone()])
def test_the_chart_keeps_the_rules_of_all_charts(room, look, who, layout):
    found = change(room, who, layout)
    names = chart.Names("A", "B", "<head>", "those")
    check(
        chart.figure(found, names, look),
        chart.table(found, names, look.lang),
        chart.summary(found, names, look.lang),
    )


def test_bars_and_table_have_the_counts_difference_first(room):
    found = change(room, MUNICIPALITY)
    names = chart.Names("nu", "dan", "verbanden", "gemeenten")
    now, then = (trace["x"] for trace in chart.figure(found, names, Look("nl"))["data"])
    assert (now, then) == ([0, 7, 0, 0], [7, 0, 0, 0])
    table = chart.table(found, names, "nl")
    assert table.rows[:2] == (("1", "+7", "0", "7"), ("2", "−7", "7", "0"))
    assert table.rows[-1] == ("gemiddeld", "−1,00", "2,00", "1,00")
    assert chart.summary(found, names, "nl").endswith("1: +7 en 2: −7.")


@pytest.mark.parametrize("lang", LANGS)
def test_steps_have_names_that_leave_no_number_out(room, lang):
    names = chart.step_names(change(room, PARTNERSHIP), lang)
    assert names[:3] == ["1", "2–4", "5–9"]
    assert names[-1].startswith("20 ")


@pytest.mark.parametrize("lang", LANGS)
def test_the_title_says_for_how_many_it_changes(room, lang):
    told = moved_told(change(room, MUNICIPALITY), "B", lang)
    assert "7" in told
    alone = moved_told(change(room, PROVIDER, each_municipality_alone()), "B", lang)
    assert "43" in alone
    assert moved_told(change(room, PARTNERSHIP), "B", lang) != told
    same = moved_told(change(room, MUNICIPALITY, today(load_geography())), "B", lang)
    assert "7" not in same
    assert "2" in same


def test_no_effect_is_told_of_what_no_rule_looks_at():
    for who in WHO:
        for lang, word in zip(LANGS, (": niets.", ": nothing."), strict=True):
            told = say(lang, f"parties_effect_{who}")
            assert (word in told) == (who not in USED_BY_A_RULE) == (who == SCHOOL)


def test_every_municipality_has_a_row_and_the_largest_difference_is_first(room):
    layout = own_layout(youth_region_names(today(load_geography()), EEMLAND))
    found = change(room, MUNICIPALITY, layout, COUNTRY)
    rows = place_rows(found, COUNTRY, "nl")
    assert len({row[0] for row in rows}) == len(COUNTRY.municipalities)
    sizes = [abs(int(row[1].replace("−", "-"))) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert [int(row[3]) - int(row[2]) for row in rows] == [
        int(row[1].replace("−", "-")) for row in rows
    ]
    told = partners_told(change(room, MUNICIPALITY), EEMLAND, "nl")
    assert set(told.values()) == {"2 → 1"}
    assert len(told) == len(EEMLAND.municipalities)


def test_a_drawing_changes_its_rows_at_once(room_of, small_view):
    view = small_view.but(region="jeugdregio:Eemland").with_choice("counterparties", PARTNERSHIP)
    room = room_of(answered=False, page="region", view=view)
    box, context = solara.render(Page(room), handle_error=False)
    (table,) = with_traits(box, "rows", "options")
    assert {item["partners"] for item in table.rows} == {"2 → 1"}
    before = [item.table for item in with_traits(box, "spec", "table")]
    table.vue_moved({"codes": ["GM0308"], "region": NEW})
    after = [item.table for item in with_traits(box, "spec", "table")]
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 2  # map and desks
    context.close()


def test_nonsense_of_a_browser_chooses_nothing(room_of, small_view):
    heard: list[View] = []
    room = room_of(answered=False, page="region", changes=heard, view=small_view)
    box, context = solara.render(Page(room), handle_error=False)
    label = say("nl", "parties_who_in", name=say("nl", "parties_drawing"))
    lists = [item for item in with_traits(box, "groups") if item.label == label]
    for news in ("nobody", None, 7, ["school"], {"x": 1}):
        lists[0].vue_chosen(news)
    assert heard == []
    lists[0].vue_chosen(SCHOOL)
    assert heard[-1].choice("counterparties", WHO) == SCHOOL
    context.close()


def test_the_country_is_drawn_within_a_second(room):
    change(room, SCHOOL, region=COUNTRY)
    begun = time.perf_counter()
    for who in WHO:
        drawn(room, change(room, who, each_municipality_alone(), COUNTRY), "B")
    assert time.perf_counter() - begun < 1.0


def test_a_new_drawing_loses_no_child_and_no_school(room):
    found = change(room, SCHOOL, each_municipality_alone())
    assert found.now.counts.size == found.then.counts.size
    assert sum(found.now.often()) == sum(found.then.often())
    fewer = replace(found, then=found.now)
    assert (fewer.fewer, fewer.more) == (0, 0)
