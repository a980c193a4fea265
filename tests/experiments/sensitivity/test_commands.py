import json
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

from experiments.cli.app import app
from experiments.sensitivity.influence import FILE
from experiments.sweep.design import Sampling
from model.errors import UserError
from tests.experiments.sensitivity.made_store import (
    NAMES,
    REGION,
    make_store,
    ranged,
    unit,
    valued,
)
from tests.powerless import powerless

TURNOVER = NAMES[0]


def formula(values):
    return 40.0 * (values[TURNOVER] - 0.163)


def run(*words):
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


@pytest.fixture
def grid(tmp_path):
    factors = valued(
        staff__turnover_per_year=(0.1, 0.125, 0.15, 0.175, 0.2), need__onset_per_year=(0.1, 0.2)
    )
    return make_store(tmp_path / "grid", factors, Sampling("grid"), formula)


@pytest.fixture
def hypercube(tmp_path):
    return make_store(
        tmp_path / "lhs", ranged(*NAMES), Sampling("latin_hypercube", 60),
        lambda values: 3.0 if unit(values, TURNOVER) > 0.75 else -3.0, replications=2, noise=0.05,
    )  # fmt: skip


def test_sensitivity_shows_bars_and_keeps_what_it_found(grid, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")  # names and bars are folded on a narrower terminal
    told = run("sensitivity", grid.folder, "--lang", "nl")
    assert "Hulpvragen zonder hulp: verschil van integrated-teams met current" in told
    lines = told.splitlines()
    bars = {name: next(line for line in lines if name in line).count("█") for name in (
        TURNOVER, NAMES[1]
    )}  # fmt: skip
    assert bars == {TURNOVER: 24, NAMES[1]: 0}
    assert "+4,00" in told
    kept = pd.read_parquet(grid.folder / FILE)
    assert set(kept["factor"]) == {TURNOVER, NAMES[1]}


def test_sensitivity_writes_tidy_rows_with_what_is_needed_to_make_them_again(grid, tmp_path):
    out = tmp_path / "rows.json"
    run("sensitivity", grid.folder, "--out", out, "--quiet", "--level")
    written = json.loads(out.read_text(encoding="utf-8"))
    assert {
        "region",
        "scenario",
        "measure",
        "factor",
        "method",
        "index",
        "value",
        "low",
        "high",
    } <= (written["rows"][0].keys())
    assert {row["scenario"] for row in written["rows"]} == {"current", "integrated-teams"}
    assert written["provenance"]["seed"] == 1
    table = tmp_path / "rows.parquet"
    run("sensitivity", grid.folder, "--out", table, "--quiet")
    assert len(pd.read_parquet(table)) == 7


def test_a_store_that_cannot_be_written_is_still_read(grid):
    grid.folder.chmod(0o500)
    command = [sys.executable, "-m", "experiments.cli", "sensitivity", str(grid.folder)]
    read = subprocess.run(
        [*powerless(), *command, "--lang", "nl"],
        check=False, capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    grid.folder.chmod(0o700)
    assert read.returncode == 0, read.stderr
    assert "Hulpvragen zonder hulp" in " ".join(read.stdout.split())
    assert not (grid.folder / FILE).exists()


def test_influence_is_shown_when_it_cannot_be_kept(grid):
    (grid.folder / FILE).mkdir()
    assert "+4.00" in run("sensitivity", grid.folder, "--lang", "en")


def test_discover_shows_the_region_and_how_robust_the_answer_is(hypercube):
    told = " ".join(run("discover", hypercube.folder, "--lang", "nl").split())
    assert "PRIM" in told
    assert "dekking 100 %" in told
    assert "In 45 van de 60 werelden in municipality Woudenberg" in told
    assert "De uitkomst keert om als" in told
    rows = run("discover", hypercube.folder, "--format", "csv").splitlines()
    assert rows[0].startswith("region,scenario,measure,kind,method,coverage,density")
    assert any("prim" in row and TURNOVER in row for row in rows[1:])


def test_discover_says_it_when_there_is_no_region(hypercube):
    told = " ".join(
        run("discover", hypercube.folder, "--above", "-900", "--level", "--lang", "en").split()
    )
    assert "In all 60 worlds the level is above -900: there is no region to look for." in told
    told = " ".join(run("discover", hypercube.folder, "--above", "90", "--lang", "en").split())
    assert "In none of 60 worlds the difference is above 90" in told


def test_tipping_tells_where_the_difference_turns(grid):
    told = " ".join(run("tipping", grid.folder, "--factor", TURNOVER, "--lang", "en").split())
    assert "at 16.3 % per year (16.3 % per year to 16.3 % per year) the difference turns" in told
    assert "below better, above worse" in told
    rows = run("tipping", grid.folder, "--format", "csv").splitlines()
    assert len(rows) == 2


def test_extremes_shows_both_ends_and_warns_of_the_search(monkeypatch):
    import numpy as np

    def known(values, search, seed, replications):
        return 1000.0 * (values[NAMES[1]] - 0.15) + np.arange(replications)

    monkeypatch.setattr("experiments.sensitivity.extremes.paired_differences", known)
    words = ("extremes", "current", "integrated-teams", "--region", REGION, "--budget", "80")
    more = ("--parameter", NAMES[1], "--parameter", TURNOVER, "--fresh", "5")
    told = " ".join(run(*words, *more, "--lang", "en").split())
    assert "Smallest difference: -" in told
    assert "Largest difference: +" in told
    assert "Believe the one with fresh children (seed 2, 5 replications)" in told
    assert "Searched in 2 parameters" in told
    rows = run(*words, *more, "--format", "csv").splitlines()
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("discover", "{}", "--worse", "--better"), "give one of them"),
        (("discover", "{}", "--above", "much"), "--above is \"much\": give a number"),
        (("discover", "{}", "--above", "nan"), "give a number"),
        (("sensitivity", "{}", "--method", "sobl"), "did you mean sobol"),
        (("sensitivity", "{}", "--method", "sobol"), "needs a design with method sobol"),
        (("tipping", "{}", "--factor", "staff"), "does not vary in this sweep"),
        (("tipping", "{}/results"), "holds no sweep"),
        (("extremes", "current", "--region", REGION), "give two, the baseline first"),
        (("extremes", "current", "full-continuum", "--region", REGION, "--budget", "3"),
         "whole number from 40"),
        (("extremes", "current", "full-continuum", "--region", REGION, "--measure", "x"),
         "unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told(grid, words, sentence):
    with pytest.raises(UserError, match=sentence):
        run(*(word.format(grid.folder) for word in words))
