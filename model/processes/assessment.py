"""Assessment and money: decisions at desks, who pays, and what happens when money runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.cases import budget_list_of, other
from model.kernel import kernel
from model.kinds import Help, Node, Sector, Stage
from model.links import link
from model.processes.matching import queue_for_care, queue_for_place
from model.processes.tracks import (
    book_desk,
    case_draw,
    chance,
    close_track,
    delay,
    is_medical,
    plan,
    queue_at,
    set_stage,
)
from model.streams import Stream
from model.students import Flow, count

if TYPE_CHECKING:
    from model.world import World

SCHOOL_MODEL = 1  # `Variants.distribution`: schools hold the hours for extra support themselves


@kernel
def decide_care(w: World, slot: int, week: int) -> None:
    """Ask the municipality for a decision (beschikking)."""
    row = w.cases.student[slot >> 1]
    queue_at(w, slot, w.municipalities.desk[w.students.municipality[row]], Stage.DECISION, week)


@kernel
def ask_partnership(w: World, slot: int, week: int) -> None:
    """Ask the partnership for an arrangement or a special place.

    Without one plan a combined case first needs the outcome of the care side's assessment. Where
    schools hold the hours for extra support, an arrangement needs no request.
    """
    c = w.cases
    sibling = other(slot)
    unseen = c.seen[sibling] == 0 and c.stage[sibling] != Stage.NONE
    if unseen and c.one_plan[slot >> 1] == 0:
        set_stage(w, slot, Stage.AWAITING_OTHER, week)
        return
    if c.help[slot] == Help.EXTRA and w.variants.distribution == SCHOOL_MODEL:
        queue_for_support(w, slot, week)
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
    kind = w.nodes.kind[node]
    count(w, Flow.ORGANISATIONS, row, 1)
    if kind == Node.BREAKTHROUGH_DESK:
        break_through(w, slot, node, week)
        return
    hours = a.hours[kind]
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
        ask_care_instead(w, slot, week)
    refer(w, slot, week)


@kernel
def is_refused(w: World, slot: int) -> bool:
    """Return whether the partnership refuses a request."""
    return chance(w, slot, Stream.CASE_OUTCOME) < refusal_share(w, w.cases.student[slot >> 1])


@kernel
def refusal_share(w: World, row: int) -> float:
    """Return the share that a school's partnership refuses; more when it has become stricter."""
    partnership = w.schools.partnership[w.students.school[row]]
    return float(w.rates.school.refusal + w.partnerships.strictness[partnership])


@kernel
def refer(w: World, slot: int, week: int) -> None:
    """Go to a provider, unless payers first have to settle who pays."""
    if may_be_disputed(w, slot):
        school = is_disputed_with_school(w, slot)
        office = is_disputed_with_care_office(w, slot)
        if school or office:
            settle_dispute(w, slot, school, office, week)
            return
    join_queue(w, slot, week)


@kernel
def agreement(w: World, row: int) -> float:
    """Return how far municipality and partnership agree on this student, from 0 to 1.

    What both pay from one fund is agreed: there is nothing to settle inside a fund.
    """
    municipality = w.students.municipality[row]
    partnership = w.schools.partnership[w.students.school[row]]
    account = w.municipalities.national.size + partnership
    shared = min(w.policy.pooled[municipality], w.policy.pooled[account])
    if w.money.fund_of[municipality] != w.money.fund_of[account]:
        shared = 0.0
    return 1.0 - (1.0 - w.policy.maturity[municipality, partnership]) * (1.0 - shared)


@kernel
def may_be_disputed(w: World, slot: int) -> bool:
    """Return whether payers may dispute about this request: once per case, not over light help."""
    help_kind = w.cases.help[slot]
    heavy = help_kind >= Help.SPECIALISED and help_kind != Help.BASIC
    return heavy and not w.cases.disputed[slot >> 1]


@kernel
def is_disputed_with_school(w: World, slot: int) -> bool:
    """Return whether municipality and partnership dispute who pays; less as their agreement grows.

    There is a boundary between them if both education and care are asked for.
    """
    c = w.cases
    row = c.student[slot >> 1]
    both = c.stage[other(slot)] != Stage.NONE or c.help[slot] == Help.COMBINED
    if not both or w.students.school[row] < 0 or w.students.sector[row] == Sector.MBO:
        return False
    share = w.rates.access.dispute_chance * (1.0 - agreement(w, row))
    return chance(w, slot, Stream.CASE_DISPUTE) < share


@kernel
def is_disputed_with_care_office(w: World, slot: int) -> bool:
    """Return whether municipality and care office dispute who pays for severe medical need."""
    row = w.cases.student[slot >> 1]
    if slot & 1 == 0 or not is_medical(w, row) or w.students.severity[row] < 3:
        return False
    open_part = 1.0 - w.policy.care_office[w.students.municipality[row]]
    share = w.rates.access.dispute_chance * open_part
    return case_draw(w, slot, Stream.DISPUTE_CARE_OFFICE) < share


