"""The whole state of a run as columns: what is copied when a run is forked, and nothing else.

Weeks count from the start of the warm-up. `horizon` is the number of calendar weeks; clocks
say in which of them something next happens to a student or a track.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from model.cases import Cases
from model.columns import columns, seal
from model.hours import HoursLedger
from model.journal import Journal
from model.money import MoneyLedger
from model.nodes import Choices, Municipalities, Nodes, Partnerships, Schools
from model.rates import Rates
from model.records import copy_column, is_in_records
from model.students import Students
from model.tallies import Tallies
from model.variants import VariantCodes

STAFF_LEFT, STAFF_EMPLOYED, STAFF_OPEN = range(3)


@columns
class PolicyState(NamedTuple):
    """Levers as processes see them; organisations change these, at most once a quarter.

    One value per municipality, as a lever may hold in some of them only; except `pooled` and
    `lump_sum`, per account, and `maturity`, the agreement (0–1) per municipality × partnership.
    `onset` multiplies the chance that a need begins, `rejection` the chance of a wrong desk,
    `attention` teachers' noticing; `care_office` is the agreement with the care office.
    """

    one_plan: npt.NDArray[np.float64]
    one_file: npt.NDArray[np.float64]
    onset: npt.NDArray[np.float64]
    rejection: npt.NDArray[np.float64]
    attention: npt.NDArray[np.float64]
    contact_staff: npt.NDArray[np.float64]
    extra_contacts: npt.NDArray[np.float64]
    exemption_say: npt.NDArray[np.float64]
    follow_up: npt.NDArray[np.float64]
    pact_priority: npt.NDArray[np.float64]
    care_in_school: npt.NDArray[np.float64]
    warm_hand_over: npt.NDArray[np.float64]
    mbo_duty: npt.NDArray[np.float64]
    early_years: npt.NDArray[np.float64]
    close_to_home: npt.NDArray[np.float64]
    front_door: npt.NDArray[np.float64]
    parents_choice: npt.NDArray[np.float64]
    gp_coverage: npt.NDArray[np.float64]
    gp_handled: npt.NDArray[np.float64]
    outreach: npt.NDArray[np.float64]
    mandate: npt.NDArray[np.int64]
    team_effect: npt.NDArray[np.float64]
    pooled: npt.NDArray[np.float64]
    lump_sum: npt.NDArray[np.float64]
    care_office: npt.NDArray[np.float64]
    maturity: npt.NDArray[np.float64]


def new_policy(municipalities: int, accounts: int, partnerships: int) -> PolicyState:
    """Return a policy state without anything in it: all zeros, and factors of one."""
    by_place = dict.fromkeys(PolicyState._fields)
    values = {name: np.zeros(municipalities) for name in by_place}
    for name in ("onset", "rejection", "attention", "contact_staff"):
        values[name] = np.ones(municipalities)
    values["pooled"] = np.zeros(accounts)
    values["lump_sum"] = np.zeros(accounts)
    values["maturity"] = np.zeros((municipalities, partnerships))
    mandate = np.zeros(municipalities, np.int64)
    return PolicyState(**{**values, "mandate": mandate})  # type: ignore[arg-type]


@columns
class Contacts(NamedTuple):
    """Youth-health contact moments by calendar week: fixed at birth, so never planned anew.

    Those of week w are `student[start[w]:start[w + 1]]`; `extra` marks the moments that exist
    only where policy adds them.
    """

    start: npt.NDArray[np.int32]
    student: npt.NDArray[np.int32]
    extra: npt.NDArray[np.int8]


@columns
class Counters(NamedTuple):
    """What is counted, by group of children (`students.INCOME_GROUP` and following).

    `stock_weeks` sums stocks over weeks; `tallies` count by age, kind and length; `weekly_*` keep
    every week for everybody. `staff` adds up over quarters: fte that left employers, fte employed
    there, fte of posts still open (`STAFF_*`).
    """

    flow: npt.NDArray[np.int64]
    stock: npt.NDArray[np.int64]
    stock_weeks: npt.NDArray[np.int64]
    tallies: Tallies
    weekly_flow: npt.NDArray[np.int64]
    weekly_stock: npt.NDArray[np.int64]
    staff: npt.NDArray[np.float64]


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
    contacts: Contacts
    variants: VariantCodes
    journal: Journal
    buffer: npt.NDArray[np.int32]


def copy_world(world: World) -> World:
    """Return an independent copy of a world."""
    return seal(copy_state(world))


def copy_state[S](state: S, records: dict[int, npt.NDArray[np.uint8]] | None = None) -> S:
    """Return a deep copy of nested columns; plain numbers are shared.

    `records` holds the copies so far of records that several columns share.
    """
    records = {} if records is None else records
    copied: Any = state
    if isinstance(state, np.ndarray):
        copied = copy_column(state, records) if is_in_records(state) else state.copy()
    elif isinstance(state, tuple) and hasattr(state, "_fields"):
        copied = type(state)(*(copy_state(item, records) for item in state))
    return copied
