"""A verdict follows from value, band and interval; a scorecard from runs of the model."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.calibrate.sample import STORED as SAMPLE
from experiments.draws import Draw, stored_draws
from experiments.output import encode
from experiments.runs.run import RunSettings
from experiments.validate import scorecard
from experiments.validate.observe import Seen
from experiments.validate.page import COLUMNS, table_of
from experiments.validate.scorecard import (
    MET,
    MISSED,
    PARTLY,
    POLICY_DRAWS,
    UNKNOWN,
    Score,
    Scorecard,
    interval_of,
    label_for_draws,
    parts_of,
    scenarios_for,
    score_patterns,
)
from tests.experiments.validate.rows import pattern

BAND = pattern(target=10.0, low=8.0, high=12.0)
NAN = float("nan")
TEXEL = RunSettings("municipality:Texel", years=2, replications=1, workers=1)
ROWS = [
    pattern(id="today", target=16.0, low=1.0, high=50.0),
    pattern(id="too-high", target=90.0, low=80.0, high=99.0),
    pattern(id="never", period="year 3"),
    pattern(
        id="reform",
        scenario="harmonised-rules",
        against="current",
        statistic="difference",
        measure="administration",
        target=-1.0,
        low=-30.0,
        high=0.0,
    ),
    pattern(id="places", statistic="spread", group="municipalities"),
]


def verdict(value: float, low: float = NAN, high: float = NAN) -> str:
    """Return the verdict about a value with an interval, on a band from 8 to 12."""
    return Score(BAND, value, low, high, 0 if math.isnan(low) else 10).verdict


@pytest.mark.parametrize("value", [8.0, 10.0, 12.0])
def test_a_value_in_the_band_or_on_its_ends_is_met_whatever_the_interval(value: float) -> None:
    assert verdict(value) == MET
    assert verdict(value, value - 9, value + 9) == MET
    assert verdict(value, 20.0, 30.0) == MET


@pytest.mark.parametrize("value", [7.999, 12.001, -10.0])
def test_a_value_outside_the_band_is_missed_without_draws(value: float) -> None:
    assert verdict(value) == MISSED


def test_an_interval_that_touches_the_band_makes_it_partly_met() -> None:
    assert verdict(13.0, 12.0, 14.0) == PARTLY
    assert verdict(13.0, 12.001, 14.0) == MISSED
    assert verdict(7.0, 6.0, 8.0) == PARTLY
    assert verdict(7.0, 6.0, 7.999) == MISSED
    assert verdict(7.0, 6.0, 13.0) == PARTLY


@pytest.mark.parametrize("value", [NAN, float("inf"), -float("inf")])
def test_what_is_no_value_gets_no_other_verdict(value: float) -> None:
    assert verdict(value) == verdict(value, 9.0, 11.0) == UNKNOWN


@settings(deadline=None)
@given(st.floats(0, 20), st.floats(0, 5), st.floats(0, 5), st.floats(0, 9))
def test_a_wider_interval_never_makes_a_verdict_worse(
    value: float, below: float, above: float, more: float
) -> None:
    order = [MISSED, PARTLY, MET]
    narrow = verdict(value, value - below, value + above)
    wide = verdict(value, value - below - more, value + above + more)
    assert order.index(wide) >= order.index(narrow)


def test_the_interval_covers_the_target_up_to_its_ends() -> None:
    assert Score(BAND, 11.0, 10.0, 12.0, 9).is_covered
    assert Score(BAND, 9.0, 8.0, 10.0, 9).is_covered
    assert not Score(BAND, 11.0, 10.01, 12.0, 9).is_covered
    assert not Score(BAND, 11.0, NAN, NAN, 0).is_covered


def test_scores_are_counted_by_use_and_verdict() -> None:
    fitted = replace(BAND, use="calibrate")
    values = [(BAND, 9.0), (BAND, 99.0), (BAND, NAN), (fitted, 9.0), (BAND, 10.0)]
    card = Scorecard([Score(item, x, NAN, NAN, 0) for item, x in values], Seen({}), {})
    counts = [card.count("validate", name) for name in (MET, PARTLY, MISSED, UNKNOWN)]
    assert counts == [2, 0, 1, 1]
    assert card.count("calibrate", MET) == 1
    assert [score.value for score in card.of_use("calibrate")] == [9.0]


def test_an_interval_holds_ninety_per_cent_of_the_draws_that_have_a_value() -> None:
    assert interval_of(np.arange(101.0)) == (5.0, 95.0, 101)
    assert interval_of(np.append(np.arange(101.0), [NAN, np.inf])) == (5.0, 95.0, 101)
    low, high, count = interval_of(np.array([NAN, NAN]))
    assert math.isnan(low)
    assert math.isnan(high)
    assert count == 0


def test_every_scenario_is_run_once_and_what_is_compared_with_comes_first() -> None:
    items = [
        pattern(scenario="pooled-budget", against="current"),
        pattern(scenario="merged-regions", against="current"),
        pattern(scenario="current"),
    ]
    assert scenarios_for(items) == ["current", "pooled-budget", "merged-regions"]


def test_draws_of_a_large_region_are_run_in_the_small_country() -> None:
    assert label_for_draws("netherlands") == f"file:{SAMPLE}"
    assert label_for_draws("municipality:Texel") == "municipality:Texel"


@pytest.fixture(scope="module")
def plain() -> Scorecard:
    """Return a scorecard of one island, without draws."""
    return score_patterns(ROWS, TEXEL, [])


def test_a_real_run_is_scored(plain: Scorecard) -> None:
    by_id = {score.pattern.id: score for score in plain.scores}
    assert list(by_id) == [item.id for item in ROWS]
    assert 1.0 < by_id["today"].value < 50.0
    verdicts = {name: score.verdict for name, score in by_id.items()}
    assert verdicts == {
        "today": MET,
        "too-high": MISSED,
        "never": UNKNOWN,
        "reform": MET,
        "places": UNKNOWN,
    }
    assert by_id["reform"].value < 0.0
    assert {score.draws for score in plain.scores} == {0}
    assert plain.provenance["draws"] == 0
    assert list(plain.provenance["scenarios"]) == ["current", "harmonised-rules"]


def test_the_scored_value_is_that_of_an_ordinary_run_of_the_same_region(plain: Scorecard) -> None:
    from experiments.runs.run import run_scenarios
    from scenarios import load

    runs = run_scenarios([load("current")], TEXEL)
    row = runs.rows.index(("all years", "all", "care_users"))
    assert plain.scores[0].value == runs.results[0, 0, row]
    assert plain.today.value(ROWS[0], "municipality:Texel") == plain.scores[0].value


def test_without_a_pattern_about_today_no_other_scenario_passes_for_it() -> None:
    card = score_patterns([pattern(scenario="pooled-budget")], TEXEL, [])
    assert card.scores[0].verdict != UNKNOWN
    assert card.today == Seen({})


@pytest.fixture
def draws(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return three draws, of which two are for reforms."""
    monkeypatch.setattr(scorecard, "POLICY_DRAWS", 2)
    return list(stored_draws(3))


