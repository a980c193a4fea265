"""The labour market, once a quarter: who leaves, who hires, and what hours that gives.

All posts are filled from one labour pool per region and discipline. Employers of today (care
providers and youth-health desks) and posts that policy creates (school teams, practice support,
breakthrough desks, combined places) look for the same people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.hours import WorkingTime
from model.kinds import Discipline, Help, Node
from model.organisations.staffing import contract_for, set_contracts, usual_time
from model.processes.requeue import send_on
from model.world import STAFF_EMPLOYED, STAFF_LEFT, STAFF_OPEN

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

QUARTERS = 4
NEWCOMER_QUARTERS = 2
MAY_BE_EMPTY = (Node.GENERAL_PRACTICE, Node.YOUTH_HEALTH, Node.BREAKTHROUGH_DESK)
MOST_MOVED = 0.1  # employers of today lose at most this part of their staff a quarter

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Posts:
    """Posts that policy creates: nodes, wanted fte, shares of disciplines (n, 3), labour region.

    `seconded` marks posts that are filled straight from care providers.
    """

    nodes: Ints
    wanted: Floats
    mix: Floats
    region: Ints
    seconded: npt.NDArray[np.bool_]


def new_posts(model: ContinuumModel) -> Posts:
    """Return the posts that the levers ask for now, filled or not."""
    w = model.world
    staff = model.parameters.staff
    s, m = w.schools, w.municipalities
    thousands = m.children / 1000
    half = np.array([0.5, 0.5, 0.0])
    specialist = model.blended("school_teams", "specialist_share", "coverage")[s.municipality]
    health = model.blended("school_teams", "youth_health_share", "coverage")[s.municipality]
    over = np.maximum(1.0, specialist + health)
    specialist, health = specialist / over, health / over
    teams = np.stack([1.0 - specialist - health, specialist, health], axis=1)
    practice = model.blended("gp_support", "fte_per_1000_children", "coverage")
    places = model.by_place("arrangements", "combined_places") * thousands
    table_hours = contract_for(breakthrough_hours(model), model.parameters)
    place_hours = contract_for(
        places * model.parameters.care.hours_per_week_combined, model.parameters
    )
    groups = [
        (s.team, wanted_team_fte(model), teams, s.municipality),
        (m.general_practice, model.by_place("gp_support", "coverage") * practice * thousands,
         np.tile([0.0, 1.0, 0.0], (m.desk.size, 1)), np.arange(m.desk.size)),
        (m.breakthrough, table_hours / staff.contract_hours, np.tile(half, (m.desk.size, 1)),
         np.arange(m.desk.size)),
        (m.combined, place_hours / staff.contract_hours, np.tile(half, (m.desk.size, 1)),
         np.arange(m.desk.size)),
    ]  # fmt: skip
    home = np.concatenate([item[3] for item in groups])
    seconded = np.zeros(home.size, np.bool_)
    seconded[: s.team.size] = model.teams_are_seconded()[s.municipality]
    return Posts(
        nodes=np.concatenate([item[0] for item in groups]).astype(np.int64),
        wanted=np.concatenate([item[1] for item in groups]),
        mix=np.concatenate([item[2] for item in groups]),
        region=model.decisions.labour_region[home],
        seconded=seconded,
    )


def wanted_team_fte(model: ContinuumModel) -> Floats:
    """Return the staff that each school's team should have."""
    s = model.world.schools
    size = model.blended("school_teams", "fte_per_1000_students", "coverage")[s.municipality]
    return np.asarray(covered_by_team(model) * s.pupils / 1000 * size)


def covered_by_team(model: ContinuumModel) -> npt.NDArray[np.bool_]:
    """Return which schools the roll-out of teams has reached, shape (schools,)."""
    home = model.world.schools.municipality.astype(np.int64)
    coverage = model.by_place("school_teams", "coverage")[home]
    return np.asarray(model.landscape.sites.roll_out < coverage)


def breakthrough_hours(model: ContinuumModel) -> Floats:
    """Return the weekly hours of the breakthrough desk of each youth region, by its number."""
    m = model.world.municipalities
    each = model.by_place("absence", "breakthrough_hours") * m.children / 1000
    hours: Floats = np.bincount(m.youth_region, weights=each, minlength=m.desk.size)
    return hours


def wanted_youth_health_fte(model: ContinuumModel) -> Floats:
    """Return the staff that youth health care should have, by municipality."""
    wanted = np.zeros(model.landscape.n_municipalities)
    for region in model.youth_health_regions:
        wanted[region.members()] = region.basic_fte() + region.fte_for_requests()
    return wanted


