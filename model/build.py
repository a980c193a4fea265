"""Putting a world together: landscape, columns, people, staff, and the first contracts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.cases import URGENCIES, new_cases
from model.columns import new_table, seal
from model.compile_rates import compile_rates
from model.geography import Geography, Region, load_geography, today
from model.hours import new_hours
from model.journal import new_journal
from model.kinds import WEEKS_PER_YEAR, Activity, Discipline, Node
from model.landscape import Landscape, build_landscape
from model.money import new_money
from model.organisations.policy_round import prevention_cents
from model.organisations.staffing import fte_for, set_contracts, usual_time
from model.parameters import Parameters, by_name
from model.population import cohort_sizes, draw_population, new_students
from model.processes.contacts import plan_contacts
from model.rates import CARE_NAMES
from model.students import MUNICIPALITY_GROUP, N_FLOWS, N_STOCKS
from model.tallies import new_tallies
from model.variants import Variants, codes_of
from model.world import Counters, World, copy_state, new_policy

NEVER = -(1 << 30)  # a week before any run
CASE_ROOM = 0.30  # case rows at the start per child between 4 and 18; more are made when needed


class Decisions(NamedTuple):
    """What only deciding organisations use; copied with the world when a run is forked.

    Employers are the care providers, then the youth-health desks. Labour pool `3 * region +
    discipline`. `open_posts` is the fte that each employer still looks for; `usual_posts` what the
    employers of a pool look for in a quarter when as many leave and stay open as usual;
    `parties_of_provider` is the number of different purchasing parties of each provider;
    `transition_until` the week a transition ends (1,); `reforms` how often borders changed (1,);
    `fund_since` and `left_fund` say per municipality since which week it pools, and whether it
    stepped out; `deposits` and `drawn` what it put in and got until the last closed year;
    `transition_paid` what the state paid for its start; `decision_desk` and `access_desk` how
    large its desks are, 1 being the usual size.
    """

    provider_nodes: npt.NDArray[np.int64]
    employer_nodes: npt.NDArray[np.int64]
    pool_of_employer: npt.NDArray[np.int64]
    labour_region: npt.NDArray[np.int64]
    pool_names: tuple[str, ...]
    seekers: npt.NDArray[np.float64]
    open_posts: npt.NDArray[np.float64]
    newcomers_per_quarter: npt.NDArray[np.float64]
    usual_posts: npt.NDArray[np.float64]
    parties_of_provider: npt.NDArray[np.float64]
    charged_year_ago: npt.NDArray[np.int64]
    transition_until: npt.NDArray[np.int64]
    reforms: npt.NDArray[np.int64]
    fund_since: npt.NDArray[np.int64]
    left_fund: npt.NDArray[np.bool_]
    deposits: npt.NDArray[np.int64]
    drawn: npt.NDArray[np.int64]
    transition_paid: npt.NDArray[np.int64]
    decision_desk: npt.NDArray[np.float64]
    access_desk: npt.NDArray[np.float64]


def landscape_of(region: Region, parameters: Parameters) -> Landscape:
    """Return the organisations of a region; built once per region and set of parameters."""
    return _cached_landscape(region.label, tuple(region.municipalities.tolist()), parameters)


@lru_cache(maxsize=8)
def _cached_landscape(label: str, rows: tuple[int, ...], parameters: Parameters) -> Landscape:
    geo = load_geography()
    kind, _, name = label.partition(":")
    region = Region(kind, name, np.array(rows, np.int32))
    return build_landscape(geo, region, today(geo), parameters)


def build_world(
    geo: Geography,
    land: Landscape,
    p: Parameters,
    variants: Variants,
    run_key: np.uint64,
    years: int,
) -> tuple[World, Decisions]:
    """Return the state at the start of the warm-up for a run of `years` in all."""
    weeks = years * WEEKS_PER_YEAR
    sizes = cohort_sizes(geo, land.municipalities.national, years)
    rows = int(sizes.sum())
    m = land.n_municipalities
    nodes = copy_state(land.nodes)
    capacity = int(CASE_ROOM * land.children.sum()) + 256
    lists = URGENCIES * nodes.kind.size + m
    policy = new_policy(m, land.account_kinds.size, land.partnerships.desk.size)
    today = p.decisions.agreement_start * land.agreed.consults
    policy.maturity[:, : land.n_partnerships_today] = today
    world = World(
        table=new_table(),
        clock=np.zeros(1, np.int64),
        horizon=np.array([weeks], np.int64),
        students=new_students(rows),
        cases=new_cases(capacity, lists),
        nodes=nodes,
        schools=copy_state(land.schools),
        municipalities=copy_state(land.municipalities),
        partnerships=copy_state(land.partnerships),
        choices=land.choices,
        distance_km=land.distance_km,
        rates=compile_rates(p),
        policy=policy,
        money=new_money(land.account_kinds),
        hours=new_hours(nodes.kind.size),
        counters=_new_counters(years, m),
        contacts=plan_contacts(np.zeros(0, np.uint64), np.zeros(0, np.int16), weeks),
        variants=codes_of(variants),
        journal=new_journal(rows),
        buffer=np.zeros(max(rows, 2 * capacity), np.int32),
    )
    world.money.running[:m, Activity.PREVENTION, 0] = prevention_cents(
        world.municipalities.prevention, world.municipalities.children
    )
    world = seal(world)
    decisions = _staff_employers(geo, land, world, p)
    draw_population(world, geo, p, run_key, sizes)
    contacts = plan_contacts(world.students.key, world.students.birth_week, weeks)
    return seal(world._replace(contacts=contacts)), decisions


def _new_counters(years: int, m: int) -> Counters:
    groups = MUNICIPALITY_GROUP + m
    weeks = years * WEEKS_PER_YEAR
    return Counters(
        flow=np.zeros((N_FLOWS, groups), np.int64),
        stock=np.zeros((N_STOCKS, groups), np.int64),
        stock_weeks=np.zeros((N_STOCKS, groups), np.int64),
        tallies=new_tallies(years),
        weekly_flow=np.zeros((weeks, N_FLOWS), np.int64),
        weekly_stock=np.zeros((weeks, N_STOCKS), np.int64),
        staff=np.zeros(3),
    )


def _staff_employers(geo: Geography, land: Landscape, world: World, p: Parameters) -> Decisions:
    """Give employers the staff of the children they serve, and labour pools their job seekers."""
    n = world.nodes
    staff = p.staff
    per_1000 = by_name(staff, "fte", CARE_NAMES)
    local = world.municipalities.local_help
    n.fte[local] = land.children
    at = np.flatnonzero(n.kind == Node.CARE_PROVIDER)
    n.fte[at] *= per_1000[n.help[at]] / 1000
    usual = staff.administration_floor + staff.administration_excess
    set_contracts(world, at, n.fte[at] * staff.contract_hours, usual_time(at.size, usual, p), p)
    desks = world.municipalities.youth_health.astype(np.int64)
    thousands = land.children / 1000
    n.fte[desks] = fte_for(thousands * staff.youth_health_hours, p)
    n.fte[desks] += thousands * staff.youth_health_fte
    regions = geo.memberships["arbeidsmarktregio"]
    where = world.municipalities.national
    met, labour = np.unique(regions.of_municipality[where], return_inverse=True)
    employers = np.concatenate([at, desks])
    pool = len(Discipline) * labour[n.municipality[employers]] + n.discipline[employers]
    pools = len(Discipline) * met.size
    employed = np.bincount(pool, weights=n.fte[employers], minlength=pools)
    m = land.n_municipalities
    names = tuple(
        f"{regions.names[region]}, {discipline.name.lower()}"
        for region in met
        for discipline in Discipline
    )
    return Decisions(
        provider_nodes=at,
        employer_nodes=employers,
        pool_of_employer=pool.astype(np.int64),
        labour_region=labour.astype(np.int64),
        pool_names=names,
        seekers=employed * staff.job_seekers,
        open_posts=usual_open_posts(n.fte[employers], p),
        newcomers_per_quarter=usual_inflow(employed, p),
        usual_posts=usual_posts(employed, p),
        parties_of_provider=parties_of_providers(land, land.layout.youth_region, at.size),
        charged_year_ago=np.zeros(land.account_kinds.size, np.int64),
        transition_until=np.full(1, NEVER, np.int64),
        reforms=np.zeros(1, np.int64),
        fund_since=np.full(m, NEVER, np.int64),
        left_fund=np.zeros(m, np.bool_),
        deposits=np.zeros(m, np.int64),
        drawn=np.zeros(m, np.int64),
        transition_paid=np.zeros(m, np.int64),
        decision_desk=np.ones(m),
        access_desk=np.ones(m),
    )


def usual_inflow(employed: npt.NDArray[np.float64], p: Parameters) -> npt.NDArray[np.float64]:
    """Return the newcomers per quarter that replace those who usually leave the sector, fte."""
    leaving = p.staff.turnover_per_year / 4 * p.staff.leave_sector_share
    inflow: npt.NDArray[np.float64] = employed * leaving
    return inflow


def usual_posts(employed: npt.NDArray[np.float64], p: Parameters) -> npt.NDArray[np.float64]:
    """Return the posts to fill in a quarter when as many leave and stay open as usual, fte."""
    leaving = employed * p.staff.turnover_per_year / 4
    return leaving + usual_open_posts(employed, p)


def usual_open_posts(fte: npt.NDArray[np.float64], p: Parameters) -> npt.NDArray[np.float64]:
    """Return the posts that stay open when as many people are found as usually leave, fte.

    With a share m of all open posts filled in a quarter and l posts falling open in it, l are
    filled when l (1 - m) / m stay open.
    """
    staff = p.staff
    leaving = fte * staff.turnover_per_year / 4
    posts: npt.NDArray[np.float64] = leaving * (1.0 - staff.match_share) / staff.match_share
    return posts


def parties_of_providers(
    land: Landscape, party_of: npt.NDArray[np.int32], providers: int
) -> npt.NDArray[np.float64]:
    """Return how many different parties buy from each provider; local teams have one."""
    parties = np.ones(providers)
    first = providers - len(land.contracts)
    for row, municipalities in enumerate(land.contracts):
        parties[first + row] = np.unique(party_of[municipalities]).size
    return parties
