"""The ledger in parts: per year, per law, per municipality, each with its difference and range."""

from __future__ import annotations

from typing import Any

import solara

from dashboard.charts import money_parts
from dashboard.charts.figure import sentence
from dashboard.charts.money_parts import Named
from dashboard.components import ChartBlock, Choice
from dashboard.headline import chart_words
from dashboard.pages.part_buttons import part_buttons
from dashboard.pages.room import Given, Room
from dashboard.pages.texts import tell
from dashboard.view import LETTERS
from dashboard.words import say
from experiments.comparison.ledger_parts import (
    ALL,
    KINDS,
    LAW,
    MUNICIPALITY,
    PAYERS,
    YEAR,
    Parts,
    changes,
    is_kept,
    parts_of,
    worst_first,
)
from experiments.words import amount, period_name, term
from model.money import CENTS


@solara.component
def Ledger(room: Room, given: Given, year: int) -> None:  # noqa: N802
    """Show the money in parts of one kind, and let the user choose which.

    Args:
        room: with the view.
        given: the numbers.
        year: the school year that the page shows, from 1; 0 for all.
    """
    kind = room.view.choice("ledger", KINDS)
    payer = room.view.choice("ledger_payer", PAYERS)
    runs, shown = given.numbers.runs, given.shown
    parts = solara.use_memo(
        lambda: parts_of(runs, kind, year, payer) if is_kept(runs, kind) else None,
        [given.numbers, kind, year, payer],
    )
    block = solara.use_memo(
        lambda: None if parts is None else drawn(room, given, parts, year),
        [parts, shown, room.look, year],
    )
    with solara.v.Html(tag="div"):
        solara.v.Html(tag="h2", children=[room.say("ledger_title")])
        part_buttons(room, "ledger", KINDS, "ledger_", "ledger_parts")
        if kind == MUNICIPALITY:
            _payers(room, payer)
        if parts is None or block is None:
            tell(room, "ledger_none", style="c-quiet")
            return
        ChartBlock(**block, stale=room.asked.is_stale).key(kind)
        solara.v.Html(tag="p", class_="c-hint", children=[room.say("ledger_sum_told")])
        style = "c-total c-stale" if room.asked.is_stale else "c-total"
        with solara.v.Html(tag="ul", class_=style):
            for told in sums_told(parts, room.lang):
                solara.v.Html(tag="li", children=[told])


def _payers(room: Room, payer: str) -> None:
    """Choose whose money is shown per municipality."""

    def chosen(value: Any) -> None:
        if value in PAYERS:
            room.change(room.view.with_choice("ledger_payer", str(value)))

    options = {name: room.say(f"ledger_payer_{name}") for name in PAYERS}
    with solara.v.Html(tag="div", class_="c-row"):
        Choice(room.say("ledger_payer"), payer, options, event_chosen=chosen)


def drawn(room: Room, given: Given, parts: Parts, year: int) -> dict[str, Any]:
    """Return the chart of parts, for the scenario that is shown."""
    lang, runs = room.lang, given.numbers.runs
    place = [scenario.name for scenario in runs.scenarios].index(given.shown)
    divided = bool(parts.children)
    found = changes(parts, place)
    rows = [
        Named(part_name(item.name, parts.kind, lang), item)
        for item in (worst_first(found) if divided else found)
    ]
    spec = money_parts.figure(rows[:-1], room.look, per_child=divided)
    table = money_parts.table(rows, _heads(room, parts.kind, place), lang, divided=divided)
    period = period_name(lang, f"year {year}" if year else "all years")
    explained = [room.say(f"ledger_how_{parts.kind}")]
    explained += [room.say("ledger_how_places")] if divided else []
    return {
        "words": chart_words(lang),
        "title": say(
            lang,
            f"ledger_chart_{parts.kind}",
            title=runs.scenarios[place].title[lang],
            period=period,
        ),
        "spec": spec,
        "heads": table.heads,
        "rows": table.rows,
        "summary": money_parts.summary(rows[:-1], lang, per_child=divided),
        "explained": [*explained, room.say("ledger_how_chance")],
        "name": "continuum-grootboek",
        "height": int(spec["layout"]["height"]),
    }


def _heads(room: Room, kind: str, place: int) -> list[str]:
    """Return the heads of the table, differences first."""
    keys = ["difference", "range"]
    keys += ["child", "child_range", "children"] if kind == MUNICIPALITY else []
    levels = [room.say("ledger_head_level", letter=letter) for letter in ("A", LETTERS[place])]
    return [
        room.say(f"ledger_head_{kind}"),
        *(room.say(f"ledger_head_{key}") for key in keys),
        *levels,
        room.say("ledger_head_verdict"),
    ]


def part_name(name: str, kind: str, lang: str) -> str:
    """Return what people call a part; a municipality keeps its own name."""
    if name == ALL:
        return say(lang, f"ledger_all_{kind}")
    if kind == YEAR:
        return period_name(lang, f"year {name}")
    return sentence(term(lang, name)) if kind == LAW else name


def sums_told(parts: Parts, lang: str) -> list[str]:
    """Return for every scenario that the parts add up to a total that is counted apart."""
    told = []
    for place, (own, total) in enumerate(zip(parts.cents, parts.total, strict=True)):
        sums = {"parts": int(own.sum()), "total": int(total.sum())}
        sums["difference"] = sums["parts"] - sums["total"]
        euros = {key: amount(lang, value / CENTS, "euro", 2) for key, value in sums.items()}
        told.append(say(lang, f"ledger_sum_{parts.kind}", letter=LETTERS[place], **euros))
    return told
