"""The common task with the parts of this model: keyed draws, a calendar and queues of links."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks import common_task
from benchmarks.common_task import (
    FIXED_WEEKS,
    MEAN_WEEKS,
    RECOVERY,
    RELAPSE,
    RELAPSE_AFTER,
    STEP_UP,
    Outcome,
    Run,
    Stage,
    Task,
)
from model.clocks import Clock, new_clock, set_clock, take_due
from model.columns import columns, new_table, seal
from model.compiling import entry_of
from model.kernel import kernel
from model.links import Links, first, link, new_links, unlink
from model.streams import Stream, key_of, uniform, weeks_until

N_STAGES = max(Stage) + 1
ENDS = tuple(-math.log1p(-1.0 / mean) for mean in MEAN_WEEKS)
weeks_to_onset = kernel(common_task.weeks_to_onset)
places_this_week = kernel(common_task.places_this_week)


@columns
class State(NamedTuple):
    """Columns of students (n), rates, a calendar, the queues, and counts by week."""

    table: npt.NDArray[np.int64]
    key: npt.NDArray[np.uint64]
    school: npt.NDArray[np.int32]
    provider: npt.NDArray[np.int32]
    first_age: npt.NDArray[np.int8]
    onset: npt.NDArray[np.float64]
    noticed: npt.NDArray[np.float64]
    places: npt.NDArray[np.float64]
    stage: npt.NDArray[np.int8]
    step: npt.NDArray[np.int32]
    calendar: Clock
    queues: Links
    counts: npt.NDArray[np.int64]
    weekly: npt.NDArray[np.int64]
    buffer: npt.NDArray[np.int32]


def new_state(task: Task) -> State:
    """Return the state of a task before anything happened."""
    n = task.students
    state = State(
        table=new_table(),
        key=np.zeros(n, np.uint64),
        school=task.school,
        provider=task.provider,
        first_age=task.first_age,
        onset=task.onset,
        noticed=task.noticed,
        places=task.places,
        stage=np.zeros(n, np.int8),
        step=np.zeros(n, np.int32),
        calendar=new_clock(n),
        queues=new_links(n, 2 * len(task.places)),
        counts=np.bincount([Stage.NONE], minlength=N_STAGES) * n,
        weekly=np.zeros((task.weeks, N_STAGES), np.int64),
        buffer=np.zeros(n, np.int32),
    )
    return seal(state)


@kernel
def occasion(s: State, row: int) -> int:
    """Return the number of a student's next draw."""
    s.step[row] += 1
    return int(s.step[row])


@kernel
def enter(s: State, row: int, stage: int) -> None:
    """Come to another stage."""
    s.counts[s.stage[row]] -= 1
    s.counts[stage] += 1
    s.stage[row] = stage


@kernel
def plan(s: State, row: int, week: int) -> None:
    """Let something happen to a student in a week, if the run lasts that long."""
    if week < s.weekly.shape[0]:
        set_clock(s.calendar, row, week)


@kernel
def plan_onset(s: State, row: int, week: int) -> None:
    """Plan when a need begins."""
    draw = uniform(s.key[row], Stream.LIFE_GAP, occasion(s, row))
    hazards = s.onset[s.school[row]]
    weeks = s.weekly.shape[0]
    later = weeks_to_onset(hazards, s.first_age[row], week, weeks, -math.log(draw))
    plan(s, row, week + later)


@kernel
def become_active(s: State, row: int, week: int) -> None:
    """Begin a need, and plan when it is noticed or passes."""
    enter(s, row, Stage.ACTIVE)
    rate = s.noticed[s.school[row]] + RECOVERY
    plan(s, row, week + weeks_until(s.key[row], Stream.SPELL_GAP, occasion(s, row), rate))


@kernel
def recover(s: State, row: int, week: int) -> None:
    """Recover, and plan a relapse."""
    enter(s, row, Stage.RECOVERED)
    plan(s, row, week + weeks_until(s.key[row], Stream.LIFE_GAP, occasion(s, row), RELAPSE))


@kernel
def join_queue(s: State, row: int, level: int) -> None:
    """Join the back of a provider's queue."""
    enter(s, row, Stage.QUEUED + level)
    link(s.queues, row, 2 * s.provider[row] + level)


@kernel
def happen(s: State, row: int, week: int) -> None:
    """Handle a student whose week has come."""
    stage = s.stage[row]
    if stage == Stage.NONE or stage == Stage.RECOVERED:
        become_active(s, row, week)
        return
    mark = uniform(s.key[row], Stream.SPELL_EVENT, occasion(s, row))
    if stage == Stage.ACTIVE:
        noticed = s.noticed[s.school[row]]
        if mark * (noticed + RECOVERY) < noticed:
            join_queue(s, row, 0)
        else:
            recover(s, row, week)
        return
    steps_up = STEP_UP if stage == Stage.TREATED else 0.0
    if mark < steps_up:
        join_queue(s, row, 1)
    elif mark < steps_up + RELAPSE_AFTER:
        become_active(s, row, week)
    else:
        recover(s, row, week)


@kernel
def serve(s: State, week: int) -> None:
    """Let every provider take in whom it has places for, at both levels."""
    for provider in range(s.places.shape[0]):
        for level in range(2):
            places = places_this_week(s.places[provider, level], week)
            row = first(s.queues, 2 * provider + level)
            while places > 0 and row >= 0:
                unlink(s.queues, row)
                enter(s, row, Stage.TREATED + level)
                ends = ENDS[0] if level == 0 else ENDS[1]
                longer = weeks_until(s.key[row], Stream.CASE_DURATION, occasion(s, row), ends)
                fixed = FIXED_WEEKS[0] if level == 0 else FIXED_WEEKS[1]
                plan(s, row, week + fixed + longer)
                places -= 1
                row = first(s.queues, 2 * provider + level)


def _run_weeks(s: State, run_key: np.uint64) -> None:
    """Give students their keys, plan their first needs, and run all weeks."""
    for row in range(s.key.size):
        s.key[row] = key_of(run_key, 0, row)
        plan_onset(s, row, -1)
    for week in range(s.weekly.shape[0]):
        for index in range(take_due(s.calendar, week, s.buffer)):
            happen(s, s.buffer[index], week)
        serve(s, week)
        s.weekly[week] = s.counts


# Code that is kept would not see a change in `common_task`, which is another file.
run_weeks: Any = entry_of(_run_weeks, keep=False)


def prepare(task: Task, seed: int) -> Run:
    """Return a run of the task, compiled; making the columns is part of it."""
    run_weeks(new_state(common_task.make_task(10, 2)), np.uint64(seed))

    def run() -> Outcome:
        state = new_state(task)
        run_weeks(state, np.uint64(seed))
        means = state.weekly.mean(axis=0)
        return Outcome(
            queue_1=float(means[Stage.QUEUED]),
            queue_2=float(means[Stage.QUEUED + 1]),
            active=float(means[Stage.ACTIVE]),
            treated=float(means[Stage.TREATED] + means[Stage.TREATED + 1]),
            recovered=float(state.weekly[-1, Stage.RECOVERED]),
        )

    return run
