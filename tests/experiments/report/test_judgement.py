"""A report names what pleads against its answer, and does not call sure what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from experiments.comparison.answer import plain_answer
from experiments.comparison.lines import read_rows
from experiments.report.dissent import cases
from experiments.report.findings import Findings
from experiments.report.page import html_page, view
from experiments.report.sections import numbers
from experiments.report.speech import Speech
from experiments.report.tracks import Datum, figure
from experiments.report.weakest import guesses, moved_by, movers, ranked
from experiments.sweep.design import HEADLINE
from model.outcomes import MEASURES
from model.parameters import REGISTER
from scenarios import load

NAN = float("nan")


def changed(found: Findings, **columns: object) -> Findings:
    """Return findings with other values in the rows of the plan."""
    rows: Any = found.comparison.rows.copy()
    for name, value in columns.items():
        rows.loc[rows["scenario"] != "current", name] = value
    return replace(found, comparison=replace(found.comparison, rows=rows))


def pleas(found: Findings) -> list[str]:
    """Return what pleads against the plan."""
    lines = read_rows(found.comparison.rows, MEASURES, "nl")
    return list(cases(found, Speech("nl"), lines)[0].points)


def test_the_case_against_names_what_gets_worse_and_the_children_who_lose(found: Findings) -> None:
    told = pleas(found)
    assert any(point.startswith("Slechter: ") for point in told)
    assert any(point.startswith("Meer betalen: ") for point in told)
    assert any("heeft meer weken zonder hulp" in point for point in told)


def test_a_plan_without_harm_gets_a_doubt_and_not_a_made_up_harm(found: Findings) -> None:
    told = pleas(changed(found, verdict="better"))
    assert not any(point.startswith("Slechter") for point in told)
    assert any(point.startswith("Geen enkele maat wordt aantoonbaar slechter") for point in told)


def test_a_loss_of_one_group_is_told(found: Findings) -> None:
    rows = found.comparison.rows.copy()
    mine = (
        (rows["group"] == "income:low")
        & (rows["measure"] == "unmet_need")
        & (rows["scenario"] != "current")
    )
    rows.loc[mine, "verdict"] = "worse"
    told = pleas(replace(found, comparison=replace(found.comparison, rows=rows)))
    assert any(point.startswith("Slechter voor kinderen met laag inkomen") for point in told)


def test_a_gain_that_may_turn_around_is_called_fragile(whole: Findings) -> None:
    told = pleas(changed(whole, verdict="better", robust="assumptions"))
    assert any("wankel" in point for point in told)
    sure = pleas(changed(whole, verdict="better", robust="robust"))
    assert not any("wankel" in point for point in sure)


def test_without_other_assumptions_nothing_is_called_firm(found: Findings) -> None:
    page = html_page(found, "nl")
    assert "Andere aannames zijn niet doorgerekend" in page
    assert "heet elke uitkomst in dit rapport verkennend" in page
    assert ">stevig<" not in page


def test_all_three_uncertainties_are_told_when_they_were_looked_at(whole: Findings) -> None:
    (item,) = view(whole, "nl")["scenarios"]
    (_, rows), *_ = item.certainty.sections
    assert len(rows) == len(HEADLINE)
    assert all(" van de 3 werelden" in row.cells[1] for row in rows)
    assert all(" tot " in row.cells[2] for row in rows)
    allowed = {"stevig", "–", "verkennend"}
    assert all(row.cells[3] in allowed or row.cells[3].startswith("wankel") for row in rows)
    assert "Aannames (90\N{NO-BREAK SPACE}%)" in item.measures[1].heads


def test_the_answer_itself_says_what_may_turn_it_around(whole: Findings) -> None:
    fragile = changed(whole, verdict="better", robust="assumptions")
    (told,) = plain_answer(fragile.comparison.rows, "nl")
    assert all(text.endswith("Met andere aannames kan dit omslaan.") for text in told.sentences)
    sure = changed(whole, verdict="better", robust="robust")
    (told,) = plain_answer(sure.comparison.rows, "nl")
    assert not any("omslaan" in text for text in told.sentences)
    advised = sum(measure.topic != "statistics" for measure in MEASURES.values())
    assert f"Van die {advised} zijn er {advised} stevig." in told.tally


def test_what_only_changes_is_not_counted_as_firm(whole: Findings) -> None:
    some = changed(whole, verdict="changed", robust="robust")
    rows = some.comparison.rows
    rows.loc[(rows["measure"] == "unmet_need") & (rows["scenario"] != "current"), "verdict"] = (
        "worse"
    )
    (told,) = plain_answer(rows, "en")
    assert "0 get better and 1 get worse. Of those 1, 1 are firm." in told.tally


def test_letters_under_an_axis_do_not_run_into_each_other() -> None:
    data = [Datum("a", "", "", "", 6e5, (-4e5, 6e5), (NAN, NAN))]
    drawn = figure("t", "x", data, lambda value: f"€ {value:,.0f}")
    assert sum(len(text) + 2 for _, text in drawn.ticks) <= 40
    assert "€ 0" in [text for _, text in drawn.ticks]


def test_one_replication_says_that_chance_is_unknown(found: Findings) -> None:
    rows = {"n": 1, "low": NAN, "high": NAN, "verdict": "indistinguishable"}
    one = changed(found, **rows)
    one.comparison.rows["n"] = 1
    page = html_page(one, "nl")
    assert "Met één herhaling weten we niet of dat toeval is" in page
    assert "Er is maar één herhaling" in page


def test_measures_that_were_not_kept_leave_no_hole(found: Findings) -> None:
    rows = found.comparison.rows
    kept = rows[rows["measure"].isin(["unmet_need", "out_of_school"])]
    few = replace(found, comparison=replace(found.comparison, rows=kept.reset_index(drop=True)))
    page = html_page(few, "nl")
    assert "In deze reeks is niet bewaard wie betaalt." in page
    assert "Kosten per kind" not in page


def test_assumptions_about_levers_that_nobody_pulls_are_left_out(found: Findings) -> None:
    kinds = {"school_teams"}
    for item in ranked(found, HEADLINE):
        own = {name.partition(".")[0] for name in item.levers}
        assert not own or own & kinds
        assert set(HEADLINE) & {*item.favours, *item.against, *item.unknown}
    more = replace(found, scenarios=(load("current"), load("full-continuum")))
    assert len(ranked(more, HEADLINE)) > len(ranked(found, HEADLINE))
    worries = [item.worry for item in ranked(found, HEADLINE)]
    assert worries == sorted(worries, key=["high", "mid", "low"].index)


def influence(measure: str = "unmet_gap", /, **sizes: float) -> pd.DataFrame:
    """Return rows as a sensitivity analysis stores them, of one measure."""
    return pd.DataFrame(
        [
            {
                "region": "municipality:Woudenberg",
                "scenario": "integrated-teams",
                "measure": measure,
                "kind": "difference",
                "factor": name.replace("__", "."),
                "index": index,
                "value": value,
            }
            for name, value in sizes.items()
            for index in ("mu_star", "sigma")
        ]
    )


def test_numbers_that_move_the_answer_are_named_most_first_and_guesses_as_such(
    found: Findings,
) -> None:
    rows = influence(need__onset_per_year=0.5, staff__turnover_per_year=-2.0, dummy=0.1)
    known = replace(found, influence=rows)
    assert [name for name, _ in moved_by(rows, found.region)] == [
        "staff.turnover_per_year",
        "need.onset_per_year",
    ]
    told = movers(known, Speech("nl"))
    assert len(told) == 2
    speech = Speech("nl")
    assert all(speech.inside(speech.measure("unmet_gap")) in text for text in told)
    is_guess = REGISTER["staff.turnover_per_year"].quality == "D"
    assert ("schatting" in told[0]) == is_guess
    assert movers(found, Speech("nl")) == []
    assert moved_by(rows, "municipality:Soest") == []
    assert "vacancies" not in HEADLINE
    assert moved_by(influence("vacancies", need__onset_per_year=0.5), found.region) == []


def test_an_assumption_on_a_number_with_influence_comes_first(found: Findings) -> None:
    before = [item for item in ranked(found, HEADLINE) if item.worry == "high"]
    late = next(
        item for item in reversed(before) if item.parameters and item.direction != "unknown"
    )
    name = late.parameters[0].replace(".", "__")
    after = ranked(replace(found, influence=influence(**{name: 1.0})), HEADLINE)
    assert late.parameters[0] in after[0].parameters
    assert set(guesses(late)) <= set(late.parameters)


def test_an_axis_holds_all_points_and_cuts_only_what_goes_far_out() -> None:
    data = [
        Datum("a", "", "better", "", -2.0, (-3.0, -1.0), (-4.0, 0.0)),
        Datum("b", "", "worse", "", 1.0, (0.5, 1.5), (NAN, NAN)),
        Datum("c", "", "worse", "", 1.0, (0.5, 1.5), (-900.0, 900.0)),
        Datum("d", "", "worse", "", NAN, (NAN, NAN), (NAN, NAN)),
    ]
    drawn = figure("t", "x", data, str)
    assert [mark.label for mark in drawn.marks] == ["a", "b", "c"]
    first, second, third = drawn.marks
    assert 0 <= first.dot < drawn.zero < second.dot <= 100
    assert first.assumptions is not None
    assert not first.assumptions.cut_left
    assert second.assumptions is None
    assert third.assumptions is not None
    assert third.assumptions.cut_left
    assert third.assumptions.cut_right
    assert 2 <= len(drawn.ticks) <= 8
    assert np.allclose([place for place, text in drawn.ticks if float(text) == 0.0], drawn.zero)


def test_equal_worlds_give_a_figure_too() -> None:
    drawn = figure("t", "x", [Datum("a", "", "", "", 0.0, (0.0, 0.0), (NAN, NAN))], str)
    assert drawn.marks[0].dot == drawn.zero


def test_only_the_scenarios_of_a_report_are_in_it(found: Findings) -> None:
    lines = read_rows(found.comparison.rows, MEASURES, "en")
    own = numbers(found, Speech("en"), lines, "integrated-teams")
    assert own.title == "A fixed team in every school"
    assert own.payers is not None
    assert all(len(row.cells) == len(own.measures[1].heads) - 1
               for _, rows in own.measures[1].sections for row in rows)  # fmt: skip
