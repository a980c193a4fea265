"""Words of the page "Verkennen"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "explore_levers": ("Knoppen", "Levers"),
    "explore_levers_told": (
        "U verandert scenario {letter}: {title}. De stippellijn is het stelsel van nu.",
        "You change scenario {letter}: {title}. The dotted line is the system of today.",
    ),
    "less": ("Minder", "Less"),
    "more": ("Meer", "More"),
    "back_to_today": ("Terug naar nu", "Back to today"),
    "today": ("Zoals nu", "As today"),
    "help": ("Wat doet dit?", "What does this do?"),
    "mechanism": ("Werkt via:", "Works through:"),
    "evidence": ("Bewijs:", "Evidence:"),
    "influence": ("invloed", "influence"),
    "lever_range": ("Bereik: {low} tot {high} {unit}", "Range: {low} to {high} {unit}"),
    "lever_idle": (
        "Heeft nu geen effect: zet eerst “{needed}” aan.",
        "Has no effect now: first turn on “{needed}”.",
    ),
    "levers_moved": ("{n} gewijzigd", "{n} changed"),
    "undo": ("Ongedaan maken", "Undo"),
    "redo": ("Opnieuw", "Redo"),
    "all_back": ("Alles terug naar nu", "Everything back to today"),
    "explore_differences": (
        "Verschil met het huidige stelsel, {period}",
        "Difference with the current system, {period}",
    ),
    "explore_course": ("Verloop: {measure}", "Course: {measure}"),
    "explore_measure": ("Maat in de grafiek", "Measure in the chart"),
    "consequence_teams": ("= {teams} scholen, {fte} fte", "= {teams} schools, {fte} fte"),
}
