"""Controls that change what a view is about, shut for somebody who only reads along."""

from __future__ import annotations

from typing import Any

import solara

from dashboard.pages.room import Room
from dashboard.pages.texts import block


def shut_for_readers(room: Room, name: str) -> Any:
    """Return an element for controls, to be filled in a `with` block.

    For a reader it is a fieldset that is disabled, so the browser shuts all that is in it. That is
    for people: what an event may change is decided by `dashboard.modes.permitted`.

    Args:
        room: with the view.
        name: that no other element of the component has.
    """
    if not room.view.reading:
        return block(name, "div", "c-open")
    attributes = {"disabled": True, "aria-label": room.say("reading")}
    shut = solara.v.Html(tag="fieldset", class_="c-shut", attributes=attributes, children=[])
    return shut.key(f"{name}_shut")
