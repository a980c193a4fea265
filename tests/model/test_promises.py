"""What makes scenarios comparable: neutral is nothing, the past is shared, a seed is a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.errors import UserError
from model.kinds import WARM_UP_YEARS
from model.levers import LEVER_TYPES, Lever, neutral_of
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import POLICIES, TINY, Pulled, advance_weeks, pull, shifted
from tests.model.states import differing

START = 104
TIMINGS: list[dict[str, Any]] = [
    {},
    {"start_week": 30, "ramp_years": 1.5},
    {"start_week": 60, "end_week": 100},
    {"pilot_share": 0.4},
]
# Settings that say how, not how much: without schools, practices or money they change nothing.
SIDE_SETTINGS: dict[str, dict[str, Any]] = {
    "school_teams": {
        "fte_per_1000_students": 5.0, "treatment_share": 0.1, "specialist_share": 0.9,
        "youth_health_share": 0.1, "outreach": 0.5, "mandate": "wide", "employed_by": "provider",
    },
    "region_layout": {"lasts_years": 1.0},
    "pooling": {
        "solidarity": 0.0, "open_end": 1.0, "lump_sum": 1.0, "binding_years": 0.0,
        "transition_money": 200.0,
    },
    "gp_support": {"fte_per_1000_children": 1.0, "share_handled": 0.6},
}  # fmt: skip


def neutral_levers(**timing: Any) -> dict[str, Lever]:
    """Return every lever at its neutral values; settings without effect of their own differ."""
    return {
        kind: lever(**SIDE_SETTINGS.get(kind, {}), **timing) for kind, lever in LEVER_TYPES.items()
    }


@pytest.mark.parametrize(
    "timing", TIMINGS, ids=["from the start", "ramped", "for a while", "in a pilot"]
)
@pytest.mark.parametrize("kind", LEVER_TYPES)
def test_a_neutral_lever_changes_no_byte(
    five: ContinuumModel, five_today: ContinuumModel, kind: str, timing: dict[str, float]
) -> None:
    run = five.fork(pull(neutral_levers(**timing)[kind])).run()
    assert differing(run, five_today) == []


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, item in SIDE_SETTINGS.items() for name in item]
)
def test_how_a_measure_is_done_changes_no_byte_where_it_is_not_done(
    tiny: ContinuumModel, tiny_today: ContinuumModel, kind: str, name: str
) -> None:
    lever = LEVER_TYPES[kind].model_validate({name: SIDE_SETTINGS[kind][name]})
    assert differing(tiny.fork(pull(lever)).run(), tiny_today) == []


@pytest.mark.parametrize("kind", LEVER_TYPES)
def test_each_setting_at_its_neutral_value_is_the_lever_that_changes_nothing(
    tiny: ContinuumModel, tiny_today: ContinuumModel, kind: str
) -> None:
    lever = LEVER_TYPES[kind]
    neutral = {name: neutral_of(kind, name) for name in lever.model_fields}
    for name, value in neutral.items():
        assert lever.model_validate({name: value}) == lever(), name
    assert differing(tiny.fork(pull(lever.model_validate(neutral))).run(), tiny_today) == []


def test_all_neutral_levers_together_change_no_byte(
    five: ContinuumModel, five_today: ContinuumModel
) -> None:
    policy = Pulled(tuple(neutral_levers(start_week=13, ramp_years=2.0).values()))
    run = five.fork(policy).run()
    pd.testing.assert_frame_equal(run.table(), five_today.table(), check_exact=True)
    assert differing(run, five_today) == []


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_moves_something(
    five: ContinuumModel, five_today: ContinuumModel, name: str
) -> None:
    run = five.fork(load(name)).run()
    assert not run.table().equals(five_today.table())


@pytest.mark.parametrize("name", POLICIES)
def test_weeks_before_a_policy_are_the_same_to_the_byte(
    five: ContinuumModel, five_today: ContinuumModel, name: str
) -> None:
    run = five.fork(shifted(name, START)).run()
    first = WARM_UP_YEARS * 52 + START
    for series in ("weekly_flow", "weekly_stock"):
        mine = getattr(run.world.counters, series)
        today = getattr(five_today.world.counters, series)
        assert mine[:first].tobytes() == today[:first].tobytes()
        assert mine[first:].tobytes() != today[first:].tobytes()


@pytest.mark.parametrize("name", POLICIES)
def test_on_the_eve_of_a_policy_the_whole_state_is_the_same(
    tiny: ContinuumModel, name: str
) -> None:
    today = advance_weeks(tiny.fork(load("current")), START)
    eve = advance_weeks(tiny.fork(shifted(name, START)), START)
    assert differing(eve, today) == []


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not() -> None:
    one, same, other = (
        ContinuumModel(load("integrated-teams"), TINY, rng=seed, years=2).run()
        for seed in (7, 7, 8)
    )
    assert differing(one, same) == []
    assert "world.students.key" in differing(one, other)
    assert not np.array_equal(
        one.world.counters.weekly_flow.sum(axis=0), other.world.counters.weekly_flow.sum(axis=0)
    )


@pytest.mark.parametrize("name", ["current", *POLICIES])
def test_a_fork_equals_a_fresh_run(tiny: ContinuumModel, name: str) -> None:
    fork = tiny.fork(load(name)).run()
    fresh = ContinuumModel(load(name), TINY, rng=1, years=3).run()
    assert differing(fork, fresh) == []
    pd.testing.assert_frame_equal(fork.table(), fresh.table(), check_exact=True)


def test_a_fork_leaves_its_parent_and_its_sisters_alone(tiny_today: ContinuumModel) -> None:
    parent = ContinuumModel(load("current"), TINY, rng=1, years=3)
    untouched = ContinuumModel(load("current"), TINY, rng=1, years=3)
    sister = parent.fork(load("pooled-budget"))
    parent.fork(load("full-continuum")).run()
    assert differing(parent, untouched) == []
    assert differing(sister, parent.fork(load("current"))) == []
    assert differing(parent.run(), tiny_today) == []


def test_a_parent_that_runs_leaves_its_fork_alone(tiny: ContinuumModel) -> None:
    parent = ContinuumModel(load("full-continuum"), TINY, rng=1, years=3)
    fork = parent.fork(load("current"))
    parent.run()
    assert differing(fork, tiny.fork(load("current"))) == []


def test_a_fork_with_other_parameters_is_refused(tiny: ContinuumModel) -> None:
    name = "need.onset_per_year"
    other = tiny.parameters.with_overrides({name: tiny.parameters.need.onset_per_year * 1.01})
    with pytest.raises(UserError, match="fork keeps its parameters"):
        tiny.fork(Pulled((), other))


def stepped(model: ContinuumModel) -> ContinuumModel:
    """Step as Mesa does, until the model says that it is done."""
    while model.running:
        model.step()
    return model


@pytest.mark.parametrize("name", ["current", "full-continuum"])
@pytest.mark.parametrize(
    "live", [stepped, lambda model: advance_weeks(model, 37).run()], ids=["weekly", "then run"]
)
def test_week_by_week_gives_the_same_as_a_run(
    tiny: ContinuumModel, name: str, live: Callable[[ContinuumModel], ContinuumModel]
) -> None:
    assert differing(live(tiny.fork(load(name))), tiny.fork(load(name)).run()) == []


@pytest.mark.parametrize("name", ["current", "full-continuum"])
def test_checking_changes_nothing(tiny: ContinuumModel, name: str) -> None:
    checked = ContinuumModel(load(name), TINY, rng=1, years=3, check=True).run()
    assert differing(checked, tiny.fork(load(name)).run()) == []


def test_a_model_can_be_run_on_only_to_its_horizon(tiny: ContinuumModel) -> None:
    run = tiny.fork(load("current")).run()
    before = differing(run, tiny)
    run.step()
    assert run.week == 3 * 52
    assert not run.running
    assert differing(run, tiny) == before


@pytest.mark.parametrize("years", [0, -1, 31])
def test_an_impossible_horizon_is_refused(years: int) -> None:
    with pytest.raises(UserError, match=rf"years is {years}; give a whole number"):
        ContinuumModel(load("current"), TINY, rng=1, years=years)
