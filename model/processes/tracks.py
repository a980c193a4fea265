"""How tracks and cases change stage and end: the only place that moves a slot between lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.cases import give_back_case, other, queue_of
from model.clocks import set_clock, stop_clock
from model.journal import STAGE_CHANGED, note, pack_stage
from model.kernel import kernel
from model.kinds import Help, Node, Profile, Stage
from model.links import link, link_in_order, unlink
from model.money import money_group
from model.processes.need_clock import restart_spell_clock
from model.streams import Stream, uniform, weeks_until
from model.students import Flow, Stock, change_helped, count, is_care, set_known, shift
from model.tallies import tally_length

if TYPE_CHECKING:
    from model.world import World


@kernel
def order_by_child(w: World, n: int) -> None:
    """Put the first `n` tracks in the buffer in order of child."""
    for index in range(n):
        slot = w.buffer[index]
        w.buffer[index] = 2 * w.cases.student[slot >> 1] + (slot & 1)
    w.buffer[:n].sort()
    for index in range(n):
        entry = w.buffer[index]
        w.buffer[index] = 2 * w.students.case[entry >> 1] + (entry & 1)


@kernel
def is_pending(stage: int) -> bool:
    """Return whether a track is on its way to help."""
    return stage != Stage.NONE and stage != Stage.HELP


@kernel
def set_stage(w: World, slot: int, stage: int, week: int) -> None:
    """Move a slot to another stage, out of the list it stands in, and keep the counts right."""
    c = w.cases
    row = c.student[slot >> 1]
    before = c.stage[slot]
    unlink(c.links, slot)
    stop_clock(c.calendar, slot)
    if is_queued(before):
        w.nodes.waiting[c.node[slot]] -= 1
    stock = Stock.WAITING_CARE if slot & 1 else Stock.WAITING_EDUCATION
    change = (1 if is_pending(stage) else 0) - (1 if is_pending(before) else 0)
    if change != 0:
        shift(w, stock, row, change)
    if (before == Stage.BUDGET) != (stage == Stage.BUDGET):
        shift(w, Stock.BUDGET_STOP, row, 1 if stage == Stage.BUDGET else -1)
    if (before == Stage.DISPUTE) != (stage == Stage.DISPUTE):
        shift(w, Stock.DISPUTED, row, 1 if stage == Stage.DISPUTE else -1)
    c.stage[slot] = stage
    c.since[slot] = week
    if stage != before and not is_queued(stage) and stage != Stage.HELP:
        note_stage(w, slot)  # where there is a node, its kind is written down with it


@kernel
def is_queued(stage: int) -> bool:
    """Return whether a track stands in the queue of a node."""
    return stage == Stage.WAITING or stage == Stage.AT_DOOR or stage == Stage.DECISION


@kernel
def note_stage(w: World, slot: int) -> None:
    """Write the new stage of a track in the journal of a followed student."""
    c = w.cases
    kind = w.nodes.kind[c.node[slot]] if c.node[slot] >= 0 else -1
    packed = pack_stage(slot & 1, int(c.stage[slot]), int(c.help[slot]), int(kind))
    note(w, c.student[slot >> 1], STAGE_CHANGED, packed)


@kernel
def urgency(w: World, slot: int) -> int:
    """Return the class of urgency of a track: 0 is a crisis, 3 a light need or none.

    A pact on children at home treats those it reaches as a crisis.
    """
    s = w.students
    row = w.cases.student[slot >> 1]
    if s.out_since[row] >= 0:
        reached = w.policy.pact_priority[s.municipality[row]]
        if reached > 0.0 and lasting_draw(w, row, Stream.PACT) < reached:
            return 0
    return min(3, 4 - s.severity[row])


@kernel
def lasting_draw(w: World, row: int, stream: int) -> float:
    """Return a student's fixed draw for a yes-or-no that policy decides by share."""
    return uniform(w.students.key[row], stream, 0)


