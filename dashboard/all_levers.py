"""Every setting of every lever, for whoever wants to go further than the sixteen.

All of it comes from the declarations in `model.levers`: a setting that is declared tomorrow is on
the screen tomorrow.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from dashboard.controls import Control, limits
from model.kinds import WEEKS_PER_YEAR
from model.levers import LEVER_TYPES, Lever

LAST_WEEK = 15 * WEEKS_PER_YEAR  # as many years as the dashboard computes
SHARE_STEP, STEPS = 0.05, 40
# A layout holds for the whole region, so it has no pilots.
WITHOUT_PILOTS = ("region_layout",)


@cache
def every_control() -> dict[str, Control]:
    """Return a control for every setting that is a number or a choice, by "kind.setting"."""
    return {
        f"{kind}.{name}": _control(kind, name)
        for kind, lever in LEVER_TYPES.items()
        for name in lever.model_fields
        if _fits(kind, lever, name)
    }


def _fits(kind: str, lever: type[Lever], name: str) -> bool:
    """Return whether a setting can be moved on a screen: a number with limits, or a choice."""
    if name in ("kind", "end_week") or (name == "pilot_share" and kind in WITHOUT_PILOTS):
        return False
    annotation = lever.model_fields[name].annotation
    return annotation in (int, float) or bool(_choices(annotation))


def _choices(annotation: Any) -> tuple[str, ...]:
    return tuple(value for value in get_args(annotation) if isinstance(value, str))


def _control(kind: str, name: str) -> Control:
    lever = LEVER_TYPES[kind]
    key = f"{kind}.{name}"
    if _choices(lever.model_fields[name].annotation):
        return Control(key, kind, kind, (name,))
    low, high = limits(lever, name)
    if name == "start_week":
        return Control(key, kind, kind, (name,), high=LAST_WEEK, step=4.0, percent=False)
    words: Any = lever.model_fields[name].json_schema_extra
    share = str(words["unit"]).startswith(("share", "change")) and high <= 1.0
    step = SHARE_STEP if share else (high - low) / STEPS
    return Control(key, kind, kind, (name,), step=step, percent=share)
