"""A small common task, for comparing engines: one state machine and one queue, a week at a time.

A student without a need gets one with a hazard by school and year of age. An active need is noticed
or passes by itself; who is noticed joins the queue of a provider, first come, first served, with a
fixed number of places per week. Treatment takes 4 weeks and a geometric number with mean 12. Then
20 % go on to the queue of the second level (8 weeks and a geometric number with mean 20), 15 %
relapse, and the others have recovered, until they relapse. After the second level 15 % relapse.

Within a week everything that happens to students comes before the queues, and what a student comes
into this week ends next week at the earliest. A hazard h gives a chance of 1 - exp(-h) per week, so
drawing weekly and drawing a waiting time are the same process. Students change their year of age
together, every 52 weeks; after the fourteenth year a new child takes the place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

AGES = 14
WEEKS_PER_YEAR = 52
STUDENTS_PER_SCHOOL = 350
STUDENTS_PER_PROVIDER = 2500
RECOVERY = 1 / 40  # hazards per week
RELAPSE = 0.05 / WEEKS_PER_YEAR
FIXED_WEEKS = (4, 8)  # of treatment, by level
MEAN_WEEKS = (12.0, 20.0)  # of the geometric part
STEP_UP = 0.20
RELAPSE_AFTER = 0.15
PLACES = (1 / 3250, 1 / 15000)  # a week and student, by level


class Stage(IntEnum):
    """Where a student stands."""

    NONE = 0
    ACTIVE = 1
    QUEUED = 2  # and 3, by level
    TREATED = 4  # and 5, by level
    RECOVERED = 6


@dataclass(frozen=True)
class Task:
    """The same students and rates for every engine; hazards are per week.

    Columns have a row per student (n); `onset` has shape (schools, 14), `noticed` one value per
    school, `places` shape (providers, 2).
    """

    weeks: int
    school: npt.NDArray[np.int32]
    provider: npt.NDArray[np.int32]
    first_age: npt.NDArray[np.int8]
    onset: npt.NDArray[np.float64]
    noticed: npt.NDArray[np.float64]
    places: npt.NDArray[np.float64]

    @property
    def students(self) -> int:
        """Return the number of students."""
        return int(self.school.size)


@dataclass(frozen=True)
class Outcome:
    """Means over weeks of who waits at each level, who is active and who is treated.

    And who has recovered at the end. Numbers of students.
    """

    queue_1: float
    queue_2: float
    active: float
    treated: float
    recovered: float


Counts = tuple[int, int, int, int]  # of a week: both queues, active, treated


# Made before the clock starts; calling it is the run.
Run = Callable[[], Outcome]


def make_task(students: int, weeks: int) -> Task:
    """Return the task for so many students; schools differ, in the same way every time."""
    rng = np.random.default_rng(1)
    rows = np.arange(students)
    schools = -(-students // STUDENTS_PER_SCHOOL)
    by_school = rng.uniform(0.5, 1.5, schools)
    by_age = np.linspace(0.010, 0.025, AGES) / WEEKS_PER_YEAR
    provider = (rows // STUDENTS_PER_PROVIDER).astype(np.int32)
    return Task(
        weeks=weeks,
        school=(rows // STUDENTS_PER_SCHOOL).astype(np.int32),
        provider=provider,
        first_age=rng.integers(0, AGES, students).astype(np.int8),
        onset=np.outer(by_school, by_age),
        noticed=rng.uniform(0.5, 1.5, schools) / 15,
        places=np.outer(np.bincount(provider), PLACES),
    )


def places_this_week(places: float, week: int) -> int:
    """Return how many a provider takes in: whole numbers that come to `places` on average."""
    return int(places * (week + 1)) - int(places * week)


def outcome_of(weekly: Sequence[Counts], recovered: float) -> Outcome:
    """Return the means over all weeks, and who has recovered at the end."""
    queue_1, queue_2, active, treated = (
        sum(column) / len(weekly) for column in zip(*weekly, strict=True)
    )
    return Outcome(queue_1, queue_2, active, treated, recovered)


def counts_of(counts: Mapping[int, int]) -> Counts:
    """Return what counts of a week, from the number of students in each stage."""
    treated = counts[Stage.TREATED] + counts[Stage.TREATED + 1]
    return counts[Stage.QUEUED], counts[Stage.QUEUED + 1], counts[Stage.ACTIVE], treated


def weeks_to_onset(
    onset: Sequence[float] | npt.NDArray[np.float64],
    first_age: int,
    week: int,
    weeks: int,
    exponential: float,
) -> int:
    """Return after how many weeks a need begins, from a standard exponential draw.

    Args:
        onset: hazards by year of age of the student's school, shape (14,).
        first_age: year of age in week 0.
        week: the week it is now.
        weeks: the end of the run; a need that would begin later is put there.
        exponential: what the sum of the hazards has to come to.
    """
    now = week + 1
    while now < weeks:
        year = now // WEEKS_PER_YEAR
        hazard = onset[(first_age + year) % AGES]
        left = (year + 1) * WEEKS_PER_YEAR - now
        if exponential <= hazard * left:
            return now + max(1, math.ceil(exponential / hazard)) - 1 - week
        exponential -= hazard * left
        now += left
    return weeks - week
