"""Work that waits, in a queue per worker: everybody's first pairs before anybody's twentieth.

Nothing here locks; the desk does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

from experiments.live.call import Call
from experiments.live.question import Life

if TYPE_CHECKING:
    from experiments.live.ticket import Planned, Ticket

# Stage and number of work that is no run: after the first two pairs of everybody.
ORDER_OF_CALLS = (0, 2)
MOST_MUNICIPALITIES = 25  # the largest youth regions have 21
MOST_TIMES_TO_GIVE_WAY = 3


@dataclass(eq=False)
class Job:
    """A run or a function, and who waits for it.

    Args:
        number: no other job of the desk has it; a job that is put back gets a new one.
        work: what a worker does.
        place: of the worker that keeps what its past is; none for a function.
        order: stage, number and arrival; lower comes first.
        key: of a run, under which its result is known.
        future: of a function.
        waiting: tickets.
        turn: its first number, which decides between jobs of the same order.
        tries: how often its worker died.
        gave_way: how often it was stopped for one that is more urgent.
    """

    number: int
    work: Life | Callable[[], Any]
    place: int | None
    order: tuple[int, int, int]
    key: Hashable = None
    future: Call[Any] | None = None
    waiting: set[Ticket] = field(default_factory=set)
    tries: int = 0
    gave_way: int = 0
    turn: int = field(init=False)

    def __post_init__(self) -> None:
        """Take the first number as turn."""
        self.turn = self.number

    @property
    def life(self) -> Life | None:
        """Return the run, if it is one."""
        return self.work if isinstance(self.work, Life) else None

    @property
    def is_large(self) -> bool:
        """Return whether it may take tens of seconds."""
        return self.life is not None and _is_large(self.life)

    @property
    def is_urgent(self) -> bool:
        """Return whether somebody waits for a first number that takes a second or two."""
        return self.life is not None and self.order[:2] < ORDER_OF_CALLS

    @property
    def wanted(self) -> bool:
        """Return whether anybody waits for it still."""
        return bool(self.waiting) or (self.future is not None and not self.future.cancelled())


def _is_large(life: Life) -> bool:
    return len(life.region) > MOST_MUNICIPALITIES


Entry = tuple[tuple[int, int, int], int, Job]


class Jobs:
    """All jobs of a desk: those that wait, and the one that every worker does."""

    def __init__(self, places: int) -> None:
        """Have no work for so many workers."""
        self._queues: list[list[Entry]] = [[] for _ in range(places)]
        self._functions: list[Entry] = []
        self._doing: list[Job | None] = [None] * places
        self._lives: dict[Hashable, Job] = {}
        self._calls: set[Job] = set()
        self._number = 0

    def add_life(self, planned: Planned, ticket: Ticket) -> None:
        """Let a ticket wait for a run, which is done once for all who wait for it.

        Runs of one replication go to one worker, which keeps what they share. Those of a large
        region begin after everybody's first pairs.
        """
        job = self._lives.get(planned.key)
        order = (*planned.order, ticket.arrival)
        if _is_large(planned.life):
            order = max(order, (*ORDER_OF_CALLS, ticket.arrival))
        if job is None:
            place = planned.order[1] % len(self._queues)
            job = Job(self._next(), planned.life, place, order, planned.key)
            self._lives[planned.key] = job
            self._push(job)
        elif order < job.order and job not in self._doing:
            job.order = order
            self._push(job)
        job.waiting.add(ticket)

    def add_call(
        self, work: Callable[[], Any], future: Call[Any], order: tuple[int, int, int]
    ) -> Job:
        """Add a function, for any worker."""
        job = Job(self._next(), work, None, order, future=future)
        self._calls.add(job)
        self._push(job)
        return job

    def take(self, place: int) -> Job | None:
        """Return the first job that somebody waits for, and count it as being done.

        A function may take long. So one worker is left for runs, if there are two or more, and
        runs of a worker that does a function may be done by another.
        """
        busy = [item for item, job in enumerate(self._doing) if job is not None and job.future]
        queues = [self._queues[item] for item in (place, *busy)]
        if len(busy) < max(1, len(self._doing) - 1):
            queues.append(self._functions)
        for queue in queues:
            while queue and not self._is_waiting(*queue[0]):
                heappop(queue)
        first = min((queue for queue in queues if queue), key=lambda item: item[0], default=None)
        if first is None:
            return None
        _, _, job = heappop(first)
        self._doing[place] = job
        return job

    @staticmethod
    def _is_waiting(order: tuple[int, int, int], turn: int, job: Job) -> bool:
        """Return whether an entry of a queue is that of a job that somebody waits for."""
        return (order, turn) == (job.order, job.turn) and job.wanted

    def give_way(self) -> list[tuple[int, int]]:
        """Return worker and number of large runs that must be stopped for urgent ones.

        They are done again after everybody's first pairs. A run gives way a few times only.
        """
        stopped = []
        for place, job in enumerate(self._doing):
            if job is None or not job.is_large or job.gave_way >= MOST_TIMES_TO_GIVE_WAY:
                continue
            if any(item.is_urgent and item.wanted for _, _, item in self._queues[place]):
                job.gave_way += 1
                stopped.append((place, job.number))
        return stopped

    def finish(self, place: int, job: Job, *, stopped: bool) -> bool:
        """Take a job away that a worker has done; return whether it must be done again.

        That is so if it was stopped and somebody waits for it: its worker died, it gave way, or
        nobody waited and somebody came before it ended.
        """
        self._doing[place] = None
        if stopped and job.wanted:
            self._again(job)
            return True
        self._remove(job)
        return False

    def leave(self, ticket: Ticket) -> list[tuple[int, int]]:
        """Let a ticket wait for nothing; return worker and number of what is done for nobody."""
        left = [job for job in self._lives.values() if ticket in job.waiting]
        for job in left:
            job.waiting.discard(ticket)
        return [item for job in left for item in self.forget(job)]

    def forget(self, job: Job) -> list[tuple[int, int]]:
        """Take away a job that nobody waits for; return worker and number if it is being done."""
        if job.wanted:
            return []
        if job in self._doing:
            return [(self._doing.index(job), job.number)]
        self._remove(job)
        return []

    def unfinished(self) -> int:
        """Return how many runs and functions wait or are being done."""
        under_way = {job for job in self._doing if job is not None}
        return len(under_way | self._calls | set(self._lives.values()))

    def futures(self) -> list[Call[Any]]:
        """Return the futures of all functions that are not done."""
        return [job.future for job in self._calls if job.future is not None]

    def _again(self, job: Job) -> None:
        job.number = self._next()  # an order to stop the former try must not stop this one
        self._push(job)

    def _remove(self, job: Job) -> None:
        self._calls.discard(job)
        if job.key is not None and self._lives.get(job.key) is job:
            del self._lives[job.key]

    def _push(self, job: Job) -> None:
        queue = self._functions if job.place is None else self._queues[job.place]
        heappush(queue, (job.order, job.turn, job))

    def _next(self) -> int:
        self._number += 1
        return self._number
