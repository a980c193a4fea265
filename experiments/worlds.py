"""Worlds in which a comparison is repeated: other parameters, or another rule of behaviour.

A world is one paired replication of all scenarios under other assumptions. It has the seed of one
of the replications, so the same children live in it as far as its assumptions leave them the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from experiments.draws import Draw, posterior_digest, stored_draws
from model.variants import Variants, choices_of
from scenarios import Scenario

DRAW = "draw"
FORM = "form"


@dataclass(frozen=True)
class World:
    """One paired replication under other assumptions.

    Args:
        kind: `DRAW` of the parameters, or `FORM`: another rule of behaviour.
        name: the draw, or the rule, such as `queue_discipline=first_come`.
        replication: the number of the replication with the same seed, from 0.
        scenarios: the scenarios that are compared, under these assumptions.
    """

    kind: str
    name: str
    replication: int
    scenarios: tuple[Scenario, ...]


def worlds_of(
    scenarios: Sequence[Scenario], replications: int, draws: Sequence[Draw], forms: int
) -> list[World]:
    """Return the worlds in which scenarios are compared besides their replications.

    Args:
        scenarios: the scenarios that are compared.
        replications: replications at the reference parameters; draws take their seeds in turn.
        draws: draws of the parameters, a world each.
        forms: worlds per other rule of behaviour; at most one per replication.
    """
    worlds = [
        World(
            DRAW,
            draw.point,
            place % replications,
            tuple(_with_draw(scenario, draw) for scenario in scenarios),
        )
        for place, draw in enumerate(draws)
    ]
    for rule, choice in other_rules():
        changed = tuple(_with_rule(scenario, rule, choice) for scenario in scenarios)
        worlds += [
            World(FORM, f"{rule}={choice}", number, changed)
            for number in range(min(forms, replications))
        ]
    return worlds


def stored_worlds(
    scenarios: Sequence[Scenario], replications: int, draws: int, forms: int
) -> list[World]:
    """Return the worlds of so many stored draws, and of so many runs per other rule."""
    return worlds_of(scenarios, replications, stored_draws(draws), forms)


def told(worlds: Sequence[World]) -> dict[str, Any]:
    """Return, for provenance, from which file draws came, which ones, and runs per other rule."""
    names = {kind: [world.name for world in worlds if world.kind == kind] for kind in (DRAW, FORM)}
    forms = {name: names[FORM].count(name) for name in names[FORM]}
    posterior = posterior_digest() if names[DRAW] else None
    return {"posterior": posterior, "draws": names[DRAW], "forms": forms}


def other_rules() -> Iterator[tuple[str, str]]:
    """Yield every rule of behaviour that is not today's, as declared: decision and choice."""
    today = Variants().model_dump()
    for rule in Variants.model_fields:
        yield from ((rule, choice) for choice in choices_of(rule) if choice != today[rule])


def _with_draw(scenario: Scenario, draw: Draw) -> Scenario:
    """Return a scenario under a draw; the scenario's own parameters win."""
    return replace(scenario, overrides={**draw.overrides, **scenario.overrides})


def _with_rule(scenario: Scenario, rule: str, choice: str) -> Scenario:
    """Return a scenario under another rule, unless it has itself a rule for that decision."""
    if getattr(scenario.variants, rule) != getattr(Variants(), rule):
        return scenario
    return replace(scenario, variants=scenario.variants.model_copy(update={rule: choice}))
