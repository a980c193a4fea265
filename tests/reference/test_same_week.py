"""The compiled week and its plain telling give the same integers, week after week (docking)."""

from __future__ import annotations

import numpy as np
import pytest

from model.kinds import WEEKS_PER_YEAR, Help
from model.processes.requeue import join_other_queue, release_budget_list, send_on
from model.sanity import assert_closes
from model.students import N_FLOWS, N_STOCKS, Stock
from model.week import advance
from model.world import World, copy_state
from reference.deciding import move_queue, release_budget
from reference.deciding import send_on as look_elsewhere
from reference.places import Region
from reference.reading import read_decisions, read_region
from reference.week import live_one_week
from tests.reference.comparing import differences, differences_of_totals
from tests.reference.small_worlds import (
    Action,
    Release,
    SendOn,
    decide_by_hand,
    last_week,
    small_world,
)

CASES = range(20)
QUARTER = 13


def act(w: World, action: Action) -> None:
    """Do in the columns what was decided about waiting tracks."""
    if isinstance(action, Release):
        release_budget_list(w, action.municipality, int(w.clock[0]))
    elif isinstance(action, SendOn):
        send_on(w, action.node, int(w.clock[0]))
    else:
        join_other_queue(w, action.slot, action.to)


def act_in_reference(region: Region, action: Action) -> None:
    """Do the same with the objects."""
    region.diary.week = region.week
    if isinstance(action, Release):
        release_budget(region, action.municipality)
    elif isinstance(action, SendOn):
        look_elsewhere(region, region.points[action.node])
    else:
        track = next(t for t in region.tracks() if 2 * t.case.folder + t.side == action.slot)
        move_queue(track, region.points[action.to])


def first_differences(seed: int) -> list[str]:
    """Live a case in both ways, and return what differs in the first week that differs."""
    w, rng = small_world(seed)
    region = read_region(w)
    tallies = copy_state(w.counters.tallies)
    until = last_week()
    while region.week < until:
        before = w.counters.flow.copy()
        if region.week % QUARTER == 0 and region.week > 0:
            actions = decide_by_hand(w, rng)
            read_decisions(w, region)
            for action in actions:
                act(w, action)
                act_in_reference(region, action)
        assert advance(w, region.week + 1)
        live_one_week(region)
        if found := differences(w, region, before):
            return found
    assert_closes(w)
    return differences_of_totals(w, region, tallies)


@pytest.mark.parametrize("seed", CASES)
def test_model_and_plain_reference_agree_to_the_last_integer_every_week(seed: int) -> None:
    assert first_differences(seed) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_world_that_is_read_halfway_goes_on_as_the_same_world(seed: int) -> None:
    w, rng = small_world(seed)
    while w.clock[0] < WEEKS_PER_YEAR + QUARTER:
        assert advance(w, int(w.clock[0]) + QUARTER)
        decide_by_hand(w, rng)
    region = read_region(w)
    while region.week < last_week():
        before = w.counters.flow.copy()
        assert advance(w, region.week + 1)
        live_one_week(region)
        assert differences(w, region, before) == []


def test_the_cases_meet_every_kind_of_event_and_state() -> None:
    flows = np.zeros(N_FLOWS, np.int64)
    stocks = np.zeros(N_STOCKS, np.int64)
    for seed in CASES:
        w, rng = small_world(seed)
        while w.clock[0] < last_week():
            assert advance(w, min(int(w.clock[0]) + QUARTER, last_week()))
            for action in decide_by_hand(w, rng):
                act(w, action)
        flows += w.counters.flow[:, 0]
        stocks += w.counters.stock_weeks[:, 0]
    assert np.flatnonzero(flows == 0).tolist() == []
    never = [Stock.HELP + Help.SPECIAL_PLACE]  # a special place counts as a school, not as help
    assert np.flatnonzero(stocks == 0).tolist() == never


def test_one_rule_told_otherwise_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reference.helping.schools_are_closed", lambda _week: False)
    assert first_differences(0) != []
