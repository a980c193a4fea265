"""Files that a worker makes when they are asked for, and that the browser then saves."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial
from typing import Any

import solara

from dashboard.answering import use_call
from dashboard.components import Download
from dashboard.pages.room import Room

TOML = "application/toml"
MOST_BYTES = 10 * 2**20  # what may travel over the connection of a page


@solara.component
def Save(  # noqa: N802
    room: Room,
    label: str,
    name: str,
    media: str,
    function: Callable[..., bytes],
    arguments: tuple[Any, ...],
) -> None:
    """Show a button that makes a file in a worker and saves it.

    Args:
        room: for the language.
        label: what is saved.
        name: of the file.
        media: its media type, such as "text/csv".
        function: makes the bytes; one that can be pickled.
        arguments: what it is given.
    """
    nothing: tuple[partial[bytes], ...] = ()
    # What was asked for, as it was then; every time another object, so that it is made anew.
    wanted, set_wanted = solara.use_state(nothing)
    called = use_call(wanted[0] if wanted else None)
    content = called.value if called.state == "ready" else None
    large = content is not None and len(content) > MOST_BYTES
    file = solara.use_memo(
        lambda: None if content is None or large else packed(content, name, media), [content, name]
    )
    Download(
        label=label,
        waiting=room.say("download_waiting", label=label),
        busy=called.is_waiting,
        file=file,
        event_asked=lambda _: set_wanted((partial(function, *arguments),)),
        event_saved=lambda _: set_wanted(()),
    )
    problem = room.say("download_too_large") if large else called.problem.get(room.lang)
    if problem:
        solara.v.Html(tag="p", class_="c-problem", attributes={"role": "alert"}, children=[problem])


@solara.component
def SaveText(room: Room, label: str, name: str, text: str, media: str = TOML) -> None:  # noqa: N802
    """Show a button that saves a text which is there already, such as a scenario.

    Args:
        room: for the language.
        label: what is saved.
        name: of the file.
        text: what is in it.
        media: its media type.
    """
    asked, set_asked = solara.use_state(False)
    Download(
        label=label,
        waiting=room.say("download_waiting", label=label),
        file=packed(text.encode(), name, media) if asked else None,
        event_asked=lambda _: set_asked(True),
        event_saved=lambda _: set_asked(False),
    )


def packed(content: bytes, name: str, media: str) -> dict[str, str]:
    """Return a file as a browser is told it."""
    return {"name": name, "type": media, "base64": base64.b64encode(content).decode()}
