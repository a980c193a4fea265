"""Children, their cases, and the two tracks of a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from model.kinds import WEEKS_PER_YEAR, Help, Presence, Profile, Sector, Signal, Stage
from model.kinds import Track as Side
from model.nodes import PLACE
from model.students import (
    BACKGROUND_GROUP,
    CARE_SIDE,
    EDUCATION_SIDE,
    INCOME_GROUP,
    MUNICIPALITY_GROUP,
    PROFILE_GROUP,
    SEVERITY_GROUP,
)
from reference.chance import KEYED, Chance

if TYPE_CHECKING:
    from reference.places import Account, Municipality, School, ServicePoint

BOTH_SIDES = EDUCATION_SIDE + CARE_SIDE
SPECIAL_SECTORS = {Sector.SBO, Sector.SO, Sector.VSO}
CARE = {
    Help.LOCAL,
    Help.LIGHT_AMBULANT,
    Help.SPECIALISED,
    Help.DAY_HELP,
    Help.RESIDENCE,
    Help.DISABILITY,
    Help.COMBINED,
}
QUEUED = {Stage.AT_DOOR, Stage.DECISION, Stage.WAITING}


@dataclass(eq=False)
class Track:
    """One side of a case: the request for support at school, or for care.

    `seen` tells whether a door has looked at it, `repeat` whether the next desk has to begin again
    with intake and consent, `due` in which week something happens by itself, `urgency` in which
    class it joined its queue.
    """

    case: Case
    side: Side
    stage: Stage = Stage.NONE
    since: int = 0
    point: ServicePoint | None = None
    help: Help = Help.LOCAL
    seen: bool = False
    repeat: bool = False
    occasion: int = 0
    referred: int | None = None
    due: int | None = None
    urgency: int = 0
    load: int = 0
    cents: int = 0
    money_group: int = 0
    payer: Account | None = None
    ends_early: bool = False

    @property
    def child(self) -> Child:
        """Return whose request it is."""
        return self.case.child

    @property
    def sibling(self) -> Track:
        """Return the other track of the same case."""
        return self.case.care if self.side == Side.EDUCATION else self.case.education

    @property
    def is_care_side(self) -> bool:
        """Return whether care is asked for, not support at school."""
        return self.side == Side.CARE

    @property
    def is_pending(self) -> bool:
        """Return whether help was asked for and has not begun."""
        return self.stage not in (Stage.NONE, Stage.HELP)

    @property
    def is_queued(self) -> bool:
        """Return whether it stands in the queue of a service point."""
        return self.stage in QUEUED

    @property
    def is_helped(self) -> bool:
        """Return whether help runs."""
        return self.stage == Stage.HELP

    @property
    def gives_care(self) -> bool:
        """Return whether the help is youth care: of a provider, or at a combined place."""
        return self.help in CARE

    @property
    def is_in_care(self) -> bool:
        """Return whether youth care runs."""
        return self.is_helped and self.gives_care


@dataclass(eq=False)
class Case:
    """What was noticed about a child: who noticed, and the tracks that follow from it."""

    folder: int
    child: Child
    signal: Signal
    false_alarm: bool
    opened: int
    one_plan: bool = False
    disputed: bool = False
    broken_through: bool = False
    education: Track = field(init=False)
    care: Track = field(init=False)

    def __post_init__(self) -> None:
        """Begin with two tracks on which nothing happens."""
        self.education = Track(self, Side.EDUCATION)
        self.care = Track(self, Side.CARE)

    @property
    def tracks(self) -> tuple[Track, Track]:
        """Return education first, then care."""
        return self.education, self.care


@dataclass(eq=False)
class Child:
    """A child or young person (leerling, jeugdige) and all that happened to it so far.

    `next_setback` and `next_event` are the weeks in which its life clock and the clock of its need
    ring. `weeks_unmet` counts the weeks at whose end it had a need and no help,
    `weeks_unmet_on_end` those since that was last otherwise. Who is `asked_weekly` has no clocks:
    every week it is asked anew whether something happens.
    """

    number: int
    key: np.uint64
    born: int
    home: Municipality
    income: int
    background: bool
    girl: bool
    setback_rate: float
    presence: Presence
    sector: Sector
    school: School | None
    severity: int = 0
    profile: Profile = Profile.LEARNING
    second_profile: Profile | None = None
    lifelong: bool = False
    sides: int = 0
    had_need: bool = False
    had_care: bool = False
    care_year: int | None = None
    spell: int = 0
    spell_step: int = 0
    setbacks: int = 0
    case: Case | None = None
    cases_so_far: int = 0
    helped_in_spell: bool = False
    need_since: int = 0
    out_since: int | None = None
    exempt: bool = False
    interrupted: bool = False
    place_group: int = 0
    weeks_unmet: int = 0
    weeks_unmet_on_end: int = 0
    next_setback: int | None = None
    next_event: int | None = None
    chance: Chance = KEYED
    asked_weekly: ClassVar[bool] = False

    @property
    def is_present(self) -> bool:
        """Return whether the child is in the region and age range now."""
        return self.presence == Presence.PRESENT

    @property
    def is_known(self) -> bool:
        """Return whether school or care know of a request: there is a case."""
        return self.case is not None

    @property
    def is_out_of_school(self) -> bool:
        """Return whether the child sits at home (thuiszitten)."""
        return self.out_since is not None

    @property
    def in_special_school(self) -> bool:
        """Return whether its school is special education (sbo, so, vso)."""
        return self.sector in SPECIAL_SECTORS

    @property
    def helped(self) -> int:
        """Return how much help runs: a special school is help in itself, then every track."""
        if self.case is None:
            return int(self.in_special_school)
        education, care = self.case.education, self.case.care
        return self.in_special_school + education.is_helped + care.is_helped

    @property
    def is_medical(self) -> bool:
        """Return whether the need is, also, about illness or disability."""
        return Profile.MEDICAL in (self.profile, self.second_profile)

    @property
    def money_group(self) -> int:
        """Return to whom money is booked: 0 without a need, else 1 plus what it is about."""
        return 1 + self.profile if self.severity > 0 else 0

    def age(self, week: int) -> int:
        """Return the age in whole years of 52 weeks."""
        return (week - self.born) // WEEKS_PER_YEAR

    def attend(self, sector: Sector, school: School | None) -> None:
        """Change to a school, or to none; places in special schools are given up or taken."""
        for places, change in ((self.school, -PLACE), (school, PLACE)):
            if places is not None and places.places is not None:
                places.places.load += change
        self.sector = sector
        self.school = school

    def count_week(self) -> None:
        """Count a week at whose end there is a need without help, or that there is none."""
        is_unmet = self.severity > 0 and not self.helped
        self.weeks_unmet += is_unmet
        self.weeks_unmet_on_end = self.weeks_unmet_on_end + 1 if is_unmet else 0

    def groups(self) -> tuple[int, ...]:
        """Return the groups in which the child counts now; 0 is everybody."""
        need = 1 + self.profile if self.severity > 0 else 0
        return (
            0,
            INCOME_GROUP + self.income,
            BACKGROUND_GROUP + self.background,
            PROFILE_GROUP + need,
            SEVERITY_GROUP + self.severity,
            MUNICIPALITY_GROUP + self.home.number,
        )
