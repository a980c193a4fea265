"""The proposals S1–S19 as levers, each with what it should make more and less of."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.levers import (
    Absence,
    Access,
    Arrangements,
    Consultation,
    Context,
    EarlySignals,
    GpSupport,
    Harmonisation,
    JointTraining,
    Lever,
    Pooling,
    RegionLayout,
    SchoolTeams,
    Transitions,
)


class Proposal(NamedTuple):
    """Levers of one proposal, and what they should make more and less of."""

    levers: tuple[Lever, ...]
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


BOTH: dict[str, Any] = {"municipal_share": 0.8, "partnership_share": 0.8}
PROPOSALS = {
    "S1 teams": Proposal(
        (SchoolTeams(coverage=1.0),), ("DETECTED.SCHOOL_TEAM", "SOLVED_AT_DOOR", "in BRIEF")
    ),
    "S1 teams that visit families": Proposal(
        (SchoolTeams(coverage=1.0, outreach=0.3),), ("DETECTED.SCHOOL_TEAM", "hours TRAVEL")
    ),
    "S1 seconded teams": Proposal(
        (SchoolTeams(coverage=1.0, employed_by="provider"),), ("DETECTED.SCHOOL_TEAM",)
    ),
    "S2 congruent": Proposal(
        (RegionLayout(layout="congruent"),), ("DISPUTES",), ("CARE_DECISIONS",)
    ),
    "S2 each municipality alone": Proposal(
        (RegionLayout(layout="municipal", lasts_years=1.0),), ("hours ADMINISTRATION",)
    ),
    "S3 one fund": Proposal((Pooling(**BOTH),), (), ("DISPUTES", "hours COORDINATION")),
    "S3 a fund with every rule changed": Proposal(
        (Pooling(**BOTH, lump_sum=1.0, solidarity=0.0, open_end=1.0, transition_money=100.0,
                 binding_years=0.0),), (), ("DISPUTES",),
    ),
    "S4 one file": Proposal(
        (Harmonisation(one_file=1.0),), (), ("hours COORDINATION",), ("REPEATED_INTAKES",)
    ),
    "S4 one plan": Proposal((Harmonisation(one_plan=1.0),), (), ("HAND_OVERS", "GIVE_UPS")),
    "S4 the same rules": Proposal(
        (Harmonisation(frameworks_aligned=1.0, joint_supervision=1.0),), (),
        ("hours ADMINISTRATION",),
    ),
    "S5 binding consultation": Proposal(
        (Consultation(effort=4.0, binding=1.0),), (), ("DISPUTES",)
    ),
    "S6 attention in class": Proposal(
        (EarlySignals(attention=3.0),), ("DETECTED.TEACHER", "FALSE_ALARMS")
    ),
    "S6 extra contacts": Proposal(
        (EarlySignals(extra_contacts=1.0),), ("CONTACTS", "DETECTED.YOUTH_HEALTH", "FALSE_ALARMS")
    ),
    "S6 support at the GP": Proposal((GpSupport(coverage=1.0),), ("SOLVED_AT_DOOR", "in BRIEF")),
    "S7 a say for schools": Proposal(
        (Absence(exemption_say=1.0),), ("SCHOOL_OFFERS",), ("EXEMPTIONS",)
    ),
    "S8 break through": Proposal(
        (Absence(breakthrough_hours=1.0),), ("BREAKTHROUGHS",), ("in DISPUTED",)
    ),
    "S9 follow up": Proposal(
        (Absence(partnership_follow_up=1.0),), ("FOLLOWED_UP", "DETECTED.ATTENDANCE")
    ),
    "S10 care in school time": Proposal(
        (Arrangements(care_in_school_time=1.0),), ("hours TRAVEL",), ("CARE_KM", "ENDED_EARLY")
    ),
    "S11 combined places": Proposal((Arrangements(combined_places=6.0),), ("in COMBINED",)),
    "S12 children at home first": Proposal((Absence(pact_priority=1.0),)),  # see the end
    "S12 extra capacity": Proposal((Absence(pact_capacity=1.0),), ("hours CLIENT or IDLE",)),
    "S13 duty of care in mbo": Proposal(
        (Transitions(mbo_duty_of_care=1.0),),
        ("DETECTED.TEACHER", "in BASIC", "EDUCATION_STARTS"),
    ),
    "S14 training together": Proposal(
        (JointTraining(hours_per_year=60.0),), ("hours TRAINING",), ("REJECTIONS",)
    ),
    "S15 a small part in one fund": Proposal(
        (Pooling(municipal_share=0.1, partnership_share=0.1),), (), ("DISPUTES",)
    ),
    "S16 warm hand-over": Proposal(
        (Transitions(warm_hand_over=1.0),), ("WARM_TRANSITIONS",), ("COLD_TRANSITIONS",)
    ),
    "S16 a line from early years": Proposal(
        (Transitions(early_years_line=1.0),), ("DETECTED.EARLY_YEARS",)
    ),
    "S16 close to home": Proposal((Transitions(close_to_home=1.0),), (), ("SPECIAL_KM",)),
    "S17 parents choose": Proposal(
        (Access(parents_choice=1.0),), ("in EXTRA",)
    ),
    "S17 one front door": Proposal((Access(single_front_door=1.0),), (), (), ("REJECTIONS",)),
    "S18 insurers in the fund": Proposal(
        (Pooling(municipal_share=1.0, insurers_share=1.0),), (), ("DISPUTES",)
    ),
    "demand outside our control": Proposal((Context(demand_growth=0.3),), ("ONSETS",)),
}  # fmt: skip
