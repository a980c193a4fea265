"""How all children with a need fare: shares with intervals, and whole children of every 1,000."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from experiments.child.similar import SHARES, Share, Similar, similar

NONE = (math.nan, math.nan)


def paired(fewer: float, same: float, more: float) -> pd.DataFrame:
    """Return paired rows of one scenario: intervals are of the difference with the first one."""
    rows = [("children_with_need", 250.0, 0.0, 0.0)]
    rows += [
        (f"{name}_unmet_weeks", share, share - base - 5.0, share - base + 5.0)
        for name, share, base in zip(SHARES, (fewer, same, more), (0.0, 100.0, 0.0), strict=True)
    ]
    table = pd.DataFrame(rows, columns=["measure", "mean", "low", "high"])
    return table.assign(scenario="b", assumptions_low=math.nan, assumptions_high=math.nan)


def test_intervals_are_those_of_the_shares_and_stay_between_0_and_100() -> None:
    found = similar(paired(20.0, 77.0, 3.0), "b")
    assert found is not None
    assert found.children == 250.0
    assert found.shares["fewer"].chance == (15.0, 25.0)
    assert found.shares["same"].chance == (72.0, 82.0)
    assert found.shares["more"].chance == (0.0, 8.0)
    assert not found.over_draws


def test_there_is_nothing_to_say_where_no_child_has_a_need() -> None:
    assert similar(paired(math.nan, math.nan, math.nan), "b") is None


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ((18.75, 65.38, 15.87), {"fewer": 187, "same": 654, "more": 159}),
        ((100 / 3, 100 / 3, 100 / 3), {"fewer": 334, "same": 333, "more": 333}),
        ((0.0, 100.0, 0.0), {"fewer": 0, "same": 1000, "more": 0}),
    ],
)
def test_children_of_every_1000_are_1000_together(
    shares: tuple[float, ...], whole: dict[str, int]
) -> None:
    made = {name: Share(share, NONE, NONE) for name, share in zip(SHARES, shares, strict=True)}
    assert Similar(10.0, made).of_1000() == whole


def test_draws_are_known_only_if_all_shares_have_them() -> None:
    known = Share(10.0, (9.0, 11.0), (5.0, 15.0))
    found = Similar(10.0, dict.fromkeys(SHARES, known))
    assert found.over_draws
    some = {**found.shares, "more": replace(known, assumptions=NONE)}
    assert not replace(found, shares=some).over_draws
