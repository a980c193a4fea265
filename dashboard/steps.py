"""Undo and redo: what the scenarios were before each change of them, for one session.

Pages, language and other choices are no steps: undoing one leaves the user where they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.view import View
from scenarios import Scenario

MOST_STEPS = 50
Lineup = tuple[tuple[Scenario, ...], int]  # the scenarios, and the place of the chosen one


@dataclass(frozen=True)
class Steps:
    """Changes of the scenarios, each as what they were before and after it.

    Args:
        past: changes that can be undone, the last one last.
        future: changes that were undone, the last one first.
    """

    past: tuple[tuple[Lineup, Lineup], ...] = ()
    future: tuple[tuple[Lineup, Lineup], ...] = ()

    def walked(self, before: View, after: View) -> Steps:
        """Return the steps after a change of the view; the same if no scenario changed.

        What was undone before cannot be done again after another change.
        """
        if before.scenarios == after.scenarios:
            return self
        return Steps((*self.past, (_lineup(before), _lineup(after)))[-MOST_STEPS:])

    def back(self, view: View) -> tuple[Steps, View]:
        """Return the steps and the view without the last change; there must be one."""
        last = self.past[-1]
        return Steps(self.past[:-1], (last, *self.future)), _with(view, last[0])

    def forth(self, view: View) -> tuple[Steps, View]:
        """Return the steps and the view with the change that was undone last; there must be one."""
        first = self.future[0]
        return Steps((*self.past, first), self.future[1:]), _with(view, first[1])


def _lineup(view: View) -> Lineup:
    return view.scenarios, view.chosen


def _with(view: View, lineup: Lineup) -> View:
    scenarios, chosen = lineup
    return view.but(scenarios=scenarios, chosen=chosen)
