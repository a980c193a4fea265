"""Both ends of a difference for somebody who waits: the search of `extremes`, of some minutes.

How long it may be follows from the region and the years by a stored pace, not from how fast this
machine is today. So whoever asks the same gets the same search, and the same numbers. How long it
takes here is measured by a pilot.
"""

from __future__ import annotations

import shlex
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from experiments.calibrate.fitted import FITTED
from experiments.live.pace import seconds_for
from experiments.report.findings import given_as
from experiments.runs.replication import past_of, years_to_live
from experiments.runs.run import Progress, RunSettings
from experiments.sensitivity.extremes import (
    MOST_MATTERING,
    SIDES,
    Extreme,
    Search,
    extremes,
    paired_differences,
)
from experiments.sensitivity.outcomes import Floats
from scenarios import Scenario

MOST_SECONDS = 120.0  # of one core that does nothing else
TOO_LONG = 600.0  # from here on it is for the command line
# Of `seconds_for`, which errs on the long side: where that says 1.7 s, a pair took 0.8 to 1.0 s.
PACE = 0.6
# Evaluations of each search, replications of one, and those with fresh children; the first is the
# shortest. In a region of 50,000 children assumptions do several times what chance does in one
# replication; in a small one chance does more, so there time goes into replications.
LENGTHS = ((20, 1, 4), (30, 1, 4), (40, 1, 5), (40, 2, 6), (40, 3, 8), (40, 4, 12), (60, 4, 12))


@dataclass(frozen=True)
class Expected:
    """How long a search takes here.

    Args:
        seconds: with one core that has the machine's pace of this moment.
    """

    seconds: float


def short_search(
    scenarios: tuple[Scenario, Scenario], measure: str, region: str, years: int, seed: int
) -> Search:
    """Return the longest search that one core does in two minutes, or else the shortest there is.

    All fitted parameters are searched, but for those that a scenario sets itself.

    Args:
        scenarios: the baseline, and what is compared with it.
        measure: name of a measure.
        region: label of the region.
        years: school years of policy.
        seed: start of all draws.

    Raises:
        UserError: unknown region.
    """
    own = {name for scenario in scenarios for name in scenario.overrides}
    names = tuple(name for name in FITTED if name not in own)
    made = [
        Search(
            scenarios, measure, RunSettings(region, years, replications, seed, workers=1), names,
            evaluations, fresh,
        )
        for evaluations, replications, fresh in LENGTHS
    ]  # fmt: skip
    return [made[0], *(one for one in made if stored_seconds(one) <= MOST_SECONDS)][-1]


def stored_seconds(search: Search) -> float:
    """Return how long a search takes by the stored pace, the same on every machine."""
    settings, pasts = search.settings, len({past_of(one) for one in search.scenarios})
    pair = seconds_for(settings.region, settings.years, pasts, len(search.scenarios))
    return PACE * pair * pairs_of(search)


def pairs_of(search: Search) -> int:
    """Return how many pairs of runs a search does at most."""
    fresh = len(SIDES) * (1 + min(MOST_MATTERING, len(search.parameters))) * search.fresh
    return len(SIDES) * search.evaluations * search.settings.replications + fresh


def expected(search: Search, progress: Progress | None = None) -> Expected:
    """Run one pair at the values of the register, and count all others as long as that.

    Args:
        search: what would be searched.
        progress: told about simulated years.

    Raises:
        UserError: the measure has no value, or the region is unknown.
    """
    begun = time.perf_counter()
    paired_differences({}, search, search.settings.seed, 1, progress)
    return Expected(pairs_of(search) * (time.perf_counter() - begun))


def ends(search: Search, progress: Progress | None = None) -> tuple[Extreme, ...]:
    """Return both ends, as `extremes` does, and tell about simulated years on the way.

    Args:
        search: what is searched.
        progress: told about simulated years; what it raises ends the search.

    Raises:
        UserError: the measure has no value, or the region is unknown.
    """
    each = years_to_live(search.scenarios, search.settings.years)
    lived = _Lived(progress, pairs_of(search) * each, each)
    return tuple(extremes(search, difference=lived.difference))


@dataclass
class _Lived:
    """Counts the simulated years of all evaluations together."""

    progress: Progress | None
    total: int
    each: int  # years of one pair
    before: int = field(default=0)

    def difference(
        self, values: Mapping[str, float], search: Search, seed: int, replications: int
    ) -> Floats:
        found = paired_differences(values, search, seed, replications, self._told)
        self.before += replications * self.each
        return found

    def _told(self, done: int, _total: int, what: str) -> None:
        if self.progress is not None:
            self.progress(min(self.total, self.before + done), self.total, what)


def command_of(search: Search) -> str:
    """Return the command line that makes the same search.

    Scenarios of the library go by their name; others are files, which must lie in the same folder.
    """
    settings = search.settings
    options: list[tuple[str, object]] = [
        ("region", settings.region),
        ("measure", search.measure),
        ("years", settings.years),
        ("replications", settings.replications),
        ("fresh", search.fresh),
        ("budget", len(SIDES) * search.evaluations),
        ("seed", settings.seed),
    ]
    if search.parameters != FITTED:
        options += [("parameter", name) for name in search.parameters]
    named = [part for name, value in options for part in (f"--{name}", str(value))]
    return shlex.join(["continuum", "extremes", *map(given_as, search.scenarios), *named])