@kernel
def settle_dispute(w: World, slot: int, school: bool, office: bool, week: int) -> None:
    """Let desks spend hours on a dispute while the child waits; each boundary takes its time.

    Of what a dispute with the care office costs, only the municipality's half is in the model.
    """
    c = w.cases
    a = w.rates.access
    row = c.student[slot >> 1]
    c.disputed[slot >> 1] = 1
    questions = (1 if school else 0) + (1 if office else 0)
    count(w, Flow.DISPUTES, row, questions)
    municipality = w.students.municipality[row]
    book_desk(w, w.municipalities.desk[municipality], 0, a.hours_dispute * questions)
    if school:
        partnership = w.schools.partnership[w.students.school[row]]
        book_desk(w, w.partnerships.desk[partnership], 0, a.hours_dispute)
    if ask_breakthrough(w, slot, week):
        return
    set_stage(w, slot, Stage.DISPUTE, week)
    weeks = delay(w, slot, Stream.CASE_DISPUTE, a.dispute_weeks)
    if questions > 1:
        weeks += delay(w, slot, Stream.CASE_DISPUTE, a.dispute_weeks)
    plan(w, slot, week + weeks)


@kernel
def ask_breakthrough(w: World, slot: int, week: int) -> bool:
    """Bring a stuck case to the regional desk, if there is one with time; return whether it went.

    The desk is asked only when its queue promises an answer sooner than settling would take.
    """
    municipality = w.students.municipality[w.cases.student[slot >> 1]]
    node = w.municipalities.breakthrough[w.municipalities.youth_region[municipality]]
    hours = w.nodes.client[node]
    if hours == 0 or w.cases.through[slot >> 1]:
        return False
    promised = (w.nodes.waiting[node] + 1) * w.rates.access.hours_breakthrough / hours
    if promised >= w.rates.access.dispute_weeks:
        return False
    queue_at(w, slot, node, Stage.DECISION, week)
    return True


@kernel
def break_through(w: World, slot: int, node: int, week: int) -> None:
    """Decide on a stuck case with the mandate of all payers: it goes straight to the queue."""
    book_desk(w, node, 0, w.rates.access.hours_breakthrough)
    w.cases.through[slot >> 1] = 1
    count(w, Flow.BREAKTHROUGHS, w.cases.student[slot >> 1], 1)
    set_stage(w, slot, Stage.ON_THE_WAY, week)
    join_queue(w, slot, week)


@kernel
def queue_for_support(w: World, slot: int, week: int) -> None:
    """Wait for support at school; the wait counts from here.

    Apart from `join_queue`, which may end here: compiled code with a circle of calls cannot be
    kept for the next start.
    """
    if w.cases.referred[slot] < 0:
        w.cases.referred[slot] = week
    queue_for_place(w, slot, week)


@kernel
def join_queue(w: World, slot: int, week: int) -> None:
    """Join the queue for help, unless the municipality's money for non-urgent care has run out.

    Then the case is shifted to the school side, broken through, or waits for a new budget.
    """
    c = w.cases
    s = w.students
    row = c.student[slot >> 1]
    if slot & 1 == 0:
        queue_for_support(w, slot, week)
        return
    if c.referred[slot] < 0:
        c.referred[slot] = week
    municipality = s.municipality[row]
    stopped = w.municipalities.capped[municipality] and s.severity[row] < 3
    if not stopped or c.through[slot >> 1]:
        queue_for_care(w, slot, week)
        return
    if shift_to_school(w, slot, week):
        return
    count(w, Flow.BUDGET_STOPS, row, 1)
    if s.out_since[row] >= 0 and ask_breakthrough(w, slot, week):
        return
    set_stage(w, slot, Stage.BUDGET, week)
    link(c.links, slot, budget_list_of(w, municipality))


@kernel
def is_shifted(w: World, slot: int) -> bool:
    """Return whether a payer that stops moves the case to the other one; less under agreements."""
    row = w.cases.student[slot >> 1]
    open_part = 1.0 - agreement(w, row)
    return case_draw(w, slot, Stream.SHIFT) < w.rates.access.shift_chance * open_part


@kernel
def shift_to_school(w: World, slot: int, week: int) -> bool:
    """Let support at school take the place of care that is not bought; return whether it does."""
    c = w.cases
    row = c.student[slot >> 1]
    education = slot - 1
    if c.stage[education] != Stage.NONE or not has_partnership(w, row):
        return False
    if not is_shifted(w, slot):
        return False
    count(w, Flow.SHIFTED, row, 1)
    c.help[education] = Help.EXTRA
    c.seen[education] = 1
    c.seen[slot] = 1
    ask_partnership(w, education, week)
    close_track(w, slot, week)
    return True


@kernel
def ask_care_instead(w: World, slot: int, week: int) -> None:
    """Let a partnership in deficit send a family to care when it refuses support itself."""
    c = w.cases
    row = c.student[slot >> 1]
    care = other(slot)
    partnership = w.schools.partnership[w.students.school[row]]
    if c.stage[care] != Stage.NONE or w.partnerships.strictness[partnership] <= 0.0:
        return
    if is_shifted(w, slot):
        count(w, Flow.SHIFTED, row, 1)
        set_stage(w, care, Stage.ON_THE_WAY, week)
        plan(w, care, week + delay(w, care, Stream.CASE_TRANSIT, w.rates.access.transit_weeks))


@kernel
def has_partnership(w: World, row: int) -> bool:
    """Return whether a partnership can give a student support: in regular po and vo only."""
    s = w.students
    return (
        s.school[row] >= 0 and w.schools.support[s.school[row]] >= 0 and s.sector[row] != Sector.MBO
    )
