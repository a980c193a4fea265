"""The same children under two scenarios: who has fewer, as many or more weeks without help.

Two runs from one seed have the same children in the same rows, also when their parameters
differ, so their columns are compared row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import WEEKS_PER_YEAR, Presence
from model.processes.calendar import AGE_ADULT, AGE_ENTRY
from model.student_view import weeks_without_help
from model.students import (
    BACKGROUND_GROUP,
    INCOME_GROUP,
    MUNICIPALITY_GROUP,
    PROFILE_GROUP,
    SEVERITY_GROUP,
)

if TYPE_CHECKING:
    from model.simulation import ContinuumModel
    from model.students import Students

Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Bools = npt.NDArray[np.bool_]

PAIRED = ("children", "fewer", "same", "more")  # the last axis of `RunSet.paired`
GROUPINGS = 6  # everybody, income, background, profile, severity, municipality


@dataclass(frozen=True)
class Lived:
    """What one run did to every student, in columns of shape (students,).

    `key` of the child; `seen`: part of the region for at least a school year of the policy;
    `need`: with a need at some time under the policy; `weeks` with a need and without help;
    `groups`, shape (students, `GROUPINGS`): rows of `model.reporters.group_names` that the child
    was in when the policy began, which is the same in all scenarios of a comparison.
    """

    key: Keys
    seen: Bools
    need: Bools
    weeks: npt.NDArray[np.int32]
    groups: npt.NDArray[np.int16]


@dataclass(frozen=True)
class Unmet:
    """Weeks with a need and without help under both scenarios, of children with a need.

    Columns of one length: `key` of the child, `row` in the model, `baseline` and `other` weeks,
    and `groups` at the start under the baseline, as in `Lived`.
    """

    key: Keys
    row: Ints
    baseline: Ints
    other: Ints
    groups: npt.NDArray[np.int16]

    def counted(self) -> Counted:
        """Return how many children are better and worse off under the other scenario."""
        change = self.other - self.baseline
        return Counted(
            children=change.size,
            fewer=int((change < 0).sum()),
            same=int((change == 0).sum()),
            more=int((change > 0).sum()),
        )

    def by_group(self, groups: int) -> Ints:
        """Return the numbers of `PAIRED` of the first so many groups, shape (groups, 4).

        Every child is in one group of each grouping, so groups of one grouping sum to everybody.
        """
        side = np.sign(self.other - self.baseline)
        found = [np.ones_like(side, np.bool_), side < 0, side == 0, side > 0]
        counts = [
            np.bincount(self.groups[chosen].ravel(), minlength=groups)[:groups] for chosen in found
        ]
        return np.stack(counts, axis=1).astype(np.int64)


@dataclass(frozen=True)
class Counted:
    """Of all children with a need: who has fewer, as many, or more weeks without help."""

    children: int
    fewer: int
    same: int
    more: int


def unmet_weeks(pasts: Sequence[ContinuumModel], models: Sequence[ContinuumModel]) -> Unmet:
    """Return the weeks without help under two scenarios, of children with a need at some time."""
    one, other = (lived(past, model) for past, model in zip(pasts, models, strict=True))
    return unmet_of(one, other)


def lived(past: ContinuumModel, model: ContinuumModel) -> Lived:
    """Return what happened to every student between a past and the end of a run from it."""
    before, after = past.world, model.world
    s = before.students
    had = (s.severity > 0) & (s.presence == Presence.PRESENT)
    # A need from the early years may be described before the first day at school, and begin then.
    spells = np.where(s.presence == Presence.TO_COME, 0, s.spell)
    came = after.students.presence != Presence.TO_COME
    return Lived(
        key=s.key,
        seen=in_view(s, int(before.clock[0]), int(after.clock[0])),
        need=had | (came & (after.students.spell > spells)),
        weeks=(weeks_without_help(after) - weeks_without_help(before)).astype(np.int32),
        groups=_groups(s),
    )


def _groups(s: Students) -> npt.NDArray[np.int16]:
    """Return the groups of every student now; who is to come has no need yet."""
    severity = np.where(s.presence == Presence.PRESENT, s.severity, 0).astype(np.int16)
    columns: list[npt.NDArray[np.integer]] = [
        np.zeros_like(severity),
        INCOME_GROUP + s.income,
        BACKGROUND_GROUP + s.background,
        PROFILE_GROUP + np.where(severity > 0, 1 + s.profile, 0),
        SEVERITY_GROUP + severity,
        MUNICIPALITY_GROUP + s.municipality,
    ]
    return np.stack(columns, axis=1).astype(np.int16)


def unmet_of(one: Lived, other: Lived) -> Unmet:
    """Return the weeks without help of children who have a need in either of two runs."""
    assert np.array_equal(one.key, other.key), "two runs do not have the same children"
    rows = np.flatnonzero(one.seen & (one.need | other.need))
    baseline, weeks = (item.weeks[rows].astype(np.int64) for item in (one, other))
    return Unmet(one.key[rows], rows, baseline, weeks, one.groups[rows])


def in_view(students: Students, start: int, end: int) -> Bools:
    """Return who is part of the region for at least a school year between two weeks of the run."""
    s = students
    grown_up = start - s.birth_week.astype(np.int64) >= (AGE_ADULT - 1) * WEEKS_PER_YEAR
    too_young = end - s.birth_week.astype(np.int64) < (AGE_ENTRY + 1) * WEEKS_PER_YEAR
    seen: Bools = (s.presence != Presence.LEFT) & ~grown_up & ~too_young
    return seen
