"""Page "Regio & geld": borders and municipalities, or who pays and who gains."""

from __future__ import annotations

from functools import partial
from typing import Any

import solara

from dashboard.components import Button
from dashboard.pages.region_drawing import Drawing
from dashboard.pages.region_maps import Maps
from dashboard.pages.region_money import Money
from dashboard.pages.room import Room

PARTS = ("region", "money")


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show one of the two parts."""
    part = room.view.choice("part", PARTS)

    def choose(name: str, _: Any = None) -> None:
        room.change(room.view.with_choice("part", name))

    with solara.v.Html(tag="div"):
        solara.v.Html(tag="h1", children=[room.say("page_region")])
        attributes = {"role": "group", "aria-label": room.say("region_parts")}
        with solara.v.Html(tag="div", class_="c-row", attributes=attributes):
            for name in PARTS:
                Button(
                    label=room.say(f"region_part_{name}"),
                    pressed=name == part,
                    event_clicked=partial(choose, name),
                )
        if part == "money":
            Money(room)
        else:
            Maps(room)
            Drawing(room)
