"""One student as a reader sees it: made on request, never registered with Mesa."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import Help, Presence, Profile, Sector, Signal, Stage

if TYPE_CHECKING:
    from model.world import World


class StudentView:
    """One student: age, school, need, and where its case stands."""

    def __init__(self, world: World, row: int) -> None:
        """Look at row `row` of the columns."""
        self._world = world
        self._row = row

    @property
    def id(self) -> str:
        """Return the key of the child in this run, the same in every scenario."""
        return f"{int(self._world.students.key[self._row]):016x}"

    @property
    def age(self) -> float:
        """Return the age in years."""
        week = int(self._world.clock[0])
        return round((week - int(self._world.students.birth_week[self._row])) / 52, 1)

    @property
    def present(self) -> bool:
        """Return whether the child is part of the region and age range now."""
        return bool(self._world.students.presence[self._row] == Presence.PRESENT)

    @property
    def sector(self) -> str:
        """Return the kind of school, such as 'bo'."""
        return Sector(int(self._world.students.sector[self._row])).name.lower()

    @property
    def need(self) -> str:
        """Return the need in words, such as 'internalising, severity 2'."""
        s = self._world.students
        if s.severity[self._row] == 0:
            return "none"
        profile = Profile(int(s.profile[self._row])).name.lower()
        return f"{profile}, severity {int(s.severity[self._row])}"

    @property
    def attends_school(self) -> bool:
        """Return whether the child goes to school."""
        return bool(self._world.students.out_since[self._row] < 0)

    @property
    def case(self) -> str:
        """Return where both tracks of the case stand, such as 'noticed by teacher; care: -'."""
        case = int(self._world.students.case[self._row])
        if case < 0:
            return "no case"
        signal = Signal(int(self._world.cases.signal[case])).name.lower().replace("_", " ")
        tracks = (
            f"{name}: {self._track(2 * case + track)}"
            for track, name in enumerate(("education", "care"))
        )
        return "; ".join([f"noticed by {signal}", *tracks])

    def _track(self, slot: int) -> str:
        stage = Stage(int(self._world.cases.stage[slot]))
        if stage is Stage.NONE:
            return "-"
        words = stage.name.lower().replace("_", " ")
        if stage in (Stage.HELP, Stage.WAITING):
            words += f" {Help(int(self._world.cases.help[slot])).name.lower().replace('_', ' ')}"
        return words

    def __repr__(self) -> str:
        """Describe the student in one line."""
        if not self.present:
            return f"<Student {self.id[:8]}: not part of the region now, {self.age} years>"
        words = f"{self.age} years, {self.sector}, need {self.need}, {self.case}"
        return f"<Student {self.id[:8]}: {words}>"


def weeks_without_help(world: World) -> npt.NDArray[np.int64]:
    """Return how many weeks each student has lived with a need and without help so far."""
    s = world.students
    unmet = (s.presence == Presence.PRESENT) & (s.severity > 0) & (s.helped == 0)
    running = np.where(unmet, world.clock[0] - s.unmet_since, 0)
    return s.unmet_weeks.astype(np.int64) + running


class StudentViews:
    """All students as a sequence of readable views: `model.students[i]`."""

    def __init__(self, world: World) -> None:
        """Look at the columns of a world."""
        self._world = world

    def __len__(self) -> int:
        """Return the number of rows, present or not."""
        return int(self._world.students.key.size)

    def __getitem__(self, row: int) -> StudentView:
        """Return the view of one row; negative rows count from the end."""
        if not -len(self) <= row < len(self):
            raise IndexError(f"there are {len(self)} students; row {row} does not exist")
        return StudentView(self._world, row % len(self))
