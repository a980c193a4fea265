"""The plain Mesa model and the model's core agree in distribution, from the same states."""

from functools import cache

import numpy as np
import pytest

import scenarios
from benchmarks import regions
from benchmarks.against_mesa import core_weeks, plain_mesa
from benchmarks.peer_workloads import PEERS
from benchmarks.plain_mesa import QUARTER, Order, PlainMesa
from model import ContinuumModel
from model.students import Flow, Stock
from model.world import World
from tests.model.policies import IN_PLAIN_PYTHON

pytestmark = pytest.mark.skipif(IN_PLAIN_PYTHON, reason="a model in plain Python takes too long")
SEEDS = range(1, 25)
WEEKS = 8 * QUARTER
NEEDS = range(Stock.NEED_S1, Stock.NEED_S1 + 4)
STOCKS = {
    "need": tuple(NEEDS),
    "severe need": tuple(NEEDS[2:]),
    "need without help": tuple(range(Stock.UNMET_S1, Stock.UNMET_S1 + 4)),
    "waiting for support at school": (Stock.WAITING_EDUCATION,),
    "waiting for care": (Stock.WAITING_CARE,),
    "in help": (Stock.HELPED,),
    "in care": (Stock.IN_CARE,),
    "out of school": (Stock.OUT_OF_SCHOOL,),
    "special school": (Stock.SPECIAL_SCHOOL,),
}
FLOWS = {
    "entered": Flow.ENTERED,
    "left": Flow.LEFT,
    "onsets": Flow.ONSETS,
    "recoveries": Flow.RECOVERIES,
    "escalations": Flow.ESCALATIONS,
    "cases": Flow.CASES,
    "false alarms": Flow.FALSE_ALARMS,
    "hand-overs": Flow.HAND_OVERS,
    "give-ups": Flow.GIVE_UPS,
    "left queues": Flow.LEFT_QUEUE,
    "care starts": Flow.CARE_STARTS,
    "weeks waited for care": Flow.CARE_WAIT_WEEKS,
    "education starts": Flow.EDUCATION_STARTS,
    "dropped out": Flow.DROPPED_OUT,
    "returned to school": Flow.RETURNED_TO_SCHOOL,
    "contacts": Flow.CONTACTS,
}
# Student's t with 23 degrees of freedom is beyond 4.6 once in 8,000 times; there are 25 outcomes.
LARGEST_T = 4.6


@cache
def start(seed: int) -> World:
    """Return a small municipality at the end of its warm-up."""
    return ContinuumModel(
        scenarios.load("current"), "municipality:Rozendaal", rng=seed, years=3
    ).world


@cache
def in_model(seed: int) -> dict[str, float]:
    """Return what the model's core makes of it: means over quarters, and numbers of events."""
    before = start(seed)
    world, _ = core_weeks(before, WEEKS)
    first = int(before.clock[0])
    ends = world.counters.weekly_stock[first + QUARTER - 1 : first + WEEKS : QUARTER]
    flows = world.counters.flow[:, 0] - before.counters.flow[:, 0]
    stocks = {name: ends[:, rows].sum(axis=1).mean() for name, rows in STOCKS.items()}
    return stocks | {name: flows[flow] for name, flow in FLOWS.items()}


def in_peer(seed: int, order: Order) -> dict[str, float]:
    """Return the same of the plain Mesa model."""
    peer = PlainMesa(start(seed), order, seed).run(WEEKS)
    stocks = {
        name: np.mean([sum(count[row] for row in rows) for count in peer.counts])
        for name, rows in STOCKS.items()
    }
    return stocks | {name: peer.tally.counts[flow] for name, flow in FLOWS.items()}


def t_values(order: Order) -> dict[str, float]:
    """Return by outcome how many standard errors the mean difference is from zero."""
    pairs = [(in_model(seed), in_peer(seed, order)) for seed in SEEDS]
    found = {}
    for name in (*STOCKS, *FLOWS):
        by_seed = np.array([peer[name] - model[name] for model, peer in pairs], float)
        error = by_seed.std(ddof=1) / np.sqrt(by_seed.size)
        found[name] = float(by_seed.mean() / error) if error > 0.0 else 0.0
    return found


@pytest.mark.slow
@pytest.mark.parametrize("order", ["shuffle_do", "do"])
def test_both_give_the_same_outcomes_but_for_chance(order):
    found = t_values(order)
    assert all(abs(t) < LARGEST_T for t in found.values()), found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "told_otherwise"),
    [
        ("reference.life.recovery_hazard", lambda *_: 0.005),
        ("reference.helping.has_room", lambda *_: True),
        ("benchmarks.plain_mesa.call_up", lambda *_: None),
    ],
)
def test_one_rule_told_otherwise_is_seen(monkeypatch, rule, told_otherwise):
    monkeypatch.setattr(rule, told_otherwise)
    assert any(abs(t) > LARGEST_T for t in t_values("do").values())


def test_students_are_agents_while_they_are_present():
    peer = PlainMesa(start(1), "shuffle_do", 1)
    entered, left = peer.tally.counts, len(peer.agents)
    peer.run(60)
    assert all(student.is_present for student in peer.agents)
    assert len(peer.agents) == left + entered[Flow.ENTERED] - entered[Flow.LEFT]
    assert entered[Flow.ENTERED] > 0
    assert entered[Flow.LEFT] > 0


def test_the_measurement_has_what_its_workload_shows(monkeypatch):
    monkeypatch.setattr(regions, "region", lambda: "municipality:Rozendaal")
    (shown,) = (item.figures for item in PEERS if item.name == "plain-mesa")
    sample = plain_mesa()
    assert {figure.key for figure in shown} <= sample.keys()
    assert sample["mesa-do-ratio"] == pytest.approx(
        1e3 * sample["mesa-do.cpu"] / sample["mesa-core.cpu"]
    )


def test_running_totals_are_what_a_scan_would_find():
    peer = PlainMesa(start(1), "do", 1).run(60)
    scan = super(type(peer.region), peer.region).in_use
    loads = [point.load for point in peer.region.points]
    assert loads == [scan(point) for point in peer.region.points]
    assert any(loads)
