"""Which counters a lever should move, one after the other, and what people call a counter.

A chain is a hypothesis: it only says where to look. Whether a step moved is computed.
"""

from __future__ import annotations

from collections.abc import Sequence

from experiments.traces import UNITS
from model.levers import Lever

UNMET = "stock:UNMET"
OUT = "stock:OUT_OF_SCHOOL"
DISPUTED = ("flow:DISPUTES", "stock:DISPUTED", "stock:WAITING_CARE")
STOPPED = ("flow:BUDGET_STOPS", "stock:WAITING_CARE")
TIMING = frozenset(
    {"start_week", "ramp_years", "end_week", "pilot_share", "pilot_municipalities", "kind"}
)
# What a lever is like where it is pulled, also at the value that it has by itself.
ALWAYS_TOLD = frozenset(
    {
        ("school_teams", "fte_per_1000_students"),
        ("school_teams", "treatment_share"),
        ("school_teams", "mandate"),
        ("gp_support", "fte_per_1000_children"),
        ("gp_support", "share_handled"),
    }
)

# By lever and setting: chains of counters on the way from the setting to children.
CHAINS: dict[tuple[str, str], tuple[Chain, ...]] = {
    ("school_teams", "coverage"): (
        ("staff:SCHOOL_TEAM", "flow:DETECTED_SCHOOL_TEAM", "flow:SOLVED_AT_DOOR", UNMET),
    ),
    ("school_teams", "fte_per_1000_students"): (("staff:SCHOOL_TEAM", "busy:SCHOOL_TEAM", UNMET),),
    ("school_teams", "treatment_share"): (("busy:TEAM_HELP", "stock:HELP_BRIEF", UNMET),),
    ("school_teams", "specialist_share"): (("queue:CARE_SPECIALISED", "flow:RECOVERIES"),),
    ("school_teams", "youth_health_share"): (("busy:YOUTH_HEALTH",),),
    ("school_teams", "outreach"): (("flow:DETECTED_PARENT", UNMET),),
    ("school_teams", "mandate"): (
        ("busy:TEAM_HELP", "flow:CARE_DECISIONS", "queue:MUNICIPAL_DESK"),
    ),
    ("school_teams", "employed_by"): (("staff:CARE_PROVIDER", "flow:CARE_STARTS"),),
    ("region_layout", "layout"): (FEWER_PARTIES, ONE_PARTNERSHIP),
    ("region_layout", "merged_to"): (FEWER_PARTIES, ONE_PARTNERSHIP),
    ("region_layout", "file"): (FEWER_PARTIES, ONE_PARTNERSHIP),
    ("region_layout", "lasts_years"): (DISPUTED,),
    ("pooling", "municipal_share"): (DISPUTED,),
    ("pooling", "partnership_share"): (DISPUTED,),
    ("pooling", "insurers_share"): (DISPUTED,),
    ("pooling", "solidarity"): (STOPPED,),
    ("pooling", "open_end"): (STOPPED,),
    ("pooling", "lump_sum"): (("staff:CARE_PROVIDER", "flow:CARE_STARTS"),),
    ("pooling", "binding_years"): (STOPPED,),
    ("pooling", "transition_money"): (("paper:MUNICIPAL_DESK", "stock:WAITING_CARE"),),
    ("harmonisation", "frameworks_aligned"): (("paper:CARE_PROVIDER", "flow:CARE_STARTS", UNMET),),
    ("harmonisation", "one_plan"): (("stock:WAITING_EDUCATION", "stock:WAITING_CARE", UNMET),),
    ("harmonisation", "one_file"): (("flow:REPEATED_INTAKES", "queue:MUNICIPAL_DESK"),),
    ("harmonisation", "joint_supervision"): (("paper:MUNICIPAL_DESK", "queue:MUNICIPAL_DESK"),),
    ("consultation", "effort"): (DISPUTED,),
    ("consultation", "binding"): (DISPUTED,),
    ("early_signals", "attention"): (("flow:DETECTED_TEACHER", "flow:CASES", UNMET),),
    ("early_signals", "extra_contacts"): (("flow:CONTACTS", "flow:DETECTED_YOUTH_HEALTH", UNMET),),
    ("early_signals", "youth_health_hours"): (("queue:YOUTH_HEALTH", UNMET),),
    ("absence", "exemption_say"): (
        ("flow:SCHOOL_OFFERS", "flow:EXEMPTIONS", "stock:EXEMPT", OUT),
    ),
    ("absence", "breakthrough_hours"): (("flow:BREAKTHROUGHS", "stock:DISPUTED", OUT),),
    ("absence", "partnership_follow_up"): (("flow:FOLLOWED_UP", "flow:DETECTED_ATTENDANCE", OUT),),
    ("absence", "pact_priority"): (("flow:RETURNED_TO_SCHOOL", OUT),),
    ("absence", "pact_capacity"): (("busy:EXTRA_SUPPORT", "stock:HELP_EXTRA", OUT),),
    ("arrangements", "care_in_school_time"): (("flow:ENDED_EARLY", "flow:RECOVERIES"),),
    ("arrangements", "combined_places"): (("stock:HELP_COMBINED", "flow:ESCALATIONS", OUT),),
    ("transitions", "warm_hand_over"): (
        ("flow:WARM_TRANSITIONS", "flow:COLD_TRANSITIONS", "stock:WAITING_EDUCATION", UNMET),
    ),
    ("transitions", "mbo_duty_of_care"): (("flow:EDUCATION_STARTS", UNMET, "flow:EARLY_LEAVERS"),),
    ("transitions", "early_years_line"): (("flow:DETECTED_EARLY_YEARS", "flow:CASES", UNMET),),
    ("transitions", "close_to_home"): (("flow:SPECIAL_KM", "queue:SPECIAL_SCHOOL"),),
    ("joint_training", "hours_per_year"): (("flow:REJECTIONS", "flow:GIVE_UPS", UNMET),),
    ("gp_support", "coverage"): (("flow:SOLVED_AT_DOOR", "queue:GENERAL_PRACTICE", UNMET),),
    ("gp_support", "fte_per_1000_children"): (("busy:GENERAL_PRACTICE", UNMET),),
    ("gp_support", "share_handled"): (("flow:SOLVED_AT_DOOR", UNMET),),
    ("access", "single_front_door"): (("flow:REJECTIONS", "flow:GIVE_UPS", UNMET),),
    ("access", "parents_choice"): (("flow:CARE_KM", "flow:CARE_WAIT_WEEKS", UNMET),),
    ("context", "demand_growth"): (("flow:ONSETS", UNMET),),
    ("context", "budget_growth"): (STOPPED,),
    ("context", "staff_growth"): (("staff:CARE_PROVIDER", "flow:CARE_STARTS", UNMET),),
}  # fmt: skip

