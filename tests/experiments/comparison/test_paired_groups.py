"""Better and worse off by group: groups of one kind hold everybody, once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from experiments.comparison.paired_groups import LEAST_CHILDREN, Share, Shift, shifts
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from model.geography import resolve_region
from scenarios import load

SETTINGS = RunSettings(
    "jeugdregio:Midden-Limburg West",
    years=1,
    replications=2,
    seed=2,
    workers=2,
    municipalities=True,
)


@pytest.fixture(scope="module")
def runs() -> RunSet:
    return run_scenarios([load("current"), load("full-continuum")], SETTINGS)


def test_groups_of_one_kind_hold_every_child_once(runs: RunSet) -> None:
    assert runs.by_group.shape == (2, 2, len(runs.groups), 4)
    kinds = {name.partition(":")[0] for name in runs.groups[1:]}
    assert kinds == {"income", "background", "need", "severity", "municipality"}
    assert (runs.by_group[:, :, 0] == runs.paired).all()
    for kind in kinds:
        own = [row for row, name in enumerate(runs.groups) if name.startswith(f"{kind}:")]
        assert (runs.by_group[:, :, own].sum(axis=2) == runs.paired).all()
    places = resolve_region(SETTINGS.region).municipalities
    assert sum(name.startswith("municipality:") for name in runs.groups) == len(places)


def test_nobody_without_a_need_has_a_need_that_is_heavy(runs: RunSet) -> None:
    row = {name: place for place, name in enumerate(runs.groups)}
    none = runs.by_group[:, :, row["need:none"]]
    assert (none == runs.by_group[:, :, row["severity:0"]]).all()
    assert (none[..., 0] > 0).all()


def test_under_the_first_scenario_everybody_stays_the_same(runs: RunSet) -> None:
    for item in shifts(runs, 0):
        if item.children:
            assert item.shares["same"].value == 100.0


def test_shares_are_those_of_the_children_and_sum_to_a_hundred(runs: RunSet) -> None:
    found = shifts(runs, 1)
    assert [item.group for item in found] == runs.groups
    counted = runs.by_group[1, :, 0]
    fewer = 100.0 * counted[:, 1] / counted[:, 0]
    assert found[0].shares["fewer"].value == pytest.approx(fewer.mean())
    assert found[0].children == pytest.approx(counted[:, 0].mean())
    net = 100.0 * (counted[:, 1] - counted[:, 3]) / counted[:, 0]
    assert found[0].net.value == pytest.approx(net.mean())
    for item in found:
        shares = list(item.shares.values())
        if np.isfinite(shares[0].value):
            assert sum(share.value for share in shares) == pytest.approx(100.0)
        for share in shares:
            if np.isfinite(share.low):
                assert 0.0 <= share.low <= share.value + 1e-9 <= share.high + 2e-9 <= 100.0 + 3e-9
        assert item.is_too_small == (item.children < LEAST_CHILDREN)


def test_runs_without_groups_have_no_shifts(runs: RunSet) -> None:
    assert shifts(replace(runs, by_group=np.zeros((0, 0, 0, 4), np.int64)), 1) == []


@pytest.mark.parametrize(
    ("ends", "word"),
    [((1, 9), "better"), ((-9, -1), "worse"), ((-1, 9), "indistinguishable")],
)
def test_more_better_than_worse_off_is_better_unless_chance_can_do_it(
    ends: tuple[float, float], word: str
) -> None:
    assert Shift("all", 50.0, {}, Share(sum(ends) / 2, *ends)).verdict == word
