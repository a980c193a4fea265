"""In how many worlds a scenario fails, and how to find out what those worlds share."""

from __future__ import annotations

import solara

from dashboard.headline import time_left
from dashboard.pages.room import Room
from dashboard.pages.texts import block, line, tell
from experiments.comparison.possibilities import Possibilities, possibilities
from experiments.live.pace import seconds_for
from experiments.report.findings import Findings
from experiments.report.speech import Speech
from experiments.report.weakest import shaky_numbers
from experiments.runs.run import RunSet
from experiments.sensitivity.further import design_text
from experiments.sweep.design import HEADLINE

NUMBERS, POINTS, PAIRS = 8, 200, 4  # of the sweep that is offered
COMMANDS = (
    "continuum sweep {file} --out {folder}",
    "continuum discover {folder} --measure {measure} --worse",
)
NAMES = {"nl": ("werelden.toml", "werelden"), "en": ("worlds.toml", "worlds")}


@solara.component
def Fails(  # noqa: N802
    room: Room, findings: Findings, runs: RunSet, shown: str, period: str, measure: str
) -> None:
    """Show in how many worlds a measure gets worse, and how to look further."""
    rows = possibilities(runs, shown, period, measure)
    stale = "c-stale" if room.asked.is_stale else ""
    tell(room, "fails_title", "h2", "c-above")
    line("failing", failing_in_words(room, rows), style=stale)
    if rows.over_draws and 0.0 < rows.worse < 1.0:
        tell(room, "fails_weak")
    touching = shaky_numbers(findings, (measure,), NUMBERS)
    others = shaky_numbers(findings, HEADLINE, NUMBERS)
    numbers = list(dict.fromkeys([*touching, *others]))[:NUMBERS]
    if not numbers:
        return
    file, folder = NAMES[room.lang]
    commands = "\n".join(COMMANDS).format(file=file, folder=folder, measure=measure)
    pairs = POINTS * PAIRS
    seconds = seconds_for(room.view.region, room.view.years, pairs, 2 * pairs)
    left = time_left(room.lang, seconds)
    with block("further", "details", "c-more"):
        tell(room, "fails_sweep", "summary")
        tell(room, "fails_file", file=file, numbers=len(numbers), points=POINTS, left=left)
        design = design_text(runs, shown, numbers, POINTS, PAIRS)
        for name, text in (("design", design), ("commands", commands)):
            solara.v.Html(
                tag="pre", class_="c-code", attributes={"tabindex": "0"}, children=[text]
            ).key(name)


def failing_in_words(room: Room, rows: Possibilities) -> str:
    """Return in how many worlds a measure gets worse."""
    if not rows.over_draws:
        return room.say("fails_few")
    speech = Speech(room.lang)
    measure = speech.inside(speech.measure(rows.measure))
    cases, n = round(rows.worse * rows.values.size), rows.values.size
    if not cases:
        return room.say("fails_nowhere", n=n, measure=measure)
    key = "fails_everywhere" if cases == n else "fails_somewhere"
    return room.say(key, cases=cases, n=n, measure=measure)