def test_intervals_come_from_draws_and_stay_the_same_with_more_workers(
    draws, plain: Scorecard
) -> None:
    card, other = (score_patterns(ROWS, replace(TEXEL, workers=n), draws) for n in (1, 2))
    contents = [encode(table_of(item), "json", COLUMNS, item.provenance) for item in (card, other)]
    assert contents[0] == contents[1]
    by_id = {score.pattern.id: score for score in card.scores}
    counts = {name: score.draws for name, score in by_id.items()}
    assert counts == {"today": 3, "too-high": 3, "never": 0, "reform": 2, "places": 0}
    for name in ("today", "reform"):
        assert by_id[name].low < by_id[name].high
    assert [score.value for score in card.scores[:2]] == [s.value for s in plain.scores[:2]]
    assert card.provenance["draws"] == 3


def test_an_interval_in_a_small_region_is_the_spread_of_runs_at_the_draws(draws) -> None:
    """Each draw run on its own, by the same seed: the interval lies between the outer ones."""
    from experiments.runs.run import run_scenarios
    from experiments.worlds import worlds_of
    from scenarios import load

    current = [load("current")]
    runs = run_scenarios(current, TEXEL, None, worlds_of(current, 1, draws, forms=0))
    row = runs.rows.index(("all years", "all", "care_users"))
    expected = np.percentile(runs.in_worlds[:, 0, row], [5.0, 95.0])
    score = score_patterns(ROWS[:1], TEXEL, draws).scores[0]
    assert [score.low, score.high] == pytest.approx(expected.tolist())


