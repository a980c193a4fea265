"""Page "Vraag": the situation, a proposal, and what the user expects before computing."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import solara

from dashboard.address import checked_region
from dashboard.components import Button, Choice, Writing
from dashboard.locked import moment_of
from dashboard.pages.locking import shut_for_readers
from dashboard.pages.room import Room
from dashboard.view import MOST_MUNICIPALITIES, MOST_TEXT, PRESETS
from dashboard.words import say_count
from experiments.report.speech import Speech
from experiments.words import number
from model.errors import UserError
from model.geography import list_regions, resolve_region
from scenarios import library_names, load

KINDS = ("jeugdregio", "municipality", "swv", "province", "ggd", "netherlands")
YEARS = (3, 5, 8, 10, 15)
PAIRS = (4, 10, 20, 40, 100)
COUNTRY = "netherlands"
STEPS = ("path_1", "path_2", "path_3", "path_4")


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    with solara.v.Html(tag="div", class_="c-columns"):
        with solara.v.Html(tag="section", class_="c-card c-hands"):
            solara.v.Html(tag="h1", children=[room.say("question_title")])
            with shut_for_readers(room, "choices"):
                _Where(room)
                _HowFar(room)
                _Proposals(room)
            with solara.v.Html(tag="div", attributes={"id": "step-expectation"}):
                _Expectation(room)
        with solara.v.Html(tag="section", class_="c-card"):
            solara.v.Html(tag="p", class_="c-lead", children=[room.say("question_lead")])
            _path(room)


@cache
def _regions(kind: str) -> dict[str, str]:
    """Return the regions of a kind by label."""
    listed = list_regions(kind)
    return {f"{item.kind}:{item.name}": item.name for item in sorted(listed, key=lambda r: r.name)}


@solara.component
def _Where(room: Room) -> None:  # noqa: N802
    """Choose a kind of region, and a region."""
    view, speech = room.view, Speech(room.lang)
    kind = view.region.partition(":")[0]

    def to(label: Any) -> None:
        try:
            region = checked_region(str(label))
        except UserError:
            return
        room.change(view.but(region=region))

    def to_kind(name: Any) -> None:
        if name in KINDS:
            to(COUNTRY if name == COUNTRY else next(iter(_regions(str(name)))))

    kinds = {name: _capital(speech.say(f"kind_{name}")) for name in KINDS}
    Choice(room.say("region_kind"), kind, kinds, event_chosen=to_kind)
    if kind != COUNTRY:
        Choice(room.say("region_choice"), view.region, _regions(kind), event_chosen=to)
    solara.v.Html(tag="p", class_="c-hint", children=[_region_told(room)])


def _region_told(room: Room) -> str:
    """Return how large the region is, and whether that takes time."""
    from model.geography import load_geography

    places = resolve_region(room.view.region).municipalities
    children = int(load_geography().children(4, 17)[places].sum())
    told = say_count(room.lang, "region_told", len(places), children=number(room.lang, children, 0))
    return f"{told} {room.say('region_slow')}" if len(places) > MOST_MUNICIPALITIES else told


@solara.component
def _HowFar(room: Room) -> None:  # noqa: N802
    """Choose years and replications."""
    view = room.view

    def numbered(key: str, name: str, values: tuple[int, ...], hint: str) -> None:
        now = getattr(view, name)
        options = {str(value): str(value) for value in sorted({*values, now})}

        def chosen(text: Any) -> None:
            if text in options:
                room.change(view.but(**{name: int(text)}))

        Choice(room.say(key), str(now), options, event_chosen=chosen, hint=room.say(hint))

    numbered("horizon", "years", YEARS, "horizon_told")
    numbered("pairs_choice", "pairs", PAIRS, "pairs_told")


@solara.component
def _Proposals(room: Room) -> None:  # noqa: N802
    """Choose one of the four presets, or another scenario of the library."""
    view = room.view
    used = {scenario.name for scenario in view.scenarios}

    def to(name: Any) -> None:
        if name in library_names() and name not in used:
            room.change(view.with_scenario(load(str(name))))

    def choose(name: str, _: Any) -> None:
        to(name)

    solara.v.Html(tag="h2", children=[room.say("presets")])
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("presets_told")])
    with solara.v.Html(tag="div", class_="c-row"):
        for name in PRESETS:
            Button(
                label=load(name).title[room.lang],
                pressed=name in used,
                hint=load(name).description[room.lang],
                event_clicked=partial(choose, name),
            )
    others = {"": room.say("other_scenarios_none")}
    others |= {
        name: load(name).title[room.lang]
        for name in library_names()
        if name not in PRESETS and name != view.baseline.name
    }
    now = view.scenario.name if view.scenario.name in others else ""
    Choice(room.say("other_scenarios"), now, others, event_chosen=to)


@solara.component
def _Expectation(room: Room) -> None:  # noqa: N802
    """Write down what is expected; locked once computing started, here or before the link."""
    view = room.view
    started = bool(view.locked) or room.asked.now.question is not None
    locked = started or view.reading

    def written(text: Any) -> None:
        if not locked:
            room.change(view.but(expectation=str(text)[:MOST_TEXT]))

    Writing(
        label=room.say("expectation"),
        value=view.expectation,
        rows=3,
        most=MOST_TEXT,
        locked=locked,
        hint=_expectation_told(room, started=started),
        event_written=written,
    )
    Button(
        label=room.say("start"),
        primary=True,
        event_clicked=lambda _: room.change(view.but(page="explore")),
    )


def _expectation_told(room: Room, *, started: bool) -> str:
    """Return what can be done with the expectation, or when it was locked."""
    told = [room.say("reading_fixed")] if room.view.reading else []
    if room.view.locked:
        told = [room.say("expectation_locked_at", moment=moment_of(room.view)), *told]
    elif not told:
        told = [room.say("expectation_locked" if started else "expectation_told")]
    return " ".join(told)


def _path(room: Room) -> None:
    """Show the path of a child in four steps."""
    solara.v.Html(tag="h2", children=[room.say("path_title")])
    steps = [solara.v.Html(tag="li", children=[room.say(step)]) for step in STEPS]
    solara.v.Html(tag="ol", class_="c-path", children=steps).key("path")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
