"""The same small networks in Ciw (Palmer et al. 2019), an independent simulation of queues.

Ciw runs in continuous time. Here newcomers of week t come half a week before t (urgent ones) or
a quarter (others), families leave just after, and every service ends on a whole week; so in each
week all arrivals come before all ends of service, as in the model, and waits are whole weeks.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import ciw
import numpy as np

EARLY = {"urgent": 0.5, "light": 0.25}
LEAVING = 0.125  # before the whole week in which servers become free


class Network(NamedTuple):
    """A small network: per class the newcomers per week, and what happens to them.

    `leave_per_week` is the chance to leave a queue in a week, `weeks_per_level` what ageing
    counts (infinite: strict priority), `tandem` the servers of a row of desks with items of one
    week each; otherwise `servers` give help of geometric length.
    """

    newcomers: dict[str, float]
    servers: int = 1
    mean_weeks: float = 1.0
    leave_per_week: float = 0.0
    weeks_per_level: float = math.inf
    levels: int = 0
    tandem: tuple[int, ...] = ()


class Arrivals(ciw.dists.Distribution):  # type: ignore[misc]
    """Poisson numbers per week, up to a last week."""

    def __init__(self, mean: float, weeks: int, early: float, rng: np.random.Generator) -> None:
        numbers = rng.poisson(mean, weeks)
        times = np.repeat(np.arange(weeks) + 1.0 - early, numbers)
        self.gaps = iter(np.diff(times, prepend=0.0).tolist())

    def sample(self, **_: Any) -> float:
        """Return the time to the next arrival."""
        return next(self.gaps, math.inf)


class WholeWeeks(ciw.dists.Distribution):  # type: ignore[misc]
    """A geometric number of weeks from the first whole week on, ending `early` before one."""

    def __init__(self, chance: float, rng: np.random.Generator, early: float = 0.0) -> None:
        self.chance, self.rng, self.early = chance, rng, early

    def sample(self, t: float, **_: Any) -> float:
        """Return the time from now to the end."""
        weeks = 1 if self.chance == 1.0 else int(self.rng.geometric(self.chance))
        return math.ceil(t) - t + weeks - self.early


def ageing(network: Network) -> Callable[[list[Any], float], Any]:
    """Return the rule by which a server chooses: urgency plus weeks waited, then who came first."""

    def choose(waiting: list[Any], now: float) -> Any:
        def score(one: Any) -> float:
            waited: int = math.ceil(now) - math.ceil(one.arrival_date)
            level = 0 if one.customer_class == "urgent" else network.levels
            return waited / network.weeks_per_level - level

        return max(waiting, key=lambda one: (score(one), one.customer_class == "urgent"))

    return choose


def build(network: Network, weeks: int, seed: int) -> Any:
    """Return the network as Ciw knows it.

    Ciw copies distributions, so one generator for two of them would give both the same numbers.
    """
    nodes = len(network.tandem) or 1
    generators = map(np.random.default_rng, np.random.SeedSequence(seed).spawn(100))

    def service() -> WholeWeeks:
        return WholeWeeks(1.0 / network.mean_weeks, next(generators))

    def leaving() -> WholeWeeks | None:
        if network.leave_per_week == 0.0:
            return None
        return WholeWeeks(network.leave_per_week, next(generators), LEAVING)

    routing = [[1.0 if to == at + 1 else 0.0 for to in range(nodes)] for at in range(nodes)]
    strict = math.isinf(network.weeks_per_level)
    return ciw.create_network(
        arrival_distributions={
            name: [Arrivals(mean, weeks, EARLY[name], next(generators))] + [None] * (nodes - 1)
            for name, mean in network.newcomers.items()
        },
        service_distributions={
            name: [service() for _ in range(nodes)] for name in network.newcomers
        },
        reneging_time_distributions={
            name: [leaving() for _ in range(nodes)] for name in network.newcomers
        },
        number_of_servers=list(network.tandem) or [network.servers],
        routing=dict.fromkeys(network.newcomers, routing),
        priority_classes={
            name: int(strict and name == "light" and len(network.newcomers) > 1)
            for name in network.newcomers
        },
        service_disciplines=[ciw.disciplines.FIFO if strict else ageing(network)] * nodes,
    )


class Visit(NamedTuple):
    """One customer at one node: the week it came, how many it waited, whether it was served."""

    name: str
    node: int
    came: int
    waited: int
    served: bool


def visits(network: Network, weeks: int, horizon: int, seed: int) -> list[Visit]:
    """Run one replication from an empty start and return its visits in order of arrival."""
    ciw.seed(seed)  # ties
    simulation = ciw.Simulation(build(network, weeks, seed))
    simulation.simulate_until_max_time(horizon)
    found = []
    for record in simulation.get_all_records():
        served = record.record_type == "service"
        left = record.service_start_date if served else record.exit_date
        came = math.ceil(record.arrival_date)
        waited = math.ceil(left) - came
        found.append(Visit(record.customer_class, record.node, came, waited, served))
    return sorted(found, key=lambda visit: visit.came)
