"""Every number that a report says is found in the runs, computed here in another way."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from experiments.comparison.answer import plain_answer
from experiments.report.findings import Findings
from experiments.report.page import view
from experiments.report.speech import Speech
from experiments.sweep.design import HEADLINE
from experiments.sweep.store import Store
from model.outcomes import HIGHER, LOWER, MEASURES

NUMBER = re.compile(r"[−+]?€?\s?\d[\d.,]*\d|[−+]?€?\s?\d")


class Raw:
    """The values of a store, by scenario; the last axis are replications."""

    def __init__(self, store: Store) -> None:
        rows = store.results()
        self.table: Any = rows.pivot_table(
            index=["period", "group", "measure", "scenario"],
            columns="replication",
            values="value",
            observed=True,
            dropna=False,
        )

    def of(self, scenario: str, measure: str, group: str = "all") -> np.ndarray:
        """Return the value per replication over all years of one year."""
        values: np.ndarray = self.table.loc[("all years", group, measure, scenario)].to_numpy()
        return values

    def moved(self, measure: str, group: str = "all") -> tuple[float, float, float]:
        """Return the mean paired difference and its 95 % interval."""
        moved = self.of("integrated-teams", measure, group) - self.of("current", measure, group)
        half = stats.t.ppf(0.975, moved.size - 1) * moved.std(ddof=1) / np.sqrt(moved.size)
        return float(moved.mean()), float(moved.mean() - half), float(moved.mean() + half)


def shown(value: float, places: int, lang: str) -> str:
    """Return a number without its sign as a report writes it."""
    text = f"{abs(value):,.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text


def bare(text: str) -> list[str]:
    """Return the numbers in a text without sign, currency and space."""
    return [re.sub(r"[^\d.,]", "", found).strip(".,") for found in NUMBER.findall(text)]


@pytest.fixture(scope="module")
def raw(plain: Store) -> Raw:
    return Raw(plain)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_numbers_of_the_answer_are_those_of_the_runs(
    found: Findings, raw: Raw, lang: str
) -> None:
    (told,) = plain_answer(found.comparison.rows, lang)
    for sentence, name in zip(told.sentences, ("unmet_need", "cost_per_child"), strict=True):
        mean, low, high = raw.moved(name)
        before, after = (raw.of(item, name).mean() for item in ("current", "integrated-teams"))
        ends = sorted((abs(low), abs(high))) if low > 0 or high < 0 else (low, high)
        places = MEASURES[name].decimals
        expected = {shown(value, places, lang) for value in (mean, before, after, *ends)} | {"100"}
        assert set(bare(sentence)) <= expected
        assert {shown(before, places, lang), shown(after, places, lang)} <= set(bare(sentence))


def test_the_tally_counts_what_gets_better_and_worse(found: Findings, raw: Raw) -> None:
    (told,) = plain_answer(found.comparison.rows, "nl")
    better = worse = measures = 0
    for name, measure in MEASURES.items():
        if measure.topic == "statistics":
            continue
        measures += 1
        _, low, high = raw.moved(name)
        if measure.better in (LOWER, HIGHER) and (low > 0 or high < 0):
            good = (high < 0) == (measure.better == LOWER)
            better, worse = better + good, worse + (not good)
    assert bare(told.tally)[:3] == [str(measures), str(better), str(worse)]
    assert worse
    named = re.search(r"bijvoorbeeld: (.+)\.", told.tally)
    assert named is not None
    assert named[1] in {item.nl[:1].lower() + item.nl[1:] for item in MEASURES.values()}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_tables_of_measures_and_payers_hold_the_numbers_of_the_runs(
    found: Findings, raw: Raw, lang: str
) -> None:
    (item,) = view(found, lang)["scenarios"]
    (_, rows), *_ = item.measures[1].sections
    assert len(rows) == len(HEADLINE) == 6
    for row, name in zip(rows, HEADLINE, strict=True):
        mean, low, high = raw.moved(name)
        levels = [raw.of(plan, name).mean() for plan in ("current", "integrated-teams")]
        expected = [shown(value, MEASURES[name].decimals, lang) for value in (*levels, mean)]
        assert [bare(cell)[0] for cell in row.cells[:3]] == expected
        ends = [shown(value, MEASURES[name].decimals, lang) for value in (low, high)]
        assert bare(row.cells[3]) == ends
    (_, payers), *_ = item.payers[1].sections
    names = ["municipality", "partnership", "school", "health_insurer", "care_office"]
    for row, name in zip(payers, names, strict=True):
        mean = raw.moved("cost_per_year", f"payer:{name}")[0]
        assert bare(row.cells[2]) == [shown(mean, 0, lang)]


def test_the_children_who_gain_and_lose_are_counted_once_each(found: Findings, raw: Raw) -> None:
    (item,) = view(found, "nl")["scenarios"]
    counts = {
        name: raw.table.loc[("all years", "with_need", f"paired_{name}", "integrated-teams")]
        for name in ("children", "fewer", "same", "more")
    }
    shares = [
        float((100 * counts[name] / counts["children"]).mean())
        for name in ("fewer", "same", "more")
    ]
    assert bare(item.children.told) == ["100", *(shown(share, 0, "nl") for share in shares)]
    assert [bare(part.text)[0] for part in item.children.bar] == [
        shown(share, 1, "nl") for share in shares
    ]
    assert sum(part.width for part in item.children.bar) == pytest.approx(100, abs=0.05)


def test_every_number_of_the_dissent_is_found_in_the_rows(found: Findings) -> None:
    page = view(found, "en")
    rows = found.comparison.table()
    values = rows[["mean", "difference", "low", "high"]].to_numpy().ravel()
    known = {
        shown(value * scale, places, "en")
        for value in values[np.isfinite(values)]
        for scale in (1.0, 1e-6)
        for places in (0, 1, 2)
    } | {"1", "100"}
    against, for_it = page["cases"]
    points = [*against.points, *for_it.points]
    assert len(points) > 4
    strange = {number for point in points for number in bare(point)} - known
    assert not {text for text in strange if "1,000" not in text}


def test_money_from_a_million_on_is_said_in_millions(found: Findings) -> None:
    page = view(found, "nl")
    paying = [point for point in page["cases"][0].points if point.startswith("Meer betalen")]
    assert paying
    rows = found.comparison.rows
    costs = rows[rows["group"].astype(str).str.startswith("payer:") & (rows["verdict"] == "worse")]
    periods = pd.Index(costs["period"]).unique()
    assert len(paying) == (costs["period"] == periods[0]).sum()


def test_a_figure_puts_points_and_ranges_where_their_numbers_are(found: Findings, raw: Raw) -> None:
    drawn = view(found, "en")["scenarios"][0].measures[0]
    (one, low_text), *_, (two, high_text) = drawn.ticks
    low_tick, high_tick = (float(bare(text)[0]) for text in (low_text, high_text))
    low_tick, high_tick = (
        value * (-1 if "−" in text else 1)
        for value, text in ((low_tick, low_text), (high_tick, high_text))
    )

    def place(value: float) -> float:
        return float(one + (two - one) * (value - low_tick) / (high_tick - low_tick))

    mark, name = drawn.marks[0], HEADLINE[0]
    percent = 100 / raw.of("current", name).mean()
    mean, low, high = (percent * value for value in raw.moved(name))
    assert mark.dot == pytest.approx(place(mean), abs=0.05)
    assert mark.chance.left == pytest.approx(place(low), abs=0.05)
    assert mark.chance.width == pytest.approx(place(high) - place(low), abs=0.05)


def test_an_amount_is_written_as_people_do() -> None:
    assert Speech("nl").money(2_924_000) == "€\N{NO-BREAK SPACE}2,92 miljoen"
    assert Speech("en").money(-999_999.4) == "−\N{WORD JOINER}€999,999"
