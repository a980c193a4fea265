"""The maps of the page: borders of today and of the scenario, and results per municipality."""

from __future__ import annotations

import math
from typing import Any

import solara

from dashboard.charts import Figure, maps
from dashboard.charts.figure import Table, sentence
from dashboard.components import ChartBlock, Choice
from dashboard.headline import chart_words
from dashboard.measures import MARKS
from dashboard.pages.region_facts import LAYERS, layout_in, lead, places_in
from dashboard.pages.room import Given, Room
from dashboard.pages.texts import awaited
from dashboard.view import LETTERS, MOST_MUNICIPALITIES
from dashboard.words import say, say_count
from experiments.comparison.lines import Line, Lines
from experiments.region_layouts import shape_of
from experiments.report.sections import kind_of
from experiments.report.speech import Speech, said
from experiments.words import period_name
from model.geography import load_geography, resolve_region, today
from model.outcomes import MEASURES

PLACE = "municipality:"
FIRST_MEASURE = "unmet_need"


@solara.component
def Maps(room: Room) -> None:  # noqa: N802
    """Show both maps under a sentence about borders."""
    region = resolve_region(room.view.region)
    letter = LETTERS[room.view.chosen]
    shapes = solara.use_memo(
        lambda: (
            shape_of(today(load_geography()), region),
            shape_of(layout_in(room.view.scenario), region),
        ),
        [room.view.region, room.view.scenario],
    )
    with solara.v.Html(tag="div"):
        solara.v.Html(tag="p", class_="c-lead", children=[lead(*shapes, letter, room.lang)])
        with solara.v.Html(tag="div", class_="c-pair"):
            with solara.v.Html(tag="section"):
                _Borders(room)
            with solara.v.Html(tag="section"):
                _Results(room)


@solara.component
def _Borders(room: Room) -> None:  # noqa: N802
    """Show to which area of a layer the municipalities belong."""
    view, lang = room.view, room.lang
    layer = view.choice("layer", LAYERS)
    names = {name: room.say(f"region_map_{name}", letter=LETTERS[view.chosen]) for name in LAYERS}

    def chosen(value: Any) -> None:
        if value in LAYERS:
            room.change(view.with_choice("layer", str(value)))

    def drawn() -> tuple[list[maps.Place], Figure]:
        places = places_in(layer, layout_in(view.scenario), resolve_region(view.region))
        return places, maps.areas(places, room.look)

    places, spec = solara.use_memo(drawn, [layer, view.scenario, view.region, room.look])
    table = maps.areas_table(places, lang)
    count = len(maps.letters_of(places))
    with solara.v.Html(tag="div"):
        Choice(room.say("region_layer"), layer, names, event_chosen=chosen)
        ChartBlock(
            words=chart_words(lang),
            title=room.say(
                "region_borders" if count > 1 else "region_border", layer=names[layer], n=count
            ),
            spec=spec,
            heads=table.heads,
            rows=table.rows,
            summary=maps.areas_summary(places, lang) if 1 < count <= maps.MOST_NAMES else "",
            explained=[room.say("region_how_borders"), room.say("region_map_source")],
            name="continuum-kaart",
            height=int(spec["layout"]["height"]),
        )


@solara.component
def _Results(room: Room) -> None:  # noqa: N802
    """Show the difference of one measure in every municipality, if that is known."""
    given = awaited(room)
    if given is None:
        return
    names = measures_of(given.lines, given.shown)
    if names:
        _ResultMap(room, given, names)
    else:
        told = room.say("region_no_results", most=MOST_MUNICIPALITIES)
        solara.v.Html(tag="p", class_="c-quiet", children=[told])


@solara.component
def _ResultMap(room: Room, given: Given, names: dict[str, str]) -> None:  # noqa: N802
    """Show the map of one measure, and let the user choose which."""
    first = FIRST_MEASURE if FIRST_MEASURE in names else next(iter(names))
    name = room.view.choice("place_measure", (first, *names))

    def chosen(value: Any) -> None:
        if value in names:
            room.change(room.view.with_choice("place_measure", str(value)))

    chart = solara.use_memo(
        lambda: _result_map(room, given.lines, given.shown, name, names[name]),
        [given.numbers, room.look, given.shown, name],
    )
    with solara.v.Html(tag="div"):
        Choice(room.say("region_measure"), name, names, event_chosen=chosen)
        ChartBlock(**chart, stale=room.asked.is_stale)


def _result_map(room: Room, lines: Lines, shown: str, name: str, label: str) -> dict[str, Any]:
    """Return the map of the difference of a measure in every municipality."""
    period = lines.periods[-1]
    found = place_lines(lines, shown, period, name)
    layer = maps.Layer(label, lines.unit(name), MEASURES[name].decimals, maps.CHANGE)
    places = [maps.Place(code, value=line.difference) for code, line in found.items()]
    spec = maps.figure(places, layer, room.look)
    table = place_table(found, lines, name)
    told = period_name(room.lang, period)
    return {
        "words": chart_words(room.lang),
        "title": room.say("region_results", measure=label, period=told),
        "spec": spec,
        "heads": table.heads,
        "rows": table.rows,
        "summary": result_told(found, room.lang, room.say("region_clear_none")),
        "explained": [room.say("region_how_results"), room.say("region_map_source")],
        "name": "continuum-gemeenten",
        "height": int(spec["layout"]["height"]),
    }


def measures_of(lines: Lines, other: str) -> dict[str, str]:
    """Return the measures that are there for municipalities, with their names."""
    groups = [group for group in lines.groups if group.startswith(PLACE)]
    period = lines.periods[-1]
    return {
        name: declared.nl if lines.lang == "nl" else declared.en
        for name, declared in MEASURES.items()
        if any((other, period, group, name) in lines.rows for group in groups[:1])
    }


def place_lines(lines: Lines, other: str, period: str, name: str) -> dict[str, Line]:
    """Return the line of a measure for every municipality that has one, by code."""
    geo = load_geography()
    found = {}
    for group in lines.groups:
        if group.startswith(PLACE):
            place = group.removeprefix(PLACE)
            line = lines.find(other, period, group, name, place)
            if line is not None:
                found[geo.codes[geo.names.index(place)]] = line
    return found


def place_table(found: dict[str, Line], lines: Lines, name: str) -> Table:
    """Return levels, difference, range and verdict of every municipality as text."""
    lang, speech = lines.lang, Speech(lines.lang)
    rows = []
    for line in sorted(found.values(), key=lambda item: item.label):
        told, kind = said(speech, lines, name, line), kind_of(line)
        verdict = f"{MARKS[kind]} {say(lang, kind)}"
        rows.append((line.label, told.baseline, told.level, told.difference, told.chance, verdict))
    keys = ("municipality", "now", "then", "difference", "chance", "verdict")
    return Table(tuple(say(lang, f"region_head_{key}") for key in keys), tuple(rows))


def result_told(found: dict[str, Line], lang: str, none: str) -> str:
    """Return in how many municipalities the difference is clear, and which way."""
    counts: dict[str, int] = {}
    for line in found.values():
        if math.isfinite(line.difference):
            counts[kind_of(line)] = counts.get(kind_of(line), 0) + 1
    clear = [kind for kind in ("better", "worse", "changed") if counts.get(kind)]
    if not clear:
        return none
    parts = [say_count(lang, f"region_count_{kind}", counts[kind]) for kind in clear]
    rest = counts.get("indistinguishable", 0)
    if rest:
        parts.append(say(lang, "region_count_unclear", n=rest))
    return sentence("; ".join(parts)) + "."
