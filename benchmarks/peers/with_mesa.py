"""The common task in plain Mesa: students are agents that are asked every week."""

from __future__ import annotations

import math
from collections import Counter, deque
from typing import Any

import mesa
import numpy as np

from benchmarks.common_task import (
    AGES,
    FIXED_WEEKS,
    MEAN_WEEKS,
    RECOVERY,
    RELAPSE,
    RELAPSE_AFTER,
    STEP_UP,
    WEEKS_PER_YEAR,
    Counts,
    Outcome,
    Run,
    Stage,
    Task,
    counts_of,
    outcome_of,
    places_this_week,
)

CHANCE_OF_RELAPSE = -math.expm1(-RELAPSE)


class Student(mesa.Agent["CommonTask"]):
    """A student, with the weekly chances of its school."""

    def __init__(self, model: CommonTask, row: int) -> None:
        super().__init__(model)
        task = model.task
        school = task.school[row]
        self.first_age = int(task.first_age[row])
        self.provider = int(task.provider[row])
        self.onset = model.onset[school]
        self.noticed = float(task.noticed[school])
        self.something = -math.expm1(-(self.noticed + RECOVERY))
        self.stage: int = Stage.NONE
        self.weeks_left = 0

    def step(self) -> None:
        """Live one week."""
        stage = self.stage
        if stage == Stage.NONE:
            age = (self.first_age + self.model.week // WEEKS_PER_YEAR) % AGES
            if self.random.random() < self.onset[age]:
                self.enter(Stage.ACTIVE)
        elif stage == Stage.RECOVERED:
            if self.random.random() < CHANCE_OF_RELAPSE:
                self.enter(Stage.ACTIVE)
        elif stage == Stage.ACTIVE:
            if self.random.random() < self.something:
                self.be_noticed_or_recover()
        elif stage >= Stage.TREATED:
            self.be_treated(stage - Stage.TREATED)

    def be_noticed_or_recover(self) -> None:
        """Join the first queue, or recover without help."""
        if self.random.random() * (self.noticed + RECOVERY) < self.noticed:
            self.join_queue(0)
        else:
            self.enter(Stage.RECOVERED)

    def be_treated(self, level: int) -> None:
        """Go on with treatment, and end it: after the fixed weeks with a chance every week."""
        if self.weeks_left > 0:
            self.weeks_left -= 1
            return
        if self.random.random() * MEAN_WEEKS[level] >= 1.0:
            return
        mark = self.random.random()
        steps_up = STEP_UP if level == 0 else 0.0
        if mark < steps_up:
            self.join_queue(1)
        elif mark < steps_up + RELAPSE_AFTER:
            self.enter(Stage.ACTIVE)
        else:
            self.enter(Stage.RECOVERED)

    def join_queue(self, level: int) -> None:
        """Join the back of a queue."""
        self.enter(Stage.QUEUED + level)
        self.model.queues[self.provider][level].append(self)

    def enter(self, stage: int) -> None:
        """Come to another stage."""
        self.model.counts[self.stage] -= 1
        self.model.counts[stage] += 1
        self.stage = stage


class CommonTask(mesa.Model[Student, Any]):
    """Students and the queues of their providers; `order` is `shuffle_do` or `do`."""

    def __init__(self, task: Task, seed: int, order: str) -> None:
        super().__init__(rng=seed)
        self.task = task
        self.order = order
        self.week = 0
        self.onset = (-np.expm1(-task.onset)).tolist()
        self.places = task.places.tolist()
        self.queues: list[tuple[deque[Student], deque[Student]]] = [
            (deque(), deque()) for _ in self.places
        ]
        self.counts: Counter[int] = Counter()
        self.weekly: list[Counts] = []
        for row in range(task.students):
            Student(self, row)

    def step(self) -> None:
        """Ask every student, then serve the queues, then count."""
        if self.order == "shuffle_do":
            self.agents.shuffle_do("step")
        else:
            self.agents.do("step")
        for queues, by_level in zip(self.queues, self.places, strict=True):
            for level, (queue, places) in enumerate(zip(queues, by_level, strict=True)):
                for _ in range(min(places_this_week(places, self.week), len(queue))):
                    student = queue.popleft()
                    student.enter(Stage.TREATED + level)
                    student.weeks_left = FIXED_WEEKS[level]
        self.weekly.append(counts_of(self.counts))
        self.week += 1


def prepare(task: Task, seed: int, order: str = "shuffle_do") -> Run:
    """Return a run of the task; all agents are made beforehand."""
    model = CommonTask(task, seed, order)

    def run() -> Outcome:
        for _ in range(task.weeks):
            model.step()
        return outcome_of(model.weekly, model.counts[Stage.RECOVERED])

    return run
