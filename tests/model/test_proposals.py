"""The proposals S1–S19: each lever pulled alone moves what it is for, and every week closes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest

from model.cases import URGENCIES
from model.kinds import Help, Hours, Signal
from model.levers import (
    LEVER_TYPES,
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
from model.organisations.staff_round import wanted_youth_health_fte
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from scenarios import load
from tests.model.happenings import happened, hours_of, queue, weeks_in
from tests.model.policies import FIVE, Pulled, pull


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
    "S4 one plan": Proposal((Harmonisation(one_plan=1.0),), ("HAND_OVERS",), ("GIVE_UPS",)),
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
        (Transitions(warm_hand_over=1.0),), ("WARM_TRANSITIONS",), (), ("COLD_TRANSITIONS",)
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
ALONE = pytest.mark.parametrize("name", PROPOSALS)


@pytest.fixture(scope="module")
def checked() -> ContinuumModel:
    """Return the youth region at its first policy week; every week is verified."""
    return ContinuumModel(load("current"), FIVE, rng=2, years=2, check=True)


@pytest.fixture(scope="module")
def today(checked: ContinuumModel) -> ContinuumModel:
    """Return the same region after two years of today's system."""
    return checked.fork(load("current")).run()


def amount(run: ContinuumModel, what: str) -> int:
    """Return a number of a run: a flow, child-weeks "in" a state, or "hours" of a use."""
    kind, _, name = what.rpartition(" ")
    if kind == "hours CLIENT or":
        return hours_of(run, Hours.CLIENT) + hours_of(run, Hours.IDLE)
    if kind == "hours":
        return hours_of(run, Hours[name])
    if kind == "in":
        help_kinds = Help.__members__
        return weeks_in(run, Stock.HELP + Help[name] if name in help_kinds else Stock[name])
    flow, _, signal = name.partition(".")
    return happened(run, Flow[flow] + (Signal[signal] if signal else 0))


@ALONE
def test_a_proposal_alone_moves_what_it_is_for_and_every_week_closes(
    checked: ContinuumModel, today: ContinuumModel, name: str
) -> None:
    proposal = PROPOSALS[name]
    run = checked.fork(Pulled(proposal.levers)).run()
    assert run.week == 104
    for what in proposal.more:
        assert amount(run, what) > 1.03 * amount(today, what), what
    for what in proposal.less:
        assert amount(run, what) < 0.97 * amount(today, what), what
    for what in proposal.none:
        assert amount(run, what) == 0 < amount(today, what), what


@pytest.mark.parametrize("kind", LEVER_TYPES)
def test_every_kind_of_lever_is_pulled_here(kind: str) -> None:
    pulled = {type(lever) for item in PROPOSALS.values() for lever in item.levers}
    assert LEVER_TYPES[kind] in pulled


def test_all_proposals_together_close_every_week(checked: ContinuumModel) -> None:
    levers = tuple(
        lever
        for name, item in PROPOSALS.items()
        for lever in item.levers
        if name != "S2 each municipality alone"
    )
    assert checked.fork(Pulled(levers)).run().week == 104


def test_hours_for_youth_health_are_posts_that_its_labour_pool_fills_as_far_as_it_can(
    checked: ContinuumModel, today: ContinuumModel
) -> None:
    """S6: desks ask for the staff; who comes has to come from youth health care."""
    run = checked.fork(pull(EarlySignals(youth_health_hours=4.0))).run()
    wanted = wanted_youth_health_fte(run)
    assert (wanted > 2 * wanted_youth_health_fte(today)).all()
    fte, usual = (
        item.world.nodes.fte[item.world.municipalities.youth_health] for item in (run, today)
    )
    assert (usual < fte).all()
    assert (fte <= wanted).all()


def test_a_pact_lets_children_at_home_go_first(
    checked: ContinuumModel, today: ContinuumModel
) -> None:
    """S12: who waits in a queue while at home stands in its most urgent class."""
    run = checked.fork(Pulled(PROPOSALS["S12 children at home first"].levers)).run()
    assert classes_of_children_at_home(run) == {0}
    assert classes_of_children_at_home(today) > {0}


def classes_of_children_at_home(run: ContinuumModel) -> set[int]:
    """Return the classes of urgency in which children wait who are at home."""
    w = run.world
    return {
        urgency
        for node in np.flatnonzero(w.nodes.waiting)
        for urgency in range(URGENCIES)
        for track in queue(run, int(node), urgency)
        if w.students.out_since[w.cases.student[track >> 1]] >= 0
    }
