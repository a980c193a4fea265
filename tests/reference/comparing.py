"""Comparing the objects with the columns after a week: identical means equal integers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from model.kinds import Presence, Stage
from model.tallies import CHILDREN, IN_CARE, Tallies, count_by_age
from model.world import World
from reference.diary import by_age, by_sector
from reference.ledgers import given_by_sources, received, running_costs
from reference.people import Child, Track
from reference.places import Region
from reference.reading_cases import amounts

MOST_SHOWN = 20
Facts = Iterator[tuple[str, Any, Any]]  # what it is, in the model, in the reference


def differences(w: World, region: Region, flows_before: np.ndarray) -> list[str]:
    """Return what differs after a week, in words; `flows_before` are the counters a week ago."""
    week = region.week - 1
    facts = [
        *_facts_of_children(w, region),
        *_facts_of_points(w, region),
        *_facts_of_accounts(w, region),
        *_facts_of_counters(w, region, week, flows_before),
    ]
    unequal = [
        f"week {week}, {what}: {model} in the model, {reference} in the reference"
        for what, model, reference in facts
        if model != reference
    ]
    more = [f"and {len(unequal) - MOST_SHOWN} more"] if len(unequal) > MOST_SHOWN else []
    return unequal[:MOST_SHOWN] + more


def _or_minus_one(value: int | None) -> int:
    return -1 if value is None else int(value)


def _number(item: Any) -> int:
    return -1 if item is None else int(item.number)


def _of_child(child: Child) -> dict[str, int]:
    """Return a child as the columns hold it; `unmet_weeks` includes a spell that goes on."""
    return {
        "presence": child.presence,
        "municipality": child.home.number,
        "sector": child.sector,
        "school": _number(child.school),
        "severity": child.severity,
        "profile": child.profile,
        "second_profile": _or_minus_one(child.second_profile),
        "lifelong": child.lifelong,
        "sides": child.sides,
        "known": child.is_known,
        "helped": child.helped,
        "had_need": child.had_need,
        "had_care": child.had_care,
        "care_year": _or_minus_one(child.care_year),
        "spell": child.spell,
        "spell_step": child.spell_step,
        "life_step": child.setbacks,
        "case": child.case.folder if child.case else -1,
        "case_count": child.cases_so_far,
        "spell_helped": child.helped_in_spell,
        "need_since": child.need_since,
        "out_since": _or_minus_one(child.out_since),
        "exempt": child.exempt,
        "interrupted": child.interrupted,
        "unmet_weeks": child.weeks_unmet,
    }


def _facts_of_children(w: World, region: Region) -> Facts:
    s = w.students
    unmet_now = (s.severity > 0) & (s.helped == 0) & (s.presence == Presence.PRESENT)
    weeks = s.unmet_weeks + np.where(unmet_now, w.clock[0] - s.unmet_since, 0)
    told = [_of_child(child) for child in region.children]
    for name in told[0]:
        column = weeks if name == "unmet_weeks" else getattr(s, name)
        yield from _unequal_rows(f"{name} of child", column, [facts[name] for facts in told])
    for child in region.children:
        if child.case is not None and s.case[child.number] == child.case.folder:
            yield from _facts_of_case(w, child)


def _unequal_rows(what: str, column: np.ndarray, told: list[int]) -> Facts:
    """Yield the rows of a column that hold something else than was told."""
    for row in np.flatnonzero(column != np.array(told)).tolist():
        yield f"{what} {row}", column[row], told[row]


def _facts_of_case(w: World, child: Child) -> Facts:
    assert child.case is not None
    case = child.case
    c = w.cases
    for name, value in (
        ("student", child.number),
        ("signal", case.signal),
        ("false_alarm", case.false_alarm),
        ("one_plan", case.one_plan),
        ("opened", case.opened),
        ("disputed", case.disputed),
        ("through", case.broken_through),
    ):
        yield f"case of child {child.number} {name}", int(getattr(c, name)[case.folder]), value
    for track in case.tracks:
        name = f"{track.side.name.lower()} track of child {child.number}"
        yield from _facts_of_track(w, track, 2 * case.folder + track.side, name)


def _facts_of_track(w: World, track: Track, slot: int, name: str) -> Facts:
    c = w.cases
    yield f"{name} stage", int(c.stage[slot]), track.stage
    yield f"{name} occasion", int(c.step[slot]), track.occasion
    yield f"{name} referred", int(c.referred[slot]), _or_minus_one(track.referred)
    yield f"{name} seen", int(c.seen[slot]), track.seen
    yield f"{name} repeat", int(c.repeat[slot]), track.repeat
    if track.stage == Stage.NONE:
        return
    yield f"{name} help", int(c.help[slot]), track.help
    yield f"{name} since", int(c.since[slot]), track.since
    if track.is_queued or track.is_helped:
        yield f"{name} node", int(c.node[slot]), _number(track.point)
    if track.is_helped:
        yield f"{name} load", int(c.load[slot]), track.load
        yield f"{name} cost", int(c.cost[slot]), track.cents
        yield f"{name} account", int(c.account[slot]), _number(track.payer)


def _facts_of_points(w: World, region: Region) -> Facts:
    n = w.nodes
    points = region.points
    for name, column, told in (
        ("waiting", n.waiting, [len(point.queue) for point in points]),
        ("used", n.used, [region.in_use(point) for point in points]),
        ("load", n.used, [point.load for point in points]),
        ("owed", n.owed, [point.owed for point in points]),
        ("owed_coordination", n.owed_coordination, [point.owed_coordination for point in points]),
    ):
        yield from _unequal_rows(f"{name} of point", column, told)
    pupils = Counter(child.school for child in region.children)
    told = [pupils[school] for school in region.schools]
    yield from _unequal_rows("pupils of school", w.schools.pupils, told)
    for (kind, use), hours in region.hours.items():
        yield f"hours of {kind.name.lower()} for {use}", int(w.hours.used[kind, use]), hours
    for kind, hours in region.contract_hours.items():
        yield f"contract of {kind.name.lower()}", int(w.hours.contract[kind]), hours


def _facts_of_accounts(w: World, region: Region) -> Facts:
    m = w.money
    running = running_costs(region)
    for account in region.accounts:
        name = f"{account.kind.name.lower()} account {account.number}"
        for total in ("balance", "granted", "charged", "pooled_in", "pooled_out"):
            yield f"{name} {total}", int(getattr(m, total)[account.number]), getattr(account, total)
        yield f"{name} running", amounts(m.running[account.number]), _nonzero(running[account])
        yield f"{name} spent", amounts(m.spent[account.number]), _nonzero(account.spent)
        yield f"{name} by fund", amounts(m.by_fund[account.number]), _nonzero(account.by_fund)
    paid = received(region)
    for activity, cents in enumerate(m.received.tolist()):
        yield f"activity {activity} received", cents, paid[activity]
    given = given_by_sources(region)
    for source, cents in enumerate(m.sources.tolist()):
        yield f"source {source}", -cents, given[source]  # type: ignore[index]


def _nonzero[K](counts: dict[K, int]) -> dict[K, int]:
    return {key: number for key, number in counts.items() if number}


def _table(counts: Counter[tuple[int, int]], shape: tuple[int, ...]) -> np.ndarray:
    table = np.zeros(shape, np.int64)
    for (row, group), number in counts.items():
        table[row, group] = number
    return table


def _facts_of_counters(w: World, region: Region, week: int, flows_before: np.ndarray) -> Facts:
    c = w.counters
    flows = _table(region.diary.flows(week), c.flow.shape)
    yield "flows by group", *_unequal(c.flow - flows_before, flows)
    stocks = _table(region.diary.stocks[week], c.stock.shape)
    yield "stocks by group", *_unequal(c.stock, stocks)
    yield "weekly stocks", *_unequal(c.weekly_stock[week], stocks[:, 0])
    yield "weekly flows", *_unequal(c.weekly_flow[week], c.flow[:, 0])
    yield from _facts_of_ages(w, region)


def _facts_of_ages(w: World, region: Region) -> Facts:
    ages, pupils = count_by_age(w)
    told = np.zeros_like(ages)
    for (in_care, girl, age), number in by_age(region).items():
        told[CHILDREN, int(girl), age] += number
        told[IN_CARE, int(girl), age] += number * in_care
    yield "children by age", *_unequal(ages, told)
    sectors = by_sector(region)
    yield "pupils by sector", pupils.tolist(), [sectors[at] for at in range(pupils.size)]


def _unequal(model: np.ndarray, reference: np.ndarray) -> tuple[Any, Any]:
    """Return both sides of what is unequal in two tables, by place in the table."""
    at = [tuple(place) for place in np.argwhere(model != reference).tolist()]
    return {p: int(model[p]) for p in at}, {p: int(reference[p]) for p in at}


def differences_of_totals(w: World, region: Region, at_start: Tallies) -> list[str]:
    """Return what differs in what is kept over all weeks: child-weeks, and tallies since a start.

    Some children begin in a special school; they were counted before the reference was read.
    """
    child_weeks = np.zeros(w.counters.stock_weeks.shape, np.int64)
    for counts in region.diary.stocks.values():
        child_weeks += _table(counts, child_weeks.shape)
    tallies = [
        (name, after - before, _tally(region, name, after.shape))
        for name, after, before in zip(Tallies._fields, w.counters.tallies, at_start, strict=True)
    ]
    return [
        f"{name}: {place} {model[place]} in the model, {reference[place]} in the reference"
        for name, model, reference in (
            ("child-weeks", w.counters.stock_weeks, child_weeks),
            *tallies,
        )
        for place in map(tuple, np.argwhere(model != reference).tolist())
    ]


def _tally(region: Region, name: str, shape: tuple[int, ...]) -> np.ndarray:
    """Return a tally of the diary as a table; the last class holds all that are longer or older."""
    table = np.zeros(shape, np.int64)
    for (kept, place), number in region.diary.tallies.items():
        if kept == name:
            table[*place[:-1], min(place[-1], shape[-1] - 1)] += number
    return table
