"""A week with a stopwatch: the model's own `advance`, with a clock read after each of its steps.

No rule is written down twice. The code of `model.week.advance` runs unchanged; only the names that
it calls stand for wrapped versions, which do the step and then read the clock. The processes that
handle one event at a time are counted in the same way. Times and counts are kept in extra places
behind the calendar week in `world.clock`, of which the model reads the first place only, so
every other column must come out the same, byte for byte (`differing_columns`). The clock is the
one of POSIX systems.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from numba import types

from model.columns import seal
from model.kernel import entry_kernel, kernel
from model.organisations.rounds import decide
from model.simulation import ContinuumModel
from model.week import advance

DECISIONS = "decisions"  # of organisations, in Python, before a quarter begins
THE_REST = "the_rest"  # snapshots, reporters and the loop in Python
# Processes that handle one event per call, in the steps that call them.
EVENTS = {
    "hold_contacts": ("see",),
    "live": ("ring_life_clock", "ring_spell_clock"),
    "move_cases": ("arrive", "join_queue", "finish_help"),
    "serve": ("pass_door", "take_decision", "start_help"),
}
# Places in `world.clock`, behind the week.
_LAP = 1
_TIMESPEC = 2  # and 3: seconds and nanoseconds
_FIRST = 4  # nanoseconds of each step; then number, then nanoseconds, of each kind of event

# Time that this thread was at work: what others do on a busy machine is not counted.
_THREAD_CLOCK = time.CLOCK_THREAD_CPUTIME_ID
# For single events, because it is read twenty times faster: time that went by.
_EVENT_CLOCK = time.CLOCK_MONOTONIC
_clock_gettime: Any = types.ExternalFunction(
    "clock_gettime", types.int32(types.int32, types.CPointer(types.int64))
)


def _python(function: Any) -> FunctionType:
    """Return the Python function behind a compiled one."""
    return cast("FunctionType", getattr(function, "py_func", function))


def steps_of_the_week() -> tuple[str, ...]:
    """Return the names of the steps that `advance` calls, in its order."""
    source = _python(advance)
    return tuple(
        name
        for name in source.__code__.co_names
        if hasattr(source.__globals__.get(name), "py_func")
    )


STEPS = steps_of_the_week()
KINDS_OF_EVENT = tuple(name for step in STEPS for name in EVENTS.get(step, ()))
_COUNTS = _FIRST + len(STEPS)
_EVENT_TIMES = _COUNTS + len(KINDS_OF_EVENT)
_PLACES = _EVENT_TIMES + len(KINDS_OF_EVENT)


@kernel
def read(clock: npt.NDArray[np.int64], which: int) -> int:
    """Return what a clock of the system says, in nanoseconds."""
    _clock_gettime(which, clock[_TIMESPEC:].ctypes)
    return int(clock[_TIMESPEC] * 1_000_000_000 + clock[_TIMESPEC + 1])


@kernel
def lap(clock: npt.NDArray[np.int64], place: int) -> None:
    """Book the time since the last reading to `place`."""
    now = read(clock, _THREAD_CLOCK)
    clock[place] += now - clock[_LAP]
    clock[_LAP] = now


def _timed(step: Any, place: int) -> Any:
    """Return a step that reads the clock when it is done."""

    def with_week(w: Any, week: int) -> None:
        step(w, week)
        lap(w.clock, place)

    def without_week(w: Any) -> None:
        step(w)
        lap(w.clock, place)

    takes_week = len(inspect.signature(_python(step)).parameters) > 1
    return kernel(with_week if takes_week else without_week)


def _counted(process: Any, kind: int, timed: bool) -> Any:
    """Return a process that counts how often it is called, and perhaps how long it takes."""
    number, spent = _COUNTS + kind, _EVENT_TIMES + kind

    @kernel
    def begin(w: Any) -> int:
        w.clock[number] += 1
        return read(w.clock, _EVENT_CLOCK) if timed else 0

    @kernel
    def end(w: Any, start: int) -> None:
        if timed:
            w.clock[spent] += read(w.clock, _EVENT_CLOCK) - start

    def of_row(w: Any, row: int, week: int) -> None:
        start = begin(w)
        process(w, row, week)
        end(w, start)

    def at_node(w: Any, slot: int, node: int, week: int) -> None:
        start = begin(w)
        process(w, slot, node, week)
        end(w, start)

    def with_load(w: Any, slot: int, node: int, load: int, week: int) -> None:
        start = begin(w)
        process(w, slot, node, load, week)
        end(w, start)

    by_number: dict[int, Any] = {3: of_row, 4: at_node, 5: with_load}
    return kernel(by_number[len(inspect.signature(_python(process)).parameters)])


def _same_code(function: Any, name: str, replaced: dict[str, Any]) -> FunctionType:
    """Return the same code with other functions behind some of its names.

    Its own name and file keep what numba stores of it apart from the original.
    """
    original = _python(function)
    code = original.__code__.replace(co_name=name, co_filename=__file__, co_qualname=name)
    twin = FunctionType(code, {**original.__globals__, **replaced}, name, original.__defaults__)
    twin.__module__, twin.__qualname__ = __name__, name
    return twin


def _clocked_advance(own_name: str, *, by_event: bool) -> Any:
    """Return `advance` with a clock after every step and a counter on every event."""
    names = _python(advance).__globals__
    timed = {}
    for place, name in enumerate(STEPS):
        step = names[name]
        if name in EVENTS:
            inner = _python(step).__globals__
            counted = {
                event: _counted(inner[event], KINDS_OF_EVENT.index(event), by_event)
                for event in EVENTS[name]
            }
            step = kernel(_same_code(step, f"counted_{name}", counted))
        timed[name] = _timed(step, _FIRST + place)
    return entry_kernel(_same_code(advance, own_name, timed))


clocked_advance = _clocked_advance("clocked_advance", by_event=False)
clocked_events = _clocked_advance("clocked_events", by_event=True)


@entry_kernel
def read_clock(clock: npt.NDArray[np.int64], which: int, times: int) -> None:
    """Read a clock so many times, to know what a reading itself takes."""
    for _ in range(times):
        clock[_FIRST] += read(clock, which)


def nanoseconds_per_reading(which: int = _THREAD_CLOCK, times: int = 100_000) -> float:
    """Return the processor time of one reading of a clock."""
    clock = np.zeros(_PLACES, np.int64)
    read_clock(clock, which, 1)
    start = time.thread_time_ns()
    read_clock(clock, which, times)
    return (time.thread_time_ns() - start) / times


@dataclass(frozen=True)
class Clocked:
    """What a run cost: nanoseconds of processor time by step, and the number of events by kind.

    `event_nanoseconds` is the time of one event of a kind, without the reading of the clock; zero
    if events were not timed.
    """

    nanoseconds: dict[str, int]
    events: dict[str, int]
    event_nanoseconds: dict[str, float]

    @property
    def total(self) -> int:
        """Return all nanoseconds."""
        return sum(self.nanoseconds.values())

    def share(self, step: str) -> float:
        """Return the share of a step in the whole."""
        return self.nanoseconds[step] / self.total


def run_clocked(model: ContinuumModel, *, by_event: bool = False) -> Clocked:
    """Run a model to its end with the stopwatch, and return what every step of the week cost.

    The model is afterwards what `model.run()` would have made of it, but for the clock itself.
    With `by_event` every event is timed too, which makes the steps some tenths slower.
    """
    week, watched = int(model.world.clock[0]), clocked_events if by_event else clocked_advance
    clock = np.zeros(_PLACES, np.int64)
    clock[0] = week
    model.world = seal(model.world._replace(clock=clock))
    watched(model.world, week)  # runs no week, but loads the compiled code

    def advance_from_now(world: Any, until: int) -> bool:
        world.clock[_LAP] = time.thread_time_ns()
        return bool(watched(world, until))

    spent = {DECISIONS: 0}
    replaced = {"decide": _timed_in_python(decide, spent), "advance": advance_from_now}
    run_until = _same_code(ContinuumModel._run_until, "run_until_with_clock", replaced)
    start = time.thread_time_ns()
    run_until(model, len(model.world.counters.weekly_flow))
    total = time.thread_time_ns() - start
    return _found(model.world.clock, spent, total)


def _found(clock: npt.NDArray[np.int64], spent: dict[str, int], total: int) -> Clocked:
    """Return what stands behind the week in the clock, by name; what is left is the rest."""
    by_step = {name: int(clock[_FIRST + place]) for place, name in enumerate(STEPS)} | spent
    by_step[THE_REST] = total - sum(by_step.values())
    numbers = clock[_COUNTS:_EVENT_TIMES].tolist()
    reading = nanoseconds_per_reading(_EVENT_CLOCK)
    each = [
        time_ / number - reading if time_ else 0.0
        for time_, number in zip(clock[_EVENT_TIMES:].tolist(), numbers, strict=True)
    ]
    return Clocked(
        by_step,
        dict(zip(KINDS_OF_EVENT, numbers, strict=True)),
        dict(zip(KINDS_OF_EVENT, each, strict=True)),
    )


def _timed_in_python(function: Callable[..., None], spent: dict[str, int]) -> Callable[..., None]:
    def timed(*arguments: Any) -> None:
        start = time.thread_time_ns()
        function(*arguments)
        spent[DECISIONS] += time.thread_time_ns() - start

    return timed


def differing_columns(one: Any, other: Any) -> list[str]:
    """Return which columns of two states differ in a byte; the clock and addresses excepted."""
    return [
        name
        for name, first, second in _pairs(one, other, "")
        if name not in ("table", "clock") and first.tobytes() != second.tobytes()
    ]


def _pairs(one: Any, other: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    for name, first, second in zip(one._fields, one, other, strict=True):
        if hasattr(first, "_fields"):
            yield from _pairs(first, second, f"{path}{name}.")
        else:
            yield f"{path}{name}", np.asarray(first), np.asarray(second)
