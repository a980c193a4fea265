"""Joint funds: what payers put in, what a fund pays as a lump sum, and its transition money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.build import NEVER
from model.kinds import WEEKS_PER_YEAR, Activity, Source
from model.money import CENTS
from model.organisations.joint_fund import JointFund

if TYPE_CHECKING:
    from model.levers.base import Floats
    from model.simulation import ContinuumModel


def pool_budgets(model: ContinuumModel) -> None:
    """Set the share of each payer's budget that is pooled, in the fund of its youth region.

    Who has left a fund stays out. Partnerships join the fund where most of their pupils are.
    """
    from model.organisations.rounds import average_over_partnerships

    w = model.world
    m = model.landscape.n_municipalities
    d = model.decisions
    municipal = np.where(d.left_fund, 0.0, model.by_place("pooling", "municipal_share"))
    by_partnership = average_over_partnerships(
        model, model.by_place("pooling", "partnership_share")
    )
    insurers = model.insurers_share()
    if not (municipal.any() or by_partnership.any() or insurers.any() or w.policy.pooled.any()):
        return
    n = w.partnerships.desk.size
    first_fund = model.landscape.first_fund
    regions = w.municipalities.youth_region.astype(np.int64)
    w.money.fund_of[:m] = first_fund + regions
    w.money.fund_of[m : m + n] = first_fund + main_region(model)
    insurers_at = np.arange(m + n + 1, m + n + 1 + 2 * m)
    w.money.fund_of[insurers_at] = first_fund + np.tile(regions, 2)
    started = (d.fund_since == NEVER) & (municipal > 0)
    d.fund_since[started] = model.week
    w.policy.pooled[:m] = municipal
    w.policy.pooled[m : m + n] = by_partnership
    w.policy.pooled[insurers_at] = np.tile(insurers, 2)
    for row in range(len(model.joint_funds), int(regions.max()) + 1):
        model.joint_funds.append(JointFund(model, row, f"joint fund {row + 1}"))
    agree_on_lump_sums(model)
    spend_transition_money(model)


def main_region(model: ContinuumModel) -> Floats:
    """Return the youth region in which most pupils of each partnership live."""
    w = model.world
    pupils = np.zeros((w.partnerships.desk.size, w.municipalities.desk.size))
    np.add.at(pupils, (w.schools.partnership, w.schools.municipality), w.schools.pupils)
    return np.asarray(w.municipalities.youth_region[pupils.argmax(axis=1)].astype(np.int64))


def agree_on_lump_sums(model: ContinuumModel) -> None:
    """Fix what providers are paid for where a lump sum begins: what their care costs now."""
    w = model.world
    m = model.landscape.n_municipalities
    wanted = np.where(w.policy.pooled[:m] > 0, model.by_place("pooling", "lump_sum"), 0.0)
    fresh = np.flatnonzero((wanted > 0) & (w.policy.lump_sum[:m] == 0))
    w.money.lump[fresh] = w.money.running[fresh]
    w.policy.lump_sum[:m] = wanted


def spend_transition_money(model: ContinuumModel) -> None:
    """Let the state pay once for the work of a fund's start, through the fund, as it rolls out."""
    w = model.world
    children = w.municipalities.children
    promised = model.by_place("pooling", "transition_money") * children * CENTS
    due = np.round(promised).astype(np.int64) - model.decisions.transition_paid
    due[w.policy.pooled[: children.size] == 0.0] = 0
    for row in np.flatnonzero(due > 0):
        cents = int(due[row])
        model.decisions.transition_paid[row] += cents
        fund = int(w.money.fund_of[row])
        w.money.sources[Source.TRANSITION_MONEY] -= cents
        w.money.granted[fund] += cents
        w.money.spent[fund, Activity.DECISIONS, 0] += cents
        w.money.received[Activity.DECISIONS] += cents


def covered_by_transition_money(model: ContinuumModel) -> float:
    """Return the share of a fund's negotiation time for which others could be hired."""
    p = model.parameters
    since = model.decisions.fund_since
    young = (since > NEVER) & (model.week < since + p.decisions.reform_years * WEEKS_PER_YEAR)
    if not young.any():
        return 0.0
    hours = (p.staff.municipal_desk_hours + p.staff.partnership_desk_hours) / 1000 * WEEKS_PER_YEAR
    lost = hours * p.decisions.reform_years * p.decisions.pooling_hours_share
    needed = lost * p.money.desk_hour
    children = model.world.municipalities.children[young]
    money = float(
        np.average(model.by_place("pooling", "transition_money")[young], weights=children)
    )
    return min(1.0, money / needed) if needed > 0 else 0.0
