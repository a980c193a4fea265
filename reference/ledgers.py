"""The ledgers of the week: what every contract hour was used for, and who paid what."""

from __future__ import annotations

from collections import Counter

from model.kinds import N_CARE_KINDS, Activity, Help, Hours, Node, Source
from reference.places import Account, Region, ServicePoint


def book_hours(region: Region) -> None:
    """Book the contract of every point for this week; special schools count places, not hours.

    A desk works off what it owes, coordination first. Elsewhere the help that runs is given, as
    far as there is staff for it. What is left of the hours for children is idle.
    """
    for point in region.points:
        if point.kind == Node.SPECIAL_SCHOOL or point.contract == 0:
            continue
        coordination = 0
        if point.is_desk:
            coordination = min(point.owed_coordination, point.client)
            client = min(point.owed, point.client - coordination)
            point.owed_coordination -= coordination
            point.owed -= client
        else:
            client = min(region.in_use(point), point.client)
        uses = dict(point.fixed_hours)
        uses[Hours.CLIENT] = client
        uses[Hours.COORDINATION] = coordination
        uses[Hours.IDLE] = point.client - coordination - client
        note_hours(region, point, uses)


def note_hours(region: Region, point: ServicePoint, uses: dict[int, int]) -> None:
    """Add a week of one point to the totals by kind of point."""
    for use, hours in uses.items():
        key = (point.kind, use)
        region.hours[key] = region.hours.get(key, 0) + hours
    total = region.contract_hours.get(point.kind, 0)
    region.contract_hours[point.kind] = total + point.contract


def costs_of_children(region: Region) -> dict[Account, Counter[tuple[int, int]]]:
    """Return the weekly cost of all help and special places, by payer, activity and group."""
    costs: dict[Account, Counter[tuple[int, int]]] = {a: Counter() for a in region.accounts}
    place_cents = int(region.rates.care.cents_per_week[Help.SPECIAL_PLACE])
    for child in region.children:
        if child.in_special_school:
            assert child.school is not None
            assert child.school.places is not None
            account = child.school.places.account
            assert account is not None
            costs[account][Activity.SPECIAL_PLACE, child.place_group] += place_cents
        for track in child.case.tracks if child.case else ():
            if track.payer is not None:
                costs[track.payer][track.help, track.money_group] += track.cents
    return costs


def running_costs(region: Region) -> dict[Account, Counter[tuple[int, int]]]:
    """Return everything that falls to an account this week by law."""
    costs = costs_of_children(region)
    for account, of_children in costs.items():
        of_children.update(account.fixed)
    return costs


def amounts_due(account: Account, running: Counter[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return what an account owes: of bought care it may have agreed a share as a lump sum."""
    due = {}
    for activity, group in running.keys() | account.lump.keys():
        cents = running[activity, group]
        if account.lump_sum > 0.0 and activity < N_CARE_KINDS:
            agreed = account.lump.get((activity, group), 0)
            cents += int(account.lump_sum * (agreed - cents))
        due[activity, group] = cents
    return due


def pay_accounts(region: Region) -> None:
    """Let every account pay its week, and get its allowance (or exactly what it owes).

    Of every amount a pooled share is paid by the fund, in whole cents, and the same share of the
    allowance goes into the fund.
    """
    for account, running in running_costs(region).items():
        due = amounts_due(account, running)
        share = account.pooled if account.fund is not None else 0.0
        for purpose, cents in due.items():
            by_fund = int(cents * share)
            if account.fund is not None:
                pay(account.fund, purpose, by_fund)
                account.by_fund[purpose] = account.by_fund.get(purpose, 0) + by_fund
            pay(account, purpose, cents - by_fund)
        total = sum(due.values())
        account.charged += total
        income = total if account.allowance is None else account.allowance
        account.granted += income
        account.balance += income
        if account.fund is not None:
            pooled = int(income * share)
            account.balance -= pooled
            account.pooled_out += pooled
            account.fund.balance += pooled
            account.fund.pooled_in += pooled


def pay(account: Account, purpose: tuple[int, int], cents: int) -> None:
    """Pay for an activity for a group of children."""
    account.balance -= cents
    account.spent[purpose] = account.spent.get(purpose, 0) + cents


def received(region: Region) -> Counter[int]:
    """Return what every activity was paid so far, by all accounts."""
    totals: Counter[int] = Counter()
    for account in region.accounts:
        for (activity, _), cents in account.spent.items():
            totals[activity] += cents
    return totals


def given_by_sources(region: Region) -> Counter[Source]:
    """Return what every source of money gave so far."""
    totals: Counter[Source] = Counter()
    for account in region.accounts:
        totals[account.source] += account.granted
    return totals