@kernel
def case_draw(w: World, slot: int, stream: int) -> float:
    """Return a draw that stays the same as long as the case lasts; it uses up no occasion."""
    row = w.cases.student[slot >> 1]
    return uniform(w.students.key[row], stream, int(w.students.case_count[row]))


@kernel
def queue_at(w: World, slot: int, node: int, stage: int, week: int) -> None:
    """Join the queue of a node, by urgency."""
    set_stage(w, slot, stage, week)
    w.cases.node[slot] = node
    note_stage(w, slot)
    w.nodes.waiting[node] += 1
    link(w.cases.links, slot, queue_of(node, urgency(w, slot)))


@kernel
def stand_by_urgency(w: World, row: int) -> None:
    """Let a student's tracks stand in the class of their present urgency, by how long they wait."""
    case = w.students.case[row]
    if case < 0:
        return
    for slot in (2 * case, 2 * case + 1):
        if is_queued(w.cases.stage[slot]):
            which = queue_of(w.cases.node[slot], urgency(w, slot))
            link_in_order(w.cases.links, slot, which, w.cases.since)


@kernel
def plan(w: World, slot: int, week: int) -> None:
    """Put a slot in the calendar; beyond the horizon it simply stays where it is."""
    if week < w.horizon[0]:
        set_clock(w.cases.calendar, slot, week)


@kernel
def occasion(w: World, slot: int) -> int:
    """Return the occasion number of the next draw of a track; it depends on this track only."""
    c = w.cases
    c.step[slot] += 1
    row = c.student[slot >> 1]
    return int(w.students.case_count[row]) * 512 + (slot & 1) * 256 + int(c.step[slot])


@kernel
def chance(w: World, slot: int, stream: int) -> float:
    """Return a fresh keyed draw for a decision on this track."""
    return uniform(w.students.key[w.cases.student[slot >> 1]], stream, occasion(w, slot))


@kernel
def delay(w: World, slot: int, stream: int, mean_weeks: float) -> int:
    """Return a keyed number of weeks with the given mean, at least 1."""
    key = w.students.key[w.cases.student[slot >> 1]]
    return weeks_until(key, stream, occasion(w, slot), 1.0 / mean_weeks)


@kernel
def begin_help(w: World, slot: int, node: int, help_kind: int, load: int, week: int) -> None:
    """Start help on a track: hours are committed and costs begin to run.

    Costs are booked to the need that the student has when help begins, until it ends.
    """
    c = w.cases
    row = c.student[slot >> 1]
    set_stage(w, slot, Stage.HELP, week)
    c.node[slot] = node
    c.help[slot] = help_kind
    c.load[slot] = load
    c.early[slot] = 0
    by_the_hour = load > 0 and w.nodes.kind[node] != Node.TEAM_HELP  # a team is on a payroll
    c.cost[slot] = w.rates.care.cents_per_week[help_kind] if by_the_hour else 0
    c.group[slot] = money_group(w, row)
    note_stage(w, slot)
    if node >= 0:
        w.nodes.used[node] += load
        c.account[slot] = payer_of(w, slot, node)
        w.money.running[c.account[slot], help_kind, c.group[slot]] += c.cost[slot]
    shift(w, Stock.HELP + help_kind, row, 1)
    if is_care(help_kind):
        shift(w, Stock.IN_CARE, row, 1)
    change_helped(w, row, 1)
    note_first_help(w, row, week)


@kernel
def note_first_help(w: World, row: int, week: int) -> None:
    """Count the first help in a spell of need, brief help included, and the time it took."""
    s = w.students
    if s.severity[row] > 0 and s.spell_helped[row] == 0:
        s.spell_helped[row] = 1
        count(w, Flow.FIRST_HELP, row, 1)
        count(w, Flow.NEED_TO_HELP_WEEKS, row, week - s.need_since[row])


