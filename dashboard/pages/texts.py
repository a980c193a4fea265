"""Lines of text on a page, each with a name of its own.

An element without a name is known by its place. When another kind of element comes to stand in that
place, the browser keeps showing the old kind: a paragraph that was a heading, for example.
"""

from __future__ import annotations

from typing import Any

import solara

from dashboard.pages.room import Given, Room


def tell(
    room: Room, key: str, tag: str = "p", style: str = "", role: str = "", **parts: object
) -> None:
    """Show a sentence of the catalogue, its parts filled in; once per component.

    Args:
        room: with the language.
        key: of the catalogue; also the name of the line.
        tag: of the element.
        style: its classes.
        role: its role, such as "status" for what changes while somebody waits.
        parts: what stands between braces.
    """
    line(key, room.say(key, **parts), tag, style, role)


def awaited(room: Room) -> Given | None:
    """Return what to show numbers from; while there is nothing yet, say so and return None."""
    given = room.given
    if given is None:
        tell(room, "waiting_for_numbers", style="c-quiet")
    return given


def line(name: str, text: str, tag: str = "p", style: str = "", role: str = "") -> None:
    """Show a text under a name that no other line of the component has."""
    attributes = {"role": role} if role else {}
    solara.v.Html(tag=tag, class_=style, attributes=attributes, children=[text]).key(name)


def block(name: str, tag: str = "section", style: str = "c-card") -> Any:
    """Return an element with a name, to be filled in a `with` block."""
    return solara.v.Html(tag=tag, class_=style, children=[]).key(name)
