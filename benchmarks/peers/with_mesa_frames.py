"""The common task in mesa-frames: students are the rows of one Polars table, stepped all at once.

The package has no queue for a service; here that is a list in order of arrival per provider and
level. Its version on the package index asks for a numpy older than the one that we pin.
"""

from __future__ import annotations

from collections import deque

import numpy as np
import polars as pl
from mesa_frames import AgentSetPolars, ModelDF

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
    outcome_of,
    places_this_week,
)

ENDS = tuple(1.0 / mean for mean in MEAN_WEEKS)  # chance per week, after the fixed weeks
NONE, ACTIVE, RECOVERED = int(Stage.NONE), int(Stage.ACTIVE), int(Stage.RECOVERED)
QUEUED, TREATED = int(Stage.QUEUED), int(Stage.TREATED)
IN_TREATMENT = [TREATED, TREATED + 1]


class Students(AgentSetPolars):
    """All students; `until` is the first week in which treatment may end."""

    agents: pl.DataFrame

    def __init__(self, model: CommonTask) -> None:
        super().__init__(model)
        task = model.task
        something = -np.expm1(-(task.noticed + RECOVERY))
        share = task.noticed / (task.noticed + RECOVERY)
        self.add(
            pl.DataFrame(
                {
                    "unique_id": np.arange(task.students),
                    "school": task.school,
                    "provider": task.provider,
                    "first_age": task.first_age,
                    "onset": np.zeros(task.students),
                    "something": something[task.school],
                    "noticed": (something * share)[task.school],
                    "stage": np.full(task.students, NONE, np.int8),
                    "until": np.zeros(task.students, np.int32),
                }
            )
        )

    def start_year(self, year: int) -> None:
        """Give everybody the chance of a need at their new age."""
        task = self.model.task
        age = (self.agents["first_age"].to_numpy() + year) % AGES
        chance = -np.expm1(-task.onset[task.school, age])
        self.agents = self.agents.with_columns(onset=pl.Series(chance))

    def step(self) -> None:
        """Draw once for everybody, and let happen what the draw falls on."""
        week = self.model.week
        if week % WEEKS_PER_YEAR == 0:
            self.start_year(week // WEEKS_PER_YEAR)
        stage, draw = pl.col("stage"), pl.col("draw")
        after = _after_treatment(stage - TREATED, draw)
        is_over = (stage >= TREATED) & (stage < RECOVERED) & (pl.col("until") <= week)
        new = (
            pl.when((stage == NONE) & (draw < pl.col("onset")))
            .then(ACTIVE)
            .when((stage == RECOVERED) & (draw < -np.expm1(-RELAPSE)))
            .then(ACTIVE)
            .when((stage == ACTIVE) & (draw < pl.col("noticed")))
            .then(QUEUED)
            .when((stage == ACTIVE) & (draw < pl.col("something")))
            .then(RECOVERED)
            .when(is_over)
            .then(after)
            .otherwise(stage)
            .cast(pl.Int8)
        )
        draws = pl.Series(self.model.random.random(len(self)))
        moved = self.agents.with_columns(draw=draws).with_columns(before=stage, stage=new)
        arrived = moved.filter((stage != pl.col("before")) & stage.is_in([QUEUED, QUEUED + 1]))
        for uid, provider, level in arrived.select("unique_id", "provider", "stage").iter_rows():
            self.model.queues[provider][level - QUEUED].append(uid)
        self.agents = moved.drop("draw", "before")

    def start_treatment(self, uids: list[int], level: int) -> None:
        """Begin the treatment of those who were taken in."""
        rows = pl.Series(uids)  # a student's number is its row
        stage = self.agents["stage"].scatter(rows, TREATED + level)
        until = self.agents["until"].scatter(rows, self.model.week + FIXED_WEEKS[level] + 1)
        self.agents = self.agents.with_columns(stage, until)


def _after_treatment(level: pl.Expr, draw: pl.Expr) -> pl.Expr:
    """Return the stage after a week in which treatment may end: the same draw says how it does."""
    mark = draw / pl.when(level == 0).then(ENDS[0]).otherwise(ENDS[1])
    steps_up = pl.when(level == 0).then(STEP_UP).otherwise(0.0)
    return (
        pl.when(mark >= 1.0)
        .then(TREATED + level)
        .when(mark < steps_up)
        .then(QUEUED + 1)
        .when(mark < steps_up + RELAPSE_AFTER)
        .then(ACTIVE)
        .otherwise(RECOVERED)
    )


class CommonTask(ModelDF):
    """Students and the queues of their providers."""

    def __init__(self, task: Task, seed: int) -> None:
        super().__init__(seed)
        self.task = task
        self.week = 0
        self.places = task.places.tolist()
        self.queues: list[tuple[deque[int], deque[int]]] = [(deque(), deque()) for _ in self.places]
        self.weekly: list[Counts] = []
        self.students = Students(self)
        self.agents += self.students
        self.students = self.get_agents_of_type(Students)

    def step(self) -> None:
        """Step all students, serve the queues, and count."""
        self.agents.do("step", inplace=True)
        waiting = []
        for level in (0, 1):
            taken: list[int] = []
            for queues, places in zip(self.queues, self.places, strict=True):
                free = places_this_week(places[level], self.week)
                taken += [queues[level].popleft() for _ in range(min(free, len(queues[level])))]
            if taken:
                self.students.start_treatment(taken, level)
            waiting.append(sum(len(queues[level]) for queues in self.queues))
        stage = self.students.agents["stage"]
        active, treated = int((stage == ACTIVE).sum()), int(stage.is_in(IN_TREATMENT).sum())
        self.weekly.append((waiting[0], waiting[1], active, treated))
        self.week += 1


def prepare(task: Task, seed: int) -> Run:
    """Return a run of the task; the table is made beforehand."""
    model = CommonTask(task, seed)

    def run() -> Outcome:
        for _ in range(task.weeks):
            model.step()
        recovered = int((model.students.agents["stage"] == RECOVERED).sum())
        return outcome_of(model.weekly, recovered)

    return run
