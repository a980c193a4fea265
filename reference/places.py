"""Where children go: municipalities, schools, service points, and the accounts that pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model.kinds import N_DESK_KINDS, Help, Node, Payer, Sector, Source
from model.nodes import PLACE
from reference.people import Case, Child, Track

if TYPE_CHECKING:
    from model.rates import Rates
    from model.variants import VariantCodes
    from reference.diary import Diary

SCHOOL_DESKS = (Node.SCHOOL_CARE_TEAM, Node.SCHOOL_TEAM)


@dataclass(eq=False)
class Account:
    """One payer. `fixed` is what it pays every week whoever is helped: payroll and prevention.

    Costs are by activity and group of children. `allowance` is None for who is granted what it
    spends; `pooled` is the share that it does through `fund`; `lump_sum` the share that does not
    follow the number of cases, at the level `lump`. `by_fund` is what the fund paid of its costs.
    """

    number: int
    kind: Payer
    source: Source
    allowance: int | None = None
    fund: Account | None = None
    pooled: float = 0.0
    lump_sum: float = 0.0
    fixed: dict[tuple[int, int], int] = field(default_factory=dict)
    lump: dict[tuple[int, int], int] = field(default_factory=dict)
    spent: dict[tuple[int, int], int] = field(default_factory=dict)
    by_fund: dict[tuple[int, int], int] = field(default_factory=dict)
    balance: int = 0
    granted: int = 0
    charged: int = 0
    pooled_in: int = 0
    pooled_out: int = 0


@dataclass(eq=False)
class ServicePoint:
    """A place with finite hours or places; all hours are hundredths per week.

    A desk (one of the first eight kinds) owes the hours of what it took up until it worked them
    off; the others are in use as long as help runs. `fixed_hours` are those that do not depend on
    children, by use. `load` is a running total of what `Region.in_use` counts.
    """

    number: int
    kind: Node
    help: Help
    municipality: Municipality
    identity: int
    account: Account | None
    contract: int = 0
    client: int = 0
    fixed_hours: dict[int, int] = field(default_factory=dict)
    is_open: bool = True
    owed: int = 0
    owed_coordination: int = 0
    load: int = 0
    queue: list[Track] = field(default_factory=list)

    @property
    def is_desk(self) -> bool:
        """Return whether it looks at requests, and does not help for weeks."""
        return self.kind < N_DESK_KINDS

    def book(self, hours: int, coordination: int = 0) -> None:
        """Owe hours of work from now on; coordination is kept apart."""
        self.owed += hours
        self.owed_coordination += coordination


@dataclass(eq=False)
class Partnership:
    """A school partnership (samenwerkingsverband)."""

    number: int
    account: Account
    desk: ServicePoint
    extra_support: ServicePoint
    strictness: float = 0.0


@dataclass(eq=False)
class School:
    """A school site; a special school has places, any other one support in class."""

    number: int
    sector: Sector
    partnership: Partnership
    care_team: ServicePoint
    team: ServicePoint
    team_help: ServicePoint
    support: ServicePoint | None
    places: ServicePoint | None
    team_size: float = 0.0
    team_maturity: float = 0.0


@dataclass
class Policy:
    """The levers as they hold in one municipality; shares unless said otherwise.

    `onset`, `rejection` and `attention` are factors; `mandate` says what a school team may grant.
    """

    one_plan: float = 0.0
    one_file: float = 0.0
    onset: float = 1.0
    rejection: float = 1.0
    attention: float = 1.0
    contact_staff: float = 1.0
    extra_contacts: float = 0.0
    exemption_say: float = 0.0
    follow_up: float = 0.0
    pact_priority: float = 0.0
    care_in_school: float = 0.0
    warm_hand_over: float = 0.0
    mbo_duty: float = 0.0
    early_years: float = 0.0
    close_to_home: float = 0.0
    front_door: float = 0.0
    parents_choice: float = 0.0
    gp_coverage: float = 0.0
    gp_handled: float = 0.0
    outreach: float = 0.0
    mandate: int = 0
    team_effect: float = 0.0
    care_office: float = 0.0


@dataclass(eq=False)
class Municipality:
    """A municipality (gemeente) with its desks, its payers, and what children there choose from.

    `schools` holds per sector the schools with their cumulated shares; `special` per sector the
    special places in reach, nearest first; `agreement` how far it agrees with each partnership;
    `movers` the cumulated shares of where families move to.
    """

    number: int
    youth_region: int
    account: Account
    insurer: Account
    care_office: Account
    policy: Policy = field(default_factory=Policy)
    is_capped: bool = False
    general_practice: ServicePoint = field(init=False)
    local_team: ServicePoint = field(init=False)
    youth_health: ServicePoint = field(init=False)
    desk: ServicePoint = field(init=False)
    local_help: ServicePoint = field(init=False)
    combined: ServicePoint = field(init=False)
    breakthrough: ServicePoint = field(init=False)
    schools: dict[Sector, list[tuple[School, float]]] = field(default_factory=dict)
    special: dict[Sector, list[ServicePoint]] = field(default_factory=dict)
    agreement: dict[int, float] = field(default_factory=dict)
    movers: list[float] = field(default_factory=list)
    km_to: list[float] = field(default_factory=list)


@dataclass(eq=False)
class Region:
    """Everything there is: people, places, rules, and the week it is now.

    `providers` holds the care providers per purchasing party and kind of care; the last party is
    that of families who choose freely. `folders` are those given back, in that order.
    """

    week: int
    last_week: int
    rates: Rates
    variants: VariantCodes
    diary: Diary
    children: list[Child] = field(default_factory=list)
    points: list[ServicePoint] = field(default_factory=list)
    schools: list[School] = field(default_factory=list)
    municipalities: list[Municipality] = field(default_factory=list)
    partnerships: list[Partnership] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    providers: dict[tuple[int, Help], list[ServicePoint]] = field(default_factory=dict)
    contacts: dict[int, list[tuple[Child, bool]]] = field(default_factory=dict)
    folders: list[int] = field(default_factory=list)
    next_folder: int = 0
    hours: dict[tuple[Node, int], int] = field(default_factory=dict)
    contract_hours: dict[Node, int] = field(default_factory=dict)

    def cases(self) -> list[Case]:
        """Return all open cases, in order of child."""
        return [child.case for child in self.children if child.case is not None]

    def tracks(self) -> Iterator[Track]:
        """Return all tracks of open cases, by child, education before care."""
        for case in self.cases():
            yield from case.tracks

    def in_use(self, point: ServicePoint) -> int:
        """Return the load of everybody who is helped at a point now; a special place is 100."""
        if point.kind == Node.SPECIAL_SCHOOL:
            schools = [child.school for child in self.children if child.school is not None]
            return sum(PLACE for school in schools if school.places is point)
        cases = [child.case for child in self.children if child.case is not None]
        tracks = [track for case in cases for track in (case.education, case.care)]
        return sum(track.load for track in tracks if track.point is point and track.is_helped)
