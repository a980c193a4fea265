"""The page about region and money: what it tells, and that it draws."""

from dataclasses import replace

import pytest
import solara

from dashboard.pages.region import PARTS, Page
from dashboard.pages.region_drawing import draft_rows
from dashboard.pages.region_facts import (
    LAYERS,
    NEW,
    choices_of,
    fact_rows,
    layout_in,
    lead,
    moved_to,
    places_in,
    total_told,
    unit_rows,
    warnings,
)
from dashboard.pages.region_maps import measures_of, place_lines, place_table, result_told
from dashboard.pages.region_money import (
    ALL_YEARS,
    DIFFERENCE,
    STAGES,
    back_told,
    control_told,
    money_told,
    payer_matrix,
    pocket_told,
    present_rows,
)
from dashboard.view import View
from experiments.comparison.ledger import Books, PayBack, books, pay_back
from experiments.region_layouts import own_layout, shape_of, youth_region_names
from model.geography import load_geography, resolve_region, today
from scenarios import load
from tests.dashboard.pages.texts import texts

EEMLAND = resolve_region("jeugdregio:Eemland")
LANGS = ("nl", "en")


@pytest.fixture(scope="module")
def draft():
    return youth_region_names(today(load_geography()), EEMLAND)


@pytest.fixture
def lines(small_answer):
    return small_answer.numbers.lines("nl")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("part", PARTS)
def test_the_page_draws(room_of, small_view, lang, answered, part):
    for what in (DIFFERENCE, "A") if part == "money" and answered else ("",):
        view = small_view.with_choice("part", part).with_choice("money", what)
        room = room_of(lang=lang, answered=answered, page="region", view=view)
        box, context = solara.render(Page(room), handle_error=False)
        assert room.say("page_region") in texts(box)
        context.close()


def walk(widget):
    """Yield a widget and all widgets in it."""
    yield widget
    for child in getattr(widget, "children", []):
        if not isinstance(child, str):
            yield from walk(child)


def with_traits(widget, *names):
    """Return the widgets in another one that have all these traits."""
    return [item for item in walk(widget) if all(item.has_trait(name) for name in names)]


def test_who_draws_a_region_and_uses_it_gets_a_scenario_with_that_layout(
    room_of, small_view, monkeypatch, tmp_path
):
    monkeypatch.setenv("CONTINUUM_DATA", str(tmp_path))
    heard: list[View] = []
    room = room_of(answered=False, page="region", changes=heard, view=small_view)
    box, context = solara.render(Page(room), handle_error=False)
    (table,) = with_traits(box, "rows", "options")
    code = table.rows[0]["code"]
    table.vue_ticked({"codes": [code, 7], "on": True})
    assert not table.rows[0]["ticked"]
    table.vue_ticked({"codes": [code, "GM9999"], "on": True})
    assert table.rows[0]["ticked"]
    table.vue_moved({"codes": [code], "region": "no such region"})
    table.vue_moved("nonsense")
    assert not table.rows[0]["changed"]
    table.vue_moved({"codes": [code], "region": NEW})
    assert table.rows[0]["region"] == "Regio Bunnik"
    assert not table.rows[0]["ticked"]
    buttons = {item.label: item for item in with_traits(box, "label", "pressed")}
    use = buttons["Gebruik deze indeling in scenario B"]
    use.vue_clicked(None)
    context.close()
    layout = layout_in(heard[-1].scenario)
    assert youth_region_names(layout, resolve_region("municipality:Bunnik")) == {
        code: "Regio Bunnik"
    }
    assert str(tmp_path) in heard[-1].scenario.to_toml()


def test_every_layer_puts_every_municipality_somewhere():
    for layer in LAYERS:
        places = places_in(layer, layout_in(load("full-continuum")), EEMLAND)
        assert len(places) == len(EEMLAND.municipalities)
        assert all(place.area for place in places)


def test_moving_municipalities_gives_them_the_region_and_nobody_else(draft):
    moved = moved_to(draft, ["GM0308", "GM0342"], NEW, EEMLAND)
    assert {code for code in draft if moved[code] != draft[code]} == {"GM0308", "GM0342"}
    assert moved["GM0308"] == moved["GM0342"] == "Regio Soest"  # the larger of the two
    again = moved_to(moved, ["GM0342"], NEW, EEMLAND)
    assert again["GM0342"] == "Regio Soest 2"
    assert "Food Valley" in choices_of(draft, EEMLAND)
    assert moved_to(draft, ["GM0351"], "Food Valley", EEMLAND)["GM0351"] == "Food Valley"


@pytest.mark.parametrize(
    ("codes", "area"),
    [([], NEW), (["GM0014"], NEW), (["GM0308"], "Groningen"), (["GM0308"], "<b>")],
)
def test_what_is_not_on_the_page_cannot_be_drawn(draft, codes, area):
    with pytest.raises(ValueError, match="region"):
        moved_to(draft, codes, area, EEMLAND)


