"""Why a lever stands where it stands: from the screen into scenario, link, file and report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.address import (
    LONGEST_QUERY,
    TOO_LONG,
    Read,
    address_of,
    changed,
    own_scenario,
    view_at,
)
from dashboard.all_levers import every_control
from dashboard.controls import BY_KEY, Control, moved
from dashboard.lineup import copied
from dashboard.pages import compare_tables
from dashboard.pages.report import reported
from dashboard.reasons import reason_of, reasoned, tidied
from dashboard.view import View
from experiments.report.findings import ANYBODY
from experiments.report.page import html_page
from scenarios import load
from scenarios.reasons import LONGEST_REASON, is_reason, reason_names

COVERAGE, POOL = BY_KEY["coverage"], BY_KEY["pool"]
WHY = "Ruimte voor de helft; “de rest” volgt in 2029 – zie nota §3."


def with_reason(view: View, text: str = WHY) -> View:
    return view.with_scenario(reasoned(view, COVERAGE, text))


@pytest.mark.parametrize("text", ["", " ", "\x00\n", "a\nb\tc", "x" * 1000, "é" * 301, "\u202ea"])
def test_whatever_is_written_becomes_a_reason_or_nothing(text):
    told = tidied(text)
    assert told == "" or is_reason(told)
    assert tidied(told) == told
    assert reason_of(COVERAGE, with_reason(View(), text).scenario) == told


def test_a_reason_is_no_other_policy_and_an_empty_one_is_gone():
    view = with_reason(View())
    plain = load("integrated-teams")
    assert replace(view.scenario, reasons={}) == plain != view.scenario
    again = with_reason(view, " ")
    assert again == View()
    assert reasoned(again, COVERAGE, "") is again.scenario
    assert reasoned(view, COVERAGE, f" {WHY} ") is view.scenario


def test_a_reason_stays_when_levers_move_and_goes_along_in_a_copy():
    view = with_reason(View())
    after = view.with_scenario(moved(view.scenario, POOL, 0.5, "B"))
    assert reason_of(COVERAGE, after.scenario) == WHY
    assert reason_of(COVERAGE, copied(after).scenario) == WHY


def test_a_link_and_a_file_bring_it_along():
    view = with_reason(View())
    read = view_at(address_of(view))
    assert read.problems == ()
    assert read.view == view
    assert own_scenario(view.scenario.to_toml(), "The file") == view.scenario


def test_nothing_is_computed_anew_for_a_word():
    assert with_reason(View()).question() == View().question()
    assert with_reason(View()).question().digest() == View().question().digest()


def test_more_reasons_than_a_link_can_hold_are_refused():
    controls = list(every_control().values())
    view = filled(View(), controls[:6])
    kept = Read(view)
    assert changed(kept, view).problems == ()
    assert changed(kept, filled(view, controls[6:])) == Read(view, (TOO_LONG,))
    assert len(address_of(view)) <= LONGEST_QUERY
    assert view_at(address_of(view)).view == view


def filled(view: View, controls: list[Control]) -> View:
    """Return the view with a long reason for each of the levers."""
    for number, control in enumerate(controls):
        view = view.with_scenario(reasoned(view, control, dense_text(number)))
    return view


def dense_text(number: int) -> str:
    """Return a text that cannot be squeezed."""
    places = range(number * LONGEST_REASON, (number + 1) * LONGEST_REASON)
    return "".join(chr(0x4E00 + place * 7919 % 20_000) for place in places)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_comparison_shows_it_under_its_setting(lang):
    plain = compare_tables.settings(View().scenarios, lang)
    shown = compare_tables.settings(with_reason(View()).scenarios, lang)
    extra = [item for item in shown if item not in plain]
    (told,) = extra
    assert [cell["text"] for cell in told["cells"][1:]] == ["–", WHY]
    assert len(shown) == len(plain) + 1


def test_a_report_quotes_it_and_has_the_same_numbers(small_view, small_answer):
    view = with_reason(small_view)
    plain, told = (
        html_page(reported(small_answer.findings, item, frozenset(), ANYBODY), "nl")
        for item in (small_view, view)
    )
    assert WHY in told
    assert WHY not in plain
    assert 'id="reasons"' not in plain
    before, _, after = told.partition('<section id="reasons"')
    whole = before + after.partition("</section>\n")[2]
    link = '<li><a href="#reasons">Waarom deze standen</a></li>\n'
    assert "".join(whole.replace(link, "").split()) == "".join(plain.split())


def test_every_setting_on_the_screen_can_have_a_reason():
    reasons = dict.fromkeys(reason_names(), WHY)
    scenario = replace(load("full-continuum"), reasons=reasons)
    for control in (*BY_KEY.values(), *every_control().values()):
        assert reason_of(control, scenario) == WHY
