"""The ledger: all flows of money, and two counts of the same money."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.comparison.ledger import GROUPS, LEDGER_COLUMNS, books, ledger_table
from experiments.runs.run import RunSettings, run_scenarios
from model.kinds import Activity, Payer, Pot
from model.money import CENTS, SOURCE_OF
from scenarios import load


@pytest.fixture(scope="module")
def runs():
    """Two scenarios, of which one has a joint fund, in a small region."""
    settings = RunSettings("municipality:Bunnik", years=2, replications=2, workers=1)
    return run_scenarios([load("current"), load("pooled-budget")], settings)


def test_every_flow_is_in_the_table_once_with_its_names(runs):
    rows = ledger_table(runs)
    assert tuple(rows.columns) == LEDGER_COLUMNS
    mean = runs.ledger.mean(axis=1) / CENTS
    seen = np.zeros_like(mean)
    names = [scenario.name for scenario in runs.scenarios]
    for item in rows.to_dict("records"):
        payer = Payer[item["payer"].upper()]
        assert item["source"] == SOURCE_OF[payer].name.lower()
        place = (
            names.index(item["scenario"]), item["year"] - 1, Pot[item["pot"].upper()], payer,
            Activity[item["activity"].upper()], GROUPS.index(item["group"]),
        )  # fmt: skip
        assert seen[place] == 0
        assert item["mean"] == mean[place]
        if item["scenario"] == "current":
            assert np.isnan(item["difference"])
        else:
            assert item["difference"] == mean[place] - mean[(0, *place[1:])]
        seen[place] = item["mean"]
    assert np.array_equal(seen, mean)


def test_what_payers_put_in_is_what_is_spent_to_the_cent(runs):
    found = books(runs)
    assert [item.scenario for item in found] == ["current", "pooled-budget"]
    assert [item.difference for item in found] == [0, 0]
    assert all(item.spent == runs.ledger[place].sum() > 0 for place, item in enumerate(found))


def test_a_cent_that_is_lost_shows(runs):
    ledger = runs.ledger.copy()
    place = tuple(np.argwhere(ledger[1] > 0)[0])
    ledger[1][place] -= 1
    assert [item.difference for item in books(replace(runs, ledger=ledger))] == [0, 1]
