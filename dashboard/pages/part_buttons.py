"""Buttons for the parts of a page, or of a section: one is shown at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import solara

from dashboard.components import Button
from dashboard.pages.room import Room


def part_buttons(room: Room, choice: str, parts: Sequence[str], words: str, title: str) -> None:
    """Show a button per part; the one that is shown is pressed.

    Args:
        room: of the page.
        choice: under which name the view keeps which part is shown.
        parts: the parts; the first one is shown when nothing was chosen.
        words: what the key of the word of every part begins with.
        title: the key of what a screen reader calls the buttons together.
    """
    shown = room.view.choice(choice, tuple(parts))

    def show(part: str, _: Any = None) -> None:
        room.change(room.view.with_choice(choice, part))

    attributes = {"role": "group", "aria-label": room.say(title)}
    with solara.v.Html(tag="div", class_="c-row", attributes=attributes):
        for part in parts:
            Button(
                label=room.say(f"{words}{part}"),
                pressed=part == shown,
                event_clicked=partial(show, part),
            )
