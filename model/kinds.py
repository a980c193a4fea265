"""The terms that rules and columns share, as numbered names. Dutch terms in `docs/glossary.md`."""

from __future__ import annotations

from enum import IntEnum


class Profile(IntEnum):
    """What a need (hulpvraag) is mainly about."""

    LEARNING = 0
    EXTERNALISING = 1
    INTERNALISING = 2
    NEURODEVELOPMENTAL = 3
    FAMILY = 4
    MEDICAL = 5


class Sector(IntEnum):
    """The kind of school; SBO, SO and VSO are special schools."""

    BO = 0
    SBO = 1
    SO = 2
    VSO = 3
    VO = 4
    MBO = 5


class Presence(IntEnum):
    """Where a student stands in the life of the model."""

    TO_COME = 0
    PRESENT = 1
    LEFT = 2


class Track(IntEnum):
    """The two sides of a case; entry 2 * case + track is a slot."""

    EDUCATION = 0
    CARE = 1


class Stage(IntEnum):
    """Where one track of a case stands."""

    NONE = 0
    AWAITING_OTHER = 1
    ON_THE_WAY = 2
    AT_DOOR = 3
    DECISION = 4
    DISPUTE = 5
    BUDGET = 6
    WAITING = 7
    HELP = 8


class Node(IntEnum):
    """A place with finite hours or places: eight kinds of desks, then those that give help."""

    SCHOOL_CARE_TEAM = 0
    SCHOOL_TEAM = 1
    GENERAL_PRACTICE = 2
    LOCAL_TEAM = 3
    YOUTH_HEALTH = 4
    MUNICIPAL_DESK = 5
    PARTNERSHIP_DESK = 6
    BREAKTHROUGH_DESK = 7
    BASIC_SUPPORT = 8
    EXTRA_SUPPORT = 9
    SPECIAL_SCHOOL = 10
    CARE_PROVIDER = 11
    TEAM_HELP = 12
    COMBINED_PLACE = 13


class Help(IntEnum):
    """What a track can be given. The first six are bought from care providers."""

    LOCAL = 0
    LIGHT_AMBULANT = 1
    SPECIALISED = 2
    DAY_HELP = 3
    RESIDENCE = 4
    DISABILITY = 5
    BRIEF = 6
    BASIC = 7
    EXTRA = 8
    SPECIAL_PLACE = 9
    COMBINED = 10


class Signal(IntEnum):
    """Who noticed a need."""

    TEACHER = 0
    PARENT = 1
    YOUTH_HEALTH = 2
    SCHOOL_TEAM = 3
    ATTENDANCE = 4
    EARLY_YEARS = 5


class Source(IntEnum):
    """Where the money of payers comes from."""

    MUNICIPAL_FUND = 0
    EDUCATION_BUDGET = 1
    SCHOOL_LUMP_SUM = 2
    HEALTH_PREMIUM = 3
    LONG_TERM_CARE_PREMIUM = 4
    TRANSITION_MONEY = 5


class Payer(IntEnum):
    """Who pays by law; schools together have one account, the others one per area."""

    MUNICIPALITY = 0
    PARTNERSHIP = 1
    SCHOOL = 2
    HEALTH_INSURER = 3
    CARE_OFFICE = 4
    JOINT_FUND = 5


class Pot(IntEnum):
    """Whose purse money comes out of: the payer's own, or one that it shares."""

    OWN = 0
    JOINT_FUND = 1


class Activity(IntEnum):
    """What money is spent on. The first eleven are the help given, in the order of `Help`."""

    LOCAL = 0
    LIGHT_AMBULANT = 1
    SPECIALISED = 2
    DAY_HELP = 3
    RESIDENCE = 4
    DISABILITY = 5
    BRIEF = 6
    BASIC = 7
    EXTRA = 8
    SPECIAL_PLACE = 9
    COMBINED = 10
    ACCESS = 11
    DECISIONS = 12
    SCHOOL_TEAM = 13
    PREVENTION = 14


class Hours(IntEnum):
    """What a paid hour is used for; together they are the contract."""

    CLIENT = 0
    COORDINATION = 1
    ADMINISTRATION = 2
    TRAVEL = 3
    TRAINING = 4
    ABSENCE = 5
    IDLE = 6


class Discipline(IntEnum):
    """Staff who can replace each other on the labour market."""

    GENERALIST = 0
    SPECIALIST = 1
    YOUTH_HEALTH = 2


N_CARE_KINDS = 6
N_DESK_KINDS = 8
N_ACTIVITIES = len(Activity)
N_HOUR_KINDS = len(Hours)
WEEKS_PER_YEAR = 52
WARM_UP_YEARS = 5
