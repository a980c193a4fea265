"""Small networks wait as long in the model as in Ciw: docking on distributions.

Both sides start empty, take newcomers for a year and run until all have left the queues. Each
replication gives a mean, a median and a 90th percentile; their 95 % intervals must overlap. One
customer per replication (thinned, so independent) goes into a Kolmogorov-Smirnov test. That test
is for continuous data and too mild on ties, so each whole week is spread evenly over the week.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from model.columns import seal
from model.kinds import Help, Node, Stage
from model.nodes import Nodes
from model.world import World
from tests.oracles.network_in_ciw import Network, Visit, visits
from tests.oracles.samples import interval, overlap
from tests.oracles.weeks import weeks_with_log
from tests.oracles.worlds import points, quiet_rates, world_of

ARRIVE, LAST = 52, 400  # weeks with newcomers, and weeks in all
REPLICATIONS = 1_000  # on either side
HELP = Help.SPECIALISED  # the kind that no child steps up from
LIGHT, CRISIS = 1, 4  # severities
LEVELS = CRISIS - LIGHT
ROOM = 260  # more newcomers than any replication has

TWO_CLASSES = {"urgent": 0.15, "light": 0.30}
NETWORKS = {
    "strict priority": Network(TWO_CLASSES, servers=3, mean_weeks=6.0),
    "priority with ageing": Network(
        TWO_CLASSES, servers=3, mean_weeks=6.0, weeks_per_level=2.0, levels=LEVELS
    ),
    "leaving the queue": Network(
        {"light": 0.6}, servers=3, mean_weeks=6.0, leave_per_week=1.0 - math.exp(-0.08)
    ),
    "two desks in sequence": Network({"light": 1.9}, tandem=(3, 2)),
}
Groups = dict[str, list[list[int]]]  # per kind of visit and replication: waits in order of arrival


def providers(network: Network) -> tuple[World, npt.NDArray[np.int64]]:
    """Return a world of equal providers, and what newcomers ask for."""
    care: dict[str, Any] = {
        "weeks_sigma": 0.0,
        "mean_weeks": np.ones(len(Help)),
        "extension": 1.0 - 1.0 / network.mean_weeks,
        "extension_weeks": 0.01,  # always rounded up to one week
        "urgency_weeks": min(network.weeks_per_level, 1e9),
    }
    access = {"renege_per_week": -math.log1p(-network.leave_per_week)}
    rates = quiet_rates(care=care, access=access)
    hours = network.servers * int(rates.care.load[HELP])
    nodes = points(REPLICATIONS, Node.CARE_PROVIDER, hours)
    w = world_of(nodes, rates, LAST, REPLICATIONS * ROOM)
    return w, np.array([Stage.WAITING, HELP, LIGHT, CRISIS], np.int64)


def desks(network: Network) -> tuple[World, npt.NDArray[np.int64]]:
    """Return a world of local teams, each with its municipal desk, and what newcomers ask for.

    What a desk has decided waits for the next budget year, out of sight.
    """
    hour = 100
    access = {
        "hours": np.full(len(Node), hour, np.int64),
        "hours_repeat": 0,
        "solved": np.zeros(len(Node)),
    }
    rates = quiet_rates(access=access, care={"local_light": 0.0})
    first, second = network.tandem
    doors = points(REPLICATIONS, Node.LOCAL_TEAM, first * hour)
    after = points(REPLICATIONS, Node.MUNICIPAL_DESK, second * hour)
    nodes = Nodes(
        *(np.append(getattr(doors, name), getattr(after, name)) for name in Nodes._fields)
    )
    w = world_of(nodes, rates, LAST, 2 * REPLICATIONS * ROOM)
    w.municipalities.desk[:REPLICATIONS] = REPLICATIONS + np.arange(REPLICATIONS)
    w.municipalities.capped[:] = 1
    return seal(w), np.array([Stage.AT_DOOR, HELP, LIGHT, LIGHT], np.int64)


def grouped(found: Iterable[Iterable[Visit]]) -> Groups:
    """Return the waits of visits per kind and replication; a kind is class, node and end."""
    groups: Groups = {}
    for replication in found:
        own: dict[str, list[int]] = {}
        for visit in replication:
            end = "served" if visit.served else "left"
            own.setdefault(f"{visit.name} {visit.node} {end}", []).append(visit.waited)
        for name, waits in own.items():
            groups.setdefault(name, []).append(waits)
    return groups


def visits_in_model(network: Network) -> list[list[Visit]]:
    """Run all replications side by side in one world and return their visits."""
    w, asks = desks(network) if network.tandem else providers(network)
    log = np.full((w.students.key.size, 5), -1, np.int64)
    newcomers = sum(network.newcomers.values())
    urgent = network.newcomers.get("urgent", 0.0) / newcomers
    per_week = np.zeros(w.nodes.kind.size)
    per_week[:REPLICATIONS] = newcomers
    weeks_with_log(w, np.uint64(11), per_week, urgent, asks, ARRIVE, log)
    assert w.cases.n_free[0] > 0, "the test has too few case rows"
    found: list[list[Visit]] = [[] for _ in range(REPLICATIONS)]
    for row in np.flatnonzero(log[:, 0] >= 0).tolist():
        came, door, decision, start, helped = log[row].tolist()
        assert start >= 0, "the test has too few weeks"
        name = "urgent" if urgent and w.students.severity[row] == CRISIS else "light"
        replication = found[row % w.nodes.kind.size]
        if network.tandem:
            replication.append(Visit(name, 1, came, door - came, True))
            replication.append(Visit(name, 2, door, decision - door, True))
        else:
            replication.append(Visit(name, 1, came, start - came, helped > 0))
    return found


@lru_cache(maxsize=len(NETWORKS))
def both_sides(name: str) -> tuple[Groups, Groups]:
    """Return the waits in the model and in Ciw."""
    network = NETWORKS[name]
    ciw = (visits(network, ARRIVE, LAST, seed) for seed in range(REPLICATIONS))
    return grouped(visits_in_model(network)), grouped(ciw)


def statistic(of: Callable[[list[int]], Any], replications: list[list[int]]) -> tuple[float, float]:
    """Return the interval of a statistic over replications."""
    return interval(np.array([of(waits) for waits in replications], np.float64))


@pytest.mark.slow
@pytest.mark.parametrize("name", NETWORKS)
def test_mean_median_and_90th_percentile_of_waiting_overlap_with_ciw(name: str) -> None:
    model, ciw = both_sides(name)
    assert model.keys() == ciw.keys()
    measures: dict[str, Callable[[list[int]], Any]] = {
        "number": len,
        "mean": np.mean,
        "P50": lambda waits: np.quantile(waits, 0.5),
        "P90": lambda waits: np.quantile(waits, 0.9),
    }
    apart = []
    for kind in sorted(model):
        for measure, of in measures.items():
            ours, theirs = statistic(of, model[kind]), statistic(of, ciw[kind])
            line = (
                f"{kind}, {measure}: {ours[0]:.2f}-{ours[1]:.2f}, {theirs[0]:.2f}-{theirs[1]:.2f}"
            )
            print(line)
            if not overlap(ours, theirs):
                apart.append(line)
    assert not apart


@pytest.mark.slow
@pytest.mark.parametrize("name", NETWORKS)
def test_waits_of_independent_customers_are_those_of_ciw(name: str) -> None:
    model, ciw = both_sides(name)
    spread = np.random.default_rng(1)
    for kind in sorted(model):
        sides = [
            [waits[len(waits) * 2 // 3] + spread.random() for waits in side[kind]]
            for side in (model, ciw)
        ]
        result = stats.ks_2samp(*sides)
        print(f"{kind}: distance {result.statistic:.3f}, p {result.pvalue:.2f}")
        assert len(sides[0]) > 0.9 * REPLICATIONS
        assert result.pvalue > 0.01, kind
