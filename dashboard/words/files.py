"""Words about scenario files that cannot be used; more are in `scenarios.refusals`."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "file_too_large": (
        "{source} is te groot: een scenario is hoogstens {most} kB.",
        "{source} is too large: a scenario has at most {most} kB.",
    ),
    "file_unread": (
        "Het bestand is niet te lezen: kies een scenariobestand dat eindigt op .toml.",
        "The file could not be read: choose a scenario file that ends in .toml.",
    ),
    "file_same_name": (
        "{source} heeft de naam “{name}”, en een ander scenario op het scherm heeft die ook: geef "
        "het een andere naam.",
        "{source} has the name “{name}”, and another scenario on the screen has it too: give it "
        "another name.",
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
