"""Groups of levers, the players of attribution, and the part of a scenario that some of them are.

Every part of a scenario that may be used may be used too: the rules of `scenarios.consistency` are
about one lever, or forbid two layouts at once, and leaving levers out breaks no such rule. If a
later rule asks that levers go together, `part_of` names those to put in one group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from experiments.refusal_words import told
from model.errors import UserError
from model.levers import LEVER_TYPES, Context
from scenarios import Scenario
from scenarios.consistency import kind_of
from scenarios.refusals import RefusedError, in_both
from scenarios.sentences import hint, shown

BY_LEVER, BY_PROPOSAL = "by-lever", "by-proposal"
CONTEXT = kind_of(Context())


@dataclass(frozen=True)
class Group:
    """Levers that count as one player.

    Args:
        name: what tables call it.
        kinds: kinds of levers, as in scenario files.
    """

    name: str
    kinds: tuple[str, ...]


def groups_of(scenario: Scenario, how: str = BY_LEVER) -> list[Group]:
    """Return the groups of a scenario's levers, in the order of its levers.

    Developments outside our control are no player: no policy causes them, and they are there in
    every part.

    Args:
        scenario: whose levers.
        how: `by-lever`: every kind by itself; `by-proposal`: kinds that serve the same proposal
            together; or own groups such as `school_teams+gp_support; pooling+harmonisation`,
            in which kinds that are not named stay by themselves.

    Raises:
        UserError: no lever to attribute to, or a group of unknown, doubled or absent kinds.
    """
    kinds = tuple(dict.fromkeys(kind_of(lever) for lever in scenario.levers))
    kinds = tuple(kind for kind in kinds if kind != CONTEXT)
    if not kinds:
        raise RefusedError(told("no_lever", name=f'"{scenario.name}"'))
    if how == BY_LEVER:
        return [Group(kind, (kind,)) for kind in kinds]
    if how == BY_PROPOSAL:
        return _by_proposal(kinds)
    return _own_groups(scenario.name, kinds, how)


def _by_proposal(kinds: Sequence[str]) -> list[Group]:
    """Join kinds that share a proposal, however many steps away."""
    joined: list[tuple[set[str], list[str]]] = []  # codes, kinds
    for kind in kinds:
        codes, members = set(LEVER_TYPES[kind].proposals.split()), [kind]
        apart = []
        for other_codes, other_members in joined:
            if codes & other_codes:
                codes, members = codes | other_codes, other_members + members
            else:
                apart.append((other_codes, other_members))
        joined = [*apart, (codes, members)]
    joined.sort(key=lambda item: kinds.index(item[1][0]))
    return [
        Group("+".join(sorted(codes, key=lambda code: int(code[1:]))), tuple(members))
        for codes, members in joined
    ]


def _own_groups(scenario: str, kinds: Sequence[str], text: str) -> list[Group]:
    groups: list[Group] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        members = tuple(member.strip() for member in part.split("+"))
        for member in members:
            if member not in kinds:
                raise UserError(
                    f"Option --groups has {shown(member)}, which is no policy lever of "
                    f'"{scenario}": {hint(member, (*kinds, BY_LEVER, BY_PROPOSAL))}'
                )
        groups.append(Group("+".join(members), members))
    named = [kind for group in groups for kind in group.kinds]
    for kind in named:
        if named.count(kind) > 1:
            raise UserError(f"Option --groups names {kind} twice: put it in one group.")
    groups += [Group(kind, (kind,)) for kind in kinds if kind not in named]
    return sorted(groups, key=lambda group: min(map(kinds.index, group.kinds)))


def part_of(scenario: Scenario, groups: Sequence[Group], coalition: int) -> Scenario:
    """Return the scenario with the levers of a coalition only, and what is no player.

    Args:
        scenario: the whole.
        groups: the players.
        coalition: a number whose bit `i` says that `groups[i]` takes part.

    Raises:
        UserError: these levers cannot be used without the others.
    """
    out = {
        kind
        for place, group in enumerate(groups)
        if not coalition >> place & 1
        for kind in group.kinds
    }
    levers = tuple(lever for lever in scenario.levers if kind_of(lever) not in out)
    try:
        return replace(scenario, name=f"part-{coalition}", levers=levers)
    except UserError as problem:
        parts = {"name": f'"{scenario.name}"', "kinds": ", ".join(sorted(out))}
        raise RefusedError(told("not_apart", **parts, problem=in_both(problem))) from problem
