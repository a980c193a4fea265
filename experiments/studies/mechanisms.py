"""Which counters a lever should move, one after the other, and what people call a counter.

A chain is a hypothesis: it only says where to look. Whether a step moved is computed. A setting
may have several chains: what it is meant to do, and what it may cost elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from experiments.runs.traces import UNITS
from model.levers import Lever

Chain = tuple[str, ...]
UNMET = "stock:UNMET"
OUT = "stock:OUT_OF_SCHOOL"
DISPUTED = ("flow:DISPUTES", "stock:DISPUTED", "stock:WAITING_CARE")
STOPPED = ("flow:BUDGET_STOPS", "stock:WAITING_CARE")
FEWER_PARTIES = ("paper:CARE_PROVIDER", *DISPUTED)
# In a congruent or merged layout the primary and secondary partnership become one body, so the
# hours of their desks help each other out.
ONE_PARTNERSHIP = (
    "busy:PARTNERSHIP_DESK", "queue:PARTNERSHIP_DESK", "stock:WAITING_EDUCATION",
    "stock:HELP_EXTRA", UNMET,
)  # fmt: skip
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
        ("staff:SCHOOL_TEAM", "staff:CARE_PROVIDER", "flow:CARE_STARTS"),
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
    ("arrangements", "combined_places"): (
        ("stock:HELP_COMBINED", "flow:ESCALATIONS", OUT),
        ("stock:HELP_COMBINED", "staff:CARE_PROVIDER", "flow:CARE_STARTS"),
    ),
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
    ("access", "single_front_door"): (
        ("flow:REJECTIONS", "flow:GIVE_UPS", UNMET),
        ("busy:LOCAL_TEAM", "queue:LOCAL_TEAM"),
    ),
    ("access", "parents_choice"): (("flow:CARE_KM", "flow:CARE_WAIT_WEEKS", UNMET),),
    ("context", "demand_growth"): (("flow:ONSETS", UNMET),),
    ("context", "budget_growth"): (STOPPED,),
    ("context", "staff_growth"): (("staff:CARE_PROVIDER", "flow:CARE_STARTS", UNMET),),
}  # fmt: skip

# By lever and setting: measures that it is about, next to those that every scenario shows.
ABOUT: dict[tuple[str, str], tuple[str, ...]] = {
    ("school_teams", "coverage"): ("team_fte", "brief_help"),
    ("region_layout", "layout"): ("administration", "disputes"),
    ("pooling", "municipal_share"): ("disputes",),
    ("pooling", "partnership_share"): ("disputes",),
    ("pooling", "insurers_share"): ("disputes",),
    ("pooling", "solidarity"): ("budget_stops",),
    ("pooling", "open_end"): ("budget_stops",),
    ("pooling", "binding_years"): ("budget_stops",),
    ("pooling", "lump_sum"): ("provider_fte",),
    ("harmonisation", "frameworks_aligned"): ("administration",),
    ("harmonisation", "one_file"): ("repeated_intakes",),
    ("consultation", "effort"): ("disputes",),
    ("consultation", "binding"): ("disputes",),
    ("early_signals", "attention"): ("false_alarms",),
    ("early_signals", "extra_contacts"): ("false_alarms",),
    ("absence", "exemption_say"): ("exempt",),
    ("absence", "breakthrough_hours"): ("disputes",),
    ("absence", "partnership_follow_up"): ("out_over_3_months",),
    ("absence", "pact_priority"): ("out_over_3_months",),
    ("absence", "pact_capacity"): ("out_over_3_months",),
    ("arrangements", "care_in_school_time"): ("ended_early", "care_km"),
    ("arrangements", "combined_places"): ("use_combined",),
    ("transitions", "warm_hand_over"): ("supported_transitions",),
    ("transitions", "mbo_duty_of_care"): ("early_leavers",),
    ("transitions", "close_to_home"): ("special_km",),
    ("joint_training", "hours_per_year"): ("organisations_met",),
    ("gp_support", "coverage"): ("brief_help",),
    ("access", "single_front_door"): ("organisations_met",),
    ("access", "parents_choice"): ("care_km",),
}

# What people call a counter, where its parts below would not tell.
WORDS = {
    "flow:ENTERED": "children who entered",
    "flow:LEFT": "young people who left",
    "flow:ONSETS": "new needs",
    "flow:ESCALATIONS": "crises",
    "flow:CASES": "new cases",
    "flow:HAND_OVERS": "hand-overs",
    "flow:REPEATED_INTAKES": "hand-overs without the file",
    "flow:LEFT_QUEUE": "families that left a waiting list",
    "flow:GIVE_UPS": "families that gave up",
    "flow:CARE_DECISIONS": "decisions on care",
    "flow:PARTNERSHIP_REQUESTS": "requests to partnerships",
    "flow:REFUSALS": "requests that partnerships refused",
    "flow:SOLVED_AT_DOOR": "children helped briefly at a door",
    "flow:CARE_STARTS": "trajectories of care that started",
    "flow:CARE_ENDS": "trajectories of care that ended",
    "flow:CARE_WEEKS_ENDED": "weeks of care that ended",
    "flow:RESIDENCE_STARTS": "starts of residential care",
    "flow:EDUCATION_STARTS": "starts of support at school",
    "flow:FIRST_HELP": "needs that got first help",
    "flow:NEED_TO_HELP_WEEKS": "weeks from need to first help",
    "flow:DROPPED_OUT": "children who dropped out of school",
    "flow:RETURNED_TO_SCHOOL": "children who returned to school",
    "flow:OUT_WEEKS_ENDED": "weeks out of school that ended",
    "flow:SPECIAL_MOVES": "pupils who moved to a special school",
    "flow:CARE_USERS": "children with care in a year",
    "flow:EXEMPTIONS": "new exemptions",
    "flow:BUDGET_STOPS": "requests stopped by a spent budget",
    "flow:MOVES": "children who moved house",
    "flow:ORGANISATIONS": "organisations that families met",
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
    "euro:SPECIAL_PLACE": "spending on places in special schools",
    "euro:COMBINED": "spending on combined places",
    "euro:ACCESS": "spending on the doors to help",
    "euro:DECISIONS": "spending on desks that decide",
    "euro:SCHOOL_TEAM": "spending on school teams",
    "euro:PREVENTION": "spending on prevention",
}
SIGNALS = {
    "TEACHER": "by teachers",
    "PARENT": "by parents",
    "YOUTH_HEALTH": "by youth health care",
    "SCHOOL_TEAM": "by school teams",
    "ATTENDANCE": "because of absence",
    "EARLY_YEARS": "in the early years",
}
HELPS = {
    "LOCAL": "help of a local team",
    "LIGHT_AMBULANT": "light ambulant help",
    "SPECIALISED": "specialised help",
    "DAY_HELP": "day help",
    "RESIDENCE": "residential care",
    "DISABILITY": "care for a disability",
    "BRIEF": "brief help",
    "BASIC": "basic support at school",
    "EXTRA": "extra support at school",
    "SPECIAL_PLACE": "a place in a special school",
    "COMBINED": "a combined place",
}
NODES = {
    "SCHOOL_CARE_TEAM": "at care teams of schools",
    "SCHOOL_TEAM": "at multidisciplinary school teams",
    "GENERAL_PRACTICE": "at general practices",
    "LOCAL_TEAM": "at local teams",
    "YOUTH_HEALTH": "at youth health care",
    "MUNICIPAL_DESK": "at municipal desks",
    "PARTNERSHIP_DESK": "at partnership desks",
    "BREAKTHROUGH_DESK": "at the breakthrough desk",
    "BASIC_SUPPORT": "for basic support at school",
    "EXTRA_SUPPORT": "for extra support at school",
    "SPECIAL_SCHOOL": "at special schools",
    "CARE_PROVIDER": "at care providers",
    "TEAM_HELP": "for help by school teams",
    "COMBINED_PLACE": "for combined places",
}
# Starts of names, with what is said about the rest of the name.
KINDS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("flow:DETECTED_", "needs noticed {0}", SIGNALS),
    ("stock:NEED_S", "children with a need of severity {0}", {}),
    ("stock:UNMET_S", "unmet needs of severity {0}", {}),
    ("stock:HELP_", "children with {0}", HELPS),
    ("queue:CARE_", "queue for {0}", HELPS),
    ("euro:", "spending on {0}", HELPS),
    ("busy:", "hours in use {0}", NODES),
    ("paper:", "paperwork {0}", NODES),
    ("queue:", "queue {0}", NODES),
)


def words_of(name: str) -> str:
    """Return what people call a counter, such as "queue at municipal desks"."""
    if name in WORDS:
        return WORDS[name]
    for start, text, words in KINDS:
        rest = name.removeprefix(start)
        if rest != name:
            return text.format(words.get(rest, _plain(rest)))
    return _plain(name.partition(":")[2])


def _plain(code: str) -> str:
    return code.lower().replace("_", " ")


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


def chains_of(levers: Sequence[Lever]) -> dict[Chain, list[str]]:
    """Return the chains of counters that some levers should move, with the settings of each."""
    chains: dict[Chain, list[str]] = {}
    for kind, name, _ in settings_pulled(levers):
        for chain in CHAINS[kind, name]:
            chains.setdefault(chain, []).append(f"{kind}.{name}")
    return chains


def measures_about(levers: Sequence[Lever]) -> tuple[str, ...]:
    """Return the measures that some levers are about, each once."""
    pulled = settings_pulled(levers)
    named = [measure for kind, name, _ in pulled for measure in ABOUT.get((kind, name), ())]
    return tuple(dict.fromkeys(named))
