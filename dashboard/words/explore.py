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
    "as_today": ("Zoals nu", "As today"),
    "help": ("Wat doet dit?", "What does this do?"),
    "evidence": ("Bewijs:", "Evidence:"),
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
    "explore_how_chance": (
        "Punt: het verschil, gemiddeld over paren met dezelfde kinderen. Dikke balk: wat toeval "
        "kan "
        "doen (95 %). Staat de balk over de nul, dan is het verschil niet te onderscheiden.",
        "Point: the difference, on average over pairs with the same children. Thick bar: what "
        "chance can do (95 %). If the bar spans zero, the difference is not distinguishable.",
    ),
    "explore_how_assumptions": (
        "Dunne balk: wat er gebeurt als getallen die wij niet precies kennen anders zijn (90 % van "
        "de trekkingen). Deze balk komt er later bij.",
        "Thin bar: what happens if numbers that we do not know exactly are different (90 % of the "
        "draws). This bar comes in later.",
    ),
    "explore_how_course": (
        "Lijn: het midden van de herhalingen. Banden: 50 en 80 % van de herhalingen. "
        "De streepjeslijn A is het stelsel van nu.",
        "Line: the middle of the replications. Bands: 50 and 80 % of the replications. "
        "The dashed line A is the system of today.",
    ),
    "consequence_teams": (
        "Dat zijn ongeveer {schools} scholen en {fte} fte, als alles is ingevoerd.",
        "That is about {schools} schools and {fte} fte, once all is in place.",
    ),
}
