"""The smallest worlds: service points and children, and nothing else of a region."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from model.build import build_world, landscape_of
from model.cases import URGENCIES, new_cases
from model.columns import new_table, seal
from model.compile_rates import compile_rates
from model.geography import load_geography, resolve_region
from model.hours import new_hours
from model.journal import new_journal
from model.kinds import WEEKS_PER_YEAR, Discipline, Node
from model.money import new_money
from model.nodes import Nodes, new_nodes
from model.parameters import Parameters
from model.population import new_students
from model.rates import Rates
from model.students import MUNICIPALITY_GROUP
from model.tallies import new_tallies
from model.variants import Variants
from model.world import World, copy_state, new_policy

LAST_WEEK = 32_000  # weeks are kept in 16 bits
SMALLEST = "municipality:Oudewater"


@lru_cache(maxsize=1)
def _template() -> World:
    """Return a small real region, for every column that the oracles do not look at."""
    p = Parameters()
    land = landscape_of(resolve_region(SMALLEST), p)
    return build_world(load_geography(), land, p, Variants(), np.uint64(1), 1)[0]


def points(number: int, kind: Node, client: int) -> Nodes:
    """Return service points of one kind with `client` hundredths of an hour per week each."""
    nodes = new_nodes(number)
    nodes.kind[:] = kind
    nodes.discipline[:] = Discipline.SPECIALIST
    nodes.number[:] = np.arange(number)
    nodes.municipality[:] = np.arange(number)
    nodes.client[:] = client
    nodes.contract[:] = client
    nodes.open[:] = 1
    return nodes


def quiet_rates(**changes: dict[str, Any]) -> Rates:
    """Return today's rates without recovery, notice and leaving, with changes by group.

    What is left is what the queue itself does.
    """
    rates = compile_rates(Parameters())
    nothing = np.zeros(5)
    quiet: dict[str, dict[str, Any]] = {
        "need": {"recovery": nothing, "recovery_bound": nothing},
        "detection": {"by_severity": nothing, "false_alarms": 0.0},
        "access": {"renege_per_week": 0.0, "give_up": 0.0, "rejection": 0.0},
        "care": {"early_end": 0.0},
    }
    for group, values in changes.items():
        quiet.setdefault(group, {}).update(values)
    groups = {name: getattr(rates, name)._replace(**new) for name, new in quiet.items()}
    return rates._replace(**groups)


def world_of(nodes: Nodes, rates: Rates, weeks: int, children: int) -> World:
    """Return a world of these points and children, each point a municipality of its own.

    The model counts by municipality, so its own counters tell the points apart.
    """
    base = _template()
    n = nodes.kind.size
    years = -(-weeks // WEEKS_PER_YEAR)
    municipalities = type(base.municipalities)(
        *(np.zeros(n, column.dtype) for column in base.municipalities)
    )
    lists = weeks + URGENCIES * n + n
    groups = MUNICIPALITY_GROUP + n
    counters = base.counters._replace(
        flow=np.zeros((base.counters.flow.shape[0], groups), np.int64),
        stock=np.zeros((base.counters.stock.shape[0], groups), np.int64),
        stock_weeks=np.zeros((base.counters.stock.shape[0], groups), np.int64),
        tallies=new_tallies(years),
        weekly_flow=np.zeros((weeks, base.counters.flow.shape[0]), np.int64),
        weekly_stock=np.zeros((weeks, base.counters.stock.shape[0]), np.int64),
    )
    partnerships = base.partnerships.desk.size
    accounts = 3 * n + partnerships + 1
    students = new_students(children)
    students.case_count[:] = 1
    return seal(
        copy_state(base)._replace(
            table=new_table(),
            horizon=np.array([weeks], np.int64),
            students=students,
            cases=new_cases(children, lists),
            nodes=nodes,
            municipalities=municipalities,
            rates=rates,
            distance_km=np.zeros((n, n), np.float32),
            policy=new_policy(n, accounts, partnerships),
            money=new_money(np.zeros(accounts, np.int8)),
            journal=new_journal(children),
            hours=new_hours(n),
            counters=counters,
            buffer=np.zeros(2 * children, np.int32),
        )
    )
