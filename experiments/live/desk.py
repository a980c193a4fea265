"""The desk: where questions are asked, and workers are kept busy in a fair order.

A thread per worker hands out what waits for it and takes the replies; one thread more plans
questions and tells how far they are. All state is guarded by one lock.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any
from weakref import WeakValueDictionary

from experiments.live.call import Call
from experiments.live.jobs import ORDER_OF_CALLS, Job, Jobs
from experiments.live.kept import Kept, bytes_of
from experiments.live.orders import Order, Reply, Stop
from experiments.live.process import GoneError, WorkerProcess
from experiments.live.progress import Failure
from experiments.live.question import Question
from experiments.live.ticket import Plan, Ticket, Told, plan_of
from experiments.runs.replication import Result
from experiments.runs.run import RunSet
from model.errors import UserError
from model.kernel import is_compiled_before
from scenarios.frozen import FrozenDict
from scenarios.refusals import in_both

MEGABYTE = 2**20
MOST_TRIES = 3
CALL_FAILED = "A fault in the program stopped this; the log of the server says which."

_log = logging.getLogger(__name__)


class Desk:
    """Answers questions in worker processes; see `experiments.live` for how to use it.

    Args:
        workers: processes; by default one per core.
        memory: bytes of results that are kept for the next time that they are asked for.
        worker_memory: bytes that every worker keeps between its runs.
    """

    def __init__(
        self,
        workers: int = 0,
        memory: int = 256 * MEGABYTE,
        worker_memory: int = 768 * MEGABYTE,
    ) -> None:
        """Start the workers; they load the model while questions can be asked already."""
        number = workers or os.cpu_count() or 1
        self._worker_memory = worker_memory
        self._lock = threading.Condition()
        self._jobs = Jobs(number)
        self._known = Kept[Result](memory)
        # What somebody holds still; only the thread that tells puts runs together.
        self._whole: WeakValueDictionary[Hashable, RunSet] = WeakValueDictionary()
        self._processes: list[WorkerProcess | None] = [None] * number
        self._to_tell: dict[Ticket, None] = {}
        self._waiting: set[Ticket] = set()
        self._arrivals = 0
        self._closed = False
        self._compiling = not is_compiled_before()
        self._loaded = threading.Event()
        self._threads = [
            threading.Thread(target=self._attend, args=(place,), daemon=True)
            for place in range(number)
        ]
        self._threads.append(threading.Thread(target=self._tell, daemon=True))
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Desk:
        """Return the desk, which is closed at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the desk."""
        self.close()

    # What others ask

    def ask(self, question: Question, told: Told) -> Ticket:
        """Ask a question, and be told how far its answer is until it is done, failed or cancelled.

        Returns at once. What cannot be answered is told too, as stage "failed".
        """
        with self._lock:
            self._arrivals += 1
            ticket = Ticket(question, told, self, self._arrivals)
            self._waiting.add(ticket)
            self._to_tell[ticket] = None
            self._lock.notify_all()
        return ticket

    def drop(self, ticket: Ticket) -> None:
        """Tell a ticket nothing more, and stop all runs that nobody else waits for."""
        with self._lock:
            ticket.closed = True
            self._waiting.discard(ticket)
            self._to_tell.pop(ticket, None)
            stopped = self._jobs.leave(ticket)
        self._stop(stopped)

    def together(self, key: Hashable, make: Callable[[], RunSet]) -> RunSet:
        """Return runs that were put together, the same object for everybody who asks for them.

        Many may ask the same: a group that opened one link.
        """
        found = self._whole.get(key)
        if found is None:
            self._whole[key] = found = make()
        return found

    def call[T](self, function: Callable[..., T], *arguments: Any, **named: Any) -> Call[T]:
        """Do any function that can be pickled in a worker, after the first pairs of all questions.

        It can be cancelled at any time. If it is under way it then goes on, unseen, unless it was
        given `experiments.live.worker.watch` as its `Progress`. Then its future also tells how far
        it is, as `share`.

        Its future raises the UserError of the function, or RuntimeError for any other problem.
        """
        future: Call[T] = Call()
        with self._lock:
            self._arrivals += 1
            work = partial(function, *arguments, **named)
            job = self._jobs.add_call(work, future, (*ORDER_OF_CALLS, self._arrivals))
            self._lock.notify_all()
        future.add_done_callback(lambda done: self._forget(job) if done.cancelled() else None)
        return future

    def close(self) -> None:
        """End all workers at once; nothing is told any more, and calls are cancelled."""
        with self._lock:
            self._closed = True
            futures = self._jobs.futures()
            self._to_tell.clear()
            processes = [process for process in self._processes if process is not None]
            self._lock.notify_all()
        self._loaded.set()
        for future in futures:
            future.cancel()
        for process in processes:
            process.end()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    def pids(self) -> list[int]:
        """Return the numbers of the worker processes that are there now."""
        with self._lock:
            return [process.pid for process in self._processes if process is not None]

    def unfinished(self) -> int:
        """Return how many runs and functions wait or are being done, for all questions."""
        with self._lock:
            return self._jobs.unfinished()

    def _forget(self, job: Job) -> None:
        with self._lock:
            stopped = self._jobs.forget(job)
        self._stop(stopped)

    def _stop(self, orders: list[tuple[int, int]]) -> None:
        """Let workers end what nobody waits for any more: place of the worker, and number."""
        for place, number in orders:
            process = self._processes[place]
            if process is not None:
                with suppress(GoneError):
                    process.give(Stop(number))

    # What the threads of the workers do

    def _attend(self, place: int) -> None:
        """Keep one worker busy, and alive, until the desk is closed."""
        if place and self._compiling:
            self._loaded.wait()  # one compiles, for all
        process = self._start(place)
        while (job := self._next(place)) is not None:
            process = process or self._start(place)
            try:
                reply = self._done_by(process, job)
            except GoneError:
                process = None
                self._lost(place, job)
            else:
                self._take(place, job, reply)

    def _start(self, place: int) -> WorkerProcess | None:
        """Start a worker, and return it when it has loaded the model; nothing if it ends."""
        with self._lock:
            if self._closed:
                return None
            process = self._processes[place] = WorkerProcess(self._worker_memory)
        try:
            process.wait()
        except GoneError:
            self._end(place)
            self._loaded.set()
            return None
        with self._lock:
            self._compiling = False
            self._loaded.set()
            self._to_tell |= dict.fromkeys(self._waiting)
            self._lock.notify_all()
        return process

    def _end(self, place: int) -> None:
        """Clear away a worker that has gone."""
        with self._lock:
            process, self._processes[place] = self._processes[place], None
        if process is not None and not self._closed:
            process.end()

    def _next(self, place: int) -> Job | None:
        """Wait for work and return it; nothing when the desk is closed."""
        with self._lock:
            while not self._closed:
                if (job := self._jobs.take(place)) is not None:
                    if job.future is not None:
                        self._lock.notify_all()  # others may do the runs of this worker now
                    return job
                self._lock.wait()
        return None

    def _done_by(self, process: WorkerProcess | None, job: Job) -> Reply:
        """Let a worker do a job.

        Raises:
            GoneError: there is no worker, or it died.
        """
        if process is None:
            raise GoneError
        try:
            process.give(Order(job.number, job.work))
        except GoneError:
            raise
        except Exception as problem:
            return Reply(job.number, problem=problem)  # it cannot be pickled
        return process.wait(None if job.future is None else job.future.take)

    def _lost(self, place: int, job: Job) -> None:
        """Put back what a worker was doing when it died, or give up after some times."""
        self._end(place)
        with self._lock:
            if self._closed:
                return
            _log.warning("A worker process has gone and is started again.")
            job.tries += 1
            if job.tries < MOST_TRIES:
                self._jobs.finish(place, job, stopped=True)
                return
        self._take(place, job, Reply(job.number, problem=RuntimeError(CALL_FAILED)))

    def _take(self, place: int, job: Job, reply: Reply) -> None:
        """Take a reply, for all who wait for it."""
        problem = reply.problem
        with self._lock:
            again = self._jobs.finish(place, job, stopped=reply.stopped)
            waiting = [] if again else list(job.waiting)
            if job.key is not None and problem is None and not reply.stopped:
                self._known.put(job.key, reply.value, bytes_of(reply.value))
            for ticket in waiting:
                if problem is None:
                    ticket.take(job.key, reply.value)
                else:
                    ticket.failure = _failure(ticket.question, job, problem)
                self._to_tell[ticket] = None
            self._lock.notify_all()
        if job.future is not None and job.future.set_running_or_notify_cancel():
            if problem is None:
                job.future.set_result(reply.value)
            else:
                job.future.set_exception(_for_callers(problem))

    # What the thread that plans and tells does

    def _tell(self) -> None:
        """Plan questions, and tell how far they are, in turn, until the desk is closed."""
        while True:
            with self._lock:
                while not self._to_tell and not self._closed:
                    self._lock.wait()
                if self._closed:
                    return
                ticket = next(iter(self._to_tell))
                del self._to_tell[ticket]
            try:
                self._tell_one(ticket)
            except Exception:
                _log.exception("Somebody could not be told about a question.")
                self.drop(ticket)

    def _tell_one(self, ticket: Ticket) -> None:
        """Plan a new question; tell how far one is, and let go of it if that was the last time."""
        if ticket.plan is None and ticket.failure is None:
            self._plan(ticket)
        progress = ticket.progress(compiling=self._compiling)
        if ticket.closed:
            return
        if progress.stage in ("done", "failed"):
            self.drop(ticket)
            ticket.results.clear()
        ticket.told(progress)

    def _plan(self, ticket: Ticket) -> None:
        """Find out which runs a question needs, and begin."""
        try:
            plan = plan_of(ticket.question)
        except UserError as problem:
            ticket.failure = Failure(ticket.question, FrozenDict(in_both(problem)))
        except Exception:
            _log.exception("A question could not be planned.")
            ticket.failure = Failure(ticket.question)
        else:
            self._begin(ticket, plan)

    def _begin(self, ticket: Ticket, plan: Plan) -> None:
        """Take what is known, and put the other runs in the queues of the workers."""
        with self._lock:
            if ticket.closed:
                return
            known: dict[Hashable, Result] = {}
            for item in plan.planned():
                result = self._known.get(item.key)
                if result is not None:
                    known[item.key] = result
                else:
                    self._jobs.add_life(item, ticket)
            ticket.begin(plan, known)
            stopped = self._jobs.give_way()
            self._lock.notify_all()
        self._stop(stopped)


def _failure(question: Question, job: Job, problem: Exception) -> Failure:
    """Return what to tell about a run that failed: the user's part of it, and no other."""
    if isinstance(problem, UserError):
        return Failure(question, FrozenDict(in_both(problem)))
    return Failure(question, life=job.life)


def _for_callers(problem: Exception) -> Exception:
    return problem if isinstance(problem, UserError) else RuntimeError(CALL_FAILED)
