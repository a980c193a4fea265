"""Words for how far work is that takes minutes."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "progress_queued": (
        "Dit begint zodra er een rekenproces vrij is.",
        "This begins as soon as a process is free.",
    ),
    "progress_label": ("Hoeveel er klaar is", "How much is done"),
    "progress_share": (
        "{share} % klaar: {done} van {total} jaren nagebootst.",
        "{share}% done: {done} of {total} years simulated.",
    ),
    "progress_left": ("Nog ongeveer {left}.", "About {left} to go."),
}
