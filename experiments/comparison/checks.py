"""Checks on one comparison: is what it says the doing of the policy, and does it add up?

- *null test*: with every lever there and none of them pulled, nothing may change, to the bit;
- *books*: children, hours and euros are recounted after every week, in both scenarios;
- *again*: the same run once more gives the same bytes;
- *swapped*: today's system compared with the policy gives exactly the opposite differences;
- *replications*: whether there are enough, by the rule by which sweeps stop.

What one extra child does to others is not checked here: it takes a model in which places never run
out, so it belongs to the tests of the model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from experiments.comparison.check_words import CHECKS
from experiments.runs.paired_children import PAIRED
from experiments.runs.run import Progress, RunSet, RunSettings, run_scenarios
from experiments.sweep.design import HEADLINE, Replications
from experiments.sweep.stopping import GROUP, NOT_SHARP, PERIOD, look_at
from experiments.words import LANGUAGES, number
from model.levers import LEVER_TYPES
from model.sanity import ConservationError
from scenarios import Scenario

PASSED, DOUBTFUL, FAILED = "passed", "doubtful", "failed"
NULL, BOOKS, AGAIN, SWAPPED, REPLICATIONS = "null", "books", "again", "swapped", "replications"
MIRRORED = [PAIRED.index(name) for name in ("children", "more", "same", "fewer")]


@dataclass(frozen=True)
class Check:
    """What a check found.

    Args:
        name: "null", "books", "again", "swapped" or "replications".
        state: "passed", "doubtful" or "failed".
        parts: numbers and words in the sentence about it.
        measures: those of which a check is in doubt.
    """

    name: str
    state: str
    parts: Mapping[str, int | str] = field(default_factory=dict)
    measures: tuple[str, ...] = ()

    def title(self, lang: str) -> str:
        """Return what is checked, in Dutch ("nl") or English ("en")."""
        return CHECKS[self.name][LANGUAGES.index(lang)]

    def sentence(self, lang: str) -> str:
        """Return what was found."""
        told = {
            name: number(lang, value, 0) if isinstance(value, int) else value
            for name, value in self.parts.items()
        }
        return CHECKS[f"{self.name}_{self.state}"][LANGUAGES.index(lang)].format(**told)


def null_test(baseline: Scenario, settings: RunSettings, progress: Progress | None = None) -> Check:
    """Return whether all levers together, none of them pulled, change nothing at all.

    Args:
        baseline: what everything is compared with; it has no levers of its own.
        settings: region, years and seed; one replication is done.
        progress: told about simulated years.
    """
    levers: Any = tuple(lever() for lever in LEVER_TYPES.values())
    neutral = replace(baseline, name="not-pulled", levers=(*baseline.levers, *levers))
    runs = run_scenarios((baseline, neutral), replace(settings, replications=1), progress)
    one, other = runs.results
    changed = int((~_same(one, other)).sum())
    same_weeks = bool(_same(runs.series[0], runs.series[1]).all())
    books = bool((runs.ledger[0] == runs.ledger[1]).all())
    moved = int(runs.paired[1, :, 1].sum() + runs.paired[1, :, 3].sum())
    fine = changed == 0 and same_weeks and books and moved == 0
    parts = {"levers": len(levers), "n": one.size, "changed": changed}
    return Check(NULL, PASSED if fine else FAILED, parts)


def books_close(
    scenarios: Sequence[Scenario], settings: RunSettings, progress: Progress | None = None
) -> tuple[Check, RunSet | None]:
    """Return whether children, hours and euros add up after every week, and the runs if they do.

    Args:
        scenarios: what is compared.
        settings: region, years and seed; one replication is done, with all checks of the model on.
        progress: told about simulated years.
    """
    checked = replace(settings, replications=1, check=True)
    try:
        runs = run_scenarios(scenarios, checked, progress)
    except ConservationError as problem:
        return Check(BOOKS, FAILED, {"problem": str(problem)}), None
    weeks = runs.series.shape[2] * len(scenarios)
    return Check(BOOKS, PASSED, {"years": settings.years, "weeks": weeks}), runs


def same_again(
    runs: RunSet, scenarios: Sequence[Scenario], progress: Progress | None = None
) -> Check:
    """Return whether runs give the same bytes when they are done once more, without checks.

    Args:
        runs: of the same scenarios.
        scenarios: what to run.
        progress: told about simulated years.
    """
    again = run_scenarios(scenarios, replace(runs.settings, check=False), progress)
    names = ("results", "series", "ledger", "traces", "paired")
    pairs = [(getattr(runs, name), getattr(again, name)) for name in names]
    same = all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in pairs)
    parts = {"n": sum(a.size for a, _ in pairs)}
    return Check(AGAIN, PASSED if same else FAILED, parts)


def same_swapped(
    runs: RunSet, scenarios: Sequence[Scenario], progress: Progress | None = None
) -> Check:
    """Return whether two scenarios in the other order give exactly the opposite differences.

    A difference that depends on which scenario comes first is not the doing of the policy. Counts
    of children who are better and worse off must change places.

    Args:
        runs: of the same two scenarios.
        scenarios: the baseline, and what is compared with it.
        progress: told about simulated years.
    """
    first, second = scenarios
    swapped = run_scenarios((second, first), replace(runs.settings, check=False), progress)
    apart = [differences(one) for one in (runs, swapped)]
    same = [_same(apart[0], -apart[1])]
    same += [runs.paired[1] == swapped.paired[1][..., MIRRORED]]
    same += [runs.by_group[1] == swapped.by_group[1][..., MIRRORED]]
    n, other = sum(one.size for one in same), sum(int((~one).sum()) for one in same)
    return Check(SWAPPED, FAILED if other else PASSED, {"n": n, "other": other})


def differences(runs: RunSet) -> np.ndarray:
    """Return all differences of the second scenario with the first, in one row."""
    apart = (values[1] - values[0] for values in (runs.results, runs.series, runs.traces))
    spent = (runs.ledger[1] - runs.ledger[0]).astype(float)
    return np.concatenate([part.ravel() for part in (*apart, spent)])


def enough_replications(runs: RunSet, scenario: str, measures: Sequence[str] = HEADLINE) -> Check:
    """Return whether all differences are sharp, by the rule by which sweeps stop.

    Args:
        runs: of a comparison.
        scenario: which one is compared with the first, by name.
        measures: what must be sharp, over all years.
    """
    place = [item.name for item in runs.scenarios].index(scenario)
    known = [name for name in measures if (PERIOD, GROUP, name) in runs.rows]
    rows = [runs.rows.index((PERIOD, GROUP, name)) for name in known]
    number_of = runs.results.shape[1]
    rule = Replications(start=number_of, most=number_of, measures=tuple(known))
    seen = look_at(runs.results[0][:, rows].T, runs.results[place][:, rows].T, rule)
    blunt = tuple(
        name for name, why in zip(known, seen.sharp.tolist(), strict=True) if why == NOT_SHARP
    )
    parts = {"pairs": number_of, "n": len(known), "sharp": len(known) - len(blunt)}
    return Check(REPLICATIONS, DOUBTFUL if blunt else PASSED, parts, blunt)


def checks_by_running(
    scenarios: Sequence[Scenario],
    region: str,
    years: int,
    seed: int,
    progress: Progress | None = None,
) -> tuple[Check, ...]:
    """Return the checks that need runs of their own: null test, books, once more, and swapped.

    Args:
        scenarios: the baseline, and what is compared with it.
        region: label of the region.
        years: school years of policy.
        seed: start of all draws; the first replication is checked.
        progress: told about simulated years.

    Raises:
        UserError: a scenario cannot be used in this region.
    """
    settings = RunSettings(region, years=years, replications=1, seed=seed)
    null = null_test(scenarios[0], settings, progress)
    books, runs = books_close(scenarios, settings, progress)
    if runs is None:
        return null, books
    again = same_again(runs, scenarios, progress)
    return null, books, again, same_swapped(runs, scenarios, progress)


def _same(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return where two arrays have the same value, or both have none."""
    equal: np.ndarray = (one == other) | (np.isnan(one) & np.isnan(other))
    return equal
