"""What theory says: waiting in weekly queues, and needs as a Markov chain."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy import stats

Floats = npt.NDArray[np.float64]


def erlang_c_wait(load: float, servers: int) -> float:
    """Return the mean wait in an M/M/c queue, in mean service times (Erlang 1917)."""
    offered = load * servers
    blocked = 1.0
    for server in range(1, servers + 1):
        blocked = offered * blocked / (server + offered * blocked)
    waits = blocked / (1.0 - load * (1.0 - blocked))
    return waits / (servers * (1.0 - load))


def stationary(matrix: Floats) -> Floats:
    """Return the stationary distribution of a Markov chain with this transition matrix."""
    n = matrix.shape[0]
    system = matrix.T - np.eye(n)
    system[-1] = 1.0  # one balance follows from the others; instead, shares add up to 1
    right = np.zeros(n)
    right[-1] = 1.0
    share: Floats = np.linalg.solve(system, right)
    return share


def weekly_mmc_wait(load: float, servers: int, mean_weeks: float) -> float:
    """Return the mean wait of M/M/c looked at once a week, in mean service times.

    Newcomers of a week come as a Poisson batch, a service goes on each week with chance
    1 - 1 / mean_weeks, and who finds a server in its own week waits 0. The number of customers
    after service is a Markov chain; the mean wait follows by Little's law. For one server the
    result is Erlang C times 1 - 1 / (2 mean_weeks), exactly.
    """
    ends = 1.0 / mean_weeks
    per_week = load * servers * ends
    size = servers + math.ceil(32 / (1.0 - load))
    come = stats.poisson.pmf(np.arange(size), per_week)
    matrix = np.zeros((size, size))
    for present in range(size):
        busy = min(present, servers)
        for ended, chance in enumerate(stats.binom.pmf(np.arange(busy + 1), busy, ends)):
            left = present - ended
            matrix[present, left:] += chance * come[: size - left]
        matrix[present, -1] += 1.0 - matrix[present].sum()
    waiting = np.maximum(0, np.arange(size) - servers)
    return float(stationary(matrix) @ waiting) / per_week / mean_weeks


def desk_wait(per_week: float, units: int, unit_hours: int) -> float:
    """Return the mean wait in weeks at a desk with `units` of work a week, items of `unit_hours`.

    Work left after a week is V' = max(0, V + unit_hours * newcomers - units) (Lindley 1952), on
    whole units. An item waits while its turn lies beyond the week, so V // unit_hours items do.
    """
    load = per_week * unit_hours / units
    size = math.ceil(20 * unit_hours / (1.0 - load)) + units
    come = stats.poisson.pmf(np.arange(size), per_week)
    matrix = np.zeros((size, size))
    for work in range(size):
        after = np.clip(work + unit_hours * np.arange(size) - units, 0, size - 1)
        np.add.at(matrix[work], after, come)
    waiting = np.arange(size) // unit_hours
    return float(stationary(matrix) @ waiting) / per_week


def whole_items_wait(per_week: float, items: int) -> float:
    """Return the mean wait in weeks at a desk that takes a whole number of items a week.

    Spitzer's identity: the mean left is the sum over k of E[(Poisson(k a) - k d)+] / k. The same
    holds for M/D/d with services of one week, one week's arrivals seen together (Crommelin 1932).
    """
    weeks = np.arange(1, 4000)
    mean, done = weeks * per_week, weeks * items
    above = mean * stats.poisson.sf(done - 2, mean) - done * stats.poisson.sf(done - 1, mean)
    # E[(N - d)+] with P(N >= d) and the Poisson rule E[N; N >= d] = mean * P(N >= d - 1).
    return float((above / weeks).sum()) / per_week


def md1_wait(load: float, weeks_per_item: float) -> float:
    """Return the mean wait of M/D/1 in weeks (Pollaczek 1930, Khinchine 1932)."""
    return load * weeks_per_item / (2.0 * (1.0 - load))


def need_chain(onset: float, moderate: float, worsen: Floats, recover: Floats) -> Floats:
    """Return the weekly chain of severities 0-4 from chances per week.

    A need begins light, or moderate with chance `moderate`. Worsening goes before recovery in a
    week; recovery from severe or crisis is one level down, otherwise the need is over.
    """
    matrix = np.zeros((5, 5))
    matrix[0, 1], matrix[0, 2] = onset * (1.0 - moderate), onset * moderate
    for severity in range(1, 5):
        up = worsen[severity]
        if severity < 4:
            matrix[severity, severity + 1] = up
        matrix[severity, severity - 1 if severity >= 3 else 0] += (1.0 - up) * recover[severity]
    matrix[np.diag_indices(5)] = 1.0 - matrix.sum(axis=1)
    return matrix


def over_frailty(shares: Callable[[float], Floats], sigma: float) -> Floats:
    """Return the mean of `shares(frailty)` over a lognormal frailty with mean 1."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    frailty = np.exp(sigma * nodes - 0.5 * sigma * sigma)
    values = np.array([shares(float(item)) for item in frailty])
    mean: Floats = weights @ values / weights.sum()
    return mean
