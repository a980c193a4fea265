"""The moment at which an expectation is locked: with the first run, once, and in the link."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.address import address_of, changed, tidied, view_at
from dashboard.locked import kept_locked, locked_now, moment_of
from dashboard.modes import for_readers
from dashboard.pages.report import notes_of, reported
from dashboard.view import View
from experiments.report.findings import AUDIENCES
from experiments.report.moments import moment_in_words, read_moment, written
from experiments.report.page import html_page
from tests.dashboard.screen import main_of, view_on, widgets, with_event

MOMENT = "2024-11-23T14:05Z"
TOLD = {"nl": "23 november 2024, 14.05 uur UTC", "en": "23 November 2024, 14:05 UTC"}
EXPECTED = View(expectation="Minder wachten")


@pytest.fixture
def clock(monkeypatch):
    """The clock stands still at `MOMENT`."""

    monkeypatch.setattr("dashboard.locked._now", lambda: read_moment(MOMENT))


def hint_of(box):
    """Return what stands under the field for the expectation."""
    return with_event(main_of(box), "written")[0].hint


def test_a_moment_is_told_in_the_style_of_the_language():
    assert {lang: moment_in_words(MOMENT, lang) for lang in TOLD} == TOLD
    assert moment_in_words("2025-03-01T00:00Z", "nl") == "1 maart 2025, 00.00 uur UTC"
    east = dt.timezone(dt.timedelta(hours=1))
    assert written(dt.datetime(2024, 11, 23, 15, 5, 59, tzinfo=east)) == MOMENT
    for odd in ("2024-11-23", "2024-11-23T14:05", " 2024-11-23T14:05Z", "2024-11-23T14:5Z"):
        with pytest.raises(ValueError):  # noqa: PT011 - that it is refused is all
            read_moment(odd)


def test_it_is_locked_once_and_only_where_something_is_expected(clock):
    now = locked_now(EXPECTED)
    assert now == EXPECTED.but(locked=MOMENT)
    before = EXPECTED.but(locked="2024-01-01T00:00Z")
    assert locked_now(before) == before
    assert locked_now(View(expectation=" \n")).locked == ""
    assert locked_now(for_readers(EXPECTED)).locked == ""


def test_it_travels_with_the_link_and_not_without_its_expectation():
    view = EXPECTED.but(locked=MOMENT)
    assert view_at(address_of(view)).view == view
    assert tidied(view.but(expectation=" ")).locked == ""
    read = view_at(f"t={MOMENT}")
    assert (read.view.locked, read.problems) == ("", ("locked",))
    later = written(dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
    assert view_at(f"e=x&t={later}").problems == ("locked",)
    assert view_at(f"e=x&t={MOMENT}").problems == ()


def test_who_goes_back_does_not_write_anew_what_was_expected():
    view = EXPECTED.but(locked=MOMENT)
    assert kept_locked(view, EXPECTED) == view
    other = EXPECTED.but(expectation="Iets anders")
    assert kept_locked(view, other) == other
    earlier = EXPECTED.but(locked="2024-01-01T00:00Z")
    assert kept_locked(view, earlier) == earlier
    assert changed(view_at(address_of(view)), view.but(page="fair")).view.locked == MOMENT


@pytest.mark.parametrize("lang", TOLD)
def test_the_first_run_locks_it_and_the_page_says_when(screen, small_view, clock, lang):
    box = screen(small_view.but(expectation="Minder wachten", lang=lang))
    assert view_on(box).locked == ""
    assert TOLD[lang] not in hint_of(box)
    (pages,) = with_event(box, "chosen")[:1]
    pages._event_callbacks["chosen"]("research")
    assert view_on(box).locked == MOMENT
    pages._event_callbacks["chosen"]("question")
    assert view_on(box).locked == MOMENT
    assert TOLD[lang] in hint_of(box)
    (field,) = [item for item in with_event(main_of(box), "written") if item.locked]
    field._event_callbacks["written"]("Iets anders")
    assert view_on(box).expectation == "Minder wachten"


def test_what_was_locked_elsewhere_stays_locked_here(screen, small_view):
    box = screen(small_view.but(expectation="Minder wachten", locked=MOMENT))
    assert TOLD["nl"] in hint_of(box)
    with_event(main_of(box), "written")[0]._event_callbacks["written"]("Iets anders")
    assert view_on(box).expectation == "Minder wachten"
    assert any(getattr(item, "locked", False) for item in widgets(box))


def test_a_link_without_a_moment_gets_none_afterwards(screen, small_view, clock):
    box = screen(small_view.but(page="explore", expectation="Minder wachten"))
    (pages,) = with_event(box, "chosen")[:1]
    pages._event_callbacks["chosen"]("fair")
    assert view_on(box).locked == ""


@pytest.mark.parametrize("lang", TOLD)
def test_the_report_says_when_and_nothing_if_that_is_not_known(room_of, small_view, lang):
    def page(view):
        room = room_of(lang, page="report", view=view)
        return html_page(reported(room.answer.findings, room.view, frozenset(), AUDIENCES[0]), lang)

    view = small_view.but(expectation="Minder wachten")
    assert notes_of(view.but(locked=MOMENT)).locked == MOMENT
    assert moment_of(view) == ""
    assert "UTC" not in page(view)
    with_moment = page(view.but(locked=MOMENT))
    assert TOLD[lang] in with_moment
    lines = set(page(view).splitlines())
    assert len([line for line in with_moment.splitlines() if line not in lines]) == 1
