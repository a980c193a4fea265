"""Words about scenario files that cannot be used; more are in `scenarios.refusals`."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "file_too_large": (
        "{source} is te groot: een scenario is hoogstens {most} kB.",
        "{source} is too large: a scenario has at most {most} kB.",
    ),
    "file_same_name": (
        "{source} heeft de naam “{name}”, en een ander scenario op het scherm heeft die ook: geef "
        "het een andere naam.",
        "{source} has the name “{name}”, and another scenario on the screen has it too: give it "
        "another name.",
    ),
    "layouts_full": (
        "Deze server bewaart {most:,} indelingen en niet meer: vraag wie hem beheert om oude weg "
        "te halen, of gebruik het bestand op de opdrachtregel.",
        "This server keeps {most:,} layouts and no more: ask who runs it to remove old ones, or "
        "use the layout file on the command line.",
    ),
    "layout_not_kept": (
        "De indeling kan niet op deze server worden bewaard: vraag wie hem beheert om ruimte te "
        "maken.",
        "The layout cannot be kept on this server: ask who runs it to make room.",
    ),
    "layout_absent": (
        "Het scenario heeft een regio-indeling die niet op deze server staat: vraag wie het maakte "
        "om het bestand met de indeling, en teken die hier of gebruik de opdrachtregel.",
        "The scenario has a region layout that is not on this server: ask who made it for its "
        "layout file, and draw it here or use it on the command line.",
    ),
    "layout_outdated": (
        "Het scenario heeft een regio-indeling die niet past bij de gemeenten van deze versie: "
        "teken die opnieuw.",
        "The scenario has a region layout that does not fit the municipalities of this version: "
        "draw it again.",
    ),
    "not_in_library": (
        "Scenario “{name}” staat niet in de bibliotheek: kies er een uit de lijst.",
        "Scenario “{name}” is not in the library: choose one from the list.",
    ),
    "unknown_region": (
        "Regio “{name}” is onbekend: kies er een uit de lijst.",
        "Region “{name}” is unknown: choose one from the list.",
    ),
    "not_variable": (
        "“{name}” kan niet variëren: kies iets uit de lijst.",
        "“{name}” cannot be varied: choose one from the list.",
    ),
    "lineup_full": (
        "Er zijn al {n} scenario’s: haal er eerst een weg.",
        "There are {n} scenarios already: remove one first.",
    ),
    "lineup_too_long": (
        "Scenario “{title}” heeft te veel instellingen voor een link: gebruik de opdrachtregel, of "
        "laat er een paar weg.",
        "Scenario “{title}” has too many settings for a link: use the command line for it, or "
        "leave some out.",
    ),
}
