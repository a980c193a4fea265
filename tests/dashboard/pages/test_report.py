"""The page with the report: what is shown is what is saved, and nothing before it is done."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import solara

from dashboard.address import address_of, is_day, view_at
from dashboard.answering import STOPPED, Asked
from dashboard.pages import report
from dashboard.pages.report import refusal, reported, told_about
from dashboard.saving import packed
from experiments.cli import main
from experiments.report.files import content_of
from experiments.report.findings import AUDIENCES
from experiments.report.page import html_page
from experiments.validate.patterns import COLUMNS
from scenarios import load
from tests.dashboard.pages.texts import texts

LANGUAGES = ("nl", "en")


def of(room):
    """Return what the page reports."""
    return reported(room.answer.findings, room.view, frozenset(), AUDIENCES[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_own_words_it_is_the_report_of_the_command_line_to_the_byte(room_of, lang):
    room = room_of(lang, page="report")
    assert html_page(of(room), lang) == html_page(room.answer.findings, lang)


def test_what_is_written_stands_in_it_and_is_not_run(room_of, small_view):
    view = small_view.but(
        expectation="<i>meer</i> hulp",
        decision="Ja.\n<script>1</script>",
        dissent="De school",
        check="2027-09-01",
    )
    room = room_of(page="report", view=view_at(address_of(view)).view)  # as it comes from a link
    text = content_of(of(room), "html", "nl").decode()
    for part in ("&lt;i&gt;meer&lt;/i&gt; hulp", "&lt;script&gt;", "De school", "2027-09-01"):
        assert part in text
    assert "<script>" not in text


def test_it_waits_until_the_answer_is_complete_and_of_this_question(room_of, small_answer):
    room = room_of(page="report")
    assert refusal(room) == ""
    assert refusal(room_of(answered=False, page="report"))
    stopped = Asked(small_answer, replace(small_answer, stage=STOPPED), print, print)
    other = replace(small_answer.question, years=1)
    stale = Asked(small_answer, replace(small_answer, question=other), print, print)
    assert refusal(replace(room, asked=stopped))
    assert refusal(replace(room, asked=stale))


def test_scenarios_can_be_left_out(small_view):
    view = replace(small_view, scenarios=(*small_view.scenarios, load("full-continuum")))
    assert told_about(view, frozenset()) == ["integrated-teams", "full-continuum"]
    assert told_about(view, frozenset({"integrated-teams"})) == ["full-continuum"]


def test_days_are_days():
    assert is_day("2030-12-31")
    odd: tuple[object, ...] = ("2030-13-01", "<b>", None, 7, "20301231", "", "2030-W01-1", [])
    assert not any(is_day(text) for text in odd)


def test_a_file_is_told_with_its_bytes():
    assert packed(b"\x00\xff", "x.bin", "text/csv") == {
        "name": "x.bin",
        "type": "text/csv",
        "base64": "AP8=",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("answered", [True, False])
def test_the_page_can_be_shown(room_of, monkeypatch, lang, answered):
    monkeypatch.setattr(report, "use_call", _at_once)
    monkeypatch.setattr("dashboard.saving.use_call", _at_once)
    room = room_of(lang, answered=answered, page="report")
    box, rendered = solara.render(report.Page(room), handle_error=False)
    assert room.say("page_report") in texts(box)
    rendered.close()


def _at_once(function, *arguments):
    """Do in this process what a worker would do."""
    from dashboard.answering import Called

    return Called("ready", function(*arguments)) if function else Called()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_to_check_back_later_is_told_and_works(room_of, lang, tmp_path, monkeypatch):
    room = room_of(lang, answered=False, page="report")
    box, context = solara.render(report.Page(room), handle_error=False)
    assert room.say("report_later") in texts(box)
    context.close()
    monkeypatch.chdir(tmp_path)
    own = replace(room.view.scenario, name="own-b")
    Path("own-b.toml").write_text(own.to_toml(), encoding="utf-8")
    rows = [
        "users,validate,region,own-b.toml,,value,care_users,all,1,all years,16,1,40,0,us,our own",
        "more,validate,region,own-b.toml,current,difference,care_users,all,1,all years,30,20,40,0,"
        "us,our own",
    ]
    text = "\n".join([",".join(COLUMNS), *rows])
    Path("observed.csv").write_text(text, encoding="utf-8")
    asked = ["validate", "observed.csv", "--region", "municipality:Rozendaal", "--draws", "0"]
    assert main([*asked, "--years", "1", "--out", "scored.csv", "--quiet"]) == 0
    assert list(pd.read_csv("scored.csv")["verdict"]) == ["met", "missed"]
