"""A file that a user gives, read in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.components import hearing
from dashboard.components.hearing import component

GIVEN = hearing.fields({"name": hearing.text, "text": hearing.file})


@component("upload.vue", given=GIVEN)
def Upload(  # noqa: N802
    label: str,
    hint: str,
    most: int,
    tooLarge: str,  # noqa: N803 - the name in the template
    disabled: bool,
    event_given: Callable[[Any], None],
) -> Any:
    """Show a button for a file, on which a file can be dropped too.

    Args:
        label: of the button.
        hint: what may be given.
        most: bytes; of a larger file nothing is told.
        tooLarge: what a user then reads.
        disabled: whether no file is taken now.
        event_given: told {"name": …, "text": …}, two texts with anything in them.
    """
