"""Levers whose settings fit each other: what a single range cannot say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.levers import Lever, RegionLayout
from scenarios.refusals import RefusedError, told, value_told

Problem = tuple[str, dict[str, object]]  # a key of the words, and its parts


def check_levers(source: str, levers: Sequence[Lever]) -> None:
    """Raise UserError, naming `source` and the lever, when settings contradict each other."""
    layouts: list[tuple[int, RegionLayout]] = []
    for number, lever in enumerate(levers, start=1):
        where = told("lever_of", source=source, number=number, kind=kind_of(lever))
        problem = _timing(lever) or _pilot(lever)
        if not problem and isinstance(lever, RegionLayout):
            problem = _layout(lever) or _overlap(lever, layouts)
            layouts.append((number, lever))
        if problem:
            key, parts = problem
            raise RefusedError(told(key, where=where, **parts))


def kind_of(lever: Lever) -> str:
    """Return the name of a lever's kind, as written in a file."""
    return str(type(lever).model_fields["kind"].default)


def _timing(lever: Lever) -> Problem | None:
    if lever.end_week is not None and lever.end_week <= lever.start_week:
        return "ends_too_early", {"end": lever.end_week, "start": lever.start_week}
    return None


def _pilot(lever: Lever) -> Problem | None:
    """Return what is wrong with the place of a pilot."""
    named = lever.pilot_municipalities is not None
    if isinstance(lever, RegionLayout) and (named or lever.pilot_share < 1.0):
        return "layout_pilot", {}
    if named and not lever.pilot_names():
        return "pilot_without_name", {"value": value_told(lever.pilot_municipalities)}
    if named and lever.pilot_share < 1.0:
        return "two_pilots", {}
    return None


def _layout(lever: RegionLayout) -> Problem | None:
    layout = lever.layout
    if layout == "merged" and not (lever.merged_to or "").strip():
        return "merged_without", {}
    if layout == "file" and not (lever.file or "").strip():
        return "layout_without_file", {}
    for name, value, wanted in (
        ("merged_to", lever.merged_to, "merged"),
        ("file", lever.file, "file"),
    ):
        if value is not None and layout != wanted:
            lead: dict[str, object] = {"name": name, "value": value_told(value)}
            return "only_with", lead | {"layout": layout, "wanted": wanted}
    return None


def _overlap(lever: RegionLayout, earlier: Sequence[tuple[int, RegionLayout]]) -> Problem | None:
    """Compare with earlier layout levers: two layouts cannot be in force in the same week."""
    for number, other in earlier:
        ends = [math.inf if item.end_week is None else item.end_week for item in (lever, other)]
        if lever.start_week < ends[1] and other.start_week < ends[0]:
            return "layouts_overlap", {"number": number}
    return None
