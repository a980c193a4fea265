"""Comparisons in other worlds: the same children under other parameters and other rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from experiments.comparison.certainty import spread_over_draws
from experiments.comparison.compare import Comparison, compare
from experiments.draws import Draw, stored_draws
from experiments.runs.run import RunSet, RunSettings, run_scenarios
from experiments.worlds import DRAW, FORM, other_rules, worlds_of
from model.levers import LEVER_TYPES
from model.variants import Variants, choices_of
from scenarios import load
from scenarios.scenario import chosen_variants
from tests.experiments.drawn import write_draws

SETTINGS = RunSettings("municipality:Montfoort", years=2, replications=3, seed=5, workers=2)
EVERY_LEVER: Any = tuple(lever() for lever in LEVER_TYPES.values())
CURRENT, TEAMS = load("current"), load("integrated-teams")
NEUTRAL = replace(CURRENT, name="neutral", levers=EVERY_LEVER)
SCENARIOS = [CURRENT, TEAMS, NEUTRAL]
DIFFERENT = 2  # draws in the fixture; a third one repeats the values of the register


@pytest.fixture(scope="module")
def draws(tmp_path_factory: pytest.TempPathFactory) -> list[Draw]:
    """Return two draws from the ranges."""
    file = write_draws(tmp_path_factory.mktemp("drawn") / "posterior.csv")
    return stored_draws(DIFFERENT, file)


@pytest.fixture(scope="module")
def runs(draws: list[Draw]) -> RunSet:
    """Return three scenarios in three replications, three draws and a pair per other rule."""
    chosen = [*draws, Draw("99", {})]
    return run_scenarios(SCENARIOS, SETTINGS, None, worlds_of(SCENARIOS, 3, chosen, 2))


@pytest.fixture(scope="module")
def comparison(runs: RunSet) -> Comparison:
    """Return the comparison of those runs."""
    return compare(runs)


def test_every_draw_and_every_other_rule_is_a_world_with_the_seed_of_a_replication() -> None:
    points = [Draw(str(number), {}) for number in range(5)]
    worlds = worlds_of(SCENARIOS, 3, points, 2)
    places = [(world.name, world.replication) for world in worlds if world.kind == DRAW]
    assert places == [("0", 0), ("1", 1), ("2", 2), ("3", 0), ("4", 1)]
    forms = Counter(world.name for world in worlds if world.kind == FORM)
    count = sum(len(choices_of(rule)) - 1 for rule in Variants.model_fields)
    assert len(forms) == count == len(list(other_rules()))
    assert set(forms.values()) == {2}
    assert len(worlds_of(SCENARIOS, 3, [], 50)) == 3 * count
    assert worlds_of(SCENARIOS, 3, [], 0) == []


def test_what_a_scenario_says_itself_wins_over_a_draw_and_over_another_rule() -> None:
    own = replace(
        TEAMS,
        name="own",
        overrides={"need.onset_per_year": 0.08},
        variants=Variants(purchasing="open_end"),
    )
    draw = Draw("1", {"need.onset_per_year": 0.1, "access.transit_weeks": 4.0})
    (world,) = worlds_of([CURRENT, own], 1, [draw], 0)
    assert world.scenarios[0].overrides == draw.overrides
    assert world.scenarios[1].overrides == {
        "need.onset_per_year": 0.08,
        "access.transit_weeks": 4.0,
    }
    for form in worlds_of([CURRENT, own], 1, [], 1):
        first, second = (item.variants for item in form.scenarios)
        rule, choice = form.name.split("=")
        assert chosen_variants(first) == {rule: choice}
        kept = "open_end" if rule == "purchasing" else choice
        assert chosen_variants(second) == {"purchasing": "open_end", rule: kept}


def test_a_world_is_what_its_scenarios_give_in_that_replication(
    runs: RunSet, draws: list[Draw]
) -> None:
    rules = Variants(referral_rule="by_severity")
    place = [world.name for world in runs.worlds].index("referral_rule=by_severity")
    worlds: list[tuple[int, dict[str, Any]]] = [
        (1, {"overrides": draws[1].overrides}),
        (place + 1, {"variants": rules}),
    ]
    for world, changes in worlds:
        alone = [replace(item, **changes) for item in SCENARIOS]
        number = runs.worlds[world].replication
        assert number == 1
        again = run_scenarios(alone, replace(SETTINGS, replications=number + 1))
        np.testing.assert_array_equal(runs.in_worlds[world], again.results[:, number])
        np.testing.assert_array_equal(runs.paired_in_worlds[world], again.paired[:, number])


def test_a_draw_with_the_values_of_the_register_is_the_replication_itself(runs: RunSet) -> None:
    assert runs.worlds[DIFFERENT].name == "99"
    number = runs.worlds[DIFFERENT].replication
    np.testing.assert_array_equal(runs.in_worlds[DIFFERENT], runs.results[:, number])
    others = [world for world in range(len(runs.worlds)) if world != DIFFERENT]
    assert all((runs.in_worlds[world] != runs.in_worlds[DIFFERENT]).any() for world in others)


def test_worlds_change_nothing_of_what_replications_say(
    runs: RunSet, comparison: Comparison
) -> None:
    plain = compare(run_scenarios(SCENARIOS, SETTINGS))
    own = ["n", "mean", "sd", "difference", "low", "high", "verdict", "chance_deviation"]
    for with_worlds, without in (
        (comparison.rows, plain.rows),
        (comparison.paired, plain.paired),
    ):
        assert with_worlds[own].equals(without[own])
        assert without[["assumptions_low", "form_low", "level_low"]].isna().all(axis=None)
        assert (without["draws"] == 0).all()
        assert (without["robust"] == "").all()
    assert "worlds" not in plain.provenance


def test_the_result_does_not_depend_on_the_number_of_workers(
    comparison: Comparison, draws: list[Draw]
) -> None:
    worlds = worlds_of(SCENARIOS, 3, [*draws, Draw("99", {})], 2)
    alone = compare(run_scenarios(SCENARIOS, replace(SETTINGS, workers=1), None, worlds))
    assert alone.table().equals(comparison.table())


def test_levers_that_change_nothing_are_exactly_zero_in_all_three(comparison: Comparison) -> None:
    ends = ["low", "high", "assumptions_low", "assumptions_high", "form_low", "form_high"]
    spreads = ["chance_deviation", "assumptions_deviation", "form_deviation"]
    rows = comparison.table()
    neutral = rows[(rows["scenario"] == "neutral") & rows["n"].eq(3) & rows["draws"].eq(3)]
    assert len(neutral) > 1_000
    assert (neutral[[*ends, *spreads]] == 0.0).all(axis=None)
    assert (neutral["same_sign"] == 1.0).all()
    assert (neutral["robust"] == "").all()
    teams = rows[(rows["scenario"] == TEAMS.name) & rows["n"].eq(3) & rows["draws"].eq(3)]
    assert (teams["assumptions_low"] < teams["assumptions_high"]).mean() > 0.5
    assert (teams["form_low"] < teams["form_high"]).mean() > 0.5


def test_columns_are_the_arithmetic_on_differences_between_worlds(
    runs: RunSet, comparison: Comparison
) -> None:
    at = runs.rows.index(("all years", "all", "unmet_need"))
    rows = comparison.rows[comparison.rows["scenario"] == TEAMS.name].reset_index(drop=True)
    row: Any = rows.loc[at]
    drawn = (runs.in_worlds[:3, 1] - runs.in_worlds[:3, 0])[:, at]
    own = runs.results[1, :, at] - runs.results[0, :, at]
    spread = spread_over_draws(own[None], drawn[None])
    assert (row["assumptions_low"], row["assumptions_high"]) == (spread.low[0], spread.high[0])
    assert row["draws"] == 3
    assert row["better_share"] == (spread.values < 0).mean()
    levels = spread_over_draws(runs.results[1, :, at][None], runs.in_worlds[:3, 1, at][None])
    assert (row["level_low"], row["level_high"]) == (levels.low[0], levels.high[0])
    found = {}
    for name in dict.fromkeys(world.name for world in runs.worlds if world.kind == FORM):
        places = [place for place, world in enumerate(runs.worlds) if world.name == name]
        here = (runs.in_worlds[places, 1] - runs.in_worlds[places, 0])[:, at]
        found[name] = own.mean() + (here - own[: len(places)]).mean()
    found["default"] = own.mean()
    assert row["form_low"] == pytest.approx(min(found.values()))
    assert row["form_high"] == pytest.approx(max(found.values()))
    assert row["form_low_name"] == min(found, key=lambda name: found[name])
    assert row["form_high_name"] == max(found, key=lambda name: found[name])


def test_the_answer_says_all_three_in_both_languages(comparison: Comparison) -> None:
    for lang, sayings in (
        ("nl", ("toeval: 95%-interval", "bij andere aannames", "met andere gedragsregels")),
        ("en", ("chance: 95 % interval", "under other assumptions", "with other rules of behav")),
    ):
        for sentence in comparison.answer(lang).splitlines():
            assert all(sentence.count(saying) == 4 for saying in sayings)
    assert " of 3 worlds" in comparison.answer("en")
    assert " are robust." in comparison.answer("en")


def test_progress_counts_every_simulated_year_of_every_world(draws: list[Draw]) -> None:
    told: list[tuple[int, int]] = []
    settings = replace(SETTINGS, years=1, replications=1)
    worlds = worlds_of([CURRENT], 1, draws, 1)
    run_scenarios([CURRENT], settings, lambda done, total, _: told.append((done, total)), worlds)
    assert {total for _, total in told} == {(1 + 2 + len(list(other_rules()))) * 6}
    assert told[-1][0] == told[-1][1]


def test_nothing_but_outcomes_is_kept_of_other_worlds(runs: RunSet) -> None:
    assert runs.series.shape[1] == runs.ledger.shape[1] == runs.traces.shape[1] == 3
    assert runs.in_worlds.shape == (len(runs.worlds), len(SCENARIOS), len(runs.rows))


def test_provenance_names_draws_their_file_and_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runs: RunSet
) -> None:
    file = write_draws(tmp_path / "posterior.csv")
    monkeypatch.setattr("experiments.draws.POSTERIOR", file)
    told = runs.provenance()["worlds"]
    assert told["draws"] == ["0", "6", "99"]
    assert told["forms"]["queue_discipline=first_come"] == 2
    assert len(told["posterior"]) == 16
