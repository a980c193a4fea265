"""What happened to whom, and who is where: written down as events, counted by scanning."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model.kinds import WEEKS_PER_YEAR, Stage
from model.students import Flow, Stock

if TYPE_CHECKING:
    from reference.people import Child, Track
    from reference.places import Region


@dataclass(frozen=True)
class Event:
    """Something that happened to a child, with the groups in which it counted at that moment."""

    flow: int
    number: int
    groups: tuple[int, ...]


@dataclass
class Diary:
    """All events by week, tallies by school year, and the counts at the end of every week.

    A tally has a name and counts by school year and more: `tallies["users", (6, 1, 9)]` is how
    many girls of nine used care in the seventh year.
    """

    week: int = 0
    events: dict[int, list[Event]] = field(default_factory=dict)
    tallies: Counter[tuple[str, tuple[int, ...]]] = field(default_factory=Counter)
    stocks: dict[int, Counter[tuple[int, int]]] = field(default_factory=dict)

    def note(self, child: Child, flow: int, number: int = 1) -> None:
        """Write down that something happened to a child."""
        self.events.setdefault(self.week, []).append(Event(flow, number, child.groups()))

    def tally(self, name: str, *place: int) -> None:
        """Count something in this school year: `place` is by what it is counted."""
        self.tallies[name, (self.week // WEEKS_PER_YEAR, *place)] += 1

    def flows(self, week: int) -> Counter[tuple[int, int]]:
        """Count what happened in a week, by flow and group."""
        counts: Counter[tuple[int, int]] = Counter()
        for event in self.events.get(week, []):
            for group in event.groups:
                counts[event.flow, group] += event.number
        return counts


def stocks_of(child: Child) -> list[int]:
    """Return every stock in which a child that is present counts now."""
    stocks: list[int] = [Stock.CHILDREN]
    if child.severity > 0:
        stocks.append(Stock.NEED_S1 + child.severity - 1)
        if not child.helped:
            stocks.append(Stock.UNMET_S1 + child.severity - 1)
    states = {
        Stock.HELPED: child.helped > 0,
        Stock.KNOWN: child.is_known,
        Stock.OUT_OF_SCHOOL: child.is_out_of_school,
        Stock.EXEMPT: child.exempt,
        Stock.SPECIAL_SCHOOL: child.in_special_school,
    }
    stocks += [stock for stock, holds in states.items() if holds]
    if child.case is not None:
        for track in child.case.tracks:
            stocks += stocks_of_track(track)
    return stocks


def stocks_of_track(track: Track) -> list[int]:
    """Return every stock in which a track counts now."""
    if track.is_helped:
        kind = [Stock.HELP + track.help]
        return [*kind, Stock.IN_CARE] if track.gives_care else kind
    if not track.is_pending:
        return []
    stocks: list[int] = [Stock.WAITING_CARE if track.is_care_side else Stock.WAITING_EDUCATION]
    if track.stage == Stage.BUDGET:
        stocks.append(Stock.BUDGET_STOP)
    elif track.stage == Stage.DISPUTE:
        stocks.append(Stock.DISPUTED)
    return stocks


def by_age(region: Region) -> Counter[tuple[bool, bool, int]]:
    """Count who is present, by whether care runs, girl and age now."""
    return Counter(
        (bool(child.case and child.case.care.is_in_care), child.girl, child.age(region.week))
        for child in region.children
        if child.is_present
    )


def by_sector(region: Region) -> Counter[int]:
    """Count who has a school, by the kind of school."""
    return Counter(
        child.school.sector
        for child in region.children
        if child.is_present and child.school is not None
    )


def observe(region: Region) -> None:
    """Count who is where at the end of the week, and who had a need without help."""
    counts: Counter[tuple[int, int]] = Counter()
    for child in region.children:
        if child.is_present:
            for stock in stocks_of(child):
                for group in child.groups():
                    counts[stock, group] += 1
            child.count_week()
    region.diary.stocks[region.week] = counts


def note_detection(region: Region, child: Child, signal: int) -> None:
    """Write down who noticed a need."""
    region.diary.note(child, Flow.DETECTED + signal)
