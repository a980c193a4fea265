"""Assessment and money: decisions at desks, disputes on who pays, and the municipal budget stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.cases import budget_list_of, other
from model.kernel import kernel
from model.kinds import Help, Stage
from model.links import link
from model.processes.matching import queue_for_care, queue_for_place
from model.processes.tracks import book_desk, chance, delay, plan, queue_at, set_stage
from model.streams import Stream
from model.students import Flow, count

if TYPE_CHECKING:
    from model.world import World


@kernel
def decide_care(w: World, slot: int, week: int) -> None:
    """Ask the municipality for a decision (beschikking)."""
    row = w.cases.student[slot >> 1]
    queue_at(w, slot, w.municipalities.desk[w.students.municipality[row]], Stage.DECISION, week)


@kernel
def ask_partnership(w: World, slot: int, week: int) -> None:
    """Ask the partnership for an arrangement or a special place.

    Without one plan a combined case first needs the outcome of the care side's assessment.
    """
    c = w.cases
    sibling = other(slot)
    unseen = c.seen[sibling] == 0 and c.stage[sibling] != Stage.NONE
    if unseen and c.one_plan[slot >> 1] == 0:
        set_stage(w, slot, Stage.AWAITING_OTHER, week)
        return
    row = c.student[slot >> 1]
    partnership = w.schools.partnership[w.students.school[row]]
    count(w, Flow.PARTNERSHIP_REQUESTS, row, 1)
    queue_at(w, slot, w.partnerships.desk[partnership], Stage.DECISION, week)


@kernel
def take_decision(w: World, slot: int, node: int, week: int) -> None:
    """Let a desk decide on a request: hours are booked, then the case goes on."""
    c = w.cases
    a = w.rates.access
    row = c.student[slot >> 1]
    hours = a.hours[w.nodes.kind[node]]
    if slot & 1 == 0:
        place = c.help[slot] == Help.SPECIAL_PLACE
        hours = a.hours_admissibility if place else a.hours_arrangement
    book_desk(w, node, hours, a.hours_repeat * int(c.repeat[slot]))
    c.repeat[slot] = 0
    set_stage(w, slot, Stage.ON_THE_WAY, week)
    if slot & 1:
        count(w, Flow.CARE_DECISIONS, row, 1)
    elif is_refused(w, slot):
        count(w, Flow.REFUSALS, row, 1)
        c.help[slot] = Help.BASIC
    refer(w, slot, week)


@kernel
def is_refused(w: World, slot: int) -> bool:
    """Return whether the partnership refuses; more often when it has become stricter."""
    row = w.cases.student[slot >> 1]
    partnership = w.schools.partnership[w.students.school[row]]
    share = w.rates.school.refusal + w.partnerships.strictness[partnership]
    return chance(w, slot, Stream.CASE_OUTCOME) < share


@kernel
def refer(w: World, slot: int, week: int) -> None:
    """Go to a provider, unless payers first have to settle who pays."""
    if is_disputed(w, slot):
        settle_dispute(w, slot, week)
    else:
        join_queue(w, slot, week)


@kernel
def is_disputed(w: World, slot: int) -> bool:
    """Return whether partnership and municipality disagree on who pays a combined case.

    The chance falls with the maturity of their agreement; what a joint fund pays is not
    disputed. It happens at most once per case, and not over light help.
    """
    c = w.cases
    case = slot >> 1
    row = c.student[case]
    heavy = c.help[slot] >= Help.SPECIALISED and c.help[slot] != Help.BASIC
    both = c.stage[other(slot)] != Stage.NONE
    if c.disputed[case] or not heavy or not both or w.students.school[row] < 0:
        return False
    municipality = w.students.municipality[row]
    partnership = w.schools.partnership[w.students.school[row]]
    municipal_account = municipality
    partnership_account = w.municipalities.national.size + partnership
    shared = min(w.policy.pooled[municipal_account], w.policy.pooled[partnership_account])
    open_question = 1.0 - w.policy.maturity[municipality, partnership]
    share = w.rates.access.dispute_chance * open_question * (1.0 - shared)
    return chance(w, slot, Stream.CASE_DISPUTE) < share


@kernel
def settle_dispute(w: World, slot: int, week: int) -> None:
    """Let both desks spend hours on a dispute while the child waits."""
    c = w.cases
    a = w.rates.access
    row = c.student[slot >> 1]
    c.disputed[slot >> 1] = 1
    count(w, Flow.DISPUTES, row, 1)
    partnership = w.schools.partnership[w.students.school[row]]
    book_desk(w, w.municipalities.desk[w.students.municipality[row]], 0, a.hours_dispute)
    book_desk(w, w.partnerships.desk[partnership], 0, a.hours_dispute)
    set_stage(w, slot, Stage.DISPUTE, week)
    plan(w, slot, week + delay(w, slot, Stream.CASE_DISPUTE, a.dispute_weeks))


@kernel
def join_queue(w: World, slot: int, week: int) -> None:
    """Join the queue for help; a municipality over its budget lets non-urgent care wait."""
    c = w.cases
    row = c.student[slot >> 1]
    if c.referred[slot] < 0:
        c.referred[slot] = week
    if slot & 1 == 0:
        queue_for_place(w, slot, week)
        return
    municipality = w.students.municipality[row]
    if w.municipalities.capped[municipality] and w.students.severity[row] < 3:
        count(w, Flow.BUDGET_STOPS, row, 1)
        set_stage(w, slot, Stage.BUDGET, week)
        link(c.links, slot, budget_list_of(w, municipality))
    else:
        queue_for_care(w, slot, week)
