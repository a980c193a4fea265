"""Choosing a layout of regions, or drawing one: a table and a map that do the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import solara

from dashboard.charts import maps
from dashboard.components import (
    Button,
    ChartBlock,
    Choice,
    DataTable,
    PlacesTable,
    SaveText,
)
from dashboard.components.parts import row
from dashboard.controls import BY_KEY, moved, pulled, value_of
from dashboard.headline import chart_words
from dashboard.kept_layouts import keep, name_of
from dashboard.pages.locking import shut_for_readers
from dashboard.pages.region_counterparties import (
    Counterparties,
    CounterpartiesByPlace,
    change_of,
    partners_told,
)
from dashboard.pages.region_facts import (
    NEW,
    choices_of,
    drawn_places,
    fact_rows,
    layout_in,
    moved_to,
    total_told,
    unit_rows,
    warnings,
)
from dashboard.pages.room import Room
from dashboard.view import LETTERS
from experiments.counterparties import MUNICIPALITY
from experiments.region_layouts import (
    AGES,
    layout_text,
    own_layout,
    shape_of,
    youth_region_names,
)
from experiments.words import number
from model.errors import UserError
from model.geography import Layout, Region, load_geography, resolve_region, today
from scenarios.refusals import NOTHING, in_both

LAYOUT = BY_KEY["layout"]
MOST_DRAWN = 80  # municipalities in a table of which each row has a list of its own
MERGED = ("35", "30", "25", "20", "15", "10")  # youth regions left of the 42 of today
LAYERS = ("province", "ggd", "zorgkantoor", "veiligheidsregio", "arbeidsmarktregio", "rmc")
TABLE = (
    "many", "give", "all", "municipality", "children", "today", "partners", "region", "changed",
)  # fmt: skip
LONGEST_FACTS = 20  # regions in a table


@solara.component
def Drawing(room: Room) -> None:  # noqa: N802
    """Show the layout of the chosen scenario, what it means, and a drawing table."""
    view = room.view
    letter = LETTERS[view.chosen]
    region = resolve_region(view.region)
    layout = layout_in(view.scenario)
    with solara.v.Html(tag="div"):
        with solara.v.Html(tag="section", class_="c-card"):
            title = view.scenario.title[room.lang]
            solara.v.Html(
                tag="h2", children=[room.say("region_layout", letter=letter, title=title)]
            )
            with shut_for_readers(room, "presets"):
                _Presets(room)
            facts = fact_rows(
                shape_of(today(load_geography()), region), shape_of(layout, region), room.lang
            )
            heads = [room.say("region_head_what"), room.say("region_head_today"), letter]
            DataTable(room.say("region_facts"), heads, [row(*cells) for cells in facts])
            solara.v.Html(tag="p", class_="c-hint", children=[room.say("region_facts_told")])
        with solara.v.Html(tag="section", class_="c-card"):
            solara.v.Html(tag="h2", children=[room.say("parties_title")])
            Counterparties(room, layout, region, room.say("parties_scenario", letter=letter))
            CounterpartiesByPlace(room, layout, region)
        with solara.v.Html(tag="section", class_="c-card"):
            solara.v.Html(tag="h2", children=[room.say("region_draw")])
            if len(region.municipalities) > MOST_DRAWN:
                told = room.say("region_draw_too_many", most=MOST_DRAWN)
                solara.v.Html(tag="p", class_="c-quiet", children=[told])
            else:
                key = f"{view.region} {letter} {view.scenario.digest()}"
                _Drawer(room, region).key(key)


@solara.component
def _Presets(room: Room) -> None:  # noqa: N802
    """Choose one of the layouts that need no drawing."""
    view, scenario = room.view, room.view.scenario
    letter, now = LETTERS[view.chosen], value_of(LAYOUT, room.view.scenario)

    def choose(value: str, _: Any = None) -> None:
        room.change(view.with_scenario(moved(scenario, LAYOUT, value, letter)))

    def merge(value: Any) -> None:
        if value in (*MERGED, *LAYERS):
            changes = {"layout": "merged", "merged_to": value, "file": None}
            room.change(view.with_scenario(pulled(scenario, LAYOUT.kind, changes, letter)))

    with solara.v.Html(tag="div"):
        attributes = {"role": "group", "aria-label": room.say("control_layout")}
        with solara.v.Html(tag="div", class_="c-row", attributes=attributes):
            for value in LAYOUT.options:
                Button(
                    label=room.say(f"region_preset_{value}"),
                    pressed=value == now,
                    hint=room.say(f"region_preset_{value}_told"),
                    event_clicked=partial(choose, value),
                )
        merged = merged_to(scenario)
        options: dict[str, Any] = {"": room.say("region_merge_none")}
        if merged and merged not in (*MERGED, *LAYERS):
            options[merged] = merged
        options[room.say("region_merge_count")] = {
            value: room.say("region_merge_to", n=value) for value in MERGED
        }
        options[room.say("region_merge_layer")] = {
            value: room.say(f"region_layer_{value}") for value in LAYERS
        }
        with solara.v.Html(tag="div", class_="c-row"):
            hint = room.say("region_merge_told")
            Choice(room.say("region_merge"), merged, options, event_chosen=merge, hint=hint)


def merged_to(scenario: Any) -> str:
    """Return to what a scenario merges regions; empty if it does not."""
    found = [lever.merged_to for lever in scenario.levers if lever.kind == LAYOUT.kind]
    return found[0] or "" if found else ""


@solara.component
def _Drawer(room: Room, region: Region) -> None:  # noqa: N802
    """Draw regions in a table or on a map, and use what was drawn."""
    view = room.view
    letter = LETTERS[view.chosen]
    first = youth_region_names(layout_in(view.scenario), region)
    draft, set_draft = solara.use_state(first)
    nobody: frozenset[str] = frozenset()
    ticked, set_ticked = solara.use_state(nobody)
    problem, set_problem = solara.use_state(NOTHING)

    layout = solara.use_memo(lambda: own_layout(draft), [draft])
    change = solara.use_memo(lambda: change_of(room, layout, region, MUNICIPALITY), [layout])

    def tick(news: Any) -> None:
        codes = frozenset(news["codes"]) & draft.keys()
        set_ticked(ticked | codes if news["on"] else ticked - codes)

    def move(news: Any) -> None:
        try:
            set_draft(moved_to(draft, sorted(set(news["codes"])), news["region"], region))
        except ValueError:
            return  # no browser of ours sends this
        set_ticked(nobody)

    def use(_: Any = None) -> None:
        if view.reading:
            return  # nothing is kept on the server for who only reads
        try:
            changes = {"layout": "file", "file": str(keep(draft)), "merged_to": None}
        except UserError as trouble:
            set_problem(in_both(trouble))
            return
        set_problem(NOTHING)
        room.change(view.with_scenario(pulled(view.scenario, LAYOUT.kind, changes, letter)))

    with solara.v.Html(tag="div"):
        solara.v.Html(tag="p", class_="c-hint", children=[room.say("region_draw_told")])
        with solara.v.Html(tag="div", class_="c-pair c-draw"):
            with solara.v.Html(tag="div"), shut_for_readers(room, "places"):
                PlacesTable(
                    words=_table_words(room),
                    rows=draft_rows(
                        draft, ticked, region, room.lang, partners_told(change, region, room.lang)
                    ),
                    options=_options(room, draft, region),
                    event_ticked=tick,
                    event_moved=move,
                )
            _drawn(room, draft, lambda code: tick({"codes": [code], "on": code not in ticked}))
        same = draft == first
        _buttons(room, draft, same, use, lambda _: set_draft(first))
        if problem:
            alert, told = {"role": "alert"}, problem[room.lang]
            solara.v.Html(tag="p", class_="c-problem", attributes=alert, children=[told])
        solara.v.Html(tag="p", class_="c-hint", children=[room.say("region_save_told")])
        _Consequences(room, draft, layout, region)


def _buttons(room: Room, draft: Mapping[str, str], same: bool, use: Any, back: Any) -> None:
    """Show what can be done with a drawing; `same` if it is the layout of the scenario."""
    is_used = same and value_of(LAYOUT, room.view.scenario) == "file"
    label, shut = room.say("region_use", letter=LETTERS[room.view.chosen]), room.view.reading
    with solara.v.Html(tag="div", class_="c-row"):
        Button(label=label, primary=True, disabled=shut or is_used, event_clicked=use)
        Button(label=room.say("region_draft_back"), disabled=shut or same, event_clicked=back)
        SaveText(label=room.say("region_save"), name=name_of(draft), text=layout_text(draft))


def _table_words(room: Room) -> dict[str, str]:
    """Return the words of the drawing table; names and numbers are filled in there."""
    words = {key: room.say(f"region_table_{key}") for key in TABLE}
    return words | {
        "caption": room.say("region_draw"),
        "apply": room.say("region_apply", n="{n}"),
        "tick": room.say("region_tick", name="{name}"),
        "region_of": room.say("region_of", name="{name}"),
    }


def _options(room: Room, draft: Mapping[str, str], region: Region) -> list[dict[str, str]]:
    """Return the regions to choose from, and a new one."""
    known = [{"value": name, "label": name} for name in choices_of(draft, region)]
    return [*known, {"value": NEW, "label": room.say("region_new")}]


def draft_rows(
    draft: Mapping[str, str],
    ticked: frozenset[str],
    region: Region,
    lang: str,
    partners: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Return a row of the drawing table for every municipality, by name.

    Args:
        draft: the region of every municipality, by code.
        ticked: codes of those that are ticked.
        region: where.
        lang: "nl" or "en".
        partners: by code how many partnerships there are today and in the drawing.
    """
    geo = load_geography()
    now = youth_region_names(today(geo), region)
    children = geo.children(*AGES)
    made = []
    for code, area in draft.items():
        place = geo.codes.index(code)
        made.append(
            {
                "code": code,
                "name": geo.names[place],
                "children": number(lang, int(children[place]), 0),
                "today": now[code],
                "partners": partners[code],
                "region": area,
                "ticked": code in ticked,
                "changed": area != now[code],
            }
        )
    return sorted(made, key=lambda item: str(item["name"]))


