"""What every chart has to keep to, and all charts of a set of runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import (
    bars,
    course,
    differences,
    influence,
    levels,
    lives,
    maps,
    money_flows,
    possibilities,
    trade_off,
    waterfall,
)
from dashboard.charts.figure import MOST_POINTS, Figure, Table
from dashboard.charts.theme import Look
from experiments.comparison.lines import read_rows
from experiments.comparison.possibilities import possibilities as possibilities_of
from model.geography import load_geography, resolve_region
from model.outcomes import MEASURES
from tests.dashboard.charts.conftest import PERIOD, Made

LOOKS = [
    Look(lang, dark, narrow)
    for lang, dark, narrow in (("nl", False, False), ("en", True, True), ("en", False, False))
]
HEADLINES = [measure.name for measure in MEASURES.values() if measure.headline]
PAIR = ("unmet_need", "cost_per_child")
Drawn = tuple[str, Figure, Table, str]


def points_of(figure: Figure) -> int:
    """Return how many points a browser has to draw."""
    found = 0
    for trace in figure["data"]:
        link = trace.get("link", {}).get("value", [])
        lists = [trace.get(key, []) for key in ("x", "y", "lon", "locations")]
        found += max(len(values) for values in [link, *lists])
    return found


def sizes_of_type(part: Any, inside: str = "") -> Iterator[float]:
    """Yield the size of all type in a figure."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "size" and inside.endswith("font"):
                yield value
            yield from sizes_of_type(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from sizes_of_type(value, inside)


def check(figure: Figure, table: Table, summary: str) -> None:
    """Complain about a chart that breaks a rule of all charts."""
    go.Figure(figure)  # every name and value is one that Plotly knows
    json.dumps(figure, allow_nan=False)
    assert figure.keys() == {"data", "layout"}
    assert points_of(figure) <= MOST_POINTS
    assert min(sizes_of_type(figure)) >= 12
    assert figure["layout"]["height"] > 0
    assert "title" not in figure["layout"]
    assert all(len(row) == len(table.heads) for row in table.rows)
    assert summary
    assert "nan" not in (summary + str(table.rows)).split()
    assert "{" not in summary


def places(province: str = "Utrecht") -> list[maps.Place]:
    """Return municipalities with their share of youth care, one of them without a value."""
    geography = load_geography()
    rows = resolve_region(f"province:{province}").municipalities
    shares = [100 * float(geography.youth_care_share[row]) for row in rows]
    youth = geography.memberships["jeugdregio"]
    return [
        maps.Place(
            geography.codes[row],
            share if number else float("nan"),
            youth.names[youth.of_municipality[row]],
        )
        for number, (row, share) in enumerate(zip(rows, shares, strict=True))
    ]


def of_comparison(made: Made, look: Look) -> Iterator[Drawn]:
    """Yield charts of a comparison."""
    lang, rows, titles = look.lang, made.comparison.rows, made.comparison.titles
    lines = read_rows(rows, MEASURES, lang)
    found = differences.read(lines, "integrated-teams", PERIOD, HEADLINES)
    told = differences.table(found, lang), differences.summary(found, lang)
    yield "differences", differences.figure(found, look), *told
    yield "levels", levels.figure(found, 1, look), *told
    points = trade_off.read(lines, titles, PERIOD, PAIR)
    yield (
        "trade-off",
        trade_off.figure(points, PAIR, look),
        trade_off.table(points, lang),
        trade_off.summary(points, PAIR, lang),
    )
    parts = bars.uncertainties(rows, "integrated-teams", PERIOD, HEADLINES, lang)
    yield (
        "uncertainties",
        bars.figure(parts, bars.UNCERTAINTIES, look),
        bars.table(parts, bars.UNCERTAINTIES, lang),
        bars.summary(parts, bars.UNCERTAINTIES, lang),
    )
    yield from of_runs(made, look)


def of_runs(made: Made, look: Look) -> Iterator[Drawn]:
    """Yield charts of runs: courses, possibilities, who is better off."""
    lang, titles = look.lang, made.comparison.titles
    rows = course.read(made.runs, "children_waiting_care")
    about = ("children_waiting_care", titles)
    yield (
        "course",
        course.figure(rows, *about, look),
        course.table(rows, *about, lang),
        course.summary(rows, *about, lang),
    )
    found = possibilities_of(made.runs, "integrated-teams", PERIOD, "unmet_need")
    told = possibilities.table(found, lang), possibilities.summary(found, lang)
    yield "curve", possibilities.figure(found, look), *told
    yield "dots", possibilities.dots(found, look), *told
    _, fewer, same, more = made.runs.paired[1].sum(axis=0).tolist()
    groups = bars.shifts([("all", fewer, same, more), ("few", 1, 1, 0)], 10, lang)
    yield (
        "shifts",
        bars.figure(groups, bars.SHIFTS, look),
        bars.table(groups, bars.SHIFTS, lang),
        bars.summary(groups, bars.SHIFTS, lang),
    )


def of_money(made: Made, look: Look) -> Iterator[Drawn]:
    """Yield charts of the ledger."""
    lang = look.lang
    stages = money_flows.NARROW_STAGES if look.narrow else money_flows.STAGES
    base, other = (
        money_flows.read(made.ledger, name, stages) for name in ("current", "integrated-teams")
    )
    told = money_flows.table(base, lang), money_flows.summary(base, lang)
    yield "flows", money_flows.figure(base, look), *told
    change = (base, other, "payer")
    yield (
        "change in money",
        money_flows.difference(*change, look),
        money_flows.difference_table(*change, lang),
        money_flows.difference_summary(*change, lang),
    )


def of_places(look: Look) -> Iterator[Drawn]:
    """Yield maps."""
    lang, rows = look.lang, places()
    for kind in (maps.AMOUNT, maps.CHANGE):
        layer = maps.Layer("jeugdhulp", "%", 1, kind)
        told = maps.table(rows, layer, lang), maps.summary(rows, layer, lang)
        yield f"map of {kind}", maps.figure(rows, layer, look), *told
    told = maps.areas_table(rows, lang), maps.areas_summary(rows, lang)
    yield "areas", maps.areas(rows, look), *told


def everything(made: Made, look: Look) -> Iterator[Drawn]:
    """Yield all charts: name, figure, table, summary."""
    lang = look.lang
    yield from of_comparison(made, look)
    yield from of_money(made, look)
    yield from of_places(look)
    for apart in (True, False):
        steps = waterfall.read(made.attribution, "unmet_need", lang, apart=apart)
        told = waterfall.table(steps, lang), waterfall.summary(steps, lang)
        yield f"waterfall, apart {apart}", waterfall.figure(steps, look), *told
    told = lives.table(made.story, lang), lives.summary(made.story, lang)
    yield "lives", lives.figure(made.story, look), *told
    none = float("nan")
    factors = [
        influence.Influence("a <b>", 0.6, 0.5, 0.7, True, "axis"),
        influence.Influence("c", 0.1, none, none, False, "axis"),
    ]
    told = influence.table(factors, lang), influence.summary(factors, lang)
    yield "influence", influence.figure(factors, look), *told
