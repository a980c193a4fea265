"""Page children."""

from __future__ import annotations

import solara

from dashboard.pages.room import Room


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    solara.v.Html(tag="h1", children=[room.say("page_children")])
