"""Words about measures in tables and lists, for several pages."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "measure": ("Maat", "Measure"),
    "measure_period": ("Periode", "Period"),
    "measure_chance": ("toeval: {ends}", "chance: {ends}"),
    "measure_assumptions": ("andere aannames: {ends}", "other assumptions: {ends}"),
    "measure_level": ("wordt {level}", "becomes {level}"),
    "measure_unknown": ("nog onbekend", "not yet known"),
}
