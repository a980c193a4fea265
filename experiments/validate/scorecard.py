"""The scorecard: every pattern, what the model says about it, and whether that is what is known.

The value comes from a run of the region at the values of the register. The interval says where 90 %
of the posterior draws lie; in a large region they are run in the small country of the calibration
and moved by what the small country differs from the region at the values of the register.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from experiments.calibrate.sample import STORED as SAMPLE
from experiments.draws import Draw
from experiments.runs.provenance import provenance
from experiments.runs.run import Progress, RunSet, RunSettings, run_scenarios
from experiments.validate.observe import Seen, observed
from experiments.validate.patterns import CHANGE, OVER_PLACES, Pattern
from experiments.worlds import worlds_of
from model.geography import load_geography, resolve_region
from scenarios import load

Floats = npt.NDArray[np.float64]
MET, PARTLY, MISSED, UNKNOWN = "met", "partly", "missed", "no value"
VERDICTS = (MET, PARTLY, MISSED, UNKNOWN)
EDGES = (5.0, 95.0)  # per cent of draws below and above which an interval ends
LARGE = 300_000  # children; draws for more than these are run in the small country
NO_INTERVAL = (float("nan"), float("nan"), 0)
POLICY_DRAWS = 20  # draws for patterns about reforms, which need two runs of ten years each


@dataclass(frozen=True)
class Score:
    """A pattern, the value at the values of the register, and the interval over draws."""

    pattern: Pattern
    value: float
    low: float
    high: float
    draws: int

    @property
    def verdict(self) -> str:
        """Return met (in the band), partly (the interval touches the band), missed, or no value."""
        if not np.isfinite(self.value):
            return UNKNOWN
        if self.pattern.holds(self.value):
            return MET
        touches = self.low <= self.pattern.high and self.high >= self.pattern.low
        return PARTLY if touches else MISSED

    @property
    def is_covered(self) -> bool:
        """Return whether the interval over draws holds the target."""
        return bool(self.low <= self.pattern.target <= self.high)


@dataclass(frozen=True)
class Scorecard:
    """All scores, the run of today's rules (empty if nothing asked for it), and how it was made."""

    scores: list[Score]
    today: Seen
    provenance: dict[str, Any]

    def count(self, use: str, verdict: str) -> int:
        """Return how many patterns of a use have a verdict."""
        return sum(s.pattern.use == use and s.verdict == verdict for s in self.scores)

    def of_use(self, use: str) -> list[Score]:
        """Return the scores of one use, in the order of the patterns."""
        return [score for score in self.scores if score.pattern.use == use]


def score_patterns(
    patterns: Sequence[Pattern],
    settings: RunSettings,
    draws: Sequence[Draw],
    progress: Progress | None = None,
) -> Scorecard:
    """Run what the patterns ask for and score them.

    Args:
        patterns: the rows to score; each names the scenarios that it needs.
        settings: region, years, replications and seed of the runs at the values of the register.
        draws: posterior draws for the intervals; none gives no intervals.
        progress: told the simulated years done, of how many.

    Raises:
        UserError: an unknown scenario or region.
    """
    found: dict[str, Score] = {}
    today = Seen({})
    for some, how, chosen in parts_of(patterns, settings, draws):
        names = scenarios_for(some)
        scenarios = [load(name) for name in names]
        runs = run_scenarios(scenarios, replace(how, municipalities=True), progress)
        seen = seen_in(runs, names, runs.results.mean(axis=1))
        intervals = intervals_over_draws(some, how, chosen, progress)
        for item in some:
            value = observed(item, seen)
            low, high, count = intervals.get(item.id, NO_INTERVAL)
            known = count if np.isfinite(value) else 0
            found[item.id] = Score(item, value, value + low, value + high, known)
        if not today.values:
            today = seen.get("current", today)  # of the shortest horizon
    every = [load(name) for name in scenarios_for(patterns)]
    made = provenance(settings, every, resolve_region(settings.region))
    scores = [found[item.id] for item in patterns]
    lengths = sorted({min(settings.years, item.years) for item in patterns})
    horizons = ", ".join(str(years) for years in lengths)
    return Scorecard(scores, today, made | {"draws": len(draws), "horizons": horizons})


