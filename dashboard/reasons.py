"""Why a lever stands where it stands, as a user writes it beside the lever."""

from __future__ import annotations

from dataclasses import replace

from dashboard.controls import Control
from dashboard.view import View
from scenarios import Scenario
from scenarios.reasons import LONGEST_REASON


def name_of(control: Control) -> str:
    """Return the setting that a reason for a lever is about, as a scenario file names it."""
    return f"{control.kind}.{control.settings[0]}"


def reason_of(control: Control, scenario: Scenario) -> str:
    """Return why a lever stands where it stands; empty if nobody said."""
    return scenario.reasons.get(name_of(control), "")


def reasoned(view: View, control: Control, text: str) -> Scenario:
    """Return the chosen scenario with a reason for a lever, or without one if the text is empty.

    Its name and title stay: the policy is the same, and so are its numbers on the screen.

    Args:
        view: what is shown; it stays as it is.
        control: the lever.
        text: what a browser sent; what cannot be printed is left out, and what is too long cut.
    """
    told = tidied(text)
    if told == reason_of(control, view.scenario):
        return view.scenario
    kept = {name: old for name, old in view.scenario.reasons.items() if name != name_of(control)}
    reasons = kept | ({name_of(control): told} if told else {})
    return replace(view.scenario, reasons=reasons)


def tidied(text: str) -> str:
    """Return a text as one line that can be printed, cut to the longest reason."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:LONGEST_REASON].rstrip()
