"""Wrappers for what goes in and out as a file, and for text that is copied.

As in `parts`, arguments that begin with `event_` are told what a browser sent, in the form that is
declared: check what it means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import solara

from dashboard.components import hearing
from dashboard.components.hearing import component
from dashboard.components.parts import Heard, _deaf

TICKED = hearing.fields({"value": hearing.text, "on": hearing.flag})


@component("download.vue", asked=hearing.nothing, saved=hearing.nothing)
def Download(  # noqa: N802
    label: str,
    waiting: str,
    busy: bool = False,
    file: Mapping[str, str] | None = None,
    event_asked: Heard = _deaf,
    event_saved: Heard = _deaf,
) -> Any:
    """Show a button; a `file` of name, type and base64 is saved by the browser at once."""


@component("preview.vue")
def Preview(html: str, title: str, dark: bool = False) -> Any:  # noqa: N802
    """Show a whole page of HTML in the page, shut in: no scripts, no links outward."""


@component("code.vue")
def Code(label: str, text: str, copy: str, copied: str, selected: str) -> Any:  # noqa: N802
    """Show text to read and to copy."""


@component("day.vue", chosen=hearing.text)
def Day(label: str, value: str, event_chosen: Heard = _deaf) -> Any:  # noqa: N802
    """Show a field for a date, told as "2030-12-31" or ""."""


@component("ticks.vue", toggled=TICKED)
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
        event_toggled: told {"value": …, "on": …}, a text and yes or no; check the text.
    """
    _Ticks(
        label=label,
        options=[{"value": value, "label": text} for value, text in options.items()],
        ticked=list(ticked),
        event_toggled=event_toggled,
    )
