"""What every page is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.answering import Answer, Asked, Numbers
from dashboard.charts import Look
from dashboard.headline import shown_scenario
from dashboard.view import View
from dashboard.words import say
from experiments.comparison.lines import Lines


@dataclass(frozen=True, eq=False)
class Given:
    """What pages show numbers from, once there are any.

    Args:
        numbers: of the newest answer; the same object while they are the same.
        lines: its comparison to look up, in the language of the view.
        shown: the name of the scenario whose numbers are shown.
    """

    numbers: Numbers
    lines: Lines
    shown: str


@dataclass(frozen=True, eq=False)
class Room:
    """The view, the answer, and how to change the view.

    Args:
        view: what the user has chosen.
        asked: the answer that is on the screen, and how far the present one is.
        look: language, theme and width, for charts.
        change: shows another view; everything follows from it.
        undo: takes the last change of the scenarios back; None if there is none.
        redo: does again what was taken back last; None if there is nothing.
    """

    view: View
    asked: Asked
    look: Look
    change: Callable[[View], None]
    undo: Callable[[], None] | None = None
    redo: Callable[[], None] | None = None

    @property
    def lang(self) -> str:
        """Return the language."""
        return self.view.lang

    @property
    def answer(self) -> Answer | None:
        """Return the newest answer with numbers; None before there is one."""
        return self.asked.answer

    @property
    def given(self) -> Given | None:
        """Return what there is to show numbers from; None before the first pairs."""
        numbers = None if self.answer is None else self.answer.numbers
        if numbers is None:
            return None
        lines = numbers.lines(self.lang)
        return Given(numbers, lines, shown_scenario(self.view, lines))

    def say(self, key: str, **parts: object) -> str:
        """Return a word or sentence of the catalogue, its parts filled in."""
        return say(self.view.lang, key, **parts)
