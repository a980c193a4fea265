"""Sweeps that this server was given: which there are, what each asked, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import solara

from dashboard.answering import use_call
from dashboard.components import Button, Choice, Code
from dashboard.health import version_and_rules
from dashboard.pages.research_design import meaning
from dashboard.pages.research_results_shown import Shown, where
from dashboard.pages.room import Room
from dashboard.pages.texts import block, line, tell
from dashboard.settings import current
from dashboard.words import CATALOGUE
from experiments.live.finished import Finished, Shelf, Varied, shelf
from experiments.sensitivity.quantities import factor_value
from experiments.sweep.design import POSTERIOR, variable_names
from experiments.sweep.folders import Folders
from experiments.sweep.workers import KILLED
from experiments.words import number
from model.errors import UserError

COMMAND = "continuum dashboard --results DIR"
MOST_FAILED = 20
WHY = {UserError.__name__: "results_failed_given", KILLED: "results_failed_lost"}


@solara.component
def Results(room: Room) -> None:  # noqa: N802
    """Show the sweeps that the server was started with, or how to start it with one."""
    tell(room, "results_title", "h2")
    folders = current().results
    if folders:
        _Shelf(room, folders).key("shelf")
        return
    tell(room, "results_none")
    words = {key: room.say(f"research_{key}") for key in ("copy", "copied", "selected")}
    Code(label=room.say("results_start"), text=COMMAND, **words).key("start")


@solara.component
def _Shelf(room: Room, folders: Folders) -> None:  # noqa: N802
    """Read the folders, and show the sweep that is chosen."""
    again, set_again = solara.use_state(0)
    called = use_call(shelf, folders, again)
    nothing: Shelf | None = None
    latest = solara.use_ref(nothing)  # stays on the screen while the folders are read anew
    if called.state == "ready":
        latest.current = called.value
    tell(room, "results_told")
    told = {"waiting": "results_reading", "failed": "results_unreadable"}.get(called.state, "")
    line("reading", room.say(told) if told else "", style="c-quiet", role="status")
    found = latest.current
    if found is None:
        return
    if found.lost:
        line("lost", room.say("results_lost", n=found.lost), style="c-problem", role="status")
    with block("which", "div", "c-row c-choices c-top"):
        if found.sweeps:
            _which(room, found)
        Button(
            label=room.say("results_again"),
            disabled=called.is_waiting,
            event_clicked=lambda _: set_again(again + 1),
        ).key("again")
    if not found.sweeps:
        tell(room, "results_no_sweep", style="c-quiet")
        return
    sweep = chosen_sweep(room, found)
    wanted = room.view.choices.get("sweep", sweep.id)
    if wanted != sweep.id:
        line("other", room.say("results_other", name=sweep.name), style="c-warning", role="status")
    _About(room, sweep).key(f"about-{sweep.id}")
    Shown(room, sweep, folders, again).key(f"shown-{sweep.id}")


def chosen_sweep(room: Room, found: Shelf) -> Finished:
    """Return the sweep of the address if it is there, and the first otherwise."""
    known = {sweep.id: sweep for sweep in found.sweeps}
    return known[room.view.choice("sweep", tuple(known))]


def _which(room: Room, found: Shelf) -> None:
    """Let the user choose a sweep by its name and question."""
    titles = {sweep.id: title_of(room.lang, sweep) for sweep in found.sweeps}

    def choose(value: Any) -> None:
        if value in titles:
            room.change(room.view.with_choice("sweep", str(value)))

    Choice(
        room.say("results_sweep"), chosen_sweep(room, found).id, titles, event_chosen=choose
    ).key("sweep")


def title_of(lang: str, sweep: Finished) -> str:
    """Return the name of a sweep, with its question if it has one."""
    question = sweep.question.get(lang, "")
    return f"{sweep.name}: {question}" if question else sweep.name


@solara.component
def _About(room: Room, sweep: Finished) -> None:  # noqa: N802
    """Show what was asked, how far it is, and whether its numbers go with those of this server."""
    tell(room, "results_asked", "h3")
    own = version_and_rules()["rules"]
    if sweep.rules != own:
        told = room.say("results_other_rules", theirs=sweep.rules, own=own)
        line("rules", told, "p", "c-warning", "alert")
    if sweep.done < sweep.planned:
        line("growing", room.say("results_growing"), "p", "c-warning")
    parts: list[Any] = []
    for key, text in facts(room, sweep).items():
        parts.append(solara.v.Html(tag="dt", children=[room.say(key)]))
        parts.append(solara.v.Html(tag="dd", children=[text]))
    solara.v.Html(tag="dl", class_="c-facts", children=parts).key("facts")
    if sweep.failed:
        _failed(room, sweep)


def facts(room: Room, sweep: Finished) -> Mapping[str, str]:
    """Return what was asked: keys of the catalogue with texts."""
    say, lang = room.say, room.lang
    start, most = sweep.replications
    runs = {
        "done": number(lang, sweep.done, 0),
        "planned": number(lang, sweep.planned, 0),
        "failed": number(lang, len(sweep.failed), 0),
    }
    titles = [title.get(lang, name) for name, title in sweep.scenarios.items()]
    own = version_and_rules()["rules"]
    made = say("results_made_told", version=sweep.version, rules=sweep.rules, id=sweep.id)
    points = number(lang, sweep.points, 0)
    fixed = start == most
    key = "results_replications_fixed" if fixed else "results_replications_rule"
    return {
        "results_question": sweep.question.get(lang, "") or say("results_no_question"),
        "results_scenarios": "\n".join([say("results_baseline", title=titles[0]), *titles[1:]]),
        "results_regions": "\n".join(where(lang, label) for label in sweep.regions),
        "results_varied": varied(room, sweep),
        "results_points": say("results_points_told", n=points, method=method(room, sweep)),
        "results_replications": say(key, n=start, most=most),
        "results_runs": say("results_runs_told" if fixed else "results_runs_rule", **runs),
        "results_time": say("results_time_told", years=sweep.years, seed=sweep.seed),
        "results_made": "\n".join(
            [made, *([say("results_same_rules")] if sweep.rules == own else [])]
        ),
    }


def method(room: Room, sweep: Finished) -> str:
    """Return how points were chosen, in words; the bare name if this version has no word for it."""
    key = f"results_method_{sweep.method}"
    return room.say(key) if key in CATALOGUE else sweep.method


def varied(room: Room, sweep: Finished) -> str:
    """Return what varies, a line each: name, meaning, and values or a range."""
    if sweep.factors:
        return "\n".join(factor(room, item) for item in sweep.factors)
    return room.say("results_draws" if sweep.method == POSTERIOR else "results_nothing_varies")


def factor(room: Room, item: Varied) -> str:
    """Return one thing that varies."""
    known = item.name in variable_names()
    told = partial(factor_value, room.lang, item.name) if known else "{:.6g}".format
    if item.values:
        values = "; ".join(
            told(value) if isinstance(value, int | float) else value for value in item.values
        )
    else:
        values = room.say("research_from_to", low=told(item.low), high=told(item.high))
    meant = meaning(room.lang, item.name) if known else room.say("results_not_known")
    return room.say("results_varied_item", name=item.name, meaning=meant, values=values)


def _failed(room: Room, sweep: Finished) -> None:
    """Show which runs failed. What they said may name places on the server, and stays there."""
    with block("failed", "details", "c-more"):
        line("title", room.say("results_failed", n=len(sweep.failed)), "summary")
        shown = [
            f"{run} ({room.say(WHY.get(kind, 'results_failed_fault'))})"
            for run, kind in sweep.failed[:MOST_FAILED]
        ]
        if len(sweep.failed) > MOST_FAILED:
            shown.append(room.say("results_failed_more", n=len(sweep.failed) - MOST_FAILED))
        items = [solara.v.Html(tag="li", children=[text]) for text in shown]
        solara.v.Html(tag="ul", class_="c-list", children=items).key("runs")
