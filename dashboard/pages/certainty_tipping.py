"""Where one number turns the answer around: its range is walked when the user asks."""

from __future__ import annotations

import os
from typing import Any

import solara

from dashboard.answering import DONE, FAILED, desk
from dashboard.components import Button, Choice, DataTable
from dashboard.components.parts import row
from dashboard.headline import time_left
from dashboard.pages.room import Room
from dashboard.pages.texts import block, line, tell
from dashboard.several import WAITING, Several, use_several
from experiments.live.pace import seconds_for
from experiments.report.findings import Findings
from experiments.report.speech import Speech
from experiments.report.weakest import parameter_name, shaky_numbers
from experiments.sensitivity.along import PAIRS, VALUES, Step, steps_along, tipping_along
from experiments.sensitivity.quantities import factor_value
from experiments.sensitivity.tipping import Tipping
from experiments.sensitivity.tipping_text import tipping_in_words
from experiments.sweep.design import HEADLINE
from experiments.words import amount
from model.errors import UserError
from model.outcomes import MEASURES
from scenarios.refusals import sentence_of

MOST_NUMBERS = 15


@solara.component
def TippingValues(  # noqa: N802
    room: Room, findings: Findings, shown: str, period: str, measure: str
) -> None:
    """Choose a number, walk its range, and show where the difference changes sign."""
    view, speech = room.view, Speech(room.lang)
    # Those that touch this measure come first; others may turn it by a way that nobody wrote down.
    touching = shaky_numbers(findings, (measure,), MOST_NUMBERS)
    others = shaky_numbers(findings, HEADLINE, MOST_NUMBERS)
    numbers = tuple(dict.fromkeys([*touching, *others]))[:MOST_NUMBERS]
    tell(room, "tipping_title", "h2", "c-above")
    nothing: tuple[Any, ...] = ()
    started, set_started = solara.use_state(nothing)
    factor = view.choice("number", numbers) if numbers else ""
    wanted = (view.question(), shown, factor)
    steps: tuple[Step, ...] = ()
    problem = ""
    if factor and started == wanted:
        try:
            steps = steps_along(view.question(), shown, factor)
        except UserError as why:
            problem = sentence_of(why, room.lang)
    asked = use_several(tuple(step.question for step in steps))
    if not numbers:
        tell(room, "tipping_none", style="c-quiet")
        return

    def to(name: Any) -> None:
        if name in numbers:
            room.change(view.with_choice("number", str(name)))

    tell(room, "tipping_lead", measure=speech.inside(speech.measure(measure)))
    with block("which", "div", "c-row c-wide"):
        names = {name: _capital(parameter_name(name, room.lang)) for name in numbers}
        Choice(room.say("tipping_number"), factor, names, event_chosen=to)
        if asked.state == WAITING:
            Button(label=room.say("stop"), event_clicked=lambda _: set_started(nothing))
        else:
            Button(label=room.say("tipping_start"), event_clicked=lambda _: set_started(wanted))
    if problem:
        tell(room, "tipping_failed", style="c-problem", role="alert", problem=problem)
    elif asked.state == DONE:
        _found(room, steps, asked, factor, measure, period)
    else:
        _progress(room, asked)


def _progress(room: Room, asked: Several) -> None:
    """Say how long it takes, how far it is, or why it failed."""
    if asked.state == WAITING:
        left = time_left(room.lang, asked.seconds_left)
        done, total = asked.done, asked.total
        tell(room, "tipping_busy", "p", "c-quiet", "status", done=done, total=total, left=left)
    elif asked.state == FAILED and asked.failure is not None:
        why = asked.failure.sentence(room.lang)
        tell(room, "tipping_failed", style="c-problem", role="alert", problem=why)
    else:
        workers = max(1, len(desk().pids()) or os.cpu_count() or 1)
        pairs = VALUES * PAIRS
        seconds = seconds_for(room.view.region, room.view.years, pairs, 2 * pairs, workers)
        left = time_left(room.lang, seconds)
        tell(room, "tipping_cost", style="c-hint", values=VALUES, pairs=PAIRS, left=left)


def _found(
    room: Room, steps: tuple[Step, ...], asked: Several, factor: str, measure: str, period: str
) -> None:
    """Show where the difference turns, and its course."""
    try:
        found = tipping_along(steps, asked.runs, factor, measure, period)
    except UserError as why:
        told = sentence_of(why, room.lang)
        tell(room, "tipping_failed", style="c-problem", role="alert", problem=told)
        return
    line("turn", tipping_in_words(found, room.lang), style="c-lead", role="status")
    speech = Speech(room.lang)
    DataTable(
        caption=room.say("tipping_course", period=speech.period(period)),
        heads=[
            room.say("tipping_value"),
            room.say("tipping_difference", unit=speech.points(measure)),
            room.say("tipping_range"),
        ],
        rows=course_rows(found, room.lang),
    ).key("course")


def course_rows(found: Tipping, lang: str) -> list[dict[str, Any]]:
    """Return the fitted difference at every value of the number, with its interval."""
    measure = MEASURES[found.outcome.measure]
    places = measure.decimals
    made = []
    for place, value, low, high in zip(
        found.places.tolist(), found.course.tolist(), *found.band.tolist(), strict=True
    ):
        difference = amount(lang, value, measure.unit, places, signed=True)
        span = Speech(lang).span(low, high, measure.unit, places)
        made.append(row(factor_value(lang, found.factor, place), difference, span))
    return made


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
