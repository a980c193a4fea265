"""At the ends of what is thinkable the model runs without error and goes to its limits.

All runs are of one municipality and check every week that children, hours and euros close.
Values beyond the declared ranges are set on the parameter groups themselves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from model.build import build_world, landscape_of
from model.geography import load_geography, resolve_region
from model.kinds import Hours, Node, Stage
from model.parameters import Parameters
from model.period import CARE_KINDS
from model.sanity import assert_closes
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from model.variants import Variants
from model.week import advance
from tests.model.policies import TINY, Pulled
from tests.oracles.weeks import weeks_with_arrivals
from tests.oracles.worlds import points, quiet_rates, world_of

CARE_STAFF = (
    "fte_local", "fte_light_ambulant", "fte_specialised", "fte_day_help", "fte_residence",
    "fte_disability",
)  # fmt: skip
DESK_HOURS = (
    "general_practice_hours", "local_team_desk_hours", "youth_health_hours",
    "municipal_desk_hours", "partnership_desk_hours", "teachers_care_fte",
)  # fmt: skip
SUPPORT = ("basic_capacity", "extra_capacity")
SCHOOL_DESKS = (Node.SCHOOL_CARE_TEAM, Node.SCHOOL_TEAM)


def run_with(years: int = 1, **groups: dict[str, Any]) -> ContinuumModel:
    """Return a municipality after its warm-up, with other values in groups of parameters."""
    p = Parameters()
    changed = {name: replace(getattr(p, name), **new) for name, new in groups.items()}
    return ContinuumModel(
        Pulled(parameters=replace(p, **changed)), TINY, rng=1, years=years, check=True
    )


def scaled(group: str, names: tuple[str, ...], factor: float) -> dict[str, float]:
    """Return values of parameters of a group times a factor."""
    values = getattr(Parameters(), group)
    return {name: getattr(values, name) * factor for name in names}


def flow(model: ContinuumModel, which: Flow) -> int:
    """Return how often something happened so far, to everybody."""
    return int(model.world.counters.flow[which, 0])


def test_without_care_staff_no_care_begins_and_everybody_waits() -> None:
    model = run_with(staff=scaled("staff", CARE_STAFF, 0.0)).run()
    assert flow(model, Flow.CARE_STARTS) == 0
    assert model.world.counters.weekly_stock[:, Stock.IN_CARE].max() == 0
    assert flow(model, Flow.EDUCATION_STARTS) > 0
    stages = model.world.cases.stage[1::2][model.world.cases.student >= 0]
    assert (stages == Stage.WAITING).sum() > 20


def test_without_hours_at_desks_nothing_passes_a_door() -> None:
    model = run_with(staff=scaled("staff", DESK_HOURS, 0.0)).run()
    assert flow(model, Flow.CASES) > 0
    passed = (Flow.CARE_DECISIONS, Flow.SOLVED_AT_DOOR, Flow.CARE_STARTS,
              Flow.EDUCATION_STARTS, Flow.REJECTIONS)  # fmt: skip
    assert [flow(model, which) for which in passed] == [0] * len(passed)
    for desk in (Node.GENERAL_PRACTICE, Node.LOCAL_TEAM, Node.SCHOOL_CARE_TEAM):
        assert model.world.hours.used[desk, Hours.CLIENT] == 0


def test_with_endless_capacity_nobody_stands_in_a_queue() -> None:
    model = run_with(
        staff=scaled("staff", CARE_STAFF + DESK_HOURS, 1e4),
        school=scaled("school", SUPPORT, 1e4),
    )
    w = model.world
    assert flow(model, Flow.CARE_STARTS) > 0
    assert flow(model, Flow.CARE_WAIT_WEEKS) == 0
    open_all_year = ~np.isin(w.nodes.kind, (*SCHOOL_DESKS, Node.SPECIAL_SCHOOL))
    assert w.nodes.waiting[open_all_year].sum() == 0
    assert w.counters.weekly_stock[:, Stock.WAITING_CARE].sum() > 0  # on the way between doors


LIFE_ITSELF = (
    Flow.ENTERED, Flow.LEFT, Flow.EARLY_LEAVERS, Flow.CONTACTS, Flow.MOVES,
    Flow.UNPLANNED_CHANGES, Flow.UNINTERRUPTED,
)  # fmt: skip


def nothing_happens(model: ContinuumModel) -> bool:
    """Return whether children only came, moved, were seen at contact moments, and left."""
    flows = model.world.counters.flow[:, 0].copy()
    flows[list(LIFE_ITSELF)] = 0
    return not flows.any()


def test_without_need_nobody_asks_for_anything() -> None:
    model = run_with(
        need={"onset_per_year": 1e-12, "entry_share": 0.0},
        population={"initial_need_share": 0.0},
        detection={"false_alarms_per_shock": 0.0, "youth_health_false_alarm": 0.0},
    ).run()
    assert nothing_happens(model)
    assert flow(model, Flow.ENTERED) > 0
    assert model.world.counters.stock[Stock.NEED_S1 :, 0].sum() == 0


def test_an_onset_of_exactly_zero_is_no_need_either() -> None:
    model = run_with(
        need={"onset_per_year": 0.0, "entry_share": 0.0},
        population={"initial_need_share": 0.0},
        detection={"false_alarms_per_shock": 0.0, "youth_health_false_alarm": 0.0},
    )
    assert nothing_happens(model)


def test_when_every_family_gives_up_at_a_hand_over_nobody_gets_further_than_one_door() -> None:
    model = run_with(
        access={"give_up_per_hand_over": 1.0, "warm_give_up_factor": 1.0},
        care={"step_up_share": 0.0},
        school={"seen_before_school": 0.0},  # direct entry asks the partnership before any door
    ).run()
    assert flow(model, Flow.HAND_OVERS) > 0
    assert flow(model, Flow.GIVE_UPS) >= flow(model, Flow.HAND_OVERS)
    assert flow(model, Flow.SOLVED_AT_DOOR) > 0
    further = (Flow.CARE_DECISIONS, Flow.PARTNERSHIP_REQUESTS, Flow.CARE_STARTS, Flow.DISPUTES)
    assert [flow(model, which) for which in further] == [0] * len(further)


def with_budget(factor: float) -> ContinuumModel:
    """Return two years in which municipality and partnership get their budget times a factor."""
    model = run_with(years=2, money={"budget_adjustment": 0.0})
    w = model.world
    for budget in (w.municipalities.budget, w.partnerships.budget):
        budget[:] = np.round(budget * factor)
    model.set_allowances()
    return model.run()


def light_care_is_stopped(model: ContinuumModel) -> bool:
    """Return whether light care waits for a budget at the end, and waited before."""
    w = model.world
    stopped = w.municipalities.capped.all() and w.counters.stock[Stock.BUDGET_STOP, 0] > 0
    return bool(stopped) and flow(model, Flow.BUDGET_STOPS) > 0


def test_with_hardly_a_budget_light_care_is_stopped_and_debts_grow() -> None:
    model = with_budget(1e-6)
    w = model.world
    assert light_care_is_stopped(model)
    last_year = w.counters.tallies.waits[-1, CARE_KINDS].sum(axis=(0, 2))
    assert last_year[2:].sum() > 0  # urgent care goes on
    assert (w.money.balance[: w.municipalities.budget.size] < 0).all()


def test_with_a_budget_of_exactly_zero_light_care_is_stopped_too() -> None:
    assert light_care_is_stopped(with_budget(0.0))


def test_with_an_endless_budget_care_is_never_stopped() -> None:
    model = with_budget(1e4)
    assert flow(model, Flow.BUDGET_STOPS) == 0
    assert not model.world.municipalities.capped.any()
    assert (model.world.money.balance[: model.world.municipalities.budget.size] > 0).all()


def test_a_region_of_one_child_lives_for_years() -> None:
    geo = load_geography()
    one = np.zeros_like(geo.children_by_age)
    region = resolve_region(TINY)
    one[region.municipalities[0], 6] = 1
    p = Parameters()
    alone = replace(geo, children_by_age=one)
    w, _ = build_world(alone, landscape_of(region, p), p, Variants(), np.uint64(3), 5)
    assert advance(w, 5 * 52)
    assert_closes(w)
    assert w.counters.stock[Stock.CHILDREN, 0] == 1
    assert w.counters.flow[Flow.LEFT, 0] == 0


def test_a_point_without_hours_keeps_everybody_and_one_with_endless_hours_nobody() -> None:
    asks = np.array([Stage.WAITING, 2, 1, 1], np.int64)
    for client, waiting in ((0, True), (1 << 40, False)):
        w = world_of(points(3, Node.CARE_PROVIDER, client), quiet_rates(), 200, 3_000)
        arrived = np.zeros(3, np.int64)
        weeks_with_arrivals(w, np.uint64(5), arrived, np.full(3, 2.0), 0.0, asks, 200)
        assert arrived.min() > 300
        assert (w.nodes.waiting == (arrived if waiting else 0)).all()
        assert w.counters.flow[Flow.CARE_WAIT_WEEKS, 0] == 0
