"""Measures: declared in two languages, defined, and calculable whatever happened."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pytest

from model.history import LONG_OUT_WEEKS, Snapshot
from model.kinds import N_ACTIVITIES, N_HOUR_KINDS, Help, Node, Payer, Pot, Sector
from model.money import N_MONEY_GROUPS
from model.outcomes import HIGHER, LOWER, MEASURES, NONE, SERIES, Measure, cost_by_payer
from model.period import Prices, Totals
from model.reporters import totals, values
from model.simulation import ContinuumModel
from model.students import N_FLOWS, N_STOCKS, SEVERITY_GROUP, Flow, Stock
from model.tallies import N_AGES, WAIT_WEEKS, Tallies, new_tallies, tallies_of
from scenarios import load

ALL = list(MEASURES.values())
EACH = pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.name)
GROUPS = 6


@EACH
def test_every_measure_is_named_defined_and_directed(measure: Measure) -> None:
    assert measure.better in (LOWER, HIGHER, NONE)
    for text in (measure.unit, measure.nl, measure.en, measure.topic):
        assert text == text.strip() != ""
    assert measure.nl != measure.en
    assert measure.definition_nl != measure.definition_en
    assert measure.definition_nl.endswith(".")
    assert measure.definition_en.endswith(".")
    assert 0 <= measure.decimals <= 3


def test_no_two_measures_have_the_same_title() -> None:
    assert len({item.en for item in ALL}) == len({item.nl for item in ALL}) == len(ALL)


def test_weekly_series_have_words_in_both_languages() -> None:
    assert all(item.nl and item.en and item.nl != item.en for item in SERIES.values())
    assert not set(SERIES) & set(MEASURES)


FREE = Prices(discount_rate=0.0, absence_day=0.0, early_leaver=0.0)


def snapshot(week: int, flows: int = 0, children: int = 0) -> Snapshot:
    """Return totals in which everything happened `flows` times and `children` were there."""
    stock_weeks = np.zeros((N_STOCKS, GROUPS), np.int64)
    stock_weeks[Stock.CHILDREN] = children * week
    return Snapshot(
        week=week,
        flow=np.full((N_FLOWS, GROUPS), flows, np.int64),
        stock_weeks=stock_weeks,
        spent=np.zeros((len(Pot), len(Payer), N_ACTIVITIES, N_MONEY_GROUPS), np.int64),
        paid_in=np.zeros(len(Payer), np.int64),
        hours=np.zeros((len(Node), N_HOUR_KINDS), np.int64),
        fte=np.zeros(2),
        still_waiting=np.zeros((4, WAIT_WEEKS), np.int64),
        long_out=np.zeros((len(LONG_OUT_WEEKS), GROUPS), np.int64),
        staff=np.zeros(3),
        granted=np.zeros(len(Payer), np.int64),
        balance=np.zeros(len(Payer), np.int64),
        by_age=np.zeros((2, 2, N_AGES), np.int64),
        pupils=np.zeros(len(Sector), np.int64),
    )


def no_tallies() -> Tallies:
    """Return the tallies of a period in which nothing was counted."""
    return tallies_of(new_tallies(1), 0, 1)


def period(before: Snapshot, after: Snapshot) -> Totals:
    """Return the totals between two snapshots, without a single wait that ended."""
    absence = np.array([0.0, 0.01, 0.02, 0.1, 0.2])
    return Totals(before, [after], no_tallies(), absence, 0.5, FREE)


QUIET = period(snapshot(52, children=10), snapshot(104, children=10))
NOBODY = period(snapshot(52), snapshot(104))


@EACH
def test_a_year_in_which_nothing_happens_gives_a_number_or_nothing(measure: Measure) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = measure.formula(QUIET)
    assert result.shape == (GROUPS,)
    assert np.isnan(result[0]) or result[0] == 0.0


@pytest.mark.parametrize("name", ["administration", "time_with_children", "desk_coordination"])
def test_a_share_of_nothing_is_nothing(name: str) -> None:
    assert np.isnan(MEASURES[name].formula(QUIET)[0])


@EACH
def test_a_region_without_children_gives_nothing_and_no_error(measure: Measure) -> None:
    result = measure.formula(NOBODY)
    assert result.shape == (GROUPS,)
    assert np.isnan(result[0]) or result[0] == 0.0


@EACH
def test_every_measure_has_a_value_for_everybody_in_a_real_run(
    five_today: ContinuumModel, measure: Measure
) -> None:
    result = measure.formula(totals(five_today, 1, 3))
    assert result.shape == five_today.world.counters.flow.shape[1:]
    assert np.isfinite(result[0])
    assert result[0] >= 0 or measure.name in ("municipal_balance", "partnership_balance")


def test_shares_stay_below_a_hundred(five_today: ContinuumModel) -> None:
    found = totals(five_today, 1, 3)
    for measure in ALL:
        if measure.unit.startswith("%"):
            lasting = measure.formula(found)[
                :SEVERITY_GROUP
            ]  # needs that begin light get help later
            assert np.nanmax(lasting) <= 100.0, measure.name


@pytest.mark.parametrize("name", ["current", "pooled-budget", "full-continuum"])
def test_payers_sum_to_the_total_cost(five: ContinuumModel, name: str) -> None:
    run = five.fork(load(name)).run()
    for first, last in ((1, 1), (2, 3), (1, 3)):
        found = totals(run, first, last)
        total = MEASURES["cost_per_year"].formula(found)[0]
        assert sum(cost_by_payer(found).values()) == pytest.approx(total, abs=0.01)
        assert total == pytest.approx(float(found.spent.sum()) / 100 / found.weeks * 52, abs=0.01)


def test_cost_per_child_times_children_is_the_cost(five_today: ContinuumModel) -> None:
    found = totals(five_today, 1, 3)
    children = float(found.stock_weeks(Stock.CHILDREN)[0]) / found.weeks
    cost = MEASURES["cost_per_child"].formula(found)[0] * children
    assert cost == pytest.approx(MEASURES["cost_per_year"].formula(found)[0])


def test_periods_add_up(five_today: ContinuumModel) -> None:
    years = [totals(five_today, year, year) for year in (1, 2, 3)]
    whole = totals(five_today, 1, 3)
    for flow in Flow:
        assert np.array_equal(sum(year.flow(flow) for year in years), whole.flow(flow))
    assert np.array_equal(sum(year.spent for year in years), whole.spent)
    for tallies in zip(*(year.tallies for year in years), whole.tallies, strict=True):
        assert np.array_equal(sum(tallies[:-1]), tallies[-1])
    assert sum(year.weeks for year in years) == whole.weeks == 156


def test_nine_in_ten_waited_no_longer_than_the_90th_percentile() -> None:
    tallies = no_tallies()
    tallies.waits[[Help.LOCAL, Help.COMBINED], 0, [2, 30]] = 9, 1
    tallies.waits[Help.EXTRA, 0, 40] = 100  # support at school is no care
    found = Totals(snapshot(0), [snapshot(52)], tallies, np.zeros(5), 0.5, FREE)
    assert found.wait_quantile(0.9, 1, 4) == 2
    assert found.wait_quantile(0.91, 1, 4) == 30
    assert np.isnan(found.wait_quantile(0.9, 3, 4))


def test_exempt_children_are_not_out_of_school_for_long(
    five_today: ContinuumModel,
) -> None:
    s, week = five_today.world.students, int(five_today.world.clock[0])
    for place, weeks in enumerate(LONG_OUT_WEEKS):
        long = (s.out_since >= 0) & (week - s.out_since > weeks)
        found = five_today.history[-1].long_out[place]
        assert found[0] == (long & (s.exempt == 0)).sum() > 0
        assert (long & (s.exempt == 1)).any()


def test_a_measure_without_direction_claims_no_gain() -> None:
    undirected = {item.name for item in ALL if item.better == NONE}
    assert {"care_users", "care_starts", "provider_fte", "cases"} <= undirected
    assert "unmet_need" not in undirected


def test_groups_of_income_are_reported_where_they_can_be(five_today: ContinuumModel) -> None:
    rows = {(group, name) for _, group, name, _ in values(five_today)}
    assert ("income:low", "unmet_need") in rows
    assert ("income:low", "cost_per_child") not in rows
    assert ("payer:municipality", "cost_per_year") in rows


def test_municipalities_are_added_where_a_measure_has_groups_and_change_no_other_row(
    five_today: ContinuumModel,
) -> None:
    rows = list(values(five_today, municipalities=True))
    added = [row for row in rows if row[1].startswith("municipality:")]
    others = [row for row in rows if not row[1].startswith("municipality:")]
    np.testing.assert_equal(others, list(values(five_today)))
    names = {f"municipality:{name}" for name in five_today.places.names}
    expected = {(group, item.name) for group in names for item in ALL if item.by_group}
    assert {(group, name) for _, group, name, _ in added} == expected
    assert len(names) == 5


def test_municipalities_lie_around_the_value_of_the_whole_region(
    five_today: ContinuumModel,
) -> None:
    rows = [row for row in values(five_today, municipalities=True) if row[2] == "unmet_need"]
    for period in ("years 1-3", "all years"):
        here = {group: value for name, group, _, value in rows if name == period}
        places = [value for group, value in here.items() if group.startswith("municipality:")]
        assert min(places) < here["all"] < max(places)


def test_present_values_fall_with_the_discount_rate_and_are_sums_without_one() -> None:
    snapshots = [snapshot(260 + 52 * year) for year in range(3)]
    found = Totals(snapshots[0], snapshots[1:], no_tallies(), np.zeros(5), 0.5, FREE)
    assert found.present_value([100.0, 50.0]) == 150.0
    dear = replace(found, prices=replace(FREE, discount_rate=0.1))
    assert dear.present_value([100.0, 50.0]) == pytest.approx(100 / 1.1**0.5 + 50 / 1.1**1.5)


def test_rows_of_a_run_are_the_same_for_every_seed_whatever_happened(
    tiny_today: ContinuumModel, five_today: ContinuumModel
) -> None:
    rows = [(period, group, name) for period, group, name, _ in values(tiny_today)]
    assert len(rows) == len(set(rows))
    assert rows == [(period, group, name) for period, group, name, _ in values(five_today)]
