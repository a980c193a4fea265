"""What can be given to `Desk.call`: functions of `experiments` that end when nobody waits."""

from __future__ import annotations

from experiments.child.story import Story, same_child
from experiments.comparison.checks import Check, checks_by_running
from experiments.live.worker import watch
from experiments.sensitivity.extremes import Extreme, Search
from experiments.sensitivity.short_search import Expected, ends, expected
from scenarios import Scenario


def story_of(
    a: Scenario, b: Scenario, region: str, years: int, seed: int, rule: str, child_id: str
) -> Story:
    """Return two lives of one child; see `experiments.child.story.same_child`.

    Args:
        a: the baseline.
        b: what it is compared with.
        region: label of the region.
        years: school years of policy.
        seed: start of all draws.
        rule: one of `child_pick.RULES`; not used with an id.
        child_id: the id of a child, or its beginning; empty for none.

    Raises:
        UserError: unknown child, or none has a need.
    """
    return same_child(
        a, b, region=region, years=years, seed=seed, rule=rule, child_id=child_id or None,
        progress=watch,
    )  # fmt: skip


def checks_of(
    baseline: Scenario, other: Scenario, region: str, years: int, seed: int
) -> tuple[Check, ...]:
    """Return the checks that need runs; see `experiments.comparison.checks.checks_by_running`."""
    return checks_by_running((baseline, other), region, years, seed, watch)


def ends_of(search: Search) -> tuple[Extreme, ...]:
    """Return both ends of a difference; see `experiments.sensitivity.short_search.ends`."""
    return ends(search, watch)


def expected_of(search: Search) -> Expected:
    """Return how long that search takes here; see `short_search.expected`."""
    return expected(search, watch)