def hire_and_leave(model: ContinuumModel) -> None:
    """Let staff leave and hire, per labour pool; people who change jobs are counted once."""
    n = model.world.nodes
    staff = model.parameters.staff
    employers = model.decisions.employer_nodes
    turnover, wanted = _wishes(model)
    leavers = n.fte[employers] * turnover / QUARTERS
    n.fte[employers] -= leavers
    n.newcomers[employers] *= (1.0 - turnover / QUARTERS) * (1.0 - 1.0 / NEWCOMER_QUARTERS)
    posts = new_posts(model)
    post_leavers = n.fte[posts.nodes] * staff.turnover_per_year / QUARTERS
    gap = posts.wanted - (n.fte[posts.nodes] - post_leavers)
    closed = np.maximum(0.0, -gap)
    n.fte[posts.nodes] -= post_leavers + closed
    still_open = 0.0
    for pool in model.labour_pools:
        region, discipline = divmod(pool.row, len(Discipline))
        inside = model.decisions.pool_of_employer == pool.row
        share = posts.mix[:, discipline] * (posts.region == region)
        own_gap = np.maximum(0.0, gap) * share
        seconded = own_gap * posts.seconded
        open_posts = own_gap - seconded
        left = leavers[inside].sum() + ((post_leavers + closed) * share).sum()
        result = pool.hire(float(left), float(wanted[inside].sum()), float(open_posts.sum()))
        moved = _moved(n.fte, employers[inside], result.moved_to_teams + float(seconded.sum()))
        _place(n.fte, n.newcomers, employers[inside], wanted[inside], result.by_providers)
        _fill(n.fte, posts.nodes, own_gap, result.by_teams + moved)
        still_open += float(wanted[inside].sum()) - result.by_providers
        still_open += float(own_gap.sum()) - result.by_teams - moved
    n.fte[posts.nodes[posts.wanted == 0.0]] = 0.0  # closed, also by a rounding error
    _note_staff(model, float(leavers.sum()), still_open)
    set_care_contracts(model)
    set_post_contracts(model)


def _note_staff(model: ContinuumModel, left: float, still_open: float) -> None:
    """Add this quarter to the record of staff: who left, who works, which posts are open."""
    employed = float(model.world.nodes.fte[model.decisions.employer_nodes].sum())
    record = model.world.counters.staff
    record[STAFF_LEFT] += left
    record[STAFF_EMPLOYED] += employed
    record[STAFF_OPEN] += still_open


def _wishes(model: ContinuumModel) -> tuple[Floats, Floats]:
    """Return turnover per year and the fte that employers of today want to hire this quarter."""
    n = model.world.nodes
    providers = model.providers
    staff = model.parameters.staff
    at = model.decisions.provider_nodes
    turnover = np.array([provider.turnover_per_year() for provider in providers])
    growth = np.array([provider.wanted_growth_per_year() for provider in providers])
    wanted = np.maximum(0.0, n.fte[at] * (turnover + growth) / QUARTERS)
    desks = model.world.municipalities.youth_health
    usual = np.full(desks.size, staff.turnover_per_year)
    missing = wanted_youth_health_fte(model) - n.fte[desks] * (1.0 - usual / QUARTERS)
    return (
        np.concatenate([turnover, usual]),
        np.concatenate([wanted, np.maximum(0.0, missing)]),
    )


def _moved(fte: Floats, at: Ints, wish: float) -> float:
    """Take staff from employers of today for new posts, at most a tenth of them a quarter."""
    total = float(fte[at].sum())
    moved = min(wish, MOST_MOVED * total)
    if moved > 0.0:
        fte[at] *= 1.0 - moved / total
    return moved


def _place(fte: Floats, newcomers: Floats, at: Ints, wanted: Floats, hired: float) -> None:
    """Give those hired to the employers that wanted them, in proportion to their open posts."""
    if wanted.sum() > 0:
        each = wanted / wanted.sum() * hired
        fte[at] += each
        newcomers[at] += each


def _fill(fte: Floats, nodes: Ints, gap: Floats, hired: float) -> None:
    """Fill new posts in proportion to what they still miss."""
    if gap.sum() > 0:
        fte[nodes] += gap / gap.sum() * hired


def set_care_contracts(model: ContinuumModel) -> None:
    """Turn the staff of providers into hours for children."""
    n = model.world.nodes
    p = model.parameters
    at = model.decisions.provider_nodes
    administration = np.array([item.administration_share() for item in model.providers])
    home = n.municipality[at]
    ambulant = np.isin(n.help[at], (Help.LIGHT_AMBULANT, Help.SPECIALISED))
    travel = p.staff.travel_share + p.staff.travel_to_school * (
        ambulant * model.world.policy.care_in_school[home]
    )
    time = WorkingTime(administration, travel, training_share(model)[home])
    fresh = np.divide(n.newcomers[at], n.fte[at], out=np.zeros(at.size), where=n.fte[at] > 0)
    hours = n.fte[at] * p.staff.contract_hours
    set_contracts(model.world, at, hours, time, p, np.minimum(1.0, fresh))


def training_share(model: ContinuumModel) -> Floats:
    """Return the share of working time that goes to training, by municipality."""
    staff = model.parameters.staff
    worked = 52 * staff.contract_hours * (1.0 - staff.absence_share)
    extra: Floats = model.by_place("joint_training", "hours_per_year") / worked
    return staff.training_share + extra


