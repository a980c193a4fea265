"""How far a function is that a worker does."""

from __future__ import annotations

import solara

from dashboard.headline import time_left
from dashboard.pages.room import Room
from dashboard.pages.texts import block
from experiments.live import Share
from experiments.words import number


def progress(room: Room, share: Share | None) -> None:
    """Show how far it is; not as a status, for it changes too often to be read aloud each time."""
    told = room.say("progress_queued")
    bar = {"aria-label": room.say("progress_label")}
    if share is not None and share.total:
        told = room.say(
            "progress_share",
            share=number(room.lang, 100 * share.done / share.total, 0),
            done=number(room.lang, share.done, 0),
            total=number(room.lang, share.total, 0),
        )
        if share.seconds_left is not None:
            left = time_left(room.lang, share.seconds_left)
            told = f"{told} {room.say('progress_left', left=left)}"
        bar |= {"value": str(share.done), "max": str(share.total)}
    with block("progress", "div", "c-progress"):
        solara.v.Html(tag="progress", attributes=bar)
        solara.v.Html(tag="span", children=[told])
