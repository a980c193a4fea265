"""What scenario discovery found, in words and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.sensitivity.discovery import (
    LEAST_COVERAGE,
    LEAST_DENSITY,
    Box,
    Discovery,
    Limit,
)
from experiments.sensitivity.outcomes import LEVEL
from experiments.sensitivity.quantities import ALL_DIGITS, factor_name, factor_value, percentage
from experiments.sensitivity.words import word

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "region", "scenario", "measure", "kind", "method", "coverage", "density", "mass", "worlds",
    "cases", "factor", "unit", "low", "high", "values", "p", "tested_coverage", "tested_density",
)  # fmt: skip


def found_in_words(discovery: Discovery, what: str, lang: str) -> list[str]:
    """Return sentences on what was found, or on why there is no region.

    Args:
        discovery: what was found.
        what: what is of interest in words, such as "worse".
        lang: "nl" or "en".
    """
    interest, outcome = discovery.interest, discovery.outcome
    cases, n = int(interest.sum()), len(interest)
    none, every = "no_cases", "all_cases"
    if outcome.kind == LEVEL:
        none, every = "level_no_cases", "level_all_cases"
    kind = word(lang, f"kind_{outcome.kind}")
    by_mean = [word(lang, "by_mean")] if outcome.values.shape[1] == 1 else []
    if cases in (0, n):
        return [word(lang, every if cases else none, n=n, what=what), *by_mean]
    box = discovery.box
    if box is None:
        least = {
            "coverage": percentage(lang, LEAST_COVERAGE),
            "density": percentage(lang, LEAST_DENSITY),
        }
        return [word(lang, "no_box", cases=cases, n=n, kind=kind, what=what, **least), *by_mean]
    sentence = word(
        lang, "box", cases=cases, n=n, kind=kind, what=what, inside=box.cases, held=box.worlds,
        coverage=percentage(lang, box.coverage), density=percentage(lang, box.density),
    )  # fmt: skip
    if discovery.tested is None:
        return [sentence, word(lang, "not_tested"), *by_mean]
    coverage, density = (percentage(lang, share) for share in discovery.tested)
    return [sentence, word(lang, "tested", coverage=coverage, density=density), *by_mean]


def limits_in_words(limits: tuple[Limit, ...], lang: str) -> str:
    """Return the limits of a box as a condition: "x is above 18 % per year and y is …"."""
    return word(lang, "and").join(_limit(limit, lang) for limit in limits)


def _limit(limit: Limit, lang: str) -> str:
    name = factor_name(lang, limit.factor)
    if limit.values:
        return word(lang, "among", name=name, values=", ".join(limit.values))
    ends = [
        "" if end is None else factor_value(lang, limit.factor, end, digits=ALL_DIGITS)
        for end in (limit.low, limit.high)
    ]
    if limit.low is None:
        return word(lang, "below", name=name, value=ends[1])
    if limit.high is None:
        return word(lang, "above", name=name, value=ends[0])
    return word(lang, "between", name=name, low=ends[0], high=ends[1])


def rows_of(discovery: Discovery) -> pd.DataFrame:
    """Return a row per limit of every box, columns `COLUMNS`; none if there is no box."""
    import pandas as pd

    from experiments.sensitivity.outcomes import unit_of

    outcome = discovery.outcome
    tested = discovery.tested or (float("nan"), float("nan"))
    rows = [
        {
            "region": outcome.region,
            "scenario": outcome.scenario,
            "measure": outcome.measure,
            "kind": outcome.kind,
            **_about(box),
            "factor": limit.factor,
            "unit": unit_of(limit.factor),
            "low": limit.low,
            "high": limit.high,
            "values": ";".join(limit.values),
            "p": limit.p,
            "tested_coverage": tested[0],
            "tested_density": tested[1],
        }
        for box in discovery.boxes
        for limit in box.limits
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _about(box: Box) -> dict[str, object]:
    names = ("method", "coverage", "density", "mass", "worlds", "cases")
    return {name: getattr(box, name) for name in names}
