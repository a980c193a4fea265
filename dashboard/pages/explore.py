"""Page "Verkennen": move levers, see the difference with today's system."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import solara

from dashboard.charts import course, differences
from dashboard.components import Button, ChartBlock, Choice, LeverPanel
from dashboard.controls import (
    BY_KEY,
    CONTROLS,
    GROUPS,
    NEEDS,
    Control,
    checked,
    evidence,
    is_idle,
    moved,
    own,
    value_of,
)
from dashboard.headline import chart_words, shell_words
from dashboard.pages.room import Room
from dashboard.view import LETTERS
from experiments.comparison_lines import Lines
from experiments.report.findings import Findings
from experiments.run import RunSet
from experiments.sweep.design import HEADLINE
from experiments.team_size import teams_of
from experiments.words import number, period_name, unit_name
from model.outcomes import SERIES
from scenarios import Scenario

COUNTED = ("coverage", "size")  # levers that are told in schools and posts
FIRST_SERIES = "children_waiting_care"
WORDS = (
    "less", "more", "back_to_today", "as_today", "help", "evidence", "influence",
)  # fmt: skip


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    with solara.v.Html(tag="div", class_="c-columns"):
        with solara.v.Html(tag="section"):
            _Levers(room)
        with solara.v.Html(tag="section", class_="c-results"):
            _Results(room)


@solara.component
def _Levers(room: Room) -> None:  # noqa: N802
    """Show the levers of the chosen scenario, with undo and redo."""
    view = room.view
    nothing: tuple[Scenario, ...] = ()
    past, set_past = solara.use_state(nothing)
    future, set_future = solara.use_state(nothing)
    letter = LETTERS[view.chosen]

    def to(scenario: Any) -> None:
        set_past((*past, view.scenario)[-50:])
        set_future(())
        room.change(view.with_scenario(scenario))

    def heard(news: Any) -> None:
        try:
            control = BY_KEY[news["key"]]
            value = checked(control, news["value"])
        except (KeyError, TypeError, ValueError):
            return  # no browser of ours sends this
        to(moved(view.scenario, control, value, letter))

    def undo(_: Any = None) -> None:
        set_future((view.scenario, *future))
        set_past(past[:-1])
        room.change(view.with_scenario(past[-1]))

    def redo(_: Any = None) -> None:
        set_past((*past, view.scenario))
        set_future(future[1:])
        room.change(view.with_scenario(future[0]))

    title = view.scenario.title[room.lang]
    solara.v.Html(tag="h1", children=[room.say("explore_levers")])
    told = room.say("explore_levers_told", letter=letter, title=title)
    solara.v.Html(tag="p", class_="c-hint", children=[told])
    with solara.v.Html(tag="div", class_="c-row"):
        Button(label=room.say("undo"), disabled=not past, event_clicked=undo)
        Button(label=room.say("redo"), disabled=not future, event_clicked=redo)
        Button(
            label=room.say("all_back"),
            disabled=not view.scenario.levers,
            event_clicked=lambda _: to(own(view.scenario, letter, levers=())),
        )
    LeverPanel(
        words=shell_words(room.lang, WORDS),
        groups=[_group(room, key) for key in GROUPS],
        event_moved=heard,
    )


def _group(room: Room, key: str) -> dict[str, Any]:
    """Return a group of levers for the panel."""
    own_controls = [control for control in CONTROLS if control.group == key]
    changed = sum(value_of(c, room.view.scenario) != c.neutral for c in own_controls)
    return {
        "key": key,
        "title": room.say(f"group_{key}"),
        "moved": room.say("levers_moved", n=changed) if changed else "",
        "items": [_item(room, control) for control in own_controls],
    }


def _item(room: Room, control: Control) -> dict[str, Any]:
    """Return one lever for the panel."""
    words, scenario = control.words, room.view.scenario
    item: dict[str, Any] = {
        "key": control.key,
        "label": room.say(f"control_{control.key}"),
        "value": value_of(control, scenario),
        "neutral": control.neutral,
        "options": [{"value": v, "label": room.say(f"option_{v}")} for v in control.options],
        "meaning": words[room.lang],
        "works": room.say(f"works_{control.key}"),
        "evidence": evidence(words["evidence"]),
        "idle": _idle(room, control),
        "consequence": _consequence(room, control),
        "influence": None,
    }
    return item if control.options else item | _numbers(room, control, words)


def _idle(room: Room, control: Control) -> str:
    """Return why a lever has no effect now; empty if it has."""
    if not is_idle(control, room.view.scenario):
        return ""
    return room.say("lever_idle", needed=room.say(f"control_{NEEDS[control.key]}"))


def _consequence(room: Room, control: Control) -> str:
    """Return what a lever means for this region in whole numbers; empty where that is unknown."""
    if control.key not in COUNTED or is_idle(control, room.view.scenario):
        return ""
    teams = teams_of(room.view.scenario, room.view.region)
    if teams is None:
        return ""
    return room.say(
        "consequence_teams",
        schools=number(room.lang, teams.schools, 0),
        fte=number(room.lang, teams.fte, 0),
    )


def _numbers(room: Room, control: Control, words: Mapping[str, str]) -> dict[str, Any]:
    """Return range, step and unit of a lever that is a number."""
    low, high = control.range
    scale = 100 if control.percent else 1
    unit = "%" if control.percent else unit_name(room.lang, words["unit"])
    ends = [number(room.lang, end * scale, 0) for end in (low, high)]
    return {
        "low": low,
        "high": high,
        "step": control.step,
        "percent": control.percent,
        "unit": unit,
        "range": room.say("lever_range", low=ends[0], high=ends[1], unit=unit),
    }


@solara.component
def _Results(room: Room) -> None:  # noqa: N802
    """Show differences with today's system, and the course over the years."""
    answer, lines, shown = room.answer, room.lines, room.shown
    if answer is None or answer.findings is None or lines is None or shown is None:
        solara.v.Html(tag="p", class_="c-quiet", children=[room.say("waiting_for_numbers")])
        return
    _differences(room, answer.findings, lines, shown)
    if answer.runs is not None:
        _course(room, answer.findings, answer.runs)


