"""What is remembered at the end of every school year, so that any period can be looked at."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.kinds import Help, Node, Payer, Pot, Stage
from model.money import N_MONEY_GROUPS
from model.students import (
    BACKGROUND_GROUP,
    CARE_SIDE,
    INCOME_GROUP,
    MUNICIPALITY_GROUP,
    PROFILE_GROUP,
    SEVERITY_GROUP,
)
from model.tallies import WAIT_WEEKS, count_by_age
from model.world import World

Ints = npt.NDArray[np.int64]
LONG_OUT_WEEKS = (4, 13)  # over four weeks, and over three months


class Snapshot(NamedTuple):
    """Totals so far at the end of a school year, and a count of those still waiting.

    `flow`, `stock_weeks`: by counter and group; `spent`: cents by pot (own money, joint fund),
    payer by law, activity and group of children; `paid_in`: cents by payer, what payers put in
    themselves or through a fund; `hours`: hundredths by kind of node and use; `fte`: staff of
    providers and of school teams; `staff`: the record of `Counters.staff` so far;
    `still_waiting`: care tracks by severity and weeks waited so far; `long_out`: children out of
    school for longer than each of `LONG_OUT_WEEKS`, by group; `granted`, `balance`: cents that
    payers got from their sources so far, and what they have in hand; `by_age`: children by all or
    in care, girl, and age; `pupils`: children at school, by sector.
    """

    week: int
    flow: Ints
    stock_weeks: Ints
    spent: Ints
    paid_in: Ints
    hours: Ints
    fte: npt.NDArray[np.float64]
    still_waiting: Ints
    long_out: Ints
    staff: npt.NDArray[np.float64]
    granted: Ints
    balance: Ints
    by_age: Ints
    pupils: Ints


def take_snapshot(w: World) -> Snapshot:
    """Return the totals at this moment."""
    own = w.money.spent.sum(axis=(1, 2)) + w.money.pooled_out - w.money.pooled_in
    provider = w.nodes.kind == Node.CARE_PROVIDER
    team = w.nodes.kind == Node.SCHOOL_TEAM
    by_age, pupils = count_by_age(w)
    return Snapshot(
        week=int(w.clock[0]),
        flow=w.counters.flow.copy(),
        stock_weeks=w.counters.stock_weeks.copy(),
        spent=_spent_by_pot(w),
        paid_in=_by_payer(w, own),
        hours=w.hours.used.copy(),
        fte=np.array([w.nodes.fte[provider].sum(), w.nodes.fte[team].sum()]),
        still_waiting=_still_waiting(w),
        long_out=_long_out(w),
        staff=w.counters.staff.copy(),
        granted=_by_payer(w, w.money.granted),
        balance=_by_payer(w, w.money.balance),
        by_age=by_age,
        pupils=pupils,
    )


def _by_payer(w: World, cents: Ints) -> Ints:
    """Return the sum over accounts of each kind of payer."""
    result = np.zeros(len(Payer), np.int64)
    np.add.at(result, w.money.kind, cents)
    return result


def _spent_by_pot(w: World) -> Ints:
    """Return cents spent by pot, payer, activity and group, shape (2, payers, activities, groups).

    What a joint fund paid is booked to the payer whose cost it was; only what it spent of its own
    accord, its transition money, is its own.
    """
    m = w.money
    spent = np.zeros((len(Pot), len(Payer), m.spent.shape[1], N_MONEY_GROUPS), np.int64)
    np.add.at(spent[Pot.OWN], m.kind, m.spent)
    np.add.at(spent[Pot.JOINT_FUND], m.kind, m.by_fund)
    spent[Pot.OWN, Payer.JOINT_FUND] -= m.by_fund.sum(axis=0)
    return spent


def _still_waiting(w: World) -> Ints:
    """Count care tracks that were referred and wait for help, by severity and weeks so far."""
    c = w.cases
    care = slice(CARE_SIDE - 1, None, 2)
    waits = np.zeros(len(Stage), np.bool_)
    waits[[Stage.WAITING, Stage.BUDGET, Stage.DISPUTE]] = True
    found = waits[c.stage[care]] & (c.help[care] < Help.BRIEF) & (c.referred[care] >= 0)
    cases = np.flatnonzero(found & (c.student >= 0))
    severity = np.maximum(1, w.students.severity[c.student[cases]].astype(np.int64)) - 1
    weeks = np.minimum(w.clock[0] - c.referred[care][cases], WAIT_WEEKS - 1)
    counts = np.bincount(severity * WAIT_WEEKS + weeks, minlength=4 * WAIT_WEEKS)
    return counts.reshape(4, WAIT_WEEKS)


def _long_out(w: World) -> Ints:
    """Count children out of school without exemption for over `LONG_OUT_WEEKS`, by group."""
    s = w.students
    rows = np.flatnonzero(s.out_since >= 0)
    rows = rows[s.exempt[rows] == 0]
    out = w.clock[0] - s.out_since[rows]
    severity = s.severity[rows]
    groups = np.stack([
        np.zeros_like(rows),
        INCOME_GROUP + s.income[rows],
        BACKGROUND_GROUP + s.background[rows],
        PROFILE_GROUP + np.where(severity > 0, 1 + s.profile[rows], 0),
        SEVERITY_GROUP + severity,
        MUNICIPALITY_GROUP + s.municipality[rows],
    ])  # fmt: skip
    everyone = w.counters.flow.shape[1]
    return np.array([
        np.bincount(groups[:, out > weeks].ravel(), minlength=everyone) for weeks in LONG_OUT_WEEKS
    ])  # fmt: skip