def desk_time(
    model: ContinuumModel, home: Ints, in_transition: Floats | float = 0.0
) -> WorkingTime:
    """Return the use of working time at desks of these municipalities.

    Joint supervision frees administration; `in_transition` is the share of working time that a
    reform, a joint fund or more consultation takes, one value or one per desk.
    """
    staff = model.parameters.staff
    joint = model.by_place("harmonisation", "joint_supervision")[home]
    administration = staff.administration_floor + staff.administration_excess * (1.0 - joint)
    travel = np.full(home.size, staff.travel_share)
    return WorkingTime(administration + in_transition, travel, training_share(model)[home])


def set_post_contracts(model: ContinuumModel) -> None:
    """Turn staff of youth-health desks and of new posts into hours for children."""
    w = model.world
    p = model.parameters
    m = w.municipalities
    everywhere = np.arange(m.desk.size)
    for nodes in (m.breakthrough, m.combined):
        hours = w.nodes.fte[nodes] * p.staff.contract_hours
        set_contracts(w, nodes.astype(np.int64), hours, desk_time(model, everywhere), p)
    set_youth_health_contracts(model)
    close_combined_places(model)
    set_gp_contracts(model)
    set_team_contracts(model)
    send_on_where_no_hours_are_left(model)


def send_on_where_no_hours_are_left(model: ContinuumModel) -> None:
    """Let nobody wait at an outside door or breakthrough desk that has no hours any more."""
    n = model.world.nodes
    empty = np.isin(n.kind, MAY_BE_EMPTY) & (n.client == 0) & (n.waiting > 0)
    for node in np.flatnonzero(empty):
        send_on(model.world, int(node), int(model.world.clock[0]))


def set_youth_health_contracts(model: ContinuumModel) -> None:
    """Divide staff of youth health care over contact moments and children with a request.

    Both suffer alike when posts stay open: fewer children come to contact moments as well.
    """
    w = model.world
    p = model.parameters
    nodes = w.municipalities.youth_health.astype(np.int64)
    for region in model.youth_health_regions:
        here = region.members()
        asked = region.fte_for_requests()
        filled = w.nodes.fte[nodes[here]] / (region.basic_fte() + asked)
        w.policy.contact_staff[here] = np.minimum(1.0, filled)
        hours = asked * filled * p.staff.contract_hours
        set_contracts(w, nodes[here], hours, desk_time(model, here), p)


def close_combined_places(model: ContinuumModel) -> None:
    """Keep combined places open where policy wants them; elsewhere families look further."""
    w = model.world
    wanted = model.by_place("arrangements", "combined_places") > 0
    nodes = w.municipalities.combined
    for node in nodes[(w.nodes.open[nodes] == 1) & ~wanted]:
        send_on(w, int(node), int(w.clock[0]))
    w.nodes.open[nodes] = wanted


def set_gp_contracts(model: ContinuumModel) -> None:
    """Give GP practices their own hours and those of practice support for youth."""
    w = model.world
    p = model.parameters
    nodes = w.municipalities.general_practice.astype(np.int64)
    left = 1.0 - w.policy.front_door
    own = p.staff.general_practice_hours * w.municipalities.children / 1000 * left
    own_contract = contract_for(own, p)
    support = w.nodes.fte[nodes] * p.staff.contract_hours
    contract = own_contract + support
    wanted = model.by_place("gp_support", "coverage") * w.municipalities.children / 1000
    wanted = wanted * model.blended("gp_support", "fte_per_1000_children", "coverage")
    filled = np.divide(w.nodes.fte[nodes], wanted, out=np.zeros(nodes.size), where=wanted > 0)
    w.policy.gp_coverage[:] = model.by_place("gp_support", "coverage") * np.minimum(1.0, filled)
    share = np.divide(own_contract, contract, out=np.ones(nodes.size), where=contract > 0)
    time = desk_time(model, np.arange(nodes.size))
    set_contracts(w, nodes, contract, time, p, first_share=share)


def set_team_contracts(model: ContinuumModel) -> None:
    """Divide the hours of school teams over desk, treatment and outreach."""
    w = model.world
    p = model.parameters
    s = w.schools
    if not (w.nodes.fte[s.team].any() or w.nodes.contract[s.team].any()):
        return
    home = s.municipality.astype(np.int64)
    time = desk_time(model, home)
    paperwork = p.staff.administration_floor + p.staff.administration_excess
    seconded = model.teams_are_seconded()[home]
    usual = usual_time(home.size, paperwork, p)
    time = time._replace(
        administration=np.where(seconded, usual.administration, time.administration)
    )
    hours = w.nodes.fte[s.team] * p.staff.contract_hours
    treatment = model.blended("school_teams", "treatment_share", "coverage")[home]
    outreach = w.policy.outreach[home]
    desk = time._replace(travel=time.travel + outreach)
    set_contracts(w, s.team.astype(np.int64), hours * (1 - treatment), desk, p)
    set_contracts(w, s.team_help.astype(np.int64), hours * treatment, time, p)
    pupils = np.maximum(1, s.pupils)
    s.team_size[:] = w.nodes.fte[s.team] / pupils * 1000 / model.team_size_of_reference
