"""One question at a desk: the runs it waits for, and how far they are."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from experiments.live.progress import Failure, Progress, Stage, pairs_to_tell
from experiments.live.question import Life, Question
from experiments.runs.replication import Result
from experiments.runs.run import RunSet, assemble, region_for
from experiments.worlds import World
from model.geography import Region
from scenarios import Scenario

Told = Callable[[Progress], None]


class Asker(Protocol):
    """What a ticket needs of its desk."""

    def drop(self, ticket: Ticket) -> None:
        """Stop all runs that nobody else waits for."""

    def together(self, key: Hashable, make: Callable[[], RunSet]) -> RunSet:
        """Return runs that were put together, the same object for everybody who asks for them."""


@dataclass(frozen=True)
class Planned:
    """A run that a question needs, with the key and the place in the order of work."""

    key: Hashable
    life: Life
    order: tuple[int, int]  # stage, number


@dataclass(frozen=True)
class Plan:
    """All runs of a question: a row per replication, then a row per world."""

    region: Region
    worlds: tuple[World, ...]
    pairs: list[list[Planned]]
    others: list[list[Planned]]

    def planned(self) -> Iterator[Planned]:
        """Yield every run, in the order of work."""
        for row in (*self.pairs, *self.others):
            yield from row


def plan_of(question: Question) -> Plan:
    """Return the runs that answer a question.

    Raises:
        UserError: unknown region, a scenario that cannot be used there, or draws that cannot.
    """
    region, settings = region_for(question.scenarios, question.region), question.settings()
    worlds = question.worlds()

    def row(scenarios: tuple[Scenario, ...], number: int, order: tuple[int, int]) -> list[Planned]:
        in_world = bool(order[0])
        lives = [Life(item, scenarios[0], region, settings, number, in_world) for item in scenarios]
        return [Planned(life.key(), life, order) for life in lives]

    return Plan(
        region,
        worlds,
        [row(question.scenarios, number, (0, number)) for number in range(question.replications)],
        [row(world.scenarios, world.replication, (1, place)) for place, world in enumerate(worlds)],
    )


@dataclass(eq=False)
class Ticket:
    """A question that was asked; `cancel` it when nobody looks any more.

    Args:
        question: what was asked.
        told: what is called with every `Progress`, from a thread of the desk; it should not wait.
        desk: where it was asked.
        arrival: its place among all that was asked.
    """

    question: Question
    told: Told = field(repr=False)
    desk: Asker = field(repr=False)
    arrival: int
    plan: Plan | None = field(default=None, repr=False)
    results: dict[Hashable, Result] = field(default_factory=dict, repr=False)
    failure: Failure | None = None
    closed: bool = False
    runs: RunSet | None = field(default=None, repr=False)
    _first: float | None = None  # when the first run was done, and how many were done since
    _since: int = 0

    def cancel(self) -> None:
        """Wait no longer: nothing is told any more, and runs end that nobody else waits for."""
        self.closed = True
        self.desk.drop(self)

    def begin(self, plan: Plan, known: Mapping[Hashable, Result]) -> None:
        """Take the plan, and the results that are known already."""
        self.plan, self.results = plan, dict(known)

    def take(self, key: Hashable, result: Result) -> None:
        """Take the result of a run."""
        self.results[key] = result
        if self._first is None:
            self._first = time.monotonic()
        else:
            self._since += 1

    def progress(self, *, compiling: bool) -> Progress:
        """Return how far the answer is.

        Runs are put together again only when there are more of them to tell about.
        """
        plan = self.plan
        waiting: Stage = "compiling" if compiling else "chance"
        if self.failure is not None or plan is None:
            stage = waiting if self.failure is None else "failed"
            return Progress(stage, 0, self.question.replications, None, self.runs, self.failure)
        pairs, others = self._complete(plan.pairs), self._complete(plan.others)
        self._put_together(plan, pairs, others)
        if pairs < len(plan.pairs):
            left = self._seconds_left(plan.pairs)
            return Progress(waiting, pairs, len(plan.pairs), left, self.runs)
        if others < len(plan.others):
            left = self._seconds_left(plan.others)
            return Progress("assumptions", others, len(plan.others), left, self.runs)
        return Progress("done", pairs, pairs, 0.0, self.runs)

    def _put_together(self, plan: Plan, pairs: int, others: int) -> None:
        """Make the runs anew if there are enough new ones, or all of them."""
        number = pairs_to_tell(pairs, len(plan.pairs))
        whole = pairs == len(plan.pairs) and others == len(plan.others)
        worlds = plan.worlds if whole else ()
        told = self.runs
        before = (0, 0) if told is None else (told.settings.replications, len(told.worlds))
        if number == 0 or (number, len(worlds)) == before:
            return
        rows, others_told = plan.pairs[:number], plan.others[: len(worlds)]
        of_whom = tuple(item.key for row in (*rows, *others_told) for item in row)
        self.runs = self.desk.together(
            (self.question, of_whom),
            lambda: assemble(
                self.question.scenarios,
                self.question.settings(number),
                plan.region,
                self._rows(rows),
                worlds,
                self._rows(others_told),
            ),
        )

    def _rows(self, rows: list[list[Planned]]) -> list[list[Result]]:
        return [[self.results[item.key] for item in row] for row in rows]

    def _complete(self, rows: list[list[Planned]]) -> int:
        """Return how many rows from the first one on have all their results."""
        for number, row in enumerate(rows):
            if any(item.key not in self.results for item in row):
                return number
        return len(rows)

    def _seconds_left(self, rows: list[list[Planned]]) -> float | None:
        """Return what the runs that are missing take at the pace of this question so far."""
        if self._first is None or not self._since:
            return None
        missing = sum(item.key not in self.results for row in rows for item in row)
        return missing * (time.monotonic() - self._first) / self._since
