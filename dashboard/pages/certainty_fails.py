"""In which worlds a scenario fails, in words."""

from __future__ import annotations

import solara

from dashboard.answering import use_call
from dashboard.pages.room import Room
from dashboard.pages.texts import block, line, tell
from experiments.report.speech import Speech
from experiments.run import RunSet
from experiments.sensitivity.discovery import Discovery
from experiments.sensitivity.discovery_text import limits_in_words
from experiments.sensitivity.over_draws import design_text, drawn_of, where_it_fails
from experiments.sensitivity.quantities import percentage
from model.outcomes import MEASURES, NONE

POINTS, PAIRS = 200, 5  # of the sweep that is suggested
COMMANDS = (
    "continuum sweep {file} --out {folder}",
    "continuum discover {folder} --measure {measure} --worse",
)
NAMES = {"nl": ("werelden.toml", "werelden"), "en": ("worlds.toml", "worlds")}


@solara.component
def Fails(room: Room, runs: RunSet, shown: str, period: str, measure: str) -> None:  # noqa: N802
    """Show what the worlds share in which a measure gets worse."""
    drawn = drawn_of(runs, shown, period, measure)
    called = use_call(where_it_fails if drawn.enough else None, drawn, remember=True)
    title = Speech(room.lang).inside(Speech(room.lang).measure(measure))
    tell(room, "fails_title", "h2")
    tell(room, "fails_lead", measure=title)
    if MEASURES[measure].better == NONE:
        tell(room, "fails_none_better")
        return
    if not drawn.enough:
        tell(room, "fails_few", style="c-quiet")
    elif called.is_waiting or called.state == "idle":
        tell(room, "fails_busy", style="c-quiet", role="status")
    elif called.state == "failed":
        tell(room, "tipping_failed", style="c-problem", role="alert", problem=called.problem)
    else:
        stale = "c-stale" if room.asked.is_stale else ""
        for place, sentence in enumerate(failing_in_words(room, called.value)):
            line(f"failing{place}", sentence, style=stale)
    _further(room, runs, shown, measure)


def failing_in_words(room: Room, found: Discovery) -> list[str]:
    """Return in how many worlds it is worse, under which limits, and how far that can be known."""
    cases, (n, factors) = int(found.interest.sum()), found.outcome.points.shape
    if cases == 0:
        return [room.say("fails_nowhere", n=n)]
    if cases == n:
        return [room.say("fails_everywhere", n=n)]
    weak = room.say("fails_weak", n=n, factors=factors)
    box = found.box
    if box is None:
        return [room.say("fails_unexplained", cases=cases, n=n), weak]
    limits = limits_in_words(box.limits, room.lang)
    told = room.say("fails_box", cases=cases, n=n, limits=limits, inside=box.cases, held=box.worlds)
    if found.tested is None:
        return [told, room.say("fails_not_tested"), weak]
    shares = [percentage(room.lang, share) for share in found.tested]
    return [told, room.say("fails_tested", coverage=shares[0], density=shares[1]), weak]


def _further(room: Room, runs: RunSet, shown: str, measure: str) -> None:
    """Show how to look further, with a design file and two commands."""
    file, folder = NAMES[room.lang]
    lines = "\n".join(COMMANDS).format(file=file, folder=folder, measure=measure)
    with block("further", "details", "c-more"):
        tell(room, "fails_sweep", "summary")
        tell(room, "fails_file")
        design = design_text(runs, shown, POINTS, PAIRS)
        for text in (design, lines):
            solara.v.Html(tag="pre", class_="c-code", attributes={"tabindex": "0"}, children=[text])
