"""Undo and redo: scenarios as they were, wherever they were changed."""

from __future__ import annotations

from dashboard import lineup
from dashboard.controls import BY_KEY, moved
from dashboard.steps import MOST_STEPS, Steps
from dashboard.view import LETTERS, View
from scenarios import load

VIEW = View(region="municipality:Bunnik")


def with_coverage(view: View, value: float) -> View:
    return view.with_scenario(moved(view.scenario, BY_KEY["coverage"], value, LETTERS[view.chosen]))


def test_a_change_is_undone_and_done_again_and_all_else_stays() -> None:
    after = with_coverage(VIEW, 0.5)
    steps, view = Steps().walked(VIEW, after).back(after.but(page="compare", lang="en"))
    assert view == VIEW.but(page="compare", lang="en")
    assert steps.past == ()
    steps, view = steps.forth(view)
    assert view == after.but(page="compare", lang="en")
    assert steps.future == ()


def test_what_changes_no_scenario_is_no_step() -> None:
    steps = Steps().walked(VIEW, with_coverage(VIEW, 0.5))
    assert steps.walked(VIEW, VIEW.but(page="explore", lang="en", years=3)) is steps


def test_the_scenario_that_was_changed_is_shown_again() -> None:
    two = lineup.added(VIEW, load("pooled-budget")).but(chosen=1)
    after = with_coverage(two, 0.5)
    steps, view = Steps().walked(two, after).back(after.but(chosen=2))
    assert view == two
    assert steps.forth(view.but(chosen=2))[1] == after


def test_a_change_after_an_undo_forgets_what_was_undone() -> None:
    after = with_coverage(VIEW, 0.5)
    steps, view = Steps().walked(VIEW, after).back(after)
    assert steps.future
    assert steps.walked(view, with_coverage(view, 0.25)).future == ()


def test_a_scenario_that_was_removed_comes_back() -> None:
    two = lineup.added(VIEW, load("pooled-budget"))
    after = lineup.removed(two, 1)
    assert Steps().walked(two, after).back(after)[1] == two


def test_the_oldest_steps_are_forgotten() -> None:
    steps, view = Steps(), VIEW
    for number in range(MOST_STEPS + 5):
        after = with_coverage(view, (number + 1) / 100)
        steps, view = steps.walked(view, after), after
    assert len(steps.past) == MOST_STEPS
    while steps.past:
        steps, view = steps.back(view)
    assert view == with_coverage(VIEW, 0.05)
    assert len(steps.future) == MOST_STEPS
