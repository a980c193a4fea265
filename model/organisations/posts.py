"""Posts that policy creates: school teams, practice support, breakthrough desks, combined places.

All of them are filled from the labour pools that employers of today hire from as well
(`staff_round`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import Discipline
from model.organisations.staffing import contract_for

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
QUARTERS = 4
# Shares of disciplines in posts: school teams (set by levers), practice support, breakthrough
# desks, combined places.
MIX_OF_POSTS = np.array([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.5, 0.5, 0.0], [0.5, 0.5, 0.0]])


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
    practice = model.blended("gp_support", "fte_per_1000_children", "coverage")
    places = model.by_place("arrangements", "combined_places") * thousands
    table_hours = contract_for(breakthrough_hours(model), model.parameters)
    place_hours = contract_for(
        places * model.parameters.care.hours_per_week_combined, model.parameters
    )
    wanted = [
        wanted_team_fte(model),
        model.by_place("gp_support", "coverage") * practice * thousands,
        table_hours / staff.contract_hours,
        place_hours / staff.contract_hours,
    ]
    nodes = np.concatenate([s.team, m.general_practice, m.breakthrough, m.combined])
    everywhere = np.arange(m.desk.size)
    home = np.concatenate([s.municipality, everywhere, everywhere, everywhere])
    of_group = np.repeat(np.arange(len(wanted)), [item.size for item in wanted])
    mix = MIX_OF_POSTS[of_group]
    mix[: s.team.size] = mix_of_teams(model)[s.municipality]
    seconded = model.teams_are_seconded()[home] & (of_group == 0)
    return Posts(
        nodes=nodes.astype(np.int64),
        wanted=np.concatenate(wanted),
        mix=mix,
        region=model.decisions.labour_region[home],
        seconded=seconded,
    )


def mix_of_teams(model: ContinuumModel) -> Floats:
    """Return the shares of disciplines in school teams, shape (municipalities, 3)."""
    specialist = model.blended("school_teams", "specialist_share", "coverage")
    health = model.blended("school_teams", "youth_health_share", "coverage")
    over = np.maximum(1.0, specialist + health)
    specialist, health = specialist / over, health / over
    return np.stack([1.0 - specialist - health, specialist, health], axis=1)


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


@dataclass(frozen=True)
class Vacancies:
    """Who left posts this quarter, and what they miss, in fte.

    `missing` is by discipline and post, shape (3, posts). The others are by labour pool: who
    left, the whole gap, the part of it that is seconded, and what is left to hire.
    """

    missing: Floats
    left: Floats
    gap: Floats
    seconded: Floats
    to_hire: Floats


def leave_posts(model: ContinuumModel, posts: Posts) -> Vacancies:
    """Let staff leave posts, close those that policy does not want, and return what is missing."""
    n = model.world.nodes
    fte = n.fte[posts.nodes]
    leavers = fte * model.parameters.staff.turnover_per_year / QUARTERS
    gap = posts.wanted - (fte - leavers)
    left = leavers + np.maximum(0.0, -gap)
    n.fte[posts.nodes] = fte - left
    disciplines = np.ascontiguousarray(posts.mix.T)  # sums over posts depend on their layout
    missing = np.maximum(0.0, gap) * disciplines
    seconded = missing * posts.seconded
    return Vacancies(
        missing=missing,
        left=_by_pool(model, posts, left * disciplines),
        gap=_by_pool(model, posts, missing),
        seconded=_by_pool(model, posts, seconded),
        to_hire=_by_pool(model, posts, missing - seconded),
    )


def _by_pool(model: ContinuumModel, posts: Posts, values: Floats) -> Floats:
    """Return the sum by labour pool of values by discipline and post."""
    pools = len(model.labour_pools)
    if not values.any():
        return np.zeros(pools)
    regions = np.arange(pools // len(Discipline))
    inside = posts.region == regions[:, None, None]
    return np.where(inside, values, 0.0).sum(axis=2).ravel()


def fill_posts(model: ContinuumModel, posts: Posts, vacancies: Vacancies, filled: Floats) -> None:
    """Fill posts in proportion to what they still miss; `filled` is the fte found by each pool."""
    fte = model.world.nodes.fte
    if filled.any():
        for discipline in Discipline:
            pool = len(Discipline) * posts.region + discipline
            missing, total = vacancies.missing[discipline], vacancies.gap[pool]
            share = np.divide(missing, total, out=np.zeros(total.size), where=total > 0.0)
            fte[posts.nodes] += share * filled[pool]
    fte[posts.nodes[posts.wanted == 0.0]] = 0.0  # closed, also by a rounding error
