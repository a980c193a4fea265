"""What must close every week: children, tracks, hours and euros; if not, the run is an error."""

from __future__ import annotations

import numpy as np

from model.hours import problems_of_hours
from model.kinds import Activity, Help, Node, Presence, Stage
from model.money import problems_of_money
from model.nodes import PLACE
from model.organisations.policy_round import prevention_cents
from model.organisations.reform import places_in_use
from model.organisations.staffing import payroll
from model.processes.tracks import is_pending
from model.students import Flow, Stock, is_special, recount
from model.world import World


class ConservationError(AssertionError):
    """Something got lost or appeared from nowhere: a fault in the model, never in the input."""


def assert_closes(w: World) -> None:
    """Raise ConservationError naming everything that does not close in the present state."""
    problems = [
        *problems_of_children(w),
        *problems_of_groups(w),
        *problems_of_tracks(w),
        *problems_of_hours(w.hours),
        *problems_of_money(w.money),
        *problems_of_running_costs(w),
    ]
    if problems:
        week = int(w.clock[0])
        raise ConservationError(f"After week {week} of the run: {'; '.join(problems)}.")


def problems_of_children(w: World) -> list[str]:
    """Recount everybody from the columns and compare with the counters kept by events."""
    s = w.students
    problems = []
    present = s.presence == Presence.PRESENT
    counted = int(w.counters.stock[Stock.CHILDREN, 0])
    start = int(w.counters.weekly_stock[0, Stock.CHILDREN] - w.counters.weekly_flow[0, Flow.ENTERED]
                + w.counters.weekly_flow[0, Flow.LEFT])  # fmt: skip
    entered, left = (int(w.counters.flow[flow, 0]) for flow in (Flow.ENTERED, Flow.LEFT))
    if int(present.sum()) != counted:
        problems.append(f"children: {int(present.sum())} present, {counted} counted")
    if start + entered != counted + left:
        problems.append(f"children: {start} + {entered} in is not {counted} + {left} out")
    for severity in range(1, 5):
        here = s.severity == severity
        expected = int(w.counters.stock[Stock.NEED_S1 + severity - 1, 0])
        if int(here.sum()) != expected:
            problems.append(f"needs: {int(here.sum())} of severity {severity}, {expected} counted")
        unmet = int((here & (s.helped == 0)).sum())
        expected = int(w.counters.stock[Stock.UNMET_S1 + severity - 1, 0])
        if unmet != expected:
            problems.append(f"needs: {unmet} unmet of severity {severity}, {expected} counted")
    out = int((s.out_since >= 0).sum())
    if out != int(w.counters.stock[Stock.OUT_OF_SCHOOL, 0]):
        problems.append(f"out of school: {out} children, another number counted")
    attending = np.bincount(s.school[present & (s.school >= 0)], minlength=w.schools.pupils.size)
    if not np.array_equal(attending, w.schools.pupils):
        problems.append("schools: pupils do not add up")
    return problems


def problems_of_groups(w: World) -> list[str]:
    """Count all stocks of all groups anew and compare with the counters kept by events."""
    fresh = np.zeros_like(w.counters.stock)
    recount(w, fresh)
    wrong = np.argwhere(fresh != w.counters.stock)
    return [
        f"groups: {Stock(int(stock)).name.lower() if stock in iter(Stock) else stock} of group "
        f"{group} is {fresh[stock, group]}, {w.counters.stock[stock, group]} counted"
        for stock, group in wrong[:5]
    ]


def problems_of_tracks(w: World) -> list[str]:
    """Recount queues, loads and places of every node."""
    c, n, s = w.cases, w.nodes, w.students
    open_slots = np.repeat(c.student >= 0, 2)
    stage = np.where(open_slots, c.stage, Stage.NONE)
    queued = np.isin(stage, (Stage.AT_DOOR, Stage.DECISION, Stage.WAITING))
    problems = []
    waiting = np.bincount(c.node[queued], minlength=n.kind.size)
    if not np.array_equal(waiting, n.waiting):
        problems.append("queues: students waiting do not add up")
    helped = (stage == Stage.HELP) & (c.node >= 0)
    used = np.bincount(c.node[helped], weights=c.load[helped], minlength=n.kind.size)
    special = np.array([is_special(sector) for sector in range(6)])
    pupils = (s.presence == Presence.PRESENT) & special[s.sector] & (s.school >= 0)
    used += PLACE * np.bincount(w.schools.places[s.school[pupils]], minlength=n.kind.size)
    if not np.array_equal(used.astype(np.int64), n.used):
        problems.append("help: loads of students do not add up to the hours and places in use")
    places = n.kind == Node.SPECIAL_SCHOOL
    if (n.used[places] > n.client[places]).any():
        problems.append("special schools: more pupils than places")
    pending = np.array([is_pending(item) for item in range(len(Stage))])[stage]
    for track, stock in enumerate((Stock.WAITING_EDUCATION, Stock.WAITING_CARE)):
        if int(pending[track::2].sum()) != int(w.counters.stock[stock, 0]):
            problems.append(f"tracks: pending tracks of side {track} do not add up")
    cases = int((c.student >= 0).sum())
    if cases + int(c.n_free[0]) != c.student.size or cases != int((s.case >= 0).sum()):
        problems.append("cases: open cases do not add up")
    return problems


def problems_of_running_costs(w: World) -> list[str]:
    """Recompute weekly costs from students, places and payrolls and compare with the ledger."""
    c, n = w.cases, w.nodes
    expected = np.zeros_like(w.money.running)
    helped = (np.repeat(c.student >= 0, 2) & (c.stage == Stage.HELP)) & (c.account >= 0)
    np.add.at(expected, (c.account[helped], c.help[helped], c.group[helped]), c.cost[helped])
    cents = int(w.rates.care.cents_per_week[Help.SPECIAL_PLACE])
    np.add.at(expected[:, Help.SPECIAL_PLACE], places_in_use(w), cents)
    account, activity, desk_cents = payroll(w, np.arange(n.kind.size))
    np.add.at(expected, (account, activity, np.zeros_like(account)), desk_cents)
    municipalities = w.municipalities
    expected[: municipalities.desk.size, Activity.PREVENTION, 0] += prevention_cents(
        municipalities.prevention, municipalities.children
    )
    wrong = expected != w.money.running
    if wrong.any():
        return [f"euros: running costs differ for {int(wrong.sum())} accounts and activities"]
    return []
