"""Reforms: a new region layout, with what it costs on the way.

A layout moves no child, no need and no money: staff, budgets and queues of partnerships go along
with the schools. New pairs of partners have to find each other again, and desks lose time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.build import parties_of_providers
from model.columns import seal
from model.consultation import consultation
from model.errors import UserError
from model.geography import Layout, congruent, from_file, load_geography, merged, today
from model.kinds import WEEKS_PER_YEAR, Activity, Node, Presence, Stage
from model.levers import Pooling, RegionLayout
from model.organisations.create import create_youth_regions
from model.organisations.pooling import pool_budgets
from model.organisations.school_partnership import SchoolPartnership
from model.organisations.staffing import change_payroll
from model.processes.requeue import join_other_queue
from model.providers import provider_choices
from model.schools import assign_partnerships

if TYPE_CHECKING:
    from model.simulation import ContinuumModel
    from model.world import World

Ints = npt.NDArray[np.int64]


def start_reforms(model: ContinuumModel) -> bool:
    """Bring layout and pooling in line with the levers; return whether the layout changed."""
    layouts = [item for item in model.policy.levers if isinstance(item, RegionLayout)]
    active = [item for item in layouts if item.strength(model.week) > 0 and item.layout != "today"]
    wanted = active[-1] if active else None
    changed = borders_of(wanted) != borders_of(model.layout_lever)
    if changed:
        model.decisions.reforms[0] = 0
        adopt_layout(model, layout_of(wanted))
    elif wanted is not None and is_changed_again(model, wanted):
        meet_new_partners(model, model.agreed.consults, model.agreed_rows)
        start_transition(model)
    model.layout_lever = wanted
    if any(isinstance(item, Pooling) for item in model.policy.levers):
        pool_budgets(model)
    return changed


def borders_of(lever: RegionLayout | None) -> tuple[str | None, ...]:
    """Return what decides the borders: a layout goes on where another lever continues it."""
    if lever is None:
        return ("today", None, None)
    return (lever.layout, lever.merged_to, lever.file)


def is_changed_again(model: ContinuumModel, lever: RegionLayout) -> bool:
    """Return whether a layout that does not last is due to change once more, and count it."""
    if lever.lasts_years == 0.0:
        return False
    changes = int((model.week - lever.start_week) / (lever.lasts_years * WEEKS_PER_YEAR))
    if changes <= int(model.decisions.reforms[0]):
        return False
    model.decisions.reforms[0] = changes
    return True


def start_transition(model: ContinuumModel) -> None:
    """Let desks lose time to a new layout, for as long as a transition takes."""
    years = model.parameters.decisions.reform_years
    model.decisions.transition_until[0] = model.week + round(years * WEEKS_PER_YEAR)


def layout_of(lever: RegionLayout | None) -> Layout:
    """Return the layout that a lever asks for; no lever means today's.

    Raises:
        UserError: unknown layer, impossible number of regions, or an unusable file.
    """
    geo = load_geography()
    if lever is None or lever.layout == "today":
        return today(geo)
    if lever.layout == "congruent":
        return congruent(geo)
    if lever.layout == "municipal":
        return each_municipality_alone()
    if lever.layout == "file":
        if lever.file is None:
            raise UserError("Layout 'file' needs a file; give its path in 'file'.")
        return from_file(lever.file, geo)
    if lever.merged_to is None:
        raise UserError("Layout 'merged' needs 'merged_to'; give a layer or a number of regions.")
    if lever.merged_to.isdigit():
        return merged(geo, regions=int(lever.merged_to))
    return merged(geo, lever.merged_to)


def each_municipality_alone() -> Layout:
    """Return a layout in which every municipality buys alone; partnerships stay as they are."""
    geo = load_geography()
    base = today(geo)
    alone = np.arange(len(geo.codes), dtype=np.int32)
    return Layout(
        "municipal", alone, base.partnership_po, base.partnership_vo, geo.names,
        base.partnership_po_labels, base.partnership_vo_labels, base.shares_po, base.shares_vo,
    )  # fmt: skip


def adopt_layout(model: ContinuumModel, layout: Layout) -> None:
    """Move schools to their new partnerships and municipalities to their new youth regions."""
    geo = load_geography()
    land = model.landscape
    w = model.world
    where = w.municipalities.national
    agreed = consultation(geo, layout, where)
    same_partnerships = agreed.names == land.agreed.names
    first = 0 if same_partnerships else land.n_partnerships_today
    rows = first + np.arange(len(agreed.names))
    if rows[-1] >= w.partnerships.desk.size:
        raise UserError(
            f"Layout '{layout.name}' has {len(agreed.names)} partnerships in "
            f"{land.region.label}; give a layout with at most {land.n_municipalities}."
        )
    move_schools(model, first + assign_partnerships(land.sites, agreed))
    if agreed.names != model.agreed.names or not np.array_equal(
        agreed.consults, model.agreed.consults
    ):
        meet_new_partners(model, agreed.consults, rows)
    model.agreed, model.agreed_rows = agreed, rows
    for partnership in model.partnerships:
        partnership.remove()
    model.partnerships = [
        SchoolPartnership(model, int(row), name)
        for row, name in zip(rows, agreed.names, strict=True)
    ]
    parties, local = np.unique(layout.youth_region[where], return_inverse=True)
    w.municipalities.youth_region[:] = local
    create_youth_regions(model)
    start, nodes = provider_choices(
        land.contracts, land.provider_kinds, land.first_provider, layout.youth_region, parties
    )
    choices = w.choices._replace(provider_start=start, provider=nodes)
    model.world = seal(w._replace(choices=choices))
    model.decisions.parties_of_provider[:] = parties_of_providers(
        land, layout.youth_region, model.decisions.parties_of_provider.size
    )
    start_transition(model)


def move_schools(model: ContinuumModel, new: npt.NDArray[np.int32]) -> None:
    """Give schools their new partnership; money, places, staff and queues follow by pupils."""
    w = model.world
    old = w.schools.partnership.astype(np.int64)
    if np.array_equal(old, new):
        return
    m = model.landscape.n_municipalities
    n = w.partnerships.desk.size
    flow = np.zeros((n, n))
    np.add.at(flow, (old, new), np.maximum(1, w.schools.pupils))
    share = flow / np.maximum(1.0, flow.sum(axis=1, keepdims=True))
    for column in (w.partnerships.budget, w.partnerships.spent_at_new_year):
        column[:] = _divided(column, share)
    account = slice(m, m + n)
    for column in (w.money.charged, model.decisions.charged_year_ago):
        column[account] = _divided(column[account], share)
    weight = np.maximum(flow.sum(axis=0), 1.0)
    w.partnerships.strictness[:] = (flow * w.partnerships.strictness[:, None]).sum(axis=0) / weight
    for column in (w.nodes.owed, w.nodes.owed_coordination):
        column[w.partnerships.desk] = _divided(column[w.partnerships.desk], share)
    _move_places(model, new)
    _move_balances(model, share)
    w.schools.partnership[:] = new
    _move_tracks(model)
    model.set_allowances()
    assert (w.money.running[account] >= 0).all()


def _divided(column: Ints, share: npt.NDArray[np.float64]) -> Ints:
    """Divide whole amounts over new rows by share; what rounding leaves goes to the largest."""
    parts = np.round(column[:, None] * share).astype(np.int64)
    moving = share.sum(axis=1) > 0
    left = np.where(moving, column - parts.sum(axis=1), 0)
    largest = share.argmax(axis=1)
    parts[np.arange(column.size), largest] += left
    kept = np.where(moving, 0, column)
    return parts.sum(axis=0) + kept


def _move_places(model: ContinuumModel, new: npt.NDArray[np.int32]) -> None:
    """Let the new partnership pay for the special places and school teams of its schools."""
    w = model.world
    m = model.landscape.n_municipalities
    special = np.flatnonzero(w.schools.places >= 0)
    node = w.schools.places[special]
    cents = int(w.rates.care.cents_per_week[Activity.SPECIAL_PLACE])
    running = w.money.running[:, Activity.SPECIAL_PLACE]
    account, group = places_in_use(w)
    np.subtract.at(running, (account, group), cents)
    w.nodes.account[node] = m + new[special]
    account, group = places_in_use(w)
    np.add.at(running, (account, group), cents)
    for team in (w.schools.team, w.schools.team_help):
        nodes = team.astype(np.int64)
        change_payroll(w, nodes, -1)
        w.nodes.second_account[nodes] = m + new
        change_payroll(w, nodes, 1)


def places_in_use(w: World) -> tuple[Ints, Ints]:
    """Return account and group of children of every special place in use, shape (pupils,)."""
    s = w.students
    node = w.schools.places[np.maximum(0, s.school)]
    rows = np.flatnonzero((s.presence == Presence.PRESENT) & (s.school >= 0) & (node >= 0))
    return w.nodes.account[node[rows]].astype(np.int64), s.place_group[rows].astype(np.int64)


def _move_balances(model: ContinuumModel, share: npt.NDArray[np.float64]) -> None:
    """Hand over what is on the accounts of partnerships; totals by account stay explained."""
    w = model.world
    m = model.landscape.n_municipalities
    account = slice(m, m + share.shape[0])
    before = w.money.balance[account].copy()
    after = _divided(before, share)
    w.money.balance[account] = after
    w.money.handed_over[account] += after - before


def _move_tracks(model: ContinuumModel) -> None:
    """Let requests and arrangements move to the partnership of the child's school."""
    w = model.world
    c = w.cases
    slots = 2 * np.flatnonzero(c.student >= 0)
    held = slots[c.node[slots] >= 0]
    kind = w.nodes.kind[c.node[held]]
    for slot in held[(kind == Node.PARTNERSHIP_DESK) | (kind == Node.EXTRA_SUPPORT)]:
        stage = Stage(int(c.stage[slot]))
        old = int(c.node[slot])
        school = w.students.school[c.student[slot >> 1]]
        row = int(w.schools.partnership[school])
        at_desk = w.nodes.kind[old] == Node.PARTNERSHIP_DESK
        new = int((w.partnerships.desk if at_desk else w.partnerships.extra_support)[row])
        if stage in (Stage.DECISION, Stage.WAITING):
            join_other_queue(w, int(slot), new)
        elif stage is Stage.HELP:
            w.nodes.used[old] -= c.load[slot]
            w.nodes.used[new] += c.load[slot]
            running = w.money.running[:, c.help[slot], c.group[slot]]
            running[c.account[slot]] -= c.cost[slot]
            c.account[slot] = w.nodes.account[new]
            running[c.account[slot]] += c.cost[slot]
            c.node[slot] = new


def meet_new_partners(
    model: ContinuumModel, consults: npt.NDArray[np.bool_], rows: npt.NDArray[np.int64]
) -> None:
    """Start agreements for the new pairs: most of what old partners had built up is lost."""
    maturity = model.world.policy.maturity
    old = maturity[:, model.agreed_rows]
    pairs = model.agreed.consults.sum(axis=1)
    before = old.sum(axis=1) / np.maximum(1, pairs)
    kept = before * (1.0 - model.parameters.decisions.reform_loss)
    maturity[:] = 0.0
    maturity[:, rows] = kept[:, None] * consults
