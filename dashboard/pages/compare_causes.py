"""What comes from what: the effect of the chosen scenario, divided over its levers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import solara

from dashboard.answering import use_call
from dashboard.charts import waterfall
from dashboard.components import Button, ChartBlock, Choice
from dashboard.headline import chart_words, time_left
from dashboard.measures import title_of
from dashboard.pages.progress import progress
from dashboard.pages.room import Room
from dashboard.view import LETTERS, View
from experiments.attribution.estimate import Estimate, estimate
from experiments.attribution.groups import BY_LEVER, BY_PROPOSAL, CONTEXT, groups_of
from experiments.attribution.run import HEADLINES, Attribution, attribute
from experiments.attribution.sentences import sentence, shown_period
from experiments.live.worker import watch
from experiments.runs.run import RunSettings
from experiments.words import number, period_name
from scenarios import Scenario

REPLICATIONS, ORDERS = 4, 4  # few: every part of the scenario is a run of all years
GROUPINGS = (BY_LEVER, BY_PROPOSAL)
LONG = 120.0  # seconds, from which on there is advice
APART, SHARES = "apart", "shares"


@dataclass(frozen=True)
class Task:
    """What is taken apart, and how."""

    scenario: Scenario
    settings: RunSettings
    groups: str

    def arguments(self) -> tuple[Any, ...]:
        """Return what `attribute` is given, with what lets it be cancelled."""
        return (self.scenario, self.settings, self.groups, HEADLINES, ORDERS, watch)


def task_of(view: View) -> Task | None:
    """Return what to take apart for a view; None if the scenario has no policy lever."""
    if all(lever.kind == CONTEXT for lever in view.scenario.levers):
        return None
    settings = RunSettings(
        region=view.region,
        years=view.years,
        replications=min(REPLICATIONS, view.pairs),
        seed=view.seed,
        workers=1,
    )
    return Task(view.scenario, settings, view.choice("groups", GROUPINGS))


@solara.component
def Causes(room: Room) -> None:  # noqa: N802
    """Show the section: an estimate of the time and a button, then the waterfall."""
    task = task_of(room.view)
    nothing: tuple[Task | None, Estimate | None] = (None, None)
    (asked, expected), set_asked = solara.use_state(nothing)
    letter = LETTERS[room.view.chosen]
    title = room.view.scenario.title[room.lang]
    solara.v.Html(tag="h2", children=[room.say("compare_causes_title", letter=letter, title=title)])
    if task is None:
        solara.v.Html(tag="p", children=[room.say("compare_causes_no_lever", letter=letter)])
        return
    if len(groups_of(task.scenario, task.groups)) == 1:
        told = room.say("compare_causes_one", letter=letter)
        solara.v.Html(tag="p", children=[told])
        return
    told = room.say("compare_causes_told", n=task.settings.replications)
    solara.v.Html(tag="p", class_="c-hint", children=[told])
    _groupings(room)
    # With a key of its own, a component never holds what belongs to another task.
    key = f"{task.scenario.content_digest()}{task.settings}{task.groups}"
    if asked == task:
        _Found(room, task, expected, lambda: set_asked(nothing)).key(f"found{key}")
    else:
        _Offer(room, task, lambda seen: set_asked((task, seen))).key(f"offer{key}")


def _groupings(room: Room) -> None:
    """Choose how levers are grouped."""
    options = {name: room.say(f"compare_causes_{name.replace('-', '_')}") for name in GROUPINGS}

    def chosen(value: Any) -> None:
        if value in GROUPINGS:
            room.change(room.view.with_choice("groups", str(value)))

    now = room.view.choice("groups", GROUPINGS)
    with solara.v.Html(tag="div", class_="c-row"):
        Choice(room.say("compare_causes_groups"), now, options, event_chosen=chosen)


@solara.component
def _Offer(  # noqa: N802
    room: Room, task: Task, begin: Callable[[Estimate | None], None]
) -> None:
    """Say how long it takes, and offer to begin."""
    # A short pilot tells; the numbers that the page is about come first.
    calm = not room.asked.now.is_busy
    arguments = (task.scenario, task.settings, task.groups, ORDERS, watch)
    pilot = use_call(estimate if calm else None, *(arguments if calm else ()))
    seen = pilot.value if isinstance(pilot.value, Estimate) else None
    told = room.say("compare_causes_estimating")
    if seen is not None:
        told = room.say("compare_causes_estimate", **_amount(room.lang, seen))
        if seen.seconds > LONG:
            told = f"{told} {room.say('compare_causes_slow')}"
    elif pilot.state == "failed":
        told = pilot.problem[room.lang]
    solara.v.Html(tag="p", attributes={"role": "status"}, children=[told])
    with solara.v.Html(tag="div", class_="c-row"):
        Button(
            label=room.say("compare_causes_begin"),
            primary=True,
            disabled=pilot.state == "failed",
            event_clicked=lambda _: begin(seen),
        )


@solara.component
def _Found(  # noqa: N802
    room: Room, task: Task, expected: Estimate | None, stop: Callable[[], None]
) -> None:
    """Do it, and show what is found."""
    found = use_call(attribute, *task.arguments())
    if isinstance(found.value, Attribution):
        _waterfall(room, found.value)
        return
    if found.state == "failed":
        solara.v.Html(tag="p", class_="c-problem", children=[room.say("compare_causes_failed")])
        told = {"role": "alert"}
        solara.v.Html(tag="p", attributes=told, children=[found.problem[room.lang]])
        return
    told_busy = room.say("compare_causes_busy")
    if expected is not None:
        told_busy = room.say("compare_causes_busy_for", **_amount(room.lang, expected))
    solara.v.Html(tag="p", attributes={"role": "status"}, children=[told_busy])
    progress(room, found.share)
    with solara.v.Html(tag="div", class_="c-row"):
        Button(label=room.say("stop"), event_clicked=lambda _: stop())


def _amount(lang: str, seen: Estimate) -> dict[str, str]:
    """Return the parts of a sentence on how much work it is."""
    return {"parts": number(lang, seen.parts, 0), "time": time_left(lang, seen.seconds)}


def _waterfall(room: Room, found: Attribution) -> None:
    """Show the waterfall of one measure, and let the user choose measure and kind."""
    lang = room.lang
    measures = {name: title_of(name, lang) for name in HEADLINES}
    measure = room.view.choice("cause", tuple(measures))
    kinds = {name: room.say(f"compare_causes_{name}") for name in (APART, SHARES)}
    kind = room.view.choice("shares", tuple(kinds))

    def choose(name: str, allowed: Mapping[str, str], value: Any) -> None:
        if value in allowed:
            room.change(room.view.with_choice(name, str(value)))

    with solara.v.Html(tag="div", class_="c-row c-choices"):
        Choice(
            room.say("measure"), measure, measures, event_chosen=partial(choose, "cause", measures)
        )
        Choice(
            room.say("compare_causes_kind"),
            kind,
            kinds,
            event_chosen=partial(choose, "shares", kinds),
        )
    rows = waterfall.read(found, measure, lang, apart=kind == APART)
    spec = waterfall.figure(rows, room.look)
    table = waterfall.table(rows, lang)
    period = period_name(lang, shown_period(found))
    explained = [
        room.say("compare_causes_how_apart"),
        room.say("compare_causes_how_shares"),
        room.say("compare_causes_how_against"),
        room.say("compare_causes_how_chance", n=found.provenance["replications"]),
    ]
    if found.orders:
        explained.append(room.say("compare_causes_how_orders", n=found.orders))
    ChartBlock(
        words=chart_words(lang),
        title=room.say("compare_causes_chart", measure=measures[measure], period=period),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=(
            waterfall.summary(rows, lang) if kind == APART else sentence(found, measure, lang)
        ),
        explained=explained,
        name="continuum-oorzaken",
        height=int(spec["layout"]["height"]),
    )
