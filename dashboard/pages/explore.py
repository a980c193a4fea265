"""Page "Verkennen": move levers, see the difference with today's system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import solara

from dashboard.all_levers import every_control
from dashboard.answering import Numbers
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
from dashboard.pages.explore_influence import influence, scale
from dashboard.pages.locking import shut_for_readers
from dashboard.pages.part_buttons import part_buttons
from dashboard.pages.room import Given, Room
from dashboard.pages.texts import awaited
from dashboard.pages.undoing import undo_and_redo
from dashboard.reasons import reason_of, reasoned
from dashboard.view import LETTERS
from dashboard.words import say
from experiments.sweep.design import HEADLINE
from experiments.team_size import teams_of
from experiments.words import number, period_name, unit_name, word
from model.levers import LEVER_TYPES
from model.outcomes import SERIES
from scenarios.reasons import LONGEST_REASON

DEPTHS = ("few", "all")
COUNTED = ("coverage", "size")  # levers that are told in schools and posts
FIRST_SERIES = "children_waiting_care"
WORDS = (
    "less", "more", "back_to_today", "as_today", "help", "evidence", "influence", "why", "why_told",
)  # fmt: skip


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    with solara.v.Html(tag="div", class_="c-columns"):
        with solara.v.Html(tag="section", class_="c-hands"):
            _Levers(room)
        with solara.v.Html(tag="section", class_="c-results"):
            _Results(room)


@solara.component
def _Levers(room: Room) -> None:  # noqa: N802
    """Show the levers of the chosen scenario, with undo and redo."""
    view = room.view
    letter, shut = LETTERS[view.chosen], view.reading

    def clear(_: Any) -> None:
        room.change(view.with_scenario(own(view.scenario, letter, levers=(), reasons={})))

    title = view.scenario.title[room.lang]
    solara.v.Html(tag="h1", children=[room.say("explore_levers")])
    told = room.say("explore_levers_told", letter=letter, title=title)
    solara.v.Html(tag="p", class_="c-hint", children=[told])
    with solara.v.Html(tag="div", class_="c-row"):
        undo_and_redo(room)
        Button(
            label=room.say("all_back"),
            disabled=shut or not (view.scenario.levers or view.scenario.reasons),
            event_clicked=clear,
        )
    depth = view.choice("levers", DEPTHS)
    part_buttons(room, "levers", DEPTHS, "levers_", "explore_levers")
    with shut_for_readers(room, "levers"):
        _panel(room, depth)


def _panel(room: Room, depth: str) -> None:
    """Show the levers themselves, what each does alone, and why it stands where it stands."""
    view = room.view
    controls = BY_KEY | every_control()

    def heard(news: Any) -> None:
        try:
            control = controls[news["key"]]
            value = checked(control, news["value"])
        except (KeyError, ValueError):
            return  # no browser of ours sends this
        room.change(view.with_scenario(moved(view.scenario, control, value, LETTERS[view.chosen])))

    def explained(news: Any) -> None:
        if news["key"] not in controls:
            return  # no browser of ours sends this
        scenario = reasoned(view, controls[news["key"]], news["text"])
        if scenario != view.scenario:
            room.change(view.with_scenario(scenario))

    if depth == DEPTHS[0] and (told := scale(room.lang)):
        solara.v.Html(tag="p", class_="c-hint", children=[told])
    LeverPanel(
        words=shell_words(room.lang, WORDS),
        groups=_groups(depth, room.lang),
        now={item.key: _now(room, item) for item in _controls(depth)},
        counts=_counts(room, depth),
        most=LONGEST_REASON,
        event_moved=heard,
        event_reasoned=explained,
    )


@cache
def _groups(depth: str, lang: str) -> list[dict[str, Any]]:
    """Return the levers for the panel, without what a move changes: that is much less."""
    controls = _controls(depth)
    return [
        {
            "key": key,
            "title": title,
            "items": [_item(control, lang) for control in controls if control.group == key],
        }
        for key, title in _titles(depth, lang).items()
    ]


def _controls(depth: str) -> Sequence[Control]:
    """Return the sixteen levers, or one for every setting."""
    return CONTROLS if depth == DEPTHS[0] else tuple(every_control().values())


def _titles(depth: str, lang: str) -> dict[str, str]:
    """Return what people call the groups of levers: five groups, or all kinds."""
    if depth == DEPTHS[0]:
        return {key: say(lang, f"group_{key}") for key in GROUPS}
    titles = {kind: word(lang, f"lever_{kind}") for kind in LEVER_TYPES if kind != "context"}
    titles["context"] = say(lang, "group_context")
    return {kind: titles[kind][:1].upper() + titles[kind][1:] for kind in LEVER_TYPES}


def _counts(room: Room, depth: str) -> dict[str, str]:
    """Return how many levers of a group are not as today, in words, for groups that have any."""
    scenario = room.view.scenario
    moved = Counter(
        item.group for item in _controls(depth) if value_of(item, scenario) != item.neutral
    )
    return {key: room.say("levers_moved", n=n) for key, n in moved.items()}


def _item(control: Control, lang: str) -> dict[str, Any]:
    """Return what is always so of one lever."""
    words = control.words
    short = control.key in BY_KEY  # the others are named by what is declared of them
    item: dict[str, Any] = {
        "key": control.key,
        "label": say(lang, f"control_{control.key}") if short else words[lang],
        "neutral": control.neutral,
        "options": [_option(value, lang) for value in control.options],
        "meaning": words[lang],
        "works": say(lang, f"works_{control.key}") if short else "",
        "evidence": evidence(words["evidence"]),
        "influence": influence(control, lang) if short else None,
    }
    return item if control.options else item | _numbers(control, lang)


def _now(room: Room, control: Control) -> dict[str, Any]:
    """Return where a lever stands, what that means here, and why it stands there."""
    value = value_of(control, room.view.scenario)
    listed = not control.options or value in control.options
    return {
        "value": value,
        "elsewhere": None if listed else _option(str(value), room.lang),
        "idle": _idle(room, control),
        "consequence": _consequence(room, control),
        "reason": reason_of(control, room.view.scenario),
    }


def _option(value: str, lang: str) -> dict[str, str]:
    """Return a value of a lever that is a choice."""
    return {"value": value, "label": say(lang, f"option_{value}")}


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


def _numbers(control: Control, lang: str) -> dict[str, Any]:
    """Return range, step and unit of a lever that is a number."""
    low, high = control.range
    scale = 100 if control.percent else 1
    unit = "%" if control.percent else unit_name(lang, control.words["unit"])
    ends = [number(lang, end * scale, 0) for end in (low, high)]
    return {
        "low": low,
        "high": high,
        "step": control.step,
        "percent": control.percent,
        "unit": unit,
        "range": say(lang, "lever_range", low=ends[0], high=ends[1], unit=unit),
    }


@solara.component
def _Results(room: Room) -> None:  # noqa: N802
    """Show differences with today's system, and the course over the years."""
    given = awaited(room)
    if given is not None:
        _Drawn(room, given)


