"""Tracks that join another queue because an organisation decided so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.cases import budget_list_of, queue_of
from model.kernel import entry_kernel
from model.links import link, take_all
from model.processes.assessment import join_queue
from model.processes.tracks import urgency

if TYPE_CHECKING:
    from model.world import World


@entry_kernel
def release_budget_list(w: World, municipality: int, week: int) -> None:
    """Let all care tracks that waited for a municipality's money join the queues."""
    n = take_all(w.cases.links, budget_list_of(w, municipality), w.buffer)
    for index in range(n):
        join_queue(w, w.buffer[index], week)


@entry_kernel
def join_other_queue(w: World, slot: int, node: int) -> None:
    """Move a waiting track to the end of its class in another node's queue, with its history."""
    w.nodes.waiting[w.cases.node[slot]] -= 1
    w.nodes.waiting[node] += 1
    w.cases.node[slot] = node
    link(w.cases.links, slot, queue_of(w, node, urgency(w, slot)))
