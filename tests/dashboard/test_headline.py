"""The shell: the same numbers as a comparison, in the user's language, never of two settings."""

import pytest
import solara

from dashboard.answering import BUSY, DONE, STOPPED, Answer, Asked
from dashboard.charts.theme import DARK, LIGHT
from dashboard.headline import kpis, sentences, status, time_left
from dashboard.pages import SHOWN
from dashboard.view import PAGES
from experiments.comparison.answer import plain_answer
from experiments.sweep.design import HEADLINE
from experiments.words import amount
from model.outcomes import MEASURES
from tests.dashboard.pages.texts import texts


def asked_of(answer, now=None):
    return Asked(answer, now or answer, lambda: None, lambda: None)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_answer_line_is_that_of_the_comparison(small_view, small_answer, lang):
    told = sentences(small_view.but(lang=lang), asked_of(small_answer))
    rows = small_answer.findings.comparison.rows
    expected = plain_answer(rows, lang)[0]
    assert told == [*expected.sentences, expected.tally]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_six_measures_are_levels_and_differences_of_the_comparison(
    small_view, small_answer, lang
):
    items = kpis(small_view.but(lang=lang), small_answer)
    rows = small_answer.findings.comparison.rows
    last = small_answer.numbers.lines(lang).periods[-1]
    assert [item["name"] for item in items] == list(HEADLINE)
    for item in items:
        declared = MEASURES[item["name"]]
        row = rows[
            (rows["scenario"] == "integrated-teams")
            & (rows["period"] == last)
            & (rows["group"] == "all")
            & (rows["measure"] == item["name"])
        ].iloc[0]
        if not declared.unit.startswith("euro"):
            places = declared.decimals
            assert item["level"] == amount(lang, row["mean"], declared.unit, places)
            assert item["difference"] == amount(
                lang, row["difference"], declared.unit, places, signed=True
            )
        assert {"thick", "thin"} <= item.keys()


def test_before_an_answer_nothing_is_told_but_that_it_comes(small_view):
    busy = asked_of(None, Answer(small_view.question()))
    assert "komen eraan" in sentences(small_view, busy)[0]
    assert {item["level"] for item in kpis(small_view, None)} == {"–"}


def test_a_scenario_that_is_as_today_is_told_to_change_nothing(small_view, small_answer):
    same = small_view.with_scenario(small_view.baseline)
    assert "verandert niets" in sentences(same, asked_of(small_answer))[0]


def test_numbers_of_the_question_before_are_called_stale(small_view, small_answer):
    other = Answer(small_view.but(seed=2).question())
    asked = asked_of(small_answer, other)
    assert asked.is_stale
    assert "vorige instelling" in status(small_view, asked)["text"]
    assert not asked_of(small_answer).is_stale


@pytest.mark.parametrize("stage", [*BUSY, DONE, STOPPED, "idle"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_stage_is_told(small_view, stage, lang):
    state = Answer(small_view.question(), stage, 1, 4, 12.0)
    told = status(small_view.but(lang=lang), asked_of(None, state))
    assert told["text"]
    assert told["busy"] == (stage in BUSY)


def test_a_time_to_wait_is_told_in_seconds_and_minutes():
    assert time_left("en", 12.4) == "12 s"
    assert time_left("en", 200.0) == "3 min"
    assert time_left("en", None) == "…"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("answered", [True, False], ids=["answered", "waiting"])
def test_every_page_can_be_shown(room_of, page, lang, answered):
    room = room_of(lang, answered, page)
    box, context = solara.render(SHOWN[page](room), handle_error=False)
    context.close()
    assert box is not None


def test_the_style_sheet_has_the_colours_of_the_charts():
    from pathlib import Path

    sheet = (Path(__file__).parents[2] / "dashboard/assets/custom.css").read_text()
    light, dark = sheet.split(':root[data-theme="dark"]')[0], sheet.split("[data-theme")[1]
    for colours, part in ((LIGHT, light), (DARK, dark)):
        named = {"paper": colours.page, "ink": colours.text, "accent": colours.accent}
        named |= {"better": colours.better, "worse": colours.worse, "soft": colours.quiet}
        named |= dict(zip("abcd", colours.scenarios, strict=True))
        for name, colour in named.items():
            assert f"--{name}: {colour};" in part, name


@pytest.mark.parametrize("when", ["at once", "later"])
def test_a_fault_on_a_page_leaves_the_rest_of_the_screen_in_use(room_of, monkeypatch, when, caplog):
    from dashboard.web import app

    broken = {"now": when == "at once"}

    @solara.component
    def page(room):
        if broken["now"]:
            raise RuntimeError("a secret of the server")
        solara.v.Html(tag="h1", children=["sound"])

    monkeypatch.setattr(app, "SHOWN", dict.fromkeys(PAGES, page))
    box, context = solara.render(app._Guarded(room_of()), handle_error=False)
    if when == "later":
        broken["now"] = True
        context.render(app._Guarded(room_of("en")))

    told = texts(box)
    assert "ging iets mis" in told or "went wrong" in told
    assert "secret" not in told
    assert "Fault on page" in caplog.text
    context.close()
