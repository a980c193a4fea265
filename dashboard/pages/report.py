"""Page "Rapport": what is sent to those who decide; what is shown is what is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import solara

from dashboard.address import is_day
from dashboard.answering import DONE, use_call
from dashboard.components import Choice, Day, Preview, Ticks, Writing
from dashboard.headline import status
from dashboard.kept_layouts import travelling
from dashboard.locked import moment_of
from dashboard.pages.locking import shut_for_readers
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
# What is left out belongs to this session; it is about the file, and not in the link.
LEFT_OUT: solara.Reactive[frozenset[str]] = solara.reactive(frozenset())  # names of scenarios


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    solara.v.Html(tag="h1", children=[room.say("page_report")])
    solara.v.Html(tag="p", class_="c-lead", children=[room.say("report_lead")])
    with solara.v.Html(tag="div", class_="c-pair c-hands"):
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
        if news["value"] not in options:
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
    view = room.view

    def write(name: str, text: Any) -> None:
        room.change(view.but(**{name: str(text)[:MOST_TEXT]}))

    def day(text: Any) -> None:
        if text == "" or is_day(text):
            room.change(view.but(check=str(text)))

    solara.v.Html(tag="h2", children=[room.say("report_own")])
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("report_own_told")])
    expected = view.expectation
    text = room.say("report_expected", text=expected) if expected else room.say("report_no_hope")
    solara.v.Html(tag="p", children=[text])
    if view.locked:
        told = room.say("expectation_locked_at", moment=moment_of(view))
        solara.v.Html(tag="p", class_="c-hint", children=[told])
    for name in ("decision", "dissent"):
        Writing(
            label=room.say(f"report_{name}"),
            value=getattr(view, name),
            rows=3,
            most=MOST_TEXT,
            locked=view.reading,
            hint=room.say("reading_fixed") if view.reading else "",
            event_written=partial(write, name),
        )
    with shut_for_readers(room, "check"):
        Day(label=room.say("report_check"), value=view.check, event_chosen=day)
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("report_later")])


def reported(findings: Findings, view: View, left_out: frozenset[str], audience: str) -> Findings:
    """Return the findings as they are reported.

    Args:
        findings: all that was computed.
        view: with the scenarios, what was expected and what was decided.
        left_out: names of scenarios that are not reported on.
        audience: who it is for.
    """
    told = findings.about(told_about(view, left_out))
    # Reasons change no number, so they are not part of what was computed.
    reasons = {item.name: item.reasons for item in view.scenarios}
    scenarios = tuple(replace(item, reasons=reasons[item.name]) for item in told.scenarios)
    return replace(told, scenarios=scenarios, notes=notes_of(view), audience=audience)


def notes_of(view: View) -> Notes:
    """Return what people wrote themselves."""
    return Notes(view.expectation, view.decision, view.dissent, view.check, view.locked)


@solara.component
def _Report(room: Room, findings: Findings, lang: str, audience: str) -> None:  # noqa: N802
    """Show the report, and save it."""
    view = room.view
    given = solara.use_memo(
        lambda: reported(findings, view, LEFT_OUT.value, audience),
        [findings, view.scenarios, notes_of(view), LEFT_OUT.value, audience],
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
        text = called.problem.get(lang) or room.say("report_making")
        solara.v.Html(tag="p", class_="c-quiet", attributes={"role": "status"}, children=[text])


def can_print() -> bool:
    """Return whether a browser that makes a PDF is installed on the server."""
    try:
        browser()
    except UserError:
        return False
    return True