def _differences(room: Room, findings: Findings, lines: Lines, shown: str) -> None:
    """Show the headline measures as differences with today's system."""
    rows = differences.read(findings.comparison.rows, shown, lines.periods[-1], HEADLINE, room.lang)
    spec = differences.figure(rows, room.look)
    table = differences.table(rows, room.lang)
    period = period_name(room.lang, lines.periods[-1])
    ChartBlock(
        words=chart_words(room.lang),
        title=room.say("explore_differences", period=period),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=differences.summary(rows, room.lang),
        explained=[room.say("explore_how_chance"), room.say("explore_how_assumptions")],
        name="continuum-verschil",
        height=int(spec["layout"]["height"]),
        stale=room.asked.is_stale,
    )


def _course(room: Room, findings: Findings, runs: RunSet) -> None:
    """Show the weeks of one measure, and let the user choose which."""
    names = {name: item.nl if room.lang == "nl" else item.en for name, item in SERIES.items()}
    name = room.view.choice("series", (FIRST_SERIES, *SERIES))
    titles = findings.comparison.titles

    def chosen(value: Any) -> None:
        if value in SERIES:
            room.change(room.view.with_choice("series", str(value)))

    rows = course.read(runs, name)
    spec = course.figure(rows, name, titles, room.look)
    table = course.table(rows, name, titles, room.lang)
    Choice(room.say("explore_measure"), name, names, event_chosen=chosen)
    ChartBlock(
        words=chart_words(room.lang),
        title=room.say("explore_course", measure=names[name]),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=course.summary(rows, name, titles, room.lang),
        explained=[room.say("explore_how_course")],
        name="continuum-verloop",
        height=int(spec["layout"]["height"]),
        stale=room.asked.is_stale,
    )
