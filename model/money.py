"""The money ledger: every euro comes from a source, passes an account and pays for something.

Amounts are whole cents. An account is one payer: each municipality and partnership has its own,
schools, health insurers and care offices one together, and a joint fund one per youth region.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import kernel
from model.kinds import N_ACTIVITIES

if TYPE_CHECKING:
    from model.world import World

CENTS = 100


@columns
class MoneyLedger(NamedTuple):
    """Per account: what it gets, what it passes to a fund, what it runs up and what it spent.

    `running` is the present weekly cost by account and activity, kept up to date when help
    starts or ends; `charged` is what falls to an account by law, before a fund takes its share;
    `granted`, `pooled_out`, `pooled_in`, `handed_over`, `spent` are totals so far; `received`
    is the other side of `spent`, by activity. `fund_of` is the joint fund of an account or -1.
    """

    kind: npt.NDArray[np.int8]
    fund_of: npt.NDArray[np.int32]
    granted: npt.NDArray[np.int64]
    pooled_in: npt.NDArray[np.int64]
    pooled_out: npt.NDArray[np.int64]
    handed_over: npt.NDArray[np.int64]
    balance: npt.NDArray[np.int64]
    running: npt.NDArray[np.int64]
    charged: npt.NDArray[np.int64]
    spent: npt.NDArray[np.int64]
    received: npt.NDArray[np.int64]
    sources: npt.NDArray[np.int64]
    allowance: npt.NDArray[np.int64]


def new_money(kinds: npt.NDArray[np.int8], fund_of: npt.NDArray[np.int32]) -> MoneyLedger:
    """Return an empty ledger for accounts of the given kinds (`Payer`)."""
    n = kinds.size
    return MoneyLedger(
        kind=kinds,
        fund_of=fund_of,
        granted=np.zeros(n, np.int64),
        pooled_in=np.zeros(n, np.int64),
        pooled_out=np.zeros(n, np.int64),
        handed_over=np.zeros(n, np.int64),
        balance=np.zeros(n, np.int64),
        running=np.zeros((n, N_ACTIVITIES), np.int64),
        charged=np.zeros(n, np.int64),
        spent=np.zeros((n, N_ACTIVITIES), np.int64),
        received=np.zeros(N_ACTIVITIES, np.int64),
        sources=np.zeros(1, np.int64),
        allowance=np.full(n, -1, np.int64),
    )


@kernel
def grant(w: World, account: int, cents: int) -> None:
    """Give an account money from its source (state, premiums)."""
    w.money.sources[0] -= cents
    w.money.granted[account] += cents
    w.money.balance[account] += cents


@kernel
def pay(w: World, account: int, activity: int, cents: int) -> None:
    """Pay an activity from an account."""
    w.money.balance[account] -= cents
    w.money.spent[account, activity] += cents
    w.money.received[activity] += cents


@kernel
def pay_the_week(w: World) -> None:
    """Grant every account its allowance, then pay this week's running costs.

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
            cents = m.running[account, activity]
            if cents == 0:
                continue
            from_fund = int(cents * share)
            if from_fund > 0:
                pay(w, fund, activity, from_fund)
            pay(w, account, activity, cents - from_fund)
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
    expected = m.granted + m.pooled_in - m.pooled_out + m.handed_over - m.spent.sum(axis=1)
    problems += [
        f"euros: account {account} is {m.balance[account] - expected[account]} off"
        for account in np.flatnonzero(expected != m.balance)
    ]
    if int(m.handed_over.sum()) != 0:
        problems.append("euros: what old partnerships handed over did not all arrive")
    if int(m.pooled_in.sum()) != int(m.pooled_out.sum()):
        problems.append("euros: what funds received is not what payers contributed")
    if not np.array_equal(m.spent.sum(axis=0), m.received):
        problems.append("euros: payments by activity differ from what activities received")
    return problems
