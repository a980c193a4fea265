"""The page that Solara serves: the shell, and in it one of the pages of `dashboard.pages`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import reacton
import solara
import solara.lab

from dashboard import memory
from dashboard.address import LAYOUT, TOO_LONG, Read, address_of, changed, view_at
from dashboard.answering import use_answer
from dashboard.charts import Look
from dashboard.components import (
    Address,
    AnswerLine,
    Button,
    Header,
    Kpis,
    Nav,
    ReadingBar,
    SessionBar,
)
from dashboard.headline import kpis, sentences, shell_words, status
from dashboard.locked import kept_locked, locked_now
from dashboard.modes import STEPS, at_step, for_readers, noted, told
from dashboard.pages import SHOWN, Room
from dashboard.settings import current
from dashboard.steps import Steps
from dashboard.view import LETTERS, MOST_MUNICIPALITIES, PAGES, View
from dashboard.words import say
from experiments.sweep.design import HEADLINE
from experiments.words import LANGUAGES
from model.geography import resolve_region

HEADER = (
    "skip", "menu", "app_title", "scenarios", "language", "dark", "share", "share_told",
    "share_reading", "share_reading_told", "share_close", "session",
)  # fmt: skip
SESSION = (
    "session", "clock", "clock_start", "clock_stop", "clock_reset", "clock_over", "present",
    "present_leave",
)  # fmt: skip
_log = logging.getLogger("continuum.dashboard")
NUMBERLESS = ("question",)  # pages that do not start the computing


@solara.lab.on_kernel_start
def _session() -> Callable[[], None]:
    """Return what happens when a session ends."""
    return memory.give_back_soon


@solara.component
def Page() -> None:  # noqa: N802
    """Show the dashboard as the address says, and keep the address as the dashboard is."""
    search = solara.use_router().search
    first = solara.use_memo(lambda: view_at(search, current().lang), [])
    (read, steps), set_state = solara.use_state((first, Steps()))
    look, set_look = solara.use_state(Look())
    started, set_started = solara.use_state(first.view.page not in NUMBERLESS)
    view = read.view

    def show(make: Callable[[Read], Read]) -> None:
        def after(state: tuple[Read, Steps]) -> tuple[Read, Steps]:
            before, taken = state
            new = make(before)
            return new, taken.walked(before.view, new.view)

        set_state(after)

    def change(new: View) -> None:
        if new.page not in NUMBERLESS:
            new = new if started else locked_now(new)
            set_started(True)
        show(lambda now: changed(now, new))

    def walk(way: Callable[[View], tuple[Steps, View]]) -> None:
        left, new = way(view)
        set_state((Read(new), left))

    small = len(resolve_region(view.region)) <= MOST_MUNICIPALITIES
    asked = use_answer(view.question(small) if started else None)
    room = Room(
        view,
        asked,
        replace(look, lang=view.lang),
        change,
        undo=partial(walk, steps.back) if steps.past and not view.reading else None,
        redo=partial(walk, steps.forth) if steps.future and not view.reading else None,
    )
    with _element("div", "c-page"):
        solara.Title(f"{say(view.lang, 'page_' + view.page)} – {say(view.lang, 'app_title')}")
        Address(
            query=address_of(view),
            lang=view.lang,
            event_popped=lambda query: show(partial(_popped, query)),
        )
        with _element("div", "c-head"):
            _header(room, set_look)
        with _element("div", "c-mode"):
            _modes(room, lambda _: show(lambda now: Read(now.view.but(reading=False))))
        with _element("div", "c-side"):
            _pages(room)
        with _element("main", "c-main", id="content", tabindex="-1"):
            _answer(room, read)
            _Guarded(room).key(view.page)
        with _element("div", "c-foot"):
            _kpis(room)


def _popped(query: str, now: Read) -> Read:
    """Return what is shown when a browser goes to an address that it has been at before."""
    read = view_at(query, now.view.lang)
    return replace(read, view=kept_locked(now.view, read.view))


@solara.component
def _Guarded(room: Room) -> None:  # noqa: N802
    """Show a page; a fault in it is for the log, and leaves the rest of the screen in use."""
    fault, clear = reacton.use_exception()
    if fault is None:
        SHOWN[room.view.page](room)
        return
    _log.error("Fault on page %s", room.view.page, exc_info=fault)
    solara.v.Html(tag="p", class_="c-problem", children=[room.say("page_failed")])
    Button(label=room.say("page_again"), event_clicked=lambda _: clear())


def _element(tag: str, style: str, **attributes: str) -> Any:
    """Return an element of the page, to be filled in a `with` block."""
    return solara.v.Html(tag=tag, class_=style, attributes=attributes, children=[])


def _header(room: Room, set_look: Callable[[Callable[[Look], Look]], None]) -> None:
    """Show title, scenarios and tools."""
    view = room.view
    chips = [
        {
            "letter": LETTERS[place],
            "place": place,
            "text": say(
                view.lang,
                "scenario_chip" if place else "scenario_locked",
                letter=LETTERS[place],
                title=scenario.title[view.lang],
            ),
            "title": scenario.description[view.lang],
            "chosen": place == view.chosen,
            "locked": place == 0,
        }
        for place, scenario in enumerate(view.scenarios)
    ]

    def speak(lang: Any) -> None:
        if lang in LANGUAGES:
            room.change(view.but(lang=lang))

    def choose(place: Any) -> None:
        if 0 < place < len(view.scenarios):
            room.change(view.but(chosen=place))

    def lead(on: Any) -> None:
        room.change(view.but(step=next(iter(STEPS)) if on is True else ""))

    words = shell_words(view.lang, HEADER)
    words["share_by_hand"] = say(view.lang, "share_by_hand", link="{link}")
    Header(
        words=words,
        lang=view.lang,
        dark=room.look.dark,
        narrow=room.look.narrow,
        chips=chips,
        session=bool(view.step),
        reading=address_of(for_readers(view)),
        on_dark=lambda on: set_look(lambda look: replace(look, dark=on is True)),
        on_narrow=lambda on: set_look(lambda look: replace(look, narrow=on is True)),
        event_speak=speak,
        event_choose=choose,
        event_lead=lead,
    )


def _modes(room: Room, leave: Callable[[Any], None]) -> None:
    """Show the bar of a session, or that somebody only reads along; nothing for who is alone."""
    view = room.view

    def to_step(step: Any) -> None:
        if step in STEPS:
            room.change(at_step(view, step))

    if view.reading:
        ReadingBar(
            words=shell_words(view.lang, ("reading", "reading_told", "reading_leave")),
            event_left=leave,
        ).key("reading")
    if view.step:
        clock = say(view.lang, "clock_told", spent="{spent}", minutes="{minutes}")
        SessionBar(
            words=shell_words(view.lang, SESSION) | {"clock_told": clock},
            steps=[
                told(view, step) | {"href": f"?{address_of(at_step(view, step))}"} for step in STEPS
            ],
            step=view.step,
            noted=noted(view),
            event_stepped=to_step,
        ).key("session")


def _pages(room: Room) -> None:
    """Show the pages as links with addresses of their own."""
    view = room.view
    items = [
        {
            "page": page,
            "label": say(view.lang, f"page_{page}"),
            "href": f"?{address_of(view.but(page=page))}",
            "apart": page == PAGES[-1],
        }
        for page in PAGES
    ]

    def chosen(page: Any) -> None:
        if page in PAGES:
            room.change(view.but(page=page))

    Nav(
        words=shell_words(view.lang, ("pages", "synthetic")),
        pages=items,
        page=view.page,
        event_chosen=chosen,
    )


def _answer(room: Room, read: Read) -> None:
    """Show the answer in sentences, and what could not be read of the address."""
    view, asked = room.view, room.asked
    whole = {LAYOUT: "lost_layout", TOO_LONG: "link_too_long"}  # each a sentence of its own
    lost = [say(view.lang, f"part_{part}") for part in read.problems if part not in whole]
    problems = [say(view.lang, "lost_state", what=", ".join(lost))] if lost else []
    problems += [say(view.lang, key) for part, key in whole.items() if part in read.problems]
    if asked.now.failure is not None:
        problems.append(asked.now.failure.sentence(view.lang))
    AnswerLine(
        words=shell_words(view.lang, ("answer",)),
        sentences=sentences(view, asked),
        problems=problems,
        stale=asked.is_stale,
    )


def _kpis(room: Room) -> None:
    """Show the six headline measures and how far the computing is."""
    view, asked = room.view, room.asked

    def show_measure(name: Any) -> None:
        if name in HEADLINE:
            room.change(view.but(page="certainty").with_choice("measure_of_certainty", str(name)))

    Kpis(
        words=shell_words(view.lang, ("kpis", "stop", "go_on")),
        items=kpis(view, asked.answer),
        status=status(view, asked),
        stale=asked.is_stale,
        event_chosen=show_measure,
        event_stop=lambda _: asked.stop(),
        event_resume=lambda _: asked.resume(),
    )


@solara.component
def Layout(children: list[Any]) -> None:  # noqa: N802
    """Show the page as it is, without Solara's own bar, drawer and inner scroller."""
    solara.v.Html(tag="div", class_="c-root", children=children)
