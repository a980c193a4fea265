"""The whole state of a run as columns: what is copied when a run is forked, and nothing else.

Weeks count from the start of the warm-up. `horizon` is the number of calendar weeks; week `w` of
the calendar is list `w` of the clocks of students and of the slots of cases.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from model.cases import Cases
from model.columns import columns, seal
from model.hours import HoursLedger
from model.money import MoneyLedger
from model.nodes import Choices, Municipalities, Nodes, Partnerships, Schools
from model.rates import Rates
from model.students import Students

WAIT_WEEKS = 157


@columns
class PolicyState(NamedTuple):
    """Levers as processes see them; organisations change these, at most once a quarter.

    Scalars are arrays of length 1. `maturity`: agreement per municipality × partnership, 0–1.
    """

    one_plan: npt.NDArray[np.float64]
    one_file: npt.NDArray[np.float64]
    demand: npt.NDArray[np.float64]
    mandate: npt.NDArray[np.int64]
    pooled: npt.NDArray[np.float64]
    maturity: npt.NDArray[np.float64]


@columns
class Counters(NamedTuple):
    """What is counted, by group: 0 everybody, 1–3 income low to high, 4… municipality.

    `stock_weeks` sums stocks over weeks; `waits` counts completed waits by school year, track,
    severity and weeks; `weekly_*` keep every week for everybody.
    """

    flow: npt.NDArray[np.int64]
    stock: npt.NDArray[np.int64]
    stock_weeks: npt.NDArray[np.int64]
    waits: npt.NDArray[np.int64]
    weekly_flow: npt.NDArray[np.int64]
    weekly_stock: npt.NDArray[np.int64]


@columns
class World(NamedTuple):
    """Everything that processes read and write; `table` is for compiled code (`columns.seal`)."""

    table: npt.NDArray[np.int64]
    clock: npt.NDArray[np.int64]
    horizon: npt.NDArray[np.int64]
    students: Students
    cases: Cases
    nodes: Nodes
    schools: Schools
    municipalities: Municipalities
    partnerships: Partnerships
    choices: Choices
    distance_km: npt.NDArray[np.float32]
    rates: Rates
    policy: PolicyState
    money: MoneyLedger
    hours: HoursLedger
    counters: Counters
    buffer: npt.NDArray[np.int32]


def copy_world(world: World) -> World:
    """Return an independent copy of a world."""
    return seal(copy_state(world))


def copy_state[S](state: S) -> S:
    """Return a deep copy of nested columns; plain numbers are shared."""
    copied: Any = state
    if isinstance(state, np.ndarray):
        copied = state.copy()
    elif isinstance(state, tuple) and hasattr(state, "_fields"):
        copied = type(state)(*(copy_state(item) for item in state))
    return copied
