"""The model's core against the same rules in a plain Mesa model, from the same state of a region.

The core is what happens to children, and queues that serve them. Organisations decide nothing
meanwhile: the model is `advance` without the rounds in between, the peer has no organisations.
"""

from __future__ import annotations

from statistics import median

from benchmarks import regions
from benchmarks.plain_mesa import Order, PlainMesa
from benchmarks.region_runs import SEED, YEARS, past
from benchmarks.stopwatch import Spent, stopwatch
from model.kinds import WEEKS_PER_YEAR
from model.week import advance
from model.world import World, copy_world

Sample = dict[str, float]
WEEKS = 26  # what the peer takes for ten years is these weeks times twenty
ORDERS: dict[Order, str] = {"shuffle_do": "mesa-shuffle", "do": "mesa-do"}


def core_weeks(start: World, weeks: int) -> tuple[World, Spent]:
    """Run the model's core for so many weeks from a copy of a state; return it and the time."""
    world = copy_world(start)
    until = int(world.clock[0]) + weeks
    with stopwatch() as spent:
        has_room = advance(world, until)
    assert has_room, "more cases than there is room for"
    return world, spent


def plain_mesa() -> Sample:
    """Time both orders of the peer, and the model's core before and after each of them."""
    start = past(regions.region(), YEARS).world
    scale = YEARS * WEEKS_PER_YEAR / WEEKS
    core, peers = [core_weeks(start, WEEKS)[1]], {}
    for order, name in ORDERS.items():
        peer = PlainMesa(start, order, SEED)
        with stopwatch() as spent:
            peer.run(WEEKS)
        peers[name] = spent
        core += [core_weeks(start, WEEKS)[1] for _ in range(3)]
    usual = Spent(median(one.cpu for one in core), median(one.wall for one in core))
    found = usual.scaled("mesa-core", 1e3 * scale)
    for name, spent in peers.items():
        found |= spent.scaled(name, scale)
        found[f"{name}-ratio"] = spent.cpu / usual.cpu
    return found
