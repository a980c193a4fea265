"""The builder of designs: a file for `continuum sweep`, checked as that command checks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import solara

from dashboard.answering import use_call
from dashboard.components import Button, Choice, Code, DataTable, Writing
from dashboard.components.parts import row
from dashboard.controls import TIMING
from dashboard.designing import (
    METHODS,
    MOST_FACTORS,
    NAME,
    REPLICATIONS,
    Sketch,
    Varied,
    design_of,
    runs_of,
    varied,
)
from dashboard.pages.room import Room
from dashboard.saving import SaveText
from dashboard.words import say
from experiments.attribution.sentences import lever_name
from experiments.cli.sweeps import time_told
from experiments.declared.parameter_words import figure
from experiments.sweep.design import DUMMY, GRID, MORRIS, Design, variable
from experiments.sweep.pilot import pilots_of
from experiments.words import number
from model.errors import UserError
from model.levers import LEVER_TYPES
from model.parameters import REGISTER
from scenarios import Scenario
from scenarios.refusals import sentence_of

SKETCH = solara.reactive(Sketch())  # of this session
FACTOR = solara.reactive("")
CORES = 8
LONGEST = 200


@solara.component
def DesignBuilder(room: Room) -> None:  # noqa: N802
    """Show choices for a design, what is wrong with it, its file and what it takes."""
    sketch = SKETCH.value
    solara.v.Html(tag="h2", children=[room.say("research_design")])
    solara.v.Html(tag="p", children=[room.say("research_design_told")])
    with solara.v.Html(tag="div", class_="c-row"):
        _how(room, sketch)
    _factors(room, sketch)
    if len(sketch.factors) < MOST_FACTORS:
        _Add(room, sketch.method)
    if not sketch.factors:
        return
    try:
        text, design = design_of(sketch, room.view)
    except UserError as refused:
        text, attributes = sentence_of(refused, room.lang), {"role": "alert"}
        solara.v.Html(tag="p", class_="c-problem", attributes=attributes, children=[text])
        return
    _Made(room, text, design)


def _how(room: Room, sketch: Sketch) -> None:
    """Show how points are chosen, and how often each is run."""

    def method(name: Any) -> None:
        if name in METHODS:
            other = Sketch(str(name), replications=sketch.replications)
            sizes = other.sizes
            middle = sizes[len(sizes) // 2] if sizes else other.size
            kept = sketch.factors if (name == GRID) == (sketch.method == GRID) else ()
            SKETCH.value = replace(other, size=middle, factors=kept)

    def size(text: Any) -> None:
        if text in map(str, sketch.sizes):
            SKETCH.value = replace(SKETCH.value, size=int(text))

    def often(text: Any) -> None:
        if text in map(str, REPLICATIONS):
            SKETCH.value = replace(SKETCH.value, replications=int(text))

    Choice(
        room.say("research_method"),
        sketch.method,
        {name: room.say(f"research_method_{name}") for name in METHODS},
        event_chosen=method,
    )
    if sketch.sizes:
        key = "research_trajectories" if sketch.method == MORRIS else "research_points"
        Choice(
            room.say(key),
            str(sketch.size),
            {str(size): str(size) for size in sketch.sizes},
            event_chosen=size,
        )
    Choice(
        room.say("research_replications"),
        str(sketch.replications),
        {str(many): str(many) for many in REPLICATIONS},
        event_chosen=often,
    )


def _factors(room: Room, sketch: Sketch) -> None:
    """Show what is varied, with a way to leave it out."""

    def leave_out(name: Any) -> None:
        kept = tuple(factor for factor in SKETCH.value.factors if factor.name != name)
        SKETCH.value = replace(SKETCH.value, factors=kept)

    if not sketch.factors:
        solara.v.Html(tag="p", class_="c-quiet", children=[room.say("research_no_factors")])
        return
    DataTable(
        caption=room.say("research_factors", n=len(sketch.factors)),
        heads=[room.say(f"research_{name}") for name in ("factor", "named", "values", "change")],
        rows=[factor_row(room.lang, factor) for factor in sketch.factors],
        event_acted=leave_out,
    )


def factor_row(lang: str, factor: Varied) -> dict[str, Any]:
    """Return what is varied as a row: meaning, name, values, and a way to leave it out."""
    return row(
        meaning(lang, factor.name),
        factor.name,
        _values(lang, factor),
        {"text": say(lang, "research_leave_out"), "action": factor.name},
    )


def _values(lang: str, factor: Varied) -> str:
    if factor.values:
        told = [figure(lang, each) if isinstance(each, float | int) else each
                for each in factor.values]  # fmt: skip
        return "; ".join(told)
    declared = variable(factor.name)
    ends = [declared.low if factor.low is None else factor.low,
            declared.high if factor.high is None else factor.high]  # fmt: skip
    low, high = ("–" if end is None else figure(lang, end) for end in ends)
    return say(lang, "research_from_to", low=low, high=high)


def meaning(lang: str, name: str) -> str:
    """Return what a parameter, a setting of a lever or the dummy is, without its full stop."""
    if name in REGISTER:
        item = REGISTER[name]
        return (item.nl if lang == "nl" else item.en).rstrip(".")
    if name == DUMMY:
        return say(lang, "research_dummy")
    kind, _, setting = name.partition(".")
    words: Any = LEVER_TYPES[kind].model_fields[setting].json_schema_extra
    return str(words[lang]).rstrip(".")


def to_vary(lang: str, scenarios: tuple[Scenario, ...]) -> Mapping[str, Mapping[str, str]]:
    """Return what can be varied, by group: settings of the levers that are pulled, then numbers."""
    groups: dict[str, dict[str, str]] = {}
    pulled = dict.fromkeys(lever.kind for item in scenarios[1:] for lever in item.levers)
    for kind in pulled:
        settings = LEVER_TYPES[kind].model_fields
        for setting in sorted(settings, key=TIMING.__contains__):  # what it does first, then when
            if setting not in ("kind", "file", "pilot_municipalities"):
                name = f"{kind}.{setting}"
                groups.setdefault(say(lang, "research_lever", kind=lever_name(kind, lang)), {})[
                    name
                ] = meaning(lang, name)
    for name, item in REGISTER.items():
        if item.low < item.high:
            group = say(lang, f"research_numbers_{name.partition('.')[0]}")
            groups.setdefault(group, {})[name] = meaning(lang, name)
    groups[say(lang, "research_other")] = {DUMMY: meaning(lang, DUMMY)}
    return groups


@solara.component
def _Add(room: Room, method: str) -> None:  # noqa: N802
    """Show fields for one more thing to vary."""
    first, set_first = solara.use_state("")
    second, set_second = solara.use_state("")
    problem, set_problem = solara.use_state("")
    groups = solara.use_memo(
        lambda: to_vary(room.lang, room.view.scenarios), [room.lang, room.view.scenarios]
    )
    names = [name for own in groups.values() for name in own]
    name = FACTOR.value if FACTOR.value in names else names[0]

    def choose(text: Any) -> None:
        if text in names:
            FACTOR.value = str(text)
            set_first("")
            set_second("")
            set_problem("")

    def add(_: Any) -> None:
        try:
            factor = varied(method, name, first, second)
        except (UserError, ValueError):
            key = "research_wrong_values" if method == GRID else "research_wrong_range"
            set_problem(room.say(key, **_declared(room.lang, name)))
            return
        kept = tuple(item for item in SKETCH.value.factors if item.name != name)
        SKETCH.value = replace(SKETCH.value, factors=(*kept, factor))
        choose(name)

    solara.v.Html(tag="h3", children=[room.say("research_add")])
    Choice(room.say("research_factor"), name, groups, event_chosen=choose)
    with solara.v.Html(tag="div", class_="c-row c-top"):
        told = _declared(room.lang, name)
        if method == GRID:
            _field(room.say("research_values_of"), first, set_first, problem, _hint(room, told))
        else:
            _field(room.say("research_low"), first, set_first, problem, _hint(room, told))
            _field(room.say("research_high"), second, set_second, "", room.say("research_empty"))
        Button(label=room.say("research_add_it"), event_clicked=add)


def _field(label: str, value: str, write: Any, problem: str, hint: str) -> None:
    Writing(
        label=label,
        value=value,
        most=LONGEST,
        hint=hint,
        problem=problem,
        event_written=lambda text: write(str(text)[:LONGEST]),
    )


def _declared(lang: str, name: str) -> dict[str, str]:
    """Return what may be written for a factor: its range or its words."""
    declared = variable(name)
    if declared.low is None or declared.high is None:
        return {"allowed": ", ".join(declared.choices) or declared.unit}
    low, high = figure(lang, declared.low), figure(lang, declared.high)
    return {"allowed": say(lang, "research_from_to", low=low, high=high)}


def _hint(room: Room, told: Mapping[str, str]) -> str:
    return room.say("research_allowed", **told)


@solara.component
def _Made(room: Room, text: str, design: Design) -> None:  # noqa: N802
    """Show the file, what it takes, and the command that carries it out."""
    lang = room.lang
    wanted: Design | None = None
    estimated, set_estimated = solara.use_state(wanted)
    called = use_call(pilots_of if estimated == design else None, design)
    points, runs = runs_of(design)
    told = room.say("research_size", points=number(lang, points, 0), runs=number(lang, runs, 0))
    solara.v.Html(tag="p", children=[told])
    if called.state == "ready":
        solara.v.Html(tag="p", children=[estimate(lang, runs, called.value[0][0])])
    elif called.is_waiting:
        attributes = {"role": "status"}
        text_now = room.say("research_estimating")
        solara.v.Html(tag="p", class_="c-quiet", attributes=attributes, children=[text_now])
    elif called.problem:
        told = called.problem[lang]
        solara.v.Html(tag="p", class_="c-problem", children=[told])
    name = f"{NAME}.toml"
    with solara.v.Html(tag="div", class_="c-row"):
        Button(
            label=room.say("research_estimate"),
            disabled=called.is_waiting,
            event_clicked=lambda _: set_estimated(design),
        )
        SaveText(room, room.say("research_save", name=name), name, text)
    words = {key: room.say(f"research_{key}") for key in ("copy", "copied", "selected")}
    Code(label=name, text=text, **words)
    command = f"continuum sweep {name} --out {NAME}"
    Code(label=room.say("research_sweep"), text=command, **words)
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("research_sweep_told")])


def estimate(lang: str, runs: int, seconds: float) -> str:
    """Return how long so many runs take on one core and on several, as one takes so long here."""
    return say(
        lang,
        "research_time",
        one=number(lang, seconds, 1),
        alone=time_told(lang, runs * seconds),
        cores=CORES,
        together=time_told(lang, runs * seconds / CORES),
    )
