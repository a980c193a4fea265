"""The buttons that undo and redo changes of the scenarios, on every page that changes them."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.components import Button
from dashboard.pages.room import Room


def undo_and_redo(room: Room) -> None:
    """Show the two buttons."""
    for key, act in (("undo", room.undo), ("redo", room.redo)):
        Button(label=room.say(key), disabled=act is None, event_clicked=_pressed(act))


def _pressed(act: Callable[[], None] | None) -> Callable[[object], None]:
    """Return what a press does; nothing while there is no step, whatever a browser sends."""
    return lambda _: act() if act is not None else None
