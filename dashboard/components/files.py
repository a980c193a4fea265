"""Wrappers for what goes in and out as a file, and for text that is copied.

As in `parts`, arguments that begin with `event_` are told what a browser sent: check it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import solara

from dashboard.components.parts import Heard, _deaf


@solara.component_vue("download.vue")
def Download(  # noqa: N802
    label: str,
    waiting: str,
    busy: bool = False,
    file: Mapping[str, str] | None = None,
    event_asked: Heard = _deaf,
    event_saved: Heard = _deaf,
) -> Any:
    """Show a button; a `file` of name, type and base64 is saved by the browser at once."""


@solara.component_vue("preview.vue")
def Preview(html: str, title: str, dark: bool = False) -> Any:  # noqa: N802
    """Show a whole page of HTML in the page, shut in: no scripts, no links outward."""


@solara.component_vue("code.vue")
def Code(label: str, text: str, copy: str, copied: str, selected: str) -> Any:  # noqa: N802
    """Show text to read and to copy."""


@solara.component_vue("day.vue")
def Day(label: str, value: str, event_chosen: Heard = _deaf) -> Any:  # noqa: N802
    """Show a field for a date, told as "2030-12-31" or ""."""


@solara.component_vue("ticks.vue")
def _Ticks(  # noqa: N802
    label: str, options: Sequence[Mapping[str, str]], ticked: Sequence[str], event_toggled: Heard
) -> Any:
    """Show boxes to tick."""


@solara.component
def Ticks(  # noqa: N802
    label: str, ticked: Sequence[str], options: Mapping[str, str], event_toggled: Heard
) -> None:
    """Show boxes to tick.

    Args:
        label: what is chosen.
        ticked: the values that are chosen now.
        options: values with their labels.
        event_toggled: told {"value": …, "on": …}; it may be anything, so check it.
    """
    _Ticks(
        label=label,
        options=[{"value": value, "label": text} for value, text in options.items()],
        ticked=list(ticked),
        event_toggled=event_toggled,
    )
