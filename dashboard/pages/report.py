"""Page "Rapport": what is sent to those who decide; what is shown is what is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import solara

from dashboard.answering import DONE, use_call
from dashboard.components import Choice, Day, Preview, Ticks, Writing
from dashboard.headline import status
from dashboard.kept_layouts import travelling
from dashboard.pages.room import Room
from dashboard.saving import Save, SaveText
from dashboard.view import LETTERS, MOST_TEXT, View
from experiments.report.files import content_of
from experiments.report.findings import AUDIENCES, Findings, Notes
from experiments.report.pdf import browser
from experiments.words import LANGUAGES
from model.errors import UserError

KINDS = {
    "html": "text/html",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
NAME = "continuum"
# What somebody writes here belongs to this session; it goes into the report, not into the link.
NOTES = solara.reactive(Notes())
LEFT_OUT: solara.Reactive[frozenset[str]] = solara.reactive(frozenset())  # names of scenarios


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    solara.v.Html(tag="h1", children=[room.say("page_report")])
    solara.v.Html(tag="p", class_="c-lead", children=[room.say("report_lead")])
    with solara.v.Html(tag="div", class_="c-pair"):
        with solara.v.Html(tag="section", class_="c-card"):
            lang, audience = _choices(room)
        with solara.v.Html(tag="section", class_="c-card"):
            _notes(room)
    findings = room.answer.findings if room.answer else None
    refused = refusal(room)
    if refused or findings is None:
        attributes = {"role": "status"}
        solara.v.Html(tag="p", class_="c-warning", attributes=attributes, children=[refused])
    else:
        _Report(room, findings, lang, audience)


def refusal(room: Room) -> str:
    """Return why there is no report now; empty if there is one."""
    asked = room.asked
    if asked.now.stage == DONE and not asked.is_stale and room.answer and room.answer.findings:
        return ""
    return room.say("report_not_yet", status=status(room.view, asked)["text"])


def _choices(room: Room) -> tuple[str, str]:
    """Show for whom the report is, in which language and about what; return the first two."""
    view = room.view
    others = tuple(name for name in LANGUAGES if name != room.lang)
    lang = view.choice("report_lang", (room.lang, *others))
    audience = view.choice("audience", AUDIENCES)

    def to(name: str, allowed: Sequence[str], value: Any) -> None:
        if value in allowed:
            room.change(room.view.with_choice(name, str(value)))

    solara.v.Html(tag="h2", children=[room.say("report_choices")])
    Choice(
        room.say("report_audience"),
        audience,
        {name: room.say(f"report_for_{name}") for name in AUDIENCES},
        event_chosen=lambda value: to("audience", AUDIENCES, value),
        hint=room.say("report_audience_told"),
    )
    Choice(
        room.say("report_language"),
        lang,
        {name: room.say(f"report_in_{name}") for name in LANGUAGES},
        event_chosen=lambda value: to("report_lang", LANGUAGES, value),
    )
    if len(view.scenarios) > 2:
        _scenarios(room)
    return lang, audience


def _scenarios(room: Room) -> None:
    """Show which scenarios are reported on; one always is."""
    names = told_about(room.view, LEFT_OUT.value)
    options = {
        item.name: f"{LETTERS[place]}: {item.title[room.lang]}"
        for place, item in enumerate(room.view.scenarios)
        if place
    }

    def toggled(news: Any) -> None:
        if not isinstance(news, dict) or news.get("value") not in options:
            return
        changed = LEFT_OUT.value ^ {news["value"]}
        if told_about(room.view, changed):
            LEFT_OUT.value = changed

    Ticks(room.say("report_scenarios"), names, options, event_toggled=toggled)


def told_about(view: View, left_out: frozenset[str]) -> list[str]:
    """Return the names of the scenarios that are reported on, without the baseline."""
    return [item.name for item in view.scenarios[1:] if item.name not in left_out]


def _notes(room: Room) -> None:
    """Show what somebody writes himself: expectation, decision, dissent and the next check."""

    def write(name: str, text: Any) -> None:
        NOTES.value = replace(NOTES.value, **{name: printable(text)})

    def day(text: Any) -> None:
        if text == "" or is_day(text):
            NOTES.value = replace(NOTES.value, check=str(text))

    solara.v.Html(tag="h2", children=[room.say("report_own")])
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("report_own_told")])
    expected = room.view.expectation
    text = room.say("report_expected", text=expected) if expected else room.say("report_no_hope")
    solara.v.Html(tag="p", children=[text])
    for name in ("decision", "dissent"):
        Writing(
            label=room.say(f"report_{name}"),
            value=getattr(NOTES.value, name),
            rows=3,
            most=MOST_TEXT,
            event_written=partial(write, name),
        )
    Day(label=room.say("report_check"), value=NOTES.value.check, event_chosen=day)


def printable(text: Any) -> str:
    """Return what a browser sent as text that can be shown, cut to what fits."""
    kept = "".join(letter for letter in str(text) if letter.isprintable() or letter == "\n")
    return kept[:MOST_TEXT]


def is_day(text: Any) -> bool:
    """Return whether this is a date such as 2030-12-31."""
    try:
        dt.date.fromisoformat(str(text))
    except ValueError:
        return False
    return len(str(text)) == 10


def reported(
    findings: Findings, view: View, notes: Notes, left_out: frozenset[str], audience: str
) -> Findings:
    """Return the findings as they are reported.

    Args:
        findings: all that was computed.
        view: with the scenarios and what was expected.
        notes: what was written on this page.
        left_out: names of scenarios that are not reported on.
        audience: who it is for.
    """
    told = findings.about(told_about(view, left_out))
    # Reasons change no number, so they are not part of what was computed.
    reasons = {item.name: item.reasons for item in view.scenarios}
    scenarios = tuple(replace(item, reasons=reasons[item.name]) for item in told.scenarios)
    expected = replace(notes, expectation=view.expectation)
    return replace(told, scenarios=scenarios, notes=expected, audience=audience)


@solara.component
def _Report(room: Room, findings: Findings, lang: str, audience: str) -> None:  # noqa: N802
    """Show the report, and save it."""
    view = room.view
    given = solara.use_memo(
        lambda: reported(findings, view, NOTES.value, LEFT_OUT.value, audience),
        [findings, view.scenarios, view.expectation, NOTES.value, LEFT_OUT.value, audience],
    )
    called = use_call(content_of, given, "html", lang)
    with solara.v.Html(tag="div", class_="c-row"):
        for kind, media in KINDS.items():
            if kind != "pdf" or can_print():
                label = room.say("report_save", kind=kind.upper())
                Save(room, label, f"{NAME}-{lang}.{kind}", media, content_of, (given, kind, lang))
        name = f"{view.scenario.name}.toml"
        label = room.say("report_save_scenario", name=name)
        SaveText(room, label, name, travelling(view.scenario).to_toml())
    if not can_print():
        solara.v.Html(tag="p", class_="c-hint", children=[room.say("report_no_pdf")])
    if called.state == "ready":
        Preview(html=called.value.decode(), title=room.say("report_preview"), dark=room.look.dark)
    else:
        text = called.problem or room.say("report_making")
        solara.v.Html(tag="p", class_="c-quiet", attributes={"role": "status"}, children=[text])


def can_print() -> bool:
    """Return whether a browser that makes a PDF is installed on the server."""
    try:
        browser()
    except UserError:
        return False
    return True
