"""Rounds of decisions: when organisations decide, and what their decisions come to together.

Agents say what they want, one by one; what is possible (staff of one labour pool, hours that add
up) is settled here for all of them at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.build import WARM_UP_YEARS
from model.organisations.staffing import contract_for, set_contracts, set_plain_hours
from model.processes.requeue import release_budget_list

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

QUARTER = 13
NEW_YEAR_WEEK = 22  # 1 January in a school year that starts on 1 August
NEWCOMER_QUARTERS = 2

Floats = npt.NDArray[np.float64]


def decide(model: ContinuumModel, week: int) -> None:
    """Let organisations decide what falls in this week; called before the week runs."""
    if week == (WARM_UP_YEARS - 1) * 52:
        model.decisions.charged_year_ago[:] = model.world.money.charged
    if week % 52 == NEW_YEAR_WEEK:
        close_budget_year(model, week)
    if week % QUARTER == 0:
        reformed = update_policy(model)
        if reformed or week % 52 == 0:
            set_school_hours(model)
        look_at_budgets(model, week)
        hire_and_leave(model)
        grow_agreements(model)


def set_school_hours(model: ContinuumModel) -> None:
    """Let schools and partnerships set hours for support by their numbers of pupils."""
    w = model.world
    p = model.parameters
    care = np.array([school.care_team_hours() for school in model.schools])
    set_desks(model, w.schools.care_team, care)
    regular = np.flatnonzero(w.schools.support >= 0)
    basic = np.array([model.schools[row].support_hours() for row in regular])
    set_plain_hours(w, w.schools.support[regular].astype(np.int64), basic)
    pupils = pupils_of_partnerships(model)
    desk = p.staff.partnership_desk_hours * pupils / 1000
    set_desks(model, w.partnerships.desk, desk, model.transition_share())
    extra = np.zeros(pupils.size)
    for item in model.partnerships:
        own = int(pupils[item.row])
        known_budget = model.budgets_set
        extra[item.row] = item.support_hours(own) if known_budget else item.usual_support_hours(own)
    set_plain_hours(w, w.partnerships.extra_support.astype(np.int64), extra)


def pupils_of_partnerships(model: ContinuumModel) -> Floats:
    """Return the pupils in schools of each partnership."""
    s = model.world.schools
    return np.bincount(
        s.partnership, weights=s.pupils, minlength=model.world.partnerships.desk.size
    )


def set_municipal_desks(model: ContinuumModel) -> None:
    """Give the desks of municipalities, GPs and youth health care their hours."""
    m = model.world.municipalities
    staff = model.parameters.staff
    thousands = model.landscape.children / 1000
    set_desks(model, m.general_practice, staff.general_practice_hours * thousands)
    set_desks(model, m.local_team, staff.local_team_desk_hours * thousands)
    set_desks(model, m.youth_health, staff.youth_health_hours * thousands)
    in_transition = model.transition_share()
    set_desks(model, m.desk, staff.municipal_desk_hours * thousands, in_transition)


def set_desks(
    model: ContinuumModel,
    nodes: npt.NDArray[np.int32],
    client_hours: Floats,
    in_transition: float = 0.0,
) -> None:
    """Set the contracts of desks so that they have `client_hours` under today's rules.

    Joint supervision frees administration; `in_transition` is the share of working time that a
    reform or a joint fund takes at the desks of municipalities and partnerships.
    """
    p = model.parameters
    joint = model.setting("harmonisation", "joint_supervision")
    administration = p.staff.administration_floor + p.staff.administration_excess * (1.0 - joint)
    administration += in_transition
    at = nodes.astype(np.int64)
    shares = np.full(at.size, administration)
    set_contracts(model.world, at, contract_for(client_hours, p), shares, p)


def close_budget_year(model: ContinuumModel, week: int) -> None:
    """Close the budget year: new budgets, and care that waited for them may be queued for."""
    if not model.budgets_set:
        return
    growth = model.parameters.money.budget_indexation + model.yearly_budget_growth()
    for municipality in model.municipalities:
        municipality.decide_year(growth)
        release_budget_list(model.world, municipality.row, week)
    for partnership in model.partnerships:
        partnership.decide_year(growth)
    model.set_allowances()


def look_at_budgets(model: ContinuumModel, week: int) -> None:
    """Let municipalities compare spending with their budgets."""
    weeks = (week - NEW_YEAR_WEEK) % 52
    if model.budgets_set:
        for municipality in model.municipalities:
            municipality.decide_quarter(weeks)


def update_policy(model: ContinuumModel) -> bool:
    """Bring levers to their present strength; return whether there is a new region layout."""
    state = model.world.policy
    access = model.parameters.access
    one_plan = model.setting("harmonisation", "one_plan")
    one_file = model.setting("harmonisation", "one_file")
    state.one_plan[0] = access.one_plan_today + (1.0 - access.one_plan_today) * one_plan
    state.one_file[0] = access.file_shared_today + (1.0 - access.file_shared_today) * one_file
    state.demand[0] = 1.0 + model.setting("context", "demand_growth")
    reformed = model.start_reforms()
    set_municipal_desks(model)
    open_teams(model)
    return reformed


def open_teams(model: ContinuumModel) -> None:
    """Open the school teams that the roll-out has reached, and close those it left."""
    w = model.world
    s = w.schools
    covered = model.landscape.sites.roll_out < model.setting("school_teams", "coverage")
    w.nodes.open[s.team] = covered
    w.nodes.open[s.team_help] = covered
    grown = QUARTER / 52 / model.parameters.staff.team_maturity_years
    staffed = w.nodes.fte[s.team] > 0
    s.team_maturity[:] = np.where(
        covered & staffed, np.minimum(1.0, s.team_maturity + grown), s.team_maturity * covered
    )


def wanted_team_fte(model: ContinuumModel) -> Floats:
    """Return the staff that each school's team should have."""
    s = model.world.schools
    size = model.team_fte_per_1000()
    return model.world.nodes.open[s.team] * s.pupils / 1000 * size