def parts_of(
    patterns: Sequence[Pattern], settings: RunSettings, draws: Sequence[Draw]
) -> list[tuple[list[Pattern], RunSettings, list[Draw]]]:
    """Return patterns by horizon, the shortest first, with how they are run and with which draws.

    What a reform does needs two runs for each draw, so it stands apart and gets fewer of them.
    """
    by_kind: dict[tuple[int, bool], list[Pattern]] = {}
    for item in patterns:
        kind = (item.years, len(scenarios_of(item)) > 1)
        by_kind.setdefault(kind, []).append(item)
    return [
        (
            by_kind[years, compares],
            replace(settings, years=min(settings.years, years)),
            list(draws)[: POLICY_DRAWS if compares else None],
        )
        for years, compares in sorted(by_kind)
    ]


def scenarios_of(pattern: Pattern) -> list[str]:
    """Return the scenarios that a pattern needs, the one it is compared with first."""
    other = "" if pattern.statistic == CHANGE else pattern.against
    return [name for name in (other, pattern.scenario) if name]


def scenarios_for(patterns: Sequence[Pattern]) -> list[str]:
    """Return all scenarios that patterns need, each once, in the order in which they are met."""
    return list(dict.fromkeys(name for item in patterns for name in scenarios_of(item)))


def seen_in(runs: RunSet, names: Sequence[str], values: Floats) -> dict[str, Seen]:
    """Return what scenarios came to, from values of shape (scenarios, rows)."""
    return {
        name: Seen(dict(zip(runs.rows, own.tolist(), strict=True)))
        for name, own in zip(names, values, strict=True)
    }


def intervals_over_draws(
    patterns: Sequence[Pattern],
    settings: RunSettings,
    draws: Sequence[Draw],
    progress: Progress | None,
) -> dict[str, tuple[float, float, int]]:
    """Return by pattern how far the interval over draws reaches below and above the value.

    Statistics over places have none: the small country has too few places.
    """
    some = [item for item in patterns if item.statistic not in OVER_PLACES]
    if not some or not draws:
        return {}
    settings = replace(settings, region=label_for_draws(settings.region))
    return _intervals(some, settings, list(draws), progress)


def label_for_draws(label: str) -> str:
    """Return the region itself, or the small country when it is large."""
    region = resolve_region(label)
    children = load_geography().children(4, 17)[region.municipalities].sum()
    return label if children <= LARGE else f"file:{SAMPLE}"


def _intervals(
    patterns: list[Pattern],
    settings: RunSettings,
    draws: list[Draw],
    progress: Progress | None,
) -> dict[str, tuple[float, float, int]]:
    """Run patterns at the values of the register and at every draw; see `intervals_over_draws`."""
    names = scenarios_for(patterns)
    scenarios = [load(name) for name in names]
    worlds = worlds_of(scenarios, settings.replications, draws, forms=0)
    runs = run_scenarios(scenarios, settings, progress, worlds)
    reference = runs.results.mean(axis=1)
    found = np.array(
        [
            [observed(item, seen_in(runs, names, values)) for item in patterns]
            for values in (reference, *runs.in_worlds)
        ]
    )
    away = found[1:] - found[0]
    return {item.id: interval_of(away[:, column]) for column, item in enumerate(patterns)}


def interval_of(away: Floats) -> tuple[float, float, int]:
    """Return between which values 90 % of the draws with a value lie, and how many these are."""
    known = away[np.isfinite(away)]
    if not known.size:
        return NO_INTERVAL
    low, high = np.percentile(known, EDGES)
    return float(low), float(high), int(known.size)
