"""Page "Eerlijk": who is better and worse off; the worst-off group always first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import solara

from dashboard.charts import bars, differences
from dashboard.components import ChartBlock, Choice, DataTable
from dashboard.headline import chart_words
from dashboard.measures import by_topic, periods, title_of
from dashboard.pages import fair_tables as tables
from dashboard.pages.room import Room
from dashboard.pages.texts import awaited
from dashboard.view import LETTERS, MOST_MUNICIPALITIES
from experiments.comparison.lines import Lines
from experiments.comparison.paired_groups import LEAST_CHILDREN, Shift, shifts
from experiments.runs.run import RunSet
from experiments.words import period_name
from model.geography import resolve_region


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    solara.v.Html(tag="h1", children=[room.say("page_fair")])
    given = awaited(room)
    if given is None:
        return
    lines, shown, runs = given.lines, given.shown, given.numbers.runs
    place = list(lines.scenarios).index(shown)
    letter = LETTERS[place]
    found = shifts(runs, place)
    _all(room, found, letter)
    with solara.v.Html(tag="section", class_="c-part"):
        _groups(room, lines, shown, runs, found)
    with solara.v.Html(tag="section", class_="c-part"):
        _organisations(room, lines, shown, letter)
    with solara.v.Html(tag="section", class_="c-part"):
        _payers(room, lines, shown, letter)


def _all(room: Room, found: Sequence[Shift], letter: str) -> None:
    """Say who is better and worse off, of all children."""
    if found:
        told = tables.told_shift(found[0], room.lang, letter)
        solara.v.Html(tag="p", class_="c-lead", children=[told])


def _choose(room: Room, name: str, allowed: Mapping[str, str] | Sequence[str], value: Any) -> None:
    """Keep a choice of the page, if it is allowed."""
    if value in allowed:
        room.change(room.view.with_choice(name, str(value)))


def _groups(room: Room, lines: Lines, shown: str, runs: RunSet, found: Sequence[Shift]) -> None:
    """Show children by group: who is better off, and what happens to a measure."""
    kinds = tables.kinds_of(lines.groups, room.lang)
    kind = room.view.choice("by", tuple(kinds))
    measures = tables.measures_of(lines, kind)
    first = (tables.UNMET,) if tables.UNMET in measures else ()
    measure = room.view.choice("fair_measure", (*first, *measures))
    named = periods(lines)
    period = room.view.choice("period", tuple(named))
    rows = tables.by_group(lines, shown, period, measure, kind)
    solara.v.Html(tag="h2", children=[room.say("fair_groups")])
    with solara.v.Html(tag="div", class_="c-row c-choices"):
        Choice(room.say("fair_by"), kind, kinds, event_chosen=partial(_choose, room, "by", kinds))
        Choice(
            room.say("measure"),
            measure,
            by_topic(lines, measures),
            event_chosen=partial(_choose, room, "fair_measure", measures),
        )
        Choice(
            room.say("measure_period"),
            period,
            named,
            event_chosen=partial(_choose, room, "period", named),
        )
    if "municipality" not in kinds:
        _no_municipalities(room)
    with solara.v.Html(tag="div", class_="c-pair"):
        _Differences(room, rows, measure, period)
        _Shifts(room, found, kind, list(rows), runs)


def _no_municipalities(room: Room) -> None:
    """Say why there is no choice of municipalities."""
    number = len(resolve_region(room.view.region))
    told = room.say("fair_no_municipalities", n=number, most=MOST_MUNICIPALITIES)
    solara.v.Html(tag="p", class_="c-hint", children=[told])


@solara.component
def _Differences(  # noqa: N802
    room: Room, rows: Mapping[str, differences.Difference], measure: str, period: str
) -> None:
    """Show what happens to a measure in every group, the worst off today first."""
    lang = room.lang
    drawn = list(rows.values())[: tables.LONG_LIST]
    spec = differences.figure(drawn, replace(room.look, narrow=True))  # half the width
    table = differences.table(list(rows.values()), lang)
    explained = [room.say("fair_how_order"), room.say("fair_how_difference")]
    ChartBlock(
        words=chart_words(lang),
        title=room.say(
            "fair_differences", measure=title_of(measure, lang), period=period_name(lang, period)
        ),
        spec=spec,
        heads=[room.say("fair_group"), *table.heads[1:]],
        rows=table.rows,
        summary=tables.told_by_group(rows, lang),
        explained=[*explained, *_cut(room, len(rows))],
        name="continuum-groepen",
        height=int(spec["layout"]["height"]),
        stale=room.asked.is_stale,
    )


@solara.component
def _Shifts(  # noqa: N802
    room: Room, found: Sequence[Shift], kind: str, order: Sequence[str], runs: RunSet
) -> None:
    """Show what part of every group is better off, the same and worse off."""
    lang = room.lang
    shown = tables.shown_shifts(found, kind, order)
    drawn = tables.shift_bars(shown[: tables.LONG_LIST + 1], lang)
    spec = bars.figure(drawn, bars.SHIFTS, room.look)
    explained = [
        room.say("fair_how_shift", years=runs.settings.years),
        room.say("fair_how_start"),
        room.say("fair_how_small", least=LEAST_CHILDREN),
    ]
    ChartBlock(
        words=chart_words(lang),
        title=room.say("fair_shifts"),
        spec=spec,
        heads=tables.shift_heads(lang),
        rows=tables.shift_cells(shown, lang),
        summary=tables.told_shifts(shown, lang),
        explained=[*explained, *_cut(room, len(shown) - 1)],
        name="continuum-beter-slechter",
        height=int(spec["layout"]["height"]),
        stale=room.asked.is_stale,
    )


def _cut(room: Room, groups: int) -> list[str]:
    """Return that the figure has not all groups, if it has not."""
    if groups <= tables.LONG_LIST:
        return []
    return [room.say("fair_cut", shown=tables.LONG_LIST, n=groups)]


def _organisations(room: Room, lines: Lines, shown: str, letter: str) -> None:
    """Show what happens to people who work in organisations."""
    period = room.view.choice("period", tuple(periods(lines)))
    names = (*tables.STAFF_FIRST, *tables.STAFF_LATER)
    solara.v.Html(tag="h2", children=[room.say("fair_organisations")])
    _table(room, "fair_staff", period, letter, tables.measured(lines, shown, period, names))


def _payers(room: Room, lines: Lines, shown: str, letter: str) -> None:
    """Show who pays more and less, and what municipalities keep."""
    period = room.view.choice("period", tuple(periods(lines)))
    solara.v.Html(tag="h2", children=[room.say("fair_payers")])
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("fair_payers_told")])
    _table(room, "fair_paid", period, letter, tables.payers(lines, shown, period), "fair_payer")
    rows = tables.measured(lines, shown, period, tables.PUBLIC_MONEY)
    _table(room, "fair_public", period, letter, rows)


def _table(
    room: Room,
    caption: str,
    period: str,
    letter: str,
    rows: Sequence[Mapping[str, Any]],
    first: str = "measure",
) -> None:
    """Show a table with the level of A and the difference of the chosen scenario."""
    with solara.v.Html(tag="div", class_="c-matrix"):
        DataTable(
            caption=room.say(caption, period=period_name(room.lang, period)),
            heads=[room.say(first), room.say("fair_today"), room.say("fair_then", letter=letter)],
            rows=rows,
            stale=room.asked.is_stale,
        )
