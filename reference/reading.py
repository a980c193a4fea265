"""Reading a world of columns into objects: everything at once, later what was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np

from model.kinds import N_CARE_KINDS, Help, Hours, Node, Payer, Presence, Profile, Sector, Source
from model.nodes import PLACE
from model.world import World
from reference.contacts import plan_contacts
from reference.diary import Diary
from reference.ledgers import costs_of_children
from reference.people import Child
from reference.places import (
    Account,
    Municipality,
    Partnership,
    Policy,
    Region,
    School,
    ServicePoint,
)
from reference.reading_cases import amounts, read_cases, read_totals, weeks_of

SPECIAL = (Sector.SBO, Sector.SO, Sector.VSO)
FIXED_USES = (Hours.ADMINISTRATION, Hours.TRAVEL, Hours.TRAINING, Hours.ABSENCE)


def read_region(w: World, kind_of_child: Callable[..., Child] = Child) -> Region:
    """Return the objects of a world between two weeks.

    Args:
        w: the world; nothing in it is changed.
        kind_of_child: makes a child from the fields of `Child`.
    """
    region = Region(int(w.clock[0]), int(w.horizon[0]), plain(w.rates), w.variants, Diary())
    region.accounts = [
        Account(number, Payer(int(kind)), Source(int(source)))
        for number, (kind, source) in enumerate(zip(w.money.kind, w.money.source, strict=True))
    ]
    _read_municipalities(w, region)
    _read_points(w, region)
    _read_schools(w, region)
    _read_choices(w, region)
    _read_children(w, region, kind_of_child)
    read_cases(w, region)
    region.contacts = plan_contacts(region.children)
    read_decisions(w, region)
    read_totals(w, region)
    return region


def plain[T: tuple[Any, ...]](rates: T) -> T:
    """Return the same rates with lists in place of arrays, which plain Python reads faster."""

    def one(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            return value.tolist()
        return plain(value) if isinstance(value, tuple) else value

    return type(rates)(*(one(value) for value in rates))


def _read_municipalities(w: World, region: Region) -> None:
    """Give every municipality its accounts.

    Accounts stand in this order: municipalities, partnerships, schools together, insurers per
    municipality, care offices per municipality, joint funds.
    """
    m = w.municipalities.national.size
    insurers = m + w.partnerships.desk.size + 1
    for number in range(m):
        region.municipalities.append(
            Municipality(
                number=number,
                youth_region=int(w.municipalities.youth_region[number]),
                account=region.accounts[number],
                insurer=region.accounts[insurers + number],
                care_office=region.accounts[insurers + m + number],
                movers=w.choices.move[number].tolist(),
                km_to=w.distance_km[number].tolist(),
            )
        )


def _read_points(w: World, region: Region) -> None:
    n = w.nodes
    for number in range(n.kind.size):
        account = int(n.account[number])
        region.points.append(
            ServicePoint(
                number=number,
                kind=Node(int(n.kind[number])),
                help=Help(int(n.help[number])),
                municipality=region.municipalities[int(n.municipality[number])],
                identity=int(n.number[number]),
                account=region.accounts[account] if account >= 0 else None,
                owed=int(n.owed[number]),
                owed_coordination=int(n.owed_coordination[number]),
            )
        )
    for home in region.municipalities:
        for name in (
            "general_practice", "local_team", "youth_health", "desk", "local_help", "combined",
        ):  # fmt: skip
            setattr(home, name, region.points[getattr(w.municipalities, name)[home.number]])
        home.breakthrough = region.points[w.municipalities.breakthrough[home.youth_region]]


def _read_schools(w: World, region: Region) -> None:
    m = w.municipalities.national.size
    p = w.partnerships
    for number in range(p.desk.size):
        desk = region.points[p.desk[number]]
        support = region.points[p.extra_support[number]]
        region.partnerships.append(Partnership(number, region.accounts[m + number], desk, support))
    s = w.schools
    for number in range(s.sector.size):
        region.schools.append(
            School(
                number=number,
                sector=Sector(int(s.sector[number])),
                partnership=region.partnerships[s.partnership[number]],
                care_team=region.points[s.care_team[number]],
                team=region.points[s.team[number]],
                team_help=region.points[s.team_help[number]],
                support=region.points[s.support[number]] if s.support[number] >= 0 else None,
                places=region.points[s.places[number]] if s.places[number] >= 0 else None,
            )
        )


def _read_choices(w: World, region: Region) -> None:
    c = w.choices
    for home in region.municipalities:
        for sector in Sector:
            key = home.number * len(Sector) + sector
            rows = range(c.school_start[key], c.school_start[key + 1])
            home.schools[sector] = [
                (region.schools[c.school[row]], float(c.school_weight[row])) for row in rows
            ]
        for sector in SPECIAL:
            key = home.number * len(SPECIAL) + SPECIAL.index(sector)
            rows = range(c.special_start[key], c.special_start[key + 1])
            home.special[sector] = [region.points[c.special[row]] for row in rows]
    for key in range(c.provider_start.size - 1):
        party, kind = divmod(key, N_CARE_KINDS)
        rows = range(c.provider_start[key], c.provider_start[key + 1])
        region.providers[party, Help(kind)] = [region.points[c.provider[row]] for row in rows]


def _read_children(w: World, region: Region, kind_of_child: Callable[..., Child]) -> None:
    s = w.students
    setbacks = weeks_of(s.life)
    events = weeks_of(s.spells)
    unmet = (s.severity > 0) & (s.helped == 0) & (s.presence == Presence.PRESENT)
    unmet_weeks = np.where(unmet, w.clock[0] - s.unmet_since, 0).tolist()
    s = plain(s)
    for row in range(len(unmet_weeks)):
        school, second = s.school[row], s.second_profile[row]
        region.children.append(
            kind_of_child(
                number=row,
                key=np.uint64(s.key[row]),
                born=s.birth_week[row],
                home=region.municipalities[s.municipality[row]],
                income=s.income[row],
                background=bool(s.background[row]),
                girl=bool(s.girl[row]),
                setback_rate=s.life_rate[row],
                presence=Presence(s.presence[row]),
                sector=Sector(s.sector[row]),
                school=region.schools[school] if school >= 0 else None,
                setbacks=s.life_step[row],
                had_care=bool(s.had_care[row]),
                care_year=_or_none(s.care_year[row]),
                cases_so_far=s.case_count[row],
                helped_in_spell=bool(s.spell_helped[row]),
                need_since=s.need_since[row],
                out_since=_or_none(s.out_since[row]),
                exempt=bool(s.exempt[row]),
                interrupted=bool(s.interrupted[row]),
                weeks_unmet=s.unmet_weeks[row] + unmet_weeks[row],
                severity=s.severity[row],
                profile=Profile(s.profile[row]),
                second_profile=Profile(second) if second >= 0 else None,
                lifelong=bool(s.lifelong[row]),
                sides=s.sides[row],
                had_need=bool(s.had_need[row]),
                spell=s.spell[row],
                spell_step=s.spell_step[row],
                weeks_unmet_on_end=unmet_weeks[row],
                place_group=s.place_group[row],
                next_setback=setbacks.get(row),
                next_event=events.get(row),
            )
        )
    for child in region.children:
        if child.school is not None and child.school.places is not None:
            child.school.places.load += PLACE


def _or_none(value: Any) -> int | None:
    return int(value) if value >= 0 else None


def read_decisions(w: World, region: Region) -> None:
    """Read what organisations decide: policy, hours, doors that are open, money.

    Fixed costs are what an account runs up beyond the help that children get at this moment.
    """
    for home in region.municipalities:
        for item in fields(Policy):
            value = getattr(w.policy, item.name)[home.number].item()
            setattr(home.policy, item.name, value)
        home.is_capped = bool(w.municipalities.capped[home.number])
        home.agreement = dict(enumerate(w.policy.maturity[home.number].tolist()))
    for partnership in region.partnerships:
        partnership.strictness = float(w.partnerships.strictness[partnership.number])
    for school in region.schools:
        school.team_size = float(w.schools.team_size[school.number])
        school.team_maturity = float(w.schools.team_maturity[school.number])
    for point in region.points:
        point.contract = int(w.nodes.contract[point.number])
        point.client = int(w.nodes.client[point.number])
        point.is_open = bool(w.nodes.open[point.number])
        point.fixed_hours = {use: int(w.hours.fixed[point.number, use]) for use in FIXED_USES}
    _read_accounts(w, region)


def _read_accounts(w: World, region: Region) -> None:
    of_children = costs_of_children(region)
    for account in region.accounts:
        n = account.number
        fund, allowance = int(w.money.fund_of[n]), int(w.money.allowance[n])
        account.fund = region.accounts[fund] if fund >= 0 else None
        account.allowance = allowance if allowance >= 0 else None
        account.pooled = float(w.policy.pooled[n])
        account.lump_sum = float(w.policy.lump_sum[n])
        account.lump = amounts(w.money.lump[n])
        running = amounts(w.money.running[n])
        purposes = running.keys() | of_children[account].keys()
        account.fixed = {p: running.get(p, 0) - of_children[account][p] for p in purposes}
