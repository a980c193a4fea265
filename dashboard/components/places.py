"""The wrapper of the table in which municipalities are given a region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import solara

from dashboard.components.parts import Heard, Words, _deaf


@solara.component_vue("places.vue")
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


@solara.component_vue("save.vue")
def SaveText(label: str, name: str, text: str, kind: str = "text/csv") -> Any:  # noqa: N802
    """Show a button that saves a text of at most some 100 kB as a file."""
