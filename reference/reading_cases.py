"""Reading what is under way in a world: cases, queues, and totals kept so far."""

from __future__ import annotations

import numpy as np

from model.cases import URGENCIES
from model.clocks import NEVER, Clock
from model.kinds import Help, Hours, Node, Signal, Stage
from model.links import Links
from model.world import World
from reference.people import Case, Track
from reference.places import Region


def weeks_of(clock: Clock) -> dict[int, int]:
    """Return the week in which each row rings, of those that do."""
    return {row: int(clock.due[row]) for row in np.flatnonzero(clock.due != NEVER).tolist()}


def lists_of(links: Links, lists: int) -> dict[int, int]:
    """Return in which of the first so many lists each row stands; in list order."""
    found = {}
    for which in range(lists):
        sentinel = int(links.rows[0]) + which
        row = int(links.following[sentinel])
        while row != sentinel:
            found[row] = which
            row = int(links.following[row])
    return found


def read_cases(w: World, region: Region) -> None:
    """Read all open cases with their tracks, the queues they stand in, and the free folders."""
    c = w.cases
    due = weeks_of(c.calendar)
    tracks: dict[int, Track] = {}
    for folder in np.flatnonzero(c.student >= 0).tolist():
        child = region.children[c.student[folder]]
        case = Case(
            folder,
            child,
            Signal(int(c.signal[folder])),
            bool(c.false_alarm[folder]),
            opened=int(c.opened[folder]),
            one_plan=bool(c.one_plan[folder]),
            disputed=bool(c.disputed[folder]),
            broken_through=bool(c.through[folder]),
        )
        child.case = case
        for track in case.tracks:
            slot = 2 * folder + track.side
            tracks[slot] = track
            track.due = due.get(slot)
            _read_track(w, region, track, slot)
    queues = URGENCIES * len(region.points)
    for slot, which in lists_of(c.links, queues).items():
        node, urgency = divmod(which, URGENCIES)
        tracks[slot].urgency = urgency
        region.points[node].queue.append(tracks[slot])
    region.folders = c.free[: c.n_free[0]].tolist()
    region.next_folder = c.student.size


def _read_track(w: World, region: Region, track: Track, slot: int) -> None:
    c = w.cases
    track.stage = Stage(int(c.stage[slot]))
    track.since = int(c.since[slot])
    track.help = Help(int(c.help[slot]))
    track.seen = bool(c.seen[slot])
    track.repeat = bool(c.repeat[slot])
    track.occasion = int(c.step[slot])
    track.referred = int(c.referred[slot]) if c.referred[slot] >= 0 else None
    track.ends_early = bool(c.early[slot])
    track.money_group = int(c.group[slot])
    if track.is_queued or track.is_helped:
        node = int(c.node[slot])
        track.point = region.points[node] if node >= 0 else None
    if track.is_helped:
        track.load = int(c.load[slot])
        track.cents = int(c.cost[slot])
        account = int(c.account[slot])
        track.payer = region.accounts[account] if account >= 0 else None
        if track.point is not None:
            track.point.load += track.load


def read_totals(w: World, region: Region) -> None:
    """Read what was paid and worked so far."""
    for account in region.accounts:
        for total in ("balance", "granted", "charged", "pooled_in", "pooled_out"):
            setattr(account, total, int(getattr(w.money, total)[account.number]))
        account.spent = amounts(w.money.spent[account.number])
        account.by_fund = amounts(w.money.by_fund[account.number])
    for kind in Node:
        for use in Hours:
            if w.hours.used[kind, use]:
                region.hours[kind, use] = int(w.hours.used[kind, use])
        if w.hours.contract[kind]:
            region.contract_hours[kind] = int(w.hours.contract[kind])


def amounts(table: np.ndarray) -> dict[tuple[int, int], int]:
    """Return the amounts in a table by activity and group, without zeros."""
    return {
        (activity, group): int(table[activity, group])
        for activity, group in np.argwhere(table).tolist()
    }
