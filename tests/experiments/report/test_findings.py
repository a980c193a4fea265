"""A report about a sweep says what a comparison of the same runs says, and how to make it again."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from experiments.comparison.compare import compare
from experiments.report.findings import Findings
from experiments.report.from_store import findings_of_store
from experiments.runs.run import RunSettings, run_scenarios
from experiments.sweep.design import LATIN, Factor, Sampling
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store, open_store
from model.errors import UserError
from scenarios import load
from tests.experiments.sweep.tiny import REGION, tiny


def test_the_printed_command_makes_the_same_numbers(found: Findings) -> None:
    (command,) = found.commands
    program, verb, *rest = shlex.split(command)
    names, options = rest[:2], dict(zip(rest[2::2], rest[3::2], strict=True))
    assert (program, verb, names) == ("continuum", "compare", ["current", "integrated-teams"])
    assert options["--draws"] == options["--forms"] == "0"
    settings = RunSettings(
        options["--region"],
        years=int(options["--years"]),
        replications=int(options["--replications"]),
        seed=int(options["--seed"]),
    )
    again = compare(run_scenarios([load(name) for name in names], settings))
    pd.testing.assert_frame_equal(again.table(), found.comparison.table(), check_exact=True)


def test_what_is_needed_to_make_the_numbers_again_is_all_there(found: Findings) -> None:
    made = dict(found.made)
    assert made["region"] == REGION
    assert (made["years"], made["seed"], made["replications"]) == ("1", "5", "3")
    assert made["scenario integrated-teams"] == load("integrated-teams").digest()
    assert {"version", "commit", "rules", "posterior"} <= made.keys()


def test_a_point_of_a_sweep_is_reported_by_its_runs_only(varied: Store) -> None:
    ids = list(varied.points()["point"])
    some = [findings_of_store(varied, point=point) for point in ids]
    assert some[0].made[-1] == (f"point {ids[0]}", "school_teams.coverage = 0.5")
    assert some[0].commands[0] == f"continuum reproduce store municipality-woudenberg.{ids[0]}.0001"
    cost = [item.comparison.rows.query("measure == 'cost_per_child'")["mean"] for item in some]
    assert cost[0].iloc[-1] < cost[1].iloc[-1]


def test_draws_are_worlds_and_replications_are_averages_over_them(drawn_store: Store) -> None:
    rows = findings_of_store(drawn_store).comparison.rows
    row = rows.query(
        "scenario == 'integrated-teams' and measure == 'unmet_need' and group == 'all' "
        "and period == 'all years'"
    ).iloc[0]
    raw = drawn_store.results(["unmet_need"], "all years", "all")
    values = raw.pivot_table(
        index=["point", "replication"], columns="scenario", values="value", observed=True
    )
    moved = (values["integrated-teams"] - values["current"]).unstack("replication")
    by_replication = moved.mean(axis=0)
    half = stats.t.ppf(0.975, 2) * by_replication.std() / np.sqrt(3)
    assert row["difference"] == pytest.approx(moved.to_numpy().mean())
    assert row["high"] - row["low"] == pytest.approx(2 * half)
    assert (row["n"], row["draws"]) == (3, 4)
    assert row["assumptions_low"] < moved.to_numpy().mean() < row["assumptions_high"]


def test_a_sample_of_parameters_is_a_set_of_worlds_and_says_so(tmp_path: Path) -> None:
    factor = Factor("need.onset_per_year", (), 0.1, 0.2, ("current", "integrated-teams"))
    design = tiny(factors=(factor,), sampling=Sampling(LATIN, points=3))
    found = findings_of_store(sweep(design, tmp_path / "store"))
    assert found.drawn
    assert found.comparison.rows["draws"].max() == 3


def test_which_point_must_be_said_when_policy_differs(varied: Store) -> None:
    with pytest.raises(UserError, match=r"has 2 points: choose one of .*coverage = 0\.5"):
        findings_of_store(varied)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"point": "12345678"}, "--point"),
        ({"region": "municipality:Woudenburg"}, "--region"),
        ({"names": ["integrated-team"]}, "integrated-teams"),
        ({"names": ["current"]}, "--scenario"),
    ],
)
def test_what_is_not_in_the_sweep_is_named(
    varied: Store, options: dict[str, str], complaint: str
) -> None:
    chosen = {"point": varied.points()["point"].iloc[0]} | options
    with pytest.raises(UserError, match=complaint):
        findings_of_store(varied, **chosen)


def test_a_sweep_without_a_whole_replication_asks_to_be_finished(
    drawn_store: Store, tmp_path: Path
) -> None:
    folder = shutil.copytree(drawn_store.folder, tmp_path / "store")
    for file in sorted((folder / "results").glob("*.parquet")):
        number = int(file.stem[-4:])
        place = sorted({path.stem.split(".")[1] for path in (folder / "results").glob("*")})
        if file.stem.split(".")[1] == place[0] or number > 1:
            file.unlink()
    with pytest.raises(UserError, match="--resume"):
        findings_of_store(open_store(folder))


def test_a_replication_that_is_missing_somewhere_is_left_out(
    drawn_store: Store, tmp_path: Path
) -> None:
    folder = shutil.copytree(drawn_store.folder, tmp_path / "store")
    next(iter(sorted((folder / "results").glob("*.0002.parquet")))).unlink()
    found = findings_of_store(open_store(folder))
    assert dict(found.made)["replications"] == "2"
    assert found.comparison.rows["n"].max() == 2
