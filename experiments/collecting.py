"""How often Python looks for memory to give back."""

from __future__ import annotations

import gc

OBJECTS_PER_COLLECTION = 200_000


def collect_rarely() -> None:
    """Look for cycles of objects less often than Python does by itself, in this process.

    Modules and compiled code stay, and a model that is let go leaves no cycle behind
    (`experiments.runs.run.let_go`): looking through all of them finds next to nothing.
    """
    gc.set_threshold(OBJECTS_PER_COLLECTION)
