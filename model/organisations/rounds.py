"""Rounds of decisions: when organisations decide, and what their decisions come to together.

Agents say what they want, one by one; what is possible (staff of one labour pool, hours that add
up) is settled for all of them at once, here and in `staff_round`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.hours import WorkingTime
from model.kinds import WARM_UP_YEARS, Sector
from model.organisations.municipality import (
    decide_desks,
    decide_prevention,
    decide_quarter,
    decide_year,
    overspends,
)
from model.organisations.policy_round import set_policy, set_prevention
from model.organisations.posts import covered_by_team
from model.organisations.reform import start_reforms
from model.organisations.school import care_team_hours, pupils_in_care, support_hours
from model.organisations.school_partnership import (
    arrangement_hours,
    close_partnership_year,
    usual_arrangement_hours,
)
from model.organisations.staff_round import (
    desk_time,
    hire_and_leave,
    send_on_where_no_hours_are_left,
    set_post_contracts,
)
from model.organisations.staffing import contract_for, set_contracts, set_plain_hours
from model.organisations.start import NEW_YEAR_WEEK
from model.processes.requeue import release_budget_list, send_on

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

QUARTER = 13
SCHOOL_MODEL = "school"

Floats = npt.NDArray[np.float64]


def decide(model: ContinuumModel, week: int) -> None:
    """Let organisations decide what falls in this week; called before the week runs."""
    if week == (WARM_UP_YEARS - 1) * 52:
        model.decisions.charged_year_ago[:] = model.world.money.charged
    if week % 52 == NEW_YEAR_WEEK:
        close_budget_year(model, week)
    if week % QUARTER == 0:
        decide_desks(model, np.arange(model.landscape.n_municipalities))
        update_policy(model)
        set_school_hours(model)
        look_at_budgets(model, week)
        hire_and_leave(model)
        grow_agreements(model)


def update_policy(model: ContinuumModel) -> None:
    """Bring levers to their present strength.

    What follows from nothing but the levers and the staff of the last quarter stays as it is
    while no lever changes.
    """
    has_news = model.policy_now().has_news()
    if has_news:
        set_policy(model)
    start_reforms(model)
    set_municipal_desks(model)
    if has_news:
        set_post_contracts(model)
    send_on_where_no_hours_are_left(model)
    open_teams(model)


def set_school_hours(model: ContinuumModel) -> None:
    """Let schools and partnerships set hours for support by their numbers of pupils."""
    w = model.world
    p = model.parameters
    s = w.schools
    home = s.municipality.astype(np.int64)
    owed = pupils_in_care(w)
    attention = model.by_place("early_signals", "attention")[home] * owed / 1000
    contract = contract_for(care_team_hours(p, owed), p)
    contract += attention * p.staff.contract_hours * (s.support >= 0)
    set_contracts(w, s.care_team.astype(np.int64), contract, desk_time(model).at(home), p)
    pupils = pupils_of_partnerships(model)
    desk = p.staff.partnership_desk_hours * pupils / 1000
    set_partnership_desks(model, desk)
    regular = np.flatnonzero(s.support >= 0)
    basic = support_hours(p, owed[regular])
    extra = extra_support_hours(model, pupils)
    if model.variants.distribution == SCHOOL_MODEL:
        each = extra / np.maximum(1.0, pupils)
        in_partnership = s.sector[regular] != Sector.MBO
        basic += in_partnership * each[s.partnership[regular]] * s.pupils[regular]
        extra = np.zeros_like(extra)
    set_plain_hours(w, s.support[regular].astype(np.int64), basic)
    set_plain_hours(w, w.partnerships.extra_support.astype(np.int64), extra)


def extra_support_hours(model: ContinuumModel, pupils: Floats) -> Floats:
    """Return the weekly hours of arrangements of every partnership; a pact may add some."""
    extra = np.zeros(pupils.size)
    rows = model.agreed_rows
    if model.budgets_set:
        extra[rows] = arrangement_hours(model, rows, pupils[rows])
    else:
        extra[rows] = usual_arrangement_hours(model.parameters, pupils[rows])
    pact = average_over_partnerships(model, model.by_place("absence", "pact_capacity"))
    usual = model.parameters.school.extra_capacity * pupils
    return extra + pact * usual


def pupils_of_partnerships(model: ContinuumModel) -> Floats:
    """Return the pupils in schools of each partnership."""
    s = model.world.schools
    size = model.world.partnerships.desk.size
    in_partnership = s.pupils * (s.sector != Sector.MBO)
    return np.bincount(s.partnership, weights=in_partnership, minlength=size)


def average_over_partnerships(model: ContinuumModel, by_place: Floats) -> Floats:
    """Return the mean of a value by municipality over the pupils of each partnership."""
    s = model.world.schools
    size = model.world.partnerships.desk.size
    weight = s.pupils * (s.sector != Sector.MBO)
    top = np.bincount(s.partnership, weights=weight * by_place[s.municipality], minlength=size)
    bottom = np.bincount(s.partnership, weights=weight, minlength=size)
    return np.divide(top, bottom, out=np.zeros(size), where=bottom > 0)


def set_partnership_desks(model: ContinuumModel, client_hours: Floats) -> None:
    """Give the desks of partnerships their hours; reform and consultation take some of them."""
    w = model.world
    p = model.parameters
    nodes = w.partnerships.desk.astype(np.int64)
    by_place = desk_time(model, model.transition_share())
    time = WorkingTime(*(average_over_partnerships(model, share) for share in by_place))
    set_contracts(w, nodes, contract_for(client_hours, p), time, p)


def set_municipal_desks(model: ContinuumModel) -> None:
    """Give the desks of municipalities their hours; a front door does the work of all doors.

    What it refers needs a decision, which a referral by a GP does not, so that desk grows along.
    How large the desks are decides each municipality by what waits there.
    """
    w = model.world
    m = w.municipalities
    p = model.parameters
    thousands = m.children / 1000
    own = p.access.door_share_local_team
    front = 1.0 + w.policy.front_door * (1.0 - own) / own
    desk_hours = p.staff.local_team_desk_hours * thousands * front * model.decisions.access_desk
    team = m.local_team.astype(np.int64)
    set_contracts(w, team, contract_for(desk_hours, p), desk_time(model), p)
    time = desk_time(model, model.transition_share())
    usual = p.staff.municipal_desk_hours * thousands * front
    hours = contract_for(usual * model.decisions.decision_desk, p)
    set_contracts(w, m.desk.astype(np.int64), hours, time, p)


def close_budget_year(model: ContinuumModel, week: int) -> None:
    """Close the budget year: new budgets, and care that waited for them may be queued for."""
    if not model.budgets_set:
        return
    growth = model.parameters.money.budget_indexation + model.yearly_budget_growth()
    overspent = overspends(model)
    for fund in model.joint_funds:
        fund.close_year()
    everywhere = np.arange(overspent.size)
    decide_prevention(model, everywhere, overspent)
    decide_year(model, everywhere, growth)
    for row in range(overspent.size):
        release_budget_list(model.world, row, week)
    set_prevention(model)
    close_partnership_year(model, model.agreed_rows, growth)
    model.set_allowances()


def look_at_budgets(model: ContinuumModel, week: int) -> None:
    """Let municipalities compare spending with their budgets."""
    weeks = (week - NEW_YEAR_WEEK) % 52
    if not model.budgets_set:
        return
    capped = model.world.municipalities.capped
    before = capped.copy()
    decide_quarter(model, np.arange(capped.size), weeks)
    for row in np.flatnonzero(before > capped):
        release_budget_list(model.world, int(row), week)


def open_teams(model: ContinuumModel) -> None:
    """Open the school teams that the roll-out has reached and that found staff; close the others.

    Teams learn to work together; sooner where others have learnt before, and with joint training.
    """
    w = model.world
    s = w.schools
    staff = model.parameters.staff
    home = s.municipality.astype(np.int64)
    staffed = w.nodes.fte[s.team] > 0
    is_open = covered_by_team(model) & staffed
    if not (is_open.any() or w.nodes.open[s.team].any()):
        return
    for row in np.flatnonzero((w.nodes.open[s.team] == 1) & ~is_open):
        send_on(w, int(s.team[row]), int(w.clock[0]))
        send_on(w, int(s.team_help[row]), int(w.clock[0]))
    w.nodes.open[s.team] = is_open
    w.nodes.open[s.team_help] = is_open
    pupils = np.maximum(1, s.pupils)
    example = float((s.team_maturity * pupils).sum() / pupils.sum())
    hours = model.by_place("joint_training", "hours_per_year")[home]
    trained = np.minimum(1.0, hours / model.parameters.access.training_full_hours)
    faster = 1.0 + staff.team_learning * (example + trained)
    grown = QUARTER / 52 / staff.team_maturity_years * faster
    s.team_maturity[:] = np.where(is_open, np.minimum(1.0, s.team_maturity + grown), 0.0)


def grow_agreements(model: ContinuumModel) -> None:
    """Let agreements between municipalities and partnerships grow and wear, a quarter's worth.

    Effort is divided over the partners that both sides have; turnover makes agreements fade.
    The variant "learning" starts at the same speed and is fastest halfway.
    """
    d = model.parameters.decisions
    agreed = model.agreed
    state = model.world.policy
    effort = d.agreement_effort * model.by_place("consultation", "effort")
    effort *= 1.0 + model.by_place("consultation", "binding")
    each = 0.5 / agreed.partners_of_municipality[:, None] + 0.5 / agreed.partners_of_partnership
    rows = model.agreed_rows
    present = state.maturity[:, rows]
    room = 1.0 - present
    if model.variants.agreement_growth == "learning":
        room = room * present / max(0.05, d.agreement_start)
    change = effort[:, None] * each * room - d.agreement_decay * present
    state.maturity[:, rows] = np.clip(present + change * QUARTER / 52, 0.0, 1.0) * agreed.consults
    for office in model.care_offices:
        office.decide_quarter()