def test_the_interval_of_a_large_region_is_that_of_the_small_country_around_its_own_value(
    draws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small = tmp_path / "sample.csv"
    small.write_text("code\nGM0448\n")  # Texel
    of_texel = score_patterns(ROWS[:1], TEXEL, draws).scores[0]
    monkeypatch.setattr(scorecard, "SAMPLE", small)
    monkeypatch.setattr(scorecard, "LARGE", 1_000)
    settings_ = replace(TEXEL, region="municipality:Montfoort")
    large = score_patterns(ROWS[:1], settings_, draws).scores[0]
    alone = score_patterns(ROWS[:1], settings_, []).scores[0]
    assert large.value == alone.value != of_texel.value
    assert large.low - large.value == pytest.approx(of_texel.low - of_texel.value)
    assert large.high - large.value == pytest.approx(of_texel.high - of_texel.value)


def test_progress_is_told_to_its_end_in_every_set_of_runs(draws) -> None:
    told: list[tuple[int, int]] = []
    score_patterns(ROWS[:1], TEXEL, draws, lambda done, total, _: told.append((done, total)))
    ends = [total for done, total in told if done == total]
    assert len(set(ends)) == 2


def test_every_pattern_is_held_against_a_run_of_its_own_length() -> None:
    rows = [
        pattern(id="reform", scenario="integrated-teams", against="current",
                statistic="difference", years=10),
        pattern(id="today"),
        pattern(id="later", period="years 5-10", years=10),
        pattern(id="drift", statistic="relative change", against="years 1-3", period="year 5",
                years=5),
    ]  # fmt: skip
    ten_years = RunSettings(region="municipality:Texel", years=10)
    many = [Draw(str(number), {}) for number in range(POLICY_DRAWS + 5)]
    parts = parts_of(rows, ten_years, many)
    assert [[item.id for item in some] for some, _, _ in parts] == [
        ["today"], ["drift"], ["later"], ["reform"]
    ]  # fmt: skip
    assert [how.years for _, how, _ in parts] == [2, 5, 10, 10]
    assert [len(draws) for _, _, draws in parts] == [len(many)] * 3 + [POLICY_DRAWS]
    assert [how.years for _, how, _ in parts_of(rows, replace(ten_years, years=3), [])] == [
        2, 3, 3, 3
    ]  # fmt: skip


def test_a_change_is_seen_within_one_run_of_one_scenario() -> None:
    from experiments.runs.run import run_scenarios
    from scenarios import load

    row = pattern(statistic="relative change", against="years 1-3", period="year 5", years=5)
    card = score_patterns([row], replace(TEXEL, years=10), [])
    assert list(card.provenance["scenarios"]) == ["current"]
    assert card.provenance["horizons"] == "5"
    runs = run_scenarios([load("current")], replace(TEXEL, years=5))
    first, last = (
        runs.results[0, 0, runs.rows.index((period, "all", "care_users"))]
        for period in ("years 1-3", "year 5")
    )
    assert card.scores[0].value == pytest.approx(100 * (last / first - 1.0))
