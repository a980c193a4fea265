"""Page "Regio & geld": borders and municipalities, or who pays and who gains."""

from __future__ import annotations

import solara

from dashboard.pages.part_buttons import part_buttons
from dashboard.pages.region_drawing import Drawing
from dashboard.pages.region_maps import Maps
from dashboard.pages.region_money import Money
from dashboard.pages.room import Room

PARTS = ("region", "money")


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show one of the two parts."""
    part = room.view.choice("part", PARTS)
    with solara.v.Html(tag="div"):
        solara.v.Html(tag="h1", children=[room.say("page_region")])
        part_buttons(room, "part", PARTS, "region_part_", "region_parts")
        if part == "money":
            Money(room)
        else:
            Maps(room)
            Drawing(room)