@pytest.mark.parametrize("lang", LANGS)
def test_a_drawing_is_told(draft, lang):
    moved = moved_to(draft, ["GM0308", "GM0351"], NEW, EEMLAND)
    layout = own_layout(moved)
    told = warnings(layout, EEMLAND, lang)
    assert "Woudenberg" in told[0]
    assert "C14" in told[1]
    assert len(told) == 2
    assert warnings(own_layout(draft), EEMLAND, lang) == []
    assert len(unit_rows(layout, EEMLAND, lang)) == 2
    partners = dict.fromkeys(moved, "2 → 1")
    assert draft_rows(moved, frozenset({"GM0308"}), EEMLAND, lang, partners)[1]["ticked"]
    children = "50.438" if lang == "nl" else "50,438"
    assert children in total_told(moved, EEMLAND, lang)
    less = {code: area for code, area in moved.items() if code != "GM0308"}
    assert total_told(less, EEMLAND, lang).count(children) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_layout_is_compared_with_today(lang):
    now, then = (
        shape_of(layout_in(load(name)), EEMLAND) for name in ("current", "congruent-region")
    )
    rows = fact_rows(now, then, lang)
    assert rows[0][1:] == ("94", "100")
    assert rows[-1][1] == rows[-1][2]
    assert "94" in lead(now, then, "B", lang)
    assert lead(now, now, "B", lang) != lead(now, then, "B", lang)


def test_results_per_municipality_are_those_of_the_comparison(lines):
    other = lines.scenarios[1]
    names = measures_of(lines, other)
    assert "unmet_need" in names
    found = place_lines(lines, other, lines.periods[-1], "unmet_need")
    assert list(found) == ["GM0312"]
    line = lines.find(other, lines.periods[-1], "municipality:Bunnik", "unmet_need", "Bunnik")
    assert found["GM0312"] == line
    assert place_table(found, lines, "unmet_need").rows[0][0] == "Bunnik"
    better = {"x": replace(line, verdict="better"), "y": replace(line, verdict="indistinguishable")}
    assert result_told(better, "en", "") == "Clearly better in one municipality; not clear in 1."
    assert result_told({"y": better["y"]}, "en", "none") == "none"


def test_payers_are_those_of_the_comparison_and_come_with_a_range(lines):
    heads, rows = payer_matrix(lines, ALL_YEARS, "nl")
    assert len(heads) == 2 + len(lines.scenarios) - 1
    assert rows[-1]["cells"][0]["text"] == "Alle partijen samen"
    assert all("tot" in row["cells"][2]["text"] for row in rows)
    assert len(money_told(lines, lines.scenarios[1], ALL_YEARS)) == 2
    _, present = present_rows(lines, "nl")
    assert len(present) == 3


def test_the_wrong_pocket_is_named_when_one_pays_for_another(lines, monkeypatch):
    def paying(**verdicts):
        line = lines.find(lines.scenarios[1], ALL_YEARS, "all", "cost_per_year", "")
        made = [(f"payer:{name}", replace(line, verdict=word)) for name, word in verdicts.items()]
        monkeypatch.setattr("dashboard.pages.region_money.payer_lines", lambda *_: made)
        return pocket_told(lines, lines.scenarios[1], ALL_YEARS)

    told = paying(municipality="pays_more", health_insurer="pays_less", joint_fund="pays_more")
    assert told.startswith("Verkeerde portemonnee: gemeenten betalen meer")
    assert "fonds" not in told
    assert paying(municipality="pays_more").startswith("Meer betalen: gemeenten")
    assert paying(municipality="pays_less").startswith("Minder betalen: gemeenten")
    assert paying(municipality="indistinguishable").startswith("Van geen enkele partij")


@pytest.mark.parametrize("lang", LANGS)
def test_books_that_close_and_books_that_do_not(small_answer, lang):
    closed = books(small_answer.numbers.runs)
    zero = "€\N{NO-BREAK SPACE}0,00" if lang == "nl" else "€0.00"
    assert all(zero in text for text in control_told(closed, lang))
    (wrong,) = control_told([Books("current", 100, 99)], lang)
    assert zero not in wrong


@pytest.mark.parametrize("lang", LANGS)
def test_pay_back_is_told_with_its_share(small_answer, lang):
    runs = small_answer.numbers.runs
    assert len(back_told(pay_back(runs), runs, lang)) == len(runs.scenarios) - 1
    extra = pay_back(runs)[0].extra
    never, back = (
        back_told([PayBack("x", share, year, sign * abs(extra))], runs, lang)[0]
        for share, year, sign in ((0.0, float("nan"), 1), (0.5, 2.0, -1))
    )
    assert "50" in back
    assert "50 %" not in never


def test_every_stage_has_a_word(room_of):
    room = room_of()
    assert len({room.say(f"region_money_by_{stage}") for stage in STAGES}) == len(STAGES)
