"""Page "Vergelijken": up to four scenarios next to each other, differences with today first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import solara

from dashboard import lineup
from dashboard.address import LONGEST_SCENARIO
from dashboard.charts import trade_off
from dashboard.components import Button, ChartBlock, Choice, DataTable, Writing
from dashboard.components.upload import Upload
from dashboard.headline import chart_words
from dashboard.measures import by_topic, periods
from dashboard.pages import compare_tables as tables
from dashboard.pages.compare_causes import Causes
from dashboard.pages.locking import shut_for_readers
from dashboard.pages.room import Room
from dashboard.pages.texts import awaited
from dashboard.pages.undoing import undo_and_redo
from dashboard.view import LETTERS, View
from experiments.comparison.lines import Lines
from experiments.report.findings import Findings
from experiments.words import period_name, term
from model.errors import UserError
from scenarios import library_names, load
from scenarios.refusals import NOTHING, Told, in_both
from scenarios.sentences import shown

ACROSS, UPWARD = "urgent_wait_p90", "cost_per_year"
NO_PROBLEM: tuple[str, Told] = ("", NOTHING)  # a key of ours, and what was wrong


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    solara.v.Html(tag="h1", children=[room.say("page_compare")])
    for part in (_Lineup, _Results, _TradeOff, Causes, _settings):
        with solara.v.Html(tag="section", class_="c-part"):
            part(room)


@solara.component
def _Lineup(room: Room) -> None:  # noqa: N802
    """Show the scenarios: name, choose, copy, remove, add."""
    view = room.view
    problem, set_problem = solara.use_state(NO_PROBLEM)

    def attempt(change: Callable[[], View], told: str = "compare_not_added") -> None:
        if view.reading:
            return
        try:
            new = change()
        except UserError as refused:
            set_problem((told, in_both(refused)))
            return
        set_problem(NO_PROBLEM)
        room.change(new)

    solara.v.Html(tag="h2", children=[room.say("scenarios")])
    with solara.v.Html(tag="div", class_="c-row"):
        undo_and_redo(room)
    with solara.v.Html(tag="div", class_="c-lineup"):
        for place in range(len(view.scenarios)):
            _card(room, place)
    if view.reading:
        return
    with solara.v.Html(tag="section", class_="c-card c-hands").key("adding"):
        solara.v.Html(tag="h3", children=[room.say("compare_add")])
        if lineup.is_full(view):
            solara.v.Html(tag="p", class_="c-hint", children=[room.say("compare_full")])
        else:
            _Adding(room, attempt)
        if problem[0]:
            with solara.v.Html(tag="div", attributes={"role": "alert"}):
                solara.v.Html(tag="p", class_="c-problem", children=[room.say(problem[0])])
                solara.v.Html(tag="p", children=[problem[1][room.lang]])


def _card(room: Room, place: int) -> None:
    """Show one scenario with what can be done to it."""
    view, letter = room.view, LETTERS[place]
    scenario = view.scenarios[place]
    title = f"{letter} · {scenario.title[room.lang]}"

    def rename(text: Any) -> None:
        room.change(lineup.renamed(view, place, str(text)))

    def choose(_: Any) -> None:
        room.change(view.but(chosen=place))

    def remove(_: Any) -> None:
        room.change(lineup.removed(view, place))

    with solara.v.Html(tag="section", class_=f"c-card c-chip-{letter}"):
        with solara.v.Html(tag="h3"):
            solara.v.Html(tag="span", class_="c-sample", attributes={"aria-hidden": "true"})
            solara.v.Html(tag="span", children=[title])
        about = scenario.description[room.lang]
        solara.v.Html(tag="p", class_="c-hint", children=[about])
        if not place:
            solara.v.Html(tag="p", class_="c-hint", children=[room.say("compare_fixed")])
            return
        with shut_for_readers(room, f"naming{letter}"):
            Writing(
                label=room.say("compare_name", letter=letter),
                value=scenario.title[room.lang],
                most=lineup.LONGEST_TITLE,
                event_written=rename,
            ).key(f"name{letter}")
        with solara.v.Html(tag="div", class_="c-row"):
            Button(
                label=room.say("compare_choose", letter=letter),
                pressed=place == view.chosen,
                event_clicked=choose,
            )
            Button(
                label=room.say("compare_remove", letter=letter),
                disabled=view.reading or len(view.scenarios) < 3,
                event_clicked=remove,
            )


@solara.component
def _Adding(room: Room, attempt: Callable[..., None]) -> None:  # noqa: N802
    """Add a scenario of the library, a copy, or one from a file."""
    view = room.view
    used = {scenario.name for scenario in view.scenarios}
    left = {name: load(name).title[room.lang] for name in library_names() if name not in used}
    picked, set_picked = solara.use_state("")
    picked = picked if picked in left else next(iter(left))

    def pick(name: Any) -> None:
        if name in left:
            set_picked(str(name))

    def given(file: Any) -> None:
        source = shown(file["name"][: lineup.LONGEST_TITLE])
        attempt(partial(lineup.uploaded, view, file["text"], source), "compare_not_read")

    with solara.v.Html(tag="div", class_="c-row"):
        Choice(room.say("compare_library"), picked, left, event_chosen=pick)
        Button(
            label=room.say("compare_add_it"),
            primary=True,
            event_clicked=lambda _: attempt(partial(lineup.added, view, load(picked))),
        )
        Button(
            label=room.say("compare_copy", letter=LETTERS[view.chosen]),
            event_clicked=lambda _: attempt(partial(lineup.copied, view)),
        )
    Upload(
        label=room.say("compare_upload"),
        hint=room.say("compare_upload_told"),
        most=LONGEST_SCENARIO,
        tooLarge=room.say("compare_too_large"),
        disabled=False,
        event_given=given,
    )


@solara.component
def _Results(room: Room) -> None:  # noqa: N802
    """Show what every scenario does to measures."""
    solara.v.Html(tag="h2", children=[room.say("compare_results")])
    given = awaited(room)
    if given is not None:
        _matrix(room, given.numbers.findings, given.lines)


def _pick(room: Room, name: str, value: Any, allowed: Any) -> None:
    """Keep a choice of the page, if it is allowed."""
    if value in allowed:
        room.change(room.view.with_choice(name, str(value)))


def _matrix(room: Room, findings: Findings, lines: Lines) -> None:
    """Show measures by scenario, and let the user choose period and measures."""
    titles = findings.comparison.titles
    named = periods(lines)
    period = room.view.choice("period", tuple(named))
    topics = {name: term(room.lang, name) for name in lines.topics()}
    sets = {tables.HEADLINES: room.say("kpis"), tables.EVERYTHING: room.say("compare_everything")}
    options: Any = {**sets, room.say("compare_by_topic"): topics}
    shown = room.view.choice("measures", (*sets, *topics))
    with solara.v.Html(tag="ul", class_="c-tallies").key("tallies"):
        for told in tables.tallies(lines, titles, period):
            solara.v.Html(tag="li", children=[told])
    with solara.v.Html(tag="div", class_="c-row"):
        Choice(
            room.say("measure_period"),
            period,
            named,
            event_chosen=lambda value: _pick(room, "period", value, named),
        )
        Choice(
            room.say("compare_measures"),
            shown,
            options,
            event_chosen=lambda value: _pick(room, "measures", value, (*sets, *topics)),
        )
    with solara.v.Html(tag="div", class_="c-matrix"):
        DataTable(
            caption=room.say("compare_matrix", period=period_name(room.lang, period)),
            heads=tables.heads(lines, titles),
            rows=tables.matrix(lines, titles, period, shown),
            stale=room.asked.is_stale,
        )
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("compare_how")])


@solara.component
def _TradeOff(room: Room) -> None:  # noqa: N802
    """Show two measures against each other, and let the user choose which."""
    given = room.given
    if given is None:
        return
    lines = given.lines
    topics = by_topic(lines)
    known = [name for own in topics.values() for name in own]
    across = room.view.choice("across", (ACROSS, *known))
    upward = room.view.choice("upward", (UPWARD, *known))
    period = room.view.choice("period", tuple(periods(lines)))
    titles = given.numbers.findings.comparison.titles
    found = trade_off.read(lines, titles, period, (across, upward))
    spec = trade_off.figure(found, (across, upward), room.look)
    table = trade_off.table(found, room.lang)
    solara.v.Html(tag="h2", children=[room.say("compare_trade_off")])
    with solara.v.Html(tag="div", class_="c-row c-choices"):
        for key, name, value in (
            ("compare_across", "across", across),
            ("compare_upward", "upward", upward),
        ):
            Choice(room.say(key), value, topics, event_chosen=partial(_pick_one, room, name, known))
    ChartBlock(
        words=chart_words(room.lang),
        title=room.say("compare_trade_off_title"),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=trade_off.summary(found, (across, upward), room.lang),
        explained=[
            room.say("compare_how_trade_off"),
            room.say("compare_how_edge"),
            room.say("compare_source"),
        ],
        name="continuum-afweging",
        height=int(spec["layout"]["height"]),
        stale=room.asked.is_stale,
    )


def _pick_one(room: Room, name: str, known: list[str], value: Any) -> None:
    _pick(room, name, value, known)


def _settings(room: Room) -> None:
    """Show the settings in which scenarios differ from A, and no others."""
    scenarios = room.view.scenarios
    rows = tables.settings(scenarios, room.lang)
    solara.v.Html(tag="h2", children=[room.say("compare_settings")])
    if not rows:
        solara.v.Html(tag="p", children=[room.say("compare_no_settings")])
        return
    named = [
        f"{letter} · {scenario.title[room.lang]}"
        for letter, scenario in zip(LETTERS, scenarios, strict=False)
    ]
    DataTable(
        caption=room.say("compare_settings_told"),
        heads=[room.say("compare_setting"), *named],
        rows=rows,
    )
