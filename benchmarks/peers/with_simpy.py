"""The common task in SimPy: a process per student, a process per provider."""

from __future__ import annotations

import math
import random
from collections import Counter, deque
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import simpy

from benchmarks.common_task import (
    FIXED_WEEKS,
    MEAN_WEEKS,
    RECOVERY,
    RELAPSE,
    RELAPSE_AFTER,
    STEP_UP,
    Counts,
    Outcome,
    Run,
    Stage,
    Task,
    counts_of,
    outcome_of,
    places_this_week,
    weeks_to_onset,
)

SERVING = 0.5  # providers take in after all that happens to students in a week
Process = Generator[simpy.Event, Any, None]


@dataclass
class World:
    """What processes share: chance, rates, queues by provider and level, and counts."""

    env: simpy.Environment
    chance: random.Random
    task: Task
    onset: list[list[float]]
    noticed: list[float]
    queues: list[tuple[deque[simpy.Event], deque[simpy.Event]]]
    counts: Counter[int] = field(default_factory=Counter)
    weekly: list[Counts] = field(default_factory=list)

    def weeks_until(self, rate: float) -> int:
        """Return the whole weeks, at least one, to the next event of a constant hazard."""
        return max(1, math.ceil(self.chance.expovariate(rate)))

    def enter(self, before: int, after: int) -> None:
        """Count a student in another stage."""
        self.counts[before] -= 1
        self.counts[after] += 1


def student(world: World, school: int, provider: int, first_age: int) -> Process:
    """Live from the first need to the end of the run."""
    env, weeks = world.env, world.task.weeks
    mark = world.chance.expovariate(1.0)
    later = weeks_to_onset(world.onset[school], first_age, -1, weeks, mark) - 1
    noticed = world.noticed[school]
    stage: int = Stage.NONE
    while env.now + later < weeks:
        yield env.timeout(later)
        world.enter(stage, Stage.ACTIVE)
        yield env.timeout(world.weeks_until(noticed + RECOVERY))
        stage = Stage.ACTIVE
        level = 0 if world.chance.random() * (noticed + RECOVERY) < noticed else None
        relapses = False
        while level is not None:
            world.enter(stage, Stage.QUEUED + level)
            turn = env.event()
            world.queues[provider][level].append(turn)
            yield turn
            stage = Stage.TREATED + level
            world.enter(Stage.QUEUED + level, stage)
            longer = world.weeks_until(-math.log1p(-1.0 / MEAN_WEEKS[level]))
            yield env.timeout(FIXED_WEEKS[level] + longer - SERVING)
            mark = world.chance.random()
            steps_up = STEP_UP if level == 0 else 0.0
            relapses = steps_up <= mark < steps_up + RELAPSE_AFTER
            level = 1 if mark < steps_up else None
        if relapses:
            later = 0
            continue
        world.enter(stage, Stage.RECOVERED)
        stage = Stage.RECOVERED
        later = world.weeks_until(RELAPSE)


def provider(world: World, number: int) -> Process:
    """Take in every week whom there are places for, at both levels."""
    yield world.env.timeout(SERVING)
    for week in range(world.task.weeks):
        for level, queue in enumerate(world.queues[number]):
            places = places_this_week(world.task.places[number, level], week)
            for _ in range(min(places, len(queue))):
                queue.popleft().succeed()
        yield world.env.timeout(1)


def observe(world: World) -> Process:
    """Count at the end of every week."""
    yield world.env.timeout(SERVING)
    for _ in range(world.task.weeks):
        yield world.env.timeout(SERVING / 2)
        world.weekly.append(counts_of(world.counts))
        yield world.env.timeout(1 - SERVING / 2)


def prepare(task: Task, seed: int) -> Run:
    """Return a run of the task; all processes are made beforehand."""
    env = simpy.Environment()
    world = World(
        env=env,
        chance=random.Random(seed),
        task=task,
        onset=task.onset.tolist(),
        noticed=task.noticed.tolist(),
        queues=[(deque(), deque()) for _ in task.places],
    )
    columns = (task.school.tolist(), task.provider.tolist(), task.first_age.tolist())
    for of_student in zip(*columns, strict=True):
        env.process(student(world, *of_student))
    for number in range(len(task.places)):
        env.process(provider(world, number))
    env.process(observe(world))

    def run() -> Outcome:
        env.run(until=task.weeks)
        return outcome_of(world.weekly, world.counts[Stage.RECOVERED])

    return run
