"""Checks on the scenario that is shown: whether the computing is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import solara

from dashboard.answering import use_call
from dashboard.components import Button, DataTable
from dashboard.components.parts import row
from dashboard.headline import time_left
from dashboard.pages.room import Room
from dashboard.pages.texts import block, line, tell
from experiments.comparison.checks import (
    AGAIN,
    BOOKS,
    NULL,
    SWAPPED,
    Check,
    enough_replications,
)
from experiments.live.calls import checks_of
from experiments.live.pace import seconds_for, years_within
from experiments.report.speech import Speech

MOST_CHILD_YEARS = 3e5  # of one run: checked weeks take some fifteen times as long as others
SLOWER = 15
CHECKED_RUNS, OTHER_RUNS, OTHER_PASTS = 2, 6, 3
STATES = {"passed": ("better", "✓"), "doubtful": ("changed", "△"), "failed": ("worse", "✗")}


@solara.component
def Checks(room: Room) -> None:  # noqa: N802
    """Show what was checked; the checks that need runs are done when the user asks."""
    view = room.view
    years = years_within(view.region, view.years, MOST_CHILD_YEARS)
    wanted = (view.baseline, view.scenario, view.region, years, view.seed)
    nothing: tuple[Any, ...] = ()
    started, set_started = solara.use_state(nothing)
    called = use_call(checks_of if started == wanted else None, *wanted, remember=True)
    found: list[Check] = []
    if started == wanted and called.state == "ready":
        found += called.value
    if room.given is not None:
        found.append(enough_replications(room.given.numbers.runs, room.given.shown))
    tell(room, "checks_title", "h2", "c-above")
    tell(room, "checks_lead")
    busy = started == wanted and called.is_waiting
    if not found_by_running(found):
        with block("do", "div", "c-row"):
            Button(
                label=room.say("stop" if busy else "checks_start"),
                event_clicked=lambda _: set_started(nothing if busy else wanted),
            )
            if busy:
                tell(room, "checks_busy", style="c-quiet", role="status")
        if not busy:
            _cost(room, years)
    if started == wanted and called.state == "failed":
        why = called.problem[room.lang]
        tell(room, "tipping_failed", style="c-problem", role="alert", problem=why)
    DataTable(
        caption=room.say("checks_table"),
        heads=[room.say(f"checks_head_{key}") for key in ("check", "state", "told")],
        rows=check_rows(room, found),
    ).key("checked")


def _cost(room: Room, years: int) -> None:
    """Say how long the checks take, and over how many years."""
    asked, region = room.view.years, room.view.region
    checked = seconds_for(region, years, pasts=1, runs=CHECKED_RUNS) * SLOWER
    seconds = checked + seconds_for(region, years, pasts=OTHER_PASTS, runs=OTHER_RUNS)
    told = [room.say("checks_cost", left=time_left(room.lang, seconds))]
    if years < asked:
        told.append(room.say("checks_years", years=years, asked=asked))
    line("cost", " ".join(told), style="c-hint")


def found_by_running(found: Sequence[Check]) -> bool:
    """Return whether the checks that need runs were done."""
    return any(check.name == NULL for check in found)


def check_rows(room: Room, found: Sequence[Check]) -> list[dict[str, Any]]:
    """Return a row per check, done or not: its name, a mark with a word, and what was found."""
    done = {check.name for check in found}
    waiting = [Check(name, "waiting") for name in (NULL, BOOKS, AGAIN, SWAPPED) if name not in done]
    made = []
    for check in (*found, *waiting):
        kind, mark = STATES.get(check.state, ("", "○"))
        state = {"text": room.say(f"check_{check.state}"), "kind": kind, "mark": mark}
        made.append(row(check.title(room.lang), state, _told(room, check)))
    extra = {"text": room.say("check_elsewhere"), "mark": "○"}
    return [*made, row(room.say("check_extra"), extra, room.say("check_extra_told"))]


def _told(room: Room, check: Check) -> str:
    """Return what a check found, and the measures that it is about."""
    if check.state not in STATES:
        return ""
    told = check.sentence(room.lang)
    if not check.measures:
        return told
    speech = Speech(room.lang)
    names = ", ".join(speech.inside(speech.measure(name)) for name in check.measures)
    return f"{told} {room.say('check_still_wide', measures=names)}"
