"""What is switched off does not happen, not even once, whatever else goes on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.kinds import Signal
from model.levers import Context, Lever
from model.simulation import ContinuumModel
from model.students import N_FLOWS, Flow, Stock
from tests.metamorphic.relations import FEWER_POINTS, POINTS, SEEDS, policies, with_values
from tests.model.policies import FIVE, TINY, Pulled


class Switch(NamedTuple):
    """Values of parameters with which some things never happen."""

    values: dict[str, float]
    never: tuple[int, ...]


SWITCHES = {
    "families never give up": Switch(
        {"access.give_up_per_hand_over": 0.0, "access.stop_after_rejection": 0.0},
        (Flow.GIVE_UPS,),
    ),
    "nobody argues about who pays": Switch(
        {"access.boundary_dispute_chance": 0.0}, (Flow.DISPUTES,)
    ),
    "nobody shifts a case to another payer": Switch(
        {"access.shift_chance": 0.0}, (Flow.SHIFTED,)
    ),
    "every file travels along": Switch(
        {"access.file_shared_today": 1.0}, (Flow.REPEATED_INTAKES,)
    ),
    "every referral is right": Switch({"access.rejection_share": 0.0}, (Flow.REJECTIONS,)),
    "nobody leaves a queue": Switch(
        {"access.renege_per_year": 0.0, "access.recovered_withdraw_share": 0.0}, (Flow.LEFT_QUEUE,)
    ),
    "no false alarms": Switch(
        {"detection.false_alarms_per_shock": 0.0, "detection.youth_health_false_alarm": 0.0},
        (Flow.FALSE_ALARMS, Flow.HELP_FOR_FALSE_ALARM),
    ),
    "no door helps itself": Switch(
        {
            "access.solved_at_general_practice": 0.0,
            "access.solved_at_local_team": 0.0,
            "access.solved_at_youth_health": 0.0,
            "access.solved_at_school_team": 0.0,
        },
        (Flow.SOLVED_AT_DOOR,),
    ),
    "nobody drops out": Switch(
        {
            "school.drop_out_per_shock_s2": 0.0,
            "school.drop_out_per_shock_s3": 0.0,
            "school.drop_out_per_shock_s4": 0.0,
        },
        (Flow.DROPPED_OUT, Flow.RETURNED_TO_SCHOOL, Flow.OUT_WEEKS_ENDED),
    ),
    "special schools keep their pupils": Switch(
        {"school.return_to_regular_per_year": 0.0}, (Flow.BACK_TO_REGULAR,)
    ),
    "budgets are never too small": Switch({"money.budget_tolerance": 1e9}, (Flow.BUDGET_STOPS,)),
    "needs never worsen": Switch(
        {
            "need.worsen_per_shock_s1": 0.0,
            "need.worsen_per_shock_s2": 0.0,
            "need.worsen_per_shock_s3": 0.0,
        },
        (Flow.ESCALATIONS, Flow.WORSENED_WAITING),
    ),
    "no special places are asked for": Switch(
        {"school.special_place_share_s2": 0.0, "school.special_place_share_s3": 0.0},
        (Flow.SPECIAL_MOVES,),
    ),
    "no residence": Switch(
        {"care.residence_share_s3": 0.0, "care.residence_share_s4": 0.0}, (Flow.RESIDENCE_STARTS,)
    ),
    "partnerships refuse nothing": Switch(
        {"school.refusal_share": 0.0, "decisions.strictness_step": 0.0}, (Flow.REFUSALS,)
    ),
    "teachers notice nothing": Switch(
        {"detection.teacher_sensitivity": 0.0}, (Flow.DETECTED + Signal.TEACHER,)
    ),
    "parents notice nothing": Switch(
        {"detection.parents_per_year": 0.0}, (Flow.DETECTED + Signal.PARENT,)
    ),
    "youth health care notices nothing": Switch(
        {"detection.youth_health_sensitivity": 0.0}, (Flow.DETECTED + Signal.YOUTH_HEALTH,)
    ),
}  # fmt: skip
OFF = st.lists(st.sampled_from(list(SWITCHES)), min_size=1, max_size=8, unique=True)


@given(off=OFF, levers=policies(), seed=SEEDS)
@POINTS
def test_what_is_switched_off_never_happens_under_any_policy(
    off: list[str], levers: tuple[Lever, ...], seed: int
) -> None:
    values = {name: value for item in off for name, value in SWITCHES[item].values.items()}
    run = ContinuumModel(Pulled(levers, with_values(values)), TINY, rng=seed, years=2).run()
    flows = run.world.counters.flow
    never = sorted({flow for item in off for flow in SWITCHES[item].never})
    assert flows[never].sum(axis=1).tolist() == [0] * len(never)
    if "nobody argues about who pays" in off:
        assert not run.world.counters.stock_weeks[Stock.DISPUTED].any()


def test_everything_that_can_be_switched_off_happens_today() -> None:
    tight = Pulled((Context(budget_growth=-0.15),))  # so that money runs out within two years
    run = ContinuumModel(tight, FIVE, rng=1, years=2).run()
    happened = {
        name: [int(run.world.counters.flow[flow, 0]) for flow in switch.never]
        for name, switch in SWITCHES.items()
    }
    assert all(count > 0 for counts in happened.values() for count in counts), happened


SILENT = {
    "need.onset_per_year": 1e-12,  # the clock of setbacks cannot stand still altogether
    "population.initial_need_share": 0.0,
    "need.entry_share": 0.0,
    "detection.youth_health_false_alarm": 0.0,
}
GROWING_UP = ("ENTERED", "LEFT", "MOVES", "CONTACTS", "UNINTERRUPTED", "EARLY_LEAVERS")


@given(levers=policies(), seed=SEEDS)
@FEWER_POINTS
def test_where_nobody_has_a_need_nothing_happens_but_growing_up(
    levers: tuple[Lever, ...], seed: int
) -> None:
    run = ContinuumModel(Pulled(levers, with_values(SILENT)), TINY, rng=seed, years=2).run()
    counters = run.world.counters
    needy = [flow for flow in range(N_FLOWS) if flow not in {Flow[name] for name in GROWING_UP}]
    assert np.flatnonzero(counters.flow[needy].any(axis=1)).tolist() == []
    assert not counters.stock[Stock.CHILDREN + 1 :].any()
    tallies = counters.tallies._asdict()
    assert {name for name, tally in tallies.items() if tally.any()} <= {"leavers"}
    assert counters.flow[Flow.ENTERED, 0] > 0
    assert counters.flow[Flow.LEFT, 0] > 0
