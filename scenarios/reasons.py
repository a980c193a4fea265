"""Why a setting stands where it stands: words of a user, kept with the scenario.

A reason belongs to a setting of a lever, by "kind.setting". Where a scenario has two levers of one
kind, in phases, the reason is about both. Words change no result.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from model.levers import LEVER_TYPES
from scenarios.refusals import RefusedError, hint_told, told, value_told

LONGEST_REASON = 300  # letters


@cache
def reason_names() -> tuple[str, ...]:
    """Return the settings that a reason can be about, as "kind.setting"."""
    return tuple(
        f"{kind}.{setting}"
        for kind, lever in LEVER_TYPES.items()
        for setting in lever.model_fields
        if setting != "kind"
    )


def check_reasons(source: str, reasons: Mapping[str, Any]) -> None:
    """Raise UserError for a reason that is about nothing, or that people could not read.

    Args:
        source: what to call the scenario in errors.
        reasons: texts by "kind.setting".
    """
    for name, text in reasons.items():
        if name not in reason_names():
            remedy = hint_told(str(name), reason_names(), told("name_of_setting"))
            parts = {"source": source, "name": value_told(name), "remedy": remedy}
            raise RefusedError(told("unknown_reason", **parts))
        if not is_reason(text):
            value = value_told(text)
            parts = {
                "source": source,
                "name": f'"{name}"',
                "value": value,
                "most": str(LONGEST_REASON),
            }
            raise RefusedError(told("reason", **parts))


def is_reason(text: Any) -> bool:
    """Return whether this is one line of printable text, not empty and not too long."""
    return (
        isinstance(text, str)
        and len(text) <= LONGEST_REASON
        and bool(text.strip())
        and text.isprintable()
    )
