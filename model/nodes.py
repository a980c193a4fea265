"""Nodes: every place with finite hours or places, from a school's care team to a residence.

Hours are whole hundredths of an hour and money whole cents, so that ledgers close exactly and
sums do not depend on their order. A desk works through items; what it could not finish this week
it owes next week, and hours nobody asked for are idle, not saved. A support node (help, places)
holds students for many weeks, each with a weekly load.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns

PLACE = 100  # the load of one student on a node that counts places


@columns
class Nodes(NamedTuple):
    """Columns of nodes (length n). Hours per week in hundredths."""

    kind: npt.NDArray[np.int8]
    help: npt.NDArray[np.int8]
    discipline: npt.NDArray[np.int8]
    municipality: npt.NDArray[np.int16]
    owner: npt.NDArray[np.int32]
    number: npt.NDArray[np.int64]
    account: npt.NDArray[np.int32]
    second_account: npt.NDArray[np.int32]
    first_share: npt.NDArray[np.float64]
    fte: npt.NDArray[np.float64]
    newcomers: npt.NDArray[np.float64]
    administration: npt.NDArray[np.float64]
    contract: npt.NDArray[np.int64]
    client: npt.NDArray[np.int64]
    used: npt.NDArray[np.int64]
    owed: npt.NDArray[np.int64]
    owed_coordination: npt.NDArray[np.int64]
    waiting: npt.NDArray[np.int32]
    open: npt.NDArray[np.int8]


@columns
class Schools(NamedTuple):
    """Columns of synthetic school sites; no real school is represented."""

    sector: npt.NDArray[np.int8]
    municipality: npt.NDArray[np.int16]
    partnership: npt.NDArray[np.int16]
    size: npt.NDArray[np.float64]
    pupils: npt.NDArray[np.int32]
    care_team: npt.NDArray[np.int32]
    support: npt.NDArray[np.int32]
    team: npt.NDArray[np.int32]
    team_help: npt.NDArray[np.int32]
    places: npt.NDArray[np.int32]
    team_size: npt.NDArray[np.float64]
    team_maturity: npt.NDArray[np.float64]


@columns
class Municipalities(NamedTuple):
    """Columns of the simulated municipalities (gemeenten).

    `children` (4 to 17 years) is of the start; `prevention` is in euros per child per year.
    `breakthrough[i]` is the regional desk of youth region i, paid by its host municipality.
    """

    national: npt.NDArray[np.int32]
    youth_region: npt.NDArray[np.int32]
    general_practice: npt.NDArray[np.int32]
    local_team: npt.NDArray[np.int32]
    youth_health: npt.NDArray[np.int32]
    desk: npt.NDArray[np.int32]
    local_help: npt.NDArray[np.int32]
    breakthrough: npt.NDArray[np.int32]
    combined: npt.NDArray[np.int32]
    children: npt.NDArray[np.int64]
    prevention: npt.NDArray[np.float64]
    capped: npt.NDArray[np.int8]
    budget: npt.NDArray[np.int64]
    spent_at_new_year: npt.NDArray[np.int64]


@columns
class Partnerships(NamedTuple):
    """Columns of the school partnerships (samenwerkingsverbanden) met in the region."""

    desk: npt.NDArray[np.int32]
    extra_support: npt.NDArray[np.int32]
    strictness: npt.NDArray[np.float64]
    budget: npt.NDArray[np.int64]
    spent_at_new_year: npt.NDArray[np.int64]


@columns
class Choices(NamedTuple):
    """Who can go where: rows of candidates per municipality or purchasing party.

    `*_start` has one entry more than there are keys; the candidates of key k are
    `*_node[start[k]:start[k + 1]]`. Keys: municipality * 6 + sector for schools, youth region *
    6 + kind of care for providers (the last party is "any": families that choose freely),
    municipality * 3 + (sbo, so, vso) for special schools. `move[i]` is the cumulated share of
    movers from municipality i that go to each other one.
    """

    school_start: npt.NDArray[np.int32]
    school: npt.NDArray[np.int32]
    school_weight: npt.NDArray[np.float64]
    provider_start: npt.NDArray[np.int32]
    provider: npt.NDArray[np.int32]
    special_start: npt.NDArray[np.int32]
    special: npt.NDArray[np.int32]
    move: npt.NDArray[np.float64]


def new_nodes(size: int) -> Nodes:
    """Return `size` empty nodes."""
    return Nodes(**{name: np.zeros(size, dtype) for name, dtype in _NODE_TYPES.items()})


_NODE_TYPES: dict[str, type[np.generic]] = {
    "kind": np.int8, "help": np.int8, "discipline": np.int8, "municipality": np.int16,
    "owner": np.int32, "number": np.int64, "account": np.int32, "second_account": np.int32,
    "first_share": np.float64,
    "fte": np.float64, "newcomers": np.float64, "administration": np.float64,
    "contract": np.int64, "client": np.int64, "used": np.int64, "owed": np.int64,
    "owed_coordination": np.int64, "waiting": np.int32, "open": np.int8,
}  # fmt: skip
