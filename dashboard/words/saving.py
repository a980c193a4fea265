"""Words about files to save."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "download_waiting": ("{label}: bezig …", "{label}: busy …"),
    "download_too_large": (
        "Dit bestand is groter dan 10 MB. Maak het met de opdracht op de pagina Onderzoek.",
        "This file is larger than 10 MB. Make it with the command on the page Research.",
    ),
}
