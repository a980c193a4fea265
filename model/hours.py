"""The hours ledger: what every contract hour of every node is used for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import kernel
from model.kinds import N_DESK_KINDS, N_HOUR_KINDS, Hours, Node

if TYPE_CHECKING:
    from model.world import World


@columns
class HoursLedger(NamedTuple):
    """Hundredths of hours so far, by kind of node and use; `contract` is what they must add to.

    `fixed` holds per node and week the hours that do not depend on children: coordination 0,
    administration, travel, training and absence; the rest is for children or idle.
    """

    used: npt.NDArray[np.int64]
    contract: npt.NDArray[np.int64]
    fixed: npt.NDArray[np.int64]


class WorkingTime(NamedTuple):
    """Shares of the time worked that do not go to children, one value per node or place."""

    administration: npt.NDArray[np.float64]
    travel: npt.NDArray[np.float64]
    training: npt.NDArray[np.float64]

    def at(self, places: npt.NDArray[np.int64]) -> WorkingTime:
        """Return the working time at each of these places, shape (places,)."""
        return WorkingTime(self.administration[places], self.travel[places], self.training[places])


def new_hours(nodes: int) -> HoursLedger:
    """Return an empty ledger for a number of nodes."""
    return HoursLedger(
        used=np.zeros((len(Node), N_HOUR_KINDS), np.int64),
        contract=np.zeros(len(Node), np.int64),
        fixed=np.zeros((nodes, N_HOUR_KINDS), np.int64),
    )


@kernel
def split_contract(
    parts: npt.NDArray[np.int64],
    contract: int,
    administration: float,
    travel: float,
    training: float,
    absence_share: float,
) -> None:
    """Divide the weekly hours of one contract (hundredths) over uses; CLIENT is what is left.

    Absence is a share of the contract; administration, travel and training are shares of the
    time worked. Rounding goes to the children, so the parts always add up to the contract.

    Args:
        parts: where the hours by use are written, shape (7,).
        contract: the hours of the contract.
        administration: share of the time worked.
        travel: share of the time worked.
        training: share of the time worked.
        absence_share: share of the contract.
    """
    parts[:] = 0
    absence = int(np.rint(contract * absence_share))
    worked = contract - absence
    parts[Hours.ABSENCE] = absence
    parts[Hours.ADMINISTRATION] = int(np.rint(worked * administration))
    parts[Hours.TRAVEL] = int(np.rint(worked * travel))
    parts[Hours.TRAINING] = int(np.rint(worked * training))
    parts[Hours.CLIENT] = contract - parts.sum()


@kernel
def book_week(w: World) -> None:
    """Book one week of every node's contract.

    Desks work off what they owe, coordination first; support nodes give the hours of the help
    that runs, thinner where staff left before help ended. What is left is idle.
    """
    n = w.nodes
    for node in range(n.kind.size):
        kind = n.kind[node]
        if kind == Node.SPECIAL_SCHOOL or n.contract[node] == 0:
            continue
        coordination = 0
        client = min(n.used[node], n.client[node])
        if kind < N_DESK_KINDS:
            coordination = min(n.owed_coordination[node], n.client[node])
            client = min(n.owed[node], n.client[node] - coordination)
            n.owed_coordination[node] -= coordination
            n.owed[node] -= client
        idle = n.client[node] - coordination - client
        used = w.hours.used[kind]
        used[Hours.CLIENT] += client
        used[Hours.COORDINATION] += coordination
        used[Hours.IDLE] += idle
        for use in (Hours.ADMINISTRATION, Hours.TRAVEL, Hours.TRAINING, Hours.ABSENCE):
            used[use] += w.hours.fixed[node, use]
        w.hours.contract[kind] += n.contract[node]


def problems_of_hours(h: HoursLedger) -> list[str]:
    """Return what does not close to a hundredth of an hour."""
    problems = []
    for kind in Node:
        total = int(h.used[kind].sum())
        if total != int(h.contract[kind]):
            problems.append(
                f"hours: {kind.name.lower()} used {total} of {h.contract[kind]} hundredths"
            )
    if (h.used < 0).any():
        problems.append("hours: a use of hours is below zero")
    return problems
