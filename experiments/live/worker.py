"""A worker process: it does one order at a time.

    python -m experiments.live BYTES

reads pickled orders from its standard input and writes pickled replies to its standard output,
until the input ends, which is when the parent ends, in whatever way. Only the parent holds the
other ends. A thread reads, so an order to stop reaches a run that is under way; it ends at the end
of its simulated year.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from typing import BinaryIO

from experiments.live.bench import Bench, warm_up
from experiments.live.orders import READY, Order, Reply, Step, UnexpectedError
from experiments.live.question import Life
from experiments.runs.run import Years
from model.errors import UserError
from scenarios.refusals import refusal

TELL_SECONDS = 0.3  # between two words on how far an order is


@dataclass
class _UnderWay:
    """An order that is being done: what ends it, and who is told how far it is."""

    years: Years
    tell: Callable[[Step], None]
    told: float = field(default_factory=time.monotonic)

    def watch(self, done: int, total: int) -> None:
        """End if nobody waits any more; tell how far it is, at a pace for people."""
        self.years.count()
        now = time.monotonic()
        if now - self.told >= TELL_SECONDS:
            self.told = now
            self.tell(Step(done, total))


# In the thread that does it, which is the one that replies: so nothing comes between.
_order: ContextVar[_UnderWay | None] = ContextVar("order", default=None)


class _Inbox:
    """Orders as they come in, and the work that is under way, which a later order may stop."""

    def __init__(self, stream: BinaryIO) -> None:
        self.orders: SimpleQueue[Order] = SimpleQueue()
        self.years = Years(0)
        self._stream = stream
        self._number = -1
        self._stopped = -1
        self._lock = threading.Lock()
        threading.Thread(target=self._read, daemon=True).start()

    def begin(self, order: Order) -> Years:
        """Return what counts the years of this order; it is stopped already if it should be."""
        with self._lock:
            self._number, self.years = order.number, Years(0)
            if self._stopped == order.number:
                self.years.stop()
            return self.years

    def _read(self) -> None:
        """Take orders until there is nobody to give them; then end, in the middle of a run too."""
        try:
            while True:
                order = pickle.load(self._stream)
                if isinstance(order, Order):
                    self.orders.put(order)
                    continue
                with self._lock:
                    self._stopped = order.number
                    if self._number == order.number:
                        self.years.stop()
        finally:
            os._exit(0)


def watch(done: int, total: int, _what: str) -> None:
    """Tell how far a function is that a worker does, and end it if nobody waits; a `Progress`.

    Hand it over to what takes a `Progress`, so that work given to `Desk.call` can be cancelled
    halfway. Outside a worker it does nothing.
    """
    if (order := _order.get()) is not None:
        order.watch(done, total)


def _do(bench: Bench, order: Order, years: Years, tell: Callable[[Step], None]) -> Reply:
    """Do what was asked; a problem is an answer too."""
    _order.set(_UnderWay(years, tell))
    try:
        years.count()
        work = partial(bench.run, order.work, years) if isinstance(order.work, Life) else order.work
        return Reply(order.number, work())
    except KeyboardInterrupt:
        return Reply(order.number, stopped=True)
    except UserError as problem:
        return Reply(order.number, problem=refusal(problem))
    except Exception:
        logging.getLogger(__name__).exception("A run failed.")
        return Reply(order.number, problem=UnexpectedError())


def _packed(reply: Reply) -> bytes:
    """Return a reply as bytes; one that cannot be sent is a failure of the work."""
    try:
        return pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)
    except Exception:
        logging.getLogger(__name__).exception("What a function gave cannot be sent.")
        return pickle.dumps(Reply(reply.number, problem=UnexpectedError()))


def serve(most: int) -> None:
    """Be a worker that keeps so many bytes, until the standard input ends."""
    # What others print must not come between the replies.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    bench, inbox = Bench(most), _Inbox(sys.stdin.buffer)
    warm_up()

    def send(word: bytes) -> None:
        replies.write(word)
        replies.flush()

    reply = READY
    while True:
        send(_packed(reply))
        order = inbox.orders.get()
        reply = _do(bench, order, inbox.begin(order), lambda step: send(pickle.dumps(step)))
        if reply.stopped:
            gc.collect()  # a model that was ended halfway refers to itself
