"""The scenarios next to each other: adding, copying, naming and removing them.

Own scenarios are named after their letter, so that no two have one name, whatever is moved or
removed before.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.address import MOST_SCENARIOS, is_too_long, own_scenario
from dashboard.controls import own
from dashboard.view import LETTERS, OWN_NAME, View, named
from dashboard.words import refused
from scenarios import Scenario, library_names, load

LONGEST_TITLE = 80  # letters
COPY = {"nl": "{title} (kopie)", "en": "{title} (copy)"}


def is_full(view: View) -> bool:
    """Return whether there is no place for one more scenario."""
    return len(view.scenarios) >= MOST_SCENARIOS


def added(view: View, scenario: Scenario) -> View:
    """Return the view with one more scenario, which is then the chosen one.

    Raises:
        UserError: there is no place, or the link to the view would be too long.
    """
    if is_full(view):
        raise refused("lineup_full", n=MOST_SCENARIOS)
    names = {item.name for item in view.scenarios}
    place = len(view.scenarios)
    if scenario.name in names or not _is_of_library(scenario):
        scenario = replace(scenario, name=OWN_NAME.format(letter=LETTERS[place].lower()))
    new = view.but(scenarios=named((*view.scenarios, scenario)), chosen=place)
    if is_too_long(new):
        raise refused("lineup_too_long", title=scenario.title[view.lang][:LONGEST_TITLE])
    return new


def copied(view: View) -> View:
    """Return the view with a copy of the chosen scenario, which is then the chosen one.

    Raises:
        UserError: as of `added`.
    """
    titles = {
        lang: COPY[lang].format(title=title)[:LONGEST_TITLE]
        for lang, title in view.scenario.title.items()
    }
    return added(view, replace(view.scenario, title=titles))


def uploaded(view: View, text: str, source: str) -> View:
    """Return the view with the scenario of a file that a user gave.

    Args:
        view: what is shown.
        text: of the file; anything at all.
        source: what messages call the file.

    Raises:
        UserError: it is too large, is no scenario, or as of `added`.
    """
    scenario = own_scenario(text.encode("utf-8", "replace"), source)
    titles = {lang: title[:LONGEST_TITLE] for lang, title in scenario.title.items()}
    return added(view, replace(scenario, title=titles))


def renamed(view: View, place: int, title: str) -> View:
    """Return the view with another title of a scenario, in both languages; it is then an own one.

    Nothing changes for the baseline, for a title without letters, and for the title that it has.
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in title)
    shown = " ".join(shown.split())[:LONGEST_TITLE]
    if not 1 <= place < len(view.scenarios) or not shown:
        return view
    old = view.scenarios[place]
    if shown == old.title[view.lang]:
        return view
    new = replace(own(old, LETTERS[place]), title=dict.fromkeys(old.title, shown))
    scenarios = (*view.scenarios[:place], new, *view.scenarios[place + 1 :])
    return view.but(scenarios=named(scenarios))


def removed(view: View, place: int) -> View:
    """Return the view without a scenario; the baseline and one other always stay."""
    return view.without_scenario(place)


def _is_of_library(scenario: Scenario) -> bool:
    return scenario.name in library_names() and load(scenario.name) == scenario
