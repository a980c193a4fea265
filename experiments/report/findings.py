"""What a report is about: one comparison in one region, from a run or from a store."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from experiments.comparison.compare import Comparison, compare
from experiments.runs.run import RunSet
from experiments.worlds import DRAW, FORM
from scenarios import Scenario, library_names, load

if TYPE_CHECKING:
    import pandas as pd

SCENARIO = "scenario "  # before the name of a scenario, in what makes the numbers again
NO_QUESTION: Mapping[str, str] = {"nl": "", "en": ""}
# Who a report is for: nobody in particular first. It decides what comes first, never what is left
# out.
ANYBODY, ALDERMAN, SCHOOL_BOARD, COUNCIL, RESEARCHER = (
    "anybody", "alderman", "school_board", "council", "researcher",
)  # fmt: skip
AUDIENCES = (ANYBODY, ALDERMAN, SCHOOL_BOARD, COUNCIL, RESEARCHER)


@dataclass(frozen=True)
class Notes:
    """What people wrote down about a comparison; each may be empty, and then is not shown.

    Args:
        expectation: what was expected before anything was computed.
        decision: what was decided.
        dissent: who disagrees, and why.
        check: when the decision is looked at again, as a date or in words.
        locked: when the expectation was locked, such as "2026-11-23T14:05Z".
    """

    expectation: str = ""
    decision: str = ""
    dissent: str = ""
    check: str = ""
    locked: str = ""

    @property
    def has_decision(self) -> bool:
        """Return whether there is anything about a decision."""
        return any(text.strip() for text in (self.decision, self.dissent, self.check))


@dataclass(frozen=True, eq=False)
class Findings:
    """All that a report is made from; pages and tables compute no outcome of their own.

    Findings are equal only to themselves: tables cannot be compared with one word.

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
        notes: what people wrote down about it.
        audience: who the report is for, one of `AUDIENCES`: decides the order of its parts.
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
    notes: Notes = Notes()
    audience: str = ANYBODY

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

    def about(self, names: Sequence[str]) -> Findings:
        """Return the findings about some scenarios only, compared with the same baseline.

        Every scenario is compared with the baseline apart, so no number changes. The commands still
        make all of them.

        Args:
            names: of scenarios that were compared, at least one; the baseline always stays.
        """
        kept = [
            item for place, item in enumerate(self.scenarios) if not place or item.name in names
        ]
        told = {item.name for item in kept}
        rows, paired = (
            table[table["scenario"].isin(told)].reset_index(drop=True)
            for table in (self.comparison.rows, self.comparison.paired)
        )
        titles = {name: own for name, own in self.comparison.titles.items() if name in told}
        return replace(
            self,
            comparison=replace(self.comparison, rows=rows, paired=paired, titles=titles),
            scenarios=tuple(kept),
            made=[
                (name, value)
                for name, value in self.made
                if not name.startswith(SCENARIO) or name.removeprefix(SCENARIO) in told
            ],
        )


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
        commands=(
            compare_command(list(map(given_as, runs.scenarios)), settings, len(draws), per_form),
        ),
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
    scenarios = [(f"{SCENARIO}{name}", digest) for name, digest in hashes]
    return [*fixed, *told, ("replications", str(replications)), *scenarios]


def given_as(scenario: Scenario) -> str:
    """Return how the command line is given a scenario: by its name, or as a file of that name."""
    if scenario.name in library_names() and load(scenario.name) == scenario:
        return scenario.name
    return f"{scenario.name}.toml"


def compare_command(names: Sequence[str], settings: Any, draws: int, forms: int) -> str:
    """Return the command that compares the same scenarios again.

    Args:
        names: names or files of the scenarios, the baseline first.
        settings: with region, years, replications and seed, and whether results by municipality
            are asked for.
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
    if settings.municipalities:
        options["by"] = "municipality"
    named = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    return shlex.join(["continuum", "compare", *names, *named])
