"""The ledger in parts: what adds up, what is whose, and that nothing else is in it."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.comparison.certainty import paired_interval
from experiments.comparison.compare import compare
from experiments.comparison.ledger_parts import (
    ALL,
    KINDS,
    LAW,
    LAWS,
    MUNICIPALITY,
    PART_COLUMNS,
    PAYERS,
    YEAR,
    changes,
    is_kept,
    part_table,
    parts_of,
    worst_first,
)
from experiments.runs.run import RunSettings, run_scenarios
from model.geography import load_geography
from model.kinds import Payer
from model.money import CENTS
from scenarios import load


@pytest.fixture(scope="module")
def runs():
    """Today and a joint fund, so that not all money comes out of the payer's own purse."""
    settings = RunSettings("jeugdregio:Zeeland", years=2, replications=3, workers=1)
    return run_scenarios([load("current"), load("full-continuum")], settings)


@pytest.mark.parametrize("payer", PAYERS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", [0, 1, 2])
def test_parts_add_up_to_the_cent_to_what_is_counted_apart(runs, kind, year, payer):
    parts = parts_of(runs, kind, year, payer)
    assert parts.difference == 0
    assert np.array_equal(parts.cents.sum(axis=2), parts.total)
    assert (parts.total > 0).all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_cent_that_is_lost_in_one_part_shows(runs, kind):
    parts = parts_of(runs, kind)
    cents = parts.cents.copy()
    cents[1, 0, 0] -= 1
    cents[0, 1, -1] += 1
    assert replace(parts, cents=cents).difference == 2


def test_a_law_has_the_money_of_its_payers_also_where_a_fund_spends_it(runs):
    parts = parts_of(runs, LAW)
    by_payer = runs.ledger.sum(axis=(2, 3, 5, 6))
    for name, cents in zip(parts.names, np.moveaxis(parts.cents, 2, 0), strict=True):
        assert np.array_equal(cents, by_payer[:, :, list(LAWS[name])].sum(axis=2))
    assert sorted(payer for payers in LAWS.values() for payer in payers) == sorted(Payer)
    fund = runs.ledger[1, :, :, 1].sum()
    assert fund > 0  # or the test would prove nothing


def test_all_years_of_a_law_are_its_single_years_together(runs):
    single = [parts_of(runs, LAW, year) for year in (1, 2)]
    for name in parts_of(runs, LAW).names:
        whole = parts_of(runs, LAW)
        found = [item for item in single if name in item.names]
        apart = np.sum([item.cents[:, :, item.names.index(name)] for item in found], axis=0)
        assert np.array_equal(whole.cents[:, :, whole.names.index(name)], apart)


def test_a_difference_is_that_of_paired_replications_per_year(runs):
    parts = parts_of(runs, MUNICIPALITY)
    for place, found in enumerate(changes(parts, 1)[:-1]):
        cents = runs.by_place[:, :, 0, place]
        paired = (cents[1] / CENTS / 2) - (cents[0] / CENTS / 2)
        mean, low, high = paired_interval(paired)
        assert (found.difference, found.low, found.high) == pytest.approx((mean, low, high))
        assert found.level - found.baseline == pytest.approx(found.difference)
        clear = found.verdict != "indistinguishable"
        assert clear == (found.low > 0 or found.high < 0)
        assert found.verdict != ("pays_less" if mean > 0 else "pays_more")


def test_the_whole_is_the_line_of_the_comparison(runs):
    rows = compare(runs).table()
    for kind, group in ((YEAR, "all"), (LAW, "all"), (MUNICIPALITY, "payer:municipality")):
        total = changes(parts_of(runs, kind), 1)[-1]
        line = rows[
            (rows["scenario"] == "full-continuum") & (rows["period"] == "all years")
            & (rows["group"] == group) & (rows["measure"] == "cost_per_year")
        ].iloc[0]  # fmt: skip
        assert total.name == ALL
        expected = [line["mean"], line["difference"], line["low"], line["high"]]
        found = [total.level, total.difference, total.low, total.high]
        assert found == pytest.approx(expected, abs=0.005)


def test_municipalities_are_in_the_order_of_what_they_pay_more_per_child(runs):
    geo = load_geography()
    found = worst_first(changes(parts_of(runs, MUNICIPALITY), 1))
    extra = [item.difference / item.children for item in found[:-1]]
    assert extra == sorted(extra, reverse=True)
    assert extra == [item.per_child(item.difference) for item in found[:-1]]
    children = {geo.names[row]: geo.children(4, 17)[row] for row in runs.region.municipalities}
    assert {item.name: item.children for item in found[:-1]} == children
    assert found[-1].children == sum(children.values())


def test_a_municipality_pays_its_deposit_and_not_what_the_fund_pays_for_it(runs):
    """Under a fund the sum by payer is what is put in; by law it is what is spent."""
    put_in = parts_of(runs, MUNICIPALITY).cents.sum(axis=2)
    by_law = parts_of(runs, LAW)
    under_the_law = by_law.cents[:, :, by_law.names.index("youth_act")]
    assert np.array_equal(put_in[0], under_the_law[0])  # today has no fund
    assert (put_in[1] != under_the_law[1]).any()


def test_the_same_scenario_twice_has_no_difference_anywhere():
    settings = RunSettings("municipality:Bunnik", years=1, replications=2, workers=1)
    same = replace(load("current"), name="same")
    runs = run_scenarios([load("current"), same], settings)
    for kind in KINDS:
        for item in changes(parts_of(runs, kind), 1):
            assert (item.difference, item.low, item.high) == (0.0, 0.0, 0.0)
            assert item.verdict == "indistinguishable"


def test_runs_from_a_store_have_no_municipalities(runs):
    bare = replace(runs, by_place=np.zeros((0, 0, 0, 0), np.int64))
    assert [is_kept(bare, kind) for kind in KINDS] == [True, True, False]
    assert all(is_kept(runs, kind) for kind in KINDS)


def test_the_table_has_every_part_of_every_payer_once(runs):
    table = part_table(runs, MUNICIPALITY)
    assert tuple(table.columns) == PART_COLUMNS
    places = len(runs.region.municipalities)
    assert len(table) == len(PAYERS) * 2 * (places + 1)
    assert not table.duplicated(["scenario", "payer", "name"]).any()
    base = table[table["scenario"] == "current"]
    assert base["difference"].isna().all()
    assert (base["verdict"] == "").all()
