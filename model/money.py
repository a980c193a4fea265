"""The money ledger: every euro comes from a source, passes a pot and pays for something.

Amounts are whole cents. An account is one payer: each municipality and partnership has its own,
health insurers and care offices have one per municipality, schools one together, and a joint fund
one per youth region. Spending is kept by activity and by group of children: 0 is shared (desks,
teams, prevention), the others are the profiles of need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import kernel
from model.kinds import N_ACTIVITIES, N_CARE_KINDS, Payer, Profile, Source

if TYPE_CHECKING:
    from model.world import World

CENTS = 100
N_MONEY_GROUPS = 1 + len(Profile)
SOURCE_OF = {
    Payer.MUNICIPALITY: Source.MUNICIPAL_FUND,
    Payer.PARTNERSHIP: Source.EDUCATION_BUDGET,
    Payer.SCHOOL: Source.SCHOOL_LUMP_SUM,
    Payer.HEALTH_INSURER: Source.HEALTH_PREMIUM,
    Payer.CARE_OFFICE: Source.LONG_TERM_CARE_PREMIUM,
    Payer.JOINT_FUND: Source.TRANSITION_MONEY,
}


@columns
class MoneyLedger(NamedTuple):
    """Per account: what it gets, what it passes to a fund, what it runs up and what it spent.

    `running` is the present weekly cost by account, activity and group, kept up to date when help
    starts or ends; `lump` what it was when a lump sum was agreed; `charged` is what falls to an
    account by law, before a fund takes its share; `granted`, `pooled_out`, `pooled_in`,
    `handed_over`, `spent` are totals so far; `received` is the other side of `spent`, by
    activity; `sources` the other side of `granted`, by source. `fund_of` is the joint fund of an
    account or -1; `by_fund` what the fund paid of its costs, as a part of the fund's `spent`.
    """

    kind: npt.NDArray[np.int8]
    source: npt.NDArray[np.int8]
    fund_of: npt.NDArray[np.int32]
    granted: npt.NDArray[np.int64]
    pooled_in: npt.NDArray[np.int64]
    pooled_out: npt.NDArray[np.int64]
    by_fund: npt.NDArray[np.int64]
    handed_over: npt.NDArray[np.int64]
    balance: npt.NDArray[np.int64]
    running: npt.NDArray[np.int64]
    lump: npt.NDArray[np.int64]
    charged: npt.NDArray[np.int64]
    spent: npt.NDArray[np.int64]
    received: npt.NDArray[np.int64]
    sources: npt.NDArray[np.int64]
    allowance: npt.NDArray[np.int64]


def new_money(kinds: npt.NDArray[np.int8]) -> MoneyLedger:
    """Return an empty ledger for accounts of the given kinds (`Payer`)."""
    n = kinds.size
    by_group = (n, N_ACTIVITIES, N_MONEY_GROUPS)
    totals = ("granted", "pooled_in", "pooled_out", "handed_over", "balance", "charged")
    return MoneyLedger(
        kind=kinds,
        source=np.array([SOURCE_OF[Payer(int(kind))] for kind in kinds], np.int8),
        fund_of=np.full(n, -1, np.int32),
        running=np.zeros(by_group, np.int64),
        lump=np.zeros(by_group, np.int64),
        by_fund=np.zeros(by_group, np.int64),
        spent=np.zeros(by_group, np.int64),
        received=np.zeros(N_ACTIVITIES, np.int64),
        sources=np.zeros(len(Source), np.int64),
        allowance=np.full(n, -1, np.int64),
        **{name: np.zeros(n, np.int64) for name in totals},
    )


@kernel
def money_group(w: World, row: int) -> int:
    """Return the group of children to which money for this student is booked now."""
    return 1 + w.students.profile[row] if w.students.severity[row] > 0 else 0


@kernel
def grant(w: World, account: int, cents: int) -> None:
    """Give an account money from its source (state, premiums)."""
    w.money.sources[w.money.source[account]] -= cents
    w.money.granted[account] += cents
    w.money.balance[account] += cents


@kernel
def pay(w: World, account: int, activity: int, group: int, cents: int) -> None:
    """Pay an activity for a group of children from an account."""
    w.money.balance[account] -= cents
    w.money.spent[account, activity, group] += cents
    w.money.received[activity] += cents


@kernel
def due(w: World, account: int, activity: int, group: int) -> int:
    """Return what an account owes this week; a lump sum does not follow the number of cases."""
    m = w.money
    cents = m.running[account, activity, group]
    fixed = w.policy.lump_sum[account]
    if fixed > 0.0 and activity < N_CARE_KINDS:
        cents += int(fixed * (m.lump[account, activity, group] - cents))
    return cents


@kernel
def pay_the_week(w: World) -> None:
    """Grant every account its allowance, then pay this week's costs.

    Where budgets are pooled the fund gets that share of the allowance and pays that share of the
    costs. An account without a fixed allowance (-1: during the warm-up, and open-ended payers)
    is granted exactly what it spends.
    """
    m = w.money
    for account in range(m.kind.size):
        fund = m.fund_of[account]
        share = w.policy.pooled[account] if fund >= 0 else 0.0
        total = 0
        for activity in range(m.running.shape[1]):
            for group in range(m.running.shape[2]):
                cents = due(w, account, activity, group)
                if cents == 0:
                    continue
                part = int(cents * share)
                if part > 0:
                    pay(w, fund, activity, group, part)
                    m.by_fund[account, activity, group] += part
                pay(w, account, activity, group, cents - part)
                total += cents
        m.charged[account] += total
        allowance = m.allowance[account] if m.allowance[account] >= 0 else total
        grant(w, account, allowance)
        to_fund = int(allowance * share)
        if to_fund > 0:
            m.balance[account] -= to_fund
            m.pooled_out[account] += to_fund
            m.balance[fund] += to_fund
            m.pooled_in[fund] += to_fund


def problems_of_money(m: MoneyLedger) -> list[str]:
    """Return what does not close to the cent; an empty list means that everything does."""
    problems = []
    if int(m.balance.sum() + m.received.sum() + m.sources.sum()) != 0:
        problems.append("euros: sources, balances and payments do not add up to zero")
    spent = m.spent.sum(axis=(1, 2))
    expected = m.granted + m.pooled_in - m.pooled_out + m.handed_over - spent
    problems += [
        f"euros: account {account} is {m.balance[account] - expected[account]} off"
        for account in np.flatnonzero(expected != m.balance)
    ]
    if int(m.handed_over.sum()) != 0:
        problems.append("euros: what old partnerships handed over did not all arrive")
    if int(m.pooled_in.sum()) != int(m.pooled_out.sum()):
        problems.append("euros: what funds received is not what payers contributed")
    if not np.array_equal(m.spent.sum(axis=(0, 2)), m.received):
        problems.append("euros: payments by activity differ from what activities received")
    by_source = np.bincount(m.source, weights=m.granted, minlength=m.sources.size)
    if not np.array_equal(by_source.astype(np.int64), -m.sources):
        problems.append("euros: grants by source differ from what sources gave")
    return problems