def hire_and_leave(model: ContinuumModel) -> None:
    """Let staff leave and hire, per labour pool; people who change jobs are counted once."""
    n = model.world.nodes
    staff = model.parameters.staff
    providers = model.providers
    at = np.array([provider.row for provider in providers])
    turnover = np.array([provider.turnover_per_year() for provider in providers])
    growth = np.array([provider.wanted_growth_per_year() for provider in providers])
    leavers = n.fte[at] * turnover * QUARTER / 52
    wanted = np.maximum(0.0, leavers + n.fte[at] * growth * QUARTER / 52)
    teams = model.world.schools.team.astype(np.int64)
    team_leavers = n.fte[teams] * staff.turnover_per_year * QUARTER / 52
    n.fte[at] -= leavers
    n.newcomers[at] *= (1.0 - turnover * QUARTER / 52) * (1.0 - 1.0 / NEWCOMER_QUARTERS)
    gap = wanted_team_fte(model) - (n.fte[teams] - team_leavers)
    n.fte[teams] -= team_leavers + np.maximum(0.0, -gap)
    for pool in model.labour_pools:
        in_pool = model.pool_of_provider == pool.row
        share = model.team_share_of_pool(pool.row)
        own_gap = np.maximum(0.0, gap) * share
        left = leavers[in_pool].sum() + (team_leavers * share).sum()
        left += (np.maximum(0.0, -gap) * share).sum()
        result = pool.hire(float(left), float(wanted[in_pool].sum()), float(own_gap.sum()))
        _place(model, at[in_pool], wanted[in_pool], own_gap, teams, result.by_providers,
               result.by_teams + _moved(n.fte, at[in_pool], result.moved_to_teams))  # fmt: skip
    set_care_contracts(model)
    set_team_contracts(model)


def _moved(fte: Floats, at: npt.NDArray[np.int64], wish: float) -> float:
    """Take staff from providers for school teams, at most a tenth of them a quarter."""
    total = float(fte[at].sum())
    moved = min(wish, 0.1 * total)
    if moved > 0.0:
        fte[at] *= 1.0 - moved / total
    return moved


def _place(
    model: ContinuumModel,
    providers: npt.NDArray[np.int64],
    wanted: Floats,
    gap: Floats,
    teams: npt.NDArray[np.int64],
    by_providers: float,
    by_teams: float,
) -> None:
    """Give those hired to the employers that wanted them, in proportion to their open posts."""
    n = model.world.nodes
    if wanted.sum() > 0:
        hired = wanted / wanted.sum() * by_providers
        n.fte[providers] += hired
        n.newcomers[providers] += hired
    if gap.sum() > 0:
        n.fte[teams] += gap / gap.sum() * by_teams


def set_care_contracts(model: ContinuumModel) -> None:
    """Turn the staff of providers into hours for children."""
    n = model.world.nodes
    p = model.parameters
    at = np.array([provider.row for provider in model.providers])
    administration = np.array([item.administration_share() for item in model.providers])
    fresh = np.divide(n.newcomers[at], n.fte[at], out=np.zeros(at.size), where=n.fte[at] > 0)
    hours = n.fte[at] * p.staff.contract_hours
    set_contracts(model.world, at, hours, administration, p, np.minimum(1.0, fresh))


def set_team_contracts(model: ContinuumModel) -> None:
    """Divide the hours of school teams over desk and treatment."""
    w = model.world
    p = model.parameters
    s = w.schools
    if not (w.nodes.fte[s.team].any() or w.nodes.contract[s.team].any()):
        return
    joint = model.setting("harmonisation", "joint_supervision")
    share = p.staff.administration_floor + p.staff.administration_excess * (1.0 - joint)
    administration = np.full(s.team.size, share)
    hours = w.nodes.fte[s.team] * p.staff.contract_hours
    treatment = model.team_treatment_share()
    set_contracts(w, s.team.astype(np.int64), hours * (1 - treatment), administration, p)
    set_contracts(w, s.team_help.astype(np.int64), hours * treatment, administration, p)
    pupils = np.maximum(1, s.pupils)
    s.team_size[:] = w.nodes.fte[s.team] / pupils * 1000 / model.team_size_of_reference


def grow_agreements(model: ContinuumModel) -> None:
    """Let agreements between municipalities and partnerships grow and wear, a quarter's worth.

    Effort is divided over the partners that both sides have; turnover makes agreements fade.
    """
    d = model.parameters.decisions
    agreed = model.agreed
    maturity = model.world.policy.maturity
    effort = d.agreement_effort * model.setting("consultation", "effort")
    effort *= 1.0 + model.setting("consultation", "binding")
    each = 0.5 / agreed.partners_of_municipality[:, None] + 0.5 / agreed.partners_of_partnership
    rows = model.agreed_rows
    present = maturity[:, rows]
    change = effort * each * (1.0 - present) - d.agreement_decay * present
    maturity[:, rows] = np.clip(present + change * QUARTER / 52, 0.0, 1.0) * agreed.consults
