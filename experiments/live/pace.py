"""How long computing takes about, before any of it was done: for telling people beforehand."""

from __future__ import annotations

from model.geography import load_geography, resolve_region
from model.kinds import WARM_UP_YEARS

# Measured on the machine of docs/performance.md: 50,000 children, ten years, two scenarios with a
# past of their own take 1.3 s of processor time; the rest is the same for any region.
SECONDS_PER_CHILD_YEAR = 1.0e-6
SECONDS_PER_RUN = 0.15
AGES = slice(4, 18)


def children_in(region: str) -> int:
    """Return how many children of 4 to 17 live in a region.

    Raises:
        UserError: unknown region.
    """
    places = resolve_region(region).municipalities
    return int(load_geography().children_by_age[places, AGES].sum())


def seconds_for(region: str, years: int, pasts: int, runs: int, workers: int = 1) -> float:
    """Return about how many seconds some runs take, if nobody else computes.

    Args:
        region: label of the region.
        years: school years of policy.
        pasts: warm-ups, each shared by some of the runs.
        runs: runs of one scenario.
        workers: how many are done at once.
    """
    lived = children_in(region) * (pasts * WARM_UP_YEARS + runs * years)
    return (SECONDS_PER_CHILD_YEAR * lived + SECONDS_PER_RUN * (pasts + runs)) / workers


def years_within(region: str, years: int, child_years: float) -> int:
    """Return as many of the years as keep a run of this region within some child-years; at least 1.

    Args:
        region: label of the region.
        years: those that are wanted.
        child_years: children times years of one run.
    """
    return max(1, min(years, int(child_years / max(1, children_in(region)))))
