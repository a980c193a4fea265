"""What somebody asks, and the single runs that answer it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from experiments.draws import posterior_digest
from experiments.refusal_words import told
from experiments.runs.run import RunSettings
from experiments.worlds import World, stored_worlds
from model.geography import Region
from scenarios import Scenario
from scenarios.different import check_names
from scenarios.refusals import RefusedError

MOST_SCENARIOS = 4


@dataclass(frozen=True)
class Question:
    """What scenarios do in a region, compared with the first one.

    Args:
        scenarios: one to four, with different names; the first is the baseline.
        region: what `resolve_region` accepts.
        years: school years of policy.
        seed: start of all draws.
        replications: how many pairs to aim at.
        draws: stored draws of the parameters to repeat the comparison in.
        forms: pairs per other rule of behaviour.
        municipalities: whether to add results for the children of every municipality.

    Raises:
        UserError: too few or too many scenarios, two of one name, or no replication.
    """

    scenarios: tuple[Scenario, ...]
    region: str
    years: int = 10
    seed: int = 1
    replications: int = 20
    draws: int = 20
    forms: int = 3
    municipalities: bool = False

    def __post_init__(self) -> None:
        """Check what would make results that cannot be told apart, or none."""
        if not 1 <= len(self.scenarios) <= MOST_SCENARIOS:
            parts = {"many": len(self.scenarios), "most": MOST_SCENARIOS}
            raise RefusedError(told("many_scenarios", **parts))
        check_names(self.scenarios)
        for name, least in (("replications", 1), ("draws", 0), ("forms", 0), ("seed", 0)):
            if (value := getattr(self, name)) < least:
                raise RefusedError(told("too_low", name=name, value=value, least=least))

    def settings(self, replications: int | None = None) -> RunSettings:
        """Return how it is run, with so many replications; by default those it aims at."""
        return RunSettings(
            region=self.region,
            years=self.years,
            replications=self.replications if replications is None else replications,
            seed=self.seed,
            municipalities=self.municipalities,
        )

    def worlds(self) -> tuple[World, ...]:
        """Return the other worlds that it is asked in: those of the command line.

        Raises:
            UserError: the file with draws cannot be used.
        """
        return _worlds(
            self.scenarios, self.replications, self.draws, self.forms, posterior_digest()
        )

    def digest(self) -> str:
        """Return a short hash of everything in the question, words of scenarios included."""
        content: dict[str, Any] = {
            name: value for name, value in vars(self).items() if name != "scenarios"
        }
        content["scenarios"] = [scenario.content_digest() for scenario in self.scenarios]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=64)
def _worlds(
    scenarios: tuple[Scenario, ...],
    replications: int,
    draws: int,
    forms: int,
    _posterior: str | None,
) -> tuple[World, ...]:
    """Return the worlds of a question, read once for every content of the file with draws."""
    return tuple(stored_worlds(scenarios, replications, draws, forms))


@dataclass(frozen=True)
class Life:
    """One run: a scenario in one replication, compared child by child with the baseline.

    Args:
        scenario: what is run, with the assumptions of its world.
        baseline: what it is compared with, in the same world.
        region: where.
        settings: years, seed and what to measure.
        number: the replication, from 0.
        in_world: whether this is another world, of which only outcomes are kept.
    """

    scenario: Scenario
    baseline: Scenario
    region: Region
    settings: RunSettings
    number: int
    in_world: bool

    def key(self) -> tuple[Any, ...]:
        """Return all that its result depends on: the assumptions stand in the scenarios."""
        return (
            self.scenario.digest(),
            self.baseline.digest(),
            *self.place(),
            self.settings.municipalities,
            self.in_world,
        )

    def place(self) -> tuple[Any, ...]:
        """Return what all runs of the same children share."""
        region, settings = self.region, self.settings
        where = (region.label, region.municipalities.tobytes())
        return (*where, settings.years, settings.seed, self.number)
