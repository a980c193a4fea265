"""Work beside a page: in a thread of its own, and ended when nobody wants it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable

import solara


def use_work(work: Callable[[threading.Event], None], dependencies: list[object]) -> None:
    """Do work in a thread, and again when what it depends on changes.

    For Solara components only. Unlike `solara.use_thread` it keeps no result and tells the page
    nothing, so a page is drawn for what the work tells it, and not for its beginning and end too.

    Args:
        work: gets an event that is set when it is not wanted any more: what it depends on has
            changed, or the page is closed. It should look at it often.
        dependencies: what the work is made of, compared by equality.
    """

    def begin() -> Callable[[], None]:
        cancelled = threading.Event()
        threading.Thread(target=work, args=(cancelled,), daemon=True).start()
        return cancelled.set

    solara.use_effect(begin, dependencies)
