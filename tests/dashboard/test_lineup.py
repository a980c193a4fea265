"""Scenarios next to each other: no two have one name, and every view has an address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard import lineup
from dashboard.address import LONGEST_SCENARIO, address_of, view_at
from dashboard.controls import BY_KEY, moved
from dashboard.view import LETTERS, View
from model.errors import UserError
from scenarios import load

VIEW = View(region="municipality:Bunnik")


def names(view: View) -> list[str]:
    return [scenario.name for scenario in view.scenarios]


def test_scenarios_of_the_library_keep_their_name_and_copies_get_their_letter() -> None:
    view = lineup.added(VIEW, load("pooled-budget"))
    assert names(view) == ["current", "integrated-teams", "pooled-budget"]
    assert view.chosen == 2
    view = lineup.copied(view)
    assert names(view)[-1] == "own-d"
    assert view.chosen == 3
    assert view.scenario.levers == load("pooled-budget").levers
    assert view.scenario.title["nl"] == "Gezamenlijk budget (kopie)"
    with pytest.raises(UserError, match="remove one"):
        lineup.copied(view)


def test_whatever_is_removed_and_moved_no_two_scenarios_have_one_name() -> None:
    view = lineup.copied(lineup.copied(VIEW))
    assert names(view)[2:] == ["own-c", "own-d"]
    view = lineup.removed(view, 1)
    assert names(view) == ["current", "own-b", "own-c"]
    view = lineup.added(view, load("pooled-budget"))
    changed = moved(view.scenario, BY_KEY["coverage"], 0.5, LETTERS[view.chosen])
    view = view.with_scenario(changed)
    assert names(view) == ["current", "own-b", "own-c", "own-d"]
    view.question()  # it refuses two of one name


def test_one_scenario_besides_today_always_stays() -> None:
    assert lineup.removed(VIEW, 1) == VIEW
    assert lineup.removed(VIEW, 0) == VIEW


def test_another_title_makes_a_scenario_of_the_users_own() -> None:
    view = lineup.renamed(VIEW, 1, "  Plan\nvan <ons> ")
    assert dict(view.scenario.title) == {"nl": "Plan van <ons>", "en": "Plan van <ons>"}
    assert names(view) == ["current", "own-b"]
    assert view.scenario.digest() == VIEW.scenario.digest()
    assert len(lineup.renamed(VIEW, 1, "x" * 500).scenario.title["nl"]) == lineup.LONGEST_TITLE


@pytest.mark.parametrize(
    ("place", "title"),
    [(0, "Mijn stelsel"), (7, "Ver weg"), (1, " \n\x00 "), (1, "Vast team op elke school")],
)
def test_titles_that_change_nothing(place: int, title: str) -> None:
    assert lineup.renamed(VIEW, place, title) is VIEW


def test_a_file_comes_in_as_it_is_and_its_link_opens_it() -> None:
    own = replace(load("gp-practice-support"), name="current", title={"nl": "Mijn", "en": "Mine"})
    view = lineup.uploaded(VIEW, own.to_toml(), "The file mine.toml")
    assert names(view) == ["current", "integrated-teams", "own-c"]
    assert view.scenario.digest() == own.digest()
    assert view.scenario.title["en"] == "Mine"
    assert view_at(address_of(view)).view.scenarios == view.scenarios


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rommel = [", "not valid TOML"),
        ("x" * (LONGEST_SCENARIO + 1), "too large"),
        ("\ud800", "not valid TOML"),
        ('name = "x"', "The file bad.toml"),
    ],
)
def test_what_is_no_scenario_is_refused_in_a_sentence(text: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        lineup.uploaded(VIEW, text, "The file bad.toml")


def test_a_layout_from_a_file_is_refused() -> None:
    lever = '[[levers]]\nkind = "region_layout"\nlayout = "file"\nfile = "/etc/passwd"\n'
    text = load("current").to_toml() + lever
    with pytest.raises(UserError):
        lineup.uploaded(VIEW, text, "The file bad.toml")


def test_a_scenario_that_no_link_can_hold_is_refused() -> None:
    noise = " ".join(f"{number * 7919 % 100003:x}" for number in range(12000))
    many = replace(load("current"), name="many", description={"nl": noise, "en": noise})
    with pytest.raises(UserError, match="for a link"):
        lineup.added(VIEW, many)
