"""With how many others municipalities, schools and providers deal, today and under a layout.

It follows from borders alone, so it is there at once and changes with every move of a drawing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import solara

from dashboard.charts import counterparties as chart
from dashboard.components import ChartBlock, Choice, DataTable
from dashboard.components.parts import row
from dashboard.headline import chart_words
from dashboard.pages.room import Room
from dashboard.words import say
from experiments.counterparties import (
    MUNICIPALITY,
    PARTNERSHIP,
    WHO,
    CounterpartyChange,
    counterparty_changes,
)
from experiments.words import number
from model.geography import Layout, Region, load_geography, today


def change_of(room: Room, layout: Layout, region: Region, who: str) -> CounterpartyChange:
    """Return with how many others one kind deals today and under a layout."""
    now, parameters = today(load_geography()), room.view.scenario.parameters
    return counterparty_changes(now, layout, region, parameters, (who,))[who]


@solara.component
def Counterparties(room: Room, layout: Layout, region: Region, name: str) -> None:  # noqa: N802
    """Show the difference for one kind, and let the user choose which.

    Args:
        room: with the view.
        layout: the one that is compared with today's.
        region: whose municipalities, schools and providers are counted.
        name: of the layout, such as "Scenario B".
    """
    who = room.view.choice("counterparties", WHO)
    whose = {item: room.say(f"parties_who_{item}") for item in WHO}

    def chosen(value: Any) -> None:
        if value in WHO:
            room.change(room.view.with_choice("counterparties", str(value)))

    change = solara.use_memo(
        lambda: change_of(room, layout, region, who),
        [layout, region.label, who, room.view.scenario.parameters],
    )
    block = solara.use_memo(lambda: drawn(room, change, name), [change, name, room.look, room.lang])
    with solara.v.Html(tag="div"):
        Choice(room.say("parties_who_in", name=name), who, whose, event_chosen=chosen)
        ChartBlock(**block)


def drawn(room: Room, change: CounterpartyChange, name: str) -> dict[str, Any]:
    """Return the chart of one kind."""
    names = chart.Names(
        now=room.say("parties_now"),
        then=name,
        head=room.say(f"parties_head_{change.who}"),
        whom=room.say(f"parties_who_{change.who}"),
    )
    spec = chart.figure(change, names, room.look)
    table = chart.table(change, names, room.lang)
    return {
        "words": chart_words(room.lang),
        "title": moved_told(change, name, room.lang),
        "spec": spec,
        "heads": table.heads,
        "rows": table.rows,
        "summary": chart.summary(change, names, room.lang),
        "explained": [
            room.say(f"parties_counted_{change.who}"),
            room.say(f"parties_effect_{change.who}"),
            room.say("parties_insurer"),
            room.say("parties_no_run"),
        ],
        "name": "continuum-loketten",
        "height": int(spec["layout"]["height"]),
    }


def moved_told(change: CounterpartyChange, name: str, lang: str) -> str:
    """Return in a sentence for how many there are fewer and more, and the means."""
    parts: dict[str, object] = {
        "name": name,
        "now": number(lang, change.now.mean, 1),
        "then": number(lang, change.then.mean, 1),
        "all": number(lang, change.then.counts.size, 0),
    }
    if np.array_equal(change.now.counts, change.then.counts):
        return say(
            lang,
            "parties_moved_none",
            whom=say(lang, f"parties_who_{change.who}"),
            **parts,
        )
    if change.who == PARTNERSHIP:
        parts["all_now"] = number(lang, change.now.counts.size, 0)
    else:
        parts |= {
            "fewer": number(lang, change.fewer, 0),
            "more": number(lang, change.more, 0),
        }
    return say(lang, f"parties_moved_{change.who}", **parts)


def partners_told(change: CounterpartyChange, region: Region, lang: str) -> dict[str, str]:
    """Return for each municipality, by code, how many partnerships it has today and then."""
    codes = load_geography().codes
    return {
        codes[place]: " → ".join(number(lang, int(value), 0) for value in pair)
        for place, *pair in zip(
            region.municipalities, change.now.counts, change.then.counts, strict=True
        )
    }


def place_rows(
    change: CounterpartyChange, region: Region, lang: str
) -> list[tuple[str, str, str, str]]:
    """Return for each municipality difference, today and then; the largest difference first."""
    names = load_geography().names
    found = sorted(
        zip(region.municipalities, change.now.counts, change.then.counts, strict=True),
        key=lambda item: (-abs(int(item[2] - item[1])), names[item[0]]),
    )
    return [
        (
            names[place],
            number(lang, int(then - now), 0, signed=True).replace("-", "−"),
            number(lang, int(now), 0),
            number(lang, int(then), 0),
        )
        for place, now, then in found
    ]


@solara.component
def CounterpartiesByPlace(room: Room, layout: Layout, region: Region) -> None:  # noqa: N802
    """Show the numbers of every municipality, folded in."""
    rows = solara.use_memo(
        lambda: place_rows(change_of(room, layout, region, MUNICIPALITY), region, room.lang),
        [layout, region.label, room.lang, room.view.scenario.parameters],
    )
    heads = [
        room.say("region_head_municipality"), room.say("region_head_difference"),
        room.say("parties_now"), room.say("parties_then"),
    ]  # fmt: skip
    with solara.v.Html(tag="details"):
        solara.v.Html(tag="summary", children=[room.say("parties_places", n=len(rows))])
        DataTable(room.say("parties_places_table"), heads, [row(*cells) for cells in rows])
