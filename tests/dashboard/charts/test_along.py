"""Differences along what varies in a sweep: marks by verdict, intervals where they are fair."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from dashboard.charts import along
from dashboard.charts.figure import MOST_POINTS
from dashboard.charts.theme import Look
from experiments.live.finished_numbers import MOST_DRAWN
from tests.dashboard.charts.drawing import LOOKS, check, points_of

COVERAGE, MANDATE, MEASURE = "school_teams.coverage", "school_teams.mandate", "unmet_need"
NAN = float("nan")


def rows(values, name=COVERAGE):
    """Return a comparison with the difference −1 at the first value, −2 at the second, and so on.

    The verdicts go round; every fourth point has no interval.
    """
    verdicts = ("better", "worse", "indistinguishable", "indistinguishable")
    n = len(values)
    difference = -1.0 - np.arange(n, dtype=float)
    low = np.where(np.arange(n) % 4 == 3, NAN, difference - 0.5)
    high = np.where(np.arange(n) % 4 == 3, NAN, difference + 0.25)
    return pd.DataFrame(
        {name: values, "difference": difference, "low": low, "high": high,
         "verdict": [verdicts[place % 4] for place in range(n)]}
    )  # fmt: skip


@pytest.mark.parametrize(("look", "alone"), list(product(LOOKS, (True, False))))
@pytest.mark.parametrize("name", [COVERAGE, MANDATE, "no.such"])
def test_the_rules_of_all_charts_hold(look, alone, name):
    values = ["none", "light", "wide", "light"] if name == MANDATE else [0.0, 0.25, 0.5, 1.0]
    read = along.read(rows(values, name), name, MEASURE, alone=alone)
    check(along.figure(read, look), along.table(read, look.lang), along.summary(read, look.lang))
    assert read.numeric is (name != MANDATE)


def test_dots_stand_in_the_order_of_their_values_and_those_without_a_difference_nowhere():
    table = rows([0.5, 0.0, 1.0])
    table.loc[2, "difference"] = NAN
    read = along.read(table, COVERAGE, MEASURE, alone=True)
    assert [dot.at for dot in read.dots] == [0.0, 0.5]
    assert [dot.difference for dot in read.dots] == [-2.0, -1.0]
    assert along.summary(read, "en").startswith("Lowest at school_teams.coverage = 0 %")


def test_intervals_and_a_line_are_there_only_if_nothing_else_varies():
    for alone in (True, False):
        read = along.read(rows([0.0, 0.5, 1.0]), COVERAGE, MEASURE, alone=alone)
        traces = along.figure(read, Look("en"))["data"]
        assert any("error_y" in trace for trace in traces) is alone
        assert any(trace["mode"] == "lines" for trace in traces) is alone
        assert ("at" in along.summary(read, "en").split()) is alone
    [line, *_] = along.figure(along.read(rows([0.0]), COVERAGE, MEASURE, alone=True), Look())[
        "data"
    ]
    assert line["error_y"]["array"] == [0.25]
    assert line["error_y"]["arrayminus"] == [0.5]


def test_every_verdict_has_a_shape_and_a_name_of_its_own():
    read = along.read(rows([0.0, 0.25, 0.5, 1.0]), COVERAGE, MEASURE, alone=False)
    traces = along.figure(read, Look("en"))["data"]
    assert len(traces) == 4
    assert len({trace["name"] for trace in traces}) == 4
    assert len({trace["marker"]["symbol"] for trace in traces}) == 4
    assert traces[-1]["name"] == "not yet known"


def test_shares_stand_as_percentages():
    read = along.read(rows([0.25, 0.5]), COVERAGE, MEASURE, alone=False)
    figure = along.figure(read, Look("nl"))
    assert sorted(x for trace in figure["data"] for x in trace["x"]) == [25.0, 50.0]
    assert along.short(COVERAGE, 0.125, "nl") == "12,5 %"
    assert along.value(COVERAGE, 0.5, "en") == "50 % of schools"
    assert along.short(MANDATE, "light", "nl") == "light"
    assert along.plain(np.bool_(True)) == "true"
    assert along.value("no.such", 0.5, "nl") == "0.5"


def test_as_many_points_as_a_worker_gives_can_be_drawn():
    read = along.read(rows(np.linspace(0, 1, MOST_DRAWN)), COVERAGE, MEASURE, alone=True)
    assert points_of(along.figure(read, Look())) <= MOST_POINTS


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_dots_it_says_so(lang):
    read = along.read(rows([]), COVERAGE, MEASURE, alone=True)
    assert along.summary(read, lang)
    assert along.figure(read, Look(lang))["data"] == []
    table = rows([0.0, 1.0])
    table["difference"] = 3.0
    same = along.read(table, COVERAGE, MEASURE, alone=True)
    words = "Bij elk punt hetzelfde" if lang == "nl" else "The same at every point"
    assert along.summary(same, lang).startswith(words)
