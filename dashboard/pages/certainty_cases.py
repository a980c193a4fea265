"""The strongest case for the chosen scenario, and the strongest case against it, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import solara

from dashboard.answering import use_call
from dashboard.components import Button, Choice, DataTable
from dashboard.components.parts import row
from dashboard.headline import time_left
from dashboard.pages.progress import progress
from dashboard.pages.research import copied
from dashboard.pages.room import Room
from dashboard.pages.texts import block, line, tell
from dashboard.view import View
from experiments.comparison.compare import verdict
from experiments.live.calls import ends_of, expected_of
from experiments.priors import quantile
from experiments.report.speech import Speech
from experiments.report.weakest import parameter_name
from experiments.sensitivity.extremes import (
    LARGEST,
    PLAUSIBLE,
    SIDES,
    SMALLEST,
    Extreme,
    Mattering,
    Search,
)
from experiments.sensitivity.quantities import decimals_of, factor_figure, factor_unit
from experiments.sensitivity.short_search import (
    TOO_LONG,
    Expected,
    command_of,
    short_search,
    stored_seconds,
)
from experiments.sweep.design import HEADLINE
from experiments.words import amount, number
from model.outcomes import HIGHER, MEASURES
from model.parameters import REGISTER
from scenarios.refusals import Told

FOR, AGAINST = "for", "against"


def search_of(view: View) -> Search | None:
    """Return the search for what a view shows; None if there is no difference to search for."""
    if view.scenario.digest() == view.baseline.digest():
        return None
    asked = view.question().scenarios  # without what people wrote
    measure = view.choice("measure_of_certainty", HEADLINE)
    both = (asked[0], asked[view.chosen])
    return short_search(both, measure, view.region, view.years, view.seed)


@solara.component
def Cases(room: Room) -> None:  # noqa: N802
    """Offer a search, and show both cases when it is done."""
    view = room.view
    measure = view.choice("measure_of_certainty", HEADLINE)
    about = (view.baseline, view.scenario, measure, view.region, view.years, view.seed)
    search = solara.use_memo(lambda: search_of(view), [about])
    tell(room, "cases_title", "h2", "c-above")
    tell(room, "cases_lead")
    if search is None:
        tell(room, "cases_same", style="c-quiet")
        return
    _measures(room, search.measure)
    if stored_seconds(search) > TOO_LONG:
        left = time_left(room.lang, stored_seconds(search))
        tell(room, "cases_too_long", style="c-warning", left=left)
    else:
        _Search(room, search).key("search")
    with block("again", "details", "c-more"):
        tell(room, "cases_again", "summary")
        tell(room, "cases_command")
        copied(room, room.say("cases_line"), command_of(search))


def _measures(room: Room, measure: str) -> None:
    """Choose a measure; it is that of the whole page."""

    def to(name: Any) -> None:
        if name in HEADLINE:
            room.change(room.view.with_choice("measure_of_certainty", str(name)))

    names = {name: Speech(room.lang).measure(name) for name in HEADLINE}
    with block("which", "div", "c-row"):
        Choice(room.say("certainty_measure"), measure, names, event_chosen=to)


@solara.component
def _Search(room: Room, search: Search) -> None:  # noqa: N802
    """Say how long it takes, search when the user asks, and show what is found."""
    nothing: Search | None = None
    started, set_started = solara.use_state(nothing)
    calm = not room.asked.now.is_busy  # what the page is about comes first
    pilot = use_call(expected_of if calm else None, *((search,) if calm else ()), remember=True)
    busy = started == search
    found = use_call(ends_of if busy else None, *((search,) if busy else ()), remember=True)
    # One button all the time, so whoever pressed it by keyboard stays where they were.
    label = "stop" if found.is_waiting else "cases_close" if busy else "cases_start"
    with block("do", "div", "c-row"):
        Button(
            label=room.say(label),
            primary=not busy,
            disabled=pilot.state == "failed",
            event_clicked=lambda _: set_started(nothing if busy else search),
        )
    failed = found if found.state == "failed" else pilot
    if failed.state == "failed":
        _failed(room, failed.problem)
    elif found.state != "ready":
        line("work", _work(room, search, pilot.value, busy=busy), style="c-hint", role="status")
    if found.is_waiting:
        progress(room, found.share)
    if found.state == "ready":
        _shown(room, search, found.value)


def _work(room: Room, search: Search, seen: Any, *, busy: bool) -> str:
    """Return what is searched, and how long that takes in all if it was measured."""
    tried = number(room.lang, len(SIDES) * search.evaluations, 0)
    n = number(room.lang, len(search.parameters), 0)
    told = [room.say("cases_busy" if busy else "cases_work", tried=tried, n=n)]
    if isinstance(seen, Expected):
        told.append(room.say("cases_cost", left=time_left(room.lang, seen.seconds)))
    elif not busy:
        told.append(room.say("cases_measuring"))
    return " ".join(told)


def _failed(room: Room, problem: Told) -> None:
    """Say why there is nothing."""
    tell(room, "cases_failed", style="c-problem")
    attributes = {"role": "alert"}
    solara.v.Html(tag="p", attributes=attributes, children=[problem[room.lang]]).key("problem")


def sided(search: Search, found: Sequence[Extreme]) -> list[tuple[str, Extreme]]:
    """Return the case for the scenario and then that against it."""
    by_side = {item.side: item for item in found}
    best = LARGEST if MEASURES[search.measure].better == HIGHER else SMALLEST
    worst = SMALLEST if best == LARGEST else LARGEST
    return [(FOR, by_side[best]), (AGAINST, by_side[worst])]


def in_short(room: Room, search: Search, cases: Sequence[tuple[str, Extreme]]) -> str:
    """Return in a sentence per case what it comes to."""
    better = MEASURES[search.measure].better
    told = (f"cases_{side}_{verdict(item.low, item.high, better)}" for side, item in cases)
    return " ".join(map(room.say, told))


def _shown(room: Room, search: Search, found: Sequence[Extreme]) -> None:
    """Show both cases side by side, and what to believe of them."""
    cases = sided(search, found)
    line("short", in_short(room, search, cases), style="c-lead", role="status")
    with block("both", "div", "c-pair"):
        for side, item in cases:
            _case(room, search, side, item)
    if overlapping(found):
        tell(room, "cases_overlap", style="c-warning")
    tell(room, "cases_fixed")
    tell(room, "cases_apart")
    best, worst = (_told(room.lang, search, item.searched) for _, item in cases)
    tell(room, "cases_fresh", n=search.fresh, best=best, worst=worst)


def _case(room: Room, search: Search, side: str, item: Extreme) -> None:
    """Show one case: its difference, and the assumptions that make it."""
    lang, speech = room.lang, Speech(room.lang)
    with block(side, "section", "c-card c-case"):
        solara.v.Html(tag="h3", children=[room.say(f"cases_{side}")])
        solara.v.Html(
            tag="p",
            class_="c-hint",
            children=[room.say("cases_difference", unit=speech.points(search.measure))],
        )
        told = _told(lang, search, item.difference)
        kind = verdict(item.low, item.high, MEASURES[search.measure].better)
        solara.v.Html(tag="p", class_="c-lead", children=[f"{told} · {room.say(kind)}"])
        ends = _ends(lang, search, item)
        solara.v.Html(tag="p", children=[room.say("cases_chance", ends=ends)])
        DataTable(
            caption=room.say("cases_table"),
            heads=[room.say(f"cases_{head}") for head in ("assumption", "value", "back")],
            rows=case_rows(room, search, item),
        )
        if went_further(item):
            line(f"further_{side}", room.say("cases_further"), style="c-hint")


def overlapping(found: Sequence[Extreme]) -> bool:
    """Return whether chance could explain all of the difference between both ends."""
    by_side = {item.side: item for item in found}
    return not by_side[SMALLEST].high < by_side[LARGEST].low


def went_further(item: Extreme) -> bool:
    """Return whether one assumption back at its default goes beyond what chance does to a case."""
    if item.side == SMALLEST:
        return any(one.difference < item.low for one in item.mattering)
    return any(one.difference > item.high for one in item.mattering)


def case_rows(room: Room, search: Search, item: Extreme) -> list[dict[str, Any]]:
    """Return a row per assumption: what it is, its values, and what it does."""
    lang, made = room.lang, []
    for one in item.mattering:
        name, usual = one.parameter, REGISTER[one.parameter].value
        low, high = quantile(REGISTER[name], PLAUSIBLE).tolist()
        figure = partial(_figure, lang, name)
        unit = factor_unit(lang, name)
        named = _capital(parameter_name(name, lang))
        key = "cases_usual" if low <= usual <= high else "cases_usual_outside"
        values = [
            room.say("cases_here", value=figure(item.values[name])),
            room.say(key, value=figure(usual)),
            room.say("cases_range", low=figure(low), high=figure(high)),
        ]
        back = f"{_told(lang, search, one.difference)}\n({_ends(lang, search, one)})"
        made.append(row(f"{named}\n({unit})" if unit else named, "\n".join(values), back))
    return made


def _figure(lang: str, name: str, value: float) -> str:
    return factor_figure(lang, name, value).replace(" ", "\N{NO-BREAK SPACE}")


def _told(lang: str, search: Search, value: float) -> str:
    places = decimals_of(search.measure)
    return amount(lang, value, MEASURES[search.measure].unit, places, signed=True)


def _ends(lang: str, search: Search, item: Extreme | Mattering) -> str:
    places = decimals_of(search.measure)
    return Speech(lang).span(item.low, item.high, MEASURES[search.measure].unit, places)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
