"""Ways to use the dashboard besides alone: in a session that somebody leads, and reading along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.view import LETTERS, View
from dashboard.words import say
from experiments.report.speech import Speech
from experiments.words import number

# The steps of a session in their order, each with the pages that it belongs to. A link to a step
# leads to the first of them.
STEPS: Mapping[str, tuple[str, ...]] = {
    "question": ("question",),
    "expectation": ("question",),
    "try": ("explore", "region", "evidence", "research"),
    "findings": ("compare", "region", "children", "fair", "certainty", "evidence", "research"),
    "decision": ("report",),
}
MINUTES = {"question": 5, "expectation": 5, "try": 20, "findings": 15, "decision": 15}  # an hour
# What somebody who reads along may choose: what is shown, and nothing of what it is about.
OPEN_TO_READERS = ("page", "lang", "chosen", "choices", "step")


def stepped(view: View) -> View:
    """Return a view whose step is one that its page belongs to; the same if there is no session."""
    if not view.step or view.page in STEPS.get(view.step, ()):
        return view
    return view.but(step=next(step for step, pages in STEPS.items() if view.page in pages))


def at_step(view: View, step: str) -> View:
    """Return the view at a step of a session, on the first page of that step."""
    return view.but(step=step, page=STEPS[step][0])


def permitted(now: View, new: View) -> View:
    """Return the new view if this one allows it, and this one otherwise.

    A reader changes what is shown. An event that would change anything else is not done by half.

    Args:
        now: what is on the screen.
        new: what an event of a browser leads to.
    """
    shown = {name: getattr(new, name) for name in OPEN_TO_READERS}
    return now if now.reading and now.but(**shown) != new else new


def for_readers(view: View) -> View:
    """Return what somebody sees who may read along, without the bar of a session."""
    return view.but(reading=True, step="")


def noted(view: View) -> str:
    """Return what the people of a session settled at its present step; empty if nothing is."""
    if view.step == "question":
        titles = [
            f"{letter}: {item.title[view.lang]}"
            for letter, item in zip(LETTERS, view.scenarios, strict=False)
        ]
        region = Speech(view.lang).region(view.region)
        return say(
            view.lang,
            "session_noted_question",
            region=region[:1].upper() + region[1:],
            years=number(view.lang, view.years, 0),
            scenarios=" · ".join(titles),
        )
    if view.step == "expectation" and view.expectation:
        return say(view.lang, "session_noted_expectation", text=view.expectation)
    if view.step == "decision":
        return "\n".join(
            say(view.lang, f"session_noted_{name}", text=text)
            for name, text in (
                ("decision", view.decision),
                ("dissent", view.dissent),
                ("check", view.check),
            )
            if text
        )
    return ""


def told(view: View, step: str) -> dict[str, Any]:
    """Return a step for the bar of a session: its name, what to do and ask, and its minutes."""
    return {
        "step": step,
        "label": say(view.lang, f"step_{step}"),
        "told": say(view.lang, f"step_{step}_told"),
        "minutes": MINUTES[step],
    }