@solara.component
def _Drawn(room: Room, given: Given) -> None:  # noqa: N802
    """Show the two charts; they are drawn anew only for other numbers."""
    names = {name: item.nl if room.lang == "nl" else item.en for name, item in SERIES.items()}
    name = room.view.choice("series", (FIRST_SERIES, *SERIES))

    def chosen(value: Any) -> None:
        if value in SERIES:
            room.change(room.view.with_choice("series", str(value)))

    # What the charts depend on, and nothing else.
    drawn = [given.numbers, room.look, given.shown]
    first = solara.use_memo(lambda: _differences(room, given), drawn)
    second = solara.use_memo(
        lambda: _course(room, given.numbers, name, names[name]), [*drawn, name]
    )
    ChartBlock(**first, stale=room.asked.is_stale)
    Choice(room.say("explore_measure"), name, names, event_chosen=chosen)
    ChartBlock(**second, stale=room.asked.is_stale)


def _differences(room: Room, given: Given) -> dict[str, Any]:
    """Return the chart of the headline measures as differences with today's system."""
    last = given.lines.periods[-1]
    read = differences.read(given.lines, given.shown, last, HEADLINE)
    spec, table = differences.figure(read, room.look), differences.table(read, room.lang)
    return {
        "words": chart_words(room.lang),
        "title": room.say("explore_differences", period=period_name(room.lang, last)),
        "spec": spec,
        "heads": table.heads,
        "rows": table.rows,
        "summary": differences.summary(read, room.lang),
        "explained": [room.say("explore_how_chance"), room.say("explore_how_assumptions")],
        "name": "continuum-verschil",
        "height": int(spec["layout"]["height"]),
    }


def _course(room: Room, numbers: Numbers, name: str, title: str) -> dict[str, Any]:
    """Return the chart of the weeks of one series."""
    titles, read = numbers.findings.comparison.titles, course.read(numbers.runs, name)
    spec = course.figure(read, name, titles, room.look)
    table = course.table(read, name, titles, room.lang)
    return {
        "words": chart_words(room.lang),
        "title": room.say("explore_course", measure=title),
        "spec": spec,
        "heads": table.heads,
        "rows": table.rows,
        "summary": course.summary(read, name, titles, room.lang),
        "explained": [room.say("explore_how_course")],
        "name": "continuum-verloop",
        "height": int(spec["layout"]["height"]),
    }
