"""Levers whose settings fit each other: what a single range cannot say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.errors import UserError
from model.levers import Lever, RegionLayout
from scenarios.sentences import shown


def check_levers(source: str, levers: Sequence[Lever]) -> None:
    """Raise UserError, naming `source` and the lever, when settings contradict each other."""
    layouts: list[tuple[int, RegionLayout]] = []
    for number, lever in enumerate(levers, start=1):
        problem = _timing(lever) or _pilot(lever)
        if not problem and isinstance(lever, RegionLayout):
            problem = _layout(lever) or _overlap(lever, layouts)
            layouts.append((number, lever))
        if problem:
            raise UserError(f"{source}, lever {number} ({kind_of(lever)}), {problem}")


def kind_of(lever: Lever) -> str:
    """Return the name of a lever's kind, as written in a file."""
    return str(type(lever).model_fields["kind"].default)


def _timing(lever: Lever) -> str:
    if lever.end_week is not None and lever.end_week <= lever.start_week:
        return (
            f"has end_week {lever.end_week}, not after its start_week {lever.start_week}: "
            "give a later end_week, or leave it out to let the lever run on."
        )
    return ""


def _pilot(lever: Lever) -> str:
    """Return what is wrong with the place of a pilot."""
    named = lever.pilot_municipalities is not None
    if isinstance(lever, RegionLayout) and (named or lever.pilot_share < 1.0):
        return (
            "has a pilot, but a layout holds for the whole region: "
            "leave pilot_share and pilot_municipalities out."
        )
    if named and not lever.pilot_names():
        return (
            f"has pilot_municipalities {shown(lever.pilot_municipalities)} without a name: "
            'give names separated by ";", or leave it out.'
        )
    if named and lever.pilot_share < 1.0:
        return "has pilot_share and pilot_municipalities: give one of the two."
    return ""


def _layout(lever: RegionLayout) -> str:
    layout = lever.layout
    if layout == "merged" and not (lever.merged_to or "").strip():
        return (
            'has layout "merged" without merged_to: '
            'give a layer ("province", "ggd", …) or a number of regions.'
        )
    if layout == "file" and not (lever.file or "").strip():
        return 'has layout "file" without file: give the path of a CSV file with the regions.'
    if lever.merged_to is not None and layout != "merged":
        return (
            f'has merged_to {shown(lever.merged_to)} with layout "{layout}": '
            'set layout to "merged", or leave merged_to out.'
        )
    if lever.file is not None and layout != "file":
        return (
            f'has file {shown(lever.file)} with layout "{layout}": '
            'set layout to "file", or leave file out.'
        )
    return ""


def _overlap(lever: RegionLayout, earlier: Sequence[tuple[int, RegionLayout]]) -> str:
    """Compare with earlier layout levers: two layouts cannot be in force in the same week."""
    for number, other in earlier:
        ends = [math.inf if item.end_week is None else item.end_week for item in (lever, other)]
        if lever.start_week < ends[1] and other.start_week < ends[0]:
            return (
                f"is in force in the same weeks as lever {number} (region_layout): "
                "give the first of them an end_week at which the second starts."
            )
    return ""
