"""The same child in two scenarios, in real runs: the same every time, and adding up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from experiments.child.sentences import start_in_words, week_in_words
from experiments.child.story import Story, life_of, mark, same_child
from experiments.runs.paired_children import in_view, unmet_weeks
from experiments.runs.replication import build_past
from experiments.runs.run import RunSettings, Years
from model.errors import UserError
from model.geography import resolve_region
from model.simulation import ContinuumModel
from model.student_view import weeks_without_help
from scenarios import load
from tests.model.policies import shifted

REGION = "municipality:Oudewater"


@pytest.fixture(scope="module")
def story() -> Story:
    return same_child(
        "current", "full-continuum", region=REGION, years=3, rule="most-changed", seed=2
    )


def test_the_picked_child_is_the_one_that_changes_most(story) -> None:
    one, other = (life.summary for life in story.lives)
    assert abs(other.unmet_weeks - one.unmet_weeks) > 10
    assert story.counted.children == (story.counted.fewer + story.counted.same + story.counted.more)
    assert story.diverging_weeks


def test_both_lives_start_the_same(story) -> None:
    assert story.lives[0].start == story.lives[1].start


def test_the_same_child_is_found_by_its_id_with_the_same_lives(story) -> None:
    again = same_child(
        "current", "full-continuum", region=REGION, years=3, seed=2, child_id=story.child.id[:8]
    )
    assert again.lives == story.lives
    assert again.counted == story.counted
    assert (again.rule, again.child) == ("id", story.child)


def test_the_same_scenario_twice_gives_the_same_life_twice() -> None:
    twice = same_child("current", "current", region=REGION, years=2, rule="worst-off")
    assert twice.lives[0] == twice.lives[1]
    assert twice.diverging_weeks == []
    assert twice.counted.fewer == twice.counted.more == 0
    assert "hetzelfde" in twice.text("nl")


def test_lives_do_not_differ_before_the_policy_begins() -> None:
    later = shifted("full-continuum", 52)
    told = same_child("current", later, region=REGION, years=3, rule="most-changed")
    assert told.diverging_weeks[0] >= 52


def test_a_scenario_with_another_past_has_the_same_child() -> None:
    harder = replace(load("current"), name="harder", overrides={"need.onset_per_year": 0.12})
    told = same_child("current", harder, region=REGION, years=1)
    assert told.lives[0].start.birth_week == told.lives[1].start.birth_week
    assert [life.summary.weeks for life in told.lives] == [52, 52]


def test_a_wrong_rule_is_named() -> None:
    with pytest.raises(UserError, match="typical, worst-off, most-changed"):
        same_child("current", "current", region=REGION, rule="best")


@pytest.fixture(scope="module")
def past() -> ContinuumModel:
    settings = RunSettings(REGION, years=4, replications=1)
    return build_past(load("current"), resolve_region(REGION), settings, 0, Years(0))


@pytest.mark.parametrize("name", ["current", "full-continuum"])
def test_every_life_adds_up_to_what_the_columns_say_and_can_be_told(name, past) -> None:
    plain = past.fork(load(name)).run()
    model = past.fork(load(name))
    rows = np.arange(len(model.students))
    model.follow(rows)
    model.run()
    assert mark(model) == mark(plain)
    lives = [life_of(past, model, row) for row in rows.tolist()]
    weeks = weeks_without_help(model.world) - weeks_without_help(past.world)
    assert [life.summary.unmet_weeks for life in lives] == weeks.tolist()
    assert all(lives[row].summary.out_weeks for row in np.flatnonzero(_out_now(model)))
    for lang in ("nl", "en"):
        for life in lives:
            assert start_in_words(lang, life.start)
            for week in {event.week for event in life.events}:
                assert week_in_words(lang, life.in_week(week))


def _out_now(model: ContinuumModel) -> npt.NDArray[np.bool_]:
    out: npt.NDArray[np.bool_] = model.world.students.out_since >= 0
    return out


def test_children_to_pick_from_are_those_whose_life_tells_of_a_need(past) -> None:
    model = past.fork(load("current"))
    model.follow(np.arange(len(model.students)))
    model.run()
    found = unmet_weeks([past, past], [model, model])
    start = int(past.world.clock[0])
    seen = in_view(past.world.students, start, start + 4 * 52)
    lives = {row: life_of(past, model, row) for row in np.flatnonzero(seen).tolist()}
    needy = [row for row, life in lives.items() if life.summary.need_weeks or life.start.severity]
    assert found.row.tolist() == needy
    told = [lives[row].summary.unmet_weeks for row in found.row.tolist()]
    assert found.baseline.tolist() == found.other.tolist() == told