@kernel
def payer_of(w: World, slot: int, node: int) -> int:
    """Return the account that pays by law for help at a node.

    The municipality of the child pays care, except the part of severe medical care that falls
    under long-term care (Wlz) and of lighter medical care under health insurance (Zvw). The
    partnership pays arrangements; other help is paid by the account of the node.
    """
    c = w.cases
    s = w.students
    row = c.student[slot >> 1]
    municipality = s.municipality[row]
    if c.help[slot] == Help.EXTRA and s.school[row] >= 0:
        return w.municipalities.national.size + w.schools.partnership[s.school[row]]
    if not is_care(c.help[slot]):
        return w.nodes.account[node]
    if is_medical(w, row):
        draw = case_draw(w, slot, Stream.CASE_PAYER)
        if s.severity[row] >= 3 and draw < w.rates.care.severe_medical_wlz:
            return care_office_account(w, municipality)
        if s.severity[row] < 3 and draw < w.rates.care.medical_zvw:
            return insurer_account(w, municipality)
    return municipality


@kernel
def is_medical(w: World, row: int) -> bool:
    """Return whether a student's need is, also, about illness or disability."""
    s = w.students
    return s.profile[row] == Profile.MEDICAL or s.second_profile[row] == Profile.MEDICAL


@kernel
def insurer_account(w: World, municipality: int) -> int:
    """Return the account of the health insurers for children of a municipality.

    Accounts: municipalities, partnerships, schools, insurers, care offices, joint funds.
    """
    return w.municipalities.national.size + w.partnerships.desk.size + 1 + municipality


@kernel
def care_office_account(w: World, municipality: int) -> int:
    """Return the account of the care offices for children of a municipality."""
    return insurer_account(w, municipality) + w.municipalities.national.size


@kernel
def stop_help(w: World, slot: int) -> None:
    """End help on a track: hours become free and costs stop; the slot stays in its stage."""
    c = w.cases
    row = c.student[slot >> 1]
    help_kind = c.help[slot]
    if c.node[slot] >= 0:
        w.nodes.used[c.node[slot]] -= c.load[slot]
        w.money.running[c.account[slot], help_kind, c.group[slot]] -= c.cost[slot]
        c.account[slot] = -1
    c.load[slot] = 0
    shift(w, Stock.HELP + help_kind, row, -1)
    if is_care(help_kind):
        shift(w, Stock.IN_CARE, row, -1)
        tally_length(w, slot, int(w.clock[0]))
    change_helped(w, row, -1)


@kernel
def close_track(w: World, slot: int, week: int) -> None:
    """End a track for good; a track that waited for it goes on, an empty case is closed."""
    if w.cases.stage[slot] == Stage.HELP:
        stop_help(w, slot)
    set_stage(w, slot, Stage.NONE, week)
    w.cases.seen[slot] = 1
    sibling = other(slot)
    if w.cases.stage[sibling] == Stage.NONE:
        end_case(w, slot >> 1, week)
    elif w.cases.stage[sibling] == Stage.AWAITING_OTHER:
        set_stage(w, sibling, Stage.ON_THE_WAY, week)
        plan(w, sibling, week + 1)


@kernel
def close_case(w: World, case: int, week: int) -> None:
    """End both tracks of a case at once."""
    for slot in (2 * case, 2 * case + 1):
        if w.cases.stage[slot] == Stage.HELP:
            stop_help(w, slot)
        set_stage(w, slot, Stage.NONE, week)
    end_case(w, case, week)


@kernel
def end_case(w: World, case: int, week: int) -> None:
    """Free the case; a need that remains is hidden again until somebody notices it."""
    row = w.cases.student[case]
    set_known(w, row, 0)
    give_back_case(w, case)
    if w.students.severity[row] > 0:
        restart_spell_clock(w, row, week)


@kernel
def give_up(w: World, slot: int, flow: int, week: int) -> None:
    """Let a family stop: the track ends and the reason is counted."""
    count(w, flow, w.cases.student[slot >> 1], 1)
    close_track(w, slot, week)


@kernel
def book_desk(w: World, node: int, hours: int, coordination: int) -> None:
    """Let a desk owe hours of work; coordination is kept apart."""
    w.nodes.owed[node] += hours
    w.nodes.owed_coordination[node] += coordination