# What people call a counter, where its own name would not tell.
WORDS = {
    "flow:CASES": "new cases",
    "flow:LEFT_QUEUE": "families that left a waiting list",
    "flow:GIVE_UPS": "families that gave up",
    "flow:SOLVED_AT_DOOR": "children helped briefly at a door",
    "flow:REPEATED_INTAKES": "hand-overs without the file",
    "flow:CARE_USERS": "children with care in a year",
    "flow:WORSENED_WAITING": "needs that worsened while waiting",
    "flow:SHIFTED": "cases shifted to another payer",
    "flow:BREAKTHROUGHS": "cases decided at the breakthrough desk",
    "flow:WARM_TRANSITIONS": "transitions with support going along",
    "flow:COLD_TRANSITIONS": "transitions without support going along",
    "flow:CONTACTS": "contact moments of youth health care",
    "flow:UNINTERRUPTED": "careers without interruption",
    "flow:ENDED_EARLY": "trajectories that ended early",
    "flow:FOLLOWED_UP": "children out of school that the partnership followed up",
    "flow:SCHOOL_OFFERS": "offers of schools in place of an exemption",
    "flow:CARE_KM": "kilometres to care",
    "flow:SPECIAL_KM": "kilometres to special schools",
    "flow:CARE_WAIT_WEEKS": "weeks waited for care that started",
    "flow:EDUCATION_WAIT_WEEKS": "weeks waited for support that started",
    "flow:REPEAT_CARE": "trajectories of children who had care before",
    "flow:HELP_FOR_FALSE_ALARM": "children helped without a need",
    "flow:BACK_TO_REGULAR": "pupils who went back to a regular school",
    "flow:UNPLANNED_CHANGES": "unplanned changes of school",
    "stock:UNMET": "children with a need and no help",
    "stock:KNOWN": "children with a known need",
    "stock:HELPED": "children with any help",
    "stock:IN_CARE": "children in care",
    "stock:EXEMPT": "children with an exemption",
    "stock:DISPUTED": "children waiting for a dispute to end",
    "stock:BUDGET_STOP": "children waiting for a new budget",
    "stock:WAITING_CARE": "children on their way to care",
    "stock:WAITING_EDUCATION": "children on their way to support at school",
    "stock:SPECIAL_SCHOOL": "pupils in special schools",
    "stock:OUT_OF_SCHOOL": "children out of school",
    "staff:CARE_PROVIDER": "staff of care providers",
    "staff:SCHOOL_TEAM": "staff in school teams",
}
PREFIXES = {
    "busy": "hours in use at {0}",
    "paper": "paperwork at {0}",
    "queue": "queue at {0}",
    "euro": "spending on {0}",
    "staff": "staff of {0}",
}
GROUPS = {"NEED_S": "children with a need of severity ", "UNMET_S": "unmet needs of severity "}


def words_of(name: str) -> str:
    """Return what people call a counter, such as "queue at municipal desk"."""
    if name in WORDS:
        return WORDS[name]
    family, _, counter = name.partition(":")
    for prefix, text in GROUPS.items():
        if counter.startswith(prefix):
            return text + counter.removeprefix(prefix)
    plain = counter.lower().replace("_", " ")
    if counter.startswith("DETECTED_"):
        return f"needs noticed by {plain.removeprefix('detected ')}"
    if counter.startswith("CARE_") and family == "queue":
        return f"queue for {plain.removeprefix('care ')} care"
    if counter.startswith("HELP_") and family == "stock":
        return f"children with {plain.removeprefix('help ')} help"
    return PREFIXES.get(family, "{0}").format(plain)


def unit_of(name: str) -> str:
    """Return the unit of a counter."""
    return UNITS[name.partition(":")[0]]


def settings_pulled(levers: Sequence[Lever]) -> list[tuple[str, str, object]]:
    """Return kind, setting and value of everything that differs from neutral, timing apart."""
    found: dict[tuple[str, str, object], None] = {}
    for lever in levers:
        kind = str(type(lever).model_fields["kind"].default)
        for name, field in type(lever).model_fields.items():
            value = getattr(lever, name)
            if name not in TIMING and (value != field.default or (kind, name) in ALWAYS_TOLD):
                found[kind, name, value] = None
    return list(found)


def chains_of(levers: Sequence[Lever]) -> dict[tuple[str, ...], list[str]]:
    """Return the chains of counters that some levers should move, with the settings of each."""
    chains: dict[tuple[str, ...], list[str]] = {}
    for kind, name, _ in settings_pulled(levers):
        chains.setdefault(CHAINS[kind, name], []).append(name)
    return chains
