"""What a user has chosen: one frozen value, from which everything on the screen follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from experiments.live import Question
from scenarios import Scenario, load
from scenarios.frozen import FrozenDict

PAGES = (
    "question",
    "explore",
    "compare",
    "region",
    "children",
    "fair",
    "certainty",
    "evidence",
    "report",
    "research",
)
LETTERS = "ABCD"
BASELINE = "current"
OWN_NAME = "own-{letter}"
_OWN = re.compile(OWN_NAME.format(letter=f"[{LETTERS.lower()}]"))
# In alphabetical order of their Dutch titles, so that the order recommends nothing.
PRESETS = ("congruent-region", "pooled-budget", "integrated-teams", "full-continuum")
FIRST = "integrated-teams"
REGION = "jeugdregio:Eemland"
YEARS, SEED, PAIRS, DRAWS, FORMS = 10, 1, 20, 20, 3
# Limits of what a browser may ask of a shared server; the command line goes further.
LIMITS = {"years": (1, 15), "seed": (0, 2**53 - 1), "pairs": (2, 100)}
MOST_MUNICIPALITIES = 40  # regions up to this size also get results per municipality
MOST_TEXT = 1000  # letters of a text that a user writes


@dataclass(frozen=True)
class View:
    """What is shown and asked.

    Args:
        page: one of `PAGES`.
        lang: "nl" or "en".
        region: label of the region, as `--region` takes it.
        years: school years to simulate.
        seed: start of all random draws.
        pairs: replications to aim for.
        scenarios: two to four; the first is today's system, what the others are compared with.
        chosen: the place of the scenario that is shown and edited, from 1.
        worlds: whether to look at other assumptions and other rules too.
        expectation: what the user expected before anything was computed.
        decision: what was decided, for the report.
        dissent: who sees it differently, and why, for the report.
        check: the day on which the decision is looked at again, such as "2030-12-31".
        locked: when the expectation was locked, such as "2026-11-23T14:05Z"; empty before.
        step: the present step of a session that somebody leads; empty when there is none.
        reading: whether somebody only reads along.
        choices: smaller choices of the pages, such as a measure or a layer, by name; every page
            checks its own when it reads them.
    """

    page: str = PAGES[0]
    lang: str = "nl"
    region: str = REGION
    years: int = YEARS
    seed: int = SEED
    pairs: int = PAIRS
    scenarios: tuple[Scenario, ...] = field(default_factory=lambda: (load(BASELINE), load(FIRST)))
    chosen: int = 1
    worlds: bool = True
    expectation: str = ""
    decision: str = ""
    dissent: str = ""
    check: str = ""
    locked: str = ""
    step: str = ""
    reading: bool = False
    choices: Mapping[str, str] = field(default_factory=FrozenDict)

    @property
    def baseline(self) -> Scenario:
        """Return what the others are compared with."""
        return self.scenarios[0]

    @property
    def scenario(self) -> Scenario:
        """Return the scenario that is shown and edited."""
        return self.scenarios[self.chosen]

    def but(self, **changes: Any) -> View:
        """Return the same view with some things changed."""
        return replace(self, **changes)

    def with_choice(self, name: str, value: str) -> View:
        """Return the same view with one of its smaller choices changed."""
        return replace(self, choices=FrozenDict({**self.choices, name: value}))

    def with_scenario(self, scenario: Scenario, place: int | None = None) -> View:
        """Return the same view with another scenario at a place, or at the chosen one."""
        place = self.chosen if place is None else place
        scenarios = [*self.scenarios]
        scenarios[place : place + 1] = [scenario]
        last = len(scenarios) - 1
        return replace(self, scenarios=named(tuple(scenarios)), chosen=min(place, last))

    def without_scenario(self, place: int) -> View:
        """Return the same view without a scenario; the baseline and one other always stay."""
        if not 1 <= place < len(self.scenarios) or len(self.scenarios) < 3:
            return self
        left = self.scenarios[:place] + self.scenarios[place + 1 :]
        return replace(self, scenarios=named(left), chosen=min(self.chosen, len(left) - 1))

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """Return a smaller choice if it is allowed, and the first that is allowed otherwise."""
        value = self.choices.get(name, "")
        return value if value in allowed else allowed[0]

    def question(self, municipalities: bool = False) -> Question:
        """Return what has to be computed for this view, and nothing that does not change it."""
        return Question(
            scenarios=tuple(replace(item, reasons=FrozenDict()) for item in self.scenarios),
            region=self.region,
            years=self.years,
            seed=self.seed,
            replications=self.pairs,
            draws=DRAWS if self.worlds else 0,
            forms=FORMS if self.worlds else 0,
            municipalities=municipalities,
        )


def named(scenarios: tuple[Scenario, ...]) -> tuple[Scenario, ...]:
    """Return the scenarios with a user's own ones named after the letter of their place.

    So no two have one name, whatever is moved, copied or removed before.
    """
    return tuple(
        replace(item, name=OWN_NAME.format(letter=LETTERS[place].lower()))
        if _OWN.fullmatch(item.name)
        else item
        for place, item in enumerate(scenarios)
    )
