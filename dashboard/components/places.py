"""The wrapper of the table in which municipalities are given a region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.components import hearing
from dashboard.components.hearing import component
from dashboard.components.parts import Heard, Words, _deaf

MOST_PLACES = 400  # all municipalities, and some
CODES = hearing.many(hearing.text, MOST_PLACES)
TICKED = hearing.fields({"codes": CODES, "on": hearing.flag})
MOVED = hearing.fields({"codes": CODES, "region": hearing.text})


@component("places.vue", ticked=TICKED, moved=MOVED)
def PlacesTable(  # noqa: N802
    words: Words,
    rows: Sequence[Mapping[str, Any]],
    options: Sequence[Mapping[str, str]],
    event_ticked: Heard = _deaf,
    event_moved: Heard = _deaf,
) -> Any:
    """Show a row per municipality with its region, to be chosen one by one or for many at once.

    Rows have code, name, children, today, partners, region, ticked and changed; options have value
    and label. `event_ticked` is told {"codes": […], "on": …}, `event_moved` {"codes": […],
    "region": …}.
    """


@component("save.vue")
def SaveText(label: str, name: str, text: str, kind: str = "text/csv") -> Any:  # noqa: N802
    """Show a button that saves a text of at most some 100 kB as a file."""
