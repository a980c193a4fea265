"""Bringing the state of policy in line with the levers: at most once a quarter, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.kinds import WEEKS_PER_YEAR, Activity
from model.levers import SchoolTeams

if TYPE_CHECKING:
    import numpy.typing as npt

    from model.levers.base import Floats
    from model.simulation import ContinuumModel

    Ints = npt.NDArray[np.int64]

MANDATES = {"none": 0, "light": 1, "wide": 2}
MOST_ONSET = 1.5  # what the life clocks allow for; see `compile_rates.HEADROOM`

# Settings that processes read as they are: the column of `PolicyState`, lever and setting.
AS_THEY_ARE = {
    "extra_contacts": ("early_signals", "extra_contacts"),
    "exemption_say": ("absence", "exemption_say"),
    "follow_up": ("absence", "partnership_follow_up"),
    "pact_priority": ("absence", "pact_priority"),
    "care_in_school": ("arrangements", "care_in_school_time"),
    "warm_hand_over": ("transitions", "warm_hand_over"),
    "mbo_duty": ("transitions", "mbo_duty_of_care"),
    "early_years": ("transitions", "early_years_line"),
    "close_to_home": ("transitions", "close_to_home"),
    "front_door": ("access", "single_front_door"),
    "parents_choice": ("access", "parents_choice"),
}


def set_policy(model: ContinuumModel) -> None:
    """Bring what processes read of the levers to its present strength."""
    state = model.world.policy
    for column, (kind, name) in AS_THEY_ARE.items():
        getattr(state, column)[:] = model.by_place(kind, name)
    access = model.parameters.access
    _raise_from_today(
        state.one_plan, access.one_plan_today, model.by_place("harmonisation", "one_plan")
    )
    _raise_from_today(
        state.one_file, access.file_shared_today, model.by_place("harmonisation", "one_file")
    )
    detection = model.parameters.detection
    attention = model.by_place("early_signals", "attention")
    state.attention[:] = 1.0 + detection.attention_gain * attention
    trained = np.minimum(
        1.0, model.by_place("joint_training", "hours_per_year") / access.training_full_hours
    )
    state.rejection[:] = 1.0 - access.training_rejection_effect * trained
    state.gp_handled[:] = model.blended("gp_support", "share_handled", "coverage")
    _set_teams(model)
    set_prevention(model)


def _raise_from_today(column: Floats, today: float, share: Floats) -> None:
    """Let a share of what is not so today become so."""
    column[:] = today + (1.0 - today) * share


def _set_teams(model: ContinuumModel) -> None:
    """Set what school teams may grant, what their own help does, and their outreach."""
    state = model.world.policy
    covered = model.by_place("school_teams", "coverage") > 0.0
    specialists = model.blended("school_teams", "specialist_share", "coverage")
    loss = model.parameters.care.generalist_loss
    state.team_effect[:] = np.where(covered, -loss * (1.0 - specialists), 0.0)
    state.outreach[:] = np.where(
        covered, model.blended("school_teams", "outreach", "coverage"), 0.0
    )
    state.mandate[:] = 0
    for lever in model.policy.levers:
        if isinstance(lever, SchoolTeams) and lever.coverage > 0 and lever.strength(model.week) > 0:
            here = lever.reach(model.places) > 0
            state.mandate[here] = np.maximum(state.mandate[here], MANDATES[lever.mandate])


def set_prevention(model: ContinuumModel) -> None:
    """Let prevention change the chance that a need begins, and pay for it.

    A fall of new needs in proportion to prevention, to the power of its elasticity (C13); today's
    prevention is in today's figures, so it changes nothing.
    """
    w = model.world
    d = model.parameters.decisions
    usual = model.parameters.money.prevention_per_child
    factor = (w.municipalities.prevention / usual) ** -d.prevention_elasticity
    demand = 1.0 + model.by_place("context", "demand_growth")
    w.policy.onset[:] = np.minimum(MOST_ONSET, demand * factor)
    m = model.landscape.n_municipalities
    w.money.running[:m, Activity.PREVENTION, 0] = prevention_cents(
        w.municipalities.prevention, w.municipalities.children
    )


def prevention_cents(euro_per_child: Floats, children: Ints) -> Ints:
    """Return what prevention costs per week, in whole cents."""
    return np.round(euro_per_child * children * 100 / WEEKS_PER_YEAR).astype(np.int64)