def _drawn(room: Room, draft: Mapping[str, str], clicked: Any) -> None:
    """Show the drawing as a map, on which a click ticks a municipality."""
    places = drawn_places(draft)
    spec = maps.areas(places, room.look)
    table, count = maps.areas_table(places, room.lang), len(maps.letters_of(places))
    ChartBlock(
        words=chart_words(room.lang),
        title=room.say("region_drawn" if count > 1 else "region_drawn_one", n=count),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        explained=[room.say("region_how_drawn"), room.say("region_map_source")],
        name="continuum-indeling",
        height=int(spec["layout"]["height"]),
        event_clicked=clicked,
    )


@solara.component
def _Consequences(  # noqa: N802
    room: Room, draft: Mapping[str, str], layout: Layout, region: Region
) -> None:
    """Show what was drawn in numbers, with what deserves another look."""
    lang = room.lang
    told = warnings(layout, region, lang)
    rows = unit_rows(layout, region, lang)[:LONGEST_FACTS]
    with solara.v.Html(tag="div"):
        with solara.v.Html(tag="div", attributes={"aria-live": "polite"}):
            solara.v.Html(tag="p", children=[total_told(draft, region, lang)])
            for warning in told:
                solara.v.Html(tag="p", class_="c-warning", children=[warning])
        keys = ("region", "here", "elsewhere", "children", "inhabitants")
        heads = [room.say(f"region_head_{key}") for key in keys]
        DataTable(room.say("region_drawn_table"), heads, [row(*cells) for cells in rows])
        Counterparties(room, layout, region, room.say("parties_drawing"))
