"""An error in our code is for the log; Solara would show visitors where it happened."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Any

SENTENCE = (
    "Er ging iets mis. Laad de pagina opnieuw. / Something went wrong. Load the page again.\n"
)
logger = logging.getLogger("continuum.dashboard")


class Discreet:
    """Stands in for the module `traceback` where Solara and Reacton make text for a browser."""

    def format_exception(
        self, kind: Any, problem: BaseException | None, _: TracebackType | None
    ) -> list[str]:
        """Write an error to the log, and return what a visitor may know."""
        logger.error("Error in a page (%s)", kind or type(problem).__name__, exc_info=problem)
        return [SENTENCE]

    def __getattr__(self, name: str) -> Any:
        """Return the rest of the module as it is."""
        return getattr(traceback, name)


def install() -> None:
    """Let Solara tell visitors no more than that something went wrong."""
    from reacton import core
    from solara.server import app, patch

    for module in (core, app, patch):
        assert hasattr(module, "traceback"), f"{module.__name__} makes its text another way"
        setattr(module, "traceback", Discreet())  # noqa: B010 - modules have no such type
