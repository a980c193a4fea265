"""Matching and waiting: families choose, queues are served by urgency, hours are finite.

There is no waiting-time parameter: waiting is what remains when hours are used up.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from model.cases import URGENCIES, queue_of
from model.kernel import kernel
from model.kinds import N_CARE_KINDS, N_DESK_KINDS, Help, Node, Sector, Stage
from model.links import first
from model.nodes import PLACE
from model.processes.tracks import case_draw, lasting_draw, occasion, queue_at
from model.streams import Stream, mix, uniform
from model.students import age_of

if TYPE_CHECKING:
    from model.world import World

LEARNING_PROFILES = 0b010101  # learning, internalising and family needs go to sbo, others to so
FIRST_COME, STRICT_URGENCY = 1, 2  # `Variants.queue_discipline`; 0 is urgency with ageing
SCHOOL_MODEL = 1  # `Variants.distribution`
NEAR_KM = 30.0  # the distance against which nearness is weighed


@kernel
def expected_wait(w: World, node: int) -> float:
    """Return the weeks a newcomer may expect at a provider from the length of its queue."""
    capacity = max(1, w.nodes.client[node])
    care = w.rates.care
    kind = w.nodes.help[node]
    return w.nodes.waiting[node] * care.load[kind] * care.mean_weeks[kind] / capacity


@kernel
def queue_for_care(w: World, slot: int, week: int) -> None:
    """Let the family choose among contracted providers: a logit on waiting and distance."""
    row = w.cases.student[slot >> 1]
    municipality = w.students.municipality[row]
    combined = w.municipalities.combined[municipality]
    if w.cases.help[slot] == Help.COMBINED and w.nodes.open[combined] == 0:
        w.cases.help[slot] = Help.SPECIALISED  # the places closed since they were asked for
    kind = w.cases.help[slot]
    if kind == Help.LOCAL:
        queue_at(w, slot, w.municipalities.local_help[municipality], Stage.WAITING, week)
        return
    if kind == Help.COMBINED:
        queue_at(w, slot, combined, Stage.WAITING, week)
        return
    care = w.rates.care
    key = purchasing_key(w, slot, municipality, kind)
    draw_number = occasion(w, slot)
    best = -1
    best_utility = -1.0e18
    for index in range(w.choices.provider_start[key], w.choices.provider_start[key + 1]):
        node = w.choices.provider[index]
        if not w.nodes.open[node]:
            continue
        km = travel_km(w, row, node)
        own = w.students.key[row] ^ mix(np.uint64(w.nodes.number[node]))
        taste = uniform(own, Stream.CASE_CHOICE, draw_number)
        utility = -care.wait_weight * expected_wait(w, node) - care.distance_weight * km
        utility -= math.log(-math.log(taste))
        if utility > best_utility:
            best, best_utility = node, utility
    queue_at(w, slot, best, Stage.WAITING, week)


@kernel
def shortest_wait(w: World, slot: int, kind: int) -> float:
    """Return the shortest wait in weeks for a kind of care among the open providers to choose."""
    municipality = w.students.municipality[w.cases.student[slot >> 1]]
    key = purchasing_key(w, slot, municipality, kind)
    shortest = 1.0e18
    for index in range(w.choices.provider_start[key], w.choices.provider_start[key + 1]):
        node = w.choices.provider[index]
        if w.nodes.open[node]:
            shortest = min(shortest, expected_wait(w, node))
    return shortest


@kernel
def purchasing_key(w: World, slot: int, municipality: int, kind: int) -> int:
    """Return the key of the providers a family may choose from; "any" if it chooses freely."""
    party = w.municipalities.youth_region[municipality]
    free = w.policy.parents_choice[municipality]
    if free > 0.0 and case_draw(w, slot, Stream.PARENTS_CHOICE) < free:
        party = (w.choices.provider_start.size - 1) // N_CARE_KINDS - 1
    return int(party * N_CARE_KINDS + kind)


@kernel
def travel_km(w: World, row: int, node: int) -> float:
    """Return how far a family travels to a provider; not at all for ambulant care at school."""
    if w.nodes.kind[node] == Node.TEAM_HELP:
        return 0.0
    municipality = w.students.municipality[row]
    kind = w.nodes.help[node]
    ambulant = kind == Help.LIGHT_AMBULANT or kind == Help.SPECIALISED
    share = w.policy.care_in_school[municipality]
    reached = ambulant and share > 0.0 and w.students.school[row] >= 0
    if reached and lasting_draw(w, row, Stream.CASE_CHOICE) < share:
        return 0.0
    return float(w.distance_km[municipality, w.nodes.municipality[node]])


@kernel
def queue_for_place(w: World, slot: int, week: int) -> None:
    """Wait for support in class, an arrangement, or a place in a special school."""
    row = w.cases.student[slot >> 1]
    kind = w.cases.help[slot]
    school = w.students.school[row]
    if kind == Help.BASIC or (kind == Help.EXTRA and w.variants.distribution == SCHOOL_MODEL):
        queue_at(w, slot, w.schools.support[school], Stage.WAITING, week)
    elif kind == Help.EXTRA:
        partnership = w.schools.partnership[school]
        queue_at(w, slot, w.partnerships.extra_support[partnership], Stage.WAITING, week)
    else:
        queue_at(w, slot, shortest_special_queue(w, row, week), Stage.WAITING, week)


@kernel
def special_sector(w: World, row: int, week: int) -> int:
    """Return which kind of special school a student is for, by age and what the need is about."""
    if age_of(w, row, week) >= 12:
        return Sector.VSO
    gentle = (LEARNING_PROFILES >> w.students.profile[row]) & 1
    return Sector.SBO if gentle else Sector.SO


@kernel
def shortest_special_queue(w: World, row: int, week: int) -> int:
    """Return the special school in reach with the fewest waiting per place; the nearest on ties.

    Under a close-to-home norm distance counts as well.
    """
    sector = special_sector(w, row, week)
    municipality = w.students.municipality[row]
    near = w.rates.school.close_weight * w.policy.close_to_home[municipality]
    key = municipality * 3 + sector - Sector.SBO
    best = -1
    best_ratio = 1.0e18
    for index in range(w.choices.special_start[key], w.choices.special_start[key + 1]):
        node = w.choices.special[index]
        free = max(0, w.nodes.client[node] - w.nodes.used[node]) / PLACE
        ratio = (w.nodes.waiting[node] - free) / max(1, w.nodes.client[node])
        if near > 0.0:
            km = w.distance_km[municipality, w.nodes.municipality[node]]
            ratio += near / PLACE * km / NEAR_KM
        if ratio < best_ratio:
            best, best_ratio = node, ratio
    return best


@kernel
def most_urgent(w: World, node: int, week: int) -> int:
    """Return the slot that a node takes next, or -1.

    Within a class of severity the longest waiting; between classes, `urgency_weeks` of waiting
    count as much as one level of severity. Variants: first come, first served; or severity only.
    """
    level = 1.0
    if w.variants.queue_discipline == FIRST_COME:
        level = 0.0
    elif w.variants.queue_discipline == STRICT_URGENCY:
        level = 1.0e6
    best = -1
    best_score = -1.0e18
    for urgency in range(URGENCIES):
        slot = first(w.cases.links, queue_of(node, urgency))
        if slot >= 0:
            waited = week - w.cases.since[slot]
            score = waited / w.rates.care.urgency_weeks - level * urgency
            if score > best_score:
                best, best_score = slot, score
    return best


@kernel
def has_room(w: World, node: int, load: int) -> bool:
    """Return whether a support node can take a load more, or a desk can begin an item."""
    n = w.nodes
    if n.kind[node] < N_DESK_KINDS:
        return n.owed[node] + n.owed_coordination[node] < n.client[node]
    if n.kind[node] == Node.BASIC_SUPPORT or n.kind[node] == Node.SPECIAL_SCHOOL:
        return n.used[node] + load <= n.client[node]
    return n.open[node] == 1 and n.used[node] + load <= n.client[node]
