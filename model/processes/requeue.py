"""Tracks that join another queue because an organisation decided so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.cases import URGENCIES, budget_list_of, queue_of
from model.kernel import entry_kernel
from model.kinds import Node, Stage
from model.links import first, link_in_order, take_all
from model.processes.assessment import join_queue
from model.processes.tracks import order_by_child, plan, set_stage, urgency

if TYPE_CHECKING:
    from model.world import World


@entry_kernel
def release_budget_list(w: World, municipality: int, week: int) -> None:
    """Let all care tracks that waited for a municipality's money join the queues."""
    n = take_all(w.cases.links, budget_list_of(w, municipality), w.buffer)
    order_by_child(w, n)
    for index in range(n):
        join_queue(w, w.buffer[index], week)


@entry_kernel
def send_on(w: World, node: int, week: int) -> None:
    """Let tracks that wait at a place that closes look for help elsewhere from next week.

    Who waits at a breakthrough desk goes back to the queue for help. Help that runs goes on to its
    planned end.
    """
    for urgency_class in range(URGENCIES):
        slot = first(w.cases.links, queue_of(node, urgency_class))
        while slot >= 0:
            set_stage(w, slot, Stage.ON_THE_WAY, week)
            if w.nodes.kind[node] == Node.BREAKTHROUGH_DESK:
                join_queue(w, slot, week)
            else:
                plan(w, slot, week + 1)
            slot = first(w.cases.links, queue_of(node, urgency_class))


@entry_kernel
def join_other_queue(w: World, slot: int, node: int) -> None:
    """Move a waiting track into another node's queue, where it stands by how long it waits."""
    w.nodes.waiting[w.cases.node[slot]] -= 1
    w.nodes.waiting[node] += 1
    w.cases.node[slot] = node
    link_in_order(w.cases.links, slot, queue_of(node, urgency(w, slot)), w.cases.since)
