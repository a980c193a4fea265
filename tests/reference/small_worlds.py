"""Small random worlds: some dozens of children, random rules, and decisions by hand each quarter.

Real small municipalities lend their schools, desks and providers; everything that decides what
happens there is drawn from the seed of the case, so that all rules meet each other somewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from model.build import build_world
from model.geography import Region, load_geography, resolve_region, today
from model.kinds import N_DESK_KINDS, WEEKS_PER_YEAR, Hours, Node, Payer
from model.landscape import build_landscape
from model.nodes import PLACE
from model.organisations.staffing import change_payroll
from model.parameters import REGISTER, Parameters
from model.variants import Variants, choices_of
from model.world import World
from reference.people import QUEUED
from reference.places import Policy

Chance = np.random.Generator
YEARS = 3
MOST_OF_ONE_AGE = {1: 10, 2: 7, 3: 5}  # children of one year of age, less one, by municipalities
REGIONS = (
    ("Rozendaal",),
    ("Son en Breugel", "Heeze-Leende"),  # with special schools in both
    ("Schiermonnikoog", "Vlieland"),
    ("Kapelle", "Woensdrecht"),  # in two youth regions, with special schools in both
    ("Renswoude",),
    ("Schiermonnikoog", "Rozendaal", "Renswoude"),
    ("Rozendaal", "Renswoude"),
)
# What is rare in life must be met in small numbers too: these go beyond their declared ranges.
LOUDER: dict[str, dict[str, tuple[float, float]]] = {
    "need": {
        "onset_per_year": (0.2, 0.8), "worsen_per_shock_s1": (0.2, 0.5),
        "worsen_per_shock_s2": (0.2, 0.5), "worsen_per_shock_s3": (0.1, 0.5),
        "entry_share": (0.0, 0.4), "share_medical": (0.1, 0.6), "combined_share": (0.1, 0.7),
    },
    "detection": {"early_years_sensitivity": (0.3, 1.0), "false_alarms_per_shock": (0.05, 0.3)},
    "school": {
        "drop_out_per_shock_s2": (0.05, 0.4), "drop_out_per_shock_s3": (0.1, 0.6),
        "exemption_per_month": (0.02, 0.4), "return_to_regular_per_year": (0.3, 0.9),
        "early_leaving_vo": (0.0, 0.2), "exemption_return_per_year": (0.0, 0.2),
        "basic_weeks": (6.0, 40.0), "extra_weeks": (6.0, 60.0), "basic_enough_s2": (0.0, 0.4),
        "basic_enough_s1": (0.2, 0.9), "special_place_share_s2": (0.3, 0.9),
        "special_travel_km": (20.0, 45.0), "close_weight": (0.1, 4.0),
    },
    "access": {
        "boundary_dispute_chance": (0.6, 1.0), "shift_chance": (0.2, 1.0),
        "dispute_weeks": (3.0, 20.0), "renege_per_year": (0.1, 1.0),
    },
    "care": {
        "weeks_local": (8.0, 30.0), "weeks_light_ambulant": (8.0, 30.0),
        "weeks_specialised": (8.0, 40.0), "weeks_residence": (8.0, 60.0),
        "weeks_combined": (8.0, 40.0), "early_end_share": (0.1, 0.5),
        "weeks_disability": (8.0, 60.0),
    },
    "population": {
        "moves_per_year": (0.02, 0.4), "providers_light_ambulant": (3.0, 40.0),
        "providers_specialised": (3.0, 30.0), "mbo_share": (0.3, 0.8),
    },
}  # fmt: skip
HELP_HOURS = {
    Node.BASIC_SUPPORT: (0, 700), Node.EXTRA_SUPPORT: (0, 900), Node.CARE_PROVIDER: (0, 900),
    Node.TEAM_HELP: (0, 300), Node.COMBINED_PLACE: (0, 1900),
}  # fmt: skip
DESK_HOURS = (0, 900)
RESIDENCE_HOURS = (0, 6000)
FACTORS = {
    "onset": (0.6, 1.5),
    "rejection": (0.4, 1.5),
    "attention": (0.8, 2.0),
    "contact_staff": (0.3, 1.0),
}
OVERHEAD = (Hours.ADMINISTRATION, Hours.TRAVEL, Hours.TRAINING, Hours.ABSENCE)


@dataclass(frozen=True)
class Release:
    """A municipality buys again: what waited for its money goes on."""

    municipality: int


@dataclass(frozen=True)
class MoveQueue:
    """A track (by slot) moves from the queue of a provider that closed to another one."""

    slot: int
    to: int


@dataclass(frozen=True)
class SendOn:
    """Who waits at a school team or combined place that closed looks elsewhere."""

    node: int


Action = Release | MoveQueue | SendOn


def small_world(seed: int) -> tuple[World, Chance]:
    """Return the world of a case at week 0, and the chance by which decisions follow."""
    rng = np.random.default_rng(seed)
    geo = load_geography()
    names = REGIONS[seed % len(REGIONS)]
    rows = [resolve_region(f"municipality:{name}").municipalities[0] for name in names]
    region = Region("case", str(seed), np.array(sorted(rows), np.int32))
    p = random_parameters(rng)
    land = build_landscape(geo, region, today(geo), p)
    special = land.nodes.kind == Node.SPECIAL_SCHOOL
    land.nodes.client[special] = PLACE * rng.integers(0, 4, int(special.sum()))
    few = geo.children_by_age.copy()
    few[region.municipalities] = rng.integers(
        0, MOST_OF_ONE_AGE[len(names)], (len(names), few.shape[1])
    )
    variants = Variants(**{name: rng.choice(choices_of(name)) for name in Variants.model_fields})
    key = np.uint64(rng.integers(0, 2**63))
    fewer = replace(geo, children_by_age=few)
    w, _ = build_world(fewer, land, p, variants, key, YEARS)
    staff_everything(w, rng)
    decide_policy(w, rng)
    decide_money(w, rng)
    return w, rng


def random_parameters(rng: Chance) -> Parameters:
    """Return parameters of which half are anywhere in their range, and some beyond it."""
    within = {
        name: rng.uniform(item.low, item.high)
        for name, item in REGISTER.items()
        if rng.random() < 0.5
    }
    p = Parameters().with_overrides(within)
    groups = {}
    for group, ranges in LOUDER.items():
        new = {name: rng.uniform(*edges) for name, edges in ranges.items() if rng.random() < 0.7}
        groups[group] = replace(getattr(p, group), **new)
    return replace(p, **groups)


def staff_everything(w: World, rng: Chance) -> None:
    """Give every point random hours for children, overhead on top, and its payroll."""
    n = w.nodes
    everywhere = np.arange(n.kind.size)
    change_payroll(w, everywhere, -1)
    for node in everywhere:
        kind = Node(int(n.kind[node]))
        if kind == Node.SPECIAL_SCHOOL:
            continue
        low, high = DESK_HOURS if kind < N_DESK_KINDS else HELP_HOURS[kind]
        if kind == Node.CARE_PROVIDER and n.help[node] in (3, 4, 5):
            low, high = RESIDENCE_HOURS
        n.client[node] = 0 if rng.random() < 0.08 else rng.integers(low, high)
        w.hours.fixed[node, list(OVERHEAD)] = rng.integers(0, 200, len(OVERHEAD))
        n.contract[node] = n.client[node] + w.hours.fixed[node].sum()
    change_payroll(w, everywhere, 1)
    for school in range(w.schools.team.size):
        covered = rng.random() < 0.5
        w.schools.team_size[school] = rng.uniform(0.3, 2.0) * covered
        w.schools.team_maturity[school] = rng.random() * covered
        n.open[w.schools.team[school]] = covered
        n.open[w.schools.team_help[school]] = covered
    n.open[w.municipalities.combined] = 1


def decide_policy(w: World, rng: Chance) -> None:
    """Pull the levers of every municipality anew; many of them not at all."""
    m = w.municipalities.national.size
    for item in fields(Policy):
        low, high = FACTORS.get(item.name, (0.0, 1.0))
        pulled = rng.random(m) < 0.6
        neutral = 1.0 if item.name in FACTORS else 0.0
        getattr(w.policy, item.name)[:] = np.where(pulled, rng.uniform(low, high, m), neutral)
    w.policy.mandate[:] = rng.integers(0, 3, m)
    w.policy.team_effect[:] = rng.uniform(-0.3, 0.1, m)
    w.policy.maturity[:] = rng.random(w.policy.maturity.shape)
    size = w.partnerships.strictness.size
    w.partnerships.strictness[:] = np.where(rng.random(size) < 0.6, rng.uniform(0, 0.6, size), 0.0)
    w.municipalities.capped[:] = rng.random(m) < 0.4


def decide_money(w: World, rng: Chance) -> None:
    """Set allowances, funds and lump sums of every account anew; some have none of them."""
    money = w.money
    size = money.kind.size
    owed = money.running.sum(axis=(1, 2))
    fixed = rng.random(size) < 0.5
    money.allowance[:] = np.where(fixed, np.round(owed * rng.uniform(0.5, 1.5, size)), -1)
    funds = np.flatnonzero(money.kind == Payer.JOINT_FUND)
    may_pool = np.isin(money.kind, (Payer.JOINT_FUND, Payer.SCHOOL), invert=True)
    pools = may_pool & (rng.random(size) < 0.6)
    money.allowance[funds] = -1
    money.fund_of[:] = np.where(pools, rng.choice(funds[:2], size), -1)
    w.policy.pooled[:] = np.where(pools, rng.random(size), 0.0)
    w.policy.lump_sum[:] = np.where(rng.random(size) < 0.4, rng.random(size), 0.0)
    money.lump[:] = money.running


def decide_by_hand(w: World, rng: Chance) -> list[Action]:
    """Change what organisations may change, once a quarter; return what to do with waiting tracks.

    Chance decides which of these happens: levers, money, staff, a municipality that buys again,
    a provider that closes its doors.
    """
    actions: list[Action] = []
    decisions: tuple[Callable[[World, Chance], None], ...] = (
        decide_policy, decide_money, staff_everything,
    )  # fmt: skip
    for decide in decisions:
        if rng.random() < 0.3:
            decide(w, rng)
    for municipality in range(w.municipalities.national.size):
        if rng.random() < 0.4:
            w.municipalities.capped[municipality] = rng.random() < 0.5
            if not w.municipalities.capped[municipality]:
                actions.append(Release(municipality))
    if rng.random() < 0.5:
        actions += close_a_provider(w, rng)
    if rng.random() < 0.5:
        actions += close_places(w, rng)
    return actions


def close_places(w: World, rng: Chance) -> list[Action]:
    """Close some school teams and combined places; who waits there is sent on."""
    kinds = (Node.SCHOOL_TEAM, Node.TEAM_HELP, Node.COMBINED_PLACE)
    nodes = np.flatnonzero(np.isin(w.nodes.kind, kinds) & (rng.random(w.nodes.kind.size) < 0.5))
    w.nodes.open[nodes] = 0
    return [SendOn(int(node)) for node in nodes]


def close_a_provider(w: World, rng: Chance) -> list[Action]:
    """Close a provider where another of its kind serves the same parties; its queue moves there."""
    w.nodes.open[w.nodes.kind == Node.CARE_PROVIDER] = 1
    groups = providers_with_equal_parties(w)
    if not groups:
        return []
    group = rng.permutation(groups[rng.integers(len(groups))])
    closed, other = int(group[0]), int(group[1])
    w.nodes.open[closed] = 0
    c = w.cases
    waits = np.isin(c.stage, list(QUEUED)) & (c.node == closed)
    waits &= np.repeat(c.student >= 0, 2)
    return [MoveQueue(int(slot), other) for slot in np.flatnonzero(waits)]


def providers_with_equal_parties(w: World) -> list[npt.NDArray[np.int64]]:
    """Return groups of at least two providers that stand in exactly the same lists of choices."""
    lists: dict[int, list[int]] = {}
    start = w.choices.provider_start
    for key in range(start.size - 1):
        for row in range(start[key], start[key + 1]):
            lists.setdefault(int(w.choices.provider[row]), []).append(key)
    groups: dict[tuple[int, ...], list[int]] = {}
    for node, keys in lists.items():
        groups.setdefault(tuple(keys), []).append(node)
    return [np.array(nodes) for nodes in groups.values() if len(nodes) > 1]


def last_week() -> int:
    """Return the week after the last one of a case: the third year is a half one."""
    return (YEARS - 1) * WEEKS_PER_YEAR + 26
