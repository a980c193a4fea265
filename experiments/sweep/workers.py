"""Workers: the same runs in this process, in processes of this machine, or on a Dask cluster.

A worker gets a design and a run, and gives back bytes; it writes nothing. Processes of this machine
are a Dask cluster too, so there is one way to hand out runs. Only a few runs per worker are under
way at a time, so memory does not grow with the number of runs.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import queue
import time
import uuid
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from experiments.sweep.design import Design
from experiments.sweep.execute import Done, Failed, do_run
from experiments.sweep.fingerprint import fingerprint, unlike
from experiments.sweep.local import HOST, SHORT_MEMORY, LocalWorkers
from experiments.sweep.plan import Run
from model.errors import UserError

HERE = "here"
UNDER_WAY = 2  # runs per thread of a worker, so that none waits for the parent
PATIENCE = 60.0  # seconds that a cluster may be without workers
PATIENCE_HERE = 900.0  # the same for this machine, which may be busy; they are started again
CLOSE_SECONDS = 5
ANSWER_SECONDS = 15.0  # in which a scheduler must answer at the start
TOLD_EVERY = 1.0  # seconds between looks at a cluster that says nothing
LOSSES = 2  # lost workers of this machine after which a run is suspected of it
KILLED = "KilledWorker"

Take = Callable[[], Run | None]  # the next run; None if there is none, or none for now
Started = Callable[[Run], None]


@dataclass(frozen=True)
class Answer:
    """What a worker gave for a run, in how many seconds, and which worker."""

    item: Done | Failed
    seconds: float
    worker: str


@dataclass(frozen=True)
class Refusal:
    """A worker that would give other numbers: in what it differs from the parent."""

    differs: str
    worker: str


class Here:
    """This process does all runs itself, one after the other."""

    threads = 1

    def answers(self, design: Design, take: Take, started: Started) -> Iterator[Answer]:
        """Yield the answer of every run, until there are no more to take."""
        while (run := take()) is not None:
            started(run)
            begun = time.perf_counter()
            item = do_run(design, run)
            yield Answer(item, time.perf_counter() - begun, HERE)


def work(design: bytes, run: Run, expected: dict[str, str]) -> Answer | Refusal:
    """Do a run on a worker, if it has the rules and libraries of the parent.

    Args:
        design: pickled; a worker unpacks it once.
        run: which run.
        expected: the fingerprint of the parent.
    """
    from distributed import get_worker

    own, name = fingerprint(), str(get_worker().address)
    if own != expected:
        return Refusal(unlike(expected, own), name)
    begun = time.perf_counter()
    item = do_run(_unpacked(design), run)
    return Answer(item, time.perf_counter() - begun, name)


@lru_cache(maxsize=2)
def _unpacked(design: bytes) -> Design:
    found = pickle.loads(design)
    assert isinstance(found, Design)
    return found


@dataclass
class Cluster:
    """A Dask cluster, whose workers do the runs.

    Args:
        client: connected.
        name: what the user calls it, for sentences.
        local: its workers, if they are processes of this machine.
    """

    client: Any
    name: str
    local: LocalWorkers | None = None
    _under_way: dict[Any, tuple[Any, Run]] = field(default_factory=dict)
    _ready: queue.SimpleQueue[Any] = field(default_factory=queue.SimpleQueue)
    _suspects: deque[Run] = field(default_factory=deque)
    _looked: float = 0.0
    _alive: float = 0.0
    _threads: int = 0

    @property
    def _patience(self) -> float:
        return PATIENCE if self.local is None else PATIENCE_HERE

    @property
    def threads(self) -> int:
        """Return how many runs the workers can do at the same time."""
        return int(sum(self._ask(self.client.nthreads).values()))

    def check(self) -> None:
        """Wait for workers, and compare rules and libraries of all with those of this process.

        Raises:
            UserError: there are no workers, or one would give other numbers.
        """
        until = time.monotonic() + self._patience
        while not self._window():
            if time.monotonic() > until:
                raise UserError(
                    f"The Dask cluster {self.name} has no workers: start some with "
                    f"'dask worker {self.name}'."
                )
            time.sleep(TOLD_EVERY / 5)
        answers = self._ask(lambda: self.client.run(fingerprint, on_error="return"))
        for worker, other in answers.items():
            if isinstance(other, OSError):
                continue  # it went away; one that comes later is asked with its first run
            if isinstance(other, BaseException):
                raise _unable(worker, other)
            if differs := unlike(fingerprint(), other):
                raise _refused(Refusal(differs, worker))

    def answers(self, design: Design, take: Take, started: Started) -> Iterator[Answer]:
        """Yield the answers in the order in which they come, until there are no more runs.

        A run whose worker was lost is done by another. One that is lost again and again is done
        once more when no other run is under way, and has failed if its worker is lost then too.

        Raises:
            UserError: the cluster went away, or a worker would give other numbers.
        """
        packed = pickle.dumps(design)
        token = f"sweep-{uuid.uuid4().hex}"
        self._alive = time.monotonic()
        number, alone = 0, None
        while True:
            while alone is None and len(self._under_way) < max(1, self._window()):
                run = take()
                if run is None and not self._under_way and self._suspects:
                    run = alone = self._suspects.popleft()
                if run is None:
                    break
                if alone is None:
                    started(run)
                self._submit((token, number), packed, run)
                number += 1
            if not self._under_way:
                return
            run, answer = self._next()
            if answer is not None:
                yield answer
            elif alone is None:
                self._suspects.append(run)
            else:
                yield Answer(Failed(run.id, KILLED, "The worker was lost every time."), 0.0, "")
            alone = None if not self._under_way else alone

    def _submit(self, key: Any, packed: bytes, run: Run) -> None:
        future = self.client.submit(work, packed, run, fingerprint(), key=key, pure=False)
        self._under_way[key] = (future, run)
        future.add_done_callback(self._ready.put)

    def _next(self) -> tuple[Run, Answer | None]:
        """Return a run that came back, with its answer; without one if its worker was lost."""
        from distributed import CancelledError, KilledWorker

        future = self._wait()
        _, run = self._under_way.pop(future.key)
        try:
            answer = self._result(future)
        except KilledWorker:
            return run, None
        except (CancelledError, OSError) as problem:
            raise self._gone() from problem
        except Exception as problem:
            raise _unable("of the cluster", problem) from problem
        finally:
            with contextlib.suppress(Exception):
                future.release()
        if isinstance(answer, Refusal):
            raise _refused(answer)
        assert isinstance(answer, Answer)
        return run, answer

    def _result(self, future: Any) -> Any:
        """Return what a run gave.

        A worker may be lost after it told that a run was done and before it sent what it gave; then
        the run is done once more, if there are workers.
        """
        while True:
            try:
                return future.result(timeout=TOLD_EVERY)
            except TimeoutError:
                self._look()

    def _wait(self) -> Any:
        """Wait for a run to come back, and look now and then whether the cluster still lives."""
        while True:
            try:
                return self._ready.get(timeout=TOLD_EVERY)
            except queue.Empty:
                self._look()

    def _look(self) -> None:
        """Look whether the cluster still has workers, or had until a short while ago."""
        self._window()
        if time.monotonic() - self._alive > self._patience:
            raise UserError(
                f"The Dask cluster {self.name} has had no workers for {self._patience:.0f} "
                "seconds: start some, and go on with --resume; what is done is kept."
            )

    def _window(self) -> int:
        """Return how many runs may be under way; the cluster is asked once a second at most."""
        now = time.monotonic()
        if now - self._looked >= TOLD_EVERY:
            self._looked = now
            if self.local is not None:
                self.local.revive()
            self._threads = self.threads
            if self._threads:
                self._alive = now
        return UNDER_WAY * self._threads

    def _ask[T](self, question: Callable[[], T]) -> T:
        from distributed import CancelledError

        if self.client.status != "running":
            raise self._gone()
        try:
            return question()
        except (CancelledError, OSError, RuntimeError, AttributeError) as problem:
            raise self._gone() from problem

    def _gone(self) -> UserError:
        return UserError(
            f"The Dask cluster {self.name} went away: start it again, and go on with --resume; "
            "what is done is kept."
        )


def _refused(refusal: Refusal) -> UserError:
    return UserError(
        f"The worker {refusal.worker} would give other numbers ({refusal.differs}): install the "
        "same version of Continuüm and of its libraries there."
    )


def _unable(worker: str, problem: BaseException) -> UserError:
    return UserError(
        f"The worker {worker} cannot do runs ({type(problem).__name__}: {problem}): install the "
        "same version of Continuüm there."
    )


@contextmanager
def on_workers(number: int, cluster: str | None) -> Iterator[Here | Cluster]:
    """Give what does the runs.

    Args:
        number: processes of this machine; 1 is this process itself.
        cluster: address of the scheduler of a Dask cluster, such as `tcp://10.0.0.5:8786`; None
            for this machine.

    Raises:
        UserError: the cluster does not answer, has no workers, or has other rules or libraries.
    """
    if cluster is None and number == 1:
        yield Here()
        return
    with _quiet(), ExitStack() as stack:
        address, local = cluster, None
        if address is None:
            address, local = stack.enter_context(_local(number))
        client = stack.enter_context(_client(address))
        found = Cluster(client, cluster or "of this machine", local)
        found.check()
        yield found


@contextmanager
def _client(cluster: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(cluster, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError, RuntimeError) as problem:
        raise UserError(
            f'The Dask cluster "{cluster}" does not answer ({_first_line(problem)}): give the '
            'address of its scheduler, such as --cluster "tcp://10.0.0.5:8786".'
        ) from problem
    try:
        yield client
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=CLOSE_SECONDS)


@contextmanager
def _local(number: int) -> Iterator[tuple[str, LocalWorkers]]:
    """Start a scheduler here, with worker processes that only this machine can reach."""
    import dask
    from distributed import LocalCluster

    losses = {"distributed.scheduler.allowed-failures": LOSSES - 1}
    with dask.config.set(SHORT_MEMORY | losses):
        scheduler = LocalCluster(
            n_workers=0,
            host=HOST,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
    local = LocalWorkers(scheduler.scheduler_address, number)
    try:
        yield scheduler.scheduler_address, local
    finally:
        local.end()
        with contextlib.suppress(Exception):
            scheduler.close(timeout=CLOSE_SECONDS)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Dask logs about lost workers away from people: they get our own sentences."""
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado", "asyncio")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def _first_line(problem: BaseException) -> str:
    return (str(problem) or type(problem).__name__).splitlines()[0]
