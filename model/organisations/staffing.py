"""Contracts of nodes: turning staff into hours for children, and payroll into running costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.hours import WorkingTime, split_contract
from model.kernel import entry_kernel, kernel
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
    sign_contracts(
        world,
        nodes,
        hours,
        *time,
        np.zeros(nodes.size) if newcomer_share is None else newcomer_share,
        world.nodes.first_share[nodes] if first_share is None else first_share,
        p.staff.absence_share,
        1.0 - p.staff.newcomer_output,
    )


@entry_kernel
def sign_contracts(
    w: World,
    nodes: Ints,
    hours: Floats,
    administration: Floats,
    travel: Floats,
    training: Floats,
    newcomer_share: Floats,
    first_share: Floats,
    absence_share: float,
    newcomer_loss: float,
) -> None:
    """Do what `set_contracts` says, node by node; `newcomer_loss` is what newcomers cannot do."""
    n = w.nodes
    for index in range(nodes.size):
        node = nodes[index]
        book_payroll(w, node, -1)
        n.contract[node] = int(np.rint(hours[index] * 100))
        n.first_share[node] = first_share[index]
        n.administration[node] = administration[index]
        parts = w.hours.fixed[node]
        split_contract(
            parts,
            n.contract[node],
            administration[index],
            travel[index],
            training[index],
            absence_share,
        )
        client = parts[Hours.CLIENT]
        learning = int(np.rint(client * newcomer_share[index] * newcomer_loss))
        parts[Hours.TRAINING] += learning
        parts[Hours.CLIENT] = 0  # what is left for children depends on the week
        n.client[node] = client - learning
        book_payroll(w, node, 1)


def set_plain_hours(world: World, nodes: Ints, hours: Floats) -> None:
    """Give nodes hours that are all for children: support in class and arrangements."""
    hundredths = np.round(hours * 100).astype(np.int64)
    world.nodes.contract[nodes] = hundredths
    world.nodes.client[nodes] = hundredths


@entry_kernel
def change_payroll(w: World, nodes: Ints, direction: int) -> None:
    """Add (1) or take away (-1) the weekly payroll of nodes from the accounts that pay them."""
    for index in range(nodes.size):
        book_payroll(w, nodes[index], direction)


@kernel
def book_payroll(w: World, node: int, direction: int) -> None:
    """Add (1) or take away (-1) the weekly payroll of one node from its accounts, if it has one."""
    activity = ACTIVITY_OF_KIND[w.nodes.kind[node]]
    if activity < 0:
        return
    first, second = payroll_of(w, node)
    w.money.running[w.nodes.account[node], activity, 0] += direction * first
    if second != 0:
        w.money.running[w.nodes.second_account[node], activity, 0] += direction * second


@kernel
def payroll_of(w: World, node: int) -> tuple[int, int]:
    """Return the weekly payroll of a node that its first and its second payer pay, in cents.

    Where there are two payers the second one pays what the first one does not.
    """
    n = w.nodes
    cents = int(np.rint(n.contract[node] * w.rates.money.desk_cents))
    if n.second_account[node] < 0:
        return cents, 0
    first = int(np.rint(cents * n.first_share[node]))
    return first, cents - first


@entry_kernel
def list_payroll(w: World, nodes: Ints, first: Ints, second: Ints) -> None:
    """Write down the payroll of nodes by payer, zero for nodes that are paid otherwise."""
    for index in range(nodes.size):
        if ACTIVITY_OF_KIND[w.nodes.kind[nodes[index]]] >= 0:
            first[index], second[index] = payroll_of(w, nodes[index])


def payroll(world: World, nodes: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the weekly payroll of nodes as accounts, activities and cents."""
    n = world.nodes
    first, second = np.zeros(nodes.size, np.int64), np.zeros(nodes.size, np.int64)
    list_payroll(world, nodes, first, second)
    activity = ACTIVITY_OF_KIND[n.kind[nodes]]
    paid = activity >= 0
    shared = paid & (n.second_account[nodes] >= 0)
    return (
        np.concatenate([n.account[nodes[paid]], n.second_account[nodes[shared]]]),
        np.concatenate([activity[paid], activity[shared]]),
        np.concatenate([first[paid], second[shared]]),
    )
