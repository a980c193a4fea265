"""The peer that a Mesa user would write: every student an agent that is asked every week.

The rules are those of `reference`, told once there. What is different is what drives them: chances
are drawn week by week from Mesa's own generator, where the model sets clocks ahead by keyed draws,
and `shuffle_do` or `do` asks every student whether anything happens to it. So both agree in
distribution, not child by child. Organisations decide nothing meanwhile, in either; euros are not
booked here, which only makes this peer faster.

What a careful Mesa user would do, this peer does too: agents exist only while students are present,
loads are running totals, events are counted without keeping them, and who is where is counted once
a quarter, not every week.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, cast

import mesa

from model.kinds import WEEKS_PER_YEAR, Presence
from model.streams import Stream
from model.world import World
from reference.chance import KeyedChance
from reference.contacts import call_up
from reference.diary import Diary, stocks_of
from reference.entry import begin_school
from reference.helping import move, serve
from reference.ledgers import book_hours
from reference.life import let_happen, suffer_setback
from reference.need_clock import bound_on_events
from reference.people import Case, Child
from reference.places import Region, ServicePoint
from reference.reading import read_region
from reference.school_year import start_year_of

Order = Literal["shuffle_do", "do"]
QUARTER = 13


class MesaChance(KeyedChance):
    """Draws one after the other from the generator of a Mesa model, for all students together.

    Only what lasts is a property of a student, as in the model: part of the state to begin with.
    """

    def __init__(self, model: mesa.Model[Any, Any]) -> None:
        self._random = model.random

    def uniform(self, _child: Child, _stream: Stream, _occasion: int) -> float:
        """Return the next draw."""
        return self._random.random()

    def weeks(self, _child: Child, _stream: Stream, _occasion: int, rate: float) -> int:
        """Return the next exponential time in whole weeks, rounded up."""
        return max(1, math.ceil(self._random.expovariate(rate)))

    def normal(self, _child: Child, _stream: Stream, _occasion: int) -> float:
        """Return the next standard normal draw."""
        return self._random.gauss(0.0, 1.0)

    def taste(self, _child: Child, _point: ServicePoint, _occasion: int) -> float:
        """Return the next draw."""
        return self._random.random()


@dataclass
class Tally(Diary):
    """How often something happened to whom, and nothing else."""

    counts: Counter[int] = field(default_factory=Counter)

    def note(self, child: Child, flow: int, number: int = 1) -> None:
        """Count something that happened; to whom is not kept."""
        del child
        self.counts[flow] += number

    def tally(self, name: str, *place: int) -> None:
        """Keep nothing by age, kind and length; flows are all that is compared."""
        del name, place


class Student(Child, mesa.Agent["PlainMesa"]):
    """A child as an agent; it joins the model when it enters the region and leaves at the end."""

    asked_weekly: ClassVar[bool] = True
    contact_weeks: dict[int, bool]
    setback_chance: float

    def join(self, model: PlainMesa) -> None:
        """Become an agent of a model."""
        mesa.Agent.__init__(self, model)
        self.setback_chance = -math.expm1(-self.setback_rate)

    def step(self) -> None:
        """Live one week: school year, contact moment, setback, need, and the tracks of a case."""
        region = self.model.region
        week = region.week
        if week % WEEKS_PER_YEAR == 0:
            start_year_of(region, self)
            if self.presence is not Presence.PRESENT:
                self.remove()
                return
        if week in self.contact_weeks:
            call_up(region, self, self.contact_weeks[week])
        random = self.model.random.random
        had_need = self.severity > 0
        if had_need or self.weeks_unmet_on_end:
            self.count_week()
        if random() < self.setback_chance:
            suffer_setback(region, self)
        if had_need:
            mark = random()
            if mark < bound_on_events(region, self):
                let_happen(region, self, mark)
        if self.case is not None:
            self.go_on(self.case)

    def go_on(self, case: Case) -> None:
        """Go on with the tracks whose week has come."""
        region = self.model.region
        for track in case.tracks:
            if track.due == region.week:
                move(region, track)


class PlainMesa(mesa.Model[Student, Any]):
    """A region as a plain Mesa model.

    Args:
        world: where to begin; it is only read.
        order: `shuffle_do` asks students in a new order every week, `do` always in the same one.
        rng: seed of Mesa's generators.
    """

    def __init__(self, world: World, order: Order, rng: int) -> None:
        super().__init__(rng=rng)
        self.order: Order = order
        self.chance = MesaChance(self)
        self.tally = Tally()
        region = read_region(world, Student)
        self.region = _Running(**{**region.__dict__, "diary": self.tally})
        self.to_come: dict[int | None, list[Student]] = {}
        self.counts: list[Counter[int]] = []
        students = cast("list[Student]", region.children)
        for student in students:
            student.contact_weeks = {}
            student.chance = self.chance
            if student.presence == Presence.PRESENT:
                student.join(self)
            elif student.presence == Presence.TO_COME:
                self.to_come.setdefault(student.next_setback, []).append(student)
        for week, called in region.contacts.items():
            for child, is_extra in called:
                students[child.number].contact_weeks[week] = is_extra

    def step(self) -> None:
        """Live one week: all students, who is new, the queues, and the hours of desks."""
        region = self.region
        if self.order == "shuffle_do":
            self.agents.shuffle_do("step")
        else:
            self.agents.do("step")
        for student in self.to_come.pop(region.week, ()):
            if begin_school(region, student):
                student.join(self)
            else:
                self.to_come.setdefault(student.next_setback, []).append(student)
        serve(region)
        book_hours(region)
        region.week += 1
        if region.week % QUARTER == 0:
            self.count()

    def count(self) -> None:
        """Count who is where now, by stock."""
        counts: Counter[int] = Counter()
        for student in self.agents:
            counts.update(stocks_of(student))
        self.counts.append(counts)

    def run(self, weeks: int) -> PlainMesa:
        """Run so many weeks and return the model."""
        for _ in range(weeks):
            self.step()
        return self


class _Running(Region):
    """A region in which loads are running totals, where the reference counts by scanning."""

    def in_use(self, point: ServicePoint) -> int:
        """Return the load of everybody who is helped at a point now."""
        return point.load
