"""Wrappers of the bars over a page: of a session that somebody leads, and of reading along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.components import hearing
from dashboard.components.hearing import component
from dashboard.components.parts import Heard, Words, _deaf


@component("session.vue", stepped=hearing.text)
def SessionBar(  # noqa: N802
    words: Words,
    steps: Sequence[Mapping[str, Any]],
    step: str,
    noted: str,
    event_stepped: Heard = _deaf,
) -> Any:
    """Show the steps of a session, what to do at the present one, and its clock.

    Clocks and the look for a projector live in the browser alone: the server hears of neither.

    Args:
        words: of the buttons.
        steps: each with step, label, told, minutes and href.
        step: the present one.
        noted: what was settled at this step.
        event_stepped: told a text; check that it is one of the steps.
    """


@component("reading.vue", left=hearing.nothing)
def ReadingBar(words: Words, event_left: Heard = _deaf) -> Any:  # noqa: N802
    """Show that somebody only reads along, with a button that ends it."""
