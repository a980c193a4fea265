"""Which lever causes what: on real runs of a small place, in words, figures and files."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.attribution import groups as grouping
from experiments.attribution.game import shapley
from experiments.attribution.groups import Group, groups_of, part_of
from experiments.attribution.plan import EXACT, pairs_of, plan_of
from experiments.attribution.run import HEADLINES, Attribution, attribute
from experiments.attribution.table import COLUMNS
from experiments.attribution.words import ATTRIBUTION
from experiments.cli import main
from experiments.comparison.certainty import paired_interval
from experiments.runs.run import RunSettings, run_scenarios
from experiments.words import LANGUAGES
from model.errors import UserError
from model.levers import LEVER_TYPES, Context, Harmonisation, Pooling, RegionLayout, SchoolTeams
from model.outcomes import MEASURES
from scenarios import Scenario, library, load
from tests.experiments.refusing import refused

REGION = "municipality:Woudenberg"
WORDS = {"nl": "Drie maatregelen", "en": "Three levers"}
# Teams and rules do something; a fund of nothing is at its neutral value.
THREE = Scenario(
    "three", WORDS, WORDS,
    (
        SchoolTeams(coverage=1.0),
        Harmonisation(frameworks_aligned=0.7, one_plan=0.5),
        Pooling(),
        Context(demand_growth=0.1),
    ),
)  # fmt: skip
SETTINGS = RunSettings(REGION, years=1, replications=3, workers=1)
MEASURED = ("unmet_need", "cost_per_child", "care_users")


@pytest.fixture(scope="module")
def found() -> Attribution:
    """Return the attribution of three levers."""
    return attribute(THREE, SETTINGS, measures=MEASURED)


def rows(found: Attribution, quantity: str, measure: str = "unmet_need") -> pd.DataFrame:
    """Return the rows of a quantity over all years."""
    table = found.rows
    here = (table["quantity"] == quantity) & (table["measure"] == measure)
    return table[here & (table["period"] == "all years")]


# Groups


def test_every_part_of_every_scenario_may_be_used_for_rules_are_about_single_levers() -> None:
    for scenario in library():
        kinds = {lever.kind for lever in scenario.levers} - {"context"}
        if kinds:
            players = groups_of(scenario)
            for size in (0, 1, 2):
                for out in combinations(range(len(players)), size):
                    part = part_of(scenario, players, sum(1 << player for player in out))
                    assert len({lever.kind for lever in part.levers} - {"context"}) == size


def test_context_is_in_every_part_and_no_player() -> None:
    players = groups_of(THREE)
    assert [group.name for group in players] == ["school_teams", "harmonisation", "pooling"]
    assert part_of(THREE, players, 0).levers == (Context(demand_growth=0.1),)
    assert part_of(THREE, players, 5).levers == tuple(THREE.levers[place] for place in (0, 2, 3))
    with pytest.raises(UserError, match="has no policy lever, so there is nothing to attribute: g"):
        groups_of(load("context-staff-shortage"))


def test_kinds_that_serve_one_proposal_go_together() -> None:
    players = {
        group.name: group.kinds for group in groups_of(load("full-continuum"), "by-proposal")
    }
    assert players["S6"] == ("early_signals", "gp_support")
    assert players["S3+S15+S18"] == ("pooling",)
    assert sorted(kind for kinds in players.values() for kind in kinds) == sorted(
        group.name for group in groups_of(load("full-continuum"))
    )


def test_own_groups_leave_the_others_by_themselves() -> None:
    players = groups_of(load("full-continuum"), "gp_support + school_teams; pooling+access")
    assert players[0] == Group("gp_support+school_teams", ("gp_support", "school_teams"))
    assert Group("pooling+access", ("pooling", "access")) in players
    assert len(players) == 10


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by-levers", "did you mean by-lever"),
        ("school_team+pooling", "did you mean school_teams?"),
        ("access", '"access", which is no policy lever of "three"'),
        ("pooling; pooling+harmonisation", "names pooling twice: put it in one group"),
        ("pooling+", "use one of school_teams"),
    ],
)
def test_wrong_groups_are_refused_with_a_remedy(text: str, said: str) -> None:
    with pytest.raises(UserError, match="Option --groups") as problem:
        groups_of(THREE, text)
    assert said in str(problem.value)


def test_a_part_that_a_rule_forbids_names_what_to_group(monkeypatch) -> None:
    players = groups_of(THREE)

    def forbid(scenario: Scenario, **changes: object) -> None:
        raise UserError("teams need a fund: add one.")

    monkeypatch.setattr(grouping, "replace", forbid)
    with pytest.raises(UserError, match="in one group with --groups") as problem:
        part_of(THREE, players, 3)
    assert "for without pooling it breaks a rule" in str(problem.value)


def test_two_layouts_one_after_the_other_are_one_player() -> None:
    layouts = (
        RegionLayout(layout="congruent", end_week=52),
        RegionLayout(layout="municipal", start_week=52),
    )
    players = groups_of(replace(THREE, levers=(*layouts, *THREE.levers)))
    assert players[0].name == "region_layout"
    assert len(part_of(replace(THREE, levers=layouts), players, 1).levers) == 2


# Plans


def test_few_groups_have_all_parts_and_many_those_of_orders() -> None:
    exact = plan_of(EXACT, 8, 1, 0)
    assert exact.coalitions == tuple(range(2**EXACT))
    assert len(pairs_of(EXACT)) == EXACT * (EXACT - 1) // 2
    sampled = plan_of(12, 8, 1, 0)
    assert sampled.coalitions[0] == 0
    assert sampled.coalitions[-1] == 2**12 - 1
    assert len(sampled.coalitions) <= 8 * 11 + 2 + 24
    assert pairs_of(12) == []
    assert plan_of(12, 8, 1, 0).coalitions == sampled.coalitions
    for other in (plan_of(12, 8, 1, 1), plan_of(12, 8, 2, 0)):
        assert other.coalitions != sampled.coalitions


def test_sampled_orders_divide_as_all_parts_do_when_effects_add_up() -> None:
    effects = np.arange(12.0)[:, None] * [1.0, -2.0]
    plan = plan_of(12, 2, 1, 0)
    part = (np.array(plan.coalitions)[:, None] >> np.arange(12)) & 1
    shares = plan.shares(7.0 + part @ effects)
    assert shares.value == pytest.approx(effects)
    assert shares.alone == pytest.approx(effects)
    assert shares.last == pytest.approx(effects)
    assert shares.pairs.shape == (0, 2)
    assert shares.without == pytest.approx([7.0, 7.0])


def test_what_has_no_value_in_one_part_has_none_at_all() -> None:
    values = np.arange(8.0).reshape(4, 2)
    values[2, 1] = np.nan
    shares = plan_of(2, 8, 1, 0).shares(values)
    for name in ("value", "alone", "last", "pairs", "total", "without", "whole"):
        found = getattr(shares, name)
        assert not np.isnan(found[..., 0]).any()
        assert np.isnan(found[..., 1]).all()


# Runs


def test_shares_are_those_of_the_parts_run_by_hand(found: Attribution) -> None:
    players = groups_of(THREE)
    parts = [part_of(THREE, players, coalition) for coalition in range(8)]
    runs = run_scenarios(parts, SETTINGS)
    place = runs.rows.index(("all years", "all", "unmet_need"))
    values = runs.results[:, :, place]
    for player, share in enumerate(shapley(values.T)):
        row = rows(found, "attributed").iloc[player]
        assert (row["mean"], row["low"], row["high"]) == paired_interval(share)
        alone = rows(found, "alone").iloc[player]
        assert alone["mean"] == paired_interval(values[1 << player] - values[0])[0]
    assert rows(found, "without")["mean"].item() == values[0].mean()
    assert rows(found, "whole")["mean"].item() == values[7].mean()


@pytest.mark.parametrize("measure", MEASURED)
def test_shares_sum_to_the_whole_and_a_neutral_lever_gets_exactly_zero(found, measure) -> None:
    shares = rows(found, "attributed", measure)
    total = rows(found, "total", measure)["mean"].item()
    assert shares["mean"].sum() == pytest.approx(total, abs=1e-9 * (1 + abs(total)))
    neutral = shares[shares["group"] == "pooling"]
    assert neutral[["mean", "sd", "low", "high", "order_error"]].eq(0.0).all(axis=None)
    assert shares["mean"].iloc[0] != 0.0
    beyond = rows(found, "beyond", measure)["mean"].item()
    assert beyond == pytest.approx(total - rows(found, "alone", measure)["mean"].sum())
    pairs = rows(found, "interaction", measure)
    assert list(zip(pairs["group"], pairs["other"], strict=True)) == [
        ("school_teams", "harmonisation"), ("school_teams", "pooling"), ("harmonisation", "pooling")
    ]  # fmt: skip
    assert pairs["mean"].iloc[0] == pytest.approx(beyond, abs=1e-9 * (1 + abs(beyond)))
    assert (pairs["mean"].iloc[1:] == 0.0).all()


def test_the_table_is_tidy_and_the_same_again_with_more_threads(found: Attribution) -> None:
    assert tuple(found.rows.columns) == COLUMNS
    keys = ["period", "measure", "quantity", "group", "other"]
    assert not found.rows.duplicated(keys).any()
    assert set(found.rows["unit"]) == {MEASURES[name].unit for name in MEASURED}
    again = attribute(THREE, replace(SETTINGS, workers=2), measures=MEASURED)
    pd.testing.assert_frame_equal(found.rows, again.rows)
    assert found.provenance == again.provenance
    assert found.provenance["groups"]["pooling"] == ["pooling"]


def test_many_levers_are_sampled_and_the_error_of_that_is_told() -> None:
    settings = replace(SETTINGS, replications=1)
    full = load("full-continuum")
    found = attribute(full, settings, measures=["unmet_need"], orders=4)
    assert found.orders == 4
    shares = rows(found, "attributed")
    total = rows(found, "total")["mean"].item()
    assert shares["mean"].sum() == pytest.approx(total)
    assert (shares["order_error"] > 0.0).any()
    assert rows(found, "interaction").empty
    grouped = attribute(
        full, settings, "by-proposal", measures=["unmet_need"], orders=2
    )  # one pair of orders: no error can be told
    assert rows(grouped, "attributed")["order_error"].isna().all()
    assert rows(grouped, "total")["mean"].item() == total


def test_one_lever_gets_everything() -> None:
    found = attribute(
        load("integrated-teams"), replace(SETTINGS, replications=1), measures=MEASURED
    )
    assert rows(found, "attributed")["mean"].item() == rows(found, "total")["mean"].item()
    assert rows(found, "interaction").empty
    for lang in LANGUAGES:
        assert found.sentence("unmet_need", lang)


@pytest.mark.parametrize(
    ("measures", "orders", "said"),
    [(["unmet"], 8, "did you mean unmet_gap or unmet_need"), (["zz"], 8, "use for example"),
     (["unmet_need"], 3, "an even number")],
)  # fmt: skip
def test_wrong_measures_and_orders_are_refused_before_anything_runs(measures, orders, said) -> None:
    with pytest.raises(UserError, match=said):
        attribute(THREE, SETTINGS, measures=measures, orders=orders)


# Words and figures


def test_both_languages_have_all_words_and_all_levers() -> None:
    assert ATTRIBUTION["nl"].keys() == ATTRIBUTION["en"].keys()
    for lang in LANGUAGES:
        assert {f"lever_{kind}" for kind in LEVER_TYPES} <= ATTRIBUTION[lang].keys()


def certain(found: Attribution, quantity: str, mean: float, word: str) -> Attribution:
    """Return an attribution of which one quantity of unmet need has a mean and a verdict."""
    table = found.rows.copy()
    here = (table["quantity"] == quantity) & (table["measure"] == "unmet_need")
    if quantity == "attributed":
        here &= table["group"] == "school_teams"
    changed: dict[str, Any] = {"mean": mean, "low": mean - 1, "high": mean + 1, "verdict": word}
    for name, value in changed.items():
        table.loc[here, name] = value
    return replace(found, rows=table)


def test_the_sentence_tells_whole_shares_and_what_does_not_add_up(found: Attribution) -> None:
    told = certain(found, "total", -5.0, "better")
    told = certain(told, "attributed", -3.25, "better")
    told = certain(told, "beyond", 1.5, "interference")
    english = told.sentence("unmet_need", "en", "all years")
    assert "-5.00 % of need (95 % interval [-6.00, -4.00])" in english
    assert "-3.25 [-4.25, -2.25] by fixed teams in schools" in english
    assert "less good than the sum of each alone: +1.50 % of need [+0.50, +2.50]" in english
    assert "joint budget" in english
    dutch = told.sentence("unmet_need", "nl", "all years")
    assert "-3,25 [-4,25; -2,25] door vaste teams op school" in dutch
    assert "minder goed dan de som" in dutch
    unclear = certain(found, "total", 0.1, "indistinguishable").sentence("unmet_need", "en")
    assert "makes no demonstrable difference" in unclear


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_waterfall_adds_up_to_the_whole(found: Attribution, lang: str) -> None:
    figure = found.waterfall("unmet_need", lang, "all years")
    (bars,) = figure.data
    ends = [start + length for start, length in zip(bars.base, bars.x, strict=True)]
    assert list(bars.base)[1:-1] == pytest.approx(ends[:-2])
    assert bars.base[0] == bars.base[-1] == 0.0
    assert ends[-2] == pytest.approx(ends[-1])
    assert ends[-1] == rows(found, "total")["mean"].item()
    sizes = np.abs(np.array(bars.x[:-1]))
    assert (np.diff(sizes) <= 0.0).all()
    total = rows(found, "total").iloc[0]
    assert bars.x[-1] + bars.error_x["array"][-1] == pytest.approx(total["high"])
    assert bars.x[-1] - bars.error_x["arrayminus"][-1] == pytest.approx(total["low"])
    assert ATTRIBUTION[lang]["lever_school_teams"] in bars.y[0].replace("<br>", " ")
    assert (
        "% van de hulpvragen" if lang == "nl" else "% of need"
    ) in figure.layout.xaxis.title.text
    assert figure.layout.separators == (",." if lang == "nl" else ".,")


# The command


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> str:
    """Return a scenario file with the three levers."""
    path = tmp_path_factory.mktemp("scenario") / "three.toml"
    path.write_text(THREE.to_toml(), encoding="utf-8")
    return str(path)


SHORT = ["--region", REGION, "--years", "1", "--replications", "3"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_prints_tables_pairs_and_sentences(file, capsys, monkeypatch, lang) -> None:
    monkeypatch.setenv("COLUMNS", "120")  # room for names of levers on one line
    assert main(["attribute", file, *SHORT, "--measure", "unmet_need", "--lang", lang]) == 0
    screen = " ".join(capsys.readouterr().out.split())
    words = ATTRIBUTION[lang]
    for key in ("attribution_attributed", "attribution_total", "lever_pooling"):
        assert words[key] in screen
    assert words["attribution_against"] in screen
    assert "nan" not in screen


def test_on_a_narrow_terminal_no_word_is_cut_off(file, capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["attribute", file, *SHORT, "--measure", "unmet_need", "--lang", "nl"]) == 0
    screen = capsys.readouterr().out
    assert max(map(len, screen.splitlines())) <= 80
    assert "onderscheiden" in screen
    assert "\N{HORIZONTAL ELLIPSIS}" not in screen


def test_files_hold_what_the_table_says(file, tmp_path, found) -> None:
    options = [item for name in MEASURED for item in ("--measure", name)]
    for name in ("a.csv", "a.json", "a.parquet"):
        out = ["--out", str(tmp_path / name), "--quiet"]
        assert main(["attribute", file, *SHORT, *options, *out]) == 0
    pd.testing.assert_frame_equal(
        pd.read_parquet(tmp_path / "a.parquet"), found.rows, check_dtype=False
    )
    whole = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert len(whole["rows"]) == len(found.rows)
    assert whole["provenance"]["groups"] == found.provenance["groups"]
    assert len(pd.read_csv(tmp_path / "a.csv", comment="#")) == len(found.rows)


def test_the_command_says_when_orders_were_sampled(capsys) -> None:
    options = ["--measure", "unmet_need", "--orders", "2", "--replications", "1"]
    short = ["--region", REGION, "--years", "1"]
    assert main(["attribute", "full-continuum", *short, *options, "--lang", "en"]) == 0
    screen = " ".join(capsys.readouterr().out.split())
    assert "There are 12 levers, so not all combinations were run" in screen
    assert "that takes at most 7 groups" in screen


def test_wrong_options_are_one_sentence(file, capsys) -> None:
    assert "--orders" in refused(capsys, "attribute", file, *SHORT, "--orders", "5")
    assert "did you mean" in refused(capsys, "attribute", file, *SHORT, "--measure", "unmet_needs")
    assert "--groups" in refused(capsys, "attribute", file, *SHORT, "--groups", "pool")
    assert "no policy lever" in refused(capsys, "attribute", "current", *SHORT)


def test_headlines_are_six_declared_measures() -> None:
    assert len(HEADLINES) == 6
    assert set(HEADLINES) <= MEASURES.keys()
