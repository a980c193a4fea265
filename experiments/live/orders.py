"""What a desk and its workers say to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from experiments.live.question import Life


@dataclass(frozen=True)
class Order:
    """What to do: a number that no other order has, and a run or a function without arguments."""

    number: int
    work: Life | Callable[[], Any]


@dataclass(frozen=True)
class Stop:
    """An order to end the work of this number, if it is under way or still to come."""

    number: int


@dataclass(frozen=True)
class Step:
    """How far the order under way is, in units of its own."""

    done: int
    total: int


@dataclass(frozen=True)
class Reply:
    """What became of an order.

    Args:
        number: of the order.
        value: what the work gave.
        problem: a UserError, said in both languages, `UnexpectedError` for another one; none if
            all went well.
        stopped: whether it was ended before its end.
    """

    number: int
    value: Any = None
    problem: Exception | None = None
    stopped: bool = False


class UnexpectedError(Exception):
    """The work failed by a fault of ours; what it was stands in the log of the worker."""


READY = Reply(-1)
