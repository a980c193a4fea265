"""What a report is about: one comparison in one region, from a run or from a store."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from experiments.compare import Comparison, compare
from experiments.run import RunSet
from experiments.worlds import DRAW, FORM
from scenarios import Scenario

if TYPE_CHECKING:
    import pandas as pd

NO_QUESTION: Mapping[str, str] = {"nl": "", "en": ""}


@dataclass(frozen=True)
class Findings:
    """All that a report is made from; pages and tables compute no outcome of their own.

    Args:
        comparison: levels, paired differences and certainty; the first scenario is the baseline.
        scenarios: what was compared, in the order of the comparison.
        region: label of the region.
        years: school years after the warm-up.
        made: what is needed to make the numbers again, as names and values in their order.
        commands: command lines that make the same numbers again.
        question: what was asked, by language; may be empty.
        influence: how much factors move measures, tidy (see `weakest.moved_by`); None if unknown.
        drawn: whether draws are a sample of the design's own ranges, not of the posterior.
    """

    comparison: Comparison
    scenarios: Sequence[Scenario]
    region: str
    years: int
    made: Sequence[tuple[str, str]]
    commands: Sequence[str]
    question: Mapping[str, str] = field(default_factory=lambda: NO_QUESTION)
    influence: pd.DataFrame | None = None
    drawn: bool = False

    @property
    def baseline(self) -> Scenario:
        """Return what everything is compared with."""
        return self.scenarios[0]

    @property
    def others(self) -> Sequence[Scenario]:
        """Return the scenarios that are compared with the baseline."""
        return self.scenarios[1:]

    @property
    def rules(self) -> str:
        """Return the hash of the rules of the model that were run."""
        return dict(self.made)["rules"]


def findings_of(
    runs: RunSet, comparison: Comparison | None = None, question: Mapping[str, str] | None = None
) -> Findings:
    """Return what a report says about runs.

    Args:
        runs: at least two scenarios, the baseline first.
        comparison: that of these runs, if it was made before.
        question: what was asked, by language.
    """
    told = comparison or compare(runs)
    settings, provenance = runs.settings, told.provenance
    hashes = [(item.name, item.digest()) for item in runs.scenarios]
    made = made_of(provenance, hashes, settings.region, settings.years, settings.replications)
    draws, forms = (
        [world.name for world in runs.worlds if world.kind == kind] for kind in (DRAW, FORM)
    )
    per_form = max(map(forms.count, forms), default=0)
    if draws:
        made.insert(3, ("posterior", str(provenance.get("worlds", {}).get("posterior"))))
    return Findings(
        comparison=told,
        scenarios=tuple(runs.scenarios),
        region=runs.region.label,
        years=settings.years,
        made=(*made, ("draws", str(len(draws))), ("forms", str(per_form))),
        commands=(compare_command(hashes, settings, len(draws), per_form),),
        question=question or NO_QUESTION,
    )


def made_of(
    provenance: Mapping[str, Any],
    hashes: Sequence[tuple[str, str]],
    region: str,
    years: int,
    replications: int,
) -> list[tuple[str, str]]:
    """Return what makes the numbers again, as names and values for people.

    Args:
        provenance: with version, commit, rules and seed.
        hashes: name and hash of every scenario.
        region: label of the region.
        years: school years.
        replications: of every scenario.
    """
    fixed = [(name, str(provenance[name])) for name in ("version", "commit", "rules")]
    run = {"seed": provenance["seed"], "region": region, "years": years}
    told = [(name, str(value)) for name, value in run.items()]
    scenarios = [(f"scenario {name}", digest) for name, digest in hashes]
    return [*fixed, *told, ("replications", str(replications)), *scenarios]


def compare_command(
    hashes: Sequence[tuple[str, str]], settings: Any, draws: int, forms: int
) -> str:
    """Return the command that compares the same scenarios again.

    Args:
        hashes: name and hash of every scenario, the baseline first.
        settings: with region, years, replications and seed.
        draws: of the parameters.
        forms: runs per other rule of behaviour.
    """
    options = {
        "region": settings.region,
        "years": settings.years,
        "replications": settings.replications,
        "draws": draws,
        "forms": forms,
        "seed": settings.seed,
    }
    named = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    return shlex.join(["continuum", "compare", *(name for name, _ in hashes), *named])
