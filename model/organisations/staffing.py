"""Contracts of nodes: turning staff into hours for children, and payroll into running costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.hours import WorkingTime, split_contracts
from model.kinds import Activity, Hours, Node

if TYPE_CHECKING:
    from model.parameters import Parameters
    from model.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

PAYROLL_ACTIVITY = {
    Node.SCHOOL_CARE_TEAM: Activity.ACCESS,
    Node.GENERAL_PRACTICE: Activity.ACCESS,
    Node.LOCAL_TEAM: Activity.ACCESS,
    Node.YOUTH_HEALTH: Activity.ACCESS,
    Node.MUNICIPAL_DESK: Activity.DECISIONS,
    Node.PARTNERSHIP_DESK: Activity.DECISIONS,
    Node.BREAKTHROUGH_DESK: Activity.DECISIONS,
    Node.SCHOOL_TEAM: Activity.SCHOOL_TEAM,
    Node.TEAM_HELP: Activity.SCHOOL_TEAM,
}
# The same by number of kind: -1 for nodes that are paid per hour of help instead.
ACTIVITY_OF_KIND = np.array([PAYROLL_ACTIVITY.get(kind, -1) for kind in Node])


def contract_for(client_hours: Floats, p: Parameters) -> Floats:
    """Return the contract hours that leave `client_hours` for children under today's rules."""
    staff = p.staff
    administration = staff.administration_floor + staff.administration_excess
    share = 1.0 - administration - staff.travel_share - staff.training_share
    result: Floats = client_hours / ((1.0 - staff.absence_share) * share)
    return result


def fte_for(client_hours: Floats, p: Parameters) -> Floats:
    """Return the staff that is needed for so many hours for children under today's rules."""
    return contract_for(client_hours, p) / p.staff.contract_hours


def usual_time(size: int, administration: float, p: Parameters) -> WorkingTime:
    """Return today's use of working time for `size` nodes with this share of administration."""
    return WorkingTime(
        administration=np.full(size, administration),
        travel=np.full(size, p.staff.travel_share),
        training=np.full(size, p.staff.training_share),
    )


def set_contracts(
    world: World,
    nodes: Ints,
    hours: Floats,
    time: WorkingTime,
    p: Parameters,
    newcomer_share: Floats | None = None,
    first_share: Floats | None = None,
) -> None:
    """Give nodes a weekly contract and divide it over uses; payroll follows.

    Args:
        world: the state that is changed.
        nodes: rows of nodes, shape (n,).
        hours: contract hours per week, shape (n,).
        time: shares of working time that do not go to children, each of shape (n,).
        p: parameters of the run.
        newcomer_share: share of staff that is new; what they cannot do yet counts as training.
        first_share: share of the payroll that the first of two payers pays from now on.
    """
    n = world.nodes
    change_payroll(world, nodes, -1)
    contract = np.round(hours * 100).astype(np.int64)
    parts = split_contracts(contract, time, p.staff.absence_share)
    if newcomer_share is not None:
        lost = parts[:, Hours.CLIENT] * newcomer_share * (1.0 - p.staff.newcomer_output)
        learning = np.round(lost).astype(np.int64)
        parts[:, Hours.CLIENT] -= learning
        parts[:, Hours.TRAINING] += learning
    if first_share is not None:
        n.first_share[nodes] = first_share
    n.contract[nodes] = contract
    n.client[nodes] = parts[:, Hours.CLIENT]
    n.administration[nodes] = time.administration
    world.hours.fixed[nodes] = parts
    world.hours.fixed[nodes, Hours.CLIENT] = 0
    change_payroll(world, nodes, 1)


def set_plain_hours(world: World, nodes: Ints, hours: Floats) -> None:
    """Give nodes hours that are all for children: support in class and arrangements."""
    hundredths = np.round(hours * 100).astype(np.int64)
    world.nodes.contract[nodes] = hundredths
    world.nodes.client[nodes] = hundredths


def change_payroll(world: World, nodes: Ints, direction: int) -> None:
    """Add (1) or take away (-1) the weekly payroll of nodes from the accounts that pay them."""
    account, activity, cents = payroll(world, nodes)
    shared_by_all = np.zeros(account.size, np.int64)
    np.add.at(world.money.running, (account, activity, shared_by_all), direction * cents)


def payroll(world: World, nodes: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the weekly payroll of nodes as accounts, activities and cents.

    Where there are two payers the second one pays what the first one does not.
    """
    n = world.nodes
    activity = ACTIVITY_OF_KIND[n.kind[nodes]]
    paid, activity = nodes[activity >= 0], activity[activity >= 0]
    cents = np.round(n.contract[paid] * world.rates.money.desk_cents).astype(np.int64)
    shared = n.second_account[paid] >= 0
    first = np.where(shared, np.round(cents * n.first_share[paid]), cents)
    first = first.astype(np.int64)
    account = np.concatenate([n.account[paid], n.second_account[paid[shared]]])
    return (
        account,
        np.concatenate([activity, activity[shared]]),
        np.concatenate([first, (cents - first)[shared]]),
    )
