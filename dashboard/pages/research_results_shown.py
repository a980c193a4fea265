"""The numbers of one sweep: its differences drawn and listed, what they depend on, and files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import solara

from dashboard.answering import Called, use_call
from dashboard.charts import along
from dashboard.charts import influence as bars
from dashboard.charts.figure import between, listed, signed, told
from dashboard.components import ChartBlock, Choice, Code, DataTable
from dashboard.components.parts import row
from dashboard.headline import chart_words
from dashboard.measures import MARKS
from dashboard.pages.room import Room
from dashboard.pages.texts import block, line, tell
from dashboard.saving import Save
from dashboard.words import CATALOGUE
from experiments.live.finished import Finished
from experiments.live.finished_numbers import (
    MOST_VALUES,
    Differences,
    Picked,
    Weight,
    differences,
    points_file,
    results_file,
    runs_at,
    runs_file,
    weight,
)
from experiments.report.speech import Speech
from experiments.sensitivity.methods import DESIGNS
from experiments.sensitivity.quantities import decimals_of, measure_name
from experiments.sweep.design import HEADLINE
from experiments.sweep.folders import Folders
from experiments.sweep.plan import slug
from experiments.words import number, period_name, term, unit_name
from model.geography import KINDS
from model.outcomes import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL_YEARS = "all years"
COUNTRY = "netherlands"
MOST_NAMED = 3  # values of a point in a row
CSV = "text/csv"
REPRODUCE = "continuum reproduce DIR {run}"
EVERYTHING = 'continuum results DIR --sql "select * from results" --out {name}.csv'


@solara.component
def Shown(room: Room, sweep: Finished, folders: Folders, again: int) -> None:  # noqa: N802
    """Show differences of one measure in one region, and let the user choose which."""
    others = list(sweep.scenarios)[1:]
    if not others or not sweep.measures or not sweep.periods:
        tell(room, "results_empty" if others else "results_one_scenario", style="c-quiet")
        return
    picked = picked_of(room, sweep)
    with block("choices", "div", "c-row c-choices"):
        _choices(room, sweep, picked)
    _Numbers(room, sweep, folders, again, picked).key("numbers")


def picked_of(room: Room, sweep: Finished) -> Picked:
    """Return what the address asks for, where the sweep has it, and the first of it elsewhere."""
    regions = {slug(label): label for label in sweep.regions}
    view = room.view
    return Picked(
        region=regions[view.choice("sweep_region", tuple(regions))],
        scenario=view.choice("sweep_scenario", tuple(sweep.scenarios)[1:]),
        measure=view.choice("sweep_measure", measures_of(sweep)),
        period=view.choice("sweep_period", periods_of(sweep)),
    )


def measures_of(sweep: Finished) -> tuple[str, ...]:
    """Return the measures of a sweep, those of the headline first."""
    first = [name for name in HEADLINE if name in sweep.measures]
    return tuple(dict.fromkeys([*first, *sweep.measures]))


def where(lang: str, label: str) -> str:
    """Return a region of a sweep with its kind in words; as it was written if that has none."""
    kind = label.partition(":")[0]
    return Speech(lang).region(label) if kind in (*KINDS, COUNTRY) else label


def periods_of(sweep: Finished) -> tuple[str, ...]:
    """Return the periods of a sweep, all years first."""
    first = [ALL_YEARS] if ALL_YEARS in sweep.periods else []
    return tuple(dict.fromkeys([*first, *sweep.periods]))


def _choices(room: Room, sweep: Finished, picked: Picked) -> None:
    """Show lists to choose region, scenario, measure and period from."""
    lang = room.lang
    topics: dict[str, dict[str, str]] = {}
    for name in measures_of(sweep):
        topic = "headline" if name in HEADLINE else MEASURES[name].topic
        topics.setdefault(term(lang, topic), {})[name] = measure_name(lang, name)
    titles = {name: sweep.scenarios[name].get(lang, name) for name in list(sweep.scenarios)[1:]}
    regions = {slug(label): where(lang, label) for label in sweep.regions}
    periods = {name: _period(lang, name) for name in periods_of(sweep)}
    _choice(room, "results_region", "sweep_region", slug(picked.region), regions)
    _choice(room, "results_scenario", "sweep_scenario", picked.scenario, titles)
    _choice(room, "measure", "sweep_measure", picked.measure, topics)
    _choice(room, "measure_period", "sweep_period", picked.period, periods)


def _choice(room: Room, label: str, name: str, value: str, options: Mapping[str, Any]) -> None:
    """Show a list whose choice stands in the address."""
    flat = {
        key
        for item, own in options.items()
        for key in (own if isinstance(own, Mapping) else [item])
    }

    def choose(given: Any) -> None:
        if given in flat:
            room.change(room.view.with_choice(name, given))

    Choice(room.say(label), value, options, event_chosen=choose).key(name)


def _period(lang: str, name: str) -> str:
    text = period_name(lang, name)
    return text[:1].upper() + text[1:]


@solara.component
def _Numbers(  # noqa: N802
    room: Room, sweep: Finished, folders: Folders, again: int, picked: Picked
) -> None:
    """Read what was picked in a worker, and show it."""
    called = use_call(differences, folders, sweep.id, picked, again)
    found = called.value if isinstance(called.value, Differences) else None
    ready = found is not None and not found.problem
    weighed = use_call(weight if ready else None, folders, sweep.id, picked, again)
    nothing: tuple[Picked, Differences] | None = None
    latest = solara.use_ref(nothing)  # what stays, grey, while something else is read
    if found is not None:
        latest.current = (picked, found)
    style = "c-hidden" if ready else "c-quiet"  # heard all the same
    line("state", _state(room, called, found), style=style, role="status")
    if latest.current is None or latest.current[1].problem:
        return
    of, shown = latest.current
    _answer(room, sweep, of, shown, weighed, stale=found is None)
    _drawn(room, sweep, of, shown, stale=found is None)
    if isinstance(weighed.value, Weight):
        _influence(room, sweep, of, weighed.value)
    _Points(room, sweep, folders, again, of, shown, found is None).key("points")
    _files(room, sweep, folders, picked)


def _state(room: Room, called: Called, found: Differences | None) -> str:
    """Return how far the reading is, or what is wrong."""
    if called.is_waiting:
        return room.say("results_reading")
    if found is None:
        return room.say("results_unreadable")
    return room.say(f"results_{found.problem}" if found.problem else "results_read")


def _answer(
    room: Room, sweep: Finished, of: Picked, shown: Differences, weighed: Called, *, stale: bool
) -> None:
    """Say at how many points it gets better, and in how many worlds it holds."""
    lang, style = room.lang, "c-stale" if stale else ""
    baseline = next(iter(sweep.scenarios.values())).get(lang, "")
    title = room.say("results_found", measure=measure_name(lang, of.measure), baseline=baseline)
    line("found", title, "h3", style)
    counts = {name: shown.verdicts.get(name, 0) for name in ("better", "worse", "changed")}
    unclear = shown.points - sum(counts.values())
    line("count", room.say("results_count", n=shown.points, unclear=unclear, **counts), "p", style)
    robust = weighed.value.robustness if isinstance(weighed.value, Weight) else None
    if robust is not None:
        line("robust", robust[lang])
        tell(room, "results_robustness_told", style="c-quiet")
    elif weighed.is_waiting:
        tell(room, "results_weighing", style="c-quiet", role="status")
    else:
        tell(room, "results_no_robustness", style="c-quiet")


def _drawn(room: Room, sweep: Finished, of: Picked, shown: Differences, *, stale: bool) -> None:
    """Draw the differences along what varies."""
    if shown.drawn is None or not sweep.axes:
        tell(room, "results_no_chart", style="c-quiet")
        return
    lang, name = room.lang, room.view.choice("sweep_axis", sweep.axes)
    alone = len(sweep.axes) == 1
    if not alone:
        with block("axis", "div", "c-row c-choices"):
            options = {axis: axis for axis in sweep.axes}
            _choice(room, "results_along", "sweep_axis", name, options)
    rows = along.read(shown.drawn, name, of.measure, alone=alone)
    spec, table = along.figure(rows, room.look), along.table(rows, lang)
    explained = [room.say("results_how_alone" if alone else "results_how_cloud")]
    if len(shown.drawn) < shown.points:
        parts = {"n": number(lang, len(shown.drawn), 0), "all": number(lang, shown.points, 0)}
        explained.append(room.say("results_drawn", **parts))
    ChartBlock(
        words=chart_words(lang),
        title=room.say("results_chart_alone", measure=measure_name(lang, of.measure), name=name),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=" ".join([along.summary(rows, lang), *explained[1:]]),
        explained=explained,
        name=f"continuum-{slug(sweep.name)}",
        height=int(spec["layout"]["height"]),
        stale=stale,
    ).key("along")


def _influence(room: Room, sweep: Finished, of: Picked, found: Weight) -> None:
    """Draw what every factor does, or say why that is not known."""
    lang = room.lang
    if found.influence is None:
        fits = any(sweep.method in designs for designs in DESIGNS.values()) and sweep.factors
        key = f"results_method_{sweep.method}"
        named = room.say(key) if key in CATALOGUE else sweep.method
        reason = "results_influence_missing" if fits else "results_influence_design"
        line("influence", room.say(reason, method=named), style="c-quiet")
        return
    rows = bars.read(found.influence, lang)
    spec, table = bars.figure(rows, room.look), bars.table(rows, lang)
    names = [item.name for item in rows if item.stands_out]
    key = "results_influence_some" if names else "results_influence_none"
    ChartBlock(
        words=chart_words(lang),
        title=room.say("results_influence", measure=measure_name(lang, of.measure)),
        spec=spec,
        heads=[room.say("results_varied"), *table.heads[1:]],
        rows=table.rows,
        summary=room.say(key, names=listed(lang, names), n=len(rows)),
        explained=[room.say("results_influence_how")],
        name=f"continuum-{slug(sweep.name)}-invloed",
        height=int(spec["layout"]["height"]),
    ).key("influence-chart")


@solara.component
def _Points(  # noqa: N802
    room: Room,
    sweep: Finished,
    folders: Folders,
    again: int,
    of: Picked,
    shown: Differences,
    stale: bool,
) -> None:
    """List the points, and how to make their runs again."""
    first = [] if shown.first is None else shown.first.to_dict("records")
    known = [str(item["point"]) for item in first]
    wanted, set_wanted = solara.use_state("")
    point = wanted if wanted in known else known[0]
    called = use_call(runs_at, folders, sweep.id, of.region, point, again)
    texts = {"measure": measure_name(room.lang, of.measure), "shown": len(first)}
    unit = unit_name(room.lang, MEASURES[of.measure].unit)
    heads = [room.say("results_values"), room.say("results_mean", unit=unit)]
    heads += [room.say(f"results_{name}")
              for name in ("difference", "interval", "verdict", "pairs", "point")]  # fmt: skip
    with block("table", "div", "c-points"):
        DataTable(
            caption=room.say("results_table", n=number(room.lang, shown.points, 0), **texts),
            heads=heads,
            rows=point_rows(room, sweep, of.measure, first),
            stale=stale,
            event_acted=lambda name: set_wanted(name) if name in known else None,
        )
    if shown.points > len(first):
        parts = {"shown": len(first), "n": number(room.lang, shown.points, 0)}
        line("more", room.say("results_table_more", **parts), style="c-quiet")
    words = {key: room.say(f"research_{key}") for key in ("copy", "copied", "selected")}
    runs = called.value or ()
    Code(
        label=room.say("results_reproduce", point=point),
        text="\n".join(REPRODUCE.format(run=run) for run in runs) or "…",
        **words,
    ).key("code")
    tell(room, "results_reproduce_told", style="c-hint")


def point_rows(
    room: Room, sweep: Finished, measure: str, rows: Sequence[Mapping[Any, Any]]
) -> list[dict[str, Any]]:
    """Return the rows of the table: values, level, difference, interval, verdict, pairs, runs."""
    lang, decimals = room.lang, decimals_of(measure)
    names = [item.name for item in sweep.factors]
    made = []
    for item in rows:
        point = str(item["point"])
        known = item["low"] == item["low"] and item["verdict"] in MARKS
        made.append(
            row(
                values_of(room, names, item),
                number(lang, item["mean"], decimals - 1),
                signed(lang, item["difference"], decimals),
                between(lang, item["low"], item["high"], decimals),
                {
                    "text": told(lang, f"verdict_{item['verdict'] if known else 'unknown'}"),
                    "kind": item["verdict"] if known else "",
                    "mark": MARKS[item["verdict"]] if known else "",
                },
                number(lang, item["n"], 0),
                {
                    "text": point,
                    "action": point,
                    "title": room.say("results_point_told", point=point),
                },
            )
        )
    return made


def values_of(room: Room, names: Sequence[str], item: Mapping[Any, Any]) -> str:
    """Return the values of the factors at a point, those of the first few."""
    parts = [f"{name} = {_value(room.lang, name, item[name])}" for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        parts.append(room.say("results_more_values", n=len(names) - MOST_NAMED))
    return "; ".join(parts) or str(item["point"])


def _value(lang: str, name: str, value: Any) -> str:
    return along.short(name, along.plain(value), lang)


def _files(room: Room, sweep: Finished, folders: Folders, picked: Picked) -> None:
    """Offer files: the points, the replications, and what the command line gives."""
    name = f"continuum-{slug(sweep.name)}"
    tell(room, "results_files", "h3", "c-above")
    chosen = (folders, sweep.id, picked)
    with block("files", "div", "c-row"):
        save = partial(Save, room)
        save(room.say("results_save_points"), f"{name}-{picked.measure}.csv", CSV, points_file,
             chosen).key("save-points")  # fmt: skip
        save(room.say("results_save_runs"), f"{name}-{picked.measure}-runs.csv", CSV, runs_file,
             chosen).key("save-runs")  # fmt: skip
        save(room.say("results_save_headline"), f"{name}.csv", CSV, results_file,
             (folders, sweep.id)).key("save-headline")  # fmt: skip
        if sweep.rows <= MOST_VALUES:
            save(room.say("results_save_all"), f"{name}-runs.csv", CSV, runs_file,
                 (folders, sweep.id, None)).key("save-all")  # fmt: skip
    if sweep.rows > MOST_VALUES:
        tell(room, "results_too_many", n=number(room.lang, sweep.rows, 0))
        words = {key: room.say(f"research_{key}") for key in ("copy", "copied", "selected")}
        Code(label=room.say("results_command"), text=EVERYTHING.format(name=name), **words).key(
            "everything"
        )
