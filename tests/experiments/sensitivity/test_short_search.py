"""A search for somebody who waits: bounded, the same for all, and that of the command line."""

from __future__ import annotations

import shlex
from dataclasses import replace

import pandas as pd
import pytest

from experiments.calibrate.fitted import FITTED
from experiments.cli import main
from experiments.runs.run import RunSettings
from experiments.sensitivity.extremes import Search, rows_of
from experiments.sensitivity.short_search import (
    LENGTHS,
    MOST_SECONDS,
    TOO_LONG,
    command_of,
    ends,
    expected,
    pairs_of,
    short_search,
    stored_seconds,
)
from model.errors import UserError
from scenarios import load

BOTH = (load("current"), load("integrated-teams"))
NAMES = ("need.onset_per_year", "staff.turnover_per_year")
REGION = "municipality:Rozendaal"


def tiny(**changes: object) -> Search:
    settings = RunSettings(REGION, years=1, replications=1, seed=5, workers=1)
    made = Search(BOTH, "unmet_need", settings, NAMES, evaluations=20, fresh=3)
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("names", [NAMES, FITTED])
def test_the_command_line_gives_the_same_numbers(names, tmp_path, monkeypatch):
    search = tiny(parameters=names)
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command_of(search))
    assert words[0] == "continuum"
    assert ("--parameter" in words) == (names != FITTED)
    assert main([*words[1:], "--out", "both.parquet", "--quiet"]) == 0
    told = pd.read_parquet("both.parquet")
    pd.testing.assert_frame_equal(told, rows_of(search, ends(search)), check_exact=True)


def test_a_region_of_fifty_thousand_children_takes_two_minutes_at_most():
    search = short_search(BOTH, "urgent_wait_p90", "jeugdregio:Eemland", 10, 1)
    assert 60.0 < stored_seconds(search) <= MOST_SECONDS
    assert (search.settings.replications, search.parameters) == (1, FITTED)
    assert search == short_search(BOTH, "urgent_wait_p90", "jeugdregio:Eemland", 10, 1)


def test_a_small_region_is_searched_longer_and_the_country_as_short_as_can_be():
    small = short_search(BOTH, "urgent_wait_p90", REGION, 2, 1)
    large = short_search(BOTH, "urgent_wait_p90", "netherlands", 10, 1)
    assert length_of(small) in LENGTHS[4:]  # with replications, for chance does more there
    assert length_of(large) == LENGTHS[0]
    assert stored_seconds(large) > TOO_LONG
    counts = [pairs_of(at_length(small, *one)) for one in LENGTHS]
    assert counts[0] == 2 * 20 + 2 * 6 * 4
    assert counts[-1] == 2 * 60 * 4 + 2 * 6 * 12
    assert counts == sorted(counts)


def length_of(search):
    return search.evaluations, search.settings.replications, search.fresh


def at_length(search, evaluations, replications, fresh):
    settings = replace(search.settings, replications=replications)
    return replace(search, evaluations=evaluations, settings=settings, fresh=fresh)


def test_what_a_scenario_sets_itself_is_not_searched():
    own = replace(BOTH[1], name="own-b", overrides={FITTED[0]: 0.2})
    search = short_search((BOTH[0], own), "urgent_wait_p90", REGION, 2, 1)
    assert search.parameters == FITTED[1:]
    words = shlex.split(command_of(search))
    assert "own-b.toml" in words
    assert words.count("--parameter") == len(FITTED) - 1


def test_progress_grows_to_the_end_and_what_it_raises_ends_the_search():
    told = []
    search = tiny(fresh=2)
    ends(search, lambda done, total, _: told.append((done, total)))
    dones = [done for done, _ in told]
    totals = {total for _, total in told}
    assert dones == sorted(dones)
    assert totals == {dones[-1]}

    def stopped(done: int, total: int, _what: str) -> None:
        if done > total / 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ends(search, stopped)


def test_a_pilot_measures_how_long_it_takes_here(monkeypatch):
    clock = iter([10.0, 10.5])
    monkeypatch.setattr("time.perf_counter", lambda: next(clock))
    monkeypatch.setattr("experiments.sensitivity.short_search.paired_differences", lambda *_: None)
    search = tiny()
    assert expected(search).seconds == 0.5 * pairs_of(search)


def test_a_measure_without_a_value_is_told_by_the_pilot_already():
    with pytest.raises(UserError, match="has no value"):
        expected(tiny(group="nobody"))
