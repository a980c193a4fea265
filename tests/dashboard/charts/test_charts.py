"""Every chart on real runs: valid, small, in both languages, and saying what the data say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.charts import (
    bars,
    course,
    differences,
    influence,
    levels,
    maps,
    money_flows,
    possibilities,
    trade_off,
    waterfall,
)
from dashboard.charts.figure import MOST_POINTS, Table, escaped
from dashboard.charts.theme import Look
from dashboard.words.charts import WORDS
from experiments.child.spans import HELP, NEED, OUT, SPECIAL, spans
from experiments.comparison.courses import Course, courses
from experiments.comparison.lines import Lines, read_rows
from experiments.comparison.possibilities import Possibilities
from experiments.comparison.possibilities import possibilities as possibilities_of
from experiments.words import number
from model.kinds import WEEKS_PER_YEAR
from model.outcomes import MEASURES, SERIES
from tests.dashboard.charts.conftest import PERIOD, TITLE, YEARS, Made
from tests.dashboard.charts.drawing import (
    HEADLINES,
    LOOKS,
    PAIR,
    check,
    everything,
    of_comparison,
    places,
    points_of,
)

NAN = float("nan")


@pytest.mark.parametrize("look", LOOKS)
def test_every_chart_on_real_runs_keeps_the_rules_of_all_charts(made: Made, look: Look) -> None:
    names = []
    for name, figure, table, summary in everything(made, look):
        check(figure, table, summary)
        assert figure["data"], name
        names.append(name)
    assert len(set(names)) == 17


def test_charts_in_both_languages_have_the_same_marks_and_other_words(made: Made) -> None:
    pairs = zip(everything(made, Look("nl")), everything(made, Look("en")), strict=True)
    for (name, dutch, rows, text), (_, english, other_rows, other_text) in pairs:
        assert points_of(dutch) == points_of(english), name
        assert len(rows.rows) == len(other_rows.rows), name
        assert text != other_text, name


def test_what_users_write_is_never_read_as_a_tag(made: Made) -> None:
    figures = [figure for _, figure, _, _ in everything(made, Look("nl"))]
    assert escaped(TITLE["nl"]) in str(figures)
    assert TITLE["nl"] not in str(figures)


def test_every_word_has_both_languages_with_the_same_parts() -> None:
    import string

    for key, (dutch, english) in WORDS.items():
        parts = [{part for _, part, _, _ in string.Formatter().parse(text) if part}
                 for text in (dutch, english)]  # fmt: skip
        assert dutch, key
        assert english, key
        assert parts[0] == parts[1], key


def test_without_an_interval_nothing_is_called_better_or_worse(once, made: Made) -> None:
    runs, comparison = once
    alone = replace(made, runs=runs, comparison=comparison)
    for look in LOOKS:
        for name, figure, table, summary in of_comparison(alone, look):
            check(figure, table, summary)
            if name == "differences":
                assert f" {len(HEADLINES)} " in summary
                assert {row[-1] for row in table.rows} <= {"nog onbekend", "not yet known"}


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_said_to_be_nothing(look: Look) -> None:
    none, lang = Possibilities("unmet_need", np.array([]), over_draws=True), look.lang
    layer = maps.Layer("x", "%")
    flows = money_flows.Flows("a", money_flows.STAGES, {})
    steps = waterfall.Steps(
        "unmet_need", NAN, (waterfall.Step("all", NAN, NAN, NAN, "indistinguishable", "total"),)
    )
    drawn = [
        (differences.figure([], look), differences.table([], lang), differences.summary([], lang)),
        (levels.figure([], 1, look), differences.table([], lang), differences.summary([], lang)),
        (course.figure([], "children", {}, look), course.table([], "children", {}, lang),
         course.summary([], "children", {}, lang)),
        (trade_off.figure([], PAIR, look), trade_off.table([], lang),
         trade_off.summary([], PAIR, lang)),
        (bars.figure([], bars.SHIFTS, look), bars.table([], bars.SHIFTS, lang),
         bars.summary([], bars.SHIFTS, lang)),
        (possibilities.figure(none, look), possibilities.table(none, lang),
         possibilities.summary(none, lang)),
        (possibilities.dots(none, look), possibilities.table(none, lang),
         possibilities.summary(none, lang)),
        (influence.figure([], look), influence.table([], lang), influence.summary([], lang)),
        (maps.figure([], layer, look), maps.table([], layer, lang), maps.summary([], layer, lang)),
        (maps.areas([], look), maps.areas_table([], lang), maps.areas_summary([], lang)),
        (money_flows.figure(flows, look), money_flows.table(flows, lang),
         money_flows.summary(flows, lang)),
        (money_flows.difference(flows, flows, "payer", look),
         money_flows.difference_table(flows, flows, "payer", lang),
         money_flows.difference_summary(flows, flows, "payer", lang)),
        (waterfall.figure(steps, look), waterfall.table(steps, lang), "nothing to sum up"),
    ]  # fmt: skip
    for figure, table, summary in drawn:
        check(figure, table, summary)
        assert not figure["data"]
        assert figure["layout"]["annotations"][0]["text"]


def test_values_that_are_all_zero_or_missing_are_drawn_without_a_complaint() -> None:
    look, years = Look("nl"), np.arange(4) / 2 + 0.25
    for level in (0.0, NAN):
        flat = np.full(4, level)
        rows = [Course("a", years, flat, np.stack([flat] * 2), np.stack([flat] * 2), 3)]
        titles = {"a": TITLE}
        check(
            course.figure(rows, "children", titles, look),
            course.table(rows, "children", titles, "nl"),
            course.summary(rows, "children", titles, "nl"),
        )
    same = Possibilities("unmet_need", np.zeros(5), over_draws=False)
    check(possibilities.figure(same, look), possibilities.table(same, "nl"), "zero")
    assert points_of(possibilities.dots(same, look)) == possibilities.DOTS
    zeros = [maps.Place(place.code, 0.0) for place in places()]
    layer = maps.Layer("x", "%", 1, maps.CHANGE)
    check(maps.figure(zeros, layer, look), maps.table(zeros, layer, "nl"), "zero")


def test_a_course_of_four_scenarios_over_many_years_stays_within_the_points(made: Made) -> None:
    weeks = 30 * WEEKS_PER_YEAR
    series = np.random.default_rng(1).random((4, 3, weeks, len(SERIES)))
    names = [replace(made.runs.scenarios[0], name=name) for name in "abcd"]
    runs = replace(made.runs, series=series, scenarios=names)
    rows = course.read(runs, "children")
    figure = course.figure(rows, "children", dict.fromkeys("abcd", TITLE), Look())
    assert 0.5 * MOST_POINTS < points_of(figure) <= MOST_POINTS


def test_a_course_is_the_median_of_means_over_four_weeks_with_its_bands(made: Made) -> None:
    own = made.runs.series[1][:, :, list(SERIES).index("children_helped")]
    found = courses(made.runs, "children_helped")[1]
    means = own[:, 4:8].mean(axis=1)
    assert found.years[1] == 6 / WEEKS_PER_YEAR
    assert found.middle[1] == np.median(means)
    assert found.low[:, 1] == pytest.approx(np.quantile(means, [0.25, 0.1]))
    assert found.high[:, 1] == pytest.approx(np.quantile(means, [0.75, 0.9]))
    assert len(found.middle) == YEARS * WEEKS_PER_YEAR / 4


# Sentences and tables agree with the data


def lines_of(made: Made, lang: str) -> Lines:
    """Return the comparison to look up, in a language."""
    return read_rows(made.comparison.rows, MEASURES, lang)


def test_the_sentence_on_differences_counts_verdicts_as_the_comparison_does(made: Made) -> None:
    rows = made.comparison.rows
    here = rows[(rows["scenario"] == "integrated-teams") & (rows["period"] == PERIOD)]
    here = here[(here["group"] == "all") & here["measure"].isin(HEADLINES)]
    found = differences.read(lines_of(made, "en"), "integrated-teams", PERIOD, HEADLINES)
    summary = differences.summary(found, "en")
    count = here["verdict"].value_counts()
    assert f"{count.get('better', 0)} get better and {count.get('worse', 0)} get worse" in summary
    assert f"for {count.get('indistinguishable', 0)} the difference" in summary


def test_points_of_differences_are_shares_of_the_level_of_today(made: Made) -> None:
    rows = differences.read(lines_of(made, "nl"), "two", PERIOD, HEADLINES)
    figure = differences.figure(rows, Look("nl"))
    marks = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    points = [mark["x"][0] for mark in marks if "triangle" not in mark["marker"]["symbol"]]
    expected = [100 * row.line.difference / row.line.baseline for row in rows]
    assert points == pytest.approx(expected)


def test_a_small_but_clear_change_is_not_shown_as_zero(made: Made) -> None:
    (row,) = differences.read(lines_of(made, "en"), "two", PERIOD, ["cost_per_child"])
    line = replace(row.line, difference=-0.04, low=-0.06, high=-0.02, verdict="better", decimals=1)
    table = differences.table([replace(row, line=line)], "en")
    assert table.rows[0][4] == "−0.04"
    unclear = replace(line, low=-0.1, high=0.1, verdict="indistinguishable")
    assert differences.table([replace(row, line=unclear)], "en").rows[0][4] == "0.0"


def test_the_possibilities_are_those_of_the_draws_and_their_sentence_counts_them(
    made: Made,
) -> None:
    found = possibilities_of(made.runs, "two", PERIOD, "unmet_need")
    row = made.comparison.rows.query(
        "scenario == 'two' and period == @PERIOD and group == 'all' and measure == 'unmet_need'",
        local_dict={"PERIOD": PERIOD},
    ).iloc[0]
    assert found.over_draws
    assert found.values.size == row["draws"] == 3
    assert found.better == row["better_share"]
    better = round(3 * row["better_share"])
    assert f"in {better} of the 3 computed possibilities" in possibilities.summary(found, "en")


def test_the_flows_of_money_add_up_to_the_ledger_at_every_stage(made: Made) -> None:
    flows = money_flows.read(made.ledger, "two")
    own = made.ledger[made.ledger["scenario"] == "two"]
    assert flows.total == pytest.approx(own["mean"].sum() / YEARS)
    small = money_flows.gathered(flows)
    assert len(money_flows.links(small)) <= money_flows.MOST_LINKS
    for stage in money_flows.STAGES:
        assert sum(small.by(stage).values()) == pytest.approx(flows.total)
    table = money_flows.table(flows, "en")
    assert table.rows[-1][-1] == number("en", flows.total, 0)


def test_the_steps_of_a_waterfall_add_up_to_the_whole(made: Made) -> None:
    for apart in (True, False):
        rows = waterfall.read(made.attribution, "unmet_need", "en", apart=apart)
        *parts, total = rows.steps
        assert total.kind == "total"
        assert sum(step.mean for step in parts) == pytest.approx(total.mean)
        kinds = [step.kind for step in parts]
        assert kinds == ["group", "group", *(["together"] if apart else [])]


def test_a_scenario_that_is_worse_on_both_measures_is_not_efficient(made: Made) -> None:
    lines = lines_of(made, "en")
    (point, _) = trade_off.read(lines, made.comparison.titles, PERIOD, PAIR)

    def moved(place: int, across: float, upward: float) -> trade_off.Point:
        sides = [
            replace(side, line=replace(side.line, difference=change))
            for side, change in ((point.across, across), (point.upward, upward))
        ]
        return trade_off.Point(place, "x", *sides)

    points = [moved(1, -1.0, 5.0), moved(2, 1.0, 1.0)]  # of both, lower is better
    assert trade_off.efficient(points, PAIR) == [0, 1]
    assert "A and B" in trade_off.summary(points, PAIR, "en")
    assert trade_off.efficient(points, ("provider_fte", "unmet_need")) == []


def test_parts_of_uncertainty_are_shares_of_the_variance(made: Made) -> None:
    (bar,) = bars.uncertainties(made.comparison.rows, "two", PERIOD, ["unmet_need"], "en")
    row = made.comparison.rows.query(
        "scenario == 'two' and period == @period and group == 'all' and measure == 'unmet_need'",
        local_dict={"period": PERIOD},
    ).iloc[0]
    squares = [row[f"{kind}_deviation"] ** 2 for kind in bars.UNCERTAINTIES]
    assert sum(bar.parts) == pytest.approx(100.0)
    assert bar.parts == pytest.approx([100 * square / sum(squares) for square in squares])


def test_a_group_that_is_too_small_has_a_remark_and_no_bar() -> None:
    few, enough = bars.shifts([("few", 1, 2, 0), ("enough", 5, 3, 2)], 10, "en")
    assert not few.shown
    assert "too few" in few.remark
    assert enough.parts == (50.0, 30.0, 20.0)
    assert bars.summary([few, enough], bars.SHIFTS, "en") == "Most are better off in: enough."


def test_the_spans_of_a_life_take_as_many_weeks_as_its_summary_counts(made: Made) -> None:
    weeks = YEARS * WEEKS_PER_YEAR
    for life in made.story.lives:
        held = {kind: np.zeros(weeks, bool) for kind in (NEED, HELP, OUT)}
        for span in spans(life, weeks):
            kind = HELP if span.kind == SPECIAL else span.kind
            if kind in held:
                held[kind][span.first : span.last] = True
        assert held[NEED].sum() == life.summary.need_weeks
        assert held[HELP].sum() == life.summary.help_weeks
        assert held[OUT].sum() == life.summary.out_weeks


def test_a_map_shows_the_municipalities_of_the_region_only(made: Made) -> None:
    rows = places()
    figure = maps.figure(rows, maps.Layer("x", "%"), Look())
    shown = [code for trace in figure["data"] for code in trace.get("locations", [])]
    assert sorted(shown) == sorted(place.code for place in rows)
    west, south, east, north = maps.bounds(shown)
    assert 4.7 < west < 4.9 < 5.6 < east < 5.7
    assert 51.8 < south < 51.9 < 52.2 < north < 52.4
    chains = maps.outline(shown)
    assert all(chain[0] == chain[-1] for chain in chains)
    assert len(max(chains, key=len)) > 100


@pytest.mark.parametrize("province", ["Gelderland", "Zeeland", "Fryslân"])
def test_maps_of_large_regions_with_many_islands_stay_within_the_points(province: str) -> None:
    rows = places(province)
    check(maps.areas(rows, Look()), maps.areas_table(rows, "nl"), maps.areas_summary(rows, "nl"))


def test_a_dark_page_changes_colours_and_neither_height_nor_marks(made: Made) -> None:
    drawn = zip(everything(made, Look("nl")), everything(made, Look("nl", dark=True)), strict=True)
    for (name, light, _, _), (_, dark, _, _) in drawn:
        assert light["layout"]["height"] == dark["layout"]["height"], name
        assert points_of(light) == points_of(dark), name
        assert light != dark, name


def test_tables_are_made_of_text_only(made: Made) -> None:
    for _, _, table, _ in everything(made, Look("en")):
        assert isinstance(table, Table)
        assert all(isinstance(cell, str) for row in (table.heads, *table.rows) for cell in row)


def test_influence_shows_the_strongest_factor_first_and_what_is_no_more_than_chance() -> None:
    import pandas as pd

    from experiments.sensitivity.influence import COLUMNS

    about = ("r", "two", "unmet_need", "difference", "%")
    rows = pd.DataFrame(
        [
            (*about, "weak", "morris", "mu_star", "", 0.1, 0.0, 0.2, False, 8, 2),
            (*about, "strong", "morris", "mu_star", "", 0.9, 0.7, 1.1, True, 8, 2),
            (*about, "strong", "morris", "sigma", "", 0.5, 0.4, 0.6, True, 8, 2),
        ],
        columns=list(COLUMNS),
    )
    found = influence.read(rows, "en")
    figure = influence.figure(found, Look("en"))
    assert [row.name for row in found] == ["strong", "weak"]
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["", "/"]
    check(figure, influence.table(found, "en"), influence.summary(found, "en"))
    assert influence.summary(found[1:], "en") == "Of the 1 assumptions none does more than chance."
