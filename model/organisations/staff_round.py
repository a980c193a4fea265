"""The labour market, once a quarter: who leaves, who hires, and what hours that gives.

All posts are filled from one labour pool per region and discipline. Employers of today (care
providers and youth-health desks) and posts that policy creates (school teams, practice support,
breakthrough desks, combined places) look for the same people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.hours import WorkingTime
from model.kinds import Help
from model.organisations.care_provider import (
    administration_share,
    turnover_per_year,
    wanted_growth_per_year,
)
from model.organisations.posts import QUARTERS, fill_posts, leave_posts, new_posts
from model.organisations.staffing import contract_for, set_contracts
from model.organisations.youth_health_region import basic_fte, fte_for_requests
from model.processes.requeue import send_on
from model.world import STAFF_EMPLOYED, STAFF_LEFT, STAFF_OPEN

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def wanted_youth_health_fte(model: ContinuumModel) -> Floats:
    """Return the staff that youth health care should have, by municipality."""
    return basic_fte(model) + fte_for_requests(model)


def hire_and_leave(model: ContinuumModel) -> None:
    """Let staff leave and hire, per labour pool; people who change jobs are counted once."""
    n, staff = model.world.nodes, model.parameters.staff
    turnover, wanted = _wishes(model)
    left = n.fte[model.decisions.employer_nodes] * turnover / QUARTERS
    # From here on employers of one pool stand next to each other.
    pool_of = model.decisions.pool_of_employer
    order = np.argsort(pool_of, kind="stable")
    edges = np.searchsorted(pool_of[order], np.arange(len(model.labour_pools) + 1))
    employers, wanted, leavers = model.decisions.employer_nodes[order], wanted[order], left[order]
    fte = n.fte[employers] - leavers
    stay = (1.0 - turnover[order] / QUARTERS) * (1.0 - 1.0 / staff.newcomer_quarters)
    newcomers = n.newcomers[employers] * stay
    posts = new_posts(model)
    vacancies = leave_posts(model, posts)
    filled = np.zeros(len(model.labour_pools))
    open_posts = np.zeros(employers.size)
    still_open = 0.0
    for row, pool in enumerate(model.labour_pools):
        inside = slice(edges[row], edges[row + 1])
        wish, gap = float(wanted[inside].sum()), float(vacancies.gap[row])
        leaving = float(leavers[inside].sum() + vacancies.left[row])
        result = pool.hire(leaving, wish, float(vacancies.to_hire[row]))
        asked = result.moved_to_teams + float(vacancies.seconded[row])
        moved = _moved(fte[inside], asked, staff.moved_most_per_quarter)
        placed = _place(fte[inside], newcomers[inside], wanted[inside], result.by_providers)
        open_posts[inside] = wanted[inside] - placed
        filled[row] = result.by_teams + moved
        still_open += wish - result.by_providers
        still_open += gap - result.by_teams - moved
    n.fte[employers], n.newcomers[employers] = fte, newcomers
    model.decisions.open_posts[order] = open_posts
    fill_posts(model, posts, vacancies, filled)
    _note_staff(model, float(left.sum()), still_open)
    set_care_contracts(model)
    set_post_contracts(model)
    send_on_where_no_hours_are_left(model)


def _note_staff(model: ContinuumModel, left: float, still_open: float) -> None:
    """Add this quarter to the record of staff: who left, who works, which posts are open."""
    employed = float(model.world.nodes.fte[model.decisions.employer_nodes].sum())
    record = model.world.counters.staff
    record[STAFF_LEFT] += left
    record[STAFF_EMPLOYED] += employed
    record[STAFF_OPEN] += still_open


def _wishes(model: ContinuumModel) -> tuple[Floats, Floats]:
    """Return turnover per year and the fte that employers of today look for this quarter.

    A provider looks for those who leave, for growth, and for what it did not find before; when it
    has to shrink it gives up open posts first. It plans from the staff it has: what it looks for
    besides the leavers of this quarter is no more than a provider grows in a year.
    """
    w, p = model.world, model.parameters
    n = w.nodes
    staff = p.staff
    at = model.decisions.provider_nodes
    turnover = turnover_per_year(w, p, at)
    growth = wanted_growth_per_year(w, p, at)
    not_found = model.decisions.open_posts[: at.size]
    leaving = n.fte[at] * turnover / QUARTERS
    most = n.fte[at] * p.decisions.expansion_per_year
    besides = np.minimum(most, n.fte[at] * growth / QUARTERS + not_found)
    wanted = np.maximum(0.0, leaving + besides)
    desks = w.municipalities.youth_health
    usual = np.full(desks.size, staff.turnover_per_year)
    missing = wanted_youth_health_fte(model) - n.fte[desks] * (1.0 - usual / QUARTERS)
    return (
        np.concatenate([turnover, usual]),
        np.concatenate([wanted, np.maximum(0.0, missing)]),
    )


def _moved(fte: Floats, wish: float, most: float) -> float:
    """Take staff from employers of today for new posts, at most a share `most` of them."""
    total = float(fte.sum())
    moved = min(wish, most * total)
    if moved > 0.0:
        fte *= 1.0 - moved / total
    return moved


def _place(fte: Floats, newcomers: Floats, wanted: Floats, hired: float) -> Floats:
    """Give those hired to employers in proportion to their open posts; return who gets how many."""
    total = wanted.sum()
    each: Floats = wanted / total * hired if total > 0 else np.zeros(wanted.size)
    fte += each
    newcomers += each
    return each


def set_care_contracts(model: ContinuumModel) -> None:
    """Turn the staff of providers into hours for children."""
    n = model.world.nodes
    p = model.parameters
    at = model.decisions.provider_nodes
    administration = administration_share(model, at)
    home = n.municipality[at]
    ambulant = (n.help[at] == Help.LIGHT_AMBULANT) | (n.help[at] == Help.SPECIALISED)
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


def desk_time(model: ContinuumModel, in_transition: Floats | float = 0.0) -> WorkingTime:
    """Return the use of working time at desks, by municipality.

    Joint supervision frees administration; `in_transition` is the share of working time that a
    reform, a joint fund or more consultation takes, one value or one per municipality.
    """
    staff = model.parameters.staff
    joint = model.by_place("harmonisation", "joint_supervision")
    administration = staff.administration_floor + staff.administration_excess * (1.0 - joint)
    travel = np.full(joint.size, staff.travel_share)
    return WorkingTime(administration + in_transition, travel, training_share(model))


def set_post_contracts(model: ContinuumModel) -> None:
    """Turn staff of youth-health desks and of new posts into hours for children."""
    w = model.world
    p = model.parameters
    m = w.municipalities
    time = desk_time(model)
    for nodes in (m.breakthrough, m.combined):
        hours = w.nodes.fte[nodes] * p.staff.contract_hours
        set_contracts(w, nodes.astype(np.int64), hours, time, p)
    set_youth_health_contracts(model, time)
    close_combined_places(model)
    set_gp_contracts(model, time)
    set_team_contracts(model, time)


def send_on_where_no_hours_are_left(model: ContinuumModel) -> None:
    """Let nobody wait at an outside door or breakthrough desk that has no hours any more."""
    n, m = model.world.nodes, model.world.municipalities
    may_be_empty = np.concatenate([m.general_practice, m.youth_health, m.breakthrough])
    empty = (n.client[may_be_empty] == 0) & (n.waiting[may_be_empty] > 0)
    for node in np.sort(may_be_empty[empty]):
        send_on(model.world, int(node), int(model.world.clock[0]))


def set_youth_health_contracts(model: ContinuumModel, time: WorkingTime) -> None:
    """Divide staff of youth health care over contact moments and children with a request.

    Both suffer alike when posts stay open: fewer children come to contact moments as well.
    """
    w = model.world
    p = model.parameters
    nodes = w.municipalities.youth_health.astype(np.int64)
    asked = fte_for_requests(model)
    filled = w.nodes.fte[nodes] / (basic_fte(model) + asked)
    w.policy.contact_staff[:] = np.minimum(1.0, filled)
    set_contracts(w, nodes, asked * filled * p.staff.contract_hours, time, p)


def close_combined_places(model: ContinuumModel) -> None:
    """Keep combined places open where policy wants them; elsewhere families look further."""
    w = model.world
    wanted = model.by_place("arrangements", "combined_places") > 0
    nodes = w.municipalities.combined
    for node in nodes[(w.nodes.open[nodes] == 1) & ~wanted]:
        send_on(w, int(node), int(w.clock[0]))
    w.nodes.open[nodes] = wanted


def set_gp_contracts(model: ContinuumModel, time: WorkingTime) -> None:
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
    set_contracts(w, nodes, contract, time, p, first_share=share)


def set_team_contracts(model: ContinuumModel, time: WorkingTime) -> None:
    """Divide the hours of school teams over desk, treatment and outreach."""
    w = model.world
    p = model.parameters
    s = w.schools
    if not (w.nodes.fte[s.team].any() or w.nodes.contract[s.team].any()):
        return
    home = s.municipality.astype(np.int64)
    time = time.at(home)
    paperwork = p.staff.administration_floor + p.staff.administration_excess
    seconded = model.teams_are_seconded()[home]
    time = time._replace(administration=np.where(seconded, paperwork, time.administration))
    hours = w.nodes.fte[s.team] * p.staff.contract_hours
    treatment = model.blended("school_teams", "treatment_share", "coverage")[home]
    outreach = w.policy.outreach[home]
    desk = time._replace(travel=time.travel + outreach)
    set_contracts(w, s.team.astype(np.int64), hours * (1 - treatment), desk, p)
    set_contracts(w, s.team_help.astype(np.int64), hours * treatment, time, p)
    pupils = np.maximum(1, s.pupils)
    s.team_size[:] = w.nodes.fte[s.team] / pupils * 1000 / model.team_size_of_reference
