"""What happened in a run since policy began, so that tests can speak of it in one word."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.cases import queue_of
from model.kinds import WARM_UP_YEARS, Hours, Presence, Stage
from model.simulation import ContinuumModel
from model.students import Stock


def happened(run: ContinuumModel, flow: int, group: int = 0) -> int:
    """Return how often something happened since policy began."""
    before = run.history[WARM_UP_YEARS].flow[flow, group]
    return int(run.world.counters.flow[flow, group] - before)


def weeks_in(run: ContinuumModel, stock: int, group: int = 0) -> int:
    """Return for how many child-weeks a state lasted since policy began."""
    before = run.history[WARM_UP_YEARS].stock_weeks[stock, group]
    return int(run.world.counters.stock_weeks[stock, group] - before)


def hours_of(run: ContinuumModel, use: Hours) -> int:
    """Return the working hours that went to something since policy began."""
    before = run.history[WARM_UP_YEARS].hours[:, use].sum()
    return int(run.world.hours.used[:, use].sum() - before) // 100


def present(run: ContinuumModel) -> np.ndarray:
    """Return which children are part of the region now."""
    return np.asarray(run.world.students.presence == Presence.PRESENT)


def stage_of_track(run: ContinuumModel, track: int) -> np.ndarray:
    """Return per child where one track of its case stands; NONE without a case."""
    case = run.world.students.case
    return np.where(case >= 0, run.world.cases.stage[2 * case + track], Stage.NONE)


def weekly(run: ContinuumModel, weeks: int) -> Iterator[int]:
    """Run week by week; yield the week of policy that has just passed."""
    for _ in range(weeks):
        run.step()
        yield run.week - 1


def children(run: ContinuumModel) -> int:
    """Return how many children are counted now."""
    return int(run.world.counters.stock[Stock.CHILDREN, 0])


def queue(run: ContinuumModel, node: int, urgency: int) -> list[int]:
    """Return the tracks that stand in one class of urgency of a queue, the first one first."""
    links = run.world.cases.links
    sentinel = int(links.rows[0]) + queue_of(node, urgency)
    tracks, entry = [], int(links.following[sentinel])
    while entry != sentinel:
        tracks.append(entry)
        entry = int(links.following[entry])
    return tracks
